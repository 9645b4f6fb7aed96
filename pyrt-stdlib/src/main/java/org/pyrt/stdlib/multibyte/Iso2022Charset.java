package org.pyrt.stdlib.multibyte;

import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;

/**
 * ISO 2022: escape sequences switch between sets of characters. The first four bytes of the state are the sets that G0 to G3 have; in the fifth, bit 0 says that G1 is shifted in, bit 1
 * that an escape sequence of some other kind is passed through. Source: ECMA-35, RFC 1468, 1554, 1557.
 */
final class Iso2022Charset extends MultibyteCharset {

    /** SI and SO mean nothing. */
    static final int NO_SHIFT = 1;

    /** ESC N takes a character from G2. */
    static final int USES_G2 = 2;

    /** The prefix that says which edition of JIS X 0208 is meant. */
    static final int HAS_EDITIONS = 4;

    private static final int ESC = 0x1b;
    private static final int SO = 0x0e;
    private static final int SI = 0x0f;
    private static final int FLAGS = 4;
    private static final int SHIFTED = 1;
    private static final int PASSING = 2;
    private static final int LONGEST_ESCAPE = 16;

    private final int options;
    private final Designation[] sets;

    Iso2022Charset(int options, Designation... sets) {
        this.options = options;
        this.sets = sets;
    }

    private boolean has(int option) {
        return (options & option) != 0;
    }

    @Override
    void start(byte[] state) {
        state[FLAGS] = 0;
        state[0] = Designation.ASCII;
        state[1] = Designation.ASCII;
    }

    @Override
    void resetEncoder(byte[] state, ByteBuilder out) {
        shiftIn(state, out);
        toAscii(state, out);
    }

    private static void shiftIn(byte[] state, ByteBuilder out) {
        if ((state[FLAGS] & SHIFTED) != 0) {
            out.append(SI);
            state[FLAGS] &= ~SHIFTED;
        }
    }

    private static void toAscii(byte[] state, ByteBuilder out) {
        if (state[0] != Designation.ASCII) {
            out.append(ESC).append('(').append('B');
            state[0] = Designation.ASCII;
        }
    }

    @Override
    void resetDecoder(byte[] state) {
        state[0] = Designation.ASCII;
        state[FLAGS] &= ~SHIFTED;
    }

    @Override
    int encode(PyStr text, int at, boolean flush, byte[] state, ByteBuilder out) {
        int c = text.codePointAt(at);
        if (c < 0x80) {
            toAscii(state, out);
            shiftIn(state, out);
            out.append(c);
            return 1;
        }
        for (Designation set : sets) {
            if (set.mayPair(c) && at + 1 == text.length() && !flush) {
                return MORE;
            }
            int code = set.encode(text, at);
            if (code >= 0) {
                designate(set, state, out);
                if (set.width() == 2) {
                    out.append(code >> 8 & 0xff);
                }
                out.append(code & 0xff);
                return code >> 16 == 0 ? 1 : 2;
            }
        }
        return -1;
    }

    private static void designate(Designation set, byte[] state, ByteBuilder out) {
        if (set.plane == 0) {
            shiftIn(state, out);
        }
        if ((state[set.plane] & 0xff) != set.mark) {
            out.append(ESC);
            if (set.width() == 2) {
                out.append('$');
            }
            if (set.mark != Designation.JISX0208) {
                out.append(set.plane == 0 ? '(' : ')');
            }
            out.append(set.mark & 0x7f);
            state[set.plane] = (byte) set.mark;
        }
        if (set.plane == 1 && (state[FLAGS] & SHIFTED) == 0) {
            out.append(SO);
            state[FLAGS] |= SHIFTED;
        }
    }

    @Override
    int decode(byte[] in, int at, int to, byte[] state, StrBuilder out) {
        int c = in[at] & 0xff;
        if ((state[FLAGS] & PASSING) != 0) {
            out.append((char) c);
            if (endsEscape(c)) {
                state[FLAGS] &= ~PASSING;
            }
            return 1;
        }
        if (c == ESC) {
            return to - at < 2 ? MORE : escape(in, at, to, state, out);
        }
        if ((c == SI || c == SO) && !has(NO_SHIFT)) {
            state[FLAGS] = (byte) (c == SO ? state[FLAGS] | SHIFTED : state[FLAGS] & ~SHIFTED);
            return 1;
        }
        if (c == '\n') {
            state[FLAGS] &= ~SHIFTED;
        }
        if (c >= 0x80) {
            return -1;
        }
        int mark = state[(state[FLAGS] & SHIFTED) != 0 ? 1 : 0] & 0xff;
        if (c < 0x20 || mark == Designation.ASCII) {
            out.append((char) c);
            return 1;
        }
        return character(find(mark), in, at, to, out);
    }

