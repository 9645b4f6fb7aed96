package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PySequenceIterator;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Lengths and integers got from any object. */
public final class Sizes {

    private static final PyStr LENGTH_HINT = PyStr.interned("__length_hint__");

    private Sizes() {}

    /** {@code len(o)}. */
    @CleanPoint
    public static long length(ThreadState ts, PyObject o) {
        TypeSlot slot = PyType.of(o).slot(SlotId.LEN);
        if (slot == null) {
            throw Errors.typeError(ts, "object of type '" + PyType.of(o).fullName() + "' has no len()");
        }
        PyInt n = index(ts, slot.call0(ts, o));
        if (n.bigValue().signum() < 0) {
            throw Errors.valueError(ts, "__len__() should return >= 0");
        }
        if (!n.fitsLong()) {
            throw Errors.overflowError(ts, "cannot fit 'int' into an index-sized integer");
        }
        return n.longValue();
    }

    /**
     * About how many items {@code o} gives: its {@code __len__}, or else {@code __length_hint__}; {@code unknown} if it has neither or they raise TypeError. Raises TypeError for a hint
     * that is no int, ValueError for a negative one.
     */
    @CleanPoint
    public static long lengthHint(ThreadState ts, PyObject o, long unknown) {
        PyType type = PyType.of(o);
        try {
            if (type.slot(SlotId.LEN) != null) {
                return length(ts, o);
            }
        } catch (Raised e) {
            ignoreTypeError(ts, e);
        }
        PyObject method = Attributes.findSpecial(ts, o, LENGTH_HINT);
        if (method == null) {
            return unknown;
        }
        PyObject given;
        try (var held = ts.hold(method)) {
            given = Calls.call(ts, method);
        } catch (Raised e) {
            ignoreTypeError(ts, e);
            return unknown;
        }
        return given == PyNotImplemented.NOT_IMPLEMENTED ? unknown : checkedHint(ts, given);
    }

    private static void ignoreTypeError(ThreadState ts, Raised e) {
        if (!Errors.matches(ts, ExceptionTypes.TYPE_ERROR)) {
            throw e;
        }
        Errors.clear(ts);
    }

    private static long checkedHint(ThreadState ts, PyObject given) {
        PyInt n = PyInt.asSelf(given);
        if (n == null) {
            String name = PyType.of(given).fullName();
            Refs.discard(ts, given);
            throw Errors.typeError(ts, "__length_hint__ must be an integer, not " + name);
        }
        if (!n.fitsLong()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C ssize_t");
        }
        if (n.longValue() < 0) {
            throw Errors.valueError(ts, "__length_hint__() should return >= 0");
        }
        return n.longValue();
    }

    /** Asks an iterable of a class written in Python for its {@link #lengthHint}, as CPython does to make room, and passes on the error. */
    @CleanPoint
    public static void checkLengthHint(ThreadState ts, PyObject iterable) {
        if (PyType.of(iterable).isHeap() || iterable.getClass() == PySequenceIterator.class) {
            lengthHint(ts, iterable, 0);
        }
    }

    /** {@code operator.index(o)}: an exact int. */
    @CleanPoint
    public static PyInt index(ThreadState ts, @Floating PyObject o) {
        if (o instanceof PyInt i) {
            return i;
        }
        if (o instanceof PayloadInstance p && p.payload() instanceof PyInt i) {
            return i;
        }
        TypeSlot slot = PyType.of(o).slot(SlotId.INDEX);
        if (slot == null) {
            throw Errors.typeError(ts, "'" + PyType.of(o).fullName() + "' object cannot be interpreted as an integer");
        }
        PyObject given;
        try (var held = ts.hold(o)) {
            given = slot.call0(ts, o);
        }
        PyInt result = PyInt.asSelf(given);
        if (result == null) {
            String name = PyType.of(given).fullName();
            Refs.discard(ts, given);
            throw Errors.typeError(ts, "__index__ returned non-int (type " + name + ")");
        }
        if (given.type() != PyInt.TYPE) {
            Interpreter.of(ts)
                    .hooks
                    .warn(
                            ts,
                            ExceptionTypes.DEPRECATION_WARNING,
                            "__index__ returned non-int (type " + PyType.of(given).fullName()
                                    + ").  The ability to return an instance of a strict subclass of int is deprecated, and may not be"
                                    + " supported in a future version of Python.",
                            1);
        }
        return result;
    }

    /** An index as a long; beyond 64 bits it raises {@code overflow}, or is clipped when that is null. */
    @CleanPoint
    public static long indexAsLong(ThreadState ts, @Floating PyObject o, PyType overflow) {
        PyType type = PyType.of(o);
        PyInt i = index(ts, o);
        if (i.fitsLong()) {
            return i.longValue();
        }
        if (overflow == null) {
            return i.bigValue().signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        throw Errors.raise(ts, overflow, "cannot fit '" + type.fullName() + "' into an index-sized integer");
    }

    /** An index for a subscript: too large ones raise IndexError. */
    @CleanPoint
    public static long subscript(ThreadState ts, @Floating PyObject o) {
        return indexAsLong(ts, o, ExceptionTypes.INDEX_ERROR);
    }

    /**
     * A bound of a slice: {@code absent} for None and null; an index beyond 64 bits is clipped. Raises TypeError for what is no index.
     */
    @CleanPoint
    public static long sliceIndex(ThreadState ts, @Floating PyObject o, long absent) {
        if (o == null || o == PyNone.NONE) {
            return absent;
        }
        if (PyInt.asSelf(o) == null && PyType.of(o).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "slice indices must be integers or None or have an __index__ method");
        }
        return indexAsLong(ts, o, null);
    }

    /** A bound of a slice of a sequence of {@code length} items, clipped to it: negative ones count from the end. */
    public static int clip(long bound, int length) {
        if (bound < 0) {
            return bound + length < 0 ? 0 : (int) (bound + length);
        }
        return bound > length ? length : (int) bound;
    }

    /** The same for where a search starts: one beyond the end stays beyond it, where nothing is found, not even what is empty. */
    public static int clipStart(long bound, int length) {
        return bound > length ? length + 1 : clip(bound, length);
    }
}
