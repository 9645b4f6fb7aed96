package org.pyrt.objects.text;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/** Text as backslash escapes in ASCII ({@code unicode_escape}), or Latin-1 with {@code \\u} ({@code raw_unicode_escape}). */
final class UnicodeEscapes extends TextCodec {

    private static final String HEX = "0123456789abcdef";

    private final boolean raw;

    UnicodeEscapes(boolean raw) {
        super(raw ? "rawunicodeescape" : "unicodeescape");
        this.raw = raw;
    }

    @Override
    public PyBytes encode(ThreadState ts, PyStr s, String errors) {
        int n = s.length();
        ByteBuilder out = new ByteBuilder(n + 16);
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (raw ? c < 0x100 : c >= ' ' && c < 0x7f && c != '\\') {
                out.append(c);
            } else if (c < 0x100) {
                escapeLow(out, c);
            } else if (c < 0x10000) {
                escape(out, 'u', c, 4);
            } else {
                escape(out, 'U', c, 8);
            }
        }
        return out.toBytes();
    }

    private static void escapeLow(ByteBuilder out, int c) {
        switch (c) {
            case '\\':
                out.appendAscii("\\\\");
                return;
            case '\t':
                out.appendAscii("\\t");
                return;
            case '\n':
                out.appendAscii("\\n");
                return;
            case '\r':
                out.appendAscii("\\r");
                return;
            default:
                escape(out, 'x', c, 2);
        }
    }

    private static void escape(ByteBuilder out, char kind, int c, int digits) {
        out.append('\\').append(kind);
        for (int shift = 4 * digits - 4; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 15));
        }
    }

    @Override
    @CleanPoint
    public PyStr decode(Decoding d) {
        return raw ? decodeRaw(d) : decodeAll(d);
    }

    @CleanPoint
    private static PyStr decodeAll(Decoding d) {
        StrBuilder out = new StrBuilder(d.to - d.from);
        byte[] a = d.bytes;
        int i = d.from;
        while (i < d.to) {
            int c = a[i] & 0xff;
            if (c != '\\') {
                out.append((char) c);
                i++;
                continue;
            }
            int start = i++;
            if (i >= d.to) {
                if (!d.last) {
                    i = start;
                    break;
                }
                i = d.fail(out, start, i, "\\ at end of string");
                continue;
            }
            c = a[i++] & 0xff;
            int plain = plain(c);
            if (plain >= 0) {
                out.append((char) plain);
            } else if (c >= '0' && c <= '7') {
                int value = c - '0';
                for (int k = 0; k < 2 && i < d.to && a[i] >= '0' && a[i] <= '7'; k++) {
                    value = value * 8 + a[i++] - '0';
                }
                if (value > 0xff) {
                    warn(d.ts, "\"\\" + Integer.toOctalString(value) + "\" is an invalid octal escape sequence. "
                            + "Such sequences will not work in the future. ");
                }
                out.append((char) value);
            } else if (c == 'x' || c == 'u' || c == 'U') {
                i = hex(d, out, start, c == 'x' ? 2 : c == 'u' ? 4 : 8);
                if (i < 0) {
                    i = start;
                    break;
                }
            } else if (c == 'N') {
                i = named(d, out, start);
                if (i < 0) {
                    i = start;
                    break;
                }
            } else if (c != '\n') {
                warn(d.ts, "\"\\" + (char) c + "\" is an invalid escape sequence. Such sequences will not work in the future. ");
                out.append('\\').append((char) c);
            }
        }
        d.stopAt(i);
        return out.toStr();
    }

    @CleanPoint
    private static void warn(ThreadState ts, String message) {
        Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.DEPRECATION_WARNING, message, 1);
    }

    /** What a letter behind a backslash means, or -1 if it is none of the simple ones. */
    private static int plain(int c) {
        switch (c) {
            case '\\', '\'', '"':
                return c;
            case 'a':
                return 7;
            case 'b':
                return '\b';
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return 0xb;
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            default:
                return -1;
        }
    }

    /** Decodes the escape at {@code start}, of so many digits; where to go on, or -1 if more must come first. */
    @CleanPoint
    private static int hex(Decoding d, StrBuilder out, int start, int digits) {
        long value = 0;
        int i = start + 2;
        for (int k = 0; k < digits; k++, i++) {
            if (i >= d.to && !d.last) {
                return -1;
            }
            int digit = i < d.to ? Character.digit(d.bytes[i], 16) : -1;
            if (digit < 0) {
                String form = digits == 2 ? "xXX" : digits == 4 ? "uXXXX" : "UXXXXXXXX";
                return d.fail(out, start, i, "truncated \\" + form + " escape");
            }
            value = value << 4 | digit;
        }
        if (value > 0x10ffff) {
            return d.fail(out, start, i, "illegal Unicode character");
        }
        out.appendCodePoint((int) value);
        return i;
    }

    @CleanPoint
    private static int named(Decoding d, StrBuilder out, int start) {
        int i = start + 2;
        if (i >= d.to && !d.last) {
            return -1;
        }
        if (i < d.to && d.bytes[i] == '{') {
            int from = ++i;
            while (i < d.to && d.bytes[i] != '}') {
                i++;
            }
            if (i >= d.to && !d.last) {
                return -1;
            }
            if (i < d.to && i > from) {
                String name = new String(d.bytes, from, i - from, java.nio.charset.StandardCharsets.ISO_8859_1);
                i++;
                int c = CharacterNames.lookup(name);
                if (c < 0) {
                    return d.fail(out, start, i, "unknown Unicode character name");
                }
                out.appendCodePoint(c);
                return i;
            }
        }
        return d.fail(out, start, i, "malformed \\N character escape");
    }

    @CleanPoint
    private static PyStr decodeRaw(Decoding d) {
        StrBuilder out = new StrBuilder(d.to - d.from);
        byte[] a = d.bytes;
        int i = d.from;
        while (i < d.to) {
            int c = a[i] & 0xff;
            if (c != '\\') {
                out.append((char) c);
                i++;
                continue;
            }
            if (i + 1 >= d.to) {
                if (!d.last) {
                    break;
                }
                out.append('\\');
                i++;
                continue;
            }
            c = a[i + 1] & 0xff;
            if (c != 'u' && c != 'U') {
                out.append('\\').append((char) c);
                i += 2;
                continue;
            }
            int next = rawHex(d, out, i, c == 'u' ? 4 : 8);
            if (next < 0) {
                break;
            }
            i = next;
        }
        d.stopAt(i);
        return out.toStr();
    }

    @CleanPoint
    private static int rawHex(Decoding d, StrBuilder out, int start, int digits) {
        long value = 0;
        int i = start + 2;
        for (int k = 0; k < digits; k++, i++) {
            if (i >= d.to && !d.last) {
                return -1;
            }
            int digit = i < d.to ? Character.digit(d.bytes[i], 16) : -1;
            if (digit < 0) {
                return d.fail(out, start, i, digits == 4 ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape");
            }
            value = value << 4 | digit;
        }
        if (value > 0x10ffff) {
            return d.fail(out, start, i, "\\Uxxxxxxxx out of range");
        }
        out.appendCodePoint((int) value);
        return i;
    }
}
