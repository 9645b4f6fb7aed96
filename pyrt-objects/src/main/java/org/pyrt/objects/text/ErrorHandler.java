package org.pyrt.objects.text;

import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.refcount.ThreadState;

/** The named ways of dealing with what cannot be encoded or decoded. */
final class ErrorHandler {

    static final int STRICT = 0;
    static final int IGNORE = 1;
    static final int REPLACE = 2;
    static final int BACKSLASHREPLACE = 3;
    static final int XMLCHARREFREPLACE = 4;
    static final int NAMEREPLACE = 5;
    static final int SURROGATEESCAPE = 6;
    static final int SURROGATEPASS = 7;

    private ErrorHandler() {}

    /** The way that {@code errors} names; raises LookupError if none. */
    static int of(ThreadState ts, String errors) {
        if (errors == null) {
            return STRICT;
        }
        switch (errors) {
            case "strict":
                return STRICT;
            case "ignore":
                return IGNORE;
            case "replace":
                return REPLACE;
            case "backslashreplace":
                return BACKSLASHREPLACE;
            case "xmlcharrefreplace":
                return XMLCHARREFREPLACE;
            case "namereplace":
                return NAMEREPLACE;
            case "surrogateescape":
                return SURROGATEESCAPE;
            case "surrogatepass":
                return SURROGATEPASS;
            default:
                throw Errors.raise(ts, ExceptionTypes.LOOKUP_ERROR, "unknown error handler name '" + errors + "'");
        }
    }

    /** The Unicode name of a code point, or null. */
    static String nameOf(int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED:
                return null;
            default:
                String name = Character.getName(c);
                // The JDK names ideographs and syllables by their block; the standard derives their names.
                if (c >= 0xac00 && c <= 0xd7a3) {
                    return hangulName(c - 0xac00);
                }
                return name != null && name.startsWith("CJK UNIFIED IDEOGRAPHS")
                        ? "CJK UNIFIED IDEOGRAPH-" + Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT)
                        : name;
        }
    }

    private static String hangulName(int index) {
        String[] lead = "G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H".split(",", -1);
        String[] vowel = "A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I".split(",", -1);
        String[] tail = ",G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H".split(",", -1);
        return "HANGUL SYLLABLE " + lead[index / 588] + vowel[index % 588 / 28] + tail[index % 28];
    }
}
