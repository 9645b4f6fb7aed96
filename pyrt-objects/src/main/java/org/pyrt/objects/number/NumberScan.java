package org.pyrt.objects.number;

import org.pyrt.objects.text.CharacterClasses;
import org.pyrt.objects.text.PyStr;

/** What the parsers of numbers share: the ASCII form of a text, and its ends without white space. */
final class NumberScan {

    private NumberScan() {}

    /**
     * The text with every decimal digit of Unicode as its ASCII digit and every other white space as a blank; a character that no number
     * has becomes a question mark.
     */
    static String ascii(PyStr s) {
        if (s.isAscii()) {
            return s.narrowOrNull();
        }
        StringBuilder b = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            int c = s.codePointAt(i);
            if (c < 127) {
                b.append((char) c);
            } else if (CharacterClasses.isSpace(c)) {
                b.append(' ');
            } else {
                int digit = CharacterClasses.decimalValue(c);
                b.append(digit < 0 ? '?' : (char) ('0' + digit));
            }
        }
        return b.toString();
    }

    /** The index after the white space at {@code from}. */
    static int start(String s, int from) {
        int i = from;
        while (i < s.length() && isSpace(s.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The end of {@code s} without the white space there, not before {@code from}. */
    static int end(String s, int from) {
        int i = s.length();
        while (i > from && isSpace(s.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether {@code s} has the ASCII word {@code word} (of lower case) at {@code at}, in any case. */
    static boolean hasWord(String s, int at, String word) {
        return s.regionMatches(true, at, word, 0, word.length()) && isAscii(s, at, at + word.length());
    }

    private static boolean isAscii(String s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
