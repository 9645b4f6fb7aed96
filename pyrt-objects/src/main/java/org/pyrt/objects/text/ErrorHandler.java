package org.pyrt.objects.text;

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

    /** One that a program may have registered. */
    static final int CUSTOM = 8;

    private ErrorHandler() {}

    /** The way that {@code errors} names. */
    static int of(String errors) {
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
                return CUSTOM;
        }
    }
}
