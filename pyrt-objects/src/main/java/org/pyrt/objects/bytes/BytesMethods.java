package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.sequence.SliceBounds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** What Python sees of a bytes object. Source: CPython 3.14 Objects/bytesobject.c. */
@ExposedType(name = "bytes")
public final class BytesMethods {

    private BytesMethods() {}

    // ---- construction ----

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nMake bytes of a length, of ints, of bytes, or of text and its encoding.")
    @CleanPoint
    static PyObject make(
            ThreadState ts, PyType type, @Default PyObject source, @Default PyStr encoding, @Default PyStr errors) {
        if (type == PyBytes.TYPE && encoding == null && errors == null && source != null && !(source instanceof PyBytes)) {
            PyObject own = OctetSource.resultOfMethod(ts, source);
            if (own != null) {
                return own;
            }
        }
        PyBytes value = OctetSource.forBytes(ts, source, encoding, errors);
        return type == PyBytes.TYPE ? value : new PayloadInstance(ts, type, value);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "fromhex($type, string, /)\n--\n\nThe bytes that hexadecimal digits mean.")
    @CleanPoint
    static PyObject fromhex(ThreadState ts, PyType type, @PositionalOnly PyObject string) {
        PyBytes value = PyBytes.of(OctetHex.parse(ts, string));
        return type == PyBytes.TYPE ? value : Calls.call(ts, type, value);
    }

    @ExposedMethod(name = "__bytes__", doc = "__bytes__($self, /)\n--\n\nThe exact bytes object of that value.")
    static PyObject bytes(PyBytes self) {
        return self;
    }

    @ExposedMethod(name = "__getnewargs__", doc = "__getnewargs__($self, /)\n--\n\nWhat copies are made from.")
    static PyObject newArguments(ThreadState ts, PyBytes self) {
        return PyTuple.of(ts, self);
    }

    @ExposedMethod(name = "__sizeof__", doc = "The size in bytes that the object would have in CPython.")
    static long sizeOf(PyBytes self) {
        return self.sizeInMemory();
    }

    @ExposedMethod(name = "__repr__", doc = "__repr__($self, /)\n--\n\nReturn repr(self).")
    static PyObject repr(PyBytes self) {
        return BytesRepr.repr(self.array(), 0, self.length());
    }

    @ExposedMethod(name = "__str__", doc = "__str__($self, /)\n--\n\nReturn str(self).")
    static PyObject str(PyBytes self) {
        return BytesRepr.repr(self.array(), 0, self.length());
    }

    @ExposedMethod(name = "__hash__", doc = "__hash__($self, /)\n--\n\nReturn hash(self).")
    static long hash(PyBytes self) {
        return self.hash();
    }

    // ---- as a sequence ----

    @ExposedMethod(name = "__len__", doc = "__len__($self, /)\n--\n\nReturn len(self).")
    static int len(PyBytes self) {
        return self.length();
    }

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nImplement iter(self).")
    static PyObject iter(ThreadState ts, PyObject self) {
        PyBytes bytes = PyBytes.asSelf(self);
        if (bytes == null) {
            throw Errors.typeError(
                    ts, "descriptor '__iter__' requires a 'bytes' object but received a '" + PyType.of(self).fullName() + "'");
        }
        return new PyBytesIterator(ts, self, bytes);
    }

