package org.pyrt.alloc;

/**
 * The sizes of blocks that share a page with others: multiples of 16 bytes up to 128, then four for each doubling up to 64 KiB. So a block of more
 * than 128 bytes is at most a quarter larger than what was asked for, and each power of two is a size.
 */
final class SizeClasses {

    /** Bytes of the smallest block, and what all sizes are multiples of. */
    static final int QUANTUM = 16;

    /** Bytes of the largest block that shares a page with others. */
    static final int LARGEST = 1 << 16;

    /** How many there are. */
    static final int COUNT = 44;

    /** Up to so many bytes the class is in a table. */
    private static final int TABLED = 1024;

    private static final int EVEN = 8;
    private static final int EVEN_LOG = 7;

    private static final int[] BYTES = new int[COUNT];
    private static final byte[] BY_QUANTUM = new byte[TABLED / QUANTUM + 1];

    static {
        for (int c = 0; c < COUNT; c++) {
            BYTES[c] = c < EVEN ? QUANTUM * (c + 1) : 5 + (c - EVEN & 3) << EVEN_LOG - 2 + (c - EVEN >> 2);
        }
        for (int q = 0; q < BY_QUANTUM.length; q++) {
            BY_QUANTUM[q] = (byte) computed((long) q * QUANTUM);
        }
    }

    private SizeClasses() {}

    /** The class of the smallest blocks of at least {@code byteSize} bytes, which is from 0 to {@link #LARGEST}. */
    static int of(long byteSize) {
        return byteSize <= TABLED ? BY_QUANTUM[(int) byteSize + QUANTUM - 1 >>> 4] : computed(byteSize);
    }

    private static int computed(long byteSize) {
        if (byteSize <= EVEN * QUANTUM) {
            return byteSize == 0 ? 0 : (int) (byteSize - 1) / QUANTUM;
        }
        int last = (int) byteSize - 1;
        int log = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(last);
        return EVEN + (log - EVEN_LOG << 2) + (last >>> log - 2 & 3);
    }

    /** The class of the smallest blocks of at least {@code byteSize} bytes whose size is a multiple of {@code alignment}, a power of two. */
    static int ofAligned(long byteSize, long alignment) {
        int c = of(Math.max(byteSize, alignment));
        while ((BYTES[c] & alignment - 1) != 0) {
            c++;
        }
        return c;
    }

    /** Bytes of a block of a class. */
    static int bytes(int sizeClass) {
        return BYTES[sizeClass];
    }
}
