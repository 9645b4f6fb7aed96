package org.pyrt.stdlib.binascii;

import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.ByteBuilder;

/** Quoted-printable encoding (RFC 1521). */
final class QuotedPrintable {

    private static final int LINE = 76;
    private static final String HEX = "0123456789ABCDEF";

    private QuotedPrintable() {}

    static byte[] decode(BufferView v, boolean header) {
        byte[] a = v.octets();
        int end = v.offset() + v.length();
        ByteBuilder out = new ByteBuilder(v.length());
        int i = v.offset();
        while (i < end) {
            int c = a[i];
            if (c == '=') {
                i++;
                if (i >= end) {
                    break;
                }
                if (a[i] == '\n' || a[i] == '\r') {
                    // A soft line break: up to and with the line feed.
                    while (i < end && a[i] != '\n') {
                        i++;
                    }
                    i++;
                } else if (a[i] == '=') {
                    out.append('=');
                    i++;
                } else if (i + 1 < end && Character.digit(a[i], 16) >= 0 && Character.digit(a[i + 1], 16) >= 0) {
                    out.append(Character.digit(a[i], 16) << 4 | Character.digit(a[i + 1], 16));
                    i += 2;
                } else {
                    out.append('=');
                }
            } else {
                out.append(header && c == '_' ? ' ' : c);
                i++;
            }
        }
        return out.toArray();
    }

    static byte[] encode(BufferView v, boolean quoteTabs, boolean isText, boolean header) {
        byte[] a = v.octets();
        int from = v.offset();
        int end = from + v.length();
        ByteBuilder out = new ByteBuilder(v.length() + 32);
        int lf = -1;
        for (int k = from; k < end && lf < 0; k++) {
            lf = a[k] == '\n' ? k : -1;
        }
        boolean crlf = lf > from && a[lf - 1] == '\r';
        int column = 0;
        int i = from;
        while (i < end) {
            int c = a[i] & 0xff;
            boolean last = i + 1 >= end;
            int next = last ? -1 : a[i + 1];
            if (c > 126
                    || c == '='
                    || header && c == '_'
                    || c == '.' && column == 0 && (last || next == '\n' || next == '\r' || next == 0)
                    || !isText && (c == '\r' || c == '\n')
                    || (c == '\t' || c == ' ') && last
                    || c < 33 && c != '\r' && c != '\n' && c != '\t' && c != ' '
                    || c < 33 && c != '\r' && c != '\n' && (quoteTabs || c != '\t' && c != ' ')) {
                if (column + 3 >= LINE) {
                    softBreak(out, crlf);
                    column = 0;
                }
                out.append('=').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                i++;
                column += 3;
            } else if (isText && (c == '\n' || c == '\r' && next == '\n')) {
                column = 0;
                int n = out.length();
                int before = n == 0 ? 0 : out.get(n - 1);
                if (before == ' ' || before == '\t') {
                    out.cut(n - 1);
                    out.append('=').append(HEX.charAt(before >> 4)).append(HEX.charAt(before & 15));
                }
                if (crlf) {
                    out.append('\r');
                }
                out.append('\n');
                i += c == '\r' ? 2 : 1;
            } else {
                if (!last && next != '\n' && column + 1 >= LINE) {
                    softBreak(out, crlf);
                    column = 0;
                }
                column++;
                out.append(header && c == ' ' ? '_' : c);
                i++;
            }
        }
        return out.toArray();
    }

    private static void softBreak(ByteBuilder out, boolean crlf) {
        out.append('=');
        if (crlf) {
            out.append('\r');
        }
        out.append('\n');
    }
}
