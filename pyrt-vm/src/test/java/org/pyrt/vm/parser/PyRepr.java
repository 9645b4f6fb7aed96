package org.pyrt.vm.parser;

import org.pyrt.vm.ast.Constant;

/** Python's {@code repr} of the constants of a tree. */
final class PyRepr {

    private PyRepr() {}

    static String constant(Constant c) {
        StringBuilder out = new StringBuilder();
        switch (c) {
            case Constant.IntValue i -> out.append(i.toBigInteger());
            case Constant.FloatValue f -> out.append(number(f.value()));
            case Constant.ImaginaryValue j -> {
                String s = number(j.imag());
                out.append(s.endsWith(".0") ? s.substring(0, s.length() - 2) : s).append('j');
            }
            case Constant.StrValue s -> str(out, s.codePoints());
            case Constant.BytesValue b -> bytes(out, b.bytes());
            case Constant.ComplexValue z -> throw new AssertionError("no literal gives " + z);
            case Constant.TupleValue t -> throw new AssertionError("no literal gives " + t);
            case Constant.FrozenSetValue f -> throw new AssertionError("no literal gives " + f);
            case Constant.Singleton s -> out.append(switch (s) {
                case NONE -> "None";
                case TRUE -> "True";
                case FALSE -> "False";
                case ELLIPSIS -> "Ellipsis";
            });
        }
        return out.toString();
    }

    private static String number(double d) {
        if (Double.isInfinite(d)) {
            return "inf";
        }
        if (d == 0) {
            return "0.0";
        }
        java.math.BigDecimal shortest = new java.math.BigDecimal(Double.toString(d)).stripTrailingZeros();
        java.math.BigDecimal one = shortest.round(new java.math.MathContext(1));
        if (one.doubleValue() == d) {
            shortest = one.stripTrailingZeros();
        }
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        if (point > 16 || point < -3) {
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            int exponent = point - 1;
            String e = Integer.toString(Math.abs(exponent));
            return mantissa + "e" + (exponent < 0 ? "-" : "+") + (e.length() < 2 ? "0" + e : e);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length()) + ".0";
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    static void str(StringBuilder out, int[] text) {
        boolean single = false;
        boolean twice = false;
        for (int c : text) {
            single |= c == '\'';
            twice |= c == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        out.append(quote);
        for (int c : text) {
            if (c == quote || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c < ' ' || c == 127 || c > 127 && !Identifiers.isPrintable(c)) {
                out.append(c < 0x100 ? String.format("\\x%02x", c)
                        : c < 0x10000 ? String.format("\\u%04x", c) : String.format("\\U%08x", c));
            } else {
                out.appendCodePoint(c);
            }
        }
        out.append(quote);
    }

    private static void bytes(StringBuilder out, byte[] bytes) {
        boolean single = false;
        boolean twice = false;
        for (byte b : bytes) {
            single |= b == '\'';
            twice |= b == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        out.append('b').append(quote);
        for (byte b : bytes) {
            if (b == quote || b == '\\') {
                out.append('\\').append((char) b);
            } else if (b == '\n') {
                out.append("\\n");
            } else if (b == '\r') {
                out.append("\\r");
            } else if (b == '\t') {
                out.append("\\t");
            } else if (b < ' ' || b == 127) {
                out.append(String.format("\\x%02x", b & 0xFF));
            } else {
                out.append((char) b);
            }
        }
        out.append(quote);
    }
}
