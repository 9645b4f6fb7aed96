package org.pyrt.objects.sequence;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/**
 * A range of ints of any size. Immutable, a leaf. Where start, step and every item fit a long, as do length and stop, it computes with longs. Source: CPython
 * 3.14 Objects/rangeobject.c.
 */
@ExposedType(name = "range")
public final class PyRange extends PyObject {

    /** The type range. */
    public static final PyType TYPE =
            PyType.builtin("range", new PyRangeAdapter())
                    .flags(PyType.SEQUENCE)
                    .ownLayout()
                    .doc("The ints from start up or down to before stop.")
                    .build();

    /** The first item, if there is any. */
    public final PyInt start;

    /** Where it ends. */
    public final PyInt stop;

    /** The distance of items; not 0. */
    public final PyInt step;

    private final PyInt length;

    private PyRange(PyInt start, PyInt stop, PyInt step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.length = lengthOf(start, stop, step);
    }

    private static PyInt lengthOf(PyInt start, PyInt stop, PyInt step) {
        if (start.fitsLong() && stop.fitsLong() && step.fitsLong()) {
            long low = start.longValue();
            long high = stop.longValue();
            long distance = step.longValue();
            if (distance < 0) {
                long t = low;
                low = high;
                high = t;
                distance = -distance;
            }
            if (low >= high) {
                return PyInt.of(0);
            }
            long n = Long.divideUnsigned(high - low - 1, distance);
            if (n >= 0 && n < Long.MAX_VALUE) {
                return PyInt.of(n + 1);
            }
        }
        BigInteger span = stop.bigValue().subtract(start.bigValue());
        BigInteger distance = step.bigValue();
        if (span.signum() != distance.signum()) {
            return PyInt.of(0);
        }
        BigInteger towards = span.subtract(BigInteger.valueOf(distance.signum()));
        return PyInt.of(towards.divide(distance).add(BigInteger.ONE));
    }

    /** The range of these bounds; raises ValueError for step 0. */
    public static PyRange of(ThreadState ts, PyInt start, PyInt stop, PyInt step) {
        if (step.fitsLong() && step.longValue() == 0) {
            throw Errors.valueError(ts, "range() arg 3 must not be zero");
        }
        return new PyRange(start, stop, step);
    }

    /** {@code range(stop)}. */
    public static PyRange to(long stop) {
        return new PyRange(SmallInt.of(0), SmallInt.of(stop), SmallInt.of(1));
    }

