package org.pyrt.vm.modules.time;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** Calendar times as Python has them: struct_time and tuples of nine numbers. */
final class Calendars {

    static final StructSequenceType STRUCT_TIME =
            new StructSequenceType(
                    "time.struct_time",
                    "A calendar time.",
                    9,
                    "tm_year",
                    "tm_mon",
                    "tm_mday",
                    "tm_hour",
                    "tm_min",
                    "tm_sec",
                    "tm_wday",
                    "tm_yday",
                    "tm_isdst",
                    "tm_zone",
                    "tm_gmtoff");

    private static final int NUMBERS = 9;
    private static final int ZONE = 9;
    private static final int OFFSET = 10;
    private static final int TM_BASE = 1900;

    private static final String[] NAMES = {"month", "day of month", "hour", "minute", "seconds"};
    private static final int[] LOW = {1, 1, 0, 0, 0};
    private static final int[] HIGH = {12, 31, 23, 59, 61};

    private Calendars() {}

    /** A struct_time, floating. */
    static PyObject structure(ThreadState ts, CalendarTime t) {
        PyObject[] all = new PyObject[11];
        for (int i = 0; i < NUMBERS; i++) {
            all[i] = PyInt.of(t.fields[i]);
        }
        all[ZONE] = PyStr.of(t.zone);
        all[OFFSET] = PyInt.of(t.offset);
        return PyStructSequence.of(ts, STRUCT_TIME, all);
    }

    /** The time that a struct_time or a tuple of nine numbers gives. */
    @CleanPoint
    static CalendarTime time(ThreadState ts, PyObject tuple, String function) {
        if (!(tuple instanceof PyTuple t)) {
            throw Errors.typeError(ts, "Tuple or struct_time argument required");
        }
        if (t.size() != NUMBERS) {
            throw Errors.typeError(ts, function + "(): illegal time tuple argument");
        }
        int[] f = new int[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            PyInt n = Sizes.index(ts, t.get(i));
            if (!n.fitsLong()) {
                throw Errors.overflowError(ts, "Python int too large to convert to C long");
            }
            long v = n.longValue();
            if (v != (int) v) {
                throw Errors.overflowError(ts, "signed integer is " + (v < 0 ? "less than minimum" : "greater than maximum"));
            }
            f[i] = (int) v;
        }
        if (f[CalendarTime.YEAR] < Integer.MIN_VALUE + TM_BASE) {
            throw Errors.overflowError(ts, "year out of range");
        }
        if (t instanceof PyStructSequence s && s.field(ZONE) instanceof PyStr zone) {
            return new CalendarTime(f, zone.toString(), s.field(OFFSET) instanceof PyInt offset ? offset.longValue() : 0);
        }
        return new CalendarTime(f, null, 0);
    }

    /** The time if each number is in its range, zeros for month and days taken as one. */
    static CalendarTime checked(ThreadState ts, CalendarTime t) {
        int[] f = t.fields;
        if (f[CalendarTime.MONTH] == 0) {
            f[CalendarTime.MONTH] = 1;
        }
        if (f[CalendarTime.DAY] == 0) {
            f[CalendarTime.DAY] = 1;
        }
        if (f[CalendarTime.YEARDAY] == 0) {
            f[CalendarTime.YEARDAY] = 1;
        }
        for (int i = 0; i < NAMES.length; i++) {
            if (f[i + 1] < LOW[i] || f[i + 1] > HIGH[i]) {
                throw Errors.valueError(ts, NAMES[i] + " out of range");
            }
        }
        if (f[CalendarTime.WEEKDAY] < -1) {
            throw Errors.valueError(ts, "day of week out of range");
        }
        f[CalendarTime.WEEKDAY] = (f[CalendarTime.WEEKDAY] + 7) % 7;
        if (f[CalendarTime.YEARDAY] < 1 || f[CalendarTime.YEARDAY] > 366) {
            throw Errors.valueError(ts, "day of year out of range");
        }
        return t;
    }
}
