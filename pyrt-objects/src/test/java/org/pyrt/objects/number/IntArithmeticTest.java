package org.pyrt.objects.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.objects.testkit.Runtime;

class IntArithmeticTest {

    private static final long[] EDGES = {
        0, 1, -1, 2, -2, 10, 63, 64, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 32, -(1L << 32), 3037000499L, 3037000500L,
        Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, Long.MIN_VALUE + 1
    };

    @RegisterExtension final Runtime rt = new Runtime();

    private static void same(BigInteger expected, PyInt actual, String what) {
        assertEquals(expected, actual.bigValue(), what);
        assertEquals(expected.bitLength() < 64, actual instanceof SmallInt, what + " is normalized");
    }

    private void check(BigInteger x, BigInteger y) {
        PyInt a = PyInt.of(x);
        PyInt b = PyInt.of(y);
        String what = x + " and " + y;
        same(x.add(y), IntArithmetic.add(a, b), "sum of " + what);
        same(x.subtract(y), IntArithmetic.sub(a, b), "difference of " + what);
        same(x.multiply(y), IntArithmetic.mul(a, b), "product of " + what);
        same(x.and(y), IntArithmetic.and(a, b), "and of " + what);
        same(x.or(y), IntArithmetic.or(a, b), "or of " + what);
        same(x.xor(y), IntArithmetic.xor(a, b), "xor of " + what);
        assertEquals(x.compareTo(y), Integer.signum(IntArithmetic.compare(a, b)), what);
        assertEquals(x.equals(y), IntArithmetic.equal(a, b), what);
        same(x.negate(), IntArithmetic.neg(a), "negation of " + x);
        same(x.not(), IntArithmetic.invert(a), "inversion of " + x);
        same(x.abs(), IntArithmetic.abs(a), "size of " + x);
        assertEquals(x.abs().bitLength(), IntArithmetic.bitLength(a), "bits of " + x);
        if (y.signum() != 0) {
            PyInt q = IntArithmetic.floordiv(rt.ts, a, b);
            PyInt r = IntArithmetic.mod(rt.ts, a, b);
            same(x, PyInt.of(q.bigValue().multiply(y).add(r.bigValue())), "quotient and remainder of " + what);
            same(new BigDecimal(x).divide(new BigDecimal(y), 0, RoundingMode.FLOOR).toBigInteger(), q, "quotient of " + what);
            PyInt[] both = IntArithmetic.divmod(rt.ts, a, b);
            same(q.bigValue(), both[0], "divmod of " + what);
            same(r.bigValue(), both[1], "divmod of " + what);
        }
        if (y.signum() >= 0 && y.bitLength() < 8) {
            same(x.pow(y.intValue()), IntArithmetic.pow(a, b), "power of " + what);
            same(x.shiftLeft(y.intValue()), IntArithmetic.lshift(rt.ts, a, b), "left shift of " + what);
            same(x.shiftRight(y.intValue()), IntArithmetic.rshift(rt.ts, a, b), "right shift of " + what);
        }
    }

    @Test
    void operations_edgesOfLong_agreeWithBigInteger() {
        for (long x : EDGES) {
            for (long y : EDGES) {
                check(BigInteger.valueOf(x), BigInteger.valueOf(y));
            }
        }
    }

    @Test
    void operations_randomSizes_agreeWithBigInteger() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try {
            for (int i = 0; i < 3000; i++) {
                check(any(random), any(random));
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static BigInteger any(Random random) {
        BigInteger x = new BigInteger(random.nextInt(random.nextBoolean() ? 70 : 300), random);
        return random.nextBoolean() ? x : x.negate();
    }

    @Test
    void truediv_randomSizes_isNearestDouble() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        MathContext exact = new MathContext(400, RoundingMode.DOWN);
        for (int i = 0; i < 2000; i++) {
            BigInteger x = any(random);
            BigInteger y = any(random).setBit(random.nextInt(60));
            // 400 digits decide each case but a tie, and a tie ends within them.
            double expected = new BigDecimal(x).divide(new BigDecimal(y), exact).doubleValue();
            double actual = IntArithmetic.truediv(rt.ts, PyInt.of(x), PyInt.of(y));
            assertEquals(expected, actual == 0.0 ? 0.0 : actual, "seed " + seed + ": " + x + " / " + y);
        }
    }

    @Test
    void truediv_subnormalResult_roundsOnce() {
        // Just above half of the least double, which rounding twice would lose.
        BigInteger n = BigInteger.ONE.shiftLeft(80).add(BigInteger.ONE);
        PyInt d = PyInt.of(BigInteger.ONE.shiftLeft(80 + 1075));
        assertEquals(Double.MIN_VALUE, IntArithmetic.truediv(rt.ts, PyInt.of(n), d));
        assertEquals(0.0, IntArithmetic.truediv(rt.ts, PyInt.of(BigInteger.ONE.shiftLeft(80)), d));
    }

    @Test
    void bools_inArithmetic_giveInts() {
        assertTrue(IntArithmetic.add(PyBool.TRUE, PyBool.FALSE) instanceof SmallInt);
        assertTrue(IntArithmetic.abs(PyBool.TRUE) instanceof SmallInt);
        assertTrue(IntArithmetic.floordiv(rt.ts, PyBool.TRUE, PyBool.TRUE) instanceof SmallInt);
    }

    @Test
    void errors_haveCPythonsText() {
        PyInt one = PyInt.of(1);
        PyInt zero = PyInt.of(0);
        PyInt minus = PyInt.of(-1);
        PyInt huge = PyInt.of(BigInteger.ONE.shiftLeft(80));
        assertEquals("ZeroDivisionError: division by zero", rt.raised(() -> IntArithmetic.floordiv(rt.ts, one, zero)));
        assertEquals("ZeroDivisionError: division by zero", rt.raised(() -> IntArithmetic.mod(rt.ts, huge, zero)));
        assertEquals("ValueError: negative shift count", rt.raised(() -> IntArithmetic.lshift(rt.ts, one, minus)));
        assertEquals("OverflowError: too many digits in integer", rt.raised(() -> IntArithmetic.lshift(rt.ts, one, huge)));
        assertEquals("ValueError: pow() 3rd argument cannot be 0", rt.raised(() -> IntArithmetic.pow(rt.ts, one, one, zero)));
        assertThrows(OutOfMemoryError.class, () -> IntArithmetic.lshift(rt.ts, one, PyInt.of(1L << 40)));
        assertThrows(OutOfMemoryError.class, () -> IntArithmetic.pow(PyInt.of(2), huge));
    }

    @Test
    void compare_withDoubles_isExact() {
        PyInt above = PyInt.of((1L << 53) + 1);
        assertEquals(1, Integer.signum(FloatArithmetic.compare(above, 0x1p53)));
        assertEquals(-1, Integer.signum(FloatArithmetic.compare(PyInt.of(Long.MAX_VALUE), 0x1p63)));
        assertEquals(0, FloatArithmetic.compare(PyInt.of(Long.MIN_VALUE), -0x1p63));
        assertEquals(-1, Integer.signum(FloatArithmetic.compare(PyInt.of(2), 2.5)));
        assertEquals(1, Integer.signum(FloatArithmetic.compare(PyInt.of(-2), -2.5)));
        assertEquals(-1, Integer.signum(FloatArithmetic.compare(PyInt.of(BigInteger.TEN.pow(400)), Double.POSITIVE_INFINITY)));
    }
}
