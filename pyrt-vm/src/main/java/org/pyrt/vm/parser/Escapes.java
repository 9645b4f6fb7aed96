package org.pyrt.vm.parser;

import org.pyrt.objects.text.CharacterNames;
import java.io.ByteArrayOutputStream;
import org.pyrt.vm.ast.Constant.StrValue;

/** Decodes backslash escapes of string and bytes literals. */
final class Escapes {

    /** An escape that cannot be decoded; its message is that of the Python exception. */
    static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Bad(String message) {
            super(message, null, false, false);
        }
    }

    /** The first character, or octal number from 256, of the first doubtful escape met, or null. */
    private String doubtful;

    private final byte[] b;
    private int i;
    private final int end;
    /** How far the position that CPython counts in its intermediate form runs ahead of {@code i}. */
    private int shift;

    private Escapes(byte[] bytes, int from, int to) {
        b = bytes;
        i = from;
        end = to;
        shift = -from;
    }

    /** The warning for a backslash before a character that needs none. */
    static String warning(char c) {
        return "\"\\" + c + "\" is an invalid escape sequence. Such sequences will not work in the future. "
                + "Did you mean \"\\\\" + c + "\"? A raw string is also an option.";
    }

    /** The same as an error. */
    static String error(char c) {
        return "\"\\" + c + "\" is an invalid escape sequence. "
                + "Did you mean \"\\\\" + c + "\"? A raw string is also an option.";
    }

    /** The warning for an octal escape above 0o377. */
    static String octalWarning(String digits) {
        return "\"\\" + digits + "\" is an invalid octal escape sequence. Such sequences will not work in the future. "
                + "Did you mean \"\\\\" + digits + "\"? A raw string is also an option.";
    }

    /** The same as an error. */
    static String octalError(String digits) {
        return "\"\\" + digits + "\" is an invalid octal escape sequence. "
                + "Did you mean \"\\\\" + digits + "\"? A raw string is also an option.";
    }

    /** What a literal decodes to: {@code str} or {@code bytes} is set, and the doubtful escape if there was one. */
    record Decoded(StrValue str, byte[] bytes, String doubtful) {}

    /**
     * Decodes the inside of a string literal.
     *
     * @throws Bad for an escape that has no meaning
     */
    static Decoded string(byte[] bytes, int from, int to, String kind) {
        Escapes e = new Escapes(bytes, from, to);
        CodePoints out = new CodePoints();
        e.string(out);
        return new Decoded(out.toStr(kind), null, e.doubtful);
    }

    /**
     * Decodes the inside of a bytes literal.
     *
     * @throws Bad for an escape that has no meaning
     */
    static Decoded bytes(byte[] bytes, int from, int to) {
        Escapes e = new Escapes(bytes, from, to);
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        e.bytes(out);
        return new Decoded(null, out.toByteArray(), e.doubtful);
    }

    private void string(CodePoints out) {
        while (i < end) {
            int c = b[i];
            if (c < 0) {
                multiByte(out);
            } else if (c != '\\') {
                out.add(c);
                i++;
            } else {
                stringEscape(out);
            }
        }
    }

    private void multiByte(CodePoints out) {
        int c = b[i];
        int size = c >= (byte) 0xF0 ? 4 : c >= (byte) 0xE0 ? 3 : 2;
        out.addUtf8(b, i, i + size);
        i += size;
        shift += 10 - size;
    }

    private void stringEscape(CodePoints out) {
        int start = i + shift;
        i++;
        if (i >= end) {
            out.add('\\');
            return;
        }
        int c = b[i];
        if (c < 0) {
            out.add('\\');
            shift += 5;
            return;
        }
        i++;
        switch (c) {
            case '\n':
                break;
            case 'x':
                out.add(hex(2, start, "truncated \\xXX escape"));
                break;
            case 'u':
                out.add(hex(4, start, "truncated \\uXXXX escape"));
                break;
            case 'U':
                out.add(hex(8, start, "truncated \\UXXXXXXXX escape"));
                break;
            case 'N':
                out.add(named(start));
                break;
            default:
                int simple = simple(c);
                if (simple >= 0) {
                    out.add(simple);
                } else {
                    out.add('\\');
                    out.add(c);
                    doubt(String.valueOf((char) c));
                }
                break;
        }
    }

    /** The value of a one-character or octal escape, -1 when there is none. */
    private int simple(int c) {
        switch (c) {
            case '\\', '\'', '"':
                return c;
            case 'a':
                return 7;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return 0x0B;
            default:
                return c >= '0' && c <= '7' ? octal(c) : -1;
        }
    }

    private int octal(int first) {
        int from = i - 1;
        int value = first - '0';
        for (int k = 0; k < 2 && i < end && b[i] >= '0' && b[i] <= '7'; k++) {
            value = value * 8 + b[i++] - '0';
        }
        if (value > 0xFF) {
            StringBuilder digits = new StringBuilder(3);
            for (int k = from; k < i; k++) {
                digits.append((char) b[k]);
            }
            doubt(digits.toString());
        }
        return value;
    }

    private void doubt(String what) {
        if (doubtful == null) {
            doubtful = what;
        }
    }

    private int hex(int digits, int start, String message) {
        long value = 0;
        for (int k = 0; k < digits; k++) {
            int d = i < end ? Character.digit(b[i], 16) : -1;
            if (d < 0) {
                throw bad(start, i + shift - 1, message);
            }
            value = value << 4 | d;
            i++;
        }
        if (value > 0x10FFFF) {
            throw bad(start, i + shift - 1, "illegal Unicode character");
        }
        return (int) value;
    }

    private int named(int start) {
        if (i < end && b[i] == '{') {
            int from = i + 1;
            int close = from;
            while (close < end && b[close] != '}') {
                close++;
            }
            if (close > from && close < end) {
                i = close + 1;
                StringBuilder name = new StringBuilder(close - from);
                for (int k = from; k < close; k++) {
                    name.append((char) (b[k] & 0xFF));
                }
                int c = CharacterNames.lookup(name.toString());
                if (c < 0) {
                    throw bad(start, i + shift - 1, "unknown Unicode character name");
                }
                return c;
            }
            i = close;
            throw bad(start, (close < end ? i + 1 : i) + shift - 1, "malformed \\N character escape");
        }
        throw bad(start, i + shift - 1, "malformed \\N character escape");
    }

    private static Bad bad(int from, int to, String reason) {
        String where = from == to ? "byte 0x5c in position " + from : "bytes in position " + from + "-" + to;
        return new Bad("'unicodeescape' codec can't decode " + where + ": " + reason);
    }

    private void bytes(ByteArrayOutputStream out) {
        while (i < end) {
            int c = b[i++];
            if (c != '\\' || i >= end) {
                out.write(c);
                continue;
            }
            c = b[i++];
            if (c == '\n') {
                continue;
            }
            if (c == 'x') {
                out.write(hexByte());
                continue;
            }
            int simple = simple(c);
            if (simple >= 0) {
                out.write(simple);
            } else {
                out.write('\\');
                out.write(c);
                doubt(String.valueOf((char) c));
            }
        }
    }

    private int hexByte() {
        int high = i < end ? Character.digit(b[i], 16) : -1;
        int low = i + 1 < end ? Character.digit(b[i + 1], 16) : -1;
        if (high < 0 || low < 0) {
            throw new Bad("invalid \\x escape at position " + (i - 2 + shift));
        }
        i += 2;
        return high << 4 | low;
    }
}
