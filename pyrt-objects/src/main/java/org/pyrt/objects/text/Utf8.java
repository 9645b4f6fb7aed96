package org.pyrt.objects.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.refcount.ThreadState;

/** UTF-8. Errors have the bounds that Unicode recommends (section 3.9, maximal subparts), which are CPython's. */
final class Utf8 extends TextCodec {

    private static final int MARK = 0xfeff;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** Whether text begins with a mark, which is written, and skipped if it is there. */
    private final boolean marked;

    Utf8(String name, boolean marked) {
        super(name);
        this.marked = marked;
    }

    @Override
    @CleanPoint
    public PyBytes encode(ThreadState ts, PyStr s, String errors) {
        PyBytes bytes = plain(ts, s, errors);
        if (!marked) {
            return bytes;
        }
        return new ByteBuilder(bytes.length() + 3).append(0xef).append(0xbb).append(0xbf).append(bytes.array()).toBytes();
    }

    @CleanPoint
    private PyBytes plain(ThreadState ts, PyStr s, String errors) {
        if (s.kind() <= PyStr.TWO_BYTE) {
            return PyBytes.of(s.narrowOrNull().getBytes(StandardCharsets.UTF_8));
        }
        int n = s.length();
        Encoding e = new Encoding(ts, this, s, errors, n + n / 2);
        for (int i = 0; i < n; ) {
            int c = s.codePointAt(i);
            if (c < 0xd800 || c > 0xdfff) {
                put(e.out, c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < n && s.codePointAt(end) >= 0xd800 && s.codePointAt(end) <= 0xdfff) {
                end++;
            }
            i = e.fail(i, end, "surrogates not allowed");
        }
        return e.out.toBytes();
    }

    private static void put(ByteBuilder out, int c) {
        if (c < 0x80) {
            out.append(c);
        } else if (c < 0x800) {
            out.append(0xc0 | c >> 6).append(0x80 | c & 0x3f);
        } else if (c < 0x10000) {
            out.append(0xe0 | c >> 12).append(0x80 | c >> 6 & 0x3f).append(0x80 | c & 0x3f);
        } else {
            out.append(0xf0 | c >> 18).append(0x80 | c >> 12 & 0x3f).append(0x80 | c >> 6 & 0x3f).append(0x80 | c & 0x3f);
        }
    }

    @Override
    boolean putSurrogate(ByteBuilder out, int surrogate) {
        put(out, surrogate);
        return true;
    }

    @Override
    int surrogateAt(byte[] bytes, int at, int to) {
        if (to - at < 3 || bytes[at] != (byte) 0xed || (bytes[at + 1] & 0xe0) != 0xa0 || !continues(bytes[at + 2])) {
            return -1;
        }
        return 0xd000 | (bytes[at + 1] & 0x3f) << 6 | bytes[at + 2] & 0x3f;
    }

    @Override
    int surrogateLength() {
        return 3;
    }

    @Override
    @CleanPoint
    public PyStr decode(Decoding d) {
        PyStr s = decodeAll(d);
        return marked && s.length() > 0 && s.codePointAt(0) == MARK ? s.substring(1, s.length()) : s;
    }

    @CleanPoint
    private static PyStr decodeAll(Decoding d) {
        // The JDK's decoder is fast, and marks what is malformed by a character that is rare otherwise.
        int to = d.last ? d.to : wholeEnd(d.bytes, d.from, d.to);
        String s = new String(d.bytes, d.from, to - d.from, StandardCharsets.UTF_8);
        if (s.indexOf('\ufffd') >= 0) {
            return decodeCarefully(d);
        }
        d.stopAt(to);
        if (s.length() == to - d.from) {
            return PyStr.ofAscii(s);
        }
        return hasLongForms(d.bytes, d.from, to) ? PyStr.of(s) : PyStr.ofNarrow(s);
    }

    /** Where the last whole character ends, if a cut one follows; otherwise {@code to}. */
    private static int wholeEnd(byte[] a, int from, int to) {
        for (int i = to - 1; i >= from && i >= to - 3; i--) {
            int b = a[i] & 0xff;
            if (b >= 0xc0) {
                int length = b < 0xc2 || b > 0xf4 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
                for (int k = i + 1; k < to; k++) {
                    length = fits(b, k - i, a[k]) ? length : 0;
                }
                return i + length > to ? i : to;
            }
            if (b < 0x80) {
                return to;
            }
        }
        return to;
    }

    /** Whether well-formed text has characters of four bytes, which take two units of a Java String. */
    private static boolean hasLongForms(byte[] a, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long x = (long) WORDS.get(a, i);
            if ((x & x << 1 & x << 2 & x << 3 & HIGH_BITS) != 0) {
                return true;
            }
        }
        for (; i < to; i++) {
            if ((a[i] & 0xf0) == 0xf0) {
                return true;
            }
        }
        return false;
    }

    private static boolean continues(byte b) {
        return (b & 0xc0) == 0x80;
    }

    @CleanPoint
    private static PyStr decodeCarefully(Decoding d) {
        StrBuilder out = new StrBuilder(d.to - d.from);
        byte[] a = d.bytes;
        int i = d.from;
        while (i < d.to) {
            int first = a[i];
            if (first >= 0) {
                out.append((char) first);
                i++;
                continue;
            }
            first &= 0xff;
            int length = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
            int good = 1;
            while (good < length && i + good < d.to && fits(first, good, a[i + good])) {
                good++;
            }
            if (length > 0 && good == length) {
                out.appendCodePoint(codePoint(a, i, length));
                i += length;
            } else if (length == 0) {
                i = d.fail(out, i, i + 1, "invalid start byte");
            } else if (i + good < d.to && (d.last || !isCutSurrogate(a, i, d.to))) {
                i = d.fail(out, i, i + good, "invalid continuation byte");
            } else if (d.last) {
                i = d.fail(out, i, i + good, "unexpected end of data");
            } else {
                break;
            }
        }
        d.stopAt(i);
        return out.toStr();
    }

    /** Whether {@code b} may be byte number {@code place} after {@code first}: no overlong forms, surrogates, or values too large. */
    private static boolean fits(int first, int place, byte b) {
        if (!continues(b)) {
            return false;
        }
        if (place > 1) {
            return true;
        }
        int v = b & 0xff;
        switch (first) {
            case 0xe0:
                return v >= 0xa0;
            case 0xed:
                return v < 0xa0;
            case 0xf0:
                return v >= 0x90;
            case 0xf4:
                return v < 0x90;
            default:
                return true;
        }
    }

    /** Whether the bytes end with two of the three that a surrogate would have: their handler may want all three. */
    private static boolean isCutSurrogate(byte[] a, int at, int to) {
        return to - at == 2 && a[at] == (byte) 0xed && (a[at + 1] & 0xe0) == 0xa0;
    }

    private static int codePoint(byte[] a, int i, int length) {
        int c = a[i] & 0xff >> length + 1;
        for (int k = 1; k < length; k++) {
            c = c << 6 | a[i + k] & 0x3f;
        }
        return c;
    }
}
