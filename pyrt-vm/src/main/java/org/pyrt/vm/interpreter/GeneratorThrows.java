package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyStopIteration;
import org.pyrt.objects.exception.PyTraceback;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.frame.PyGenerator;

/**
 * Generators that are thrown into and closed. What a generator delegates to gets the exception first; meanwhile the generator counts as running,
 * and its frame stands in the chain of frames. Source: CPython 3.14 Objects/genobject.c.
 */
@SuppressWarnings("CleanPoint")
public final class GeneratorThrows {

    private static final PyStr THROW = PyStr.interned("throw");
    private static final PyStr CLOSE = PyStr.interned("close");

    private GeneratorThrows() {}

    /** {@code generator.throw(type[, value[, traceback]])}; later arguments may be null. */
    @CleanPoint
    public static PyObject throwInto(ThreadState ts, PyGenerator g, PyObject type, PyObject value, PyObject traceback) {
        warnOld(ts, value, "throw");
        PyObject v = raiseInto(ts, g, type, value, traceback, true);
        if (g.state() == PyGenerator.FINISHED) {
            throw GeneratorOps.stop(ts, v);
        }
        return v;
    }

    /** Warns of more than one argument of {@code method}. */
    @CleanPoint
    public static void warnOld(ThreadState ts, PyObject value, String method) {
        if (value != null) {
            String message = "the (type, exc, tb) signature of " + method + "() is deprecated, use the single-arg signature instead.";
            Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.DEPRECATION_WARNING, message, 1);
        }
    }

    /**
     * Resumes with an exception at the yield; the value yielded or returned: look at the state to know. With {@code closes}, GeneratorExit closes what
     * is delegated to, instead of being thrown there.
     */
    @CleanPoint
    public static PyObject raiseInto(ThreadState ts, PyGenerator g, PyObject type, PyObject value, PyObject traceback, boolean closes) {
        if (GeneratorOps.isDelegating(g)) {
            int mark = ts.holdMark();
            ts.pushHold(g);
            try {
                return raiseDelegated(ts, g, type, value, traceback, closes);
            } finally {
                ts.unholdTo(mark);
            }
        }
        return raiseHere(ts, g, type, value, traceback);
    }

    @CleanPoint
    private static PyObject raiseHere(ThreadState ts, PyGenerator g, PyObject type, PyObject value, PyObject traceback) {
        Errors.reraise(ts, exception(ts, type, value, traceback));
        return raiseAt(ts, g);
    }

    /** The exception that {@code throw(type, value, traceback)} means, floating; what making it raises is the one meant then. */
    @CleanPoint
    static PyBaseException exception(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
        boolean given = traceback != null && traceback != PyNone.NONE;
        if (given && !(traceback instanceof PyTraceback)) {
            throw Errors.typeError(ts, "throw() third argument must be a traceback object");
        }
        PyBaseException e;
        if (type instanceof PyType t && t.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) {
            try {
                e = RaiseOps.instance(ts, type, value);
            } catch (Raised raised) {
                return Errors.take(ts);
            }
        } else {
            e = RaiseOps.instance(ts, type, value);
        }
        if (given) {
            e.setTraceback(ts, traceback);
        }
        return e;
    }

    /**
     * Goes on with the raising of an exception at the yield of a generator that delegates to nothing, or whose delegate had it; the value yielded or
     * returned. Only the raising keeps the exception: it dies where the generator forgets it.
     */
    @CleanPoint
    private static PyObject raiseAt(ThreadState ts, PyGenerator g) {
        Frame top = (Frame) ts.frame;
        int before = top == null ? 0 : top.holdTemporaries(ts);
        try (var held = ts.hold(g)) {
            Frame f = g.enter(ts, null, Frame.BOUNDARY, 0, 0, PyNone.NONE);
            if (f == null) {
                GeneratorOps.checkReuse(ts, g);
                throw Errors.again(ts);
            }
            if (g.handlesOwn()) {
                ((PyBaseException) ts.raised).chain(ts);
            }
            return Execution.raiseIn(ts, f);
        } finally {
            if (top != null) {
                top.unholdTemporaries(ts, before);
            }
        }
    }

    /**
     * Throws into what {@code g}, which the caller holds, delegates to. That is not held any more when {@code g} goes on, so that it can die where the
     * exception leaves the delegation.
     */
    @CleanPoint
    private static PyObject raiseDelegated(ThreadState ts, PyGenerator g, PyObject type, PyObject value, PyObject traceback, boolean closes) {
        PyObject inner = GeneratorOps.delegate(g.frame());
        boolean exits = closes && matchesExit(type);
        boolean plain = isPlain(inner);
        PyObject method = null;
        if (!exits && !plain) {
            try (var held = ts.hold(inner)) {
                method = Attributes.find(ts, inner, THROW);
            }
            if (method == null) {
                return raiseWithout(ts, g, type, value, traceback);
            }
        }
        PyObject v;
        boolean ended;
        try (var held = ts.hold(inner);
                var heldMethod = ts.hold(method)) {
            v = exits ? closeDelegate(ts, g, inner) : tell(ts, g, inner, method, type, value, traceback, closes);
            ended = plain && ((PyGenerator) inner).state() == PyGenerator.FINISHED;
        } catch (Raised raised) {
            return afterError(ts, g);
        }
        if (exits) {
            return raiseHere(ts, g, type, value, traceback);
        }
        return ended ? GeneratorOps.afterDelegation(ts, g, v) : v;
    }

    /** Throws where the delegate has no method throw: a StopIteration ends the delegation as if it were the delegate's own. */
    @CleanPoint
    private static PyObject raiseWithout(ThreadState ts, PyGenerator g, PyObject type, PyObject value, PyObject traceback) {
        PyBaseException e = exception(ts, type, value, traceback);
        if (!(e instanceof PyStopIteration stop)) {
            Errors.reraise(ts, e);
            return raiseAt(ts, g);
        }
        try (var held = ts.hold(e)) {
            return GeneratorOps.afterDelegation(ts, g, stop.value(ts));
        }
    }

    /** Goes on after the delegate raised: with its value if it ended, else with the exception. */
    @CleanPoint
    private static PyObject afterError(ThreadState ts, PyGenerator g) {
        if (Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
            return GeneratorOps.afterDelegation(ts, g, GeneratorOps.stopValue(ts));
        }
        return raiseAt(ts, g);
    }

    private static boolean matchesExit(PyObject type) {
        PyType of = type instanceof PyType t ? t : PyType.of(type);
        return of.isSubtypeOf(ExceptionTypes.GENERATOR_EXIT);
    }

    private static boolean isPlain(PyObject inner) {
        return inner instanceof PyGenerator sub && PyType.of(sub) != PyGenerator.ASYNC_GENERATOR;
    }

    /** Throws into what {@code g} delegates to: by {@code method}, or if that is null into a generator or coroutine. The caller holds all. */
    @CleanPoint
    private static PyObject tell(
            ThreadState ts, PyGenerator g, PyObject inner, PyObject method, PyObject type, PyObject value, PyObject traceback, boolean closes) {
        Frame top = (Frame) ts.frame;
        int before = top == null ? 0 : top.holdTemporaries(ts);
        g.link(ts);
        try {
            if (method == null) {
                return raiseInto(ts, (PyGenerator) inner, type, value, traceback, closes);
            }
            if (value == null) {
                return Calls.call(ts, method, type);
            }
            return traceback == null ? Calls.call(ts, method, type, value) : Calls.call(ts, method, type, value, traceback);
        } finally {
            unlink(ts, g, top, before);
        }
    }

    private static void unlink(ThreadState ts, PyGenerator g, Frame top, int before) {
        g.unlink(ts);
        if (top != null) {
            top.unholdTemporaries(ts, before);
        }
    }

    /** Closes what {@code g} delegates to, which the caller holds. */
    @CleanPoint
    private static PyObject closeDelegate(ThreadState ts, PyGenerator g, PyObject inner) {
        Frame top = (Frame) ts.frame;
        int before = top == null ? 0 : top.holdTemporaries(ts);
        g.link(ts);
        try {
            if (isPlain(inner)) {
                Refs.discard(ts, close(ts, (PyGenerator) inner));
            } else {
                callClose(ts, inner);
            }
            return null;
        } finally {
            unlink(ts, g, top, before);
        }
    }

    @CleanPoint
    private static void callClose(ThreadState ts, PyObject inner) {
        PyObject method;
        try {
            method = Attributes.find(ts, inner, CLOSE);
        } catch (Raised raised) {
            Interpreter.of(ts).hooks.unraisable(ts, "Exception ignored while closing generator", inner);
            return;
        }
        if (method != null) {
            try (var held = ts.hold(method)) {
                Refs.discard(ts, Calls.call(ts, method));
            }
        }
    }

    /** {@code generator.close()}: what it returns, floating. */
    @CleanPoint
    public static PyObject close(ThreadState ts, PyGenerator g) {
        if (g.state() == PyGenerator.FINISHED) {
            return PyNone.NONE;
        }
        boolean delegates = GeneratorOps.isDelegating(g);
        if (g.state() == PyGenerator.CREATED
                || g.state() == PyGenerator.SUSPENDED && !delegates && !GeneratorOps.needsClosing(g.frame())) {
            g.clear(ts);
            return PyNone.NONE;
        }
        try {
            PyObject v = delegates ? closeBoth(ts, g) : raiseExit(ts, g);
            if (g.state() == PyGenerator.FINISHED) {
                return v == null ? PyNone.NONE : v;
            }
            Refs.discard(ts, v);
        } catch (Raised raised) {
            if (Errors.matches(ts, ExceptionTypes.GENERATOR_EXIT)) {
                Errors.clear(ts);
                return PyNone.NONE;
            }
            throw raised;
        }
        throw Errors.runtimeError(ts, g.kindName() + " ignored GeneratorExit");
    }

    @CleanPoint
    private static PyObject raiseExit(ThreadState ts, PyGenerator g) {
        PyBaseException exit = ExceptionTypes.make(ts, ExceptionTypes.GENERATOR_EXIT, PyTuple.EMPTY);
        exit.chain(ts);
        Errors.reraise(ts, exit);
        return raiseAt(ts, g);
    }

    @CleanPoint
    private static PyObject closeBoth(ThreadState ts, PyGenerator g) {
        PyObject inner = GeneratorOps.delegate(g.frame());
        int mark = ts.holdMark();
        ts.pushHold(g);
        try {
            try (var held = ts.hold(inner)) {
                closeDelegate(ts, g, inner);
            } catch (Raised raised) {
                return afterError(ts, g);
            }
            return raiseExit(ts, g);
        } finally {
            ts.unholdTo(mark);
        }
    }
}
