package org.pyrt.vm.modules.interpreters;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Subinterpreter;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.modules.marshal.MarshalReader;

/**
 * A value on its way from one interpreter to another, which belongs to neither. Made by {@link Sharing}; made into an object of the receiving interpreter
 * any number of times, and released in the end. Immutable, any thread.
 */
abstract class SharedValue {

    /** The object in the thread's interpreter, floating. Raises NotShareableError where it cannot be made. */
    @CleanPoint
    abstract PyObject make(ThreadState ts);

    /** Gives up what the value keeps on its way: queues of its process. */
    void release(SharedQueues queues) {}

    /** None, numbers, text and bytes, which all interpreters share. */
    static final class Leaf extends SharedValue {

        @SuppressWarnings("UncountedField") // leaves only
        private final PyObject value;

        Leaf(PyObject value) {
            this.value = value;
        }

        @Override
        PyObject make(ThreadState ts) {
            return value;
        }
    }

    /** A tuple. */
    static final class Items extends SharedValue {

        private final SharedValue[] items;

        Items(SharedValue[] items) {
            this.items = items;
        }

        @Override
        @CleanPoint
        PyObject make(ThreadState ts) {
            try (Scratch made = new Scratch(ts, items.length)) {
                for (SharedValue item : items) {
                    made.add(item.make(ts));
                }
                return PyTuple.adopt(ts, made.moveOut());
            }
        }

        @Override
        void release(SharedQueues queues) {
            for (SharedValue item : items) {
                if (item != null) {
                    item.release(queues);
                }
            }
        }
    }

    /** A function without state of its own, by its code. Its globals are those of the receiver's {@code __main__}. */
    static final class Function extends SharedValue {

        private static final PyCell[] NO_CELLS = {};

        private final byte[] code;

        Function(byte[] code) {
            this.code = code;
        }

        @Override
        @CleanPoint
        PyObject make(ThreadState ts) {
            Code made;
            try {
                made = MarshalReader.code(ts, code, 0);
            } catch (Raised e) {
                throw CrossingErrors.notShareableBecause(ts, "object could not be unmarshalled");
            }
            try (var held = ts.hold(made)) {
                PyDict main = Subinterpreter.mainNamespace(ts);
                PyDict globals = main != null ? main : new PyDict(ts);
                return new PyFunction(ts, made, globals, VirtualMachine.of(ts).builtins(), NO_CELLS, PyNone.NONE, PyNone.NONE, false);
            }
        }
    }

    /** The memory of an object with a buffer: the receiver's memoryview is of the very same bytes. */
    static final class Memory extends SharedValue {

        private final SharedBytes bytes;

        Memory(SharedBytes bytes) {
            this.bytes = bytes;
        }

        @Override
        @CleanPoint
        PyObject make(ThreadState ts) {
            PyBufferView exporter = new PyBufferView(ts, bytes);
            try (var held = ts.hold(exporter)) {
                return PyMemoryView.of(ts, exporter, 0);
            }
        }
    }

    /** A queue, which is kept on the way. */
    static final class Queue extends SharedValue {

        private final long number;

        Queue(long number) {
            this.number = number;
        }

        @Override
        @CleanPoint
        PyObject make(ThreadState ts) {
            PyObject type = InterpreterQueuesModule.queueType(ts);
            try (var held = ts.hold(type)) {
                return Calls.call(ts, type, PyInt.of(number));
            }
        }

        @Override
        void release(SharedQueues queues) {
            queues.release(number);
        }
    }

    /** Any object, by the module pickle. */
    static final class Pickled extends SharedValue {

        private static final PyStr LOADS = PyStr.interned("loads");

        private final byte[] bytes;

        /** The file of the sender's program, which has the names of its {@code __main__}; or null. */
        private final String program;

        Pickled(byte[] bytes, String program) {
            this.bytes = bytes;
            this.program = program;
        }

        @Override
        @CleanPoint
        PyObject make(ThreadState ts) {
            PyObject pickle = VirtualMachine.of(ts).importer.importModule(ts, Sharing.PICKLE);
            ProgramNames names = new ProgramNames(ts, program);
            try (var held = ts.hold(pickle)) {
                for (; ; ) {
                    try {
                        return Calls.callMethod(ts, pickle, LOADS, PyBytes.of(bytes));
                    } catch (Raised e) {
                        if (!names.supply()) {
                            throw CrossingErrors.notShareableBecause(ts, "object could not be unpickled");
                        }
                    }
                }
            }
        }
    }

    /** Whether what is being raised says that something cannot be sent. */
    static boolean isNotShareable(ThreadState ts) {
        return Errors.matches(ts, CrossingErrors.NOT_SHAREABLE);
    }
}
