package org.pyrt.objects.number;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** Reads floats: what {@code float(text)} accepts, and so the literals of the language. Correctly rounded. */
public final class FloatParser {

    private static final double NEGATIVE_NAN = Double.longBitsToDouble(0xfff8000000000000L);

    private FloatParser() {}

    /** {@code float(text)} of a str; raises ValueError. */
    @CleanPoint
    public static double parse(ThreadState ts, PyStr text) {
        return parse(ts, NumberScan.ascii(text), text);
    }

    /** As {@link #parse(ThreadState, PyStr)}, of {@code source}, whose text it is and which the ValueError shows. */
    @CleanPoint
    static double parse(ThreadState ts, PyStr text, PyObject source) {
        return parse(ts, NumberScan.ascii(text), source);
    }

    /** The double that ASCII text stands for; raises ValueError that shows {@code source}. */
    @CleanPoint
    static double parse(ThreadState ts, String ascii, PyObject source) {
        int from = NumberScan.start(ascii, 0);
        String body = withoutUnderscores(ascii.substring(from, NumberScan.end(ascii, from)));
        if (body == null || body.isEmpty() || scan(body, 0) != body.length()) {
            throw Errors.valueError(ts, "could not convert string to float: " + Representation.repr(ts, source));
        }
        return value(body, 0, body.length());
    }

    /** The value of a float literal of the language, which the tokenizer has checked; underscores are allowed. */
    public static double literal(String text) {
        return Double.parseDouble(text.indexOf('_') < 0 ? text : text.replace("_", ""));
    }

    /** The text without its underscores; null if one is not between two digits. */
    static String withoutUnderscores(String s) {
        if (s.indexOf('_') < 0) {
            return s;
        }
        for (int i = s.indexOf('_'); i >= 0; i = s.indexOf('_', i + 1)) {
            if (i == 0 || i + 1 == s.length() || !NumberScan.isDigit(s.charAt(i - 1)) || !NumberScan.isDigit(s.charAt(i + 1))) {
                return null;
            }
        }
        return s.replace("_", "");
    }

    /** The end of the longest float that begins at {@code from}; {@code from} itself if there is none. */
    static int scan(String s, int from) {
        int n = s.length();
        int i = from;
        if (i < n && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            i++;
        }
        int wholeStart = i;
        i = digits(s, i);
        int count = i - wholeStart;
        if (i < n && s.charAt(i) == '.') {
            int fraction = digits(s, i + 1);
            count += fraction - i - 1;
            if (count > 0) {
                i = fraction;
            }
        }
        if (count == 0) {
            return word(s, wholeStart, from);
        }
        if (i < n && (s.charAt(i) == 'e' || s.charAt(i) == 'E')) {
            int e = i + 1;
            if (e < n && (s.charAt(e) == '+' || s.charAt(e) == '-')) {
                e++;
            }
            int after = digits(s, e);
            if (after > e) {
                i = after;
            }
        }
        return i;
    }

    private static int digits(String s, int from) {
        int i = from;
        while (i < s.length() && NumberScan.isDigit(s.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int word(String s, int at, int otherwise) {
        if (NumberScan.hasWord(s, at, "infinity")) {
            return at + 8;
        }
        if (NumberScan.hasWord(s, at, "inf") || NumberScan.hasWord(s, at, "nan")) {
            return at + 3;
        }
        return otherwise;
    }

    /** The value of what {@link #scan} found. */
    static double value(String s, int from, int to) {
        char last = s.charAt(to - 1);
        if (last >= 'A') {
            boolean negative = s.charAt(from) == '-';
            int word = from + (negative || s.charAt(from) == '+' ? 1 : 0);
            if ((s.charAt(word) | 0x20) == 'n') {
                return negative ? NEGATIVE_NAN : Double.NaN;
            }
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(s.substring(from, to));
    }
}
