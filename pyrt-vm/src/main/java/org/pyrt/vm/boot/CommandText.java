package org.pyrt.vm.boot;

/** The program that {@code -c} gives. Stateless. */
final class CommandText {

    private CommandText() {}

    /**
     * The text without the blanks that all its lines begin with; lines of blanks only become empty, as by {@code textwrap.dedent}. Text of which a
     * line begins with none stays as it is. Source: CPython 3.14 Objects/unicodeobject.c, _PyUnicode_Dedent.
     */
    static String dedent(String text) {
        int margin = margin(text);
        if (margin <= 0) {
            return margin < 0 ? "" : text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = endOfLine(text, at);
            if (indentation(text, at) < end) {
                out.append(text, at + margin, end);
            }
            if (end < text.length()) {
                out.append('\n');
            }
            at = end + 1;
        }
        return out.toString();
    }

    /** How many blanks all lines have in common; -1 if there are but blanks. */
    private static int margin(String text) {
        int first = -1;
        int common = -1;
        for (int at = 0; at < text.length(); ) {
            int end = endOfLine(text, at);
            int stop = indentation(text, at);
            if (stop < end) {
                if (first < 0) {
                    first = at;
                    common = stop - at;
                }
                int same = 0;
                while (same < common && same < stop - at && text.charAt(first + same) == text.charAt(at + same)) {
                    same++;
                }
                common = same;
            }
            at = end + 1;
        }
        return common;
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Where the blanks at the beginning of a line end. */
    private static int indentation(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
