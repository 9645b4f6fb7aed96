package org.pyrt.vm.coroutine;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.PyGenerator;
import org.pyrt.vm.interpreter.GeneratorOps;
import org.pyrt.vm.interpreter.GeneratorThrows;

/** Steps of asynchronous generators, as seen by what awaits them. Source: CPython 3.14 Objects/genobject.c, PEP 525. */
final class AsyncGenerators {

    private AsyncGenerators() {}

    /**
     * Resumes the generator; {@code thrown} has the arguments of throw, or is null. What it awaits and passes on is returned; what it yields is raised as
     * StopIteration; its end raises StopAsyncIteration.
     */
    @CleanPoint
    static PyObject step(ThreadState ts, PyGenerator g, PyObject value, PyObject[] thrown, boolean closes) {
        PyObject v = resume(ts, g, value, thrown, closes);
        if (!(v instanceof PyWrappedValue wrapped)) {
            return v;
        }
        g.setRunningAsync(false);
        PyObject yielded = wrapped.value();
        try (var held = ts.hold(yielded)) {
            Refs.discard(ts, wrapped);
            throw Errors.stopIteration(ts, yielded);
        }
    }

    /** The same, but a value that it yields is returned wrapped. */
    @CleanPoint
    static PyObject resume(ThreadState ts, PyGenerator g, PyObject value, PyObject[] thrown, boolean closes) {
        PyObject v;
        try {
            v =
                    thrown == null
                            ? GeneratorOps.sendPlain(ts, g, value)
                            : GeneratorThrows.raiseInto(ts, g, thrown[0], thrown[1], thrown[2], closes);
        } catch (Raised e) {
            if (isEnd(ts)) {
                g.close();
            }
            g.setRunningAsync(false);
            throw e;
        }
        if (g.state() == PyGenerator.FINISHED) {
            g.close();
            g.setRunningAsync(false);
            throw Errors.raise(ts, ExceptionTypes.STOP_ASYNC_ITERATION);
        }
        return v;
    }

    /** Whether StopAsyncIteration or GeneratorExit is being raised. */
    static boolean isEnd(ThreadState ts) {
        return Errors.matches(ts, ExceptionTypes.STOP_ASYNC_ITERATION) || Errors.matches(ts, ExceptionTypes.GENERATOR_EXIT);
    }

    /** Throws GeneratorExit into an awaitable; what it raises to say that it ended is swallowed. */
    @CleanPoint
    static void close(ThreadState ts, PyAsyncAwaitable awaitable) {
        try {
            Refs.discard(ts, awaitable.raise(ts, ExceptionTypes.GENERATOR_EXIT, null, null));
        } catch (Raised e) {
            if (isEnd(ts) || Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
                Errors.clear(ts);
                return;
            }
            throw e;
        }
        throw Errors.runtimeError(ts, "coroutine ignored GeneratorExit");
    }
}
