package org.pyrt.stdlib.io;

import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;

/** A text's line ends: which kinds it has, and the text with every one as {@code \n}. Immutable. */
final class TextLines {

    private final PyStr text;
    private final int seen;

    /** Looks at all of {@code source}; makes the new text only if {@code translates}. */
    TextLines(PyStr source, boolean translates) {
        String narrow = source.narrowOrNull();
        if (narrow != null && narrow.indexOf('\r') < 0) {
            text = source;
            seen = narrow.indexOf('\n') >= 0 ? TextDecoder.LF : 0;
            return;
        }
        int kinds = 0;
        int n = source.length();
        StrBuilder out = translates ? new StrBuilder(n) : null;
        for (int i = 0; i < n; i++) {
            int c = source.codePointAt(i);
            if (c == '\r' && i + 1 < n && source.codePointAt(i + 1) == '\n') {
                kinds |= TextDecoder.CRLF;
                i++;
                c = '\n';
            } else if (c == '\r') {
                kinds |= TextDecoder.CR;
                c = '\n';
            } else if (c == '\n') {
                kinds |= TextDecoder.LF;
            }
            if (out != null) {
                out.appendCodePoint(c);
            }
        }
        text = out == null ? source : out.toStr();
        seen = kinds;
    }

    PyStr text() {
        return text;
    }

    /** The kinds of line ends: bits of {@link TextDecoder}. */
    int seen() {
        return seen;
    }
}
