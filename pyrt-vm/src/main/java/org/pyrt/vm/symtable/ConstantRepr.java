package org.pyrt.vm.symtable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.pyrt.vm.ast.Constant;

/** Python's {@code repr} of constants, for messages. */
final class ConstantRepr {

    private ConstantRepr() {}

    static String of(Constant c) {
        if (c instanceof Constant.IntValue i) {
            return i.toBigInteger().toString();
        }
        if (c instanceof Constant.FloatValue f) {
            return number(f.value());
        }
        if (c instanceof Constant.ImaginaryValue j) {
            String s = number(j.imag());
            return (s.endsWith(".0") ? s.substring(0, s.length() - 2) : s) + "j";
        }
        if (c instanceof Constant.StrValue s) {
            return quoted("", s.codePoints(), false);
        }
        if (c instanceof Constant.BytesValue b) {
            int[] units = new int[b.bytes().length];
            for (int i = 0; i < units.length; i++) {
                units[i] = b.bytes()[i] & 0xFF;
            }
            return quoted("b", units, true);
        }
        if (c instanceof Constant.ComplexValue z) {
            return "(" + number(z.real()) + "+" + number(z.imag()) + "j)";
        }
        if (c instanceof Constant.TupleValue t) {
            StringBuilder s = new StringBuilder("(");
            for (Constant item : t.items()) {
                s.append(s.length() > 1 ? ", " : "").append(of(item));
            }
            return s.append(t.items().size() == 1 ? ",)" : ")").toString();
        }
        if (c instanceof Constant.FrozenSetValue) {
            return "frozenset(...)";
        }
        return c == Constant.NONE ? "None" : c == Constant.TRUE ? "True" : c == Constant.FALSE ? "False" : "Ellipsis";
    }

    private static String number(double d) {
        if (Double.isInfinite(d)) {
            return "inf";
        }
        if (d == 0) {
            return "0.0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(d)).stripTrailingZeros();
        BigDecimal one = shortest.round(new MathContext(1));
        if (one.doubleValue() == d) {
            shortest = one.stripTrailingZeros();
        }
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        if (point > 16 || point < -3) {
            String e = Integer.toString(Math.abs(point - 1));
            return (digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1))
                    + (point < 1 ? "e-" : "e+") + (e.length() < 2 ? "0" + e : e);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length()) + ".0";
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String quoted(String prefix, int[] units, boolean bytes) {
        boolean single = false;
        boolean twice = false;
        for (int c : units) {
            single |= c == '\'';
            twice |= c == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        StringBuilder out = new StringBuilder(units.length + 3).append(prefix).append(quote);
        for (int c : units) {
            if (c == quote || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c < ' ' || c == 127 || c > 127 && (bytes || !isPrintable(c))) {
                out.append(c < 0x100 ? "\\x" : c < 0x10000 ? "\\u" : "\\U").append(hex(c));
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.append(quote).toString();
    }

    private static String hex(int c) {
        int width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        String s = Integer.toHexString(c).toLowerCase(Locale.ROOT);
        return "0".repeat(width - s.length()) + s;
    }

    private static boolean isPrintable(int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR:
                return false;
            default:
                return true;
        }
    }
}
