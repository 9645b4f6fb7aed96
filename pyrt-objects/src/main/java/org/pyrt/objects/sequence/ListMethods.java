package org.pyrt.objects.sequence;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.constant.PyNone;
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
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** What Python sees of a list. Source: CPython 3.14 Objects/listobject.c. */
@ExposedType(name = "list")
public final class ListMethods {


    private ListMethods() {}

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nCreate a new empty list.")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return type == PyList.TYPE ? new PyList(ts) : new PyListSub(ts, type);
    }

    @ExposedMethod(name = "__init__", doc = "__init__($self, /, *args, **kwargs)\n--\n\nReplace the contents by the items of an iterable.")
    @CleanPoint
    static void init(ThreadState ts, PyList self, @PositionalOnly @Default PyObject iterable, @VarKeywords PyDict kwargs) {
        if (kwargs != null && kwargs.size() > 0 && PyType.of(self).slot(SlotId.NEW) == PyList.TYPE.slot(SlotId.NEW)) {
            throw Errors.typeError(ts, "list() takes no keyword arguments");
        }
        self.removeAll(ts);
        if (iterable != null) {
            extend(ts, self, iterable);
        }
    }

    /** {@code list(iterable)}, floating. */
    @CleanPoint
    public static PyList from(ThreadState ts, PyObject iterable) {
        PyList list = new PyList(ts);
        try (var held = ts.hold(list)) {
            extend(ts, list, iterable);
            held.moveOut();
            return list;
        }
    }

    // ---- items ----

    @ExposedMethod(name = "__getitem__", coexists = true, doc = "__getitem__($self, index, /)\n--\n\nReturn self[key].")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyList self, @PositionalOnly PyObject key) {
        if (key instanceof PySlice s) {
            SliceBounds bounds = SliceBounds.of(ts, s);
            return PyList.adopt(ts, self.snapshot(ts, bounds));
        }
        PyObject v = self.getItem(ts, index(ts, key));
        if (v == null) {
            throw Errors.indexError(ts, "list index out of range");
        }
        return v;
    }

    @CleanPoint
    private static long index(ThreadState ts, PyObject key) {
        if (key instanceof SmallInt i) {
            return i.value;
        }
        if (PyType.of(key).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(
                    ts, "list indices must be integers or slices, not " + PyType.of(key).fullName());
        }
        return Sizes.subscript(ts, key);
    }

    @ExposedMethod(name = "__setitem__", doc = "__setitem__($self, key, value, /)\n--\n\nSet self[key] to value.")
    @CleanPoint
    static void setItem(ThreadState ts, PyList self, PyObject key, PyObject value) {
        if (key instanceof PySlice s) {
            setSlice(ts, self, SliceBounds.of(ts, s), value);
        } else if (!self.setItem(ts, index(ts, key), value)) {
            throw Errors.indexError(ts, "list assignment index out of range");
        }
    }

    @CleanPoint
    private static void setSlice(ThreadState ts, PyList self, SliceBounds bounds, PyObject value) {
        PyObject[] more = Elements.of(ts, value, "must assign iterable to extended slice");
        if (bounds.step == 1) {
            Elements.drop(ts, self.replaceSlice(ts, bounds, more));
            return;
        }
        PyObject[] old = self.replaceExtended(ts, bounds, more);
        if (old == null) {
            Elements.drop(ts, more);
            throw Errors.valueError(
                    ts,
                    "attempt to assign sequence of size " + more.length + " to extended slice of size " + bounds.count);
        }
        Elements.dropForward(ts, old);
    }

    @ExposedMethod(name = "__delitem__", doc = "__delitem__($self, key, /)\n--\n\nDelete self[key].")
    @CleanPoint
    static void delItem(ThreadState ts, PyList self, PyObject key) {
        if (key instanceof PySlice s) {
            SliceBounds bounds = SliceBounds.of(ts, s);
            if (bounds.step == 1) {
                Elements.drop(ts, self.replaceSlice(ts, bounds, PyList.NONE));
            } else {
                Elements.dropForward(ts, self.removeExtended(ts, bounds));
            }
            return;
        }
        PyObject old = self.pop(ts, index(ts, key));
        if (old == null) {
            throw Errors.indexError(ts, "list assignment index out of range");
        }
        Refs.discard(ts, old);
    }

    @ExposedMethod(name = "__len__", doc = "__len__($self, /)\n--\n\nReturn len(self).")
    static int length(PyList self) {
        return self.size();
    }

    @ExposedMethod(name = "__contains__", doc = "__contains__($self, key, /)\n--\n\nReturn whether an item equals the key.")
    @CleanPoint
    static boolean contains(ThreadState ts, PyList self, PyObject key) {
        PyObject v;
        for (int i = 0; (v = self.getItem(ts, i)) != null; i++) {
            if (Comparison.sameFloating(ts, v, key)) {
                return true;
            }
        }
        return false;
    }

    @ExposedMethod(doc = "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nReturn the first index of value.")
    @CleanPoint
    static int index(
            ThreadState ts,
            PyList self,
            PyObject value,
            @Default PyObject start,
            @PositionalOnly @Default PyObject stop) {
        long from = start == null ? 0 : SliceBounds.indexNotNone(ts, start);
        long to = stop == null ? Long.MAX_VALUE : SliceBounds.indexNotNone(ts, stop);
        int n = self.size();
        from = from < 0 ? Math.max(from + n, 0) : from;
        to = to < 0 ? Math.max(to + n, 0) : to;
        for (long i = from; i < to; i++) {
            PyObject v = self.getItem(ts, i);
            if (v == null) {
                break;
            }
            if (Comparison.sameFloating(ts, v, value)) {
                return (int) i;
            }
        }
        throw Errors.valueError(ts, "list.index(x): x not in list");
    }

    @ExposedMethod(doc = "count($self, value, /)\n--\n\nReturn how many items equal value.")
    @CleanPoint
    static int count(ThreadState ts, PyList self, @PositionalOnly PyObject value) {
        int n = 0;
        PyObject v;
        for (int i = 0; (v = self.getItem(ts, i)) != null; i++) {
            if (Comparison.sameFloating(ts, v, value)) {
                n++;
            }
        }
        return n;
    }

    // ---- changes ----

    @ExposedMethod(doc = "append($self, object, /)\n--\n\nAppend an item at the end.")
    static void append(ThreadState ts, PyList self, @PositionalOnly PyObject object) {
        self.append(ts, object);
    }

    @ExposedMethod(doc = "extend($self, iterable, /)\n--\n\nAppend the items of an iterable.")
    @CleanPoint
    public static void extend(ThreadState ts, PyList self, @PositionalOnly PyObject iterable) {
        PyObject[] now = Elements.ofContainer(ts, iterable);
        if (now != null) {
            self.appendCounted(ts, now);
            return;
        }
        PyObject iterator = Iteration.iter(ts, iterable);
        try (var held = ts.hold(iterator)) {
            Sizes.checkLengthHint(ts, iterable);
            for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
                self.append(ts, x);
            }
        }
    }

    @ExposedMethod(doc = "insert($self, index, object, /)\n--\n\nInsert an item before index.")
    @CleanPoint
    static void insert(ThreadState ts, PyList self, PyObject index, @PositionalOnly PyObject object) {
        self.insert(ts, Conversions.toLong(ts, index), object);
    }

    @ExposedMethod(doc = "pop($self, index=-1, /)\n--\n\nRemove and return the item at index, the last one by default.")
    @CleanPoint
    static PyObject pop(ThreadState ts, PyList self, @PositionalOnly @Default("-1") PyObject index) {
        long i = Conversions.toLong(ts, index);
        PyObject v = self.pop(ts, i);
        if (v == null) {
            throw Errors.indexError(ts, self.size() == 0 ? "pop from empty list" : "pop index out of range");
        }
        return v;
    }

    @ExposedMethod(doc = "remove($self, value, /)\n--\n\nRemove the first item that equals value.")
    @CleanPoint
    static void remove(ThreadState ts, PyList self, @PositionalOnly PyObject value) {
        PyObject v;
        for (int i = 0; (v = self.getItem(ts, i)) != null; i++) {
            try (var held = ts.hold(v)) {
                if (Comparison.same(ts, v, value)) {
                    if (self.removeIf(ts, i, v) || self.size() == 0) {
                        return;
                    }
                    if (PyType.of(v).isHeap() || PyType.of(value).isHeap()) {
                        // The comparison may have changed the list; what is at the place now goes, as in CPython.
                        Refs.discard(ts, self.pop(ts, i));
                        return;
                    }
                    i = -1;
                }
            }
        }
        throw Errors.valueError(ts, "list.remove(x): x not in list");
    }

    @ExposedMethod(doc = "clear($self, /)\n--\n\nRemove all items.")
    static void clear(ThreadState ts, PyList self) {
        self.removeAll(ts);
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nReturn a list of the same items.")
    static PyObject copy(ThreadState ts, PyList self) {
        return PyList.adopt(ts, self.snapshot(ts));
    }

    @ExposedMethod(doc = "reverse($self, /)\n--\n\nReverse the order of the items.")
    static void reverse(ThreadState ts, PyList self) {
        self.reverse(ts);
    }

    @ExposedMethod(doc = "sort($self, /, *, key=None, reverse=False)\n--\n\nSort the items in place, by key if one is given; equal ones keep their order.")
    @CleanPoint
    static void sort(
            ThreadState ts,
            PyList self,
            @KeywordOnly @Default("None") PyObject key,
            @Default("False") boolean reverse) {
        ListSort.sort(ts, self, key == PyNone.NONE ? null : key, reverse);
    }

    // ---- iteration ----

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nImplement iter(self).")
    static PyObject iter(ThreadState ts, PyList self) {
        return new PyListIterator(ts, self);
    }

    @ExposedMethod(name = "__reversed__", doc = "__reversed__($self, /)\n--\n\nReturn an iterator from the last item to the first.")
    static PyObject reversed(ThreadState ts, PyList self) {
        return new PyReverseListIterator(ts, self);
    }

    // ---- operators ----

    @ExposedMethod(name = "__add__", doc = "__add__($self, value, /)\n--\n\nReturn self+value.")
    static PyObject add(ThreadState ts, PyList self, PyObject other) {
        if (other instanceof PyList b) {
            PyList sum = PyList.adopt(ts, self.snapshot(ts));
            sum.appendCounted(ts, b.snapshot(ts));
            return sum;
        }
        throw Errors.typeError(
                ts, "can only concatenate list (not \"" + PyType.of(other).fullName() + "\") to list");
    }

    @ExposedMethod(name = "__iadd__", doc = "__iadd__($self, value, /)\n--\n\nImplement self+=value.")
    @CleanPoint
    static PyObject inPlaceAdd(ThreadState ts, PyList self, PyObject other) {
        extend(ts, self, other);
        return self;
    }

    @ExposedMethod(name = "__mul__", doc = "__mul__($self, value, /)\n--\n\nReturn self*value.")
    @CleanPoint
    static PyObject mul(ThreadState ts, PyList self, PyObject times) {
        long n = Sizes.indexAsLong(ts, times, ExceptionTypes.OVERFLOW_ERROR);
        if (n <= 0) {
            return new PyList(ts);
        }
        PyList product = PyList.adopt(ts, self.snapshot(ts));
        product.repeat(ts, n);
        return product;
    }

    @ExposedMethod(name = "__rmul__", doc = "__rmul__($self, value, /)\n--\n\nReturn value*self.")
    @CleanPoint
    static PyObject reflectedMul(ThreadState ts, PyList self, PyObject times) {
        return mul(ts, self, times);
    }

    @ExposedMethod(name = "__imul__", doc = "__imul__($self, value, /)\n--\n\nImplement self*=value.")
    @CleanPoint
    static PyObject inPlaceMul(ThreadState ts, PyList self, PyObject times) {
        self.repeat(ts, Sizes.indexAsLong(ts, times, ExceptionTypes.OVERFLOW_ERROR));
        return self;
    }

    @CleanPoint
    private static PyObject compare(ThreadState ts, int op, PyList a, PyObject other) {
        if (!(other instanceof PyList b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean equality = op == SlotId.EQ || op == SlotId.NE;
        if (equality && a.size() != b.size()) {
            return PyBool.of(op == SlotId.NE);
        }
        for (int i = 0; ; i++) {
            PyObject x = a.getItem(ts, i);
            PyObject y = b.getItem(ts, i);
            if (x == null || y == null) {
                return lengths(op, a.size(), b.size());
            }
            if (x == y) {
                continue;
            }
            try (var heldX = ts.hold(x);
                    var heldY = ts.hold(y)) {
                if (!Comparison.same(ts, x, y)) {
                    return differing(ts, op, a, b, i);
                }
            }
        }
    }

    /** How lists compare whose items at {@code i} differ, unless these went in the comparison. */
    @CleanPoint
    private static PyObject differing(ThreadState ts, int op, PyList a, PyList b, int i) {
        PyObject x = a.getItem(ts, i);
        PyObject y = b.getItem(ts, i);
        if (x == null || y == null) {
            return lengths(op, a.size(), b.size());
        }
        if (op == SlotId.EQ || op == SlotId.NE) {
            return PyBool.of(op == SlotId.NE);
        }
        try (var heldX = ts.hold(x);
                var heldY = ts.hold(y)) {
            return Comparison.compare(ts, op, x, y);
        }
    }

    /** How sequences compare that have equal items as far as both go. */
    static PyBool lengths(int op, int a, int b) {
        switch (op) {
            case SlotId.LT:
                return PyBool.of(a < b);
            case SlotId.LE:
                return PyBool.of(a <= b);
            case SlotId.EQ:
                return PyBool.of(a == b);
            case SlotId.NE:
                return PyBool.of(a != b);
            case SlotId.GT:
                return PyBool.of(a > b);
            default:
                return PyBool.of(a >= b);
        }
    }

    @ExposedMethod(name = "__eq__", doc = "__eq__($self, value, /)\n--\n\nReturn self==value.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyList self, PyObject other) {
        return compare(ts, SlotId.EQ, self, other);
    }

    @ExposedMethod(name = "__ne__", doc = "__ne__($self, value, /)\n--\n\nReturn self!=value.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyList self, PyObject other) {
        return compare(ts, SlotId.NE, self, other);
    }

    @ExposedMethod(name = "__lt__", doc = "__lt__($self, value, /)\n--\n\nReturn self<value.")
    @CleanPoint
    static PyObject lt(ThreadState ts, PyList self, PyObject other) {
        return compare(ts, SlotId.LT, self, other);
    }

    @ExposedMethod(name = "__le__", doc = "__le__($self, value, /)\n--\n\nReturn self<=value.")
    @CleanPoint
    static PyObject le(ThreadState ts, PyList self, PyObject other) {
        return compare(ts, SlotId.LE, self, other);
    }

    @ExposedMethod(name = "__gt__", doc = "__gt__($self, value, /)\n--\n\nReturn self>value.")
    @CleanPoint
    static PyObject gt(ThreadState ts, PyList self, PyObject other) {
        return compare(ts, SlotId.GT, self, other);
    }

    @ExposedMethod(name = "__ge__", doc = "__ge__($self, value, /)\n--\n\nReturn self>=value.")
    @CleanPoint
    static PyObject ge(ThreadState ts, PyList self, PyObject other) {
        return compare(ts, SlotId.GE, self, other);
    }

    @ExposedMethod(name = "__sizeof__", doc = "__sizeof__($self, /)\n--\n\nReturn the size in memory, in bytes.")
    static long sizeOf(PyList self) {
        return self.sizeInMemory();
    }

    @ExposedMethod(name = "__repr__", doc = "__repr__($self, /)\n--\n\nReturn repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyList self) {
        if (self.size() == 0) {
            return PyStr.ofAscii("[]");
        }
        if (!Representation.enter(ts, self)) {
            return PyStr.ofAscii("[...]");
        }
        try {
            StrBuilder b = new StrBuilder();
            b.append('[');
            PyObject v;
            for (int i = 0; (v = self.getItem(ts, i)) != null; i++) {
                if (i > 0) {
                    b.append(", ");
                }
                try (var held = ts.hold(v)) {
                    b.append(Representation.repr(ts, v));
                }
            }
            return b.append(']').toStr();
        } finally {
            Representation.leave(ts);
        }
    }
}
