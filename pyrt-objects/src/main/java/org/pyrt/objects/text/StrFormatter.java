package org.pyrt.objects.text;

import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.text.format.FormatSpec;
import org.pyrt.refcount.ThreadState;

/** {@code str.__format__}. Source: CPython 3.14 Python/formatter_unicode.c. */
public final class StrFormatter {

    private StrFormatter() {}

    /** {@code s}, an object of the type called {@code typeName}, laid out by a specification; raises ValueError. */
    public static PyStr format(ThreadState ts, PyStr s, PyStr spec, String typeName) {
        if (spec.length() == 0) {
            return s;
        }
        FormatSpec f = FormatSpec.parse(ts, spec, typeName, 's', '<');
        if (f.type != 's') {
            throw f.unknownType(ts, typeName);
        }
        refuse(ts, f);
        int n = s.length();
        PyStr text = f.precision >= 0 && f.precision < n ? s.substring(0, f.precision) : s;
        long fill = f.width - text.length();
        if (fill <= 0) {
            return text;
        }
        long left = f.align == '>' ? fill : f.align == '^' ? fill / 2 : 0;
        return TextLayout.pad(text, left, fill - left, f.fill);
    }

    /** What only numbers have. */
    private static void refuse(ThreadState ts, FormatSpec f) {
        if (f.sign != 0) {
            throw Errors.valueError(ts, (f.sign == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
        }
        if (f.noNegativeZero) {
            throw Errors.valueError(ts, "Negative zero coercion (z) not allowed in string format specifier");
        }
        if (f.alternate) {
            throw Errors.valueError(ts, "Alternate form (#) not allowed in string format specifier");
        }
        if (f.align == '=') {
            throw Errors.valueError(ts, "'=' alignment not allowed in string format specifier");
        }
    }
}
