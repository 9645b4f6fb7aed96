package org.pyrt.stdlib.unicodedata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.pyrt.objects.text.CharacterClasses;

/** The properties of characters in Unicode 16.0 and, as far as they differ, in 3.2. Immutable. */
final class CharacterData {

    private static final String[] CATEGORIES = new String[31];

    static {
        String names = "Cn0 Lu1 Ll2 Lt3 Lm4 Lo5 Mn6 Me7 Mc8 Nd9 Nl10 No11 Zs12 Zl13 Zp14 Cc15 Cf16 Co18 Cs19 Pd20 Ps21 Pe22 Pc23 Po24 "
                + "Sm25 Sc26 Sk27 So28 Pi29 Pf30 ";
        for (int i = 0; i < names.length(); i = names.indexOf(' ', i) + 1) {
            CATEGORIES[Integer.parseInt(names, i + 2, names.indexOf(' ', i), 10)] = names.substring(i, i + 2);
        }
    }

    private CharacterData() {}

    /** The tables, read when they are first asked for. */
    private static final class Tables {

        static final Runs COMBINING;
        static final Runs WIDTHS;
        static final Runs DECOMPOSITIONS;
        static final Runs NUMERIC;
        static final Runs KNOWN_BEFORE;
        static final Runs DIFFERENCES;

        static {
            try (BufferedReader in = new BufferedReader(
                    new InputStreamReader(CharacterData.class.getResourceAsStream("tables.txt"), StandardCharsets.US_ASCII))) {
                in.readLine();
                COMBINING = Runs.parse(in.readLine(), true);
                WIDTHS = Runs.parse(in.readLine(), true);
                DECOMPOSITIONS = Runs.parse(in.readLine(), false);
                NUMERIC = Runs.parse(in.readLine(), true);
                KNOWN_BEFORE = Runs.parse(in.readLine(), true);
                DIFFERENCES = Runs.parse(in.readLine(), true);
            } catch (IOException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }

    /** Whether Unicode 3.2 knows the character. */
    private static boolean isKnownBefore(int c) {
        return Tables.KNOWN_BEFORE.get(c) != null;
    }

    /** Part {@code index} of what Unicode 3.2 says otherwise; empty if it does not. */
    private static String difference(int c, int index) {
        String all = Tables.DIFFERENCES.get(c);
        if (all == null) {
            return "";
        }
        int from = 0;
        for (int i = 0; i < index; i++) {
            from = all.indexOf(',', from) + 1;
        }
        int to = all.indexOf(',', from);
        return all.substring(from, to < 0 ? all.length() : to);
    }

    static String category(int c, boolean old) {
        if (old && !isKnownBefore(c)) {
            return "Cn";
        }
        String other = old ? difference(c, 0) : "";
        return other.isEmpty() ? CATEGORIES[Character.getType(c)] : other;
    }

    static String direction(int c, boolean old) {
        if (Character.getType(c) == Character.UNASSIGNED || old && !isKnownBefore(c)) {
            return "";
        }
        String other = old ? difference(c, 1) : "";
        if (!other.isEmpty()) {
            return other;
        }
        switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT:
                return "L";
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT:
                return "R";
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC:
                return "AL";
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER:
                return "EN";
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR:
                return "ES";
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR:
                return "ET";
            case Character.DIRECTIONALITY_ARABIC_NUMBER:
                return "AN";
            case Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR:
                return "CS";
            case Character.DIRECTIONALITY_NONSPACING_MARK:
                return "NSM";
            case Character.DIRECTIONALITY_BOUNDARY_NEUTRAL:
                return "BN";
            case Character.DIRECTIONALITY_PARAGRAPH_SEPARATOR:
                return "B";
            case Character.DIRECTIONALITY_SEGMENT_SEPARATOR:
                return "S";
            case Character.DIRECTIONALITY_WHITESPACE:
                return "WS";
            case Character.DIRECTIONALITY_OTHER_NEUTRALS:
                return "ON";
            default:
                return embedding(Character.getDirectionality(c));
        }
    }

    private static String embedding(byte direction) {
        switch (direction) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING:
                return "LRE";
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE:
                return "LRO";
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING:
                return "RLE";
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE:
                return "RLO";
            case Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT:
                return "PDF";
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE:
                return "LRI";
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE:
                return "RLI";
            case Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE:
                return "FSI";
            case Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE:
                return "PDI";
            default:
                return "";
        }
    }

    static int combining(int c, boolean old) {
        String v = old && !isKnownBefore(c) ? null : Tables.COMBINING.get(c);
        return v == null ? 0 : Integer.parseInt(v);
    }

    static String width(int c, boolean old) {
        if (old && !isKnownBefore(c) && Character.getType(c) != Character.UNASSIGNED) {
            return "N";
        }
        String other = old ? difference(c, 3) : "";
        String v = other.isEmpty() ? Tables.WIDTHS.get(c) : other;
        return v == null ? "N" : v;
    }

    static boolean isMirrored(int c, boolean old) {
        if (old && !isKnownBefore(c)) {
            return false;
        }
        String other = old ? difference(c, 2) : "";
        return other.isEmpty() ? Character.isMirrored(c) : other.equals("1");
    }

    static String decomposition(int c, boolean old) {
        String v = old && !isKnownBefore(c) ? null : Tables.DECOMPOSITIONS.get(c);
        return v == null ? "" : v;
    }

    /** The value as a decimal digit, or -1. Unicode 3.2 had some that have been other digits since. */
    static int decimal(int c, boolean old) {
        if (old && (c == 0xb2 || c == 0xb3 || c == 0xb9 || c >= 0x1369 && c <= 0x1371 || c >= 0x2070 && c <= 0x2079 || c >= 0x2080 && c <= 0x2089)) {
            return isKnownBefore(c) ? digit(c) : -1;
        }
        return CharacterClasses.isDecimal(c) && !(old && !isKnownBefore(c)) ? Character.digit(c, 10) : -1;
    }

    /** The value as a digit, or -1. */
    static int digit(int c) {
        int d = decimal(c, false);
        String v = d >= 0 ? null : Tables.NUMERIC.get(c);
        return v != null && v.endsWith("d") ? Integer.parseInt(v, 0, v.indexOf('/'), 10) : d;
    }

    /** The numeric value, or NaN. */
    static double numeric(int c, boolean old) {
        if (old && !isKnownBefore(c)) {
            return Double.NaN;
        }
        String other = old ? difference(c, 4) : "";
        if (!other.isEmpty()) {
            return other.equals("none") ? Double.NaN : Double.parseDouble(other);
        }
        int d = decimal(c, false);
        if (d >= 0) {
            return d;
        }
        String v = Tables.NUMERIC.get(c);
        if (v == null) {
            return Double.NaN;
        }
        int slash = v.indexOf('/');
        int end = v.endsWith("d") ? v.length() - 1 : v.length();
        return Double.parseDouble(v.substring(0, slash)) / Double.parseDouble(v.substring(slash + 1, end));
    }

    /** The form of a name, or null. */
    static Normalizer.Form form(String name) {
        switch (name) {
            case "NFC":
                return Normalizer.Form.NFC;
            case "NFD":
                return Normalizer.Form.NFD;
            case "NFKC":
                return Normalizer.Form.NFKC;
            case "NFKD":
                return Normalizer.Form.NFKD;
            default:
                return null;
        }
    }
}
