package org.pyrt.objects.text;

import java.util.Locale;

/** Code points by their Unicode name, for {@code \N} escapes. */
public final class CharacterNames {

    private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";
    private static final String SYLLABLE = "HANGUL SYLLABLE ";

    private static final String[] LEADING = {
        "G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"
    };
    private static final String[] VOWELS = {
        "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU",
        "EU", "YI", "I"
    };
    private static final String[] TRAILING = {
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S",
        "SS", "NG", "J", "C", "K", "T", "P", "H"
    };

    private CharacterNames() {}

    /** The code point of a name or name alias in any case, -1 when there is none. */
    public static int lookup(String name) {
        int alias = NameAliases.lookup(name.toUpperCase(Locale.ROOT));
        return alias >= 0 ? alias : lookupProper(name);
    }

    /** The code point of a name in any case, aliases left out; -1 when there is none. */
    public static int lookupProper(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.startsWith(IDEOGRAPH)) {
            return ideograph(upper.substring(IDEOGRAPH.length()));
        }
        if (upper.startsWith(SYLLABLE)) {
            return syllable(upper.substring(SYLLABLE.length()));
        }
        try {
            int c = Character.codePointOf(upper);
            return upper.equals(Character.getName(c)) && !isSubstitute(upper, c) ? c : -1;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    /** The Unicode name of a code point, or null. */
    public static String nameOf(int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED:
                return null;
            default:
                String name = Character.getName(c);
                if (name != null && name.startsWith("TANGUT ") && c >= 0x17000 && c < 0x18d80 && (c < 0x18800 || c >= 0x18d00)) {
                    // CPython 3.14 does not name the Tangut ideographs.
                    return null;
                }
                // The JDK names ideographs and syllables by their block; the standard derives their names.
                if (c >= 0xac00 && c <= 0xd7a3) {
                    return hangulName(c - 0xac00);
                }
                return name != null && name.startsWith("CJK UNIFIED IDEOGRAPHS")
                        ? "CJK UNIFIED IDEOGRAPH-" + Integer.toHexString(c).toUpperCase(Locale.ROOT)
                        : name;
        }
    }

    private static String hangulName(int index) {
        return SYLLABLE + LEADING[index / 588] + VOWELS[index % 588 / 28] + TRAILING[index % 28];
    }

    /** Java gives unnamed characters a name made of their block and number, and control characters one of their own. */
    private static boolean isSubstitute(String upper, int c) {
        return Character.getType(c) == Character.CONTROL
                || upper.endsWith(" " + Integer.toHexString(c).toUpperCase(Locale.ROOT));
    }

    private static int ideograph(String hex) {
        if (hex.length() < 4 || hex.length() > 5) {
            return -1;
        }
        int c = 0;
        for (int i = 0; i < hex.length(); i++) {
            int d = Character.digit(hex.charAt(i), 16);
            if (d < 0) {
                return -1;
            }
            c = c << 4 | d;
        }
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN && Character.isIdeographic(c)
                && Character.getName(c).startsWith("CJK UNIFIED IDEOGRAPHS") ? c : -1;
    }

    private static int syllable(String name) {
        for (int l = 0; l < LEADING.length; l++) {
            if (!name.startsWith(LEADING[l])) {
                continue;
            }
            for (int v = 0; v < VOWELS.length; v++) {
                if (!name.startsWith(VOWELS[v], LEADING[l].length())) {
                    continue;
                }
                String rest = name.substring(LEADING[l].length() + VOWELS[v].length());
                for (int t = 0; t < TRAILING.length; t++) {
                    if (rest.equals(TRAILING[t])) {
                        return 0xAC00 + (l * VOWELS.length + v) * TRAILING.length + t;
                    }
                }
            }
        }
        return -1;
    }
}
