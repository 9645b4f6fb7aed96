package org.pyrt.stdlib.datetime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code strftime}, {@code strptime} and {@code __format__} of dates and times. */
final class Formatting {

    private static final PyStr STRFTIME = PyStr.interned("strftime");
    private static final PyStr REPLACE = PyStr.interned("replace");
    private static final PyStr PERCENT = PyStr.interned("%");
    private static final PyStr PERCENTS = PyStr.interned("%%");
    private static final PyStr CENTURY = PyStr.of("%G");

    private Formatting() {}

    /** Nine fields for time.strftime. */
    static PyTuple tuple(ThreadState ts, int[] date, int hour, int minute, int second, int dst) {
        int yearDay = Days.beforeMonth(date[0], date[1]) + date[2];
        return PyTuple.of(
                ts,
                PyInt.of(date[0]), PyInt.of(date[1]), PyInt.of(date[2]), PyInt.of(hour), PyInt.of(minute), PyInt.of(second),
                PyInt.of(Days.weekday(date[0], date[1], date[2])), PyInt.of(yearDay), PyInt.of(dst));
    }

    /** {@code __format__}: the str without a specification, else what the object's strftime says. */
    @CleanPoint
    static PyObject format(ThreadState ts, PyObject self, PyStr spec) {
        return spec.length() == 0 ? Representation.strObject(ts, self) : Calls.callMethod(ts, self, STRFTIME, spec);
    }

    /**
     * {@code strftime}: what time.strftime does not know is put in here, and years have four digits. {@code zone} and {@code zoned} are the zone and what it is asked about,
     * {@code micros} is -1 and {@code year} is 0 for objects without these.
     */
    @CleanPoint
    static PyObject strftime(ThreadState ts, PyStr format, PyObject times, PyObject zone, PyObject zoned, int micros, int[] date) {
        StrBuilder out = new StrBuilder(format.length());
        int n = format.length();
        int i = 0;
        while (i < n) {
            int c = format.codePointAt(i++);
            if (c != '%') {
                out.appendCodePoint(c);
                continue;
            }
            if (i == n) {
                out.append('%');
                break;
            }
            c = format.codePointAt(i++);
            if (c == 'f') {
                out.append(Fields.digits(new StringBuilder(), Math.max(micros, 0), 6).toString());
            } else if (c == 'z') {
                offset(ts, out, zone, zoned, "");
            } else if (c == ':' && i < n && format.codePointAt(i) == 'z') {
                i++;
                offset(ts, out, zone, zoned, ":");
            } else if (c == 'Z') {
                name(ts, out, zone, zoned);
            } else if (date != null && date[0] < 1000 && (c == 'Y' || c == 'G' || c == 'F' || c == 'C')) {
                year(ts, out, c, times, date);
            } else {
                out.append('%').appendCodePoint(c);
            }
        }
        return Clock.strftime(ts, out.toStr(), times);
    }

    @CleanPoint
    private static void year(ThreadState ts, StrBuilder out, int c, PyObject times, int[] date) {
        if (c == 'G') {
            PyObject shown = Clock.strftime(ts, CENTURY, times);
            int year = Integer.parseInt(shown.toString().trim());
            out.append(Fields.digits(new StringBuilder(), year, 4).toString());
            return;
        }
        StringBuilder b = new StringBuilder();
        if (c == 'C') {
            Fields.digits(b, date[0] / 100, 2);
        } else {
            Fields.digits(b, date[0], 4);
            if (c == 'F') {
                Fields.digits(b.append('-'), date[1], 2);
                Fields.digits(b.append('-'), date[2], 2);
            }
        }
        out.append(b.toString());
    }

    @CleanPoint
    private static void offset(ThreadState ts, StrBuilder out, PyObject zone, PyObject zoned, String separator) {
        long offset = Zones.offset(ts, zone, Zones.UTCOFFSET, zoned);
        if (offset != Zones.NONE) {
            out.append(Zones.text(offset, separator));
        }
    }

    @CleanPoint
    private static void name(ThreadState ts, StrBuilder out, PyObject zone, PyObject zoned) {
        PyObject name = Zones.name(ts, zone, zoned);
        if (name != PyNone.NONE) {
            PyStr s = escaped(ts, name);
            for (int i = 0; i < s.length(); i++) {
                out.appendCodePoint(s.codePointAt(i));
            }
        }
    }

    /** A name with its percent signs doubled, by its own method {@code replace}. */
    @CleanPoint
    private static PyStr escaped(ThreadState ts, @Floating PyObject name) {
        PyObject result = Calls.callMethod(ts, name, REPLACE, PERCENT, PERCENTS);
        PyStr s = PyStr.asSelf(result);
        Refs.discard(ts, result);
        if (s == null) {
            throw Errors.typeError(ts, "tzname.replace() did not return a string");
        }
        return s;
    }

    /** Calls a function of _strptime. */
    @CleanPoint
    static PyObject strptime(ThreadState ts, PyStr function, PyObject type, PyObject text, PyObject format) {
        if (PyStr.asSelf(text) == null || PyStr.asSelf(format) == null) {
            PyObject wrong = PyStr.asSelf(text) == null ? text : format;
            throw Errors.typeError(
                    ts, "strptime() argument " + (wrong == text ? 1 : 2) + " must be str, not " + PyType.of(wrong).fullName());
        }
        PyObject module = Interpreter.of(ts).hooks.importModule(ts, "_strptime");
        try (var held = ts.hold(module)) {
            return Calls.callMethod(ts, module, function, type, text, format);
        }
    }
}
