package org.pyrt.objects.text;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PercentNumbers;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/**
 * printf-style formatting, for str and bytes alike: walks over a template, parses its directives and finds the argument of each. What is
 * made of them is the subclass's. Source: CPython 3.14 Objects/unicodeobject.c, Objects/bytesobject.c.
 */
public abstract class PercentTemplate {

    private static final PyStr MODULE = PyStr.interned("__module__");

    private static final int SINGLE = -1;

    /** The thread that formats. */
    protected final ThreadState ts;

    /** The template, of bytes as Latin-1. */
    protected final PyStr template;

    /** Flags of the current directive, as {@link PercentNumbers} has them. */
    protected int flags;

    /** The width of the current directive, 0 for none. */
    protected int width;

    /** The precision of the current directive, negative for none. */
    protected int precision;

    /** The conversion of the current directive. */
    protected int conversion;

    @SuppressWarnings("UncountedField") // borrowed, or held by the directive that looked it up
    private PyObject args;

    @SuppressWarnings("UncountedField") // borrowed
    private final PyObject mapping;

    private int count = SINGLE;
    private int used = -2;
    private int at;

    /** The template and the right operand of {@code %}, which is borrowed. */
    protected PercentTemplate(ThreadState ts, PyStr template, PyObject operand) {
        this.ts = ts;
        this.template = template;
        args = operand;
        if (operand instanceof PyTuple t) {
            count = t.size();
            used = 0;
        }
        boolean subscript = PyType.of(operand).slot(SlotId.GETITEM) != null;
        mapping = subscript && !(operand instanceof PyTuple) && !isText(operand) ? operand : null;
    }

    /** Whether the operand is text of the kind that is formatted, which is no mapping though it has items. */
    protected abstract boolean isText(PyObject operand);

    /** Appends a part of the template. */
    protected abstract void literal(int from, int to);

    /** The key under which a directive looks into the mapping. */
    protected abstract PyObject key(int from, int to);

    /** Appends the value of the current directive. */
    @CleanPoint
    protected abstract void convert(PyObject value);

    /** The word for what is formatted in the error about arguments left over. */
    protected abstract String noun();

    /** Walks over the whole template. */
    @CleanPoint
    protected final void run() {
        int n = template.length();
        while (at < n) {
            int from = at;
            while (at < n && template.codePointAt(at) != '%') {
                at++;
            }
            literal(from, at);
            if (at < n) {
                at++;
                directive();
            }
        }
        if (used < count && mapping == null) {
            throw Errors.typeError(ts, "not all arguments converted during " + noun() + " formatting");
        }
    }

    @CleanPoint
    private void directive() {
        if (peek() == '%') {
            literal(at, at + 1);
            at++;
        } else if (peek() == '(') {
            keyed();
        } else {
            rest();
        }
    }

    private int peek() {
        if (at >= template.length()) {
            throw Errors.valueError(ts, "incomplete format");
        }
        return template.codePointAt(at);
    }

