package org.pyrt.objects.number;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** Reads what {@code complex(text)} accepts. Source: CPython 3.14 Objects/complexobject.c. */
final class ComplexParser {

    private ComplexParser() {}

    /** The value of {@code text}; raises ValueError. */
    @CleanPoint
    static PyComplex parse(ThreadState ts, PyStr text) {
        String ascii = FloatParser.withoutUnderscores(NumberScan.ascii(text));
        if (ascii == null) {
            throw Errors.valueError(ts, "could not convert string to complex: " + Representation.repr(ts, text));
        }
        PyComplex value = parse(ascii);
        if (value == null) {
            throw Errors.valueError(ts, "complex() arg is a malformed string");
        }
        return value;
    }

    private static PyComplex parse(String s) {
        int i = NumberScan.start(s, 0);
        int end = NumberScan.end(s, i);
        if (i < end && s.charAt(i) == '(') {
            if (s.charAt(end - 1) != ')') {
                return null;
            }
            i = NumberScan.start(s, i + 1);
            end = NumberScan.end(s.substring(0, end - 1), i);
        }
        return parts(s.substring(Math.min(i, end), end));
    }

    /** Parses {@code float}, {@code floatj} or {@code float±floatj}, where a lone sign before j stands for one. */
    private static PyComplex parts(String s) {
        int n = s.length();
        int first = FloatParser.scan(s, 0);
        if (first > 0) {
            double x = FloatParser.value(s, 0, first);
            if (first == n) {
                return PyComplex.of(x, 0.0);
            }
            char c = s.charAt(first);
            if (c == '+' || c == '-') {
                int second = FloatParser.scan(s, first);
                double y = c == '-' ? -1.0 : 1.0;
                if (second > first) {
                    y = FloatParser.value(s, first, second);
                } else {
                    second = first + 1;
                }
                return isUnit(s, second) ? PyComplex.of(x, y) : null;
            }
            return isUnit(s, first) ? PyComplex.of(0.0, x) : null;
        }
        int i = n > 0 && (s.charAt(0) == '+' || s.charAt(0) == '-') ? 1 : 0;
        return isUnit(s, i) ? PyComplex.of(0.0, i == 1 && s.charAt(0) == '-' ? -1.0 : 1.0) : null;
    }

    /** Whether a j at {@code at} ends the text. */
    private static boolean isUnit(String s, int at) {
        return at == s.length() - 1 && (s.charAt(at) | 0x20) == 'j';
    }
}
