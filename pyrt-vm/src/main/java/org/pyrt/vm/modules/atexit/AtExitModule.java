package org.pyrt.vm.modules.atexit;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.runtime.CountedState;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.UncaughtErrors;
import org.pyrt.vm.modules.builtins.BuiltinsModule;

/** The module atexit: functions called when the interpreter ends, the last registered first. */
@ExposedModule(name = "atexit", doc = "Functions to be called when the program ends.")
public final class AtExitModule {

    /** The callbacks of an interpreter, a chain from the newest; guarded by its monitor, in which no Python code runs. */
    private static final class State implements CountedState {
        private Callback newest;
        private int count;

        synchronized void push(Callback c) {
            c.older = newest;
            newest = c;
            count++;
        }

        synchronized Callback pop() {
            Callback c = newest;
            if (c != null) {
                newest = c.older;
                count--;
            }
            return c;
        }

        synchronized Callback newest() {
            return newest;
        }

        synchronized boolean remove(Callback gone) {
            Callback previous = null;
            for (Callback c = newest; c != null; c = c.older) {
                if (c == gone) {
                    if (previous == null) {
                        newest = c.older;
                    } else {
                        previous.older = c.older;
                    }
                    count--;
                    return true;
                }
                previous = c;
            }
            return false;
        }

        synchronized int count() {
            return count;
        }

        @Override
        public synchronized void visit(SlotVisitor visitor) {
            for (Callback c = newest; c != null; c = c.older) {
                visitor.visit(c.function);
                visitor.visit(c.args);
                if (c.keywords != null) {
                    visitor.visit(c.keywords);
                }
            }
        }
    }

    /** A function with its arguments, which it counts until {@link #drop}. */
    private static final class Callback {
        @Slot final PyObject function;
        @Slot final PyTuple args;
        @Slot final PyDict keywords;
        Callback older;

        Callback(ThreadState ts, PyObject function, PyObject[] args, PyDict keywords) {
            this.function = function;
            this.args = PyTuple.of(ts, args.clone());
            this.keywords = keywords;
            Refs.incref(ts, function);
            Refs.incref(ts, this.args);
            Refs.incref(ts, keywords);
        }

        void drop(ThreadState ts) {
            Refs.decref(ts, function);
            Refs.decref(ts, args);
            Refs.decref(ts, keywords);
        }
    }

    private AtExitModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "atexit", "Functions to be called when the program ends.", new AtExitModuleAdapter()).build();
    }

    private static State state(ThreadState ts) {
        return Interpreter.of(ts).state(State.class, State::new);
    }

    /** Calls what was registered; an exception is reported and the next function called. */
    @CleanPoint
    public static void runCallbacks(ThreadState ts) {
        State state = state(ts);
        for (Callback c; (c = state.pop()) != null; ) {
            try {
                Refs.discard(ts, Calls.callWithDict(ts, c.function, c.args.array(), c.keywords));
            } catch (Raised e) {
                UncaughtErrors.unraisable(ts, "Exception ignored in atexit callback", c.function);
            }
            c.drop(ts);
            ts.drain();
        }
    }

    @ExposedMethod(doc = "register(func, /, *args, **kwargs)\n--\n\nRegister a function to be called at the end; returns it.")
    static PyObject register(
            ThreadState ts, @PositionalOnly PyObject func, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        if (!BuiltinsModule.isCallable(func)) {
            throw Errors.typeError(ts, "the first argument must be callable");
        }
        state(ts).push(new Callback(ts, func, args, kwargs));
        return func;
    }

    @ExposedMethod(doc = "unregister($module, func, /)\n--\n\nTake a function off, however often it was registered.")
    @CleanPoint
    static PyObject unregister(ThreadState ts, @PositionalOnly PyObject func) {
        State state = state(ts);
        for (Callback c = state.newest(); c != null; c = c.older) {
            if (Comparison.test(ts, SlotId.EQ, c.function, func) && state.remove(c)) {
                c.drop(ts);
            }
        }
        return PyNone.NONE;
    }

    @ExposedMethod(name = "_clear", doc = "_clear($module, /)\n--\n\nForget all functions.")
    static void clear(ThreadState ts) {
        State state = state(ts);
        for (Callback c; (c = state.pop()) != null; ) {
            c.drop(ts);
        }
    }

    @ExposedMethod(name = "_run_exitfuncs", doc = "_run_exitfuncs($module, /)\n--\n\nCall all functions now.")
    @CleanPoint
    static void runExitFunctions(ThreadState ts) {
        runCallbacks(ts);
    }

    @ExposedMethod(name = "_ncallbacks", doc = "_ncallbacks($module, /)\n--\n\nHow many functions are registered.")
    static int countCallbacks(ThreadState ts) {
        return state(ts).count();
    }
}
