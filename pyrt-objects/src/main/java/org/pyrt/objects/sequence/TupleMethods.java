package org.pyrt.objects.sequence;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.InstanceMaker;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** What Python sees of a tuple. Source: CPython 3.14 Objects/tupleobject.c. */
@ExposedType(name = "tuple")
public final class TupleMethods {

    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private TupleMethods() {}

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nCreate a tuple of the items of an iterable.")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly @Default PyObject iterable, @VarKeywords PyDict kwargs) {
        InstanceMaker.ignoreKeywords(ts, type, PyTuple.TYPE, kwargs);
        if (type != PyTuple.TYPE) {
            return new PyTupleSub(ts, type, iterable == null ? new PyObject[0] : Elements.of(ts, iterable));
        }
        return iterable == null ? PyTuple.EMPTY : Iteration.toTuple(ts, iterable);
    }

    @ExposedMethod(name = "__getitem__", doc = "__getitem__($self, key, /)\n--\n\nReturn self[key].")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyTuple self, PyObject key) {
        long index;
        if (key instanceof SmallInt i) {
            index = i.value;
        } else if (key instanceof PySlice s) {
            return slice(ts, self, SliceBounds.of(ts, s));
        } else if (PyType.of(key).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(
                    ts, "tuple indices must be integers or slices, not " + PyType.of(key).fullName());
        } else {
            index = Sizes.subscript(ts, key);
        }
        PyObject v = self.getItem(index);
        if (v == null) {
            throw Errors.indexError(ts, "tuple index out of range");
        }
        return v;
    }

    private static PyObject slice(ThreadState ts, PyTuple self, SliceBounds bounds) {
        bounds.adjust(self.size());
        int n = (int) bounds.count;
        if (bounds.step == 1) {
            return self.slice(ts, (int) bounds.start, (int) bounds.start + n);
        }
        PyObject[] part = new PyObject[n];
        long i = bounds.start;
        for (int k = 0; k < n; k++, i += bounds.step) {
            part[k] = self.get((int) i);
        }
        return PyTuple.of(ts, part);
    }

    @ExposedMethod(name = "__len__", doc = "__len__($self, /)\n--\n\nReturn len(self).")
    static int length(PyTuple self) {
        return self.size();
    }

    @ExposedMethod(name = "__contains__", doc = "__contains__($self, key, /)\n--\n\nReturn whether an item equals the key.")
    @CleanPoint
    static boolean contains(ThreadState ts, PyTuple self, PyObject key) {
        for (int i = 0; i < self.size(); i++) {
            if (Comparison.same(ts, self.get(i), key)) {
                return true;
            }
        }
        return false;
    }

    @ExposedMethod(doc = "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nReturn the first index of value.")
    @CleanPoint
    static int index(
            ThreadState ts,
            PyTuple self,
            PyObject value,
            @Default PyObject start,
            @PositionalOnly @Default PyObject stop) {
        int n = self.size();
        long from = start == null ? 0 : SliceBounds.indexNotNone(ts, start);
        long to = stop == null ? n : SliceBounds.indexNotNone(ts, stop);
        from = from < 0 ? Math.max(from + n, 0) : from;
        to = to < 0 ? to + n : Math.min(to, n);
        for (long i = from; i < to; i++) {
            if (Comparison.same(ts, self.get((int) i), value)) {
                return (int) i;
            }
        }
        throw Errors.valueError(ts, "tuple.index(x): x not in tuple");
    }

    @ExposedMethod(doc = "count($self, value, /)\n--\n\nReturn how many items equal value.")
    @CleanPoint
    static int count(ThreadState ts, PyTuple self, @PositionalOnly PyObject value) {
        int n = 0;
        for (int i = 0; i < self.size(); i++) {
            if (Comparison.same(ts, self.get(i), value)) {
                n++;
            }
        }
        return n;
    }

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nImplement iter(self).")
    static PyObject iter(ThreadState ts, PyTuple self) {
        return new PyTupleIterator(ts, self);
    }

    @ExposedMethod(name = "__hash__", doc = "__hash__($self, /)\n--\n\nReturn hash(self).")
    @CleanPoint
    static long hash(ThreadState ts, PyTuple self) {
        return self.hash(ts);
    }

    @ExposedMethod(name = "__getnewargs__")
    static PyObject newArguments(ThreadState ts, PyTuple self) {
        return PyTuple.of(ts, PyTuple.of(ts, self.array().clone()));
    }

    @ExposedMethod(name = "__add__", doc = "__add__($self, value, /)\n--\n\nReturn self+value.")
    static PyObject add(ThreadState ts, PyTuple self, PyObject other) {
        if (!(other instanceof PyTuple b)) {
            throw Errors.typeError(
                    ts, "can only concatenate tuple (not \"" + PyType.of(other).fullName() + "\") to tuple");
        }
        if (self.size() == 0 && b.getClass() == PyTuple.class) {
            return b;
        }
        if (b.size() == 0 && self.getClass() == PyTuple.class) {
            return self;
        }
        PyObject[] sum = new PyObject[self.size() + b.size()];
        System.arraycopy(self.array(), 0, sum, 0, self.size());
        System.arraycopy(b.array(), 0, sum, self.size(), b.size());
        return PyTuple.of(ts, sum);
    }

    @ExposedMethod(name = "__mul__", doc = "__mul__($self, value, /)\n--\n\nReturn self*value.")
    @CleanPoint
    static PyObject mul(ThreadState ts, PyTuple self, PyObject times) {
        long n = Sizes.indexAsLong(ts, times, ExceptionTypes.OVERFLOW_ERROR);
        int size = self.size();
        if (size == 0 || n == 1) {
            if (self.getClass() == PyTuple.class) {
                return self;
            }
        }
        if (n <= 0 || size == 0) {
            return PyTuple.EMPTY;
        }
        if (n > LARGEST / size) {
            throw new OutOfMemoryError("a tuple of more than " + LARGEST + " items");
        }
        PyObject[] product = new PyObject[(int) (size * n)];
        for (int i = 0; i < product.length; i += size) {
            System.arraycopy(self.array(), 0, product, i, size);
        }
        return PyTuple.of(ts, product);
    }

    @ExposedMethod(name = "__rmul__", doc = "__rmul__($self, value, /)\n--\n\nReturn value*self.")
    @CleanPoint
    static PyObject reflectedMul(ThreadState ts, PyTuple self, PyObject times) {
        return mul(ts, self, times);
    }

    @CleanPoint
    private static PyObject compare(ThreadState ts, int op, PyTuple a, PyObject other) {
        if (!(other instanceof PyTuple b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        int n = Math.min(a.size(), b.size());
        for (int i = 0; i < n; i++) {
            PyObject x = a.get(i);
            PyObject y = b.get(i);
            if (!Comparison.same(ts, x, y)) {
                return op == SlotId.EQ || op == SlotId.NE
                        ? PyBool.of(op == SlotId.NE)
                        : Comparison.compare(ts, op, x, y);
            }
        }
        return ListMethods.lengths(op, a.size(), b.size());
    }

    @ExposedMethod(name = "__eq__", doc = "__eq__($self, value, /)\n--\n\nReturn self==value.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyTuple self, PyObject other) {
        return compare(ts, SlotId.EQ, self, other);
    }

    @ExposedMethod(name = "__ne__", doc = "__ne__($self, value, /)\n--\n\nReturn self!=value.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyTuple self, PyObject other) {
        return compare(ts, SlotId.NE, self, other);
    }

    @ExposedMethod(name = "__lt__", doc = "__lt__($self, value, /)\n--\n\nReturn self<value.")
    @CleanPoint
    static PyObject lt(ThreadState ts, PyTuple self, PyObject other) {
        return compare(ts, SlotId.LT, self, other);
    }

    @ExposedMethod(name = "__le__", doc = "__le__($self, value, /)\n--\n\nReturn self<=value.")
    @CleanPoint
    static PyObject le(ThreadState ts, PyTuple self, PyObject other) {
        return compare(ts, SlotId.LE, self, other);
    }

    @ExposedMethod(name = "__gt__", doc = "__gt__($self, value, /)\n--\n\nReturn self>value.")
    @CleanPoint
    static PyObject gt(ThreadState ts, PyTuple self, PyObject other) {
        return compare(ts, SlotId.GT, self, other);
    }

    @ExposedMethod(name = "__ge__", doc = "__ge__($self, value, /)\n--\n\nReturn self>=value.")
    @CleanPoint
    static PyObject ge(ThreadState ts, PyTuple self, PyObject other) {
        return compare(ts, SlotId.GE, self, other);
    }

    @ExposedMethod(name = "__repr__", doc = "__repr__($self, /)\n--\n\nReturn repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyTuple self) {
        if (self.size() == 0) {
            return PyStr.ofAscii("()");
        }
        if (!Representation.enter(ts, self)) {
            return PyStr.ofAscii("(...)");
        }
        try {
            StrBuilder b = new StrBuilder();
            b.append('(');
            for (int i = 0; i < self.size(); i++) {
                if (i > 0) {
                    b.append(", ");
                }
                b.append(Representation.repr(ts, self.get(i)));
            }
            return b.append(self.size() == 1 ? ",)" : ")").toStr();
        } finally {
            Representation.leave(ts);
        }
    }
}
