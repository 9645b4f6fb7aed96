package org.pyrt.stdlib.json;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.refcount.ThreadState;

/** Strings of JSON. */
final class JsonStrings {

    private static final String HEX = "0123456789abcdef";

    private JsonStrings() {}

    /** Appends the JSON form of a text; {@code ascii}: with escapes for all beyond ASCII. */
    static void append(StrBuilder out, PyStr s, boolean ascii) {
        out.append('"');
        String text = s.narrowOrNull();
        int n = s.length();
        int from = 0;
        for (int i = 0; i < n; i++) {
            int c = text != null ? text.charAt(i) : s.codePointAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && (c < 0x7f || !ascii)) {
                continue;
            }
            if (i > from) {
                out.append(s, from, i);
            }
            from = i + 1;
            escape(out, c);
        }
        if (from == 0 && text != null) {
            out.append(text);
        } else if (n > from) {
            out.append(s, from, n);
        }
        out.append('"');
    }

    private static void escape(StrBuilder out, int c) {
        switch (c) {
            case '"', '\\':
                out.append('\\').append((char) c);
                return;
            case '\b':
                out.append("\\b");
                return;
            case '\f':
                out.append("\\f");
                return;
            case '\n':
                out.append("\\n");
                return;
            case '\r':
                out.append("\\r");
                return;
            case '\t':
                out.append("\\t");
                return;
            default:
                if (c >= 0x10000) {
                    unit(out, Character.highSurrogate(c));
                    unit(out, Character.lowSurrogate(c));
                } else {
                    unit(out, c);
                }
        }
    }

    private static void unit(StrBuilder out, int c) {
        out.append("\\u").append(HEX.charAt(c >> 12 & 15)).append(HEX.charAt(c >> 8 & 15)).append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
    }

    /** A string that begins behind a quote at {@code begin - 1}, and where it ended. */
    static final class Scanned {
        PyStr text;
        int end;
    }

    /** Scans the rest of a string; raises JSONDecodeError. */
    @CleanPoint
    static void scan(ThreadState ts, PyStr s, int begin, boolean strict, Scanned result) {
        String text = s.narrowOrNull();
        int n = s.length();
        StrBuilder out = null;
        int from = begin;
        int i = begin;
        while (true) {
            int c = 0;
            while (i < n) {
                c = text != null ? text.charAt(i) : s.codePointAt(i);
                if (c == '"' || c == '\\') {
                    break;
                }
                if (c < ' ' && strict) {
                    throw JsonModule.decodeError(ts, "Invalid control character at", s, i);
                }
                i++;
            }
            if (i >= n) {
                throw JsonModule.decodeError(ts, "Unterminated string starting at", s, begin - 1);
            }
            if (c == '"') {
                if (out == null) {
                    result.text = s.substring(from, i);
                } else {
                    result.text = out.append(s, from, i).toStr();
                }
                result.end = i + 1;
                return;
            }
            if (out == null) {
                out = new StrBuilder(i - begin + 16);
            }
            out.append(s, from, i);
            i = escaped(ts, s, begin, i + 1, out);
            from = i;
        }
    }

    /** Appends what the escape whose letter is at {@code i} means; where to go on. */
    @CleanPoint
    private static int escaped(ThreadState ts, PyStr s, int begin, int i, StrBuilder out) {
        if (i >= s.length()) {
            throw JsonModule.decodeError(ts, "Unterminated string starting at", s, begin - 1);
        }
        int c = s.codePointAt(i);
        if (c != 'u') {
            int at = "\"\\/bfnrt".indexOf(c);
            if (at < 0) {
                throw JsonModule.decodeError(ts, "Invalid \\escape", s, i - 1);
            }
            out.append("\"\\/\b\f\n\r\t".charAt(at));
            return i + 1;
        }
        int unit = hex(s, i + 1);
        if (unit < 0) {
            throw JsonModule.decodeError(ts, "Invalid \\uXXXX escape", s, i);
        }
        if (unit >= 0xd800 && unit <= 0xdbff && i + 6 < s.length() && s.codePointAt(i + 5) == '\\' && s.codePointAt(i + 6) == 'u') {
            int low = hex(s, i + 7);
            if (low >= 0xdc00 && low <= 0xdfff) {
                out.appendCodePoint(Character.toCodePoint((char) unit, (char) low));
                return i + 11;
            }
        }
        out.append((char) unit);
        return i + 5;
    }

    private static int hex(PyStr s, int at) {
        // A quote must follow somewhere, so an escape at the very end is none.
        if (at + 4 >= s.length()) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int c = s.codePointAt(i);
            int d = c < 0x80 ? Character.digit(c, 16) : -1;
            if (d < 0) {
                return -1;
            }
            value = value << 4 | d;
        }
        return value;
    }
}
