package org.pyrt.stdlib.lzma;

import java.util.Arrays;

/**
 * A filter before LZMA: differences of bytes, or branches of machine code with absolute targets. Bytes are changed in place; a few at the end may have to wait for what
 * follows them. Source: the filters of liblzma 5.8, by their specification.
 */
final class ByteFilter {

    private final Filter filter;
    private final boolean encodes;

    private final byte[] last;
    private int lastAt;
    private int position;
    private byte[] kept = {};

    private int mask;
    private int previousPosition = -5;

    ByteFilter(Filter filter, boolean encodes) {
        this.filter = filter;
        this.encodes = encodes;
        last = new byte[256];
        position = filter.startOffset();
    }

    /** What the next bytes become; with {@code end} nothing is kept back. */
    byte[] apply(byte[] next, boolean end) {
        byte[] all = next;
        if (kept.length > 0) {
            all = Arrays.copyOf(kept, kept.length + next.length);
            System.arraycopy(next, 0, all, kept.length, next.length);
        }
        int done = filter.id() == Filter.DELTA ? delta(all) : branches(all);
        position += done;
        if (end) {
            kept = new byte[0];
            return all;
        }
        kept = Arrays.copyOfRange(all, done, all.length);
        return Arrays.copyOf(all, done);
    }

    private int delta(byte[] b) {
        int d = filter.distance();
        for (int i = 0; i < b.length; i++) {
            byte before = last[lastAt - d & 0xff];
            byte given = b[i];
            b[i] = (byte) (encodes ? given - before : given + before);
            last[lastAt & 0xff] = encodes ? given : b[i];
            lastAt = lastAt + 1 & 0xff;
        }
        return b.length;
    }

    private int branches(byte[] b) {
        if (filter.id() == Filter.X86) {
            return x86(b);
        }
        if (filter.id() == Filter.IA64) {
            return ia64(b);
        }
        int i = 0;
        int step = filter.id() == Filter.ARMTHUMB ? 2 : 4;
        for (; i + 4 <= b.length; i += step) {
            if (filter.id() == Filter.ARM) {
                arm(b, i);
            } else if (filter.id() == Filter.ARMTHUMB) {
                i += armThumb(b, i);
            } else {
                big(b, i);
            }
        }
        return Math.min(i, b.length);
    }

    private int moved(int address, int here) {
        return encodes ? address + here : address - here;
    }

    private void arm(byte[] b, int i) {
        if ((b[i + 3] & 0xff) == 0xeb) {
            int source = (b[i + 2] & 0xff) << 16 | (b[i + 1] & 0xff) << 8 | b[i] & 0xff;
            int target = moved(source << 2, position + i + 8) >>> 2;
            b[i + 2] = (byte) (target >> 16);
            b[i + 1] = (byte) (target >> 8);
            b[i] = (byte) target;
        }
    }

    private int armThumb(byte[] b, int i) {
        if ((b[i + 1] & 0xf8) != 0xf0 || (b[i + 3] & 0xf8) != 0xf8) {
            return 0;
        }
        int source = (b[i + 1] & 7) << 19 | (b[i] & 0xff) << 11 | (b[i + 3] & 7) << 8 | b[i + 2] & 0xff;
        int target = moved(source << 1, position + i + 4) >>> 1;
        b[i + 1] = (byte) (0xf0 | target >>> 19 & 7);
        b[i] = (byte) (target >>> 11);
        b[i + 3] = (byte) (0xf8 | target >>> 8 & 7);
        b[i + 2] = (byte) target;
        return 2;
    }

    /** PowerPC and SPARC, whose highest byte comes first. */
    private void big(byte[] b, int i) {
        int word = (b[i] & 0xff) << 24 | (b[i + 1] & 0xff) << 16 | (b[i + 2] & 0xff) << 8 | b[i + 3] & 0xff;
        int result;
        if (filter.id() == Filter.POWERPC) {
            if ((word & 0xfc000003) != 0x48000001) {
                return;
            }
            result = 0x48000001 | moved(word & 0x03fffffc, position + i) & 0x03fffffc;
        } else {
            if (word >>> 22 != 0x100 && word >>> 22 != 0x1ff) {
                return;
            }
            int target = moved(word << 2, position + i) >>> 2;
            result = 0 - (target >>> 22 & 1) << 22 & 0x3fffffff | target & 0x3fffff | 0x40000000;
        }
        b[i] = (byte) (result >> 24);
        b[i + 1] = (byte) (result >> 16);
        b[i + 2] = (byte) (result >> 8);
        b[i + 3] = (byte) result;
    }

    private int ia64(byte[] b) {
        int i = 0;
        for (; i + 16 <= b.length; i += 16) {
            int slots = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\4\4\6\6\0\0\7\7\4\4\0\0\4\4\0\0".charAt(b[i] & 0x1f);
            for (int slot = 0, at = 5; slot < 3; slot++, at += 41) {
                if ((slots >>> slot & 1) == 0) {
                    continue;
                }
                int from = i + (at >>> 3);
                int shift = at & 7;
                long word = 0;
                for (int k = 0; k < 6; k++) {
                    word |= (b[from + k] & 0xffL) << 8 * k;
                }
                long instruction = word >>> shift;
                if ((instruction >>> 37 & 0xf) != 5 || (instruction >>> 9 & 7) != 0) {
                    continue;
                }
                int source = (int) (instruction >>> 13 & 0xfffff) | (int) (instruction >>> 36 & 1) << 20;
                int target = moved(source << 4, position + i) >>> 4;
                instruction &= ~(0x8fffffL << 13);
                instruction |= (target & 0xfffffL) << 13 | (target & 0x100000L) << 36 - 20;
                word = word & (1L << shift) - 1 | instruction << shift;
                for (int k = 0; k < 6; k++) {
                    b[from + k] = (byte) (word >>> 8 * k);
                }
            }
        }
        return i;
    }

    private static boolean isEdge(byte b) {
        return b == 0 || b == -1;
    }

    private int x86(byte[] b) {
        if (b.length < 5) {
            return 0;
        }
        if (position - previousPosition > 5) {
            previousPosition = position - 5;
        }
        int m = mask;
        int limit = b.length - 5;
        int i = 0;
        while (i <= limit) {
            if ((b[i] & 0xfe) != 0xe8) {
                i++;
                continue;
            }
            int offset = position + i - previousPosition;
            previousPosition = position + i;
            if (offset > 5) {
                m = 0;
            } else {
                for (int k = 0; k < offset; k++) {
                    m = (m & 0x77) << 1;
                }
            }
            byte top = b[i + 4];
            if (isEdge(top) && m >>> 1 <= 4 && m >>> 1 != 3) {
                int source = (top & 0xff) << 24 | (b[i + 3] & 0xff) << 16 | (b[i + 2] & 0xff) << 8 | b[i + 1] & 0xff;
                int target;
                while (true) {
                    target = moved(source, position + i + 5);
                    if (m == 0) {
                        break;
                    }
                    int index = "\0\1\2\2\3".charAt(m >>> 1);
                    if (!isEdge((byte) (target >>> 24 - index * 8))) {
                        break;
                    }
                    source = target ^ (1 << 32 - index * 8) - 1;
                }
                b[i + 4] = (byte) ~((target >>> 24 & 1) - 1);
                b[i + 3] = (byte) (target >>> 16);
                b[i + 2] = (byte) (target >>> 8);
                b[i + 1] = (byte) target;
                i += 5;
                m = 0;
            } else {
                i++;
                m |= 1;
                if (isEdge(top)) {
                    m |= 0x10;
                }
            }
        }
        mask = m;
        return i;
    }
}
