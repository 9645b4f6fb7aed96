package org.pyrt.objects.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;

/** Parsing and text of numbers where vectors do not reach: limits, large sizes, and every way there and back. */
class NumberTextTest {

    @RegisterExtension final Runtime rt = new Runtime();

    @Test
    void decimal_beyondLimit_raises() {
        PyInt most = PyInt.of(BigInteger.TEN.pow(4300).subtract(BigInteger.ONE));
        assertEquals(4300, IntText.decimal(rt.ts, most).length());
        assertEquals(4301, IntText.decimal(rt.ts, IntArithmetic.neg(most)).length());
        assertEquals(
                "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to"
                        + " increase the limit",
                rt.raised(() -> IntText.decimal(rt.ts, PyInt.of(BigInteger.TEN.pow(4300)))));
    }

    @Test
    void parse_beyondLimit_raises() {
        assertTrue(IntText.parse(rt.ts, PyStr.of("9".repeat(4300)), 10) instanceof BigInt);
        assertEquals(
                "ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use"
                        + " sys.set_int_max_str_digits() to increase the limit",
                rt.raised(() -> IntText.parse(rt.ts, PyStr.of("9".repeat(4301)), 10)));
        assertTrue(IntText.parse(rt.ts, PyStr.of("f".repeat(9000)), 16) instanceof BigInt, "no limit for powers of two");
    }

    @Test
    void limit_changed_holdsForTheInterpreter() {
        IntDigitLimit.of(rt.ts).set(640);
        assertTrue(rt.raised(() -> IntText.parse(rt.ts, PyStr.of("1".repeat(641)), 10)).contains("limit (640 digits)"));
        IntDigitLimit.of(rt.ts).set(0);
        assertEquals(20001, IntText.decimal(rt.ts, PyInt.of(BigInteger.TEN.pow(20000))).length());
    }

    @Test
    void largeInts_inEveryBase_comeBack() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int base = 2; base <= 36; base++) {
            BigInteger x = new BigInteger(20 + random.nextInt(20000), random).setBit(70);
            assertEquals(x, IntParser.scan(x.toString(base), base).value().bigValue(), "seed " + seed + " base " + base);
        }
        BigInteger x = new BigInteger(5001, random).setBit(5000);
        assertEquals(x.toString(2), IntText.bits(PyInt.of(x), 1));
        assertEquals(x.toString(8), IntText.bits(PyInt.of(x.negate()), 3));
        assertEquals(x.toString(16), IntText.bits(PyInt.of(x), 4));
    }

    @Test
    void scan_malformed_isNull() {
        for (String s : new String[] {"", " ", "_1", "1_", "1__2", "0x", "12a", "1 2", "--1", "+", "0b2"}) {
            assertNull(IntParser.scan(s, 0), s);
        }
        assertNull(IntParser.scan("012", 0), "an old octal");
        assertEquals(0, IntParser.scan("0_0", 0).value().longValue());
        assertEquals(-255, IntParser.scan(" -0X_fF\n", 0).value().longValue());
    }

    @Test
    void repr_randomDoubles_readBackAndAreShortest() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20000; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(x)) {
                String s = FloatText.repr(x);
                assertEquals(x, Double.parseDouble(s), "seed " + seed);
                DecimalDigits d = DecimalDigits.shortest(x);
                if (d.count > 1) {
                    double shorter = DecimalDigits.significant(x, d.count - 1).value();
                    assertTrue(shorter != Math.abs(x), "seed " + seed + ": " + s + " is not the shortest");
                }
            }
        }
    }

    @Test
    void rounding_randomDoubles_agreesWithExactExpansion() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            // Many of these lie just between two results.
            double x = random.nextInt(1 << 20) / (double) (1 << random.nextInt(12));
            int places = random.nextInt(8);
            String expected = new java.math.BigDecimal(x).setScale(places, java.math.RoundingMode.HALF_EVEN).toPlainString();
            assertEquals(expected, FloatText.format(x, 'f', places, 0), "seed " + seed + ": " + x);
        }
    }

    @Test
    void percent_flags_layOut() {
        PyInt n = PyInt.of(-255);
        int zero = PercentNumbers.ZERO;
        int alternate = PercentNumbers.ALTERNATE;
        assertEquals("-0x0000ff", PercentNumbers.format(rt.ts, n, 'x', zero | alternate, 9, -1));
        assertEquals("    -0XFF", PercentNumbers.format(rt.ts, n, 'X', alternate, 9, -1));
        assertEquals("-255     ", PercentNumbers.format(rt.ts, n, 'd', PercentNumbers.LEFT | zero, 9, -1));
        assertEquals(" +1.50", PercentNumbers.format(rt.ts, PyFloat.of(1.5), 'f', PercentNumbers.PLUS, 6, 2));
        assertEquals(
                "TypeError: %x format: an integer is required, not float",
                rt.raised(() -> PercentNumbers.format(rt.ts, PyFloat.of(1.5), 'x', 0, 0, -1)));
        assertEquals(
                "TypeError: %d format: a real number is required, not str",
                rt.raised(() -> PercentNumbers.format(rt.ts, PyStr.of("a"), 'd', 0, 0, -1)));
    }
}
