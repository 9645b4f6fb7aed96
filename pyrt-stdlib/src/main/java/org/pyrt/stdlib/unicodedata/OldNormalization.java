package org.pyrt.stdlib.unicodedata;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * Normal forms of Unicode 3.2: what it does not know is left whole, and five ideographs had other equivalents before they were corrected (Unicode, NormalizationCorrections.txt).
 * Characters are ordered and composed as today, as in CPython.
 */
final class OldNormalization {

    private OldNormalization() {}

    static String normalize(String s, Normalizer.Form form) {
        boolean compatible = form == Normalizer.Form.NFKD || form == Normalizer.Form.NFKC;
        int[] d = decompose(s, compatible ? Normalizer.Form.NFKD : Normalizer.Form.NFD);
        order(d);
        if (form == Normalizer.Form.NFD || form == Normalizer.Form.NFKD) {
            return new String(d, 0, d.length);
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int i = 0; i < d.length; i++) {
            if (isLeftWhole(d[i])) {
                out.append(Normalizer.normalize(new String(d, from, i - from), Normalizer.Form.NFC)).appendCodePoint(d[i]);
                from = i + 1;
            }
        }
        return out.append(Normalizer.normalize(new String(d, from, d.length - from), Normalizer.Form.NFC)).toString();
    }

    /** Whether a character of today has to be kept from being taken apart. */
    private static boolean isLeftWhole(int c) {
        return isUnknown(c) && !Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFC);
    }

    private static boolean isUnknown(int c) {
        return CharacterData.category(c, true).equals("Cn");
    }

    private static int[] decompose(String s, Normalizer.Form form) {
        int[] out = new int[s.length() + 16];
        int n = 0;
        for (int i = 0; i < s.length(); ) {
            int c = s.codePointAt(i);
            i += Character.charCount(c);
            int corrected = corrected(c);
            if (corrected != c || isUnknown(c)) {
                out = room(out, n + 1);
                out[n++] = corrected;
                continue;
            }
            String parts = Normalizer.normalize(Character.toString(c), form);
            out = room(out, n + parts.length());
            for (int k = 0; k < parts.length(); ) {
                int part = parts.codePointAt(k);
                out[n++] = part;
                k += Character.charCount(part);
            }
        }
        return Arrays.copyOf(out, n);
    }

    private static int[] room(int[] a, int size) {
        return size <= a.length ? a : Arrays.copyOf(a, Math.max(size, a.length * 2));
    }

    private static int corrected(int c) {
        switch (c) {
            case 0x2f868:
                return 0x2136a;
            case 0x2f874:
                return 0x5f33;
            case 0x2f91f:
                return 0x43ab;
            case 0x2f95f:
                return 0x7aae;
            case 0x2f9bf:
                return 0x4d57;
            default:
                return c;
        }
    }

    /** Sorts each run of combining characters by their classes, leaving those of one class as they are. */
    private static void order(int[] a) {
        for (int i = 1; i < a.length; i++) {
            int c = a[i];
            int combining = CharacterData.combining(c, false);
            int k = i;
            while (combining != 0 && k > 0 && CharacterData.combining(a[k - 1], false) > combining) {
                a[k] = a[k - 1];
                k--;
            }
            a[k] = c;
        }
    }
}
