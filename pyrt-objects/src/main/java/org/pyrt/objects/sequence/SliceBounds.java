package org.pyrt.objects.sequence;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/**
 * Start, stop and step of a slice as Java numbers; first as given, then, after {@link #adjust}, for a certain length. Source: CPython 3.14 Objects/sliceobject.c.
 */
public final class SliceBounds {

    /** The first index. */
    public long start;

    /** Where to end. */
    public long stop;

    /** The distance of indices; never 0. */
    public long step;

    /** How many indices there are; valid after {@link #adjust}. */
    public long count;

    private SliceBounds() {}

    /** The bounds of {@code slice}. Raises TypeError for parts that are no integers, ValueError for step 0. */
    @CleanPoint
    public static SliceBounds of(ThreadState ts, PySlice slice) {
        SliceBounds b = new SliceBounds();
        b.step = slice.step == PyNone.NONE ? 1 : Math.max(index(ts, slice.step), -Long.MAX_VALUE);
        if (b.step == 0) {
            throw Errors.valueError(ts, "slice step cannot be zero");
        }
        b.start = slice.start == PyNone.NONE ? (b.step < 0 ? Long.MAX_VALUE : 0) : index(ts, slice.start);
        b.stop =
                slice.stop == PyNone.NONE
                        ? (b.step < 0 ? Long.MIN_VALUE : Long.MAX_VALUE)
                        : index(ts, slice.stop);
        return b;
    }

    @CleanPoint
    private static long index(ThreadState ts, PyObject o) {
        return index(ts, o, "slice indices must be integers or None or have an __index__ method");
    }

    /** An argument that is an index of a sequence, as {@code list.index} takes it; too large ones are clipped. */
    @CleanPoint
    public static long indexNotNone(ThreadState ts, PyObject o) {
        return index(ts, o, "slice indices must be integers or have an __index__ method");
    }

    @CleanPoint
    private static long index(ThreadState ts, PyObject o, String message) {
        if (o instanceof SmallInt i) {
            return i.value;
        }
        if (PyType.of(o).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, message);
        }
        return Sizes.indexAsLong(ts, o, null);
    }

    /** Clips the bounds to a sequence of {@code length} and counts the indices. */
    public void adjust(long length) {
        start = clip(start, length);
        stop = clip(stop, length);
        if (step < 0) {
            count = stop < start ? (start - stop - 1) / -step + 1 : 0;
        } else {
            count = start < stop ? (stop - start - 1) / step + 1 : 0;
        }
    }

    private long clip(long index, long length) {
        if (index < 0) {
            long i = index + length;
            return i >= 0 ? i : step < 0 ? -1 : 0;
        }
        return index < length ? index : step < 0 ? length - 1 : length;
    }

    /** Turns adjusted bounds with a negative step into the same indices in rising order. */
    void makeForward() {
        if (step < 0) {
            stop = start + 1;
            start = stop + step * (count - 1) - 1;
            step = -step;
        }
    }
}
