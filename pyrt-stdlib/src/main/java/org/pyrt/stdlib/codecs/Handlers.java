package org.pyrt.stdlib.codecs;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyUnicodeError;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.CharacterNames;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.text.StrRepr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * The error handlers with names of their own, as functions of an exception that answer what stands for the part that failed, and where to go on. The codecs
 * themselves do the same without exceptions. Source: CPython 3.14 Python/codecs.c.
 */
@ExposedModule(name = "_codecs")
final class Handlers {

    private static final PyStr ENCODING = PyStr.interned("encoding");

    private Handlers() {}

    @Borrowed
    private static PyUnicodeError unicode(ThreadState ts, PyObject exc) {
        if (exc instanceof PyUnicodeError e && kind(e) != 0) {
            return e;
        }
        throw wrongType(ts, exc);
    }

    /** 1 for an encoder's error, 2 for a decoder's, 3 for that of str.translate. */
    private static int kind(PyUnicodeError e) {
        return e.type().isSubtypeOf(ExceptionTypes.UNICODE_ENCODE_ERROR)
                ? 1
                : e.type().isSubtypeOf(ExceptionTypes.UNICODE_DECODE_ERROR)
                        ? 2
                        : e.type().isSubtypeOf(ExceptionTypes.UNICODE_TRANSLATE_ERROR) ? 3 : 0;
    }

    private static RuntimeException wrongType(ThreadState ts, PyObject exc) {
        return Errors.typeError(ts, "don't know how to handle " + PyType.of(exc).name() + " in error callback");
    }

    private static int length(ThreadState ts, PyUnicodeError e) {
        PyObject o = e.object(ts);
        PyStr s = PyStr.asSelf(o);
        PyBytes b = PyBytes.asSelf(o);
        return s != null ? s.length() : b != null ? b.length() : 0;
    }

    private static int start(ThreadState ts, PyUnicodeError e) {
        int n = length(ts, e);
        return (int) Math.max(0, Math.min(e.start(ts), Math.max(n - 1, 0)));
    }

    private static int end(ThreadState ts, PyUnicodeError e) {
        int n = length(ts, e);
        return (int) Math.min(Math.max(e.end(ts), n == 0 ? 0 : 1), n);
    }

    private static PyObject answer(ThreadState ts, PyObject replacement, int position) {
        return PyTuple.adopt(ts, new PyObject[] {replacement, PyInt.of(position)});
    }

    @ExposedMethod(name = "strict_errors", doc = "Implements the 'strict' error handling.")
    static PyObject strict(ThreadState ts, @PositionalOnly PyObject exc) {
        if (exc instanceof PyBaseException e) {
            throw Errors.raise(ts, e);
        }
        throw Errors.typeError(ts, "codec must pass exception instance");
    }

    @ExposedMethod(name = "ignore_errors", doc = "Implements the 'ignore' error handling.")
    static PyObject ignore(ThreadState ts, @PositionalOnly PyObject exc) {
        PyUnicodeError e = unicode(ts, exc);
        return answer(ts, PyStr.EMPTY, end(ts, e));
    }

    @ExposedMethod(name = "replace_errors", doc = "Implements the 'replace' error handling.")
    static PyObject replace(ThreadState ts, @PositionalOnly PyObject exc) {
        PyUnicodeError e = unicode(ts, exc);
        PyObject object = e.object(ts);
        if (kind(e) == 2 ? PyBytes.asSelf(object) == null : PyStr.asSelf(object) == null) {
            throw Errors.typeError(ts, "UnicodeError 'object' attribute must be a " + (kind(e) == 2 ? "bytes" : "string"));
        }
        int n = Math.max(end(ts, e) - start(ts, e), 0);
        String text = kind(e) == 1 ? "?".repeat(n) : kind(e) == 2 ? "\ufffd" : "\ufffd".repeat(n);
        return answer(ts, PyStr.of(text), end(ts, e));
    }

    @ExposedMethod(name = "xmlcharrefreplace_errors", doc = "Implements the 'xmlcharrefreplace' error handling.")
    static PyObject xmlCharRefReplace(ThreadState ts, @PositionalOnly PyObject exc) {
        PyUnicodeError e = unicode(ts, exc);
        if (kind(e) != 1) {
            throw wrongType(ts, exc);
        }
        PyStr s = PyStr.asSelf(e.object(ts));
        StrBuilder b = new StrBuilder();
        for (int i = start(ts, e); i < end(ts, e); i++) {
            b.append("&#").append(Integer.toString(s.codePointAt(i))).append(';');
        }
        return answer(ts, b.toStr(), end(ts, e));
    }

    @ExposedMethod(name = "backslashreplace_errors", doc = "Implements the 'backslashreplace' error handling.")
    static PyObject backslashReplace(ThreadState ts, @PositionalOnly PyObject exc) {
        PyUnicodeError e = unicode(ts, exc);
        PyStr s = PyStr.asSelf(e.object(ts));
        StrBuilder b = new StrBuilder();
        for (int i = start(ts, e); i < end(ts, e); i++) {
            StrRepr.appendHexEscape(b, s != null ? s.codePointAt(i) : PyBytes.asSelf(e.object(ts)).array()[i] & 0xff);
        }
        return answer(ts, b.toStr(), end(ts, e));
    }

