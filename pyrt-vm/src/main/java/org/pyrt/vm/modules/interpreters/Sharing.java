package org.pyrt.vm.modules.interpreters;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Subinterpreter;
import org.pyrt.vm.boot.VirtualMachine;

/**
 * Makes values that can go to another interpreter of objects. What can goes by the object's exact class. Source: CPython 3.14 Python/crossinterp.c and
 * crossinterp_data_lookup.h.
 */
final class Sharing {

    static final PyStr PICKLE = PyStr.interned("pickle");
    private static final PyStr DUMPS = PyStr.interned("dumps");
    private static final PyStr FILE = PyStr.interned("__file__");
    private static final PyStr ID = PyStr.interned("_id");

    private Sharing() {}

    /** Whether objects of that class can go as they are; what they contain is not looked at. */
    static boolean isShareable(ThreadState ts, PyObject o) {
        PyType type = PyType.of(o);
        return isLeaf(o, type) || type == PyTuple.TYPE || type == PyMemoryView.TYPE || type == InterpreterQueuesModule.knownQueueType(ts);
    }

    private static boolean isLeaf(PyObject o, PyType type) {
        return o == PyNone.NONE || type == PyInt.TYPE || type == PyBool.TYPE || type == PyStr.TYPE || type == PyFloat.TYPE || type == PyBytes.TYPE;
    }

    /**
     * The value of an object; with {@code byAnyMeans}, functions go by their code and all else by the module pickle. Raises NotShareableError.
     */
    @CleanPoint
    static SharedValue of(ThreadState ts, PyObject o, boolean byAnyMeans) {
        if (!byAnyMeans) {
            return asItIs(ts, o, false);
        }
        if (PyType.of(o) == PyInt.TYPE) {
            return new SharedValue.Leaf(o);
        }
        PyBaseException first;
        try {
            return asItIs(ts, o, true);
        } catch (Raised e) {
            first = Errors.take(ts);
        }
        try (var held = ts.hold(first)) {
            if (o instanceof PyFunction f) {
                try {
                    return function(ts, f);
                } catch (Raised e) {
                    Errors.clear(ts);
                }
            }
            try {
                return pickled(ts, o);
            } catch (Raised e) {
                Errors.clear(ts);
            }
            throw Errors.reraise(ts, first);
        }
    }

    @CleanPoint
    private static SharedValue asItIs(ThreadState ts, PyObject o, boolean byAnyMeans) {
        PyType type = PyType.of(o);
        if (type == PyInt.TYPE && !((PyInt) o).fitsLong()) {
            PyStr shown = Representation.repr(ts, o);
            try {
                throw Errors.overflowError(ts, "try sending as bytes");
            } catch (Raised e) {
                throw CrossingErrors.notShareableBecause(ts, shown + " does not support cross-interpreter data");
            }
        }
        if (isLeaf(o, type)) {
            return new SharedValue.Leaf(o);
        }
        if (type != PyTuple.TYPE && type != PyMemoryView.TYPE && type != InterpreterQueuesModule.knownQueueType(ts)) {
            throw CrossingErrors.notShareable(ts, Representation.repr(ts, o) + " does not support cross-interpreter data", null);
        }
        try {
            return type == PyTuple.TYPE ? items(ts, (PyTuple) o, byAnyMeans) : type == PyMemoryView.TYPE ? memory(ts, o) : queue(ts, o);
        } catch (Raised e) {
            PyBaseException cause = Errors.take(ts);
            try (var held = ts.hold(cause)) {
                throw CrossingErrors.notShareable(ts, Representation.repr(ts, o) + " does not support cross-interpreter data", cause);
            }
        }
    }

    @CleanPoint
    private static SharedValue items(ThreadState ts, PyTuple tuple, boolean byAnyMeans) {
        PyObject[] array = tuple.array();
        SharedValue[] items = new SharedValue[array.length];
        SharedValue.Items all = new SharedValue.Items(items);
        try {
            for (int i = 0; i < items.length; i++) {
                items[i] = of(ts, array[i], byAnyMeans);
            }
        } catch (Raised e) {
            all.release(SharedQueues.of(ts));
            throw e;
        }
        return all;
    }

    @CleanPoint
    private static SharedValue memory(ThreadState ts, PyObject view) {
        try (BufferView v = Buffers.view(ts, view)) {
            return new SharedValue.Memory(new SharedBytes(v));
        }
    }

    @CleanPoint
    private static SharedValue queue(ThreadState ts, PyObject queue) {
        PyObject number = Attributes.get(ts, queue, ID);
        long id;
        try (var held = ts.hold(number)) {
            id = Numbers.of(ts, number, "queue ID");
        }
        InterpreterQueuesModule.checked(ts, SharedQueues.of(ts).bind(id), id);
        return new SharedValue.Queue(id);
    }

    /** A function that refers to nothing but builtins, by its code. Raises NotShareableError for others. */
    @CleanPoint
    static SharedValue function(ThreadState ts, PyFunction f) {
        String wrong = Scripts.whatIsNotStateless(ts, f);
        if (wrong != null) {
            try {
                throw Errors.valueError(ts, wrong);
            } catch (Raised e) {
                throw CrossingErrors.notShareableBecause(ts, "only stateless functions are shareable");
            }
        }
        return new SharedValue.Function(Scripts.bytes(ts, f.code()));
    }

    /** Any object, by the module pickle. Raises NotShareableError. */
    @CleanPoint
    static SharedValue pickled(ThreadState ts, PyObject o) {
        PyObject pickle = VirtualMachine.of(ts).importer.importModule(ts, PICKLE);
        try (var held = ts.hold(pickle)) {
            PyObject bytes = Calls.callMethod(ts, pickle, DUMPS, o);
            PyDict main = Subinterpreter.mainNamespace(ts);
            PyObject file = main == null ? null : main.getStr(ts, FILE);
            return new SharedValue.Pickled(((PyBytes) bytes).array(), file instanceof PyStr s ? s.toString() : null);
        } catch (Raised e) {
            throw CrossingErrors.notShareableBecause(ts, "object could not be pickled");
        }
    }
}
