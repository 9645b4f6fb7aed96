package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.text.PyStr;

/** Docstrings of Java-written callables, which may begin with a text signature: {@code name(...)}, a line of two dashes, an empty line. */
public final class DocText {

    private static final String MARK = ")\n--\n\n";

    private DocText() {}

    private static int mark(String text) {
        int open = text.indexOf('(');
        return open > 0 ? text.indexOf(MARK) : -1;
    }

    /** {@code __doc__}: the text without the signature, None if it is empty. */
    public static PyObject doc(String text) {
        if (text == null || text.isEmpty()) {
            return PyNone.NONE;
        }
        int mark = mark(text);
        return PyStr.of(mark < 0 ? text : text.substring(mark + MARK.length()));
    }

    /** {@code __text_signature__}: from the parenthesis on, None if there is none. */
    public static PyObject signature(String text) {
        int mark = text == null ? -1 : mark(text);
        return mark < 0 ? PyNone.NONE : PyStr.of(text.substring(text.indexOf('('), mark + 1));
    }
}
