package org.pyrt.vm.modules.time;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.TimeZone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.ChildEnvironment;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/**
 * An interpreter's local time zone. As long as that is UTC, which needs no library, times are computed here; otherwise, and from the first {@code tzset} on, the C
 * library does it, whose zones and abbreviations are the ones that programs see. Sources: tzset(3), ctime(3).
 */
final class LocalZone {

    /** The variable that names the zone. */
    private static final String VARIABLE = "TZ";

    private static final String PLAIN_NAME = "UTC";
    private static final long HALF_YEAR = (365 * 24 + 6) * 1800L;

    /** The fields of struct tm as {@link CalendarTime} numbers them. */
    private static final int[] PLACES = {5, 4, 3, 2, 1, 0, 6, 7, 8};

    private static final int TM_BYTES = 56;
    private static final int TM_OFFSET = 40;
    private static final int TM_ZONE = 48;
    private static final int TM_BASE = 1900;

    /** Whether local times are UTC, with nobody asked. */
    private volatile boolean plain;

    /** What {@code tzname} and its like are, for a zone. */
    record Names(String standard, String daylight, long standardWest, long daylightWest) {}

    private LocalZone() {
        String given = System.getenv(VARIABLE);
        String id = TimeZone.getDefault().getID();
        plain = (given == null || given.equals(PLAIN_NAME)) && (id.equals(PLAIN_NAME) || id.equals("Etc/UTC") || id.equals("GMT"));
    }

    static LocalZone of(ThreadState ts) {
        return Interpreter.of(ts).state(LocalZone.class, LocalZone::new);
    }

    /** Takes over the zone that the environment names now. */
    void set(ThreadState ts) {
        LibC libc = LibC.of(ts);
        String zone = ChildEnvironment.of(ts).get(VARIABLE);
        long mark = libc.mark();
        try {
            long name = libc.string(VARIABLE.getBytes(StandardCharsets.US_ASCII)).address();
            if (zone == null) {
                libc.callInt("unsetenv", name);
            } else {
                libc.callInt("setenv", name, libc.string(zone.getBytes(StandardCharsets.UTF_8)).address(), 1);
            }
        } finally {
            libc.reset(mark);
        }
        libc.callInt("tzset");
        plain = false;
    }

    /** The local time; raises OSError where C has none. */
    CalendarTime at(ThreadState ts, long seconds) {
        CalendarTime t = plain ? CalendarTime.utc(seconds, PLAIN_NAME) : ask(ts, seconds);
        if (t == null) {
            throw overflow(ts);
        }
        return t;
    }

    /** OSError for a time that C's struct tm has no room for. */
    static RuntimeException overflow(ThreadState ts) {
        return Errors.raise(ts, ExceptionTypes.OS_ERROR, PyInt.of(75), PyStr.of("Value too large for defined data type"));
    }

    private static CalendarTime ask(ThreadState ts, long seconds) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment time = libc.allocate(8);
            time.set(ValueLayout.JAVA_LONG, 0, seconds);
            MemorySegment tm = libc.allocate(TM_BYTES);
            libc.callInt("tzset");
            if (libc.callLong("localtime_r", time.address(), tm.address(), 0, 0, 0, 0) == 0) {
                return null;
            }
            int[] f = new int[PLACES.length];
            for (int i = 0; i < f.length; i++) {
                f[i] = tm.getAtIndex(ValueLayout.JAVA_INT, PLACES[i]);
            }
            f[CalendarTime.YEAR] += TM_BASE;
            f[CalendarTime.MONTH]++;
            f[CalendarTime.WEEKDAY] = (f[CalendarTime.WEEKDAY] + 6) % 7;
            f[CalendarTime.YEARDAY]++;
            long zone = tm.get(ValueLayout.JAVA_LONG, TM_ZONE);
            return new CalendarTime(f, zone == 0 ? "" : LibC.text(zone), tm.get(ValueLayout.JAVA_LONG, TM_OFFSET));
        } finally {
            libc.reset(mark);
        }
    }

    /** Seconds since the Epoch of a local time, whose numbers may be beyond their range; raises OverflowError. */
    long seconds(ThreadState ts, int[] f) {
        if (plain && f[CalendarTime.DAYLIGHT] <= 0) {
            return CalendarTime.seconds(f);
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment tm = libc.allocate(TM_BYTES);
            for (int i = 0; i < f.length; i++) {
                tm.setAtIndex(ValueLayout.JAVA_INT, PLACES[i], f[i]);
            }
            tm.setAtIndex(ValueLayout.JAVA_INT, PLACES[CalendarTime.YEAR], f[CalendarTime.YEAR] - TM_BASE);
            tm.setAtIndex(ValueLayout.JAVA_INT, PLACES[CalendarTime.MONTH], f[CalendarTime.MONTH] - 1);
            tm.setAtIndex(ValueLayout.JAVA_INT, PLACES[CalendarTime.WEEKDAY], -1);
            long seconds = libc.callLong("mktime", tm.address(), 0, 0, 0, 0, 0);
            if (seconds == -1 && tm.getAtIndex(ValueLayout.JAVA_INT, PLACES[CalendarTime.WEEKDAY]) == -1) {
                throw Errors.overflowError(ts, "mktime argument out of range");
            }
            return seconds;
        } finally {
            libc.reset(mark);
        }
    }

    /** The zone's names and distances, as two times of this year half a year apart show them. */
    Names names(ThreadState ts) {
        if (plain) {
            return new Names(PLAIN_NAME, PLAIN_NAME, 0, 0);
        }
        long winter = System.currentTimeMillis() / 1000 / (2 * HALF_YEAR) * (2 * HALF_YEAR);
        CalendarTime january = at(ts, winter);
        CalendarTime july = at(ts, winter + HALF_YEAR);
        return january.offset > july.offset
                ? new Names(july.zone, january.zone, -july.offset, -january.offset)
                : new Names(january.zone, july.zone, -january.offset, -july.offset);
    }
}
