package org.pyrt.stdlib.atomics;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A sum of any size whose parts are cells a cache line pair apart, so that threads that add at once seldom write the same line.
 *
 * <p>Implementation notes. A thread's cell is chosen by its id. A cell that would overflow is left alone, and the number goes to {@link #rest}.
 */
final class Stripes {

    /** Longs between two cells: 128 bytes, as processors fetch lines in pairs. */
    private static final int SPACING = 16;

    private static final int MOST_CELLS = 64;

    private final int mask;
    private final AtomicLongArray cells;

    /** What did not fit into cells. */
    private final AtomicReference<BigInteger> rest = new AtomicReference<>(BigInteger.ZERO);

    Stripes(int processors) {
        int count = Math.min(Integer.highestOneBit(Math.max(processors, 1)) * 4, MOST_CELLS);
        mask = count - 1;
        cells = new AtomicLongArray((count + 1) * SPACING);
    }

    private static int place(int cell) {
        return (cell + 1) * SPACING;
    }

    void add(long n) {
        int place = place((int) Thread.currentThread().threadId() & mask);
        while (true) {
            long before = cells.get(place);
            long after = before + n;
            if (((before ^ after) & (n ^ after)) < 0) {
                rest.accumulateAndGet(BigInteger.valueOf(n), BigInteger::add);
                return;
            }
            if (cells.compareAndSet(place, before, after)) {
                return;
            }
        }
    }

    /** What was added before the call; of what is added during it, some may be missing. */
    BigInteger sum() {
        BigInteger sum = rest.get();
        for (int i = 0; i <= mask; i++) {
            sum = sum.add(BigInteger.valueOf(cells.get(place(i))));
        }
        return sum;
    }

    /** Takes the sum away and returns it: what is added meanwhile is in this result or stays, never lost or in both. */
    BigInteger reset() {
        BigInteger sum = rest.getAndSet(BigInteger.ZERO);
        for (int i = 0; i <= mask; i++) {
            sum = sum.add(BigInteger.valueOf(cells.getAndSet(place(i), 0)));
        }
        return sum;
    }
}
