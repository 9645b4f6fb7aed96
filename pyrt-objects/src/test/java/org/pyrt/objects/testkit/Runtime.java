package org.pyrt.objects.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.pyrt.alloc.CheckedAllocator;
import org.pyrt.alloc.PagedAllocator;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.BlockAllocator;
import org.pyrt.api.service.Tracker;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.RuntimeHooks;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;

/**
 * A thread state for each test, with an interpreter that has no virtual machine: Python functions cannot be called and imports fail.
 * Use: {@code @RegisterExtension final Runtime rt = new Runtime();}
 */
public final class Runtime implements BeforeEachCallback, AfterEachCallback {

    /** The state of the thread that runs the test. */
    public ThreadState ts;

    /** The interpreter's allocator, which finds wrong uses of its blocks. */
    public CheckedAllocator allocator;

    @Override
    public void beforeEach(ExtensionContext context) {
        ThreadRegistry registry = new ThreadRegistry();
        allocator = new CheckedAllocator(new PagedAllocator(), CheckedAllocator.Options.ALL);
        ts = attach(new StubInterpreter(registry, allocator));
    }

    /** Attaches the current thread to {@code interpreter}; the caller exits the state. */
    public static ThreadState attach(Interpreter interpreter) {
        ThreadState state = interpreter.registry.attachCurrentThread();
        state.interpreter = interpreter;
        state.tracker = new NoTracker();
        return state;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ts.exit();
        allocator.check();
    }

    // ---- what tests often need ----

    /** {@code object.name(*args)}. */
    public PyObject method(PyObject object, String name, PyObject... args) {
        PyObject m = Attributes.get(ts, object, PyStr.interned(name));
        return Calls.call(ts, m, args, null);
    }

    /** The same, as its repr. */
    public String reprOf(PyObject object, String name, PyObject... args) {
        return repr(method(object, name, args));
    }

    /** {@code repr(o)}. */
    public String repr(PyObject o) {
        return Representation.repr(ts, o).toString();
    }

    /** What {@code action} raises, as {@code Type: text}; fails if it raises nothing. */
    public String raised(Runnable action) {
        try {
            action.run();
        } catch (Raised e) {
            PyObject error = Errors.take(ts);
            try (var held = ts.hold(error)) {
                return PyType.of(error).name() + ": " + Representation.str(ts, error);
            }
        }
        throw new AssertionError("nothing was raised");
    }

    private static final class NoTracker implements Tracker {
        @Override
        public void track(PyObject container) {}

        @Override
        public void untrack(PyObject container) {}
    }

    /** An interpreter of empty modules. */
    public static final class StubInterpreter extends Interpreter {

        private final PyDict builtins = new PyDict();
        private final PyDict sys = new PyDict();
        private final PyDict modules = new PyDict();

        /** One whose threads are in {@code registry}, without an allocator. */
        public StubInterpreter(ThreadRegistry registry) {
            this(registry, null);
        }

        /** One whose threads are in {@code registry}, and its objects' blocks in {@code allocator}. */
        public StubInterpreter(ThreadRegistry registry, BlockAllocator allocator) {
            super(registry, new NoMachine(), null, allocator);
        }

        @Override
        public PyDict builtins() {
            return builtins;
        }

        @Override
        public PyDict sys() {
            return sys;
        }

        @Override
        public PyDict modules() {
            return modules;
        }
    }

    private static final class NoMachine extends RuntimeHooks {

        @Override
        public boolean makeBuiltin(ThreadState ts, PyStr name) {
            return false;
        }
        @Override
        public PyObject call(ThreadState ts, PyFunction function, PyObject[] args, PyStr[] kwNames) {
            throw Errors.systemError(ts, "no virtual machine");
        }

        @Override
        public PyObject importModule(ThreadState ts, String name) {
            if (name.equals("encodings")) {
                // A library without encodings: the built-in ones are all there are.
                return PyNone.NONE;
            }
            throw Errors.systemError(ts, "no imports");
        }

        @Override
        public void poll(ThreadState ts) {}

        @Override
        public void warn(ThreadState ts, PyType category, String message, int stackLevel) {}

        @Override
        public void warnUnclosed(ThreadState ts, String message, PyObject source) {}

        @Override
        public void unraisable(ThreadState ts, String context, PyObject object) {
            Errors.clear(ts);
        }

        @Override
        public PyObject currentGlobals(ThreadState ts) {
            return null;
        }

        @Override
        public PyObject[] currentClassAndSelf(ThreadState ts) {
            throw Errors.runtimeError(ts, "super(): no current frame");
        }
    }
}
