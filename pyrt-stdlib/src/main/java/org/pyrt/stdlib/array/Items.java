package org.pyrt.stdlib.array;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.ByteStore;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.memory.NativeItems;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Single items of arrays by type code, with the errors of CPython's array module. */
final class Items {

    static final String CODES = "bBuwhHiIlLqQfd";

    private Items() {}

    static boolean isText(char code) {
        return code == 'u' || code == 'w';
    }

    static int size(char code) {
        return isText(code) ? 4 : NativeItems.size(code);
    }

    /** The item at index {@code at}; raises ValueError for what is no character. */
    static PyObject get(ThreadState ts, char code, ByteStore s, int at) {
        return isText(code) ? character(ts, (int) PyInt.asSelf(NativeItems.get('i', s, at)).longValue()) : NativeItems.get(code, s, at);
    }

    /** The same of an array. */
    static PyObject get(ThreadState ts, char code, byte[] a, int at) {
        return isText(code) ? character(ts, (int) PyInt.asSelf(NativeItems.get('i', a, at)).longValue()) : NativeItems.get(code, a, at);
    }

    /** The character of a number; raises ValueError if there is none. */
    static PyStr character(ThreadState ts, int c) {
        if (c < 0 || c > Character.MAX_CODE_POINT) {
            throw Errors.valueError(ts, "character U+" + Integer.toHexString(c) + " is not in range [U+0000; U+10ffff]");
        }
        return PyStr.ofCodePoint(c);
    }

    /** Converts a value and stores it; raises TypeError or OverflowError. */
    @CleanPoint
    static void set(ThreadState ts, char code, byte[] a, int at, PyObject value) {
        if (isText(code)) {
            PyStr s = PyStr.asSelf(value);
            if (s == null) {
                throw Errors.typeError(ts, "array item must be a unicode character, not " + PyType.of(value).fullName());
            }
            if (s.length() != 1) {
                throw Errors.typeError(ts, "array item must be a unicode character, not a string of length " + s.length());
            }
            NativeItems.setLong(a, at, s.codePointAt(0), 4);
            return;
        }
        if (code == 'f' || code == 'd') {
            NativeItems.set(ts, code, a, at, value);
            return;
        }
        PyInt i = Sizes.index(ts, value);
        if (!NativeItems.set(ts, code, a, at, i)) {
            throw Errors.overflowError(ts, overflow(code, i));
        }
    }

    private static String overflow(char code, PyInt i) {
        boolean negative = i.bigValue().signum() < 0;
        switch (code) {
            case 'I', 'L':
                return negative
                        ? "can't convert negative value to unsigned int"
                        : code == 'L' || i.bigValue().bitLength() > 64
                                ? "Python int too large to convert to C unsigned long"
                                : "unsigned int is greater than maximum";
            case 'q':
                return "int too big to convert";
            case 'Q':
                return negative ? "can't convert negative int to unsigned" : "int too big to convert";
            default:
                break;
        }
        if (!i.fitsLong()) {
            return "Python int too large to convert to C long";
        }
        long v = i.longValue();
        String end = negative ? " is less than minimum" : " is greater than maximum";
        switch (code) {
            case 'b':
                return (v == (short) v ? "signed char" : "signed short integer") + end;
            case 'B':
                return "unsigned byte integer" + end;
            case 'h':
                return "signed short integer" + end;
            case 'H':
                return (v == (int) v ? "unsigned short" : "signed integer") + end;
            default:
                return "signed integer" + end;
        }
    }
}
