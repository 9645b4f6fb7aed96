package org.pyrt.objects.text;

import org.pyrt.objects.exception.Errors;
import org.pyrt.refcount.ThreadState;

/**
 * Takes apart the name of a replacement field, such as {@code 0.real[key]}: its first part, then one attribute or index after the other.
 * Source: CPython 3.14 Objects/stringlib/unicode_format.h.
 */
public final class FieldName {

    private final ThreadState ts;
    private final PyStr name;
    private final PyStr first;
    private int at;
    private PyStr part;
    private boolean attribute;

    /** At the first part of {@code name}. */
    public FieldName(ThreadState ts, PyStr name) {
        this.ts = ts;
        this.name = name;
        at = attributeEnd(0);
        first = name.substring(0, at);
    }

    /** What is before the first dot or bracket. */
    public PyStr first() {
        return first;
    }

    /** Goes to the next part; false at the end. Raises ValueError if the name is malformed. */
    public boolean next() {
        if (at >= name.length()) {
            return false;
        }
        int from = at + 1;
        attribute = name.codePointAt(at) == '.';
        if (!attribute && name.codePointAt(at) != '[') {
            throw Errors.valueError(ts, "Only '.' or '[' may follow ']' in format field specifier");
        }
        at = attribute ? attributeEnd(from) : itemEnd(from);
        part = name.substring(from, at);
        if (!attribute) {
            at++;
        }
        if (part.length() == 0) {
            throw Errors.valueError(ts, "Empty attribute in format string");
        }
        return true;
    }

    /** Whether the current part is an attribute's name; otherwise it is what stands in brackets. */
    public boolean isAttribute() {
        return attribute;
    }

    /** The current part. */
    public PyStr part() {
        return part;
    }

    private int attributeEnd(int from) {
        int i = from;
        while (i < name.length() && name.codePointAt(i) != '.' && name.codePointAt(i) != '[') {
            i++;
        }
        return i;
    }

    private int itemEnd(int from) {
        for (int i = from; i < name.length(); i++) {
            if (name.codePointAt(i) == ']') {
                return i;
            }
        }
        throw Errors.valueError(ts, "Missing ']' in format string");
    }

    /** The value of decimal digits, or -1 if {@code s} is empty or has something else. Raises ValueError beyond 63 bits. */
    public static long integer(ThreadState ts, PyStr s) {
        long value = s.length() == 0 ? -1 : 0;
        for (int i = 0; i < s.length(); i++) {
            int digit = CharacterClasses.decimalValue(s.codePointAt(i));
            if (digit < 0) {
                return -1;
            }
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw Errors.valueError(ts, "Too many decimal digits in format string");
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
