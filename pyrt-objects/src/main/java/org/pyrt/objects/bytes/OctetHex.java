package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Bytes as hexadecimal digits and back. Source: CPython 3.14 Python/pystrhex.c. */
public final class OctetHex {

    private static final String DIGITS = "0123456789abcdef";

    private OctetHex() {}

    /** {@code s.hex(sep, group)}; {@code sep} null for none. Groups are counted from the right, or from the left if negative. */
    @CleanPoint
    public static PyStr hex(ThreadState ts, BufferView s, PyObject sep, int group) {
        int separator = sep == null ? -1 : separator(ts, sep);
        int n = s.length();
        StringBuilder b = new StringBuilder(2 * n + 8);
        int size = Math.abs(group);
        byte[] a = s.octets();
        int base = s.offset();
        for (int i = 0; i < n; i++) {
            if (separator >= 0 && i > 0 && size > 0 && (group > 0 ? n - i : i) % size == 0) {
                b.append((char) separator);
            }
            int octet = a[base + i];
            b.append(DIGITS.charAt(octet >> 4 & 15)).append(DIGITS.charAt(octet & 15));
        }
        return PyStr.ofAscii(b.toString());
    }

    @CleanPoint
    private static int separator(ThreadState ts, PyObject sep) {
        if (Sizes.length(ts, sep) != 1) {
            throw Errors.valueError(ts, "sep must be length 1.");
        }
        PyStr s = PyStr.asSelf(sep);
        PyBytes b = PyBytes.asSelf(sep);
        if (s == null && b == null) {
            throw Errors.typeError(ts, "sep must be str or bytes.");
        }
        int c = s != null ? s.codePointAt(0) : b.array()[0] & 0xff;
        if (c >= 0x80) {
            throw Errors.valueError(ts, "sep must be ASCII.");
        }
        return c;
    }

    /** The bytes that pairs of digits mean; space between pairs is skipped. Takes a str or something bytes-like. */
    @CleanPoint
    public static byte[] parse(ThreadState ts, PyObject text) {
        PyStr s = PyStr.asSelf(text);
        if (s != null) {
            return parse(ts, s);
        }
        if (!Buffers.isBytesLike(ts, text)) {
            throw Errors.typeError(ts, "fromhex() argument must be str or bytes-like, not " + PyType.of(text).fullName());
        }
        try (BufferView v = Buffers.view(ts, text)) {
            return parse(ts, PyStr.ofNarrow(new String(Buffers.copy(v), java.nio.charset.StandardCharsets.ISO_8859_1)));
        }
    }

    private static byte[] parse(ThreadState ts, PyStr s) {
        int n = s.length();
        ByteBuilder b = new ByteBuilder(n / 2);
        int i = 0;
        while (i < n) {
            int c = s.codePointAt(i);
            if (c == ' ' || c >= 9 && c <= 13) {
                i++;
                continue;
            }
            int high = digit(c);
            if (high < 0) {
                throw bad(ts, i);
            }
            if (i + 1 == n) {
                throw Errors.valueError(ts, "fromhex() arg must contain an even number of hexadecimal digits");
            }
            int low = digit(s.codePointAt(i + 1));
            if (low < 0) {
                throw bad(ts, i + 1);
            }
            b.append(high << 4 | low);
            i += 2;
        }
        return b.toArray();
    }

    private static RuntimeException bad(ThreadState ts, int position) {
        return Errors.valueError(ts, "non-hexadecimal number found in fromhex() arg at position " + position);
    }

    private static int digit(int c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
