package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Some of an iterator's items, as a slice would choose them. */
@ExposedType(name = "islice")
final class PyISlice extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("islice", new PyISliceAdapter()).doc("The items that a slice would choose.").build();

    private static final int ITERATOR = 0;

    /** Index of the next item to give; the end to stop at, -1 for none; items read so far. */
    private long next;

    private final long stop;
    private final long step;
    private long read;

    private PyISlice(ThreadState ts, PyType type, PyObject iterator, long start, long stop, long step) {
        super(ts, type, TYPE, iterator);
        next = start;
        this.stop = stop;
        this.step = step;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        IteratorMethods.refuseKeywords(ts, type, TYPE, keywords);
        int n = args.length;
        if (n < 2 || n > 4) {
            throw Errors.typeError(ts, "islice expected at " + (n < 2 ? "least 2" : "most 4") + " arguments, got " + n);
        }
        long start = 0;
        long stop;
        if (n == 2) {
            stop = bound(ts, args[1], -1, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        } else {
            String message = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
            stop = bound(ts, args[2], -1, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
            start = bound(ts, args[1], 0, message);
        }
        long step = 1;
        if (n == 4) {
            step = bound(ts, args[3], 1, "Step for islice() must be a positive integer or None.");
            if (step < 1) {
                throw Errors.valueError(ts, "Step for islice() must be a positive integer or None.");
            }
        }
        return new PyISlice(ts, type, Iteration.iter(ts, args[0]), start, stop, step);
    }

    @CleanPoint
    private static long bound(ThreadState ts, PyObject o, long absent, String message) {
        if (o == PyNone.NONE) {
            return absent;
        }
        if (PyType.of(o).slot(SlotId.INDEX) == null) {
            throw Errors.valueError(ts, message);
        }
        PyInt i = Sizes.index(ts, o);
        if (!i.fitsLong() || i.longValue() < 0) {
            throw Errors.valueError(ts, message);
        }
        return i.longValue();
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        PyObject iterator = load(ts, ITERATOR);
        if (iterator == null) {
            return null;
        }
        try (var held = ts.hold(iterator)) {
            while (read < next) {
                PyObject skipped = Iteration.next(ts, iterator);
                if (skipped == null) {
                    break;
                }
                Refs.discard(ts, skipped);
                read++;
            }
            if (read >= next && (stop < 0 || read < stop)) {
                PyObject item = Iteration.next(ts, iterator);
                if (item != null) {
                    read++;
                    long then = next + step;
                    next = then < next || stop >= 0 && then > stop ? stop < 0 ? Long.MAX_VALUE : stop : then;
                    return item;
                }
            }
            drop(ts, ITERATOR);
            return null;
        }
    }
}
