package org.pyrt.stdlib.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestFunctionsTest {

    private static final long SEED = 20261122;
    private static final MathContext EXACT = new MathContext(60);

    @Test
    void cbrt_random_isNearest() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            double x = Math.scalb(1 + random.nextDouble(), random.nextInt(-1070, 1020));
            double root = NearestFunctions.cbrt(x);
            BigDecimal wanted = new BigDecimal(x);
            BigDecimal below = new BigDecimal(root).add(new BigDecimal(Math.nextDown(root))).divide(BigDecimal.TWO);
            BigDecimal above = new BigDecimal(root).add(new BigDecimal(Math.nextUp(root))).divide(BigDecimal.TWO);
            assertEquals(1, wanted.compareTo(below.pow(3, EXACT)), "seed " + SEED + ", cbrt(" + x + ") is too large");
            assertEquals(-1, wanted.compareTo(above.pow(3, EXACT)), "seed " + SEED + ", cbrt(" + x + ") is too small");
        }
    }

    @Test
    void log2_powersOfTwo_areExact() {
        for (int i = -1074; i < 1024; i++) {
            assertEquals(i, NearestFunctions.log2(Math.scalb(1.0, i)));
        }
    }

    @Test
    void erf_ofOneHalf_isNearest() {
        assertEquals(0x1.0a7ef5c18edd2p-1, NearestFunctions.erf(0.5));
        assertEquals(-1.0, NearestFunctions.erf(-6.5));
        assertEquals(0x1.eb02147ce245cp-2, NearestFunctions.erfc(0.5));
        assertEquals(0, NearestFunctions.erfc(30));
    }

    @Test
    void atan2_ofAxes_areMultiplesOfPi() {
        assertEquals(Math.PI / 2, NearestFunctions.atan2(1, 0));
        assertEquals(Math.PI, NearestFunctions.atan2(0.0, -1));
        assertEquals(-Math.PI, NearestFunctions.atan2(-0.0, -1));
        assertEquals(3 * Math.PI / 4, NearestFunctions.atan2(1, -1));
        assertEquals(0x1.0c152382d7366p-1, NearestFunctions.asin(0.5));
    }
}