    private static int character(Designation set, byte[] in, int at, int to, StrBuilder out) {
        int width = set.width();
        if (to - at < width) {
            return MORE;
        }
        int value = width == 2 && in[at + 1] < 0 ? -1 : set.decode(in[at], width == 2 ? in[at + 1] : 0);
        if (value < 0) {
            return -width;
        }
        if (CodeTable.isPair(value)) {
            out.appendCodePoint(set.table().first(value)).appendCodePoint(set.table().second(value));
        } else {
            out.appendCodePoint(value);
        }
        return width;
    }

    private Designation find(int mark) {
        for (Designation set : sets) {
            if (set.mark == mark) {
                return set;
            }
        }
        return null;
    }

    private static boolean endsEscape(int c) {
        return c >= 'A' && c <= 'Z' || c == '@';
    }

    private int escape(byte[] in, int at, int to, byte[] state, StrBuilder out) {
        int next = in[at + 1];
        if (next == '(' || next == ')' || next == '$' || next == '.' || next == '&') {
            return designation(in, at, to, state);
        }
        if (has(USES_G2) && next == 'N') {
            return to - at < 3 ? MORE : fromG2(in[at + 2] & 0xff, state, out);
        }
        out.append((char) ESC);
        state[FLAGS] |= PASSING;
        return 1;
    }

    /** Takes in an escape sequence that puts a set in place. */
    private int designation(byte[] in, int at, int to, byte[] state) {
        int left = to - at;
        int i = 1;
        for (; i < LONGEST_ESCAPE; i++) {
            if (i >= left) {
                return MORE;
            }
            if (endsEscape(in[at + i])) {
                break;
            }
            if (has(HAS_EDITIONS) && i + 1 < left && in[at + i] == '&' && in[at + i + 1] == '@') {
                i += 2;
            }
        }
        if (i >= LONGEST_ESCAPE) {
            return -1;
        }
        int length = i + 1;
        int plane = -1;
        int mark = in[at + i];
        if (length == 3) {
            if (in[at + 1] == '$') {
                mark |= Designation.DOUBLE;
                plane = 0;
            } else {
                plane = plane(in[at + 1], has(USES_G2));
            }
        } else if (length == 4 && in[at + 1] == '$') {
            mark |= Designation.DOUBLE;
            plane = plane(in[at + 2], false);
        } else if (length == 6 && has(HAS_EDITIONS) && in[at + 3] == ESC && in[at + 4] == '$' && in[at + 5] == 'B') {
            mark |= Designation.DOUBLE;
            plane = 0;
        }
        if (plane < 0 || mark != Designation.ASCII && find(mark) == null) {
            return -length;
        }
        state[plane] = (byte) mark;
        return length;
    }

    private static int plane(int c, boolean hasG2) {
        return c == '(' ? 0 : c == ')' ? 1 : c == '.' && hasG2 ? 2 : -1;
    }

    private static int fromG2(int c, byte[] state, StrBuilder out) {
        int value = -1;
        switch (state[2]) {
            case Designation.LATIN_1:
                value = c < 0x80 ? c + 0x80 : -1;
                break;
            case Designation.GREEK:
                value = greek(c ^ 0x80);
                break;
            default:
                value = c < 0x80 ? c : -1;
        }
        if (value < 0) {
            return -3;
        }
        out.append((char) value);
        return 3;
    }

    /** ISO 8859-7, as it was before the euro. */
    private static int greek(int c) {
        if (c < 0xa0) {
            return c;
        }
        if (c == 0xa1 || c == 0xa2) {
            return 0x2018 + c - 0xa1;
        }
        if (c == 0xaf) {
            return 0x2015;
        }
        if (c < 0xc0 && (0x288f3bc9L & 1L << c - 0xa0) != 0) {
            return c;
        }
        return c >= 0xb4 && c <= 0xfe && (c >= 0xd4 || (0xbffffd77L & 1L << c - 0xb4) != 0) ? 0x2d0 + c : -1;
    }
}
