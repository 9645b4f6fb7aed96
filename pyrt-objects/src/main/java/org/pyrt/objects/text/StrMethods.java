package org.pyrt.objects.text;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** What Python sees of a str. Source: CPython 3.14 Objects/unicodeobject.c. */
@ExposedType(name = "str")
public final class StrMethods {

    private StrMethods() {}

    // ---- construction and conversion ----

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nMake a str of an object, or decode bytes.")
    @CleanPoint
    static PyObject make(
            ThreadState ts, PyType type, @Default PyObject object, @Default PyStr encoding, @Default PyStr errors) {
        return StrOperations.make(ts, type, object, encoding, errors);
    }

    @ExposedMethod(doc = "encode($self, /, encoding='utf-8', errors='strict')\n--\n\nThe str in bytes of an encoding.")
    @CleanPoint
    static PyBytes encode(ThreadState ts, PyStr self, @Default("'utf-8'") PyStr encoding, @Default("'strict'") PyStr errors) {
        return Codecs.encode(ts, self, encoding.toString(), errors.toString());
    }

    @ExposedMethod(name = "__str__", doc = "__str__($self, /)\n--\n\nReturn str(self).")
    static PyObject str(PyStr self) {
        return self;
    }

    @ExposedMethod(name = "__repr__", doc = "__repr__($self, /)\n--\n\nReturn repr(self).")
    static PyObject repr(PyStr self) {
        return StrRepr.repr(self);
    }

    @ExposedMethod(name = "__hash__", doc = "__hash__($self, /)\n--\n\nReturn hash(self).")
    static long hash(PyStr self) {
        return self.hash();
    }

    @ExposedMethod(name = "__getnewargs__", doc = "__getnewargs__($self, /)\n--\n\nWhat copies of the str are made from.")
    static PyObject newArguments(ThreadState ts, PyStr self) {
        return PyTuple.of(ts, self.copy());
    }

    @ExposedMethod(name = "__sizeof__", doc = "__sizeof__($self, /)\n--\n\nThe size in bytes that the str would have in CPython without its global lock.")
    static long sizeOf(PyStr self) {
        return self.sizeInMemory();
    }

    // ---- as a sequence ----

    @ExposedMethod(name = "__len__", doc = "__len__($self, /)\n--\n\nReturn len(self).")
    static int len(PyStr self) {
        return self.length();
    }

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nImplement iter(self).")
    static PyObject iter(ThreadState ts, PyObject self) {
        PyStr text = PyStr.asSelf(self);
        if (text == null) {
            throw Errors.typeError(
                    ts, "descriptor '__iter__' requires a 'str' object but received a '" + PyType.of(self).fullName() + "'");
        }
        return new PyStrIterator(ts, self, text);
    }

