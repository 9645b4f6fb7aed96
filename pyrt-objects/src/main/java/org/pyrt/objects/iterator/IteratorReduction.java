package org.pyrt.objects.iterator;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Subscripts;
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

    /** The function {@code iter}; a str subclass among the names in builtins may run Python code, so the caller looks at the iterator's state afterwards. */
    @CleanPoint
    public static PyObject iter(ThreadState ts) {
        return builtin(ts, ITER);
    }

    /** The function {@code reversed}, likewise. */
    @CleanPoint
    public static PyObject reversed(ThreadState ts) {
        return builtin(ts, REVERSED);
    }

    /** {@code (function, (arguments...))}, floating. */
    public static PyTuple of(ThreadState ts, PyObject function, PyObject... arguments) {
        return PyTuple.of(ts, function, PyTuple.of(ts, arguments));
    }

    /** {@code (function, (source,), index)}, floating. */
    public static PyTuple at(ThreadState ts, PyObject function, PyObject source, long index) {
        return PyTuple.of(ts, function, PyTuple.of(ts, source), PyInt.of(index));
    }

    /** {@code (function, ([what rest gives],))}, floating; {@code rest} is a floating iterator of the caller's own, used up and discarded here. */
    @CleanPoint
    public static PyTuple listed(ThreadState ts, @Floating PyObject function, @Floating PyObject rest) {
        PyList items = new PyList(ts);
        int mark = ts.holdMark();
        ts.pushHold(function);
        ts.pushHold(rest);
        ts.pushHold(items);
        try {
            for (PyObject x; (x = Iteration.next(ts, rest)) != null; ) {
                items.append(ts, x);
            }
            return of(ts, function, items);
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, rest);
        }
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

    @CleanPoint
    private static PyObject builtin(ThreadState ts, PyStr name) {
        PyObject builtins = Interpreter.of(ts).hooks.currentBuiltins(ts);
        PyObject function = null;
        try (var held = ts.hold(builtins)) {
            function = builtins.getClass() == PyDict.class ? ((PyDict) builtins).get(ts, name) : Subscripts.get(ts, builtins, name);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.KEY_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
        }
        if (function == null) {
            throw Errors.attributeError(ts, PyNone.NONE, name, name.toString());
        }
        return function;
    }
}
