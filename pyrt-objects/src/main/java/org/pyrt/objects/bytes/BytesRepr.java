package org.pyrt.objects.bytes;

import org.pyrt.objects.text.PyStr;

/** How repr writes bytes. */
final class BytesRepr {

    private static final String HEX = "0123456789abcdef";

    private BytesRepr() {}

    static PyStr repr(byte[] a, int from, int to) {
        return PyStr.ofAscii(append(new StringBuilder(to - from + 8), a, from, to, false).toString());
    }

    /**
     * Appends {@code b'...'}: in single quotes unless only double ones save escapes. A bytearray's escapes single quotes ({@code always})
     * all the same, as CPython's does.
     */
    static StringBuilder append(StringBuilder b, byte[] a, int from, int to, boolean always) {
        char quote = '\'';
        for (int i = from; i < to; i++) {
            if (a[i] == '"') {
                quote = '\'';
                break;
            }
            if (a[i] == '\'') {
                quote = '"';
            }
        }
        b.append('b').append(quote);
        for (int i = from; i < to; i++) {
            int c = a[i] & 0xff;
            if (c == quote || c == '\\' || always && c == '\'') {
                b.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7f) {
                b.append((char) c);
            } else if (c == '\t') {
                b.append("\\t");
            } else if (c == '\n') {
                b.append("\\n");
            } else if (c == '\r') {
                b.append("\\r");
            } else {
                b.append("\\x").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return b.append(quote);
    }
}
