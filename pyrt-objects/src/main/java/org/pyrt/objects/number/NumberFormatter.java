package org.pyrt.objects.number;

import java.util.Locale;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.format.FormatSpec;
import org.pyrt.objects.text.format.NumberLayout;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * {@code __format__} of int, float and complex. The type n is formatted as in the C locale. Source: CPython 3.14
 * Python/formatter_unicode.c.
 */
public final class NumberFormatter {

    private static final int DEFAULT_PRECISION = 6;

    private NumberFormatter() {}

    // ---- int ----

    /** {@code format(self, spec)} for an instance of int or a subclass whose value is {@code value}; raises ValueError or OverflowError. */
    @CleanPoint
    public static PyStr format(ThreadState ts, PyObject self, PyInt value, PyStr spec) {
        if (spec.length() == 0) {
            return self instanceof PyInt ? Representation.repr(ts, self) : Representation.str(ts, self);
        }
        String typeName = PyType.of(self).fullName();
        FormatSpec f = FormatSpec.parse(ts, spec, typeName, 'd', '>');
        switch (f.type) {
            case 'b', 'c', 'd', 'o', 'x', 'X', 'n':
                return integer(ts, f, value);
            case 'e', 'E', 'f', 'F', 'g', 'G', '%':
                return real(ts, f, IntArithmetic.toDouble(ts, value));
            default:
                throw f.unknownType(ts, typeName);
        }
    }

    private static PyStr integer(ThreadState ts, FormatSpec f, PyInt value) {
        if (f.precision != FormatSpec.NONE) {
            throw Errors.valueError(ts, "Precision not allowed in integer format specifier");
        }
        if (f.noNegativeZero) {
            throw Errors.valueError(ts, "Negative zero coercion (z) not allowed in integer format specifier");
        }
        if (f.type == 'c') {
            return character(ts, f, value);
        }
        boolean negative = IntArithmetic.isNegative(value);
        String digits;
        String prefix = "";
        switch (f.type) {
            case 'b':
                digits = IntText.bits(value, 1);
                prefix = "0b";
                break;
            case 'o':
                digits = IntText.bits(value, 3);
                prefix = "0o";
                break;
            case 'x':
                digits = IntText.bits(value, 4);
                prefix = "0x";
                break;
            case 'X':
                digits = upper(IntText.bits(value, 4));
                prefix = "0X";
                break;
            default:
                String text = IntText.decimal(ts, value);
                digits = negative ? text.substring(1) : text;
                break;
        }
        return NumberLayout.layOut(f, negative, f.alternate ? prefix : "", digits, digits.length());
    }

    static String upper(String ascii) {
        return ascii.toUpperCase(Locale.ROOT);
    }

    private static PyStr character(ThreadState ts, FormatSpec f, PyInt value) {
        if (f.sign != 0) {
            throw Errors.valueError(ts, "Sign not allowed with integer format specifier 'c'");
        }
        if (f.alternate) {
            throw Errors.valueError(ts, "Alternate form (#) not allowed with integer format specifier 'c'");
        }
        if (!value.fitsLong()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C long");
        }
        long c = value.longValue();
        if (c < 0 || c > Character.MAX_CODE_POINT) {
            throw Errors.overflowError(ts, "%c arg not in range(0x110000)");
        }
        StringBuilder b = new StringBuilder();
        if (f.align == '=') {
            FormatSpec.repeat(b, f.fill, Math.max(0, f.width - 1));
            return PyStr.of(b.appendCodePoint((int) c).toString());
        }
        return f.pad(b.appendCodePoint((int) c).toString(), 1);
    }

    // ---- float ----

    /** {@code format(self, spec)} for an instance of float or a subclass whose value is {@code value}; raises ValueError. */
    @CleanPoint
    public static PyStr format(ThreadState ts, PyObject self, PyFloat value, PyStr spec) {
        if (spec.length() == 0) {
            return self instanceof PyFloat ? PyStr.ofAscii(FloatText.repr(value.value)) : Representation.str(ts, self);
        }
        String typeName = PyType.of(self).fullName();
        FormatSpec f = FormatSpec.parse(ts, spec, typeName, (char) 0, '>');
        switch (f.type) {
            case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
                return real(ts, f, value.value);
            default:
                throw f.unknownType(ts, typeName);
        }
    }

    private static PyStr real(ThreadState ts, FormatSpec f, double value) {
        String text = f.type == '%' ? digits(ts, f, value * 100, 0).concat("%") : digits(ts, f, value, FloatText.ADD_DOT_0);
        boolean negative = text.charAt(0) == '-';
        String number = negative ? text.substring(1) : text;
        return NumberLayout.layOut(f, negative, "", number, NumberLayout.wholeDigits(number));
    }

    /** The value by the presentation type and precision, with a minus sign if it has one; {@code plain} are the flags where no type is given. */
    private static String digits(ThreadState ts, FormatSpec f, double value, int plain) {
        int flags = (f.alternate ? FloatText.ALTERNATE : 0) | (f.noNegativeZero ? FloatText.NO_NEGATIVE_ZERO : 0);
        int precision = f.precision;
        if (precision == Integer.MAX_VALUE) {
            throw Errors.valueError(ts, "precision too big");
        }
        char type;
        switch (f.type) {
            case 0:
                flags |= plain;
                type = precision == FormatSpec.NONE ? 'r' : 'g';
                break;
            case 'n':
                type = 'g';
                break;
            case '%':
                type = 'f';
                break;
            default:
                type = (char) f.type;
                break;
        }
        return FloatText.format(value, type, precision == FormatSpec.NONE ? DEFAULT_PRECISION : precision, flags);
    }

    // ---- complex ----

    /** {@code format(self, spec)} for an instance of complex or a subclass whose value is {@code value}; raises ValueError. */
    @CleanPoint
    public static PyStr format(ThreadState ts, PyObject self, PyComplex value, PyStr spec) {
        if (spec.length() == 0) {
            return self instanceof PyComplex ? Representation.repr(ts, self) : Representation.str(ts, self);
        }
        String typeName = PyType.of(self).fullName();
        FormatSpec f = FormatSpec.parse(ts, spec, typeName, (char) 0, '>');
        switch (f.type) {
            case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n':
                return complex(ts, f, value);
            default:
                throw f.unknownType(ts, typeName);
        }
    }

    private static PyStr complex(ThreadState ts, FormatSpec f, PyComplex value) {
        if (f.fill == '0') {
            throw Errors.valueError(ts, "Zero padding is not allowed in complex format specifier");
        }
        if (f.align == '=') {
            throw Errors.valueError(ts, "'=' alignment flag is not allowed in complex format specifier");
        }
        boolean imaginary = f.type == 0 && value.real == 0.0 && 1 / value.real > 0;
        boolean parentheses = f.type == 0 && !imaginary;
        StringBuilder b = new StringBuilder();
        if (parentheses) {
            b.append('(');
        }
        if (!imaginary) {
            part(b, f, f.sign, digits(ts, f, value.real, 0));
        }
        part(b, f, imaginary ? f.sign : '+', digits(ts, f, value.imag, 0));
        b.append(parentheses ? "j)" : "j");
        return f.pad(b.toString(), b.length());
    }

    private static void part(StringBuilder b, FormatSpec f, char sign, String text) {
        boolean negative = text.charAt(0) == '-';
        String number = negative ? text.substring(1) : text;
        NumberLayout.append(b, f, NumberLayout.sign(sign, negative), "", number, NumberLayout.wholeDigits(number));
    }
}
