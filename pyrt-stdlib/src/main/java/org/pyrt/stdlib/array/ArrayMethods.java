package org.pyrt.stdlib.array;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.sequence.SliceBounds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyGenericAlias;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** The sequence operations of array. */
@ExposedType(name = "array")
final class ArrayMethods {

    private ArrayMethods() {}

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return ArraySource.make(ts, type, args, keywords);
    }

    @ExposedMethod(name = "__len__")
    static int length(PyArray self) {
        return self.size();
    }

    private static RuntimeException outOfRange(ThreadState ts, String what) {
        return Errors.indexError(ts, "array " + what + "index out of range");
    }

    @CleanPoint
    private static long index(ThreadState ts, PyArray self, PyObject key) {
        if (PyType.of(key).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "array indices must be integers");
        }
        long i = Sizes.subscript(ts, key);
        return i < 0 ? i + self.size() : i;
    }

    @ExposedMethod(name = "__getitem__")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyArray self, PyObject key) {
        if (key instanceof PySlice slice) {
            SliceBounds b = SliceBounds.of(ts, slice);
            if (b.step == 1) {
                b.adjust(self.size());
                return self.like(ts, self.copy(ts, (int) b.start, (int) (b.start + b.count)));
            }
            byte[] all = self.toBytes(ts);
            int size = self.itemSize;
            b.adjust(all.length / size);
            byte[] out = new byte[(int) b.count * size];
            for (int i = 0; i < b.count; i++) {
                System.arraycopy(all, (int) (b.start + i * b.step) * size, out, i * size, size);
            }
            return self.like(ts, out);
        }
        PyObject item = self.get(ts, index(ts, self, key));
        if (item == null) {
            throw outOfRange(ts, "");
        }
        return item;
    }

    @ExposedMethod(name = "__setitem__")
    @CleanPoint
    static void setItem(ThreadState ts, PyArray self, PyObject key, PyObject value) {
        if (key instanceof PySlice slice) {
            setSlice(ts, self, slice, value);
            return;
        }
        long i = index(ts, self, key);
        if (i < 0 || i >= self.size()) {
            throw outOfRange(ts, "assignment ");
        }
        if (!self.set(ts, i, ArraySource.item(ts, self, value))) {
            throw outOfRange(ts, "assignment ");
        }
    }

    @CleanPoint
    private static void setSlice(ThreadState ts, PyArray self, PySlice slice, PyObject value) {
        if (!(value instanceof PyArray other)) {
            throw Errors.typeError(ts, "can only assign array (not \"" + PyType.of(value).name() + "\") to array slice");
        }
        if (other.code != self.code) {
            throw Errors.typeError(ts, "bad argument type for built-in operation");
        }
        byte[] source = other.toBytes(ts);
        SliceBounds b = SliceBounds.of(ts, slice);
        b.adjust(self.size());
        if (b.step == 1) {
            self.replace(ts, (int) b.start, (int) (b.start + b.count), source);
            return;
        }
        int size = self.itemSize;
        if (source.length != b.count * size) {
            if (source.length == 0) {
                deleteSlice(ts, self, b);
                return;
            }
            throw Errors.valueError(
                    ts, "attempt to assign array of size " + source.length / size + " to extended slice of size " + b.count);
        }
        for (int i = 0; i < b.count; i++) {
            self.set(ts, b.start + i * b.step, Arrays.copyOfRange(source, i * size, (i + 1) * size));
        }
    }

    @ExposedMethod(name = "__delitem__")
    @CleanPoint
    static void deleteItem(ThreadState ts, PyArray self, PyObject key) {
        if (key instanceof PySlice slice) {
            SliceBounds b = SliceBounds.of(ts, slice);
            b.adjust(self.size());
            deleteSlice(ts, self, b);
            return;
        }
        long i = index(ts, self, key);
        if (i < 0 || i >= self.size()) {
            throw outOfRange(ts, "assignment ");
        }
        self.replace(ts, (int) i, (int) i + 1, new byte[0]);
    }

    private static void deleteSlice(ThreadState ts, PyArray self, SliceBounds b) {
        if (b.count == 0) {
            return;
        }
        if (b.step == 1) {
            self.replace(ts, (int) b.start, (int) b.stop, new byte[0]);
            return;
        }
        byte[] all = self.toBytes(ts);
        int size = self.itemSize;
        boolean[] gone = new boolean[all.length / size];
        for (int i = 0; i < b.count; i++) {
            gone[(int) (b.start + i * b.step)] = true;
        }
        byte[] rest = new byte[all.length - (int) b.count * size];
        int n = 0;
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                System.arraycopy(all, i * size, rest, n, size);
                n += size;
            }
        }
        self.replace(ts, 0, Integer.MAX_VALUE, rest);
    }

    @ExposedMethod(name = "__iter__")
    static PyObject iter(ThreadState ts, PyArray self) {
        return new PyArrayIterator(ts, self);
    }

    @ExposedMethod(name = "__contains__")
    @CleanPoint
    static boolean contains(ThreadState ts, PyArray self, PyObject value) {
        return find(ts, self, value, 0, Long.MAX_VALUE) >= 0;
    }

    @CleanPoint
    private static long find(ThreadState ts, PyArray self, PyObject value, long from, long to) {
        for (long i = from; i < to; i++) {
            PyObject item = self.get(ts, i);
            if (item == null) {
                break;
            }
            if (Comparison.sameFloating(ts, item, value)) {
                return i;
            }
        }
        return -1;
    }

    @ExposedMethod(doc = "index($self, v, start=0, stop=sys.maxsize, /)\n--\n\nReturn index of first occurrence of v in the array.")
    @CleanPoint
    static long index(
            ThreadState ts,
            PyArray self,
            PyObject v,
            @Default("0") PyObject start,
            @PositionalOnly @Default("9223372036854775807") PyObject stop) {
        long from = SliceBounds.indexNotNone(ts, start);
        long to = SliceBounds.indexNotNone(ts, stop);
        int n = self.size();
        from = from < 0 ? Math.max(from + n, 0) : from;
        to = to < 0 ? to + n : to;
        long i = find(ts, self, v, from, to);
        if (i < 0) {
            throw Errors.valueError(ts, "array.index(x): x not in array");
        }
        return i;
    }

    @ExposedMethod(doc = "count($self, v, /)\n--\n\nReturn number of occurrences of v in the array.")
    @CleanPoint
    static long count(ThreadState ts, PyArray self, @PositionalOnly PyObject v) {
        long n = 0;
        PyObject item;
        for (long i = 0; (item = self.get(ts, i)) != null; i++) {
            n += Comparison.sameFloating(ts, item, v) ? 1 : 0;
        }
        return n;
    }

    @ExposedMethod(doc = "append($self, v, /)\n--\n\nAppend new value v to the end of the array.")
    @CleanPoint
    static void append(ThreadState ts, PyArray self, @PositionalOnly PyObject v) {
        self.appendItem(ts, ArraySource.item(ts, self, v));
    }

    @ExposedMethod(doc = "insert($self, i, v, /)\n--\n\nInsert a new item v into the array before position i.")
    @CleanPoint
    static void insert(ThreadState ts, PyArray self, long i, @PositionalOnly PyObject v) {
        byte[] item = ArraySource.item(ts, self, v);
        int n = self.size();
        int at = (int) Math.max(Math.min(i < 0 ? i + n : i, n), 0);
        self.replace(ts, at, at, item);
    }

    @ExposedMethod(doc = "pop($self, i=-1, /)\n--\n\nReturn the i-th element and delete it from the array.")
    static PyObject pop(ThreadState ts, PyArray self, @PositionalOnly @Default("-1") long i) {
        PyObject item = self.take(ts, i);
        if (item == null) {
            throw Errors.indexError(ts, self.size() == 0 ? "pop from empty array" : "pop index out of range");
        }
        return item;
    }

    @ExposedMethod(doc = "remove($self, v, /)\n--\n\nRemove the first occurrence of v in the array.")
    @CleanPoint
    static void remove(ThreadState ts, PyArray self, @PositionalOnly PyObject v) {
        long i = find(ts, self, v, 0, Long.MAX_VALUE);
        if (i < 0) {
            throw Errors.valueError(ts, "array.remove(x): x not in array");
        }
        self.replace(ts, (int) i, (int) i + 1, new byte[0]);
    }

    @ExposedMethod(doc = "clear($self, /)\n--\n\nRemove all items from the array.")
    static void clear(ThreadState ts, PyArray self) {
        self.replace(ts, 0, Integer.MAX_VALUE, new byte[0]);
    }

    @ExposedMethod(doc = "reverse($self, /)\n--\n\nReverse the order of the items in the array.")
    static void reverse(ThreadState ts, PyArray self) {
        byte[] all = self.toBytes(ts);
        byte[] out = new byte[all.length];
        int size = self.itemSize;
        for (int i = 0; i < all.length; i += size) {
            System.arraycopy(all, i, out, all.length - size - i, size);
        }
        self.replace(ts, 0, out.length / size, out);
    }

    @ExposedMethod(doc = "extend($self, bb, /)\n--\n\nAppend items to the end of the array.")
    @CleanPoint
    static void extend(ThreadState ts, PyArray self, @PositionalOnly PyObject bb) {
        if (bb instanceof PyArray other) {
            if (other.code != self.code) {
                throw Errors.typeError(ts, "can only extend with array of same kind");
            }
            self.append(ts, other.toBytes(ts));
        } else {
            ArraySource.appendAll(ts, self, bb);
        }
    }

    // ---- operators ----

    @ExposedMethod(name = "__add__")
    static PyObject add(ThreadState ts, PyArray self, PyObject other) {
        if (!(other instanceof PyArray o)) {
            throw Errors.typeError(ts, "can only append array (not \"" + PyType.of(other).name() + "\") to array");
        }
        if (o.code != self.code) {
            throw Errors.typeError(ts, "bad argument type for built-in operation");
        }
        byte[] a = self.toBytes(ts);
        byte[] b = o.toBytes(ts);
        byte[] all = Arrays.copyOf(a, Buffers.size((long) a.length + b.length));
        System.arraycopy(b, 0, all, a.length, b.length);
        return self.like(ts, all);
    }

    @ExposedMethod(name = "__iadd__")
    @CleanPoint
    static PyObject addInPlace(ThreadState ts, PyArray self, PyObject other) {
        if (!(other instanceof PyArray)) {
            throw Errors.typeError(ts, "can only extend array with array (not \"" + PyType.of(other).name() + "\")");
        }
        extend(ts, self, other);
        return self;
    }

    @CleanPoint
    private static byte[] repeated(ThreadState ts, PyArray self, PyObject count) {
        long n = Math.max(Sizes.indexAsLong(ts, count, ExceptionTypes.OVERFLOW_ERROR), 0);
        byte[] a = self.toBytes(ts);
        if (a.length > 0 && n > (Integer.MAX_VALUE - 16) / a.length) {
            throw Errors.raise(ts, ExceptionTypes.MEMORY_ERROR);
        }
        byte[] all = new byte[a.length == 0 ? 0 : a.length * (int) n];
        for (int i = 0; i < all.length; i += a.length) {
            System.arraycopy(a, 0, all, i, a.length);
        }
        return all;
    }

    @ExposedMethod(name = "__mul__")
    @CleanPoint
    static PyObject multiply(ThreadState ts, PyArray self, PyObject count) {
        return self.like(ts, repeated(ts, self, count));
    }

    @ExposedMethod(name = "__rmul__")
    @CleanPoint
    static PyObject multiplyReflected(ThreadState ts, PyArray self, PyObject count) {
        return multiply(ts, self, count);
    }

    @ExposedMethod(name = "__imul__")
    @CleanPoint
    static PyObject multiplyInPlace(ThreadState ts, PyArray self, PyObject count) {
        self.replace(ts, 0, Integer.MAX_VALUE, repeated(ts, self, count));
        return self;
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject equal(ThreadState ts, PyArray self, PyObject other) {
        return compare(ts, self, other, SlotId.EQ);
    }

    @ExposedMethod(name = "__ne__")
    @CleanPoint
    static PyObject notEqual(ThreadState ts, PyArray self, PyObject other) {
        return compare(ts, self, other, SlotId.NE);
    }

    @ExposedMethod(name = "__lt__")
    @CleanPoint
    static PyObject less(ThreadState ts, PyArray self, PyObject other) {
        return compare(ts, self, other, SlotId.LT);
    }

    @ExposedMethod(name = "__le__")
    @CleanPoint
    static PyObject lessOrEqual(ThreadState ts, PyArray self, PyObject other) {
        return compare(ts, self, other, SlotId.LE);
    }

    @ExposedMethod(name = "__gt__")
    @CleanPoint
    static PyObject greater(ThreadState ts, PyArray self, PyObject other) {
        return compare(ts, self, other, SlotId.GT);
    }

    @ExposedMethod(name = "__ge__")
    @CleanPoint
    static PyObject greaterOrEqual(ThreadState ts, PyArray self, PyObject other) {
        return compare(ts, self, other, SlotId.GE);
    }

    @CleanPoint
    private static PyObject compare(ThreadState ts, PyArray self, PyObject other, int op) {
        if (!(other instanceof PyArray o)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        for (int i = 0; ; i++) {
            PyObject a = self.get(ts, i);
            PyObject b = o.get(ts, i);
            if (a == null || b == null) {
                return Comparison.compare(ts, op, PyInt.of(self.size()), PyInt.of(o.size()));
            }
            try (var heldA = ts.hold(a);
                    var heldB = ts.hold(b)) {
                if (!Comparison.test(ts, SlotId.EQ, a, b)) {
                    return op == SlotId.EQ ? PyBool.FALSE : op == SlotId.NE ? PyBool.TRUE : Comparison.compare(ts, op, a, b);
                }
            }
        }
    }

    @ExposedMethod(name = "__class_getitem__", kind = ExposedMethod.Kind.CLASS, doc = "See PEP 585")
    @CleanPoint
    static PyObject classGetItem(ThreadState ts, PyType type, @PositionalOnly PyObject item) {
        return PyGenericAlias.of(ts, type, item);
    }

    @ExposedGetter(doc = "the typecode character used to create the array")
    static PyObject typecode(PyArray self) {
        return PyStr.ofCodePoint(self.code);
    }

    @ExposedGetter(doc = "the size, in bytes, of one array item")
    static int itemsize(PyArray self) {
        return self.itemSize;
    }
}
