package org.pyrt.objects.number;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/**
 * Numbers in printf-style formatting, for str and bytes alike: the conversions {@code d i u o x X e E f F g G}. Source: CPython 3.14
 * Objects/unicodeobject.c.
 */
public final class PercentNumbers {

    /** The flag {@code -}. */
    public static final int LEFT = 1;

    /** The flag {@code +}. */
    public static final int PLUS = 2;

    /** The flag of a blank. */
    public static final int BLANK = 4;

    /** The flag {@code #}. */
    public static final int ALTERNATE = 8;

    /** The flag {@code 0}. */
    public static final int ZERO = 16;

    private static final int DEFAULT_PRECISION = 6;

    private PercentNumbers() {}

    /**
     * {@code value} by the conversion, with the flags, a width (0 for none) and a precision (negative for none); ASCII. Raises TypeError if
     * it is not such a number, ValueError or OverflowError if it is one that cannot be shown.
     */
    @CleanPoint
    public static String format(ThreadState ts, PyObject value, char conversion, int flags, int width, int precision) {
        boolean alternate = (flags & ALTERNATE) != 0;
        switch (conversion) {
            case 'd', 'i', 'u', 'o', 'x', 'X':
                return layOut(integer(ts, value, conversion, alternate, precision), conversion, flags, width);
            default:
                return layOut(real(ts, value, conversion, alternate, precision), conversion, flags, width);
        }
    }

    /** {@code value} with at least {@code precision} digits, and with the base's prefix if {@code alternate}. */
    @CleanPoint
    private static String integer(ThreadState ts, PyObject value, char conversion, boolean alternate, int precision) {
        PyInt i = toInt(ts, value, conversion);
        boolean negative = IntArithmetic.isNegative(i);
        String prefix = "";
        String digits;
        switch (conversion) {
            case 'o':
                digits = IntText.bits(i, 3);
                prefix = "0o";
                break;
            case 'x', 'X':
                digits = IntText.bits(i, 4);
                prefix = "0x";
                break;
            default:
                String text = IntText.decimal(ts, i);
                digits = negative ? text.substring(1) : text;
                break;
        }
        int zeros = precision - digits.length();
        if (zeros <= 0 && !negative && !alternate && conversion != 'X') {
            return digits;
        }
        StringBuilder b = new StringBuilder();
        if (negative) {
            b.append('-');
        }
        if (alternate) {
            b.append(prefix);
        }
        if (zeros > 0) {
            b.repeat('0', zeros);
        }
        String result = b.append(digits).toString();
        return conversion == 'X' ? NumberFormatter.upper(result) : result;
    }

    @CleanPoint
    private static PyInt toInt(ThreadState ts, PyObject value, char conversion) {
        PyInt own = PyInt.asSelf(value);
        if (own != null) {
            return own;
        }
        boolean bits = conversion == 'o' || conversion == 'x' || conversion == 'X';
        PyType type = PyType.of(value);
        if (type.slot(SlotId.INDEX) != null || !bits && type.slot(SlotId.INT) != null) {
            try {
                return bits ? Sizes.index(ts, value) : IntConstructor.of(ts, value);
            } catch (Raised e) {
                if (!Errors.matches(ts, ExceptionTypes.TYPE_ERROR)) {
                    throw e;
                }
                Errors.clear(ts);
            }
        }
        throw Errors.typeError(
                ts,
                "%" + conversion + " format: " + (bits ? "an integer" : "a real number") + " is required, not " + type.fullName());
    }

    @CleanPoint
    private static String real(ThreadState ts, PyObject value, char conversion, boolean alternate, int precision) {
        double x = Conversions.toDouble(ts, value);
        return FloatText.format(
                x, conversion, precision < 0 ? DEFAULT_PRECISION : precision, alternate ? FloatText.ALTERNATE : 0);
    }

    /** Adds the sign that the flags ask for, and fills up to the width. */
    private static String layOut(String text, char conversion, int flags, int width) {
        String sign = text.charAt(0) == '-' ? "-" : (flags & PLUS) != 0 ? "+" : (flags & BLANK) != 0 ? " " : "";
        int start = text.charAt(0) == '-' ? 1 : 0;
        int total = width - (sign.length() + text.length() - start);
        if (total <= 0) {
            return start == 1 || sign.isEmpty() ? text : sign.concat(text);
        }
        StringBuilder b = new StringBuilder(width);
        if ((flags & LEFT) != 0) {
            return b.append(sign).append(text, start, text.length()).repeat(' ', total).toString();
        }
        if ((flags & ZERO) == 0) {
            return b.repeat(' ', total).append(sign).append(text, start, text.length()).toString();
        }
        int digits = start;
        if ((flags & ALTERNATE) != 0 && (conversion == 'o' || conversion == 'x' || conversion == 'X')) {
            digits += 2;
        }
        return b.append(sign).append(text, start, digits).repeat('0', total).append(text, digits, text.length()).toString();
    }
}
