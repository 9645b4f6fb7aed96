package org.pyrt.stdlib.csv;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The settings of a dialect. Characters are -1 where there is none. Immutable. */
final class Format {

    static final int QUOTE_MINIMAL = 0;
    static final int QUOTE_ALL = 1;
    static final int QUOTE_NONNUMERIC = 2;
    static final int QUOTE_NONE = 3;
    static final int QUOTE_STRINGS = 4;
    static final int QUOTE_NOTNULL = 5;

    private static final String[] NAMES = {
        "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict",
    };

    final int delimiter;
    final boolean doubleQuote;
    final int escape;
    final PyStr lineEnd;
    final int quote;
    final int quoting;
    final boolean skipSpace;
    final boolean strict;

    /** Settings by what is given, in the order of {@link #NAMES}; null for what is not. Raises TypeError or ValueError. */
    @CleanPoint
    private Format(ThreadState ts, PyObject[] given) {
        delimiter = character(ts, "delimiter", given[0], ',', false);
        doubleQuote = given[1] == null || Comparison.isTrue(ts, given[1]);
        escape = character(ts, "escapechar", given[2], -1, true);
        lineEnd = text(ts, given[3]);
        quote = character(ts, "quotechar", given[4], '"', true);
        int q = quoting(ts, given[5]);
        if (given[4] == PyNone.NONE && given[5] == null) {
            q = QUOTE_NONE;
        }
        quoting = q;
        skipSpace = given[6] != null && Comparison.isTrue(ts, given[6]);
        strict = given[7] != null && Comparison.isTrue(ts, given[7]);
        if (quoting != QUOTE_NONE && quote < 0) {
            throw Errors.typeError(ts, "quotechar must be set if quoting enabled");
        }
        check(ts, "delimiter", delimiter, true);
        check(ts, "escapechar", escape, !skipSpace);
        check(ts, "quotechar", quote, !skipSpace);
        differ(ts, "delimiter", "escapechar", delimiter, escape);
        differ(ts, "delimiter", "quotechar", delimiter, quote);
        differ(ts, "escapechar", "quotechar", escape, quote);
    }

    /** Settings of a dialect object (or null), of which keyword arguments are exceptions; null entries are not given. */
    @CleanPoint
    static Format of(ThreadState ts, PyObject dialect, PyObject[] keywords) {
        PyObject[] given = keywords.clone();
        int mark = ts.holdMark();
        try {
            for (int i = 0; i < given.length; i++) {
                if (given[i] == null && dialect != null) {
                    given[i] = Attributes.find(ts, dialect, PyStr.interned(NAMES[i]));
                    ts.pushHold(given[i] == null ? PyNone.NONE : given[i]);
                }
            }
            return new Format(ts, given);
        } finally {
            ts.releaseTo(mark);
        }
    }

    private static int character(ThreadState ts, String name, PyObject o, int absent, boolean noneAllowed) {
        if (o == null) {
            return absent;
        }
        if (noneAllowed && o == PyNone.NONE) {
            return -1;
        }
        PyStr s = PyStr.asSelf(o);
        String kind = noneAllowed ? "a unicode character or None" : "a unicode character";
        if (s == null) {
            throw Errors.typeError(ts, "\"" + name + "\" must be " + kind + ", not " + PyType.of(o).fullName());
        }
        if (s.length() != 1) {
            throw Errors.typeError(ts, "\"" + name + "\" must be " + kind + ", not a string of length " + s.length());
        }
        return s.codePointAt(0);
    }

    private static PyStr text(ThreadState ts, PyObject o) {
        PyStr s = o == null ? PyStr.of("\r\n") : PyStr.asSelf(o);
        if (s == null) {
            throw Errors.typeError(ts, "\"lineterminator\" must be a string, not " + PyType.of(o).fullName());
        }
        return s;
    }

    private static int quoting(ThreadState ts, PyObject o) {
        if (o == null) {
            return QUOTE_MINIMAL;
        }
        PyInt i = o instanceof PyInt exact ? exact : null;
        if (i == null) {
            throw Errors.typeError(ts, "\"quoting\" must be an integer, not " + PyType.of(o).fullName());
        }
        if (!i.fitsLong() || i.longValue() < 0 || i.longValue() > QUOTE_NOTNULL) {
            throw Errors.typeError(ts, "bad \"quoting\" value");
        }
        return (int) i.longValue();
    }

    private void check(ThreadState ts, String name, int c, boolean spaceAllowed) {
        if (c == '\r' || c == '\n' || c == ' ' && !spaceAllowed) {
            throw Errors.valueError(ts, "bad " + name + " value");
        }
        if (c >= 0 && endsLine(c)) {
            throw Errors.valueError(ts, "bad " + name + " or lineterminator value");
        }
    }

    private static void differ(ThreadState ts, String first, String second, int a, int b) {
        if (a >= 0 && a == b) {
            throw Errors.valueError(ts, "bad " + first + " or " + second + " value");
        }
    }

    /** Whether the character is part of the line terminator. */
    boolean endsLine(int c) {
        for (int i = 0; i < lineEnd.length(); i++) {
            if (lineEnd.codePointAt(i) == c) {
                return true;
            }
        }
        return false;
    }

    /** A character as Python sees it. */
    static PyObject show(int c) {
        return c < 0 ? PyNone.NONE : PyStr.ofCodePoint(c);
    }
}