    @ExposedMethod(name = "__getitem__", doc = "__getitem__($self, key, /)\n--\n\nReturn self[key].")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyStr self, PyObject key) {
        return StrOperations.getItem(ts, self, key);
    }

    @ExposedMethod(name = "__contains__", doc = "__contains__($self, key, /)\n--\n\nReturn key in self.")
    static boolean contains(ThreadState ts, PyStr self, PyObject key) {
        PyStr sub = PyStr.asSelf(key);
        if (sub == null) {
            throw Errors.typeError(ts, "'in <string>' requires string as left operand, not " + PyType.of(key).fullName());
        }
        return self.contains(sub);
    }

    @ExposedMethod(name = "__add__", doc = "__add__($self, value, /)\n--\n\nReturn self+value.")
    @CleanPoint
    static PyObject add(ThreadState ts, PyStr self, PyObject value) {
        return value instanceof PyStr s ? self.concat(s) : StrOperations.addOther(ts, self, value);
    }

    @ExposedMethod(name = "__mul__", doc = "__mul__($self, value, /)\n--\n\nReturn self*value.")
    @CleanPoint
    static PyObject mul(ThreadState ts, PyStr self, PyObject value) {
        return StrOperations.repeat(ts, self, value);
    }

    @ExposedMethod(name = "__rmul__", doc = "__rmul__($self, value, /)\n--\n\nReturn value*self.")
    @CleanPoint
    static PyObject rmul(ThreadState ts, PyStr self, PyObject value) {
        return StrOperations.repeat(ts, self, value);
    }

    @ExposedMethod(name = "__mod__", doc = "__mod__($self, value, /)\n--\n\nReturn self%value.")
    @CleanPoint
    static PyObject mod(ThreadState ts, PyStr self, PyObject value) {
        return PercentFormat.format(ts, self, value);
    }

    @ExposedMethod(name = "__rmod__", doc = "__rmod__($self, value, /)\n--\n\nReturn value%self.")
    @CleanPoint
    static PyObject rmod(ThreadState ts, PyObject self, PyObject value) {
        PyStr template = PyStr.asSelf(value);
        return template == null ? PyNotImplemented.NOT_IMPLEMENTED : PercentFormat.format(ts, template, self);
    }

    // ---- comparison ----

    @ExposedMethod(name = "__eq__", doc = "__eq__($self, value, /)\n--\n\nReturn self==value.")
    static PyObject eq(PyStr self, PyObject value) {
        PyStr s = PyStr.asSelf(value);
        return s == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(self.equals(s));
    }

    @ExposedMethod(name = "__ne__", doc = "__ne__($self, value, /)\n--\n\nReturn self!=value.")
    static PyObject ne(PyStr self, PyObject value) {
        PyStr s = PyStr.asSelf(value);
        return s == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(!self.equals(s));
    }

    @ExposedMethod(name = "__lt__", doc = "__lt__($self, value, /)\n--\n\nReturn self<value.")
    static PyObject lt(PyStr self, PyObject value) {
        PyStr s = PyStr.asSelf(value);
        return s == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(self.compareTo(s) < 0);
    }

    @ExposedMethod(name = "__le__", doc = "__le__($self, value, /)\n--\n\nReturn self<=value.")
    static PyObject le(PyStr self, PyObject value) {
        PyStr s = PyStr.asSelf(value);
        return s == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(self.compareTo(s) <= 0);
    }

    @ExposedMethod(name = "__gt__", doc = "__gt__($self, value, /)\n--\n\nReturn self>value.")
    static PyObject gt(PyStr self, PyObject value) {
        PyStr s = PyStr.asSelf(value);
        return s == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(self.compareTo(s) > 0);
    }

    @ExposedMethod(name = "__ge__", doc = "__ge__($self, value, /)\n--\n\nReturn self>=value.")
    static PyObject ge(PyStr self, PyObject value) {
        PyStr s = PyStr.asSelf(value);
        return s == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(self.compareTo(s) >= 0);
    }

    // ---- formatting ----

    @ExposedMethod(name = "__format__", doc = "__format__($self, format_spec, /)\n--\n\nThe str laid out as the specification says.")
    @CleanPoint
    static PyObject formatSpec(ThreadState ts, PyObject self, @PositionalOnly PyStr formatSpec) {
        PyStr s = PyStr.asSelf(self);
        if (s == null) {
            throw Conversions.badReceiver(ts, "str", "__format__", self);
        }
        return formatSpec.length() == 0 ? Representation.str(ts, self) : StrFormatter.format(ts, s, formatSpec, PyType.of(self).fullName());
    }

    @ExposedMethod(doc = "format($self, /, *args, **kwargs)\n--\n\nThe str with its {} fields replaced by the arguments.")
    @CleanPoint
    static PyObject format(ThreadState ts, PyStr self, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return FormatString.format(ts, self, args, kwargs);
    }

    @ExposedMethod(name = "format_map", doc = "format_map($self, mapping, /)\n--\n\nThe str with its {} fields replaced by what a mapping has under their names.")
    @CleanPoint
    static PyObject formatMap(ThreadState ts, PyStr self, @PositionalOnly PyObject mapping) {
        return FormatString.format(ts, self, null, mapping);
    }

    // ---- searching ----

    @ExposedMethod(doc = "find($self, sub[, start[, end]], /)\n--\n\nThe lowest index where sub is found, or -1.")
    @CleanPoint
    static int find(
            ThreadState ts, PyStr self, PyStr sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        int n = self.length();
        int from = start == null ? 0 : Sizes.clipStart(Sizes.sliceIndex(ts, start, 0), n);
        int to = end == null ? n : Sizes.clip(Sizes.sliceIndex(ts, end, n), n);
        return TextSearch.find(self, sub, from, to);
    }

    @ExposedMethod(doc = "rfind($self, sub[, start[, end]], /)\n--\n\nThe highest index where sub is found, or -1.")
    @CleanPoint
    static int rfind(
            ThreadState ts, PyStr self, PyStr sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        int n = self.length();
        int from = Sizes.clipStart(Sizes.sliceIndex(ts, start, 0), n);
        int to = Sizes.clip(Sizes.sliceIndex(ts, end, n), n);
        return TextSearch.findLast(self, sub, from, to);
    }

    @ExposedMethod(doc = "index($self, sub[, start[, end]], /)\n--\n\nThe lowest index where sub is found; raises ValueError if there is none.")
    @CleanPoint
    static int index(
            ThreadState ts, PyStr self, PyStr sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return found(ts, find(ts, self, sub, start, end));
    }

    @ExposedMethod(doc = "rindex($self, sub[, start[, end]], /)\n--\n\nThe highest index where sub is found; raises ValueError if there is none.")
    @CleanPoint
    static int rindex(
            ThreadState ts, PyStr self, PyStr sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return found(ts, rfind(ts, self, sub, start, end));
    }

    private static int found(ThreadState ts, int index) {
        if (index < 0) {
            throw Errors.valueError(ts, "substring not found");
        }
        return index;
    }

    @ExposedMethod(doc = "count($self, sub[, start[, end]], /)\n--\n\nHow many times sub occurs without overlapping.")
    @CleanPoint
    static int count(
            ThreadState ts, PyStr self, PyStr sub, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        int n = self.length();
        int from = Sizes.clipStart(Sizes.sliceIndex(ts, start, 0), n);
        int to = Sizes.clip(Sizes.sliceIndex(ts, end, n), n);
        return TextSearch.count(self, sub, from, to);
    }

    @ExposedMethod(doc = "startswith($self, prefix[, start[, end]], /)\n--\n\nWhether the str begins with a prefix, or one of a tuple of prefixes.")
    @CleanPoint
    static boolean startswith(
            ThreadState ts, PyStr self, PyObject prefix, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return StrOperations.tailMatch(ts, self, prefix, start, end, false);
    }

    @ExposedMethod(doc = "endswith($self, suffix[, start[, end]], /)\n--\n\nWhether the str ends with a suffix, or one of a tuple of suffixes.")
    @CleanPoint
    static boolean endswith(
            ThreadState ts, PyStr self, PyObject suffix, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return StrOperations.tailMatch(ts, self, suffix, start, end, true);
    }

    // ---- splitting and joining ----

    @ExposedMethod(doc = "split($self, /, sep=None, maxsplit=-1)\n--\n\nThe pieces between occurrences of sep, or the words.")
    static PyObject split(ThreadState ts, PyStr self, @Default("None") PyObject sep, @Default("-1") long maxsplit) {
        PyStr separator = StrOperations.separator(ts, sep);
        return StrOperations.list(
                ts, separator == null ? TextSplit.splitSpace(self, maxsplit) : TextSplit.split(self, separator, maxsplit));
    }

    @ExposedMethod(doc = "rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nThe same, cut from the right.")
    static PyObject rsplit(ThreadState ts, PyStr self, @Default("None") PyObject sep, @Default("-1") long maxsplit) {
        PyStr separator = StrOperations.separator(ts, sep);
        return StrOperations.list(
                ts,
                separator == null
                        ? TextSplit.splitSpaceRight(self, maxsplit)
                        : TextSplit.splitRight(self, separator, maxsplit));
    }

    @ExposedMethod(doc = "splitlines($self, /, keepends=False)\n--\n\nThe lines, with their ends if keepends is true.")
    static PyObject splitlines(ThreadState ts, PyStr self, @Default("False") boolean keepends) {
        return StrOperations.list(ts, TextSplit.splitLines(self, keepends));
    }

    @ExposedMethod(doc = "partition($self, sep, /)\n--\n\nWhat is before the first sep, sep, and what is behind it.")
    static PyObject partition(ThreadState ts, PyStr self, @PositionalOnly PyObject sep) {
        PyStr separator = StrOperations.partitionSeparator(ts, sep);
        int at = TextSearch.find(self, separator, 0, self.length());
        return at < 0 ? PyTuple.of(ts, self, PyStr.EMPTY, PyStr.EMPTY) : StrOperations.cut(ts, self, separator, at);
    }

    @ExposedMethod(doc = "rpartition($self, sep, /)\n--\n\nWhat is before the last sep, sep, and what is behind it.")
    static PyObject rpartition(ThreadState ts, PyStr self, @PositionalOnly PyObject sep) {
        PyStr separator = StrOperations.partitionSeparator(ts, sep);
        int at = TextSearch.findLast(self, separator, 0, self.length());
        return at < 0 ? PyTuple.of(ts, PyStr.EMPTY, PyStr.EMPTY, self) : StrOperations.cut(ts, self, separator, at);
    }

    @ExposedMethod(doc = "join($self, iterable, /)\n--\n\nThe strs of an iterable with this str between them.")
    @CleanPoint
    static PyObject join(ThreadState ts, PyStr self, @PositionalOnly PyObject iterable) {
        return TextJoin.join(ts, self, iterable);
    }

    @ExposedMethod(doc = "replace($self, old, new, /, count=-1)\n--\n\nThe str with old replaced by new, at most count times.")
    static PyObject replace(
            ThreadState ts, PyStr self, PyStr old, @PositionalOnly PyStr new_, @Default("-1") long count) {
        return TextSearch.replace(self, old, new_, count);
    }

    // ---- stripping and padding ----

    @ExposedMethod(doc = "strip($self, chars=None, /)\n--\n\nWithout space, or the characters given, at both ends.")
    static PyObject strip(ThreadState ts, PyStr self, @PositionalOnly @Default("None") PyObject chars) {
        return TextLayout.strip(self, StrOperations.stripped(ts, chars, "strip"));
    }

    @ExposedMethod(doc = "lstrip($self, chars=None, /)\n--\n\nWithout space, or the characters given, at the left end.")
    static PyObject lstrip(ThreadState ts, PyStr self, @PositionalOnly @Default("None") PyObject chars) {
        return TextLayout.stripLeft(self, StrOperations.stripped(ts, chars, "lstrip"));
    }

    @ExposedMethod(doc = "rstrip($self, chars=None, /)\n--\n\nWithout space, or the characters given, at the right end.")
    static PyObject rstrip(ThreadState ts, PyStr self, @PositionalOnly @Default("None") PyObject chars) {
        return TextLayout.stripRight(self, StrOperations.stripped(ts, chars, "rstrip"));
    }

    @ExposedMethod(doc = "removeprefix($self, prefix, /)\n--\n\nWithout the prefix, if it begins with it.")
    static PyObject removeprefix(PyStr self, @PositionalOnly PyStr prefix) {
        int n = self.length();
        return TextSearch.startsWith(self, prefix, 0, n) ? self.substring(prefix.length(), n) : self;
    }

    @ExposedMethod(doc = "removesuffix($self, suffix, /)\n--\n\nWithout the suffix, if it ends with it.")
    static PyObject removesuffix(PyStr self, @PositionalOnly PyStr suffix) {
        int n = self.length();
        return TextSearch.endsWith(self, suffix, 0, n) ? self.substring(0, n - suffix.length()) : self;
    }

    @ExposedMethod(doc = "center($self, width, fillchar=' ', /)\n--\n\nPadded on both sides.")
    static PyObject center(ThreadState ts, PyStr self, long width, @PositionalOnly @Default PyObject fillchar) {
        return TextLayout.center(self, width, StrOperations.fill(ts, fillchar));
    }

    @ExposedMethod(doc = "ljust($self, width, fillchar=' ', /)\n--\n\nPadded on the right.")
    static PyObject ljust(ThreadState ts, PyStr self, long width, @PositionalOnly @Default PyObject fillchar) {
        return TextLayout.pad(self, 0, width - self.length(), StrOperations.fill(ts, fillchar));
    }

    @ExposedMethod(doc = "rjust($self, width, fillchar=' ', /)\n--\n\nPadded on the left.")
    static PyObject rjust(ThreadState ts, PyStr self, long width, @PositionalOnly @Default PyObject fillchar) {
        return TextLayout.pad(self, width - self.length(), 0, StrOperations.fill(ts, fillchar));
    }

    @ExposedMethod(doc = "zfill($self, width, /)\n--\n\nPadded with zeros on the left, behind a sign.")
    static PyObject zfill(PyStr self, @PositionalOnly long width) {
        return TextLayout.zeroFill(self, width);
    }

    @ExposedMethod(doc = "expandtabs($self, /, tabsize=8)\n--\n\nWith tabs expanded to spaces.")
    static PyObject expandtabs(PyStr self, @Default("8") int tabsize) {
        return TextLayout.expandTabs(self, tabsize);
    }

    // ---- case and translation ----

    @ExposedMethod(doc = "upper($self, /)\n--\n\nIn capitals.")
    static PyObject upper(PyStr self) {
        return CaseMapping.upper(self);
    }

    @ExposedMethod(doc = "lower($self, /)\n--\n\nIn small letters.")
    static PyObject lower(PyStr self) {
        return CaseMapping.lower(self);
    }

    @ExposedMethod(doc = "title($self, /)\n--\n\nEach word in small letters after a capital.")
    static PyObject title(PyStr self) {
        return CaseMapping.title(self);
    }

    @ExposedMethod(doc = "capitalize($self, /)\n--\n\nIn small letters after a first capital.")
    static PyObject capitalize(PyStr self) {
        return self.length() == 0 ? self : CaseMapping.capitalize(self);
    }

    @ExposedMethod(doc = "swapcase($self, /)\n--\n\nWith capitals and small letters exchanged.")
    static PyObject swapcase(PyStr self) {
        return CaseMapping.swapcase(self);
    }

    @ExposedMethod(doc = "casefold($self, /)\n--\n\nFor comparison without regard to case.")
    static PyObject casefold(PyStr self) {
        return CaseMapping.casefold(self);
    }

    @ExposedMethod(doc = "translate($self, table, /)\n--\n\nEach code point replaced by what the table has for it.")
    @CleanPoint
    static PyObject translate(ThreadState ts, PyStr self, @PositionalOnly PyObject table) {
        return Translation.translate(ts, self, table);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.STATIC, doc = "maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)\n--\n\nA table for translate().")
    @CleanPoint
    static PyObject maketrans(
            ThreadState ts, PyObject x, @Default PyStr y, @PositionalOnly @Default PyStr z) {
        return Translation.makeTable(ts, x, y, z);
    }

    // ---- questions ----

    @ExposedMethod(doc = "isascii($self, /)\n--\n\nWhether all code points are ASCII.")
    static boolean isascii(PyStr self) {
        return self.isAscii();
    }

    @ExposedMethod(doc = "isalpha($self, /)\n--\n\nWhether all are letters, and there is one.")
    static boolean isalpha(PyStr self) {
        return TextClasses.all(self, TextClasses.ALPHA);
    }

    @ExposedMethod(doc = "isalnum($self, /)\n--\n\nWhether all are letters or numbers, and there is one.")
    static boolean isalnum(PyStr self) {
        return TextClasses.all(self, TextClasses.ALNUM);
    }

    @ExposedMethod(doc = "isdecimal($self, /)\n--\n\nWhether all are decimal digits, and there is one.")
    static boolean isdecimal(PyStr self) {
        return TextClasses.all(self, TextClasses.DECIMAL);
    }

    @ExposedMethod(doc = "isdigit($self, /)\n--\n\nWhether all are digits, and there is one.")
    static boolean isdigit(PyStr self) {
        return TextClasses.all(self, TextClasses.DIGIT);
    }

    @ExposedMethod(doc = "isnumeric($self, /)\n--\n\nWhether all are numeric, and there is one.")
    static boolean isnumeric(PyStr self) {
        return TextClasses.all(self, TextClasses.NUMERIC);
    }

    @ExposedMethod(doc = "isspace($self, /)\n--\n\nWhether all is space, and there is some.")
    static boolean isspace(PyStr self) {
        return TextClasses.all(self, TextClasses.SPACE);
    }

    @ExposedMethod(doc = "isprintable($self, /)\n--\n\nWhether all can be printed.")
    static boolean isprintable(PyStr self) {
        return self.length() == 0 || TextClasses.all(self, TextClasses.PRINTABLE);
    }

    @ExposedMethod(doc = "isupper($self, /)\n--\n\nWhether there are capitals and no small letters.")
    static boolean isupper(PyStr self) {
        return TextClasses.isUpper(self);
    }

    @ExposedMethod(doc = "islower($self, /)\n--\n\nWhether there are small letters and no capitals.")
    static boolean islower(PyStr self) {
        return TextClasses.isLower(self);
    }

    @ExposedMethod(doc = "istitle($self, /)\n--\n\nWhether words begin with capitals and go on in small letters.")
    static boolean istitle(PyStr self) {
        return TextClasses.isTitle(self);
    }

    @ExposedMethod(doc = "isidentifier($self, /)\n--\n\nWhether it could be a name in Python.")
    static boolean isidentifier(PyStr self) {
        return TextClasses.isIdentifier(self);
    }
}
