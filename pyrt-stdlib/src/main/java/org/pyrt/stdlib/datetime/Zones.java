package org.pyrt.stdlib.datetime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** What zones say of times. */
final class Zones {

    static final PyStr UTCOFFSET = PyStr.interned("utcoffset");
    static final PyStr DST = PyStr.interned("dst");
    static final PyStr TZNAME = PyStr.interned("tzname");

    /** The offset that is None. */
    static final long NONE = Long.MIN_VALUE;

    private Zones() {}

    /** What a method of a zone (null: none) says of a time, in microseconds; {@link #NONE} for None. Raises TypeError or ValueError if that is no offset. */
    @CleanPoint
    static long offset(ThreadState ts, PyObject zone, PyStr method, PyObject of) {
        if (zone == null) {
            return NONE;
        }
        if (zone instanceof PyTimeZone z) {
            return method == UTCOFFSET ? z.offset : NONE;
        }
        PyObject answer = Calls.callMethod(ts, zone, method, of);
        if (answer == PyNone.NONE) {
            return NONE;
        }
        if (!(answer instanceof PyTimeDelta d)) {
            String name = PyType.of(answer).name();
            Refs.discard(ts, answer);
            throw Errors.typeError(ts, "tzinfo." + method + "() must return None or timedelta, not '" + name + "'");
        }
        try (var held = ts.hold(d)) {
            PyTimeZone.check(ts, d);
            return d.micros();
        }
    }

    /** The same as Python sees it, floating. */
    @CleanPoint
    static PyObject shown(ThreadState ts, PyObject zone, PyStr method, PyObject of) {
        long micros = offset(ts, zone, method, of);
        return micros == NONE ? PyNone.NONE : PyTimeDelta.ofMicros(ts, micros);
    }

    /** The name that a zone (null: none) has for a time; None if it has none. */
    @CleanPoint
    static PyObject name(ThreadState ts, PyObject zone, PyObject of) {
        if (zone == null) {
            return PyNone.NONE;
        }
        PyObject answer = Calls.callMethod(ts, zone, TZNAME, of);
        if (answer != PyNone.NONE && PyStr.asSelf(answer) == null) {
            String name = PyType.of(answer).name();
            Refs.discard(ts, answer);
            throw Errors.typeError(ts, "tzinfo.tzname() must return None or a string, not '" + name + "'");
        }
        return answer;
    }

    /** An offset as text: sign, hours, minutes, and seconds and microseconds where there are some. */
    static String text(long offset, String separator) {
        StringBuilder b = new StringBuilder();
        b.append(offset < 0 ? '-' : '+');
        long micros = Math.abs(offset);
        int seconds = (int) (micros / 1_000_000);
        Fields.digits(b, seconds / 3600, 2).append(separator);
        Fields.digits(b, seconds / 60 % 60, 2);
        int rest = (int) (micros % 1_000_000);
        if (seconds % 60 != 0 || rest != 0) {
            Fields.digits(b.append(separator), seconds % 60, 2);
        }
        if (rest != 0) {
            Fields.digits(b.append('.'), rest, 6);
        }
        return b.toString();
    }
}
