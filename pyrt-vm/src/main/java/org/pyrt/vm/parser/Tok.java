package org.pyrt.vm.parser;

import java.nio.charset.StandardCharsets;

/** Token types: small dense numbers, hard keywords included. */
final class Tok {

    static final byte ENDMARKER = 0;
    static final byte NAME = 1;
    static final byte NUMBER = 2;
    static final byte STRING = 3;
    static final byte NEWLINE = 4;
    static final byte INDENT = 5;
    static final byte DEDENT = 6;
    static final byte ERROR = 7;
    static final byte TYPE_COMMENT = 8;
    static final byte FSTRING_START = 9;
    static final byte FSTRING_MIDDLE = 10;
    static final byte FSTRING_END = 11;
    static final byte TSTRING_START = 12;
    static final byte TSTRING_MIDDLE = 13;
    static final byte TSTRING_END = 14;
    /** A character that is no token of Python, such as {@code $}. */
    static final byte OP = 15;

    static final byte LPAR = 16;
    static final byte RPAR = 17;
    static final byte LSQB = 18;
    static final byte RSQB = 19;
    static final byte LBRACE = 20;
    static final byte RBRACE = 21;
    static final byte COLON = 22;
    static final byte COMMA = 23;
    static final byte SEMI = 24;
    static final byte DOT = 25;
    static final byte ELLIPSIS = 26;
    static final byte RARROW = 27;
    static final byte COLONEQUAL = 28;
    static final byte EXCLAMATION = 29;
    static final byte TILDE = 30;
    static final byte EQUAL = 31;

    static final byte PLUS = 32;
    static final byte MINUS = 33;
    static final byte STAR = 34;
    static final byte AT = 35;
    static final byte SLASH = 36;
    static final byte PERCENT = 37;
    static final byte DOUBLESTAR = 38;
    static final byte LEFTSHIFT = 39;
    static final byte RIGHTSHIFT = 40;
    static final byte VBAR = 41;
    static final byte CIRCUMFLEX = 42;
    static final byte AMPER = 43;
    static final byte DOUBLESLASH = 44;

    /** The augmented assignment of the operator {@code op} is {@code op + AUGMENTED}. */
    static final byte AUGMENTED = 16;

    static final byte PLUSEQUAL = 48;
    static final byte DOUBLESLASHEQUAL = 60;

    static final byte EQEQUAL = 61;
    static final byte NOTEQUAL = 62;
    static final byte LESS = 63;
    static final byte GREATER = 64;
    static final byte LESSEQUAL = 65;
    static final byte GREATEREQUAL = 66;

    static final byte FIRST_KEYWORD = 70;
    static final byte FALSE = 70;
    static final byte NONE = 71;
    static final byte TRUE = 72;
    static final byte AND = 73;
    static final byte AS = 74;
    static final byte ASSERT = 75;
    static final byte ASYNC = 76;
    static final byte AWAIT = 77;
    static final byte BREAK = 78;
    static final byte CLASS = 79;
    static final byte CONTINUE = 80;
    static final byte DEF = 81;
    static final byte DEL = 82;
    static final byte ELIF = 83;
    static final byte ELSE = 84;
    static final byte EXCEPT = 85;
    static final byte FINALLY = 86;
    static final byte FOR = 87;
    static final byte FROM = 88;
    static final byte GLOBAL = 89;
    static final byte IF = 90;
    static final byte IMPORT = 91;
    static final byte IN = 92;
    static final byte IS = 93;
    static final byte LAMBDA = 94;
    static final byte NONLOCAL = 95;
    static final byte NOT = 96;
    static final byte OR = 97;
    static final byte PASS = 98;
    static final byte RAISE = 99;
    static final byte RETURN = 100;
    static final byte TRY = 101;
    static final byte WHILE = 102;
    static final byte WITH = 103;
    static final byte YIELD = 104;
    static final int COUNT = 105;

    /** The precedence of the strongest binary operators but the power. */
    static final int STRONGEST = 6;

    /** The hard keywords, in the order of their types. */
    static final String[] KEYWORDS = {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"
    };

    /** Names that are keywords in some places only; a name token's id is the index here when it is one of them. */
    static final String[] SOFT_KEYWORDS = {"match", "case", "type", "_"};

    static final int MATCH = 0;
    static final int CASE = 1;
    static final int TYPE = 2;
    static final int UNDERSCORE = 3;

    /** Bit 0: can start an expression; bit 1: ends a bare name or literal used as a whole expression. */
    private static final byte[] FLAGS = new byte[COUNT];

    /** Binding strength of a binary operator, 0 for other tokens. */
    private static final byte[] PRECEDENCE = new byte[COUNT];

    static {
        byte[] starts = {
            NAME, NUMBER, STRING, FSTRING_START, TSTRING_START, LPAR, LSQB, LBRACE, ELLIPSIS, TILDE, PLUS, MINUS,
            FALSE, NONE, TRUE, AWAIT, LAMBDA, NOT
        };
        for (byte t : starts) {
            FLAGS[t] |= 1;
        }
        byte[] ends = {NEWLINE, RPAR, RSQB, RBRACE, COMMA, EQUAL, SEMI, COLON};
        for (byte t : ends) {
            FLAGS[t] |= 2;
        }
        PRECEDENCE[VBAR] = 1;
        PRECEDENCE[CIRCUMFLEX] = 2;
        PRECEDENCE[AMPER] = 3;
        PRECEDENCE[LEFTSHIFT] = 4;
        PRECEDENCE[RIGHTSHIFT] = 4;
        PRECEDENCE[PLUS] = 5;
        PRECEDENCE[MINUS] = 5;
        PRECEDENCE[STAR] = 6;
        PRECEDENCE[SLASH] = 6;
        PRECEDENCE[DOUBLESLASH] = 6;
        PRECEDENCE[PERCENT] = 6;
        PRECEDENCE[AT] = 6;
    }

    private Tok() {}

    /** Whether an expression can start with this token; a star is not counted. */
    static boolean startsExpression(byte type) {
        return (FLAGS[type] & 1) != 0;
    }

    /** Whether a lone name or literal before this token is a whole expression. */
    static boolean endsSimpleExpression(byte type) {
        return (FLAGS[type] & 2) != 0;
    }

    /** Binding strength of a binary operator from 1 (the weakest), 0 for other tokens. */
    static int precedence(byte type) {
        return PRECEDENCE[type];
    }

    /** The UTF-8 bytes of a keyword. */
    static byte[] utf8(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }
}
