package org.pyrt.vm.modules.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.TimeZone;
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

/** Calendar times: nine numbers as C's struct tm has them, in Python's counting (months, week days and days of the year as documented). */
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

    private Calendars() {}

    private static ZonedDateTime at(ThreadState ts, long seconds, ZoneId zone) {
        try {
            return ZonedDateTime.ofInstant(Instant.ofEpochSecond(seconds), zone);
        } catch (DateTimeException e) {
            throw Errors.overflowError(ts, "timestamp out of range for platform time_t");
        }
    }

    static PyObject utc(ThreadState ts, long seconds) {
        return structure(ts, at(ts, seconds, ZoneOffset.UTC), false, "UTC", 0);
    }

    static PyObject local(ThreadState ts, long seconds) {
        ZonedDateTime t = at(ts, seconds, ZoneId.systemDefault());
        boolean daylight = isDaylight(t);
        return structure(ts, t, daylight, zoneName(daylight), t.getOffset().getTotalSeconds());
    }

    private static boolean isDaylight(ZonedDateTime t) {
        return t.getZone().getRules().isDaylightSavings(t.toInstant());
    }

    private static int[] fields(ZonedDateTime t, boolean daylight) {
        return new int[] {
            t.getYear(), t.getMonthValue(), t.getDayOfMonth(), t.getHour(), t.getMinute(), t.getSecond(),
            t.getDayOfWeek().getValue() - 1, t.getDayOfYear(), daylight ? 1 : 0
        };
    }

    private static PyObject structure(ThreadState ts, ZonedDateTime t, boolean daylight, String zone, int offset) {
        int[] f = fields(t, daylight);
        PyObject[] all = new PyObject[11];
        for (int i = 0; i < f.length; i++) {
            all[i] = PyInt.of(f[i]);
        }
        all[9] = PyStr.of(zone);
        all[10] = PyInt.of(offset);
        return PyStructSequence.of(ts, STRUCT_TIME, all);
    }

    /** The nine numbers of a local time. */
    static int[] localFields(long seconds) {
        ZonedDateTime t = ZonedDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneId.systemDefault());
        return fields(t, isDaylight(t));
    }

    /** The nine numbers of a tuple. */
    @CleanPoint
    static int[] fields(ThreadState ts, PyObject tuple, String function) {
        if (!(tuple instanceof PyTuple t)) {
            throw Errors.typeError(ts, "Tuple or struct_time argument required");
        }
        if (t.size() != 9) {
            throw Errors.typeError(ts, function + "(): illegal time tuple argument");
        }
        int[] f = new int[9];
        for (int i = 0; i < 9; i++) {
            PyInt n = Sizes.index(ts, t.get(i));
            if (!n.fitsLong() || n.longValue() != (int) n.longValue()) {
                throw Errors.overflowError(ts, "signed integer is " + (n.bigValue().signum() < 0 ? "less than minimum" : "greater than maximum"));
            }
            f[i] = (int) n.longValue();
        }
        return f;
    }

    /** The numbers if each is in its range, zeros for month and days taken as one. */
    static int[] checked(ThreadState ts, int[] f) {
        if (f[1] == 0) {
            f[1] = 1;
        }
        if (f[2] == 0) {
            f[2] = 1;
        }
        if (f[7] == 0) {
            f[7] = 1;
        }
        String[] names = {"month", "day of month", "hour", "minute", "seconds"};
        int[] low = {1, 1, 0, 0, 0};
        int[] high = {12, 31, 23, 59, 61};
        for (int i = 0; i < names.length; i++) {
            if (f[i + 1] < low[i] || f[i + 1] > high[i]) {
                throw Errors.valueError(ts, names[i] + " out of range");
            }
        }
        if (f[6] < -1) {
            throw Errors.valueError(ts, "day of week out of range");
        }
        f[6] = (f[6] + 7) % 7;
        if (f[7] < 1 || f[7] > 366) {
            throw Errors.valueError(ts, "day of year out of range");
        }
        return f;
    }

    /** Seconds since the Epoch of a local time; numbers beyond their range carry over. */
    static double toSeconds(int[] f) {
        LocalDateTime t =
                LocalDateTime.of(f[0], 1, 1, 0, 0).plusMonths(f[1] - 1L).plusDays(f[2] - 1L).plusHours(f[3]).plusMinutes(f[4]).plusSeconds(f[5]);
        ZonedDateTime z = t.atZone(ZoneId.systemDefault());
        if (f[8] == 0) {
            z = z.withLaterOffsetAtOverlap();
        } else if (f[8] > 0) {
            z = z.withEarlierOffsetAtOverlap();
        }
        return z.toEpochSecond();
    }

    static boolean hasDaylight() {
        return TimeZone.getDefault().useDaylightTime();
    }

    /** Seconds west of Greenwich, without daylight saving. */
    static int standardOffset() {
        return -TimeZone.getDefault().getRawOffset() / 1000;
    }

    static int daylightOffset() {
        TimeZone zone = TimeZone.getDefault();
        return -(zone.getRawOffset() + (zone.useDaylightTime() ? zone.getDSTSavings() : 0)) / 1000;
    }

    static String zoneName(boolean daylight) {
        return TimeZone.getDefault().getDisplayName(daylight, TimeZone.SHORT, Locale.ENGLISH);
    }
}