    /** The number of items. */
    public PyInt length() {
        return length;
    }

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nCreate a range: range(stop) or range(start, stop[, step]).")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args) {
        int n = args.length;
        if (n == 0 || n > 3) {
            throw Errors.typeError(
                    ts,
                    n == 0
                            ? "range expected at least 1 argument, got 0"
                            : "range expected at most 3 arguments, got " + n);
        }
        PyInt first = plain(Sizes.index(ts, args[0]));
        if (n == 1) {
            return new PyRange(SmallInt.of(0), first, SmallInt.of(1));
        }
        PyInt second = plain(Sizes.index(ts, args[1]));
        return of(ts, first, second, n == 3 ? plain(Sizes.index(ts, args[2])) : SmallInt.of(1));
    }

    /** The int itself, not a bool. */
    private static PyInt plain(PyInt i) {
        return i instanceof PyBool ? SmallInt.of(i.longValue()) : i;
    }

    @ExposedGetter(name = "start", member = true)
    PyObject startAttribute() {
        return start;
    }

    @ExposedGetter(name = "stop", member = true)
    PyObject stopAttribute() {
        return stop;
    }

    @ExposedGetter(name = "step", member = true)
    PyObject stepAttribute() {
        return step;
    }

    @ExposedMethod(name = "__len__", doc = "__len__($self, /)\n--\n\nReturn len(self).")
    static PyObject len(ThreadState ts, PyRange self) {
        if (!self.length.fitsLong()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C ssize_t");
        }
        return self.length;
    }

    @ExposedMethod(name = "__bool__", doc = "__bool__($self, /)\n--\n\nReturn whether there is any item.")
    boolean isTrue() {
        return !isEmpty();
    }

    private boolean isEmpty() {
        return length.fitsLong() && length.longValue() == 0;
    }

    /** Item {@code index}, not checked. */
    private PyInt item(BigInteger index) {
        return PyInt.of(start.bigValue().add(index.multiply(step.bigValue())));
    }

    /** The item at {@code index}, counted from the end if negative; null if there is none. */
    public PyInt getItem(long index) {
        if (length.fitsLong() && step.fitsLong() && start.fitsLong() && stop.fitsLong()) {
            long n = length.longValue();
            long i = index < 0 ? index + n : index;
            return i >= 0 && i < n ? SmallInt.of(start.longValue() + i * step.longValue()) : null;
        }
        return getItem(BigInteger.valueOf(index));
    }

    private PyInt getItem(BigInteger index) {
        BigInteger n = length.bigValue();
        BigInteger i = index.signum() < 0 ? index.add(n) : index;
        return i.signum() >= 0 && i.compareTo(n) < 0 ? item(i) : null;
    }

    @ExposedMethod(name = "__getitem__", doc = "__getitem__($self, key, /)\n--\n\nReturn self[key].")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyRange self, PyObject key) {
        PyInt v;
        if (key instanceof SmallInt i) {
            v = self.getItem(i.value);
        } else if (key instanceof PySlice s) {
            BigInteger[] part = s.indices(ts, self.length.bigValue());
            return new PyRange(
                    self.item(part[0]), self.item(part[1]), PyInt.of(self.step.bigValue().multiply(part[2])));
        } else if (PyType.of(key).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(
                    ts, "range indices must be integers or slices, not " + PyType.of(key).fullName());
        } else {
            v = self.getItem(Sizes.index(ts, key).bigValue());
        }
        if (v == null) {
            throw Errors.indexError(ts, "range object index out of range");
        }
        return v;
    }

    /** The index of an item that is an exact int or bool, or null if it is none. */
    private PyInt find(PyInt item) {
        if (isEmpty()) {
            return null;
        }
        if (item.fitsLong() && start.fitsLong() && stop.fitsLong() && step.fitsLong()) {
            long v = item.longValue();
            long d = step.longValue();
            boolean inside =
                    d > 0 ? v >= start.longValue() && v < stop.longValue() : v <= start.longValue() && v > stop.longValue();
            if (!inside) {
                return null;
            }
            long distance = v - start.longValue();
            if (d > 0) {
                return Long.remainderUnsigned(distance, d) == 0 ? PyInt.of(Long.divideUnsigned(distance, d)) : null;
            }
            return Long.remainderUnsigned(-distance, -d) == 0 ? PyInt.of(Long.divideUnsigned(-distance, -d)) : null;
        }
        BigInteger[] parts = item.bigValue().subtract(start.bigValue()).divideAndRemainder(step.bigValue());
        boolean inside =
                parts[1].signum() == 0 && parts[0].signum() >= 0 && parts[0].compareTo(length.bigValue()) < 0;
        return inside ? PyInt.of(parts[0]) : null;
    }

    @ExposedMethod(name = "__contains__", doc = "__contains__($self, key, /)\n--\n\nReturn whether the key is an item.")
    @CleanPoint
    static boolean contains(ThreadState ts, PyRange self, PyObject key) {
        return key instanceof PyInt i ? self.find(i) != null : search(ts, self, key) >= 0;
    }

    /** The index of the first item that equals {@code value} by its own methods, or -1. */
    @CleanPoint
    private static long search(ThreadState ts, PyRange self, PyObject value) {
        PyObject iterator = iter(ts, self);
        try (var held = ts.hold(iterator)) {
            PyObject x;
            for (long i = 0; (x = Iteration.next(ts, iterator)) != null; i++) {
                if (Comparison.sameFloating(ts, x, value)) {
                    return i;
                }
            }
            return -1;
        }
    }

    @ExposedMethod(doc = "count($self, object, /)\n--\n\nReturn how often value is an item.")
    @CleanPoint
    static long count(ThreadState ts, PyRange self, @PositionalOnly PyObject value) {
        if (value instanceof PyInt i) {
            return self.find(i) != null ? 1 : 0;
        }
        PyObject iterator = iter(ts, self);
        try (var held = ts.hold(iterator)) {
            long n = 0;
            for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
                n += Comparison.sameFloating(ts, x, value) ? 1 : 0;
            }
            return n;
        }
    }

    @ExposedMethod(doc = "index($self, object, /)\n--\n\nReturn the index of value.")
    @CleanPoint
    static PyObject index(ThreadState ts, PyRange self, @PositionalOnly PyObject value) {
        if (value instanceof PyInt i) {
            PyInt found = self.find(i);
            if (found == null) {
                throw Errors.valueError(ts, "range.index(x): x not in range");
            }
            return found;
        }
        long found = search(ts, self, value);
        if (found < 0) {
            throw Errors.valueError(ts, "sequence.index(x): x not in sequence");
        }
        return PyInt.of(found);
    }

    private boolean isPlain() {
        return start.fitsLong() && stop.fitsLong() && step.fitsLong() && length.fitsLong();
    }

    /** Whether one step beyond the last item is a long still; all fields and the length are. */
    private boolean endsInLong() {
        long d = step.longValue();
        return isEmpty() || (d > 0 ? stop.longValue() <= Long.MAX_VALUE - (d - 1) : stop.longValue() >= Long.MIN_VALUE + (-1 - d));
    }

    /** Whether one step before the first item is a long still. */
    private boolean beginsInLong() {
        long d = step.longValue();
        long first = start.longValue();
        return d > 0 ? first >= Long.MIN_VALUE + d : d != Long.MIN_VALUE && first <= Long.MAX_VALUE + d;
    }

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nImplement iter(self).")
    static PyObject iter(ThreadState ts, PyRange self) {
        return self.isPlain() && self.endsInLong()
                ? new PyRangeIterator(ts, self.start.longValue(), self.step.longValue(), self.length.longValue())
                : new PyLongRangeIterator(
                        ts, self.start.bigValue(), self.step.bigValue(), self.length.bigValue());
    }

    @ExposedMethod(name = "__reversed__", doc = "__reversed__($self, /)\n--\n\nReturn an iterator from the last item to the first.")
    static PyObject reversed(ThreadState ts, PyRange self) {
        if (self.isPlain() && self.beginsInLong()) {
            long d = self.step.longValue();
            long n = self.length.longValue();
            return new PyRangeIterator(ts, self.start.longValue() + d * (n - 1), -d, n);
        }
        BigInteger n = self.length.bigValue();
        return new PyLongRangeIterator(
                ts, self.item(n.subtract(BigInteger.ONE)).bigValue(), self.step.bigValue().negate(), n);
    }

    private boolean isEqualTo(PyRange other) {
        if (!Comparison.is(length, other.length)) {
            return false;
        }
        if (isEmpty()) {
            return true;
        }
        return Comparison.is(start, other.start)
                && (length.fitsLong() && length.longValue() == 1 || Comparison.is(step, other.step));
    }

    @ExposedMethod(name = "__eq__", doc = "__eq__($self, value, /)\n--\n\nReturn self==value.")
    static PyObject eq(PyRange self, PyObject other) {
        return other instanceof PyRange r ? PyBool.of(self.isEqualTo(r)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ne__", doc = "__ne__($self, value, /)\n--\n\nReturn self!=value.")
    static PyObject ne(PyRange self, PyObject other) {
        return other instanceof PyRange r ? PyBool.of(!self.isEqualTo(r)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__hash__", doc = "__hash__($self, /)\n--\n\nReturn hash(self).")
    @CleanPoint
    static long hash(ThreadState ts, PyRange self) {
        boolean one = self.length.fitsLong() && self.length.longValue() == 1;
        long h = TupleHash.add(TupleHash.START, Comparison.hash(ts, self.length));
        h = TupleHash.add(h, Comparison.hash(ts, self.isEmpty() ? PyNone.NONE : self.start));
        h = TupleHash.add(h, Comparison.hash(ts, self.isEmpty() || one ? PyNone.NONE : self.step));
        return TupleHash.finish(h, 3);
    }

    @ExposedMethod(name = "__repr__", doc = "__repr__($self, /)\n--\n\nReturn repr(self).")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyRange self) {
        StrBuilder b = new StrBuilder()
                .append("range(")
                .append(Representation.repr(ts, self.start))
                .append(", ")
                .append(Representation.repr(ts, self.stop));
        if (!self.step.fitsLong() || self.step.longValue() != 1) {
            b.append(", ").append(Representation.repr(ts, self.step));
        }
        return b.append(')').toStr();
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nReturn state information for pickling.")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, TYPE, PyTuple.of(ts, start, stop, step));
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
