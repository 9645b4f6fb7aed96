package org.pyrt.objects.bytes;

import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.sequence.SliceBounds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/**
 * What Python sees of a bytearray. Methods that only look take a view of it, so that its size stays as it is meanwhile. Source: CPython 3.14
 * Objects/bytearrayobject.c.
 */
@ExposedType(name = "bytearray")
public final class ByteArrayMethods {

    private static final PyStr GETSTATE = PyStr.interned("__getstate__");
    private static final PyStr LATIN_1 = PyStr.interned("latin-1");

    private ByteArrayMethods() {}

    // ---- construction ----

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nMake an empty bytearray.")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return type == PyByteArray.TYPE ? PyByteArray.of(ts, new byte[0]) : new PyByteArraySub(ts, type);
    }

    @ExposedMethod(name = "__init__", doc = "__init__($self, /, *args, **kwargs)\n--\n\nFill with a length of zeros, ints, bytes, or text in an encoding.")
    @CleanPoint
    static void init(ThreadState ts, PyByteArray self, @Default PyObject source, @Default PyStr encoding, @Default PyStr errors) {
        self.replace(ts, 0, Integer.MAX_VALUE, null, 0, 0);
        byte[] contents = OctetSource.forByteArray(ts, source, encoding, errors, self);
        if (contents.length > 0) {
            self.replace(ts, 0, Integer.MAX_VALUE, contents, 0, contents.length);
        }
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "fromhex($type, string, /)\n--\n\nThe bytearray that hexadecimal digits mean.")
    @CleanPoint
    static PyObject fromhex(ThreadState ts, PyType type, @PositionalOnly PyObject string) {
        byte[] value = OctetHex.parse(ts, string);
        return type == PyByteArray.TYPE ? PyByteArray.of(ts, value) : Calls.call(ts, type, PyBytes.of(value));
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nA bytearray with the same bytes.")
    @CleanPoint
    static PyObject copy(ThreadState ts, PyByteArray self) {
        try (BufferView v = self.passing(ts)) {
            return PyByteArray.copyOf(ts, v, 0, v.length());
        }
    }

    @ExposedMethod(name = "__sizeof__", doc = "__sizeof__($self, /)\n--\n\nThe size in bytes that the object would have in CPython.")
    static long sizeOf(PyByteArray self) {
        return self.sizeInMemory();
    }

    @ExposedMethod(name = "__alloc__", doc = "__alloc__($self, /)\n--\n\nHow many bytes there is room for.")
    @CleanPoint
    static int alloc(ThreadState ts, PyByteArray self) {
        return self.capacity(ts);
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nReturn state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyByteArray self) {
        return reduceEx(ts, self, 2);
    }

    @ExposedMethod(name = "__reduce_ex__", doc = "__reduce_ex__($self, proto=0, /)\n--\n\nReturn state information for pickling, for a protocol.")
    @CleanPoint
    static PyObject reduceEx(ThreadState ts, PyByteArray self, @PositionalOnly @Default("0") int proto) {
        byte[] octets = self.toArray(ts);
        PyTuple arguments = PyTuple.EMPTY;
        if (octets.length > 0 && proto >= 3) {
            arguments = PyTuple.of(ts, PyBytes.of(octets));
        } else if (octets.length > 0) {
            arguments = PyTuple.of(ts, PyStr.of(new String(octets, StandardCharsets.ISO_8859_1)), LATIN_1);
        }
        try (var held = ts.hold(arguments)) {
            return PyTuple.of(ts, PyType.of(self), arguments, Calls.callMethod(ts, self, GETSTATE));
        }
    }

    @ExposedMethod(name = "__repr__", doc = "__repr__($self, /)\n--\n\nReturn repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyByteArray self) {
        try (BufferView v = self.passing(ts)) {
            StringBuilder b = new StringBuilder(v.length() + 16).append(PyType.of(self).name()).append('(');
            BytesRepr.append(b, v.octets(), v.offset(), v.offset() + v.length(), true);
            return PyStr.of(b.append(')').toString());
        }
    }

    @ExposedMethod(name = "__str__", doc = "__str__($self, /)\n--\n\nReturn str(self).")
    @CleanPoint
    static PyObject str(ThreadState ts, PyByteArray self) {
        return repr(ts, self);
    }

    // ---- as a sequence ----

    @ExposedMethod(name = "__len__", doc = "__len__($self, /)\n--\n\nReturn len(self).")
    static int len(PyByteArray self) {
        return self.size();
    }

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nImplement iter(self).")
    static PyObject iter(ThreadState ts, PyByteArray self) {
        return new PyByteArrayIterator(ts, self);
    }

    @ExposedMethod(name = "__getitem__", doc = "__getitem__($self, key, /)\n--\n\nReturn self[key].")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyByteArray self, PyObject key) {
        if (key instanceof PySlice slice) {
            SliceBounds b = SliceBounds.of(ts, slice);
            try (BufferView v = self.passing(ts)) {
                b.adjust(v.length());
                return b.step == 1
                        ? PyByteArray.copyOf(ts, v, (int) b.start, (int) (b.start + b.count))
                        : PyByteArray.of(ts, BytesMethods.slice(v, b));
            }
        }
        int octet = self.get(ts, subscript(ts, key));
        if (octet < 0) {
            throw Errors.indexError(ts, "bytearray index out of range");
        }
        return PyInt.of(octet);
    }

    @CleanPoint
    private static long subscript(ThreadState ts, PyObject key) {
        if (PyType.of(key).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "bytearray indices must be integers or slices, not " + PyType.of(key).fullName());
        }
        return Sizes.subscript(ts, key);
    }

    @ExposedMethod(name = "__setitem__", doc = "__setitem__($self, key, value, /)\n--\n\nSet self[key] to value.")
    @CleanPoint
    static void setItem(ThreadState ts, PyByteArray self, PyObject key, PyObject value) {
        if (key instanceof PySlice slice) {
            ByteArraySlices.assign(ts, self, slice, value);
            return;
        }
        long i = subscript(ts, key);
        if (!self.set(ts, i, OctetMethods.octet(ts, value))) {
            throw Errors.indexError(ts, "bytearray index out of range");
        }
    }

    @ExposedMethod(name = "__delitem__", doc = "__delitem__($self, key, /)\n--\n\nDelete self[key].")
    @CleanPoint
    static void delItem(ThreadState ts, PyByteArray self, PyObject key) {
        if (key instanceof PySlice slice) {
            ByteArraySlices.delete(ts, self, slice);
        } else {
            ByteArraySlices.pop(ts, self, subscript(ts, key), "bytearray index out of range");
        }
    }

    @ExposedMethod(name = "__contains__", doc = "__contains__($self, key, /)\n--\n\nReturn key in self.")
    @CleanPoint
    static boolean contains(ThreadState ts, PyByteArray self, PyObject key) {
        try (BufferView v = self.passing(ts)) {
            return OctetMethods.contains(ts, v, key);
        }
    }

    @ExposedMethod(name = "__add__", doc = "__add__($self, value, /)\n--\n\nReturn self+value.")
    @CleanPoint
    static PyObject add(ThreadState ts, PyByteArray self, PyObject value) {
        if (!Buffers.isBytesLike(ts, value)) {
            throw noConcat(ts, self, value);
        }
        try (BufferView v = self.passing(ts);
                BufferView other = Buffers.view(ts, value)) {
            return PyByteArray.of(ts, OctetMethods.concat(v, other));
        }
    }

    private static RuntimeException noConcat(ThreadState ts, PyByteArray self, PyObject value) {
        return Errors.typeError(ts, "can't concat " + PyType.of(value).fullName() + " to " + PyType.of(self).fullName());
    }

    @ExposedMethod(name = "__iadd__", doc = "__iadd__($self, value, /)\n--\n\nImplement self+=value.")
    @CleanPoint
    static PyObject iadd(ThreadState ts, PyByteArray self, PyObject value) {
        if (!Buffers.isBytesLike(ts, value)) {
            throw noConcat(ts, self, value);
        }
        self.appendAll(ts, Buffers.toBytes(ts, value).array());
        return self;
    }

    @ExposedMethod(name = "__mul__", doc = "__mul__($self, value, /)\n--\n\nReturn self*value.")
    @CleanPoint
    static PyObject mul(ThreadState ts, PyByteArray self, PyObject value) {
        try (BufferView v = self.passing(ts)) {
            return PyByteArray.of(ts, OctetMethods.repeat(ts, v, value));
        }
    }

    @ExposedMethod(name = "__rmul__", doc = "__rmul__($self, value, /)\n--\n\nReturn value*self.")
    @CleanPoint
    static PyObject rmul(ThreadState ts, PyByteArray self, PyObject value) {
        return mul(ts, self, value);
    }

    @ExposedMethod(name = "__imul__", doc = "__imul__($self, value, /)\n--\n\nImplement self*=value.")
    @CleanPoint
    static PyObject imul(ThreadState ts, PyByteArray self, PyObject value) {
        byte[] contents;
        try (BufferView v = self.passing(ts)) {
            contents = OctetMethods.repeat(ts, v, value);
        }
        self.replace(ts, 0, Integer.MAX_VALUE, contents, 0, contents.length);
        return self;
    }

    @ExposedMethod(name = "__mod__", doc = "__mod__($self, value, /)\n--\n\nReturn self%value.")
    @CleanPoint
    static PyObject mod(ThreadState ts, PyByteArray self, PyObject value) {
        try (BufferView view = self.passing(ts)) {
            return PyByteArray.of(ts, BytesFormat.format(ts, PyBytes.of(Buffers.copy(view)), value));
        }
    }

    @ExposedMethod(name = "__rmod__", doc = "__rmod__($self, value, /)\n--\n\nReturn value%self.")
    @CleanPoint
    static PyObject rmod(ThreadState ts, PyObject self, PyObject value) {
        return value instanceof PyByteArray b ? mod(ts, b, self) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    // ---- changes ----

    @ExposedMethod(doc = "append($self, item, /)\n--\n\nAppend one byte.")
    @CleanPoint
    static void append(ThreadState ts, PyByteArray self, @PositionalOnly PyObject item) {
        self.append(ts, OctetMethods.octet(ts, item));
    }

    @ExposedMethod(doc = "extend($self, iterable_of_ints, /)\n--\n\nAppend all bytes of an iterable of ints or of something bytes-like.")
    @CleanPoint
    static void extend(ThreadState ts, PyByteArray self, @PositionalOnly PyObject iterable_of_ints) {
        self.appendAll(ts, ByteArraySlices.extension(ts, iterable_of_ints));
    }

    @ExposedMethod(doc = "insert($self, index, item, /)\n--\n\nPut a byte before an index.")
    @CleanPoint
    static void insert(ThreadState ts, PyByteArray self, long index, @PositionalOnly PyObject item) {
        ByteArraySlices.insert(ts, self, index, OctetMethods.octet(ts, item));
    }

    @ExposedMethod(doc = "pop($self, index=-1, /)\n--\n\nTake away a byte, the last by default, and return it.")
    @CleanPoint
    static int pop(ThreadState ts, PyByteArray self, @PositionalOnly @Default("-1") long index) {
        if (self.size() == 0) {
            throw Errors.indexError(ts, "pop from empty bytearray");
        }
        return ByteArraySlices.pop(ts, self, index, "pop index out of range");
    }

    @ExposedMethod(doc = "remove($self, value, /)\n--\n\nTake away the first byte of a value.")
    @CleanPoint
    static void remove(ThreadState ts, PyByteArray self, @PositionalOnly PyObject value) {
        ByteArraySlices.remove(ts, self, OctetMethods.octet(ts, value));
    }

    @ExposedMethod(doc = "clear($self, /)\n--\n\nTake away all bytes.")
    @CleanPoint
    static void clear(ThreadState ts, PyByteArray self) {
        self.replace(ts, 0, Integer.MAX_VALUE, null, 0, 0);
    }

    @ExposedMethod(doc = "reverse($self, /)\n--\n\nReverse the order of the bytes in place.")
    @CleanPoint
    static void reverse(ThreadState ts, PyByteArray self) {
        ByteArraySlices.reverse(ts, self);
    }

    @ExposedMethod(doc = "resize($self, size, /)\n--\n\nCut to a length, or extend to it with zeros.")
    @CleanPoint
    static void resize(ThreadState ts, PyByteArray self, @PositionalOnly long size) {
        ByteArraySlices.resize(ts, self, size);
    }

    // ---- comparison ----

    @CleanPoint
    private static PyObject compare(ThreadState ts, int op, PyByteArray self, PyObject value) {
        if (!Buffers.isBytesLike(ts, value)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        int c;
        try (BufferView v = self.passing(ts);
                BufferView other = Buffers.view(ts, value)) {
            c = OctetSearch.compare(v, other);
        }
        switch (op) {
            case SlotId.LT:
                return PyBool.of(c < 0);
            case SlotId.LE:
                return PyBool.of(c <= 0);
            case SlotId.EQ:
                return PyBool.of(c == 0);
            case SlotId.NE:
                return PyBool.of(c != 0);
            case SlotId.GT:
                return PyBool.of(c > 0);
            default:
                return PyBool.of(c >= 0);
        }
    }

    @ExposedMethod(name = "__eq__", doc = "__eq__($self, value, /)\n--\n\nReturn self==value.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyByteArray self, PyObject value) {
        return compare(ts, SlotId.EQ, self, value);
    }

    @ExposedMethod(name = "__ne__", doc = "__ne__($self, value, /)\n--\n\nReturn self!=value.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyByteArray self, PyObject value) {
        return compare(ts, SlotId.NE, self, value);
    }

    @ExposedMethod(name = "__lt__", doc = "__lt__($self, value, /)\n--\n\nReturn self<value.")
    @CleanPoint
    static PyObject lt(ThreadState ts, PyByteArray self, PyObject value) {
        return compare(ts, SlotId.LT, self, value);
    }

    @ExposedMethod(name = "__le__", doc = "__le__($self, value, /)\n--\n\nReturn self<=value.")
    @CleanPoint
    static PyObject le(ThreadState ts, PyByteArray self, PyObject value) {
        return compare(ts, SlotId.LE, self, value);
    }

    @ExposedMethod(name = "__gt__", doc = "__gt__($self, value, /)\n--\n\nReturn self>value.")
    @CleanPoint
    static PyObject gt(ThreadState ts, PyByteArray self, PyObject value) {
        return compare(ts, SlotId.GT, self, value);
    }

    @ExposedMethod(name = "__ge__", doc = "__ge__($self, value, /)\n--\n\nReturn self>=value.")
    @CleanPoint
    static PyObject ge(ThreadState ts, PyByteArray self, PyObject value) {
        return compare(ts, SlotId.GE, self, value);
    }

    // ---- searching ----

    @ExposedMethod(doc = "find($self, sub[, start[, end]], /)\n--\n\nThe lowest index where sub is found, or -1.")
    @CleanPoint
    static int find(ThreadState ts, PyByteArray self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.find(ts, view, sub, start, end, false);
        }
    }

    @ExposedMethod(doc = "rfind($self, sub[, start[, end]], /)\n--\n\nThe highest index where sub is found, or -1.")
    @CleanPoint
    static int rfind(ThreadState ts, PyByteArray self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.find(ts, view, sub, start, end, true);
        }
    }

    @ExposedMethod(doc = "index($self, sub[, start[, end]], /)\n--\n\nThe lowest index where sub is found; raises ValueError if there is none.")
    @CleanPoint
    static int index(ThreadState ts, PyByteArray self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.index(ts, view, sub, start, end, false);
        }
    }

    @ExposedMethod(doc = "rindex($self, sub[, start[, end]], /)\n--\n\nThe highest index where sub is found; raises ValueError if there is none.")
    @CleanPoint
    static int rindex(ThreadState ts, PyByteArray self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.index(ts, view, sub, start, end, true);
        }
    }

    @ExposedMethod(doc = "count($self, sub[, start[, end]], /)\n--\n\nHow many times sub occurs without overlapping.")
    @CleanPoint
    static int count(ThreadState ts, PyByteArray self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.count(ts, view, sub, start, end);
        }
    }

    @ExposedMethod(doc = "startswith($self, prefix[, start[, end]], /)\n--\n\nWhether it begins with a prefix, or one of a tuple of prefixes.")
    @CleanPoint
    static boolean startswith(
            ThreadState ts, PyByteArray self, PyObject prefix, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.tailMatch(ts, view, prefix, start, end, false);
        }
    }

    @ExposedMethod(doc = "endswith($self, suffix[, start[, end]], /)\n--\n\nWhether it ends with a suffix, or one of a tuple of suffixes.")
    @CleanPoint
    static boolean endswith(
            ThreadState ts, PyByteArray self, PyObject suffix, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.tailMatch(ts, view, suffix, start, end, true);
        }
    }

    // ---- parts ----

    @ExposedMethod(doc = "split($self, /, sep=None, maxsplit=-1)\n--\n\nThe pieces between occurrences of sep, or the words.")
    @CleanPoint
    static PyObject split(ThreadState ts, PyByteArray self, @Default("None") PyObject sep, @Default("-1") long maxsplit) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.split(ts, OctetKind.BYTEARRAY, view, sep, maxsplit, false);
        }
    }

    @ExposedMethod(doc = "rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nThe same, cut from the right.")
    @CleanPoint
    static PyObject rsplit(ThreadState ts, PyByteArray self, @Default("None") PyObject sep, @Default("-1") long maxsplit) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.split(ts, OctetKind.BYTEARRAY, view, sep, maxsplit, true);
        }
    }

    @ExposedMethod(doc = "splitlines($self, /, keepends=False)\n--\n\nThe lines, with their ends if keepends is true.")
    @CleanPoint
    static PyObject splitlines(ThreadState ts, PyByteArray self, @Default("False") boolean keepends) {
        try (BufferView view = self.passing(ts)) {
            return OctetSplit.splitLines(ts, OctetKind.BYTEARRAY, view, keepends);
        }
    }

    @ExposedMethod(doc = "partition($self, sep, /)\n--\n\nWhat is before the first sep, sep, and what is behind it.")
    @CleanPoint
    static PyObject partition(ThreadState ts, PyByteArray self, @PositionalOnly PyObject sep) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.partition(ts, OctetKind.BYTEARRAY, view, sep, false);
        }
    }

    @ExposedMethod(doc = "rpartition($self, sep, /)\n--\n\nWhat is before the last sep, sep, and what is behind it.")
    @CleanPoint
    static PyObject rpartition(ThreadState ts, PyByteArray self, @PositionalOnly PyObject sep) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.partition(ts, OctetKind.BYTEARRAY, view, sep, true);
        }
    }

    @ExposedMethod(doc = "strip($self, bytes=None, /)\n--\n\nWithout space, or the bytes given, at both ends.")
    @CleanPoint
    static PyObject strip(ThreadState ts, PyByteArray self, @PositionalOnly @Default("None") PyObject bytes) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.strip(ts, OctetKind.BYTEARRAY, view, bytes, true, true);
        }
    }

    @ExposedMethod(doc = "lstrip($self, bytes=None, /)\n--\n\nWithout space, or the bytes given, at the left end.")
    @CleanPoint
    static PyObject lstrip(ThreadState ts, PyByteArray self, @PositionalOnly @Default("None") PyObject bytes) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.strip(ts, OctetKind.BYTEARRAY, view, bytes, true, false);
        }
    }

    @ExposedMethod(doc = "rstrip($self, bytes=None, /)\n--\n\nWithout space, or the bytes given, at the right end.")
    @CleanPoint
    static PyObject rstrip(ThreadState ts, PyByteArray self, @PositionalOnly @Default("None") PyObject bytes) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.strip(ts, OctetKind.BYTEARRAY, view, bytes, false, true);
        }
    }

    @ExposedMethod(doc = "removeprefix($self, prefix, /)\n--\n\nWithout the prefix, if it begins with it.")
    @CleanPoint
    static PyObject removeprefix(ThreadState ts, PyByteArray self, @PositionalOnly PyObject prefix) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.removePrefix(ts, OctetKind.BYTEARRAY, view, prefix);
        }
    }

    @ExposedMethod(doc = "removesuffix($self, suffix, /)\n--\n\nWithout the suffix, if it ends with it.")
    @CleanPoint
    static PyObject removesuffix(ThreadState ts, PyByteArray self, @PositionalOnly PyObject suffix) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.removeSuffix(ts, OctetKind.BYTEARRAY, view, suffix);
        }
    }

    // ---- new contents ----

    @ExposedMethod(doc = "join($self, iterable_of_bytes, /)\n--\n\nThe items of an iterable with these bytes between them.")
    @CleanPoint
    static PyObject join(ThreadState ts, PyByteArray self, @PositionalOnly PyObject iterable_of_bytes) {
        try (BufferView view = self.passing(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetJoin.join(ts, view, iterable_of_bytes));
        }
    }

    @ExposedMethod(doc = "replace($self, old, new, count=-1, /)\n--\n\nWith old replaced by new, at most count times.")
    @CleanPoint
    static PyObject replace(
            ThreadState ts, PyByteArray self, PyObject old, PyObject new_, @PositionalOnly @Default("-1") long count) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.replace(ts, OctetKind.BYTEARRAY, view, old, new_, count);
        }
    }

    @ExposedMethod(doc = "translate($self, table, /, delete=b'')\n--\n\nEach byte replaced by what the table of 256 has for it, those in delete left out.")
    @CleanPoint
    static PyObject translate(ThreadState ts, PyByteArray self, @PositionalOnly PyObject table, @Default PyObject delete) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.translate(ts, OctetKind.BYTEARRAY, view, table, delete);
        }
    }

    @ExposedMethod(kind = ExposedMethod.Kind.STATIC, doc = "maketrans(frm, to, /)\n--\n\nA table for translate().")
    @CleanPoint
    static PyObject maketrans(ThreadState ts, PyObject frm, @PositionalOnly PyObject to) {
        return OctetMethods.makeTable(ts, frm, to);
    }

    @ExposedMethod(doc = "center($self, width, fillchar=b' ', /)\n--\n\nPadded on both sides.")
    @CleanPoint
    static PyObject center(ThreadState ts, PyByteArray self, long width, @PositionalOnly @Default PyObject fillchar) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.center(ts, OctetKind.BYTEARRAY, view, width, fillchar);
        }
    }

    @ExposedMethod(doc = "ljust($self, width, fillchar=b' ', /)\n--\n\nPadded on the right.")
    @CleanPoint
    static PyObject ljust(ThreadState ts, PyByteArray self, long width, @PositionalOnly @Default PyObject fillchar) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.justify(ts, OctetKind.BYTEARRAY, view, width, fillchar, true);
        }
    }

    @ExposedMethod(doc = "rjust($self, width, fillchar=b' ', /)\n--\n\nPadded on the left.")
    @CleanPoint
    static PyObject rjust(ThreadState ts, PyByteArray self, long width, @PositionalOnly @Default PyObject fillchar) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.justify(ts, OctetKind.BYTEARRAY, view, width, fillchar, false);
        }
    }

    @ExposedMethod(doc = "zfill($self, width, /)\n--\n\nPadded with zeros on the left, behind a sign.")
    @CleanPoint
    static PyObject zfill(ThreadState ts, PyByteArray self, @PositionalOnly long width) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.zeroFill(ts, OctetKind.BYTEARRAY, view, width);
        }
    }

    @ExposedMethod(doc = "expandtabs($self, /, tabsize=8)\n--\n\nWith tabs expanded to spaces.")
    @CleanPoint
    static PyObject expandtabs(ThreadState ts, PyByteArray self, @Default("8") int tabsize) {
        try (BufferView view = self.passing(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetLayout.expandTabs(view, tabsize));
        }
    }

    @ExposedMethod(doc = "upper($self, /)\n--\n\nWith ASCII letters in capitals.")
    @CleanPoint
    static PyObject upper(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetLayout.upper(view));
        }
    }

    @ExposedMethod(doc = "lower($self, /)\n--\n\nWith ASCII letters in small letters.")
    @CleanPoint
    static PyObject lower(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetLayout.lower(view));
        }
    }

    @ExposedMethod(doc = "title($self, /)\n--\n\nEach word in small letters after a capital.")
    @CleanPoint
    static PyObject title(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetLayout.title(view));
        }
    }

    @ExposedMethod(doc = "capitalize($self, /)\n--\n\nIn small letters after a first capital.")
    @CleanPoint
    static PyObject capitalize(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetLayout.capitalize(view));
        }
    }

    @ExposedMethod(doc = "swapcase($self, /)\n--\n\nWith capitals and small letters exchanged.")
    @CleanPoint
    static PyObject swapcase(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetLayout.swapcase(view));
        }
    }

    // ---- conversion ----

    @ExposedMethod(doc = "decode($self, /, encoding='utf-8', errors='strict')\n--\n\nThe text that the bytes mean in an encoding.")
    @CleanPoint
    static PyObject decode(ThreadState ts, PyByteArray self, @Default("'utf-8'") PyStr encoding, @Default("'strict'") PyStr errors) {
        try (BufferView view = self.passing(ts)) {
            return OctetMethods.decode(ts, view, encoding, errors);
        }
    }

    @ExposedMethod(doc = "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nThe bytes as hexadecimal digits, sep between groups.\n\n>>> bytearray([1, 35, 69]).hex()\n'012345'\n>>> bytearray([1, 35, 69]).hex('-', 2)\n'01-2345'")
    @CleanPoint
    static PyObject hex(ThreadState ts, PyByteArray self, @Default PyObject sep, @Default("1") int bytes_per_sep) {
        try (BufferView view = self.passing(ts)) {
            return OctetHex.hex(ts, view, sep, bytes_per_sep);
        }
    }

    // ---- questions ----

    @ExposedMethod(doc = "isascii($self, /)\n--\n\nWhether all bytes are ASCII.")
    @CleanPoint
    static boolean isascii(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetLayout.isAscii(view);
        }
    }

    @ExposedMethod(doc = "isalpha($self, /)\n--\n\nWhether all are ASCII letters, and there is one.")
    @CleanPoint
    static boolean isalpha(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetLayout.all(view, OctetLayout.ALPHA);
        }
    }

    @ExposedMethod(doc = "isalnum($self, /)\n--\n\nWhether all are ASCII letters or digits, and there is one.")
    @CleanPoint
    static boolean isalnum(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetLayout.all(view, OctetLayout.ALNUM);
        }
    }

    @ExposedMethod(doc = "isdigit($self, /)\n--\n\nWhether all are ASCII digits, and there is one.")
    @CleanPoint
    static boolean isdigit(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetLayout.all(view, OctetLayout.DIGIT);
        }
    }

    @ExposedMethod(doc = "isspace($self, /)\n--\n\nWhether all is ASCII space, and there is some.")
    @CleanPoint
    static boolean isspace(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetLayout.all(view, OctetLayout.SPACE);
        }
    }

    @ExposedMethod(doc = "isupper($self, /)\n--\n\nWhether there are capitals and no small letters.")
    @CleanPoint
    static boolean isupper(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetLayout.isCase(view, true);
        }
    }

    @ExposedMethod(doc = "islower($self, /)\n--\n\nWhether there are small letters and no capitals.")
    @CleanPoint
    static boolean islower(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetLayout.isCase(view, false);
        }
    }

    @ExposedMethod(doc = "istitle($self, /)\n--\n\nWhether words begin with capitals and go on in small letters.")
    @CleanPoint
    static boolean istitle(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.passing(ts)) {
            return OctetLayout.isTitle(view);
        }
    }
}