    @CleanPoint
    private void keyed() {
        if (mapping == null) {
            throw Errors.typeError(ts, "format requires a mapping");
        }
        int from = ++at;
        for (int open = 1; open > 0; at++) {
            if (at >= template.length()) {
                throw Errors.valueError(ts, "incomplete format key");
            }
            int c = template.codePointAt(at);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        PyObject name = key(from, at - 1);
        PyObject found;
        try (var held = ts.hold(name)) {
            found = Subscripts.get(ts, mapping, name);
        }
        try (var held = ts.hold(found)) {
            args = found;
            count = SINGLE;
            used = -2;
            rest();
        }
    }

    /** Flags, width, precision and conversion. */
    @CleanPoint
    private void rest() {
        flags = 0;
        width = 0;
        precision = -1;
        for (int flag; (flag = flag(peek())) != 0; at++) {
            flags |= flag;
        }
        parseWidth();
        if (peek() == '.') {
            at++;
            parsePrecision();
        }
        int c = peek();
        if (c == 'h' || c == 'l' || c == 'L') {
            at++;
        }
        conversion = peek();
        at++;
        convert(next());
    }

    private static int flag(int c) {
        switch (c) {
            case '-':
                return PercentNumbers.LEFT;
            case '+':
                return PercentNumbers.PLUS;
            case ' ':
                return PercentNumbers.BLANK;
            case '#':
                return PercentNumbers.ALTERNATE;
            case '0':
                return PercentNumbers.ZERO;
            default:
                return 0;
        }
    }

    @CleanPoint
    private void parseWidth() {
        if (peek() != '*') {
            width = digits("width too big", Long.MAX_VALUE);
            return;
        }
        long given = star("ssize_t");
        if (given < 0) {
            flags |= PercentNumbers.LEFT;
            given = -given;
        }
        width = (int) Math.min(given, Integer.MAX_VALUE);
    }

    @CleanPoint
    private void parsePrecision() {
        if (peek() != '*') {
            precision = digits("precision too big", Integer.MAX_VALUE);
            return;
        }
        long given = star("int");
        if ((int) given != given) {
            throw Errors.overflowError(ts, "Python int too large to convert to C int");
        }
        precision = (int) Math.max(given, 0);
    }

    @CleanPoint
    private long star(String type) {
        at++;
        PyObject v = next();
        if (PyInt.asSelf(v) == null) {
            throw Errors.typeError(ts, "* wants int");
        }
        PyInt i = Sizes.index(ts, v);
        if (!i.fitsLong()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C " + type);
        }
        return i.longValue();
    }

    private int digits(String tooBig, long limit) {
        long value = 0;
        for (int c; (c = peek()) >= '0' && c <= '9'; at++) {
            if (value > (limit - (c - '0')) / 10) {
                throw Errors.valueError(ts, tooBig);
            }
            value = value * 10 + c - '0';
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    @Borrowed
    private PyObject next() {
        if (used >= count) {
            throw Errors.typeError(ts, "not enough arguments for format string");
        }
        used++;
        return count < 0 ? args : ((PyTuple) args).get(used - 1);
    }

    /** The value as a number in ASCII, if the conversion is one of numbers, else null. */
    @CleanPoint
    protected final String number(PyObject value) {
        switch (conversion) {
            case 'd', 'i', 'u', 'o', 'x', 'X', 'e', 'E', 'f', 'F', 'g', 'G':
                return PercentNumbers.format(ts, value, (char) conversion, flags, width, precision);
            default:
                return null;
        }
    }

    /** The module and qualified name of a type; builtin ones show no module. */
    @CleanPoint
    private static String qualified(ThreadState ts, PyType type) {
        PyObject module = type.isHeap() ? type.lookup(ts, MODULE) : null;
        PyStr m = module == null ? null : PyStr.asSelf(module);
        return m == null || m.toString().equals("builtins") ? type.fullName() : m + "." + type.qualname();
    }

    /** The value of {@code %c} as a number below {@code limit}; {@code wanted} says what it should be. */
    @CleanPoint
    protected final int character(PyObject value, int limit, String wanted) {
        if (PyType.of(value).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "%c requires " + wanted + ", not " + qualified(ts, PyType.of(value)));
        }
        PyInt i = Sizes.index(ts, value);
        if (!i.fitsLong() || i.longValue() < 0 || i.longValue() >= limit) {
            String shown = limit == 256 ? "256" : "0x" + Integer.toHexString(limit);
            throw Errors.raise(ts, ExceptionTypes.OVERFLOW_ERROR, "%c arg not in range(" + shown + ")");
        }
        return (int) i.longValue();
    }

    /** The error about a conversion that there is not; {@code shown} stands for it. */
    protected final RuntimeException unsupported(char shown) {
        return Errors.valueError(
                ts,
                "unsupported format character '" + shown + "' (0x" + Integer.toHexString(conversion) + ") at index " + (at - 1));
    }
}
