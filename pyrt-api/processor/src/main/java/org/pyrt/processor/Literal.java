package org.pyrt.processor;

/** A default value, written as a Python literal. */
final class Literal {

    enum Kind {
        ABSENT,
        NONE,
        BOOL,
        INT,
        FLOAT,
        STR
    }

    final Kind kind;

    /** Java source of the value: a long, double, boolean or String literal; empty for ABSENT and NONE. */
    final String java;

    /** The value of an INT. */
    final long integer;

    private Literal(Kind kind, String java, long integer) {
        this.kind = kind;
        this.java = java;
        this.integer = integer;
    }

    /** Parses {@code text}; null if it is not one of the literals that {@code @Default} allows. */
    static Literal parse(String text) {
        switch (text) {
            case "":
                return new Literal(Kind.ABSENT, "", 0);
            case "None":
                return new Literal(Kind.NONE, "", 0);
            case "True":
                return new Literal(Kind.BOOL, "true", 0);
            case "False":
                return new Literal(Kind.BOOL, "false", 0);
            default:
                char first = text.charAt(0);
                return first == '\'' || first == '"' ? string(text) : number(text);
        }
    }

    private static Literal number(String text) {
        char last = text.charAt(text.length() - 1);
        if (!Character.isDigit(last) && last != '.') {
            return null;
        }
        try {
            long value = Long.parseLong(text);
            return new Literal(Kind.INT, javaLong(value), value);
        } catch (NumberFormatException notInt) {
            try {
                return new Literal(Kind.FLOAT, Double.toString(Double.parseDouble(text)), 0);
            } catch (NumberFormatException notFloat) {
                return null;
            }
        }
    }

    private static String javaLong(long value) {
        return (int) value == value ? Long.toString(value) : value + "L";
    }

    private static Literal string(String text) {
        char quote = text.charAt(0);
        int end = text.length() - 1;
        if (end == 0 || text.charAt(end) != quote) {
            return null;
        }
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return null;
            }
            if (c == '\\') {
                int known = ++i < end ? "nrt\\'\"0".indexOf(text.charAt(i)) : -1;
                if (known < 0) {
                    return null;
                }
                c = "\n\r\t\\'\"\0".charAt(known);
            }
            value.append(c);
        }
        return new Literal(Kind.STR, javaString(value.toString()), 0);
    }

    /** A Java string literal of that value. */
    static String javaString(String value) {
        StringBuilder b = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> b.append("\\n");
                case '\r' -> b.append("\\r");
                case '\t' -> b.append("\\t");
                case '"' -> b.append("\\\"");
                case '\\' -> b.append("\\\\");
                default -> {
                    if (c >= ' ' && c < 127) {
                        b.append(c);
                    } else {
                        String hex = Integer.toHexString(c);
                        b.append("\\u").append("0000", hex.length(), 4).append(hex);
                    }
                }
            }
        }
        return b.append('"').toString();
    }
}
