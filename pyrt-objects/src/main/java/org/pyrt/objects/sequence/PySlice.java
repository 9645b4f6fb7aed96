package org.pyrt.objects.sequence;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A slice object; immutable. Source: CPython 3.14 Objects/sliceobject.c. */
@ExposedType(name = "slice")
public final class PySlice extends Counted {

    /** The type slice. */
    public static final PyType TYPE =
            PyType.builtin("slice", new PySliceAdapter())
                    .ownLayout()
                    .doc("What stands in the brackets of s[start:stop:step].")
                    .build();

    /** The distance, or None. */
    @Slot public final PyObject step;

    /** The first index or None. */
    @Slot public final PyObject start;

    /** Where to end, or None. */
    @Slot public final PyObject stop;

    boolean cleared;

    /** A floating slice that counts its parts; None stands for what is left out. */
    public PySlice(ThreadState ts, PyObject start, PyObject stop, PyObject step) {
        super(ts);
        this.start = start;
        this.stop = stop;
        this.step = step;
        Refs.incref(ts, start);
        Refs.incref(ts, stop);
        Refs.incref(ts, step);
        ts.trackFor(this, start);
        ts.trackFor(this, stop);
        ts.trackFor(this, step);
    }

    /** An immortal slice of leaves, for constants of code. */
    public PySlice(PyObject start, PyObject stop, PyObject step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
    }

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nCreate a slice: slice(stop) or slice(start, stop[, step]).")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args) {
        int n = args.length;
        if (n == 0 || n > 3) {
            throw Errors.typeError(
                    ts,
                    n == 0
                            ? "slice expected at least 1 argument, got 0"
                            : "slice expected at most 3 arguments, got " + n);
        }
        return n == 1
                ? new PySlice(ts, PyNone.NONE, args[0], PyNone.NONE)
                : new PySlice(ts, args[0], args[1], n == 3 ? args[2] : PyNone.NONE);
    }

    @ExposedGetter(member = true)
    PyObject start() {
        return start;
    }

    @ExposedGetter(member = true)
    PyObject stop() {
        return stop;
    }

    @ExposedGetter(member = true)
    PyObject step() {
        return step;
    }

    @ExposedMethod(doc = "indices($self, object, /)\n--\n\nReturn start, stop and step for a sequence of that length, in a tuple.")
    @CleanPoint
    static PyObject indices(ThreadState ts, PySlice self, @PositionalOnly PyObject length) {
        BigInteger n = Sizes.index(ts, length).bigValue();
        if (n.signum() < 0) {
            throw Errors.valueError(ts, "length should not be negative");
        }
        BigInteger[] all = self.indices(ts, n);
        return PyTuple.of(ts, PyInt.of(all[0]), PyInt.of(all[1]), PyInt.of(all[2]));
    }

    /** Start, stop and step for a sequence of {@code n} items. Raises TypeError for parts that are no integers, ValueError for step 0. */
    @CleanPoint
    BigInteger[] indices(ThreadState ts, BigInteger n) {
        BigInteger distance = step == PyNone.NONE ? BigInteger.ONE : part(ts, step);
        if (distance.signum() == 0) {
            throw Errors.valueError(ts, "slice step cannot be zero");
        }
        boolean back = distance.signum() < 0;
        BigInteger lower = back ? BigInteger.ONE.negate() : BigInteger.ZERO;
        BigInteger upper = back ? n.subtract(BigInteger.ONE) : n;
        BigInteger from = start == PyNone.NONE ? (back ? upper : lower) : clip(part(ts, start), n, lower, upper);
        BigInteger to = stop == PyNone.NONE ? (back ? lower : upper) : clip(part(ts, stop), n, lower, upper);
        return new BigInteger[] {from, to, distance};
    }

    @CleanPoint
    private static BigInteger part(ThreadState ts, PyObject o) {
        if (PyType.of(o).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "slice indices must be integers or None or have an __index__ method");
        }
        return Sizes.index(ts, o).bigValue();
    }

    private static BigInteger clip(BigInteger index, BigInteger n, BigInteger lower, BigInteger upper) {
        return index.signum() < 0 ? index.add(n).max(lower) : index.min(upper);
    }

    @ExposedMethod(name = "__hash__", doc = "__hash__($self, /)\n--\n\nReturn hash(self).")
    @CleanPoint
    static long hash(ThreadState ts, PySlice self) {
        long h = TupleHash.START;
        h = TupleHash.add(h, Comparison.hash(ts, self.start));
        h = TupleHash.add(h, Comparison.hash(ts, self.stop));
        h = TupleHash.add(h, Comparison.hash(ts, self.step));
        return TupleHash.avoidError(h);
    }

    @CleanPoint
    private static PyObject compare(ThreadState ts, int op, PySlice self, PyObject other) {
        if (!(other instanceof PySlice s)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (self == s) {
            return PyBool.of(op == SlotId.EQ || op == SlotId.LE || op == SlotId.GE);
        }
        PyTuple a = PyTuple.of(ts, self.start, self.stop, self.step);
        try (var heldA = ts.hold(a)) {
            PyTuple b = PyTuple.of(ts, s.start, s.stop, s.step);
            try (var heldB = ts.hold(b)) {
                return Comparison.compare(ts, op, a, b);
            }
        }
    }

    @ExposedMethod(name = "__eq__", doc = "__eq__($self, value, /)\n--\n\nReturn self==value.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PySlice self, PyObject other) {
        return compare(ts, SlotId.EQ, self, other);
    }

    @ExposedMethod(name = "__ne__", doc = "__ne__($self, value, /)\n--\n\nReturn self!=value.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PySlice self, PyObject other) {
        return compare(ts, SlotId.NE, self, other);
    }

    @ExposedMethod(name = "__lt__", doc = "__lt__($self, value, /)\n--\n\nReturn self<value.")
    @CleanPoint
    static PyObject lt(ThreadState ts, PySlice self, PyObject other) {
        return compare(ts, SlotId.LT, self, other);
    }

    @ExposedMethod(name = "__le__", doc = "__le__($self, value, /)\n--\n\nReturn self<=value.")
    @CleanPoint
    static PyObject le(ThreadState ts, PySlice self, PyObject other) {
        return compare(ts, SlotId.LE, self, other);
    }

    @ExposedMethod(name = "__gt__", doc = "__gt__($self, value, /)\n--\n\nReturn self>value.")
    @CleanPoint
    static PyObject gt(ThreadState ts, PySlice self, PyObject other) {
        return compare(ts, SlotId.GT, self, other);
    }

    @ExposedMethod(name = "__ge__", doc = "__ge__($self, value, /)\n--\n\nReturn self>=value.")
    @CleanPoint
    static PyObject ge(ThreadState ts, PySlice self, PyObject other) {
        return compare(ts, SlotId.GE, self, other);
    }

    @ExposedMethod(name = "__repr__", doc = "__repr__($self, /)\n--\n\nReturn repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PySlice self) {
        return new StrBuilder()
                .append("slice(")
                .append(Representation.repr(ts, self.start))
                .append(", ")
                .append(Representation.repr(ts, self.stop))
                .append(", ")
                .append(Representation.repr(ts, self.step))
                .append(')')
                .toStr();
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nReturn state information for pickling.")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, TYPE, PyTuple.of(ts, start, stop, step));
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PySliceSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PySliceSlots.clear(ts, this);
    }
}
