package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.frame.PyGenerator;

/** What happens when generators and what awaits their steps die. Source: CPython 3.14 Objects/genobject.c, Python/_warnings.c. */
public final class GeneratorFinalizers {

    private static final PyStr WARNINGS = PyStr.interned("warnings");
    private static final PyStr WARN_UNAWAITED = PyStr.interned("_warn_unawaited_coroutine");
    private static final String FINALIZING_COROUTINE = "Exception ignored while finalizing coroutine";

    private GeneratorFinalizers() {}

    /** Closes a generator that nobody refers to any more, or warns of a coroutine that never ran; errors are unraisable. */
    @CleanPoint
    public static void run(ThreadState ts, PyGenerator g) {
        if (g.state() == PyGenerator.FINISHED) {
            return;
        }
        PyBaseException raising = ts.raised == null ? null : Errors.take(ts);
        try (var held = ts.hold(raising)) {
            PyObject finalizer = g.isClosed() ? null : g.finalizer();
            if (finalizer != null) {
                callFinalizer(ts, g, finalizer);
            } else if (g.state() == PyGenerator.CREATED && g.type() == PyGenerator.COROUTINE) {
                warnUnawaited(ts, g);
            } else {
                close(ts, g);
            }
            putBack(ts, raising);
        }
    }

    /** What was being raised before is being raised again. */
    private static void putBack(ThreadState ts, PyBaseException raising) {
        if (raising != null) {
            Refs.incref(ts, raising);
            ts.raised = raising;
        }
    }

    @CleanPoint
    private static void callFinalizer(ThreadState ts, PyGenerator g, @Floating PyObject finalizer) {
        try (var held = ts.hold(finalizer)) {
            Refs.discard(ts, Calls.call(ts, finalizer, g));
        } catch (Raised e) {
            Interpreter.of(ts).hooks.unraisable(ts, "Exception ignored while finalizing generator", g);
        }
    }

    @CleanPoint
    private static void close(ThreadState ts, PyGenerator g) {
        try {
            Refs.discard(ts, GeneratorThrows.close(ts, g));
        } catch (Raised e) {
            Interpreter.of(ts).hooks.unraisable(ts, "Exception ignored while closing generator", g);
        }
    }

    /** A coroutine dies that never ran: the module warnings says so, or if it cannot, a plain warning. */
    @CleanPoint
    private static void warnUnawaited(ThreadState ts, PyGenerator g) {
        boolean warned = false;
        try {
            PyObject function = warningFunction(ts);
            if (function != null) {
                try (var held = ts.hold(function)) {
                    Refs.discard(ts, Calls.call(ts, function, g));
                    warned = true;
                }
            }
        } catch (Raised e) {
            warned = Errors.matches(ts, ExceptionTypes.RUNTIME_WARNING);
            Interpreter.of(ts).hooks.unraisable(ts, FINALIZING_COROUTINE, g);
        }
        if (!warned) {
            try {
                String message = "coroutine '" + g.qualname() + "' was never awaited";
                Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.RUNTIME_WARNING, message, 1);
            } catch (Raised e) {
                Interpreter.of(ts).hooks.unraisable(ts, FINALIZING_COROUTINE, g);
            }
        }
    }

    /** {@code warnings._warn_unawaited_coroutine}, floating; null if it is missing, or the interpreter is ending and has no such module any more. */
    @CleanPoint
    private static PyObject warningFunction(ThreadState ts) {
        if (VirtualMachine.of(ts).isFinalizing() && VirtualMachine.of(ts).modules().getStr(ts, WARNINGS) == null) {
            return null;
        }
        PyObject module = Interpreter.of(ts).hooks.importModule(ts, "warnings");
        try (var held = ts.hold(module)) {
            return Attributes.find(ts, module, WARN_UNAWAITED);
        }
    }

    /** An awaitable made by {@code method} of an asynchronous generator dies that was never awaited. */
    @CleanPoint
    public static void warnNeverAwaited(ThreadState ts, PyGenerator g, String method) {
        PyBaseException raising = ts.raised == null ? null : Errors.take(ts);
        try (var held = ts.hold(raising)) {
            try {
                String message = "coroutine method '" + method + "' of '" + g.qualname() + "' was never awaited";
                Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.RUNTIME_WARNING, message, 1);
            } catch (Raised e) {
                Interpreter.of(ts).hooks.unraisable(ts, FINALIZING_COROUTINE, g);
            }
            putBack(ts, raising);
        }
    }
}
