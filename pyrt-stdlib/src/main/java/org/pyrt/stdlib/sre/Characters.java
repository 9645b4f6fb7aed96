package org.pyrt.stdlib.sre;

import java.util.Locale;
import org.pyrt.objects.text.CharacterClasses;

/** Case and classes of code points as the matcher needs them. Locales know the letters of ASCII only. Source: CPython 3.14 Modules/_sre/sre.c. */
final class Characters {

    private Characters() {}

    static int lowerAscii(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    static int upperAscii(int c) {
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    }

    static int lowerUnicode(int c) {
        return c < 0x80 ? lowerAscii(c) : Character.toLowerCase(c);
    }

    /** The first code point of the full upper case. */
    static int upperUnicode(int c) {
        return c < 0x80 ? upperAscii(c) : Character.toString(c).toUpperCase(Locale.ROOT).codePointAt(0);
    }

    static boolean isCasedAscii(int c) {
        return c < 0x80 && Character.isLetter(c);
    }

    static boolean isCasedUnicode(int c) {
        return c != lowerUnicode(c) || c != upperUnicode(c);
    }

    static boolean isWordAscii(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    static boolean isWordUnicode(int c) {
        return c < 0x80 ? isWordAscii(c) : CharacterClasses.isAlnum(c);
    }

    /** Whether {@code c} is in the category; the odd numbers are the opposites of the even ones before them. */
    static boolean isIn(int category, int c) {
        return hasCategory(category & ~1, c) == ((category & 1) == 0);
    }

    private static boolean hasCategory(int category, int c) {
        switch (category) {
            case Codes.CATEGORY_DIGIT:
                return c >= '0' && c <= '9';
            case Codes.CATEGORY_SPACE:
                return c == ' ' || c >= '\t' && c <= '\r';
            case Codes.CATEGORY_WORD, Codes.CATEGORY_LOC_WORD:
                return isWordAscii(c);
            case Codes.CATEGORY_LINEBREAK:
                return c == '\n';
            case Codes.CATEGORY_UNI_DIGIT:
                return c < 0x80 ? c >= '0' && c <= '9' : CharacterClasses.isDecimal(c);
            case Codes.CATEGORY_UNI_SPACE:
                return CharacterClasses.isSpace(c);
            case Codes.CATEGORY_UNI_WORD:
                return isWordUnicode(c);
            default:
                return CharacterClasses.isLineBreak(c);
        }
    }
}
