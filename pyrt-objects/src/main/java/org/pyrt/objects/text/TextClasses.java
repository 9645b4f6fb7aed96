package org.pyrt.objects.text;

/** Whether all of a text belongs to a class. */
public final class TextClasses {

    static final int ALPHA = 0;
    static final int ALNUM = 1;
    static final int DECIMAL = 2;
    static final int DIGIT = 3;
    static final int NUMERIC = 4;
    static final int SPACE = 5;
    static final int PRINTABLE = 6;

    private TextClasses() {}

    /** Whether every code point is in the class, and there is one. */
    static boolean all(PyStr s, int characterClass) {
        int n = s.length();
        for (int i = 0; i < n; i++) {
            if (!is(s.codePointAt(i), characterClass)) {
                return false;
            }
        }
        return n > 0;
    }

    private static boolean is(int c, int characterClass) {
        switch (characterClass) {
            case ALPHA:
                return CharacterClasses.isAlpha(c);
            case ALNUM:
                return CharacterClasses.isAlnum(c);
            case DECIMAL:
                return CharacterClasses.isDecimal(c);
            case DIGIT:
                return CharacterClasses.isDigit(c);
            case NUMERIC:
                return CharacterClasses.isNumeric(c);
            case SPACE:
                return CharacterClasses.isSpace(c);
            default:
                return CharacterClasses.isPrintable(c);
        }
    }

    static boolean isUpper(PyStr s) {
        boolean cased = false;
        for (int i = 0; i < s.length(); i++) {
            int c = s.codePointAt(i);
            if (Character.isLowerCase(c) || Character.isTitleCase(c)) {
                return false;
            }
            cased |= Character.isUpperCase(c);
        }
        return cased;
    }

    static boolean isLower(PyStr s) {
        boolean cased = false;
        for (int i = 0; i < s.length(); i++) {
            int c = s.codePointAt(i);
            if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
                return false;
            }
            cased |= Character.isLowerCase(c);
        }
        return cased;
    }

    static boolean isTitle(PyStr s) {
        boolean cased = false;
        boolean inWord = false;
        for (int i = 0; i < s.length(); i++) {
            int c = s.codePointAt(i);
            if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
                if (inWord) {
                    return false;
                }
                inWord = true;
                cased = true;
            } else if (Character.isLowerCase(c)) {
                if (!inWord) {
                    return false;
                }
                cased = true;
            } else {
                inWord = false;
            }
        }
        return cased;
    }

    /** {@code s.isidentifier()}. */
    public static boolean isIdentifier(PyStr s) {
        int n = s.length();
        if (n == 0 || !CharacterClasses.isIdentifierStart(s.codePointAt(0))) {
            return false;
        }
        for (int i = 1; i < n; i++) {
            if (!CharacterClasses.isIdentifierPart(s.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }
}
