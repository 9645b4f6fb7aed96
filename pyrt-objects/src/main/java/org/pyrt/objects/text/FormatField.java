package org.pyrt.objects.text;

import org.pyrt.objects.exception.Errors;
import org.pyrt.refcount.ThreadState;

/**
 * Walks over a template of {@code str.format}: each step finds a piece of literal text and the replacement field behind it, if there is
 * one. Bounds are indices into the template. Source: CPython 3.14 Objects/stringlib/unicode_format.h.
 */
public final class FormatField {

    private final ThreadState ts;
    private final PyStr template;
    private int at;

    /** The literal text. */
    public int literalStart;

    /** The end of the literal text. */
    public int literalEnd;

    /** Whether a field follows. */
    public boolean present;

    /** The field's name. */
    public int nameStart;

    /** The end of the field's name. */
    public int nameEnd;

    /** The conversion's code point, or 0. */
    public int conversion;

    /** The specification. */
    public int specStart;

    /** The end of the specification. */
    public int specEnd;

    /** Whether there are fields in the specification. */
    public boolean nested;

    /** Before the first piece of {@code template}. */
    public FormatField(ThreadState ts, PyStr template) {
        this.ts = ts;
        this.template = template;
    }

    /** Goes to the next piece; false at the end. Raises ValueError if the template is malformed. */
    public boolean next() {
        int n = template.length();
        present = false;
        if (at >= n) {
            return false;
        }
        literalStart = at;
        int c = 0;
        boolean brace = false;
        while (at < n && !brace) {
            c = template.codePointAt(at++);
            brace = c == '{' || c == '}';
        }
        literalEnd = at;
        if (!brace) {
            return true;
        }
        boolean atEnd = at >= n;
        boolean doubled = !atEnd && template.codePointAt(at) == c;
        if (c == '}' && !doubled) {
            throw Errors.valueError(ts, "Single '}' encountered in format string");
        }
        if (c == '{' && atEnd) {
            throw Errors.valueError(ts, "Single '{' encountered in format string");
        }
        if (doubled) {
            at++;
            return true;
        }
        literalEnd--;
        parse(n);
        return true;
    }

    private void parse(int n) {
        present = true;
        conversion = 0;
        nested = false;
        specStart = 0;
        specEnd = 0;
        nameStart = at;
        int c = endOfName(n);
        nameEnd = at - 1;
        if (c == '}') {
            return;
        }
        if (c != '!' && c != ':') {
            throw Errors.valueError(ts, "expected '}' before end of string");
        }
        if (c == '!') {
            if (at >= n) {
                throw Errors.valueError(ts, "end of string while looking for conversion specifier");
            }
            conversion = template.codePointAt(at++);
            if (at < n) {
                c = template.codePointAt(at++);
                if (c == '}') {
                    return;
                }
                if (c != ':') {
                    throw Errors.valueError(ts, "expected ':' after conversion specifier");
                }
            }
        }
        parseSpec(n);
    }

    /** Goes behind the code point that ends the name, and returns it; 0 if there is none. */
    private int endOfName(int n) {
        while (at < n) {
            int c = template.codePointAt(at++);
            if (c == '{') {
                throw Errors.valueError(ts, "unexpected '{' in field name");
            }
            if (c == '[') {
                while (at < n && template.codePointAt(at) != ']') {
                    at++;
                }
            } else if (c == '}' || c == ':' || c == '!') {
                return c;
            }
        }
        return 0;
    }

    private void parseSpec(int n) {
        specStart = at;
        for (int open = 1; at < n; ) {
            int c = template.codePointAt(at++);
            if (c == '{') {
                nested = true;
                open++;
            } else if (c == '}' && --open == 0) {
                specEnd = at - 1;
                return;
            }
        }
        throw Errors.valueError(ts, "unmatched '{' in format spec");
    }
}
