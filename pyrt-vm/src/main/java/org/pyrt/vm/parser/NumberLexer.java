package org.pyrt.vm.parser;

/** Finds the end of a number and rejects malformed ones; it works at the lexer's reading position. */
final class NumberLexer {

    private final Lexer lx;

    NumberLexer(Lexer lexer) {
        lx = lexer;
    }

    /** Moves past the number at the reading position. */
    void number() {
        byte[] b = lx.b;
        byte c = b[lx.p];
        if (c == '0') {
            switch (b[lx.p + 1] | 0x20) {
                case 'x':
                    based(16, "hexadecimal");
                    return;
                case 'o':
                    based(8, "octal");
                    return;
                case 'b':
                    based(2, "binary");
                    return;
                default:
                    zero();
                    return;
            }
        }
        if (c != '.') {
            decimalTail();
        }
        fraction();
    }

    /** Digits after {@code 0x}, {@code 0o} or {@code 0b}. */
    private void based(int base, String kind) {
        byte[] b = lx.b;
        lx.p += 2;
        do {
            if (b[lx.p] == '_') {
                lx.p++;
            }
            if (!isDigit(b[lx.p], base)) {
                rejectDigit(kind);
                throw lx.error("invalid " + kind + " literal");
            }
            while (isDigit(b[lx.p], base)) {
                lx.p++;
            }
        } while (b[lx.p] == '_');
        rejectDigit(kind);
        verifyEnd(kind);
    }

    private void rejectDigit(String kind) {
        byte c = lx.b[lx.p];
        if (c >= '0' && c <= '9' && !kind.equals("hexadecimal")) {
            lx.p++;
            throw lx.error("invalid digit '" + (char) c + "' in " + kind + " literal");
        }
    }

    private static boolean isDigit(byte c, int base) {
        if (base == 16) {
            return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
        }
        return c >= '0' && c < '0' + base;
    }

    /** A number that starts with zero: only zeros, or a float or imaginary number. */
    private void zero() {
        byte[] b = lx.b;
        int start = lx.p;
        lx.p++;
        while (true) {
            if (b[lx.p] == '_') {
                lx.p++;
                if (!digit(b[lx.p])) {
                    throw lx.error("invalid decimal literal");
                }
            }
            if (b[lx.p] != '0') {
                break;
            }
            lx.p++;
        }
        int zerosEnd = lx.p + 1;
        boolean nonzero = false;
        if (digit(b[lx.p])) {
            nonzero = true;
            decimalTail();
        }
        byte c = b[lx.p];
        if (c == '.' || (c | 0x20) == 'e' || (c | 0x20) == 'j') {
            fraction();
        } else if (nonzero && !lx.showsAll()) {
            throw lx.errorRange("leading zeros in decimal integer literals are not permitted; "
                    + "use an 0o prefix for octal integers", start + 1 - lx.lineStart, zerosEnd - lx.lineStart);
        } else {
            verifyEnd("decimal");
        }
    }

    /** What may follow the integer part. */
    private void fraction() {
        byte[] b = lx.b;
        if (b[lx.p] == '.') {
            lx.p++;
            if (digit(b[lx.p])) {
                decimalTail();
            }
        }
        if ((b[lx.p] | 0x20) == 'e') {
            int e = lx.p;
            lx.p++;
            byte c = b[lx.p];
            if (c == '+' || c == '-') {
                lx.p++;
                if (!digit(b[lx.p])) {
                    throw lx.error("invalid decimal literal");
                }
            } else if (!digit(c)) {
                lx.p = e;
                verifyEnd("decimal");
                return;
            }
            decimalTail();
        }
        if ((b[lx.p] | 0x20) == 'j') {
            lx.p++;
            verifyEnd("imaginary");
        } else {
            verifyEnd("decimal");
        }
    }

    private void decimalTail() {
        byte[] b = lx.b;
        while (true) {
            while (digit(b[lx.p])) {
                lx.p++;
            }
            if (b[lx.p] != '_') {
                return;
            }
            lx.p++;
            if (!digit(b[lx.p])) {
                throw lx.error("invalid decimal literal");
            }
        }
    }

    private static boolean digit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** A number may be followed by a keyword that can follow it in valid code (with a warning), by no other letter; tools see what is there. */
    private void verifyEnd(String kind) {
        if (lx.showsAll()) {
            return;
        }
        byte[] b = lx.b;
        int i = lx.p;
        byte c = b[i];
        boolean keyword = switch (c) {
            case 'a' -> word(i, "and");
            case 'e' -> word(i, "else");
            case 'f' -> word(i, "for");
            case 'i' -> b[i + 1] == 'f' || b[i + 1] == 'n' || b[i + 1] == 's';
            case 'o' -> word(i, "or");
            case 'n' -> word(i, "not");
            default -> false;
        };
        if (keyword) {
            String message = "invalid " + kind + " literal";
            lx.warn(message, message);
        } else if (c > 0 && identifierPart(c)) {
            throw lx.error("invalid " + kind + " literal");
        }
    }

    private boolean word(int at, String word) {
        for (int k = 0; k < word.length(); k++) {
            if (lx.b[at + k] != word.charAt(k)) {
                return false;
            }
        }
        byte after = lx.b[at + word.length()];
        return after >= 0 && !identifierPart(after);
    }

    private static boolean identifierPart(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
