package org.pyrt.stdlib.codecs;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/** Bytes as the escapes of a bytes literal. Source: CPython 3.14 Objects/bytesobject.c, Modules/_codecsmodule.c. */
public final class ByteEscapes {

    private static final String HEX = "0123456789abcdef";

    private ByteEscapes() {}

    static PyBytes encode(byte[] a) {
        ByteBuilder out = new ByteBuilder(a.length + 16);
        for (byte b : a) {
            int c = b & 0xff;
            int at = "\t\n\r".indexOf(c);
            if (c == '\'' || c == '\\') {
                out.append('\\').append(c);
            } else if (at >= 0) {
                out.append('\\').append("tnr".charAt(at));
            } else if (c < ' ' || c >= 0x7f) {
                out.append('\\').append('x').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        return out.toBytes();
    }

    /** {@code errors} is strict, replace or ignore. Raises ValueError. */
    @CleanPoint
    public static PyBytes decode(ThreadState ts, byte[] a, String errors) {
        ByteBuilder out = new ByteBuilder(a.length);
        int i = 0;
        while (i < a.length) {
            int c = a[i++] & 0xff;
            if (c != '\\') {
                out.append(c);
                continue;
            }
            if (i == a.length) {
                throw Errors.valueError(ts, "Trailing \\ in string");
            }
            c = a[i++] & 0xff;
            int at = "abtnvfr".indexOf(c);
            if (at >= 0) {
                out.append("\u0007\b\t\n\u000b\f\r".charAt(at));
            } else if (c == '\\' || c == '\'' || c == '"') {
                out.append(c);
            } else if (c >= '0' && c <= '7') {
                int value = c - '0';
                for (int k = 0; k < 2 && i < a.length && a[i] >= '0' && a[i] <= '7'; k++) {
                    value = value * 8 + a[i++] - '0';
                }
                if (value > 0xff) {
                    warn(ts, "\"\\" + Integer.toOctalString(value) + "\" is an invalid octal escape sequence. "
                            + "Such sequences will not work in the future. ");
                }
                out.append(value);
            } else if (c == 'x') {
                int high = i < a.length ? Character.digit(a[i], 16) : -1;
                int low = high >= 0 && i + 1 < a.length ? Character.digit(a[i + 1], 16) : -1;
                if (low >= 0) {
                    out.append(high << 4 | low);
                    i += 2;
                    continue;
                }
                fail(ts, out, errors, i - 2);
                if (high >= 0) {
                    i++;
                }
            } else if (c != '\n') {
                warn(ts, "\"\\" + (char) c + "\" is an invalid escape sequence. Such sequences will not work in the future. ");
                out.append('\\').append(c);
            }
        }
        return out.toBytes();
    }

    private static void fail(ThreadState ts, ByteBuilder out, String errors, int position) {
        switch (errors) {
            case "strict":
                throw Errors.valueError(ts, "invalid \\x escape at position " + position);
            case "replace":
                out.append('?');
                return;
            case "ignore":
                return;
            default:
                throw Errors.valueError(ts, "decoding error; unknown error handling code: " + errors);
        }
    }

    @CleanPoint
    private static void warn(ThreadState ts, String message) {
        Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.DEPRECATION_WARNING, message, 1);
    }
}
