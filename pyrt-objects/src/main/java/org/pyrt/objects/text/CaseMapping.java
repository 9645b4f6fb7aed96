package org.pyrt.objects.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Full case mappings by the rules of the Unicode standard (sections 3.13 and 5.18, SpecialCasing.txt), which are the same in every
 * language environment.
 */
final class CaseMapping {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long TOP_BITS = 0x8080808080808080L;
    private static final int SIGMA = 0x3a3;

    private CaseMapping() {}

    static PyStr upper(PyStr s) {
        if (s.kind() == PyStr.ASCII) {
            return flip(s, 'a');
        }
        String n = plain(s);
        if (n != null) {
            String r = n.toUpperCase(Locale.ROOT);
            return same(s, n, r);
        }
        StrBuilder b = new StrBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            appendUpper(b, s.codePointAt(i));
        }
        return b.toStr();
    }

    static PyStr lower(PyStr s) {
        if (s.kind() == PyStr.ASCII) {
            return flip(s, 'A');
        }
        String n = plain(s);
        if (n != null && (s.kind() <= PyStr.LATIN1 || n.indexOf(SIGMA) < 0)) {
            return same(s, n, n.toLowerCase(Locale.ROOT));
        }
        StrBuilder b = new StrBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            appendLower(b, s, i);
        }
        return b.toStr();
    }

    /** ASCII with the letters from {@code first} to 25 further flipped to the other case, eight at once. */
    private static PyStr flip(PyStr s, int first) {
        byte[] a = s.narrowOrNull().getBytes(StandardCharsets.ISO_8859_1);
        // Added to a byte below 0x80, these set its top bit if it is at least the first letter, or beyond the last.
        long fromFirst = (0x80 - first) * ONES;
        long beyondLast = (0x80 - 26 - first) * ONES;
        long changed = 0;
        int i = 0;
        for (int end = a.length - 7; i < end; i += 8) {
            long x = (long) EIGHT.get(a, i);
            long flip = (x + fromFirst & ~(x + beyondLast) & TOP_BITS) >>> 2;
            EIGHT.set(a, i, x ^ flip);
            changed |= flip;
        }
        for (; i < a.length; i++) {
            int flip = a[i] >= first && a[i] < first + 26 ? 0x20 : 0;
            a[i] ^= (byte) flip;
            changed |= flip;
        }
        return changed == 0 ? s : PyStr.ofAscii(new String(a, StandardCharsets.ISO_8859_1));
    }

    static PyStr casefold(PyStr s) {
        if (s.kind() == PyStr.ASCII) {
            return lower(s);
        }
        StrBuilder b = new StrBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            appendFolded(b, s.codePointAt(i));
        }
        return b.toStr();
    }

    static PyStr swapcase(PyStr s) {
        StrBuilder b = new StrBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            int c = s.codePointAt(i);
            if (Character.isUpperCase(c)) {
                appendLower(b, s, i);
            } else if (Character.isLowerCase(c)) {
                appendUpper(b, c);
            } else {
                b.appendCodePoint(c);
            }
        }
        return b.toStr();
    }

    static PyStr capitalize(PyStr s) {
        StrBuilder b = new StrBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            if (i == 0) {
                appendTitle(b, s.codePointAt(0));
            } else {
                appendLower(b, s, i);
            }
        }
        return b.toStr();
    }

    static PyStr title(PyStr s) {
        StrBuilder b = new StrBuilder(s.length());
        boolean inWord = false;
        for (int i = 0; i < s.length(); i++) {
            int c = s.codePointAt(i);
            if (inWord) {
                appendLower(b, s, i);
            } else {
                appendTitle(b, c);
            }
            inWord = isCased(c);
        }
        return b.toStr();
    }

    /** The text as the JDK's own mappings may see it: no surrogates that would look like pairs. */
    private static String plain(PyStr s) {
        return s.kind() <= PyStr.TWO_BYTE ? s.narrowOrNull() : null;
    }

    private static PyStr same(PyStr s, String before, String after) {
        return before == after ? s : PyStr.ofNarrow(after);
    }

    static boolean isCased(int c) {
        return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
    }

    private static void appendUpper(StrBuilder b, int c) {
        String full = expanded(c);
        if (full != null) {
            b.append(full);
        } else {
            b.appendCodePoint(Character.toUpperCase(c));
        }
    }

    /** The upper case of {@code c} if it is several code points, else null. */
    private static String expanded(int c) {
        if (c != 0xdf && (c < 0x149 || c > 0xfb17) || Character.isSurrogate((char) c)) {
            return null;
        }
        String s = String.valueOf((char) c).toUpperCase(Locale.ROOT);
        return s.length() > 1 ? s : null;
    }

    private static void appendLower(StrBuilder b, PyStr s, int index) {
        int c = s.codePointAt(index);
        if (c == SIGMA) {
            b.append(isFinal(s, index) ? '\u03c2' : '\u03c3');
        } else if (c == 0x130) {
            b.append("i\u0307");
        } else {
            b.appendCodePoint(Character.toLowerCase(c));
        }
    }

    /** Whether the sigma at {@code index} ends a word: after a cased code point and not before one, case-ignorable ones aside. */
    private static boolean isFinal(PyStr s, int index) {
        int i = index - 1;
        while (i >= 0 && isCaseIgnorable(s.codePointAt(i))) {
            i--;
        }
        if (i < 0 || !isCased(s.codePointAt(i))) {
            return false;
        }
        int n = s.length();
        i = index + 1;
        while (i < n && isCaseIgnorable(s.codePointAt(i))) {
            i++;
        }
        return i == n || !isCased(s.codePointAt(i));
    }

    private static boolean isCaseIgnorable(int c) {
        switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL:
                return true;
            default:
                // Word_Break is MidLetter, MidNumLet or Single_Quote.
                switch (c) {
                    case '\'', '.', ':', 0xb7, 0x387, 0x55f, 0x5f4, 0x2018, 0x2019, 0x2024, 0x2027, 0xfe13, 0xfe52, 0xfe55, 0xff07, 0xff0e,
                            0xff1a:
                        return true;
                    default:
                        return false;
                }
        }
    }

    private static void appendTitle(StrBuilder b, int c) {
        int title = Character.toTitleCase(c);
        String full = title == c && !Character.isTitleCase(c) ? expanded(c) : null;
        if (full == null) {
            b.appendCodePoint(title);
            return;
        }
        b.append(full.charAt(0));
        for (int i = 1; i < full.length(); i++) {
            char u = full.charAt(i);
            // A iota written below stays below; the n after an apostrophe stays a capital.
            b.append(u == '\u0399' ? '\u0345' : c == 0x149 ? u : Character.toLowerCase(u));
        }
    }

    private static void appendFolded(StrBuilder b, int c) {
        String full = expanded(c);
        if (full != null) {
            for (int i = 0; i < full.length(); i++) {
                b.append(Character.toLowerCase(full.charAt(i)));
            }
        } else if (c == 0x130) {
            b.append("i\u0307");
        } else if (c == 0x1e9e) {
            b.append("ss");
        } else {
            b.appendCodePoint(foldSimply(c));
        }
    }

    private static int foldSimply(int c) {
        if (c == 0x131 || c >= 0x13a0 && c <= 0x13f5) {
            return c;
        }
        if (c >= 0x13f8 && c <= 0x13fd) {
            return c - 8;
        }
        if (c >= 0xab70 && c <= 0xabbf) {
            return c - 0xab70 + 0x13a0;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
