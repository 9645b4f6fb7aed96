package org.pyrt.objects.iterator;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * How iterators take themselves apart for copy and pickle: the builtin function that makes them again, its arguments, perhaps a position. The function is looked up in
 * builtins, as CPython does.
 */
public final class IteratorReduction {

    private static final PyStr ITER = PyStr.interned("iter");
    private static final PyStr REVERSED = PyStr.interned("reversed");

    private IteratorReduction() {}

    /** {@code (iter, (source,), index)}, floating. */
    public static PyTuple at(ThreadState ts, PyObject source, long index) {
        return PyTuple.of(ts, builtin(ts, ITER), PyTuple.of(ts, source), PyInt.of(index));
    }

    /** {@code (reversed, (source,), index)}, floating. */
    public static PyTuple backwardsAt(ThreadState ts, PyObject source, long index) {
        return PyTuple.of(ts, builtin(ts, REVERSED), PyTuple.of(ts, source), PyInt.of(index));
    }

    /** {@code (iter, (arguments...))}, floating. */
    public static PyTuple over(ThreadState ts, PyObject... arguments) {
        return PyTuple.of(ts, builtin(ts, ITER), PyTuple.of(ts, arguments));
    }

    /** {@code (iter, ([],))}, floating. */
    public static PyTuple ended(ThreadState ts) {
        return over(ts, new PyList(ts));
    }

    /** {@code (reversed, ([],))}, floating. */
    public static PyTuple endedBackwards(ThreadState ts) {
        return PyTuple.of(ts, builtin(ts, REVERSED), PyTuple.of(ts, new PyList(ts)));
    }

    /** {@code (iter, ([what rest gives],))}, floating; {@code rest} is a floating iterator of the caller's own, used up and discarded here. */
    @CleanPoint
    public static PyTuple listed(ThreadState ts, PyObject rest) {
        PyList items = new PyList(ts);
        int mark = ts.holdMark();
        ts.pushHold(rest);
        ts.pushHold(items);
        try {
            for (PyObject x; (x = Iteration.next(ts, rest)) != null; ) {
                items.append(ts, x);
            }
            return over(ts, items);
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, rest);
        }
    }

    /** {@code (iter, (source,), None)}, floating. */
    public static PyTuple whole(ThreadState ts, PyObject source) {
        return PyTuple.of(ts, builtin(ts, ITER), PyTuple.of(ts, source), PyNone.NONE);
    }

    /** The position in a state: an int. Raises TypeError for anything else, OverflowError beyond 64 bits. */
    public static long position(ThreadState ts, PyObject state) {
        PyInt i = PyInt.asSelf(state);
        if (i == null) {
            throw Errors.typeError(ts, "an integer is required");
        }
        if (!i.fitsLong()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C ssize_t");
        }
        return i.longValue();
    }

    /** A position that {@code __setstate__} was given, not below {@code least} nor above {@code most}. */
    public static int clip(long index, int least, int most) {
        return (int) Math.max(Math.min(index, most), least);
    }

    private static PyObject builtin(ThreadState ts, PyStr name) {
        PyObject function = Interpreter.of(ts).builtins().getStr(ts, name);
        if (function == null) {
            throw Errors.attributeError(ts, PyNone.NONE, name, name.toString());
        }
        return function;
    }
}
