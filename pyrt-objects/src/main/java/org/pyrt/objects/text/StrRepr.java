package org.pyrt.objects.text;

/** How repr and ascii write text. */
public final class StrRepr {

    private static final String HEX = "0123456789abcdef";

    private StrRepr() {}

    /** The repr of a str: in single quotes unless only double ones save escapes. */
    public static PyStr repr(PyStr s) {
        String n = s.narrowOrNull();
        if (n != null && isPlain(n)) {
            String quoted = "'" + n + "'";
            return s.kind() == PyStr.ASCII ? PyStr.ofAscii(quoted) : PyStr.ofNarrow(quoted);
        }
        StrBuilder b = new StrBuilder(s.length() + 8);
        append(b, s);
        return b.toStr();
    }

    private static boolean isPlain(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '\'' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Appends the repr of a str. */
    public static void append(StrBuilder b, PyStr s) {
        int n = s.length();
        char quote = '\'';
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c == '"') {
                quote = '\'';
                break;
            }
            if (c == '\'') {
                quote = '"';
            }
        }
        b.append(quote);
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c == quote || c == '\\') {
                b.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7f || CharacterClasses.isPrintable(c)) {
                b.appendCodePoint(c);
            } else {
                appendEscape(b, c);
            }
        }
        b.append(quote);
    }

    /** Appends the escape of a code point: {@code \n} and its like, {@code \xXX}, {@code \\uXXXX} or {@code \UXXXXXXXX}. */
    public static void appendEscape(StrBuilder b, int c) {
        switch (c) {
            case '\t':
                b.append("\\t");
                break;
            case '\n':
                b.append("\\n");
                break;
            case '\r':
                b.append("\\r");
                break;
            default:
                appendHexEscape(b, c);
        }
    }

    /** Appends {@code \xXX}, {@code \\uXXXX} or {@code \UXXXXXXXX}. */
    public static void appendHexEscape(StrBuilder b, int c) {
        b.append('\\');
        if (c < 0x100) {
            b.append('x');
            appendHex(b, c, 2);
        } else if (c < 0x10000) {
            b.append('u');
            appendHex(b, c, 4);
        } else {
            b.append('U');
            appendHex(b, c, 8);
        }
    }

    private static void appendHex(StrBuilder b, int c, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            b.append(HEX.charAt(c >> shift & 15));
        }
    }

    /** The text with every code point above 0x7f escaped: what ascii() makes of a repr. */
    public static PyStr ascii(PyStr s) {
        if (s.isAscii()) {
            return s;
        }
        StrBuilder b = new StrBuilder(s.length() + 16);
        for (int i = 0; i < s.length(); i++) {
            int c = s.codePointAt(i);
            if (c < 0x80) {
                b.append((char) c);
            } else {
                appendHexEscape(b, c);
            }
        }
        return b.toStr();
    }
}
