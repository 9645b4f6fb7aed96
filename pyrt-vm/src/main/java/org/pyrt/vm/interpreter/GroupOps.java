package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyBaseExceptionGroup;
import org.pyrt.objects.exception.PyTraceback;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.Frame;

/** The clauses of except*. Source: PEP 654, CPython 3.14 Python/ceval.c (exception_group_match), Objects/exceptions.c. */
@SuppressWarnings("CleanPoint")
final class GroupOps {

    private static final PyStr SPLIT = PyStr.interned("split");

    private GroupOps() {}

    /**
     * {@code STAR_MATCH}: takes what {@code except*} of the type in register {@code c} catches out of the group in register {@code b}. The part, which
     * becomes the exception being handled, or None; floating.
     */
    @CleanPoint
    static PyObject match(ThreadState ts, Frame f, int b, int c) {
        PyObject type = f.registers[c];
        check(ts, type);
        PyObject rest = f.registers[b];
        if (rest == PyNone.NONE) {
            f.consume(ts, c);
            return rest;
        }
        PyBaseException e = (PyBaseException) rest;
        PyObject match;
        if (RaiseOps.matches(ts, e, type)) {
            match = e instanceof PyBaseExceptionGroup ? e : wrap(ts, f, e);
            replace(ts, f, b, PyNone.NONE, match);
        } else if (e instanceof PyBaseExceptionGroup) {
            match = split(ts, f, e, type, b);
        } else {
            match = PyNone.NONE;
        }
        f.consume(ts, c);
        if (match != PyNone.NONE) {
            Refs.hold(ts, match);
            PyObject before = ts.handled;
            ts.handled = match;
            Refs.release(ts, before);
        }
        return match;
    }

    /** Puts another value into a counted register, while {@code floating} is held. */
    private static void replace(ThreadState ts, Frame f, int register, PyObject value, PyObject floating) {
        try (var held = ts.hold(floating)) {
            PyObject old = f.registers[register];
            Refs.hold(ts, value);
            f.registers[register] = value;
            Refs.release(ts, old);
        }
    }

    @CleanPoint
    private static PyObject wrap(ThreadState ts, Frame f, PyBaseException e) {
        PyBaseException group = group(ts, PyTuple.of(ts, e));
        PyTraceback.add(ts, group, f.object(ts), f.pc - 1);
        return group;
    }

    @CleanPoint
    private static PyBaseException group(ThreadState ts, @Floating PyTuple members) {
        return (PyBaseException) Calls.call(ts, ExceptionTypes.BASE_EXCEPTION_GROUP, PyStr.of(""), members);
    }

    @CleanPoint
    private static PyObject split(ThreadState ts, Frame f, PyBaseException e, PyObject type, int b) {
        PyObject pair = Calls.callMethod(ts, e, SPLIT, type);
        if (!(pair instanceof PyTuple t)) {
            String name = PyType.of(pair).fullName();
            Refs.discard(ts, pair);
            throw Errors.typeError(ts, PyType.of(e).fullName() + ".split must return a tuple, not " + name);
        }
        try (var held = ts.hold(pair)) {
            if (t.size() < 2) {
                throw Errors.typeError(
                        ts, PyType.of(e).fullName() + ".split must return a 2-tuple, got tuple of size " + t.size());
            }
            PyObject match = t.get(0);
            replace(ts, f, b, t.get(1), match);
            return match;
        }
    }

    private static void check(ThreadState ts, PyObject type) {
        if (type instanceof PyTuple t) {
            for (int i = 0; i < t.size(); i++) {
                checkOne(ts, t.get(i));
            }
        } else {
            checkOne(ts, type);
        }
    }

    private static void checkOne(ThreadState ts, PyObject type) {
        if (!(type instanceof PyType t) || !t.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) {
            throw Errors.typeError(ts, "catching classes that do not inherit from BaseException is not allowed");
        }
        if (t.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION_GROUP)) {
            throw Errors.typeError(ts, "catching ExceptionGroup with except* is not allowed. Use except instead.");
        }
    }

    /** {@code STAR_FINISH}: what is raised after the clauses raised or left {@code results} of {@code original}; None for nothing. Floating. */
    @CleanPoint
    static PyObject finish(ThreadState ts, PyBaseException original, PyList results) {
        if (!(original instanceof PyBaseExceptionGroup group)) {
            return results.getItem(ts, 0);
        }
        PyList raised = PyList.of(ts);
        PyList again = PyList.of(ts);
        int mark = ts.holdMark();
        ts.pushHold(raised);
        ts.pushHold(again);
        try {
            for (int i = 0; i < results.size(); i++) {
                PyObject e = results.getItem(ts, i);
                if (e != PyNone.NONE) {
                    (isPart(ts, (PyBaseException) e, group) ? again : raised).append(ts, e);
                }
            }
            PyObject rest = again.size() == 0 ? PyNone.NONE : group.projection(ts, again);
            if (raised.size() == 0) {
                return rest;
            }
            if (rest != PyNone.NONE) {
                raised.append(ts, rest);
            }
            if (raised.size() == 1) {
                PyObject only = raised.getItem(ts, 0);
                ts.pushHold(only);
                return only;
            }
            return group(ts, PyTuple.adopt(ts, raised.snapshot(ts)));
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, raised);
            Refs.discard(ts, again);
        }
    }

    /** Whether a group is a part of the original: it has its traceback, cause and context. */
    private static boolean isPart(ThreadState ts, PyBaseException e, PyBaseExceptionGroup original) {
        return e instanceof PyBaseExceptionGroup
                && e.traceback() == original.traceback()
                && e.cause(ts) == original.cause(ts)
                && e.context(ts) == original.context(ts);
    }
}