    @ExposedMethod(name = "namereplace_errors", doc = "Implements the 'namereplace' error handling.")
    static PyObject nameReplace(ThreadState ts, @PositionalOnly PyObject exc) {
        PyUnicodeError e = unicode(ts, exc);
        if (kind(e) != 1) {
            throw wrongType(ts, exc);
        }
        PyStr s = PyStr.asSelf(e.object(ts));
        StrBuilder b = new StrBuilder();
        for (int i = start(ts, e); i < end(ts, e); i++) {
            int c = s.codePointAt(i);
            String name = CharacterNames.nameOf(c);
            if (name == null) {
                StrRepr.appendHexEscape(b, c);
            } else {
                b.append("\\N{").append(name).append('}');
            }
        }
        return answer(ts, b.toStr(), end(ts, e));
    }

    @ExposedMethod(doc = "Implements the 'surrogateescape' error handling.")
    static PyObject surrogateescape(ThreadState ts, @PositionalOnly PyObject exc) {
        PyUnicodeError e = unicode(ts, exc);
        int from = start(ts, e);
        int to = end(ts, e);
        if (kind(e) == 1) {
            PyStr s = PyStr.asSelf(e.object(ts));
            ByteBuilder b = new ByteBuilder(to - from);
            for (int i = from; i < to; i++) {
                int c = s.codePointAt(i);
                if (c < 0xdc80 || c > 0xdcff) {
                    throw Errors.raise(ts, e);
                }
                b.append(c - 0xdc00);
            }
            return answer(ts, b.toBytes(), to);
        }
        if (kind(e) == 2) {
            byte[] a = PyBytes.asSelf(e.object(ts)).array();
            StrBuilder b = new StrBuilder();
            int i = from;
            for (; i < to && i < from + 4 && a[i] < 0; i++) {
                b.append((char) (0xdc00 + (a[i] & 0xff)));
            }
            if (i == from) {
                throw Errors.raise(ts, e);
            }
            return answer(ts, b.toStr(), i);
        }
        throw wrongType(ts, exc);
    }

    @ExposedMethod(doc = "Implements the 'surrogatepass' error handling.")
    @CleanPoint
    static PyObject surrogatepass(ThreadState ts, @PositionalOnly PyObject exc) {
        PyUnicodeError e = unicode(ts, exc);
        if (kind(e) == 3) {
            throw wrongType(ts, exc);
        }
        String encoding = String.valueOf(Attributes.get(ts, e, ENCODING)).toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        int unit = encoding.startsWith("utf-8") || encoding.equals("utf8") || encoding.equals("cp65001")
                ? 3
                : encoding.startsWith("utf-16") || encoding.startsWith("utf16")
                        ? 2
                        : encoding.startsWith("utf-32") || encoding.startsWith("utf32") ? 4 : 0;
        boolean big = encoding.endsWith("be");
        int from = start(ts, e);
        int to = end(ts, e);
        if (unit == 0) {
            throw Errors.raise(ts, e);
        }
        if (kind(e) == 1) {
            PyStr s = PyStr.asSelf(e.object(ts));
            ByteBuilder b = new ByteBuilder(unit * (to - from));
            for (int i = from; i < to; i++) {
                int c = s.codePointAt(i);
                if (c < 0xd800 || c > 0xdfff) {
                    throw Errors.raise(ts, e);
                }
                put(b, c, unit, big);
            }
            return answer(ts, b.toBytes(), to);
        }
        byte[] a = PyBytes.asSelf(e.object(ts)).array();
        int c = a.length - from >= unit ? get(a, from, unit, big) : 0;
        if (c < 0xd800 || c > 0xdfff) {
            throw Errors.raise(ts, e);
        }
        return answer(ts, PyStr.ofCodePoint(c), from + unit);
    }

    private static void put(ByteBuilder b, int c, int unit, boolean big) {
        if (unit == 3) {
            b.append(0xe0 | c >> 12).append(0x80 | c >> 6 & 0x3f).append(0x80 | c & 0x3f);
            return;
        }
        for (int k = 0; k < unit; k++) {
            b.append(c >> 8 * (big ? unit - 1 - k : k));
        }
    }

    private static int get(byte[] a, int at, int unit, boolean big) {
        if (unit == 3) {
            return (a[at] & 0xf0) == 0xe0 && (a[at + 1] & 0xc0) == 0x80 && (a[at + 2] & 0xc0) == 0x80
                    ? (a[at] & 15) << 12 | (a[at + 1] & 63) << 6 | a[at + 2] & 63
                    : 0;
        }
        int c = 0;
        for (int k = 0; k < unit; k++) {
            c |= (a[at + k] & 0xff) << 8 * (big ? unit - 1 - k : k);
        }
        return c;
    }
}
