package org.pyrt.stdlib.atomics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Sums in cells: sizes that a cell cannot keep, and threads that add while another takes the sum away. */
class StripesTest {

    private static final int THREADS = 4;
    private static final int TURNS = 200_000;

    @Test
    void add_beyondALong_isExact() {
        Stripes stripes = new Stripes(2);
        for (int i = 0; i < 3; i++) {
            stripes.add(Long.MAX_VALUE);
        }
        BigInteger three = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(3));
        assertEquals(three, stripes.sum());
        assertEquals(three, stripes.reset());
        assertEquals(BigInteger.ZERO, stripes.sum());
        stripes.add(Long.MIN_VALUE);
        stripes.add(-1);
        assertEquals(BigInteger.valueOf(Long.MIN_VALUE).subtract(BigInteger.ONE), stripes.sum());
    }

    @Test
    void reset_whileOthersAdd_takesEachAdditionOnce() throws Exception {
        for (long step : new long[] {1, Long.MAX_VALUE / 3}) {
            Stripes stripes = new Stripes(1);
            List<Callable<BigInteger>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                work.add(() -> {
                    BigInteger taken = BigInteger.ZERO;
                    for (int turn = 0; turn < TURNS; turn++) {
                        stripes.add(step);
                        if (turn % 1000 == 0) {
                            taken = taken.add(stripes.reset());
                        }
                    }
                    return taken;
                });
            }
            BigInteger sum = BigInteger.ZERO;
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                for (Future<BigInteger> taken : threads.invokeAll(work)) {
                    sum = sum.add(taken.get());
                }
            }
            assertEquals(BigInteger.valueOf(step).multiply(BigInteger.valueOf((long) THREADS * TURNS)), sum.add(stripes.sum()));
        }
    }
}
