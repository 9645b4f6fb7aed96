package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError, told apart by the builtin type that theirs inherits from. {@code start}
 * and {@code end} bound the part of {@code object} that fails, in code points or bytes.
 */
@ExposedType(name = "UnicodeError")
public final class PyUnicodeError extends PyBaseException {

    private static final int ENCODING = 0;
    private static final int OBJECT = 1;
    private static final int START = 2;
    private static final int END = 3;
    private static final int REASON = 4;

    private PyUnicodeError(ThreadState ts, PyType type, PyTuple args) {
        super(ts, type, args, 5);
    }

    /** A floating exception as the call {@code type(*arguments)} makes it. */
    @CleanPoint
    static PyUnicodeError make(ThreadState ts, PyType type, PyTuple arguments) {
        PyUnicodeError e = new PyUnicodeError(ts, type, arguments);
        try (var held = ts.hold(e)) {
            e.parse(ts);
            held.moveOut();
            return e;
        }
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PyUnicodeError(ts, type, tuple(ts, arguments));
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyUnicodeError self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        self.refuseKeywords(ts, keywords);
        self.initArgs(ts, arguments);
        self.parse(ts);
    }

    private boolean isEncode() {
        return type().isSubtypeOf(ExceptionTypes.UNICODE_ENCODE_ERROR);
    }

    private boolean isDecode() {
        return type().isSubtypeOf(ExceptionTypes.UNICODE_DECODE_ERROR);
    }

    @CleanPoint
    private void parse(ThreadState ts) {
        PyTuple a = args();
        boolean decode = isDecode();
        int first = decode || isEncode() ? 1 : 0;
        if (a.size() != 4 + first) {
            throw Errors.typeError(ts, "function takes exactly " + (4 + first) + " arguments (" + a.size() + " given)");
        }
        try (var held = ts.hold(a)) {
            if (first == 1) {
                setExtra(ts, ENCODING, str(ts, a, 0));
            }
            if (!decode) {
                setExtra(ts, OBJECT, str(ts, a, first));
            }
            setExtra(ts, START, index(ts, a.get(first + 1)));
            setExtra(ts, END, index(ts, a.get(first + 2)));
            setExtra(ts, REASON, str(ts, a, first + 3));
            if (decode) {
                PyObject object = a.get(first);
                setExtra(ts, OBJECT, PyBytes.asSelf(object) != null ? object : Buffers.toBytes(ts, object));
            }
        }
    }

    private static PyObject str(ThreadState ts, PyTuple a, int index) {
        PyObject o = a.get(index);
        if (PyStr.asSelf(o) == null) {
            String actual = o == PyNone.NONE ? "None" : PyType.of(o).fullName();
            throw Errors.typeError(ts, "argument " + (index + 1) + " must be str, not " + actual);
        }
        return o;
    }

    @CleanPoint
    private static PyObject index(ThreadState ts, PyObject o) {
        return PyInt.of(Sizes.indexAsLong(ts, o, ExceptionTypes.OVERFLOW_ERROR));
    }

    @ExposedMethod(name = "__str__")
    @CleanPoint
    static PyStr str(ThreadState ts, PyUnicodeError self) {
        if (self.extra(ts, OBJECT) == null) {
            return PyStr.EMPTY;
        }
        boolean encode = self.isEncode();
        boolean decode = self.isDecode();
        StringBuilder b = new StringBuilder();
        String reason = self.text(ts, REASON);
        if (encode || decode) {
            b.append('\'').append(self.text(ts, ENCODING)).append("' codec ");
        }
        b.append(decode ? "can't decode " : encode ? "can't encode " : "can't translate ");
        // The strs above may have replaced the object.
        self.appendPlace(ts, b, decode);
        return PyStr.of(b.append(": ").append(reason).toString());
    }

    /** A field that a program may have replaced by anything, as a str. */
    @CleanPoint
    private String text(ThreadState ts, int field) {
        PyObject v = extra(ts, field);
        return v == null ? "<NULL>" : Representation.str(ts, v).toString();
    }

    private void appendPlace(ThreadState ts, StringBuilder b, boolean decode) {
        PyObject object = extra(ts, OBJECT);
        if (object == null) {
            throw Errors.typeError(ts, "UnicodeError 'object' attribute is not set");
        }
        PyStr text = decode ? null : PyStr.asSelf(object);
        PyBytes bytes = decode ? PyBytes.asSelf(object) : null;
        if (text == null && bytes == null) {
            throw Errors.typeError(ts, "UnicodeError 'object' attribute must be a " + (decode ? "bytes" : "string"));
        }
        long length = text != null ? text.length() : bytes.array().length;
        long start = position(ts, START);
        long end = position(ts, END);
        if (start >= 0 && start < length && end <= length && end == start + 1) {
            if (bytes != null) {
                b.append("byte 0x").append(hex(bytes.array()[(int) start] & 0xff, 2));
            } else {
                b.append("character '").append(escape(text.codePointAt((int) start))).append('\'');
            }
            b.append(" in position ").append(start);
        } else {
            b.append(decode ? "bytes" : "characters").append(" in position ").append(start).append('-').append(end - 1);
        }
    }

    private static String escape(int c) {
        return c <= 0xff ? "\\x" + hex(c, 2) : c <= 0xffff ? "\\u" + hex(c, 4) : "\\U" + hex(c, 8);
    }

    private static String hex(int value, int digits) {
        String s = Integer.toHexString(value);
        return "0".repeat(digits - s.length()) + s;
    }

    /** The start or end, clipped to what a Java array can have. */
    private long position(ThreadState ts, int field) {
        PyInt i = PyInt.asSelf(extra(ts, field));
        return i == null ? 0 : i.longValue();
    }

    @ExposedGetter(doc = "exception encoding")
    PyObject encoding(ThreadState ts) {
        return extraOrNone(ts, ENCODING);
    }

    @ExposedSetter(name = "encoding", deletes = true)
    void setEncoding(ThreadState ts, PyObject value) {
        setExtra(ts, ENCODING, value);
    }

    /** What could not be converted, None if it is not set; floating. */
    @ExposedGetter(doc = "exception object")
    public PyObject object(ThreadState ts) {
        return extraOrNone(ts, OBJECT);
    }

    @ExposedSetter(name = "object", deletes = true)
    void setObject(ThreadState ts, PyObject value) {
        setExtra(ts, OBJECT, value);
    }

    /** Where the part that failed begins. */
    @ExposedGetter(doc = "exception start")
    public long start(ThreadState ts) {
        return position(ts, START);
    }

    @ExposedSetter(name = "start")
    void setStart(ThreadState ts, long value) {
        setExtra(ts, START, PyInt.of(value));
    }

    /** Where the part that failed ends, exclusively. */
    @ExposedGetter(doc = "exception end")
    public long end(ThreadState ts) {
        return position(ts, END);
    }

    @ExposedSetter(name = "end")
    void setEnd(ThreadState ts, long value) {
        setExtra(ts, END, PyInt.of(value));
    }

    @ExposedGetter(doc = "exception reason")
    PyObject reason(ThreadState ts) {
        return extraOrNone(ts, REASON);
    }

    @ExposedSetter(name = "reason", deletes = true)
    void setReason(ThreadState ts, PyObject value) {
        setExtra(ts, REASON, value);
    }
}
