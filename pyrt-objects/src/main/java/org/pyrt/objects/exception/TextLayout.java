package org.pyrt.objects.exception;

/** Indentation of text of several lines, as the module textwrap has it. */
final class TextLayout {

    private TextLayout() {}

    /** Takes away the blanks and tabs that all lines begin with; lines of nothing but whitespace become empty. */
    static String[] dedent(String[] lines) {
        String least = null;
        String most = null;
        for (String l : lines) {
            if (!l.isBlank()) {
                least = least == null || l.compareTo(least) < 0 ? l : least;
                most = most == null || l.compareTo(most) > 0 ? l : most;
            }
        }
        int margin = 0;
        while (least != null
                && margin < least.length()
                && margin < most.length()
                && least.charAt(margin) == most.charAt(margin)
                && (least.charAt(margin) == ' ' || least.charAt(margin) == '\t')) {
            margin++;
        }
        String[] result = new String[lines.length];
        for (int i = 0; i < lines.length; i++) {
            result[i] = lines[i].isBlank() ? "" : lines[i].substring(margin);
        }
        return result;
    }

    /** Appends {@code text}, each of its lines after {@code prefix}. */
    static void indent(StringBuilder out, String text, String prefix) {
        if (prefix.isEmpty()) {
            out.append(text);
            return;
        }
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            out.append(prefix).append(text, start, end);
            start = end;
        }
    }
}