    @ExposedMethod(name = "__getitem__", doc = "__getitem__($self, key, /)\n--\n\nReturn self[key].")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyBytes self, PyObject key) {
        if (key instanceof PySlice slice) {
            SliceBounds b = SliceBounds.of(ts, slice);
            b.adjust(self.length());
            return PyBytes.of(slice(self, b));
        }
        if (PyType.of(key).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "byte indices must be integers or slices, not " + PyType.of(key).fullName());
        }
        long i = Sizes.subscript(ts, key);
        int n = self.length();
        if (i < 0) {
            i += n;
        }
        if (i < 0 || i >= n) {
            throw Errors.indexError(ts, "index out of range");
        }
        return PyInt.of(self.array()[(int) i] & 0xff);
    }

    /** The bytes that adjusted bounds choose. */
    static byte[] slice(BufferView s, SliceBounds b) {
        byte[] r = new byte[(int) b.count];
        if (b.step == 1) {
            s.copyTo((int) b.start, r, 0, r.length);
            return r;
        }
        for (int i = 0; i < r.length; i++) {
            r[i] = s.get((int) (b.start + i * b.step));
        }
        return r;
    }

    @ExposedMethod(name = "__contains__", doc = "__contains__($self, key, /)\n--\n\nReturn key in self.")
    @CleanPoint
    static boolean contains(ThreadState ts, PyBytes self, PyObject key) {
        return OctetMethods.contains(ts, self, key);
    }

    @ExposedMethod(name = "__add__", doc = "__add__($self, value, /)\n--\n\nReturn self+value.")
    @CleanPoint
    static PyObject add(ThreadState ts, PyObject instance, PyObject value) {
        PyBytes self = PyBytes.asSelf(instance);
        if (self == null) {
            throw Errors.typeError(ts, "descriptor '__add__' requires a 'bytes' object but received a '" + PyType.of(instance).fullName() + "'");
        }
        if (!Buffers.isBytesLike(ts, value)) {
            throw Errors.typeError(ts, "can't concat " + PyType.of(value).fullName() + " to " + PyType.of(instance).fullName());
        }
        try (BufferView other = Buffers.view(ts, value)) {
            if (other.length() == 0) {
                return self;
            }
            return self.length() == 0 && other instanceof PyBytes b ? b : PyBytes.of(OctetMethods.concat(self, other));
        }
    }

    @ExposedMethod(name = "__mul__", doc = "__mul__($self, value, /)\n--\n\nReturn self*value.")
    @CleanPoint
    static PyObject mul(ThreadState ts, PyBytes self, PyObject value) {
        byte[] product = OctetMethods.repeat(ts, self, value);
        return product.length == self.array().length ? self : PyBytes.of(product);
    }

    @ExposedMethod(name = "__rmul__", doc = "__rmul__($self, value, /)\n--\n\nReturn value*self.")
    @CleanPoint
    static PyObject rmul(ThreadState ts, PyBytes self, PyObject value) {
        return mul(ts, self, value);
    }

    @ExposedMethod(name = "__mod__", doc = "__mod__($self, value, /)\n--\n\nReturn self%value.")
    @CleanPoint
    static PyObject mod(ThreadState ts, PyBytes self, PyObject value) {
        return PyBytes.of(BytesFormat.format(ts, self, value));
    }

    @ExposedMethod(name = "__rmod__", doc = "__rmod__($self, value, /)\n--\n\nReturn value%self.")
    @CleanPoint
    static PyObject rmod(ThreadState ts, PyObject self, PyObject value) {
        PyBytes template = PyBytes.asSelf(value);
        return template == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBytes.of(BytesFormat.format(ts, template, self));
    }

    // ---- comparison ----

    @ExposedMethod(name = "__eq__", doc = "__eq__($self, value, /)\n--\n\nReturn self==value.")
    static PyObject eq(PyBytes self, PyObject value) {
        PyBytes b = PyBytes.asSelf(value);
        return b == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(self.equals(b));
    }

    @ExposedMethod(name = "__ne__", doc = "__ne__($self, value, /)\n--\n\nReturn self!=value.")
    static PyObject ne(PyBytes self, PyObject value) {
        PyBytes b = PyBytes.asSelf(value);
        return b == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(!self.equals(b));
    }

    @ExposedMethod(name = "__lt__", doc = "__lt__($self, value, /)\n--\n\nReturn self<value.")
    static PyObject lt(PyBytes self, PyObject value) {
        PyBytes b = PyBytes.asSelf(value);
        return b == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(OctetSearch.compare(self, b) < 0);
    }

    @ExposedMethod(name = "__le__", doc = "__le__($self, value, /)\n--\n\nReturn self<=value.")
    static PyObject le(PyBytes self, PyObject value) {
        PyBytes b = PyBytes.asSelf(value);
        return b == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(OctetSearch.compare(self, b) <= 0);
    }

    @ExposedMethod(name = "__gt__", doc = "__gt__($self, value, /)\n--\n\nReturn self>value.")
    static PyObject gt(PyBytes self, PyObject value) {
        PyBytes b = PyBytes.asSelf(value);
        return b == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(OctetSearch.compare(self, b) > 0);
    }

    @ExposedMethod(name = "__ge__", doc = "__ge__($self, value, /)\n--\n\nReturn self>=value.")
    static PyObject ge(PyBytes self, PyObject value) {
        PyBytes b = PyBytes.asSelf(value);
        return b == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(OctetSearch.compare(self, b) >= 0);
    }

    // ---- searching ----

    @ExposedMethod(doc = "find($self, sub[, start[, end]], /)\n--\n\nThe lowest index where sub is found, or -1.")
    @CleanPoint
    static int find(ThreadState ts, PyBytes self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return OctetMethods.find(ts, self, sub, start, end, false);
    }

    @ExposedMethod(doc = "rfind($self, sub[, start[, end]], /)\n--\n\nThe highest index where sub is found, or -1.")
    @CleanPoint
    static int rfind(ThreadState ts, PyBytes self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return OctetMethods.find(ts, self, sub, start, end, true);
    }

    @ExposedMethod(doc = "index($self, sub[, start[, end]], /)\n--\n\nThe lowest index where sub is found; raises ValueError if there is none.")
    @CleanPoint
    static int index(ThreadState ts, PyBytes self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return OctetMethods.index(ts, self, sub, start, end, false);
    }

    @ExposedMethod(doc = "rindex($self, sub[, start[, end]], /)\n--\n\nThe highest index where sub is found; raises ValueError if there is none.")
    @CleanPoint
    static int rindex(ThreadState ts, PyBytes self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return OctetMethods.index(ts, self, sub, start, end, true);
    }

    @ExposedMethod(doc = "count($self, sub[, start[, end]], /)\n--\n\nHow many times sub occurs without overlapping.")
    @CleanPoint
    static int count(ThreadState ts, PyBytes self, PyObject sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return OctetMethods.count(ts, self, sub, start, end);
    }

    @ExposedMethod(doc = "startswith($self, prefix[, start[, end]], /)\n--\n\nWhether it begins with a prefix, or one of a tuple of prefixes.")
    @CleanPoint
    static boolean startswith(
            ThreadState ts, PyBytes self, PyObject prefix, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return OctetMethods.tailMatch(ts, self, prefix, start, end, false);
    }

    @ExposedMethod(doc = "endswith($self, suffix[, start[, end]], /)\n--\n\nWhether it ends with a suffix, or one of a tuple of suffixes.")
    @CleanPoint
    static boolean endswith(
            ThreadState ts, PyBytes self, PyObject suffix, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return OctetMethods.tailMatch(ts, self, suffix, start, end, true);
    }

    // ---- parts ----

    @ExposedMethod(doc = "split($self, /, sep=None, maxsplit=-1)\n--\n\nThe pieces between occurrences of sep, or the words.")
    @CleanPoint
    static PyObject split(ThreadState ts, PyBytes self, @Default("None") PyObject sep, @Default("-1") long maxsplit) {
        return OctetMethods.split(ts, OctetKind.BYTES, self, sep, maxsplit, false);
    }

    @ExposedMethod(doc = "rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nThe same, cut from the right.")
    @CleanPoint
    static PyObject rsplit(ThreadState ts, PyBytes self, @Default("None") PyObject sep, @Default("-1") long maxsplit) {
        return OctetMethods.split(ts, OctetKind.BYTES, self, sep, maxsplit, true);
    }

    @ExposedMethod(doc = "splitlines($self, /, keepends=False)\n--\n\nThe lines, with their ends if keepends is true.")
    static PyObject splitlines(ThreadState ts, PyBytes self, @Default("False") boolean keepends) {
        return OctetSplit.splitLines(ts, OctetKind.BYTES, self, keepends);
    }

    @ExposedMethod(doc = "partition($self, sep, /)\n--\n\nWhat is before the first sep, sep, and what is behind it.")
    @CleanPoint
    static PyObject partition(ThreadState ts, PyBytes self, @PositionalOnly PyObject sep) {
        return OctetMethods.partition(ts, OctetKind.BYTES, self, sep, false);
    }

    @ExposedMethod(doc = "rpartition($self, sep, /)\n--\n\nWhat is before the last sep, sep, and what is behind it.")
    @CleanPoint
    static PyObject rpartition(ThreadState ts, PyBytes self, @PositionalOnly PyObject sep) {
        return OctetMethods.partition(ts, OctetKind.BYTES, self, sep, true);
    }

    @ExposedMethod(doc = "strip($self, bytes=None, /)\n--\n\nWithout space, or the bytes given, at both ends.")
    @CleanPoint
    static PyObject strip(ThreadState ts, PyBytes self, @PositionalOnly @Default("None") PyObject bytes) {
        return OctetMethods.strip(ts, OctetKind.BYTES, self, bytes, true, true);
    }

    @ExposedMethod(doc = "lstrip($self, bytes=None, /)\n--\n\nWithout space, or the bytes given, at the left end.")
    @CleanPoint
    static PyObject lstrip(ThreadState ts, PyBytes self, @PositionalOnly @Default("None") PyObject bytes) {
        return OctetMethods.strip(ts, OctetKind.BYTES, self, bytes, true, false);
    }

    @ExposedMethod(doc = "rstrip($self, bytes=None, /)\n--\n\nWithout space, or the bytes given, at the right end.")
    @CleanPoint
    static PyObject rstrip(ThreadState ts, PyBytes self, @PositionalOnly @Default("None") PyObject bytes) {
        return OctetMethods.strip(ts, OctetKind.BYTES, self, bytes, false, true);
    }

    @ExposedMethod(doc = "removeprefix($self, prefix, /)\n--\n\nWithout the prefix, if it begins with it.")
    @CleanPoint
    static PyObject removeprefix(ThreadState ts, PyBytes self, @PositionalOnly PyObject prefix) {
        return OctetMethods.removePrefix(ts, OctetKind.BYTES, self, prefix);
    }

    @ExposedMethod(doc = "removesuffix($self, suffix, /)\n--\n\nWithout the suffix, if it ends with it.")
    @CleanPoint
    static PyObject removesuffix(ThreadState ts, PyBytes self, @PositionalOnly PyObject suffix) {
        return OctetMethods.removeSuffix(ts, OctetKind.BYTES, self, suffix);
    }

    // ---- new contents ----

    @ExposedMethod(doc = "join($self, iterable_of_bytes, /)\n--\n\nThe items of an iterable with these bytes between them.")
    @CleanPoint
    static PyObject join(ThreadState ts, PyBytes self, @PositionalOnly PyObject iterable_of_bytes) {
        return OctetKind.BYTES.of(ts, OctetJoin.join(ts, self, iterable_of_bytes));
    }

    @ExposedMethod(doc = "replace($self, old, new, count=-1, /)\n--\n\nWith old replaced by new, at most count times.")
    @CleanPoint
    static PyObject replace(
            ThreadState ts, PyBytes self, PyObject old, PyObject new_, @PositionalOnly @Default("-1") long count) {
        return OctetMethods.replace(ts, OctetKind.BYTES, self, old, new_, count);
    }

    @ExposedMethod(doc = "translate($self, table, /, delete=b'')\n--\n\nEach byte replaced by what the table of 256 has for it, those in delete left out.")
    @CleanPoint
    static PyObject translate(ThreadState ts, PyBytes self, @PositionalOnly PyObject table, @Default PyObject delete) {
        return OctetMethods.translate(ts, OctetKind.BYTES, self, table, delete);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.STATIC, doc = "maketrans(frm, to, /)\n--\n\nA table for translate().")
    @CleanPoint
    static PyObject maketrans(ThreadState ts, PyObject frm, @PositionalOnly PyObject to) {
        return OctetMethods.makeTable(ts, frm, to);
    }

    @ExposedMethod(doc = "center($self, width, fillchar=b' ', /)\n--\n\nPadded on both sides.")
    @CleanPoint
    static PyObject center(ThreadState ts, PyBytes self, long width, @PositionalOnly @Default PyObject fillchar) {
        return OctetMethods.center(ts, OctetKind.BYTES, self, width, fillchar);
    }

    @ExposedMethod(doc = "ljust($self, width, fillchar=b' ', /)\n--\n\nPadded on the right.")
    @CleanPoint
    static PyObject ljust(ThreadState ts, PyBytes self, long width, @PositionalOnly @Default PyObject fillchar) {
        return OctetMethods.justify(ts, OctetKind.BYTES, self, width, fillchar, true);
    }

    @ExposedMethod(doc = "rjust($self, width, fillchar=b' ', /)\n--\n\nPadded on the left.")
    @CleanPoint
    static PyObject rjust(ThreadState ts, PyBytes self, long width, @PositionalOnly @Default PyObject fillchar) {
        return OctetMethods.justify(ts, OctetKind.BYTES, self, width, fillchar, false);
    }

    @ExposedMethod(doc = "zfill($self, width, /)\n--\n\nPadded with zeros on the left, behind a sign.")
    static PyObject zfill(ThreadState ts, PyBytes self, @PositionalOnly long width) {
        return OctetMethods.zeroFill(ts, OctetKind.BYTES, self, width);
    }

    @ExposedMethod(doc = "expandtabs($self, /, tabsize=8)\n--\n\nWith tabs expanded to spaces.")
    static PyObject expandtabs(ThreadState ts, PyBytes self, @Default("8") int tabsize) {
        return OctetKind.BYTES.of(ts, OctetLayout.expandTabs(self, tabsize));
    }

    @ExposedMethod(doc = "upper($self, /)\n--\n\nWith ASCII letters in capitals.")
    static PyObject upper(ThreadState ts, PyBytes self) {
        return OctetKind.BYTES.of(ts, OctetLayout.upper(self));
    }

    @ExposedMethod(doc = "lower($self, /)\n--\n\nWith ASCII letters in small letters.")
    static PyObject lower(ThreadState ts, PyBytes self) {
        return OctetKind.BYTES.of(ts, OctetLayout.lower(self));
    }

    @ExposedMethod(doc = "title($self, /)\n--\n\nEach word in small letters after a capital.")
    static PyObject title(ThreadState ts, PyBytes self) {
        return OctetKind.BYTES.of(ts, OctetLayout.title(self));
    }

    @ExposedMethod(doc = "capitalize($self, /)\n--\n\nIn small letters after a first capital.")
    static PyObject capitalize(ThreadState ts, PyBytes self) {
        return OctetKind.BYTES.of(ts, OctetLayout.capitalize(self));
    }

    @ExposedMethod(doc = "swapcase($self, /)\n--\n\nWith capitals and small letters exchanged.")
    static PyObject swapcase(ThreadState ts, PyBytes self) {
        return OctetKind.BYTES.of(ts, OctetLayout.swapcase(self));
    }

    // ---- conversion ----

    @ExposedMethod(doc = "decode($self, /, encoding='utf-8', errors='strict')\n--\n\nThe text that the bytes mean in an encoding.")
    @CleanPoint
    static PyObject decode(ThreadState ts, PyBytes self, @Default("'utf-8'") PyStr encoding, @Default("'strict'") PyStr errors) {
        return OctetMethods.decode(ts, self, encoding, errors);
    }

    @ExposedMethod(doc = "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nThe bytes as hexadecimal digits, sep between groups.\n\n>>> bytes([1, 35, 69]).hex()\n'012345'\n>>> bytes([1, 35, 69]).hex('-', 2)\n'01-2345'")
    @CleanPoint
    static PyObject hex(ThreadState ts, PyBytes self, @Default PyObject sep, @Default("1") int bytes_per_sep) {
        return OctetHex.hex(ts, self, sep, bytes_per_sep);
    }

    // ---- questions ----

    @ExposedMethod(doc = "isascii($self, /)\n--\n\nWhether all bytes are ASCII.")
    static boolean isascii(PyBytes self) {
        return OctetLayout.isAscii(self);
    }

    @ExposedMethod(doc = "isalpha($self, /)\n--\n\nWhether all are ASCII letters, and there is one.")
    static boolean isalpha(PyBytes self) {
        return OctetLayout.all(self, OctetLayout.ALPHA);
    }

    @ExposedMethod(doc = "isalnum($self, /)\n--\n\nWhether all are ASCII letters or digits, and there is one.")
    static boolean isalnum(PyBytes self) {
        return OctetLayout.all(self, OctetLayout.ALNUM);
    }

    @ExposedMethod(doc = "isdigit($self, /)\n--\n\nWhether all are ASCII digits, and there is one.")
    static boolean isdigit(PyBytes self) {
        return OctetLayout.all(self, OctetLayout.DIGIT);
    }

    @ExposedMethod(doc = "isspace($self, /)\n--\n\nWhether all is ASCII space, and there is some.")
    static boolean isspace(PyBytes self) {
        return OctetLayout.all(self, OctetLayout.SPACE);
    }

    @ExposedMethod(doc = "isupper($self, /)\n--\n\nWhether there are capitals and no small letters.")
    static boolean isupper(PyBytes self) {
        return OctetLayout.isCase(self, true);
    }

    @ExposedMethod(doc = "islower($self, /)\n--\n\nWhether there are small letters and no capitals.")
    static boolean islower(PyBytes self) {
        return OctetLayout.isCase(self, false);
    }

    @ExposedMethod(doc = "istitle($self, /)\n--\n\nWhether words begin with capitals and go on in small letters.")
    static boolean istitle(PyBytes self) {
        return OctetLayout.isTitle(self);
    }
}
