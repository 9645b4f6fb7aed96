package org.pyrt.objects.text;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.refcount.ThreadState;

/** UTF-7 (RFC 2152): ASCII, and UTF-16 in base 64 between {@code +} and {@code -}. Source: CPython 3.14 Objects/unicodeobject.c. */
final class Utf7 extends TextCodec {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String ENCODED = "+\\~";

    Utf7() {
        super("utf7");
    }

    private static boolean isDirect(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c < 0x7f && ENCODED.indexOf(c) < 0;
    }

    /** An encoder's state: whether it is within a shift, and bits that are no whole digit yet. */
    private static final class Shift {

        boolean open;
        private int bits;
        private long buffer;

        void put(ByteBuilder out, int unit) {
            buffer = buffer << 16 | unit;
            bits += 16;
            while (bits >= 6) {
                bits -= 6;
                out.append(DIGITS.charAt((int) (buffer >> bits) & 63));
            }
            buffer &= (1L << bits) - 1;
        }

        void flush(ByteBuilder out) {
            if (bits > 0) {
                out.append(DIGITS.charAt((int) (buffer << 6 - bits) & 63));
            }
            bits = 0;
            buffer = 0;
            open = false;
        }
    }

    @Override
    public PyBytes encode(ThreadState ts, PyStr s, String errors) {
        int n = s.length();
        ByteBuilder out = new ByteBuilder(n + 16);
        Shift shift = new Shift();
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (isDirect(c) || c == '+' && !shift.open) {
                if (shift.open) {
                    shift.flush(out);
                    if (c == '-' || DIGITS.indexOf(c) >= 0) {
                        out.append('-');
                    }
                }
                out.append(c);
                if (c == '+') {
                    out.append('-');
                }
                continue;
            }
            if (!shift.open) {
                shift.open = true;
                out.append('+');
            }
            if (c >= 0x10000) {
                shift.put(out, Character.highSurrogate(c));
                c = Character.lowSurrogate(c);
            }
            shift.put(out, c);
        }
        if (shift.open) {
            shift.flush(out);
            out.append('-');
        }
        return out.toBytes();
    }

    @Override
    @CleanPoint
    public PyStr decode(Decoding d) {
        byte[] a = d.bytes;
        StrBuilder out = new StrBuilder(d.to - d.from);
        boolean open = false;
        int start = d.from;
        int mark = 0;
        int bits = 0;
        long buffer = 0;
        int surrogate = 0;
        int i = d.from;
        while (true) {
            while (i < d.to) {
                int c = a[i] & 0xff;
                if (open) {
                    int digit = c < 0x80 ? DIGITS.indexOf(c) : -1;
                    if (digit >= 0) {
                        buffer = buffer << 6 | digit;
                        bits += 6;
                        i++;
                        if (bits >= 16) {
                            bits -= 16;
                            int unit = (int) (buffer >> bits) & 0xffff;
                            buffer &= (1L << bits) - 1;
                            surrogate = put(out, surrogate, unit);
                        }
                        continue;
                    }
                    open = false;
                    if (bits >= 6 || bits > 0 && buffer != 0) {
                        i = d.fail(
                                out,
                                start,
                                i + 1,
                                bits >= 6 ? "partial character in base64 sequence" : "non-zero padding bits in shift sequence");
                        continue;
                    }
                    if (surrogate != 0 && c < 0x80 && c != '+') {
                        out.append((char) surrogate);
                    }
                    surrogate = 0;
                    if (c == '-') {
                        i++;
                    }
                } else if (c == '+') {
                    start = i++;
                    if (i < d.to && a[i] == '-') {
                        i++;
                        out.append('+');
                    } else if (i < d.to && (a[i] < 0 || DIGITS.indexOf(a[i]) < 0)) {
                        i = d.fail(out, start, i + 1, "ill-formed sequence");
                    } else {
                        open = true;
                        surrogate = 0;
                        mark = out.length();
                        bits = 0;
                        buffer = 0;
                    }
                } else if (c < 0x80) {
                    out.append((char) c);
                    i++;
                } else {
                    start = i;
                    i = d.fail(out, i, i + 1, "unexpected special character");
                }
            }
            if (!open || !d.last) {
                break;
            }
            open = false;
            if (surrogate == 0 && bits < 6 && buffer == 0) {
                break;
            }
            i = d.fail(out, start, d.to, "unterminated shift sequence");
        }
        if (open) {
            d.stopAt(start);
            return out.toStr().substring(0, mark);
        }
        d.stopAt(i);
        return out.toStr();
    }

    /** Appends a unit of UTF-16, with the high surrogate before it; the high surrogate that it is, or 0. */
    private static int put(StrBuilder out, int before, int unit) {
        boolean low = unit >= 0xdc00 && unit <= 0xdfff;
        if (before != 0 && low) {
            out.appendCodePoint(Character.toCodePoint((char) before, (char) unit));
            return 0;
        }
        if (before != 0) {
            out.append((char) before);
        }
        if (unit >= 0xd800 && unit <= 0xdbff) {
            return unit;
        }
        out.append((char) unit);
        return 0;
    }
}
