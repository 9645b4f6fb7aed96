package org.pyrt.vm.parser;

import java.util.Arrays;

/** The spellings of operators and delimiters. */
final class Operators {

    private static final byte[] ONE = new byte[128];

    static {
        Arrays.fill(ONE, Tok.OP);
        String spelled = "()[]{}:,;.!~=+-*@/%|^&<>";
        byte[] types = {
            Tok.LPAR, Tok.RPAR, Tok.LSQB, Tok.RSQB, Tok.LBRACE, Tok.RBRACE, Tok.COLON, Tok.COMMA, Tok.SEMI, Tok.DOT,
            Tok.EXCLAMATION, Tok.TILDE, Tok.EQUAL, Tok.PLUS, Tok.MINUS, Tok.STAR, Tok.AT, Tok.SLASH, Tok.PERCENT,
            Tok.VBAR, Tok.CIRCUMFLEX, Tok.AMPER, Tok.LESS, Tok.GREATER
        };
        for (int i = 0; i < types.length; i++) {
            ONE[spelled.charAt(i)] = types[i];
        }
    }

    private Operators() {}

    /** The token of a single character; {@link Tok#OP} when it is none of Python's. */
    static byte one(byte c) {
        return c < 0 ? Tok.OP : ONE[c];
    }

    /** The token of two characters, or -1. */
    static byte two(byte c, byte c2) {
        if (c2 == '=') {
            switch (c) {
                case '=':
                    return Tok.EQEQUAL;
                case '!':
                    return Tok.NOTEQUAL;
                case '<':
                    return Tok.LESSEQUAL;
                case '>':
                    return Tok.GREATEREQUAL;
                case ':':
                    return Tok.COLONEQUAL;
                case '+', '-', '*', '@', '/', '%', '|', '^', '&':
                    return (byte) (ONE[c] + Tok.AUGMENTED);
                default:
                    return -1;
            }
        }
        if (c == c2) {
            switch (c) {
                case '*':
                    return Tok.DOUBLESTAR;
                case '/':
                    return Tok.DOUBLESLASH;
                case '<':
                    return Tok.LEFTSHIFT;
                case '>':
                    return Tok.RIGHTSHIFT;
                default:
                    return -1;
            }
        }
        if (c2 == '>') {
            return c == '-' ? Tok.RARROW : c == '<' ? Tok.NOTEQUAL : -1;
        }
        return -1;
    }

    /** The token of a two-character operator with a third character, or -1. */
    static byte three(byte two, byte c3) {
        if (c3 == '=' && (two == Tok.DOUBLESTAR || two == Tok.DOUBLESLASH || two == Tok.LEFTSHIFT
                || two == Tok.RIGHTSHIFT)) {
            return (byte) (two + Tok.AUGMENTED);
        }
        return -1;
    }
}
