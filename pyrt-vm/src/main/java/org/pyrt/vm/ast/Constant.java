package org.pyrt.vm.ast;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The value of a literal, in plain Java terms: the compiler turns it into an object of the runtime.
 *
 * <p>Equality is that of a constants table: by type and value, {@code 0.0} and {@code -0.0} apart, NaN equal to itself. It is
 * written out, for what records have of themselves is linked when first used, which takes tens of milliseconds of a start.
 */
public sealed interface Constant {

    /** {@code None}. */
    Constant NONE = Singleton.NONE;

    /** {@code True}. */
    Constant TRUE = Singleton.TRUE;

    /** {@code False}. */
    Constant FALSE = Singleton.FALSE;

    /** {@code ...}. */
    Constant ELLIPSIS = Singleton.ELLIPSIS;

    /** The constants with a single value of their type, and the two booleans. */
    enum Singleton implements Constant { NONE, TRUE, FALSE, ELLIPSIS }

    /** An integer: {@code big} is null exactly when the value fits {@code small}. */
    record IntValue(long small, BigInteger big) implements Constant {

        /** A value in the range of {@code long}. */
        public static IntValue of(long value) {
            return new IntValue(value, null);
        }

        /** Any value. */
        public static IntValue of(BigInteger value) {
            return value.bitLength() < Long.SIZE ? new IntValue(value.longValue(), null) : new IntValue(0, value);
        }

        /** The value, whatever its size. */
        public BigInteger toBigInteger() {
            return big != null ? big : BigInteger.valueOf(small);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof IntValue that && small == that.small && (big == null ? that.big == null : big.equals(that.big));
        }

        @Override
        public int hashCode() {
            return big == null ? Long.hashCode(small) : big.hashCode();
        }
    }

    /** A float. */
    record FloatValue(double value) implements Constant {

        @Override
        public boolean equals(Object other) {
            return other instanceof FloatValue that && Double.compare(value, that.value) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value);
        }
    }

    /** A complex number with no real part, {@code 2j}. */
    record ImaginaryValue(double imag) implements Constant {

        @Override
        public boolean equals(Object other) {
            return other instanceof ImaginaryValue that && Double.compare(imag, that.imag) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(imag);
        }
    }

    /** A complex number with a real part; only trees made by programs have one. */
    record ComplexValue(double real, double imag) implements Constant {

        @Override
        public boolean equals(Object other) {
            return other instanceof ComplexValue that && Double.compare(real, that.real) == 0 && Double.compare(imag, that.imag) == 0;
        }

        @Override
        public int hashCode() {
            return 31 * Double.hashCode(real) + Double.hashCode(imag);
        }
    }

    /** A tuple of constants; folded, or in a tree made by a program. */
    record TupleValue(List<Constant> items) implements Constant {

        @Override
        public boolean equals(Object other) {
            return other instanceof TupleValue that && items.equals(that.items);
        }

        @Override
        public int hashCode() {
            return items.hashCode();
        }
    }

    /** A frozenset of constants; folded, or in a tree made by a program. */
    record FrozenSetValue(List<Constant> items) implements Constant {

        @Override
        public boolean equals(Object other) {
            return other instanceof FrozenSetValue that && items.equals(that.items);
        }

        @Override
        public int hashCode() {
            return ~items.hashCode();
        }
    }

    /**
     * A string, as the runtime's {@code str} keeps it.
     *
     * @param text the string when all code points are below 0x10000 (a char is a code point, lone surrogates included);
     *     else null
     * @param wide the code points when one is above; else null
     * @param kind {@code "u"} when the literal (the first one of several) has that prefix, else null; not compared
     */
    record StrValue(String text, int[] wide, String kind) implements Constant {

        /** The string of a text whose surrogate pairs, if any, stand for code points above 0xFFFF. */
        public static StrValue ofUtf16(String utf16, String kind) {
            for (int i = 0; i < utf16.length() - 1; i++) {
                if (Character.isHighSurrogate(utf16.charAt(i)) && Character.isLowSurrogate(utf16.charAt(i + 1))) {
                    return new StrValue(null, utf16.codePoints().toArray(), kind);
                }
            }
            return new StrValue(utf16, null, kind);
        }

        /** The string of the first {@code length} of these code points; the array is copied. */
        public static StrValue ofCodePoints(int[] codePoints, int length, String kind) {
            char[] chars = new char[length];
            for (int i = 0; i < length; i++) {
                int c = codePoints[i];
                if (c > 0xFFFF) {
                    return new StrValue(null, Arrays.copyOf(codePoints, length), kind);
                }
                chars[i] = (char) c;
            }
            return new StrValue(new String(chars), null, kind);
        }

        /** The number of code points. */
        public int length() {
            return wide != null ? wide.length : text.length();
        }

        /** One code point. */
        public int codePointAt(int index) {
            return wide != null ? wide[index] : text.charAt(index);
        }

        /** The code points, in a new array. */
        public int[] codePoints() {
            if (wide != null) {
                return wide.clone();
            }
            int[] result = new int[text.length()];
            for (int i = 0; i < result.length; i++) {
                result[i] = text.charAt(i);
            }
            return result;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof StrValue that
                    && (wide != null ? Arrays.equals(wide, that.wide) : text.equals(that.text));
        }

        @Override
        public int hashCode() {
            return wide != null ? Arrays.hashCode(wide) : text.hashCode();
        }
    }

    /** A bytes literal; the array is never written. */
    record BytesValue(byte[] bytes) implements Constant {

        @Override
        public boolean equals(Object other) {
            return other instanceof BytesValue that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
