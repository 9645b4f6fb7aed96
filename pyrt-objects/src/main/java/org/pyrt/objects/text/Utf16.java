package org.pyrt.objects.text;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.refcount.ThreadState;

/** UTF-16 and UTF-32, of a fixed byte order or of one told by a byte order mark. */
final class Utf16 extends TextCodec {

    /** Byte order by mark; written little-endian. */
    static final int MARKED = 0;

    static final int LITTLE = 1;
    static final int BIG = 2;

    private final int unit;
    private final int order;

    /** Units of 2 or 4 bytes. */
    Utf16(String name, int unit, int order) {
        super(name);
        this.unit = unit;
        this.order = order;
    }

    @Override
    int unit() {
        return unit;
    }

    @Override
    @CleanPoint
    public PyBytes encode(ThreadState ts, PyStr s, String errors) {
        int n = s.length();
        Encoding e = new Encoding(ts, this, s, errors, (n + 1) * unit);
        if (order == MARKED) {
            put(e.out, 0xfeff);
        }
        for (int i = 0; i < n; ) {
            int c = s.codePointAt(i++);
            if (c >= 0xd800 && c <= 0xdfff) {
                i = e.fail(i - 1, i, "surrogates not allowed");
            } else if (c < 0x10000 || unit == 4) {
                put(e.out, c);
            } else {
                put(e.out, Character.highSurrogate(c));
                put(e.out, Character.lowSurrogate(c));
            }
        }
        return e.out.toBytes();
    }

    private void put(ByteBuilder out, int value) {
        for (int k = 0; k < unit; k++) {
            out.append(value >> 8 * (order == BIG ? unit - 1 - k : k));
        }
    }

    @Override
    void putAscii(ByteBuilder out, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(out, ascii.charAt(i));
        }
    }

    @Override
    boolean putSurrogate(ByteBuilder out, int surrogate) {
        put(out, surrogate);
        return true;
    }

    @Override
    int surrogateAt(byte[] bytes, int at, int to) {
        if (to - at < unit) {
            return -1;
        }
        int c = unitAt(bytes, at, order == BIG);
        return c >= 0xd800 && c <= 0xdfff ? c : -1;
    }

    @Override
    int surrogateLength() {
        return unit;
    }

    private int unitAt(byte[] a, int at, boolean big) {
        int value = 0;
        for (int k = 0; k < unit; k++) {
            value |= (a[at + k] & 0xff) << 8 * (big ? unit - 1 - k : k);
        }
        return value;
    }

    @Override
    @CleanPoint
    public PyStr decode(Decoding d) {
        boolean big = order == BIG;
        int i = d.from;
        if (order == MARKED && d.to - i >= unit) {
            if (unitAt(d.bytes, i, false) == 0xfeff) {
                i += unit;
            } else if (unitAt(d.bytes, i, true) == 0xfeff) {
                big = true;
                i += unit;
            }
        }
        d.show("utf-" + 8 * unit + (big ? "-be" : "-le"));
        StrBuilder out = new StrBuilder((d.to - i) / unit);
        i = unit == 2 ? decodeTwo(d, out, i, big) : decodeFour(d, out, i, big);
        d.stopAt(i);
        return out.toStr();
    }

    @CleanPoint
    private int decodeTwo(Decoding d, StrBuilder out, int start, boolean big) {
        int i = start;
        while (i < d.to) {
            if (d.to - i < 2) {
                if (!d.last) {
                    return i;
                }
                i = d.fail(out, i, d.to, "truncated data");
                continue;
            }
            int c = unitAt(d.bytes, i, big);
            if (c < 0xd800 || c > 0xdfff) {
                out.append((char) c);
                i += 2;
            } else if (c >= 0xdc00) {
                i = d.fail(out, i, i + 2, "illegal encoding");
            } else if (d.to - i < 4) {
                if (!d.last) {
                    return i;
                }
                i = d.fail(out, i, d.to, "unexpected end of data");
            } else {
                int low = unitAt(d.bytes, i + 2, big);
                if (low >= 0xdc00 && low <= 0xdfff) {
                    out.appendCodePoint(Character.toCodePoint((char) c, (char) low));
                    i += 4;
                } else {
                    i = d.fail(out, i, i + 2, "illegal UTF-16 surrogate");
                }
            }
        }
        return i;
    }

    @CleanPoint
    private int decodeFour(Decoding d, StrBuilder out, int start, boolean big) {
        int i = start;
        while (i < d.to) {
            if (d.to - i < 4) {
                if (!d.last) {
                    return i;
                }
                i = d.fail(out, i, d.to, "truncated data");
                continue;
            }
            int c = unitAt(d.bytes, i, big);
            if (c >= 0xd800 && c <= 0xdfff) {
                i = d.fail(out, i, i + 4, "code point in surrogate code point range(0xd800, 0xe000)");
            } else if (c < 0 || c > 0x10ffff) {
                i = d.fail(out, i, i + 4, "code point not in range(0x110000)");
            } else {
                out.appendCodePoint(c);
                i += 4;
            }
        }
        return i;
    }
}
