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

    @ExposedMethod(name = "__new__", doc = "Make an empty bytearray.")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return type == PyByteArray.TYPE ? PyByteArray.of(ts, new byte[0]) : new PyByteArraySub(ts, type);
    }

    @ExposedMethod(name = "__init__", doc = "Fill with a length of zeros, ints, bytes, or text in an encoding.")
    @CleanPoint
    static void init(ThreadState ts, PyByteArray self, @Default PyObject source, @Default PyStr encoding, @Default PyStr errors) {
        self.replace(ts, 0, Integer.MAX_VALUE, new byte[0], 0, 0);
        byte[] contents = OctetSource.forByteArray(ts, source, encoding, errors, self);
        if (contents.length > 0) {
            self.replace(ts, 0, Integer.MAX_VALUE, contents, 0, contents.length);
        }
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "The bytearray that hexadecimal digits mean.")
    @CleanPoint
    static PyObject fromhex(ThreadState ts, PyType type, @PositionalOnly PyObject string) {
        byte[] value = OctetHex.parse(ts, string);
        return type == PyByteArray.TYPE ? PyByteArray.of(ts, value) : Calls.call(ts, type, PyBytes.of(value));
    }

    @ExposedMethod(doc = "A bytearray with the same bytes.")
    @CleanPoint
    static PyObject copy(ThreadState ts, PyByteArray self) {
        return PyByteArray.of(ts, self.toArray(ts));
    }

    @ExposedMethod(name = "__sizeof__", doc = "The size in bytes that the object would have in CPython.")
    @CleanPoint
    static long sizeOf(ThreadState ts, PyByteArray self) {
        return 56L + self.capacity(ts);
    }

    @ExposedMethod(name = "__alloc__", doc = "How many bytes there is room for.")
    @CleanPoint
    static int alloc(ThreadState ts, PyByteArray self) {
        return self.capacity(ts);
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyByteArray self) {
        return reduceEx(ts, self, 2);
    }

    @ExposedMethod(name = "__reduce_ex__", doc = "Return state information for pickling, for a protocol.")
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

    @ExposedMethod(name = "__repr__", doc = "Return repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyByteArray self) {
        try (BufferView v = self.buffer(ts)) {
            StringBuilder b = new StringBuilder(v.length() + 16).append(PyType.of(self).name()).append('(');
            BytesRepr.append(b, v.array(), v.offset(), v.offset() + v.length(), true);
            return PyStr.of(b.append(')').toString());
        }
    }

    @ExposedMethod(name = "__str__", doc = "Return str(self).")
    @CleanPoint
    static PyObject str(ThreadState ts, PyByteArray self) {
        return repr(ts, self);
    }

    // ---- as a sequence ----

    @ExposedMethod(name = "__len__", doc = "Return len(self).")
    static int len(PyByteArray self) {
        return self.size();
    }

    @ExposedMethod(name = "__iter__", doc = "Implement iter(self).")
    static PyObject iter(ThreadState ts, PyByteArray self) {
        return new PyByteArrayIterator(ts, self);
    }

    @ExposedMethod(name = "__getitem__", doc = "Return self[key].")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyByteArray self, PyObject key) {
        if (key instanceof PySlice slice) {
            SliceBounds b = SliceBounds.of(ts, slice);
            try (BufferView v = self.buffer(ts)) {
                b.adjust(v.length());
                return PyByteArray.of(ts, BytesMethods.slice(v, b));
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

    @ExposedMethod(name = "__setitem__", doc = "Set self[key] to value.")
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

    @ExposedMethod(name = "__delitem__", doc = "Delete self[key].")
    @CleanPoint
    static void delItem(ThreadState ts, PyByteArray self, PyObject key) {
        if (key instanceof PySlice slice) {
            ByteArraySlices.delete(ts, self, slice);
        } else {
            ByteArraySlices.pop(ts, self, subscript(ts, key), "bytearray index out of range");
        }
    }

    @ExposedMethod(name = "__contains__", doc = "Return key in self.")
    @CleanPoint
    static boolean contains(ThreadState ts, PyByteArray self, PyObject key) {
        try (BufferView v = self.buffer(ts)) {
            return OctetMethods.contains(ts, v, key);
        }
    }

    @ExposedMethod(name = "__add__", doc = "Return self+value.")
    @CleanPoint
    static PyObject add(ThreadState ts, PyByteArray self, PyObject value) {
        if (!Buffers.isBytesLike(ts, value)) {
            throw noConcat(ts, value);
        }
        try (BufferView v = self.buffer(ts);
                BufferView other = Buffers.view(ts, value)) {
            return PyByteArray.of(ts, OctetMethods.concat(v, other));
        }
    }

    private static RuntimeException noConcat(ThreadState ts, PyObject value) {
        return Errors.typeError(ts, "can't concat " + PyType.of(value).fullName() + " to bytearray");
    }

    @ExposedMethod(name = "__iadd__", doc = "Implement self+=value.")
    @CleanPoint
    static PyObject iadd(ThreadState ts, PyByteArray self, PyObject value) {
        if (!Buffers.isBytesLike(ts, value)) {
            throw noConcat(ts, value);
        }
        self.appendAll(ts, Buffers.toBytes(ts, value).array());
        return self;
    }

    @ExposedMethod(name = "__mul__", doc = "Return self*value.")
    @CleanPoint
    static PyObject mul(ThreadState ts, PyByteArray self, PyObject value) {
        try (BufferView v = self.buffer(ts)) {
            return PyByteArray.of(ts, OctetMethods.repeat(ts, v, value));
        }
    }

    @ExposedMethod(name = "__rmul__", doc = "Return value*self.")
    @CleanPoint
    static PyObject rmul(ThreadState ts, PyByteArray self, PyObject value) {
        return mul(ts, self, value);
    }

    @ExposedMethod(name = "__imul__", doc = "Implement self*=value.")
    @CleanPoint
    static PyObject imul(ThreadState ts, PyByteArray self, PyObject value) {
        byte[] contents;
        try (BufferView v = self.buffer(ts)) {
            contents = OctetMethods.repeat(ts, v, value);
        }
        self.replace(ts, 0, Integer.MAX_VALUE, contents, 0, contents.length);
        return self;
    }

    @ExposedMethod(name = "__mod__", doc = "Return self%value.")
    @CleanPoint
    static PyObject mod(ThreadState ts, PyByteArray self, PyObject value) {
        try (BufferView view = self.buffer(ts)) {
            return PyByteArray.of(ts, BytesFormat.format(ts, PyBytes.of(Buffers.copy(view)), value));
        }
    }

    @ExposedMethod(name = "__rmod__", doc = "Return value%self.")
    @CleanPoint
    static PyObject rmod(ThreadState ts, PyObject self, PyObject value) {
        return value instanceof PyByteArray b ? mod(ts, b, self) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    // ---- changes ----

    @ExposedMethod(doc = "Append one byte.")
    @CleanPoint
    static void append(ThreadState ts, PyByteArray self, @PositionalOnly PyObject item) {
        self.append(ts, OctetMethods.octet(ts, item));
    }

    @ExposedMethod(doc = "Append all bytes of an iterable of ints or of something bytes-like.")
    @CleanPoint
    static void extend(ThreadState ts, PyByteArray self, @PositionalOnly PyObject iterable_of_ints) {
        self.appendAll(ts, ByteArraySlices.extension(ts, iterable_of_ints));
    }

    @ExposedMethod(doc = "Put a byte before an index.")
    @CleanPoint
    static void insert(ThreadState ts, PyByteArray self, long index, @PositionalOnly PyObject item) {
        ByteArraySlices.insert(ts, self, index, OctetMethods.octet(ts, item));
    }

    @ExposedMethod(doc = "Take away a byte, the last by default, and return it.")
    @CleanPoint
    static int pop(ThreadState ts, PyByteArray self, @PositionalOnly @Default("-1") long index) {
        if (self.size() == 0) {
            throw Errors.indexError(ts, "pop from empty bytearray");
        }
        return ByteArraySlices.pop(ts, self, index, "pop index out of range");
    }

    @ExposedMethod(doc = "Take away the first byte of a value.")
    @CleanPoint
    static void remove(ThreadState ts, PyByteArray self, @PositionalOnly PyObject value) {
        ByteArraySlices.remove(ts, self, OctetMethods.octet(ts, value));
    }

    @ExposedMethod(doc = "Take away all bytes.")
    @CleanPoint
    static void clear(ThreadState ts, PyByteArray self) {
        self.replace(ts, 0, Integer.MAX_VALUE, new byte[0], 0, 0);
    }

    @ExposedMethod(doc = "Reverse the order of the bytes in place.")
    @CleanPoint
    static void reverse(ThreadState ts, PyByteArray self) {
        ByteArraySlices.reverse(ts, self);
    }

    @ExposedMethod(doc = "Cut to a length, or extend to it with zeros.")
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
        try (BufferView v = self.buffer(ts);
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

    @ExposedMethod(name = "__eq__", doc = "Return self==value.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyByteArray self, PyObject value) {
        return compare(ts, SlotId.EQ, self, value);
    }

    @ExposedMethod(name = "__ne__", doc = "Return self!=value.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyByteArray self, PyObject value) {
        return compare(ts, SlotId.NE, self, value);
    }

    @ExposedMethod(name = "__lt__", doc = "Return self<value.")
    @CleanPoint
    static PyObject lt(ThreadState ts, PyByteArray self, PyObject value) {
        return compare(ts, SlotId.LT, self, value);
    }

    @ExposedMethod(name = "__le__", doc = "Return self<=value.")
    @CleanPoint
    static PyObject le(ThreadState ts, PyByteArray self, PyObject value) {
        return compare(ts, SlotId.LE, self, value);
    }

    @ExposedMethod(name = "__gt__", doc = "Return self>value.")
    @CleanPoint
    static PyObject gt(ThreadState ts, PyByteArray self, PyObject value) {
        return compare(ts, SlotId.GT, self, value);
    }

    @ExposedMethod(name = "__ge__", doc = "Return self>=value.")
    @CleanPoint
    static PyObject ge(ThreadState ts, PyByteArray self, PyObject value) {
        return compare(ts, SlotId.GE, self, value);
    }

    // ---- searching ----

    @ExposedMethod(doc = "The lowest index where sub is found, or -1.")
    @CleanPoint
    static int find(ThreadState ts, PyByteArray self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.find(ts, view, sub, start, end, false);
        }
    }

    @ExposedMethod(doc = "The highest index where sub is found, or -1.")
    @CleanPoint
    static int rfind(ThreadState ts, PyByteArray self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.find(ts, view, sub, start, end, true);
        }
    }

    @ExposedMethod(doc = "The lowest index where sub is found; raises ValueError if there is none.")
    @CleanPoint
    static int index(ThreadState ts, PyByteArray self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.index(ts, view, sub, start, end, false);
        }
    }

    @ExposedMethod(doc = "The highest index where sub is found; raises ValueError if there is none.")
    @CleanPoint
    static int rindex(ThreadState ts, PyByteArray self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.index(ts, view, sub, start, end, true);
        }
    }

    @ExposedMethod(doc = "How many times sub occurs without overlapping.")
    @CleanPoint
    static int count(ThreadState ts, PyByteArray self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.count(ts, view, sub, start, end);
        }
    }

    @ExposedMethod(doc = "Whether it begins with a prefix, or one of a tuple of prefixes.")
    @CleanPoint
    static boolean startswith(
            ThreadState ts, PyByteArray self, PyObject prefix, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.tailMatch(ts, view, prefix, start, end, false);
        }
    }

    @ExposedMethod(doc = "Whether it ends with a suffix, or one of a tuple of suffixes.")
    @CleanPoint
    static boolean endswith(
            ThreadState ts, PyByteArray self, PyObject suffix, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.tailMatch(ts, view, suffix, start, end, true);
        }
    }

    // ---- parts ----

    @ExposedMethod(doc = "The pieces between occurrences of sep, or the words.")
    @CleanPoint
    static PyObject split(ThreadState ts, PyByteArray self, @Default("None") PyObject sep, @Default("-1") long maxsplit) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.split(ts, OctetKind.BYTEARRAY, view, sep, maxsplit, false);
        }
    }

    @ExposedMethod(doc = "The same, cut from the right.")
    @CleanPoint
    static PyObject rsplit(ThreadState ts, PyByteArray self, @Default("None") PyObject sep, @Default("-1") long maxsplit) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.split(ts, OctetKind.BYTEARRAY, view, sep, maxsplit, true);
        }
    }

    @ExposedMethod(doc = "The lines, with their ends if keepends is true.")
    @CleanPoint
    static PyObject splitlines(ThreadState ts, PyByteArray self, @Default("False") boolean keepends) {
        try (BufferView view = self.buffer(ts)) {
            return OctetSplit.splitLines(ts, OctetKind.BYTEARRAY, view, keepends);
        }
    }

    @ExposedMethod(doc = "What is before the first sep, sep, and what is behind it.")
    @CleanPoint
    static PyObject partition(ThreadState ts, PyByteArray self, @PositionalOnly PyObject sep) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.partition(ts, OctetKind.BYTEARRAY, view, sep, false);
        }
    }

    @ExposedMethod(doc = "What is before the last sep, sep, and what is behind it.")
    @CleanPoint
    static PyObject rpartition(ThreadState ts, PyByteArray self, @PositionalOnly PyObject sep) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.partition(ts, OctetKind.BYTEARRAY, view, sep, true);
        }
    }

    @ExposedMethod(doc = "Without space, or the bytes given, at both ends.")
    @CleanPoint
    static PyObject strip(ThreadState ts, PyByteArray self, @PositionalOnly @Default("None") PyObject bytes) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.strip(ts, OctetKind.BYTEARRAY, view, bytes, true, true);
        }
    }

    @ExposedMethod(doc = "Without space, or the bytes given, at the left end.")
    @CleanPoint
    static PyObject lstrip(ThreadState ts, PyByteArray self, @PositionalOnly @Default("None") PyObject bytes) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.strip(ts, OctetKind.BYTEARRAY, view, bytes, true, false);
        }
    }

    @ExposedMethod(doc = "Without space, or the bytes given, at the right end.")
    @CleanPoint
    static PyObject rstrip(ThreadState ts, PyByteArray self, @PositionalOnly @Default("None") PyObject bytes) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.strip(ts, OctetKind.BYTEARRAY, view, bytes, false, true);
        }
    }

    @ExposedMethod(doc = "Without the prefix, if it begins with it.")
    @CleanPoint
    static PyObject removeprefix(ThreadState ts, PyByteArray self, @PositionalOnly PyObject prefix) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.removePrefix(ts, OctetKind.BYTEARRAY, view, prefix);
        }
    }

    @ExposedMethod(doc = "Without the suffix, if it ends with it.")
    @CleanPoint
    static PyObject removesuffix(ThreadState ts, PyByteArray self, @PositionalOnly PyObject suffix) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.removeSuffix(ts, OctetKind.BYTEARRAY, view, suffix);
        }
    }

    // ---- new contents ----

    @ExposedMethod(doc = "The items of an iterable with these bytes between them.")
    @CleanPoint
    static PyObject join(ThreadState ts, PyByteArray self, @PositionalOnly PyObject iterable_of_bytes) {
        try (BufferView view = self.buffer(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetJoin.join(ts, view, iterable_of_bytes));
        }
    }

    @ExposedMethod(doc = "With old replaced by new, at most count times.")
    @CleanPoint
    static PyObject replace(
            ThreadState ts, PyByteArray self, PyObject old, PyObject new_, @PositionalOnly @Default("-1") long count) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.replace(ts, OctetKind.BYTEARRAY, view, old, new_, count);
        }
    }

    @ExposedMethod(doc = "Each byte replaced by what the table of 256 has for it, those in delete left out.")
    @CleanPoint
    static PyObject translate(ThreadState ts, PyByteArray self, @PositionalOnly PyObject table, @Default PyObject delete) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.translate(ts, OctetKind.BYTEARRAY, view, table, delete);
        }
    }

    @ExposedMethod(kind = ExposedMethod.Kind.STATIC, doc = "A table for translate().")
    @CleanPoint
    static PyObject maketrans(ThreadState ts, PyObject frm, @PositionalOnly PyObject to) {
        return OctetMethods.makeTable(ts, frm, to);
    }

    @ExposedMethod(doc = "Padded on both sides.")
    @CleanPoint
    static PyObject center(ThreadState ts, PyByteArray self, long width, @PositionalOnly @Default PyObject fillchar) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.center(ts, OctetKind.BYTEARRAY, view, width, fillchar);
        }
    }

    @ExposedMethod(doc = "Padded on the right.")
    @CleanPoint
    static PyObject ljust(ThreadState ts, PyByteArray self, long width, @PositionalOnly @Default PyObject fillchar) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.justify(ts, OctetKind.BYTEARRAY, view, width, fillchar, true);
        }
    }

    @ExposedMethod(doc = "Padded on the left.")
    @CleanPoint
    static PyObject rjust(ThreadState ts, PyByteArray self, long width, @PositionalOnly @Default PyObject fillchar) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.justify(ts, OctetKind.BYTEARRAY, view, width, fillchar, false);
        }
    }

    @ExposedMethod(doc = "Padded with zeros on the left, behind a sign.")
    @CleanPoint
    static PyObject zfill(ThreadState ts, PyByteArray self, @PositionalOnly long width) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.zeroFill(ts, OctetKind.BYTEARRAY, view, width);
        }
    }

    @ExposedMethod(doc = "With tabs expanded to spaces.")
    @CleanPoint
    static PyObject expandtabs(ThreadState ts, PyByteArray self, @Default("8") int tabsize) {
        try (BufferView view = self.buffer(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetLayout.expandTabs(view, tabsize));
        }
    }

    @ExposedMethod(doc = "With ASCII letters in capitals.")
    @CleanPoint
    static PyObject upper(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetLayout.upper(view));
        }
    }

    @ExposedMethod(doc = "With ASCII letters in small letters.")
    @CleanPoint
    static PyObject lower(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetLayout.lower(view));
        }
    }

    @ExposedMethod(doc = "Each word in small letters after a capital.")
    @CleanPoint
    static PyObject title(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetLayout.title(view));
        }
    }

    @ExposedMethod(doc = "In small letters after a first capital.")
    @CleanPoint
    static PyObject capitalize(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetLayout.capitalize(view));
        }
    }

    @ExposedMethod(doc = "With capitals and small letters exchanged.")
    @CleanPoint
    static PyObject swapcase(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetKind.BYTEARRAY.of(ts, OctetLayout.swapcase(view));
        }
    }

    // ---- conversion ----

    @ExposedMethod(doc = "The text that the bytes mean in an encoding.")
    @CleanPoint
    static PyObject decode(ThreadState ts, PyByteArray self, @Default("'utf-8'") PyStr encoding, @Default("'strict'") PyStr errors) {
        try (BufferView view = self.buffer(ts)) {
            return OctetMethods.decode(ts, view, encoding, errors);
        }
    }

    @ExposedMethod(doc = "The bytes as hexadecimal digits, sep between groups.")
    @CleanPoint
    static PyObject hex(ThreadState ts, PyByteArray self, @Default PyObject sep, @Default("1") int bytes_per_sep) {
        try (BufferView view = self.buffer(ts)) {
            return OctetHex.hex(ts, view, sep, bytes_per_sep);
        }
    }

    // ---- questions ----

    @ExposedMethod(doc = "Whether all bytes are ASCII.")
    @CleanPoint
    static boolean isascii(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetLayout.isAscii(view);
        }
    }

    @ExposedMethod(doc = "Whether all are ASCII letters, and there is one.")
    @CleanPoint
    static boolean isalpha(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetLayout.all(view, OctetLayout.ALPHA);
        }
    }

    @ExposedMethod(doc = "Whether all are ASCII letters or digits, and there is one.")
    @CleanPoint
    static boolean isalnum(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetLayout.all(view, OctetLayout.ALNUM);
        }
    }

    @ExposedMethod(doc = "Whether all are ASCII digits, and there is one.")
    @CleanPoint
    static boolean isdigit(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetLayout.all(view, OctetLayout.DIGIT);
        }
    }

    @ExposedMethod(doc = "Whether all is ASCII space, and there is some.")
    @CleanPoint
    static boolean isspace(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetLayout.all(view, OctetLayout.SPACE);
        }
    }

    @ExposedMethod(doc = "Whether there are capitals and no small letters.")
    @CleanPoint
    static boolean isupper(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetLayout.isCase(view, true);
        }
    }

    @ExposedMethod(doc = "Whether there are small letters and no capitals.")
    @CleanPoint
    static boolean islower(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetLayout.isCase(view, false);
        }
    }

    @ExposedMethod(doc = "Whether words begin with capitals and go on in small letters.")
    @CleanPoint
    static boolean istitle(ThreadState ts, PyByteArray self) {
        try (BufferView view = self.buffer(ts)) {
            return OctetLayout.isTitle(view);
        }
    }
}
