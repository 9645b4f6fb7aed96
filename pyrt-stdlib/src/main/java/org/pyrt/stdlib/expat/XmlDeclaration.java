package org.pyrt.stdlib.expat;

/** An XML declaration, or the text declaration of an external entity. {@code bad} is the place of what is wrong in it, -1 if nothing is. */
final class XmlDeclaration {

    int bad = -1;
    String version;
    String encoding;
    int encodingPlace;
    /** 1 or 0 as said; -1 if nothing is said. */
    int standalone = -1;

    private final char[] b;
    private final int end;
    private int p;
    private int name;
    private int nameEnd;
    private int value;
    private int valueEnd;

    /** Reads what stands between {@code <?xml} and the end of the declaration. */
    XmlDeclaration(char[] b, int from, int end, boolean text) {
        this.b = b;
        this.end = end;
        p = from;
        if (!part() || name < 0) {
            bad = p;
            return;
        }
        if (!is("version")) {
            if (!text) {
                bad = name;
                return;
            }
        } else {
            version = new String(b, value, valueEnd - value);
            if (!next(text)) {
                return;
            }
        }
        if (is("encoding")) {
            char c = b[value];
            if (value == valueEnd || c >= 0x80 || !Character.isLetter(c)) {
                bad = value;
                return;
            }
            encoding = new String(b, value, valueEnd - value);
            encodingPlace = value;
            if (!next(false)) {
                return;
            }
        }
        if (!is("standalone") || text) {
            bad = name;
            return;
        }
        String said = new String(b, value, valueEnd - value);
        if (said.equals("yes")) {
            standalone = 1;
        } else if (said.equals("no")) {
            standalone = 0;
        } else {
            bad = value;
            return;
        }
        while (blank()) {
            p++;
        }
        if (p != end) {
            bad = p;
        }
    }

    /** Reads one more part; false if there is none, which is wrong if one is required, or if something is wrong with it. */
    private boolean next(boolean required) {
        if (!part() || name < 0 && required) {
            bad = p;
            return false;
        }
        return name >= 0;
    }

    private boolean is(String word) {
        return new String(b, name, nameEnd - name).equals(word);
    }

    private boolean blank() {
        return p < end && XmlScanner.space(b[p]);
    }

    /** Reads a name and a value in quotes; the name is -1 at the end. False, with {@link #p} at the place, if it is not written so. */
    private boolean part() {
        name = -1;
        if (p == end) {
            return true;
        }
        if (!blank()) {
            return false;
        }
        while (blank()) {
            p++;
        }
        if (p == end) {
            return true;
        }
        int from = p;
        while (p < end && b[p] < 0x80 && b[p] != '=' && !blank()) {
            p++;
        }
        nameEnd = p;
        while (blank()) {
            p++;
        }
        if (p == end || b[p] != '=' || nameEnd == from) {
            return false;
        }
        do {
            p++;
        } while (blank());
        if (p == end || b[p] != '"' && b[p] != '\'') {
            return false;
        }
        char quote = b[p++];
        value = p;
        while (p < end && b[p] != quote) {
            char c = b[p];
            if (c >= 0x80 || !Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') {
                return false;
            }
            p++;
        }
        if (p == end) {
            return false;
        }
        valueEnd = p++;
        name = from;
        return true;
    }
}
