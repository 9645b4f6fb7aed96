package org.pyrt.stdlib.datetime;

import java.math.BigDecimal;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Points in time, by the module time: seconds are counted from 1970. */
final class Clock {

    private static final PyStr LOCALTIME = PyStr.interned("localtime");
    private static final PyStr STRFTIME = PyStr.interned("strftime");
    private static final PyStr GMTOFF = PyStr.interned("tm_gmtoff");
    private static final PyStr ZONE = PyStr.interned("tm_zone");
    private static final int EPOCH = 719163;
    private static final long FOLD_SPAN = 86400;

    private Clock() {}

    /** Calls a function of the module time. */
    @CleanPoint
    private static PyObject call(ThreadState ts, PyStr function, @Floating PyObject... args) {
        PyObject module;
        int mark = ts.holdMark();
        for (PyObject a : args) {
            ts.pushHold(a);
        }
        try {
            module = Interpreter.of(ts).hooks.importModule(ts, "time");
            ts.pushHold(module);
            return Calls.callMethod(ts, module, function, args);
        } finally {
            ts.releaseTo(mark);
        }
    }

    /** {@code time.strftime(format, time)}. */
    @CleanPoint
    static PyObject strftime(ThreadState ts, PyStr format, @Floating PyObject time) {
        return call(ts, STRFTIME, format, time);
    }

    /** Year to second of the local time at so many seconds. Raises what time.localtime raises, and ValueError for years beyond the calendar. */
    @CleanPoint
    static int[] local(ThreadState ts, long seconds) {
        PyObject t = call(ts, LOCALTIME, PyInt.of(seconds));
        int[] fields = new int[6];
        for (int i = 0; i < 6; i++) {
            fields[i] = (int) PyInt.asSelf(((PyTuple) t).get(i)).longValue();
        }
        Refs.discard(ts, t);
        if (fields[0] < Days.MIN_YEAR || fields[0] > Days.MAX_YEAR) {
            throw Errors.valueError(ts, "year must be in 1..9999, not " + fields[0]);
        }
        fields[5] = Math.min(fields[5], 59);
        return fields;
    }

    /** Year to second in UTC. */
    static int[] utc(ThreadState ts, long seconds) {
        long day = Math.floorDiv(seconds, 86400L) + EPOCH;
        int rest = (int) Math.floorMod(seconds, 86400L);
        if (day < 1 || day > Days.LAST) {
            throw Errors.valueError(ts, "year must be in 1..9999, not " + (1970 + Math.floorDiv(seconds, 31556952L)));
        }
        int[] date = Days.date((int) day);
        return new int[] {date[0], date[1], date[2], rest / 3600, rest / 60 % 60, rest % 60};
    }

    /** The seconds at which UTC shows these fields. */
    static long seconds(int[] f) {
        return (Days.ordinal(f[0], f[1], f[2]) - (long) EPOCH) * 86400 + f[3] * 3600 + f[4] * 60 + f[5];
    }

    @CleanPoint
    private static long shown(ThreadState ts, long seconds) {
        return seconds(local(ts, seconds));
    }

    /** Whether a local time is the second of two that show the same. */
    @CleanPoint
    static int fold(ThreadState ts, long seconds, int[] local) {
        if (seconds < -62135596800L + 3 * FOLD_SPAN) {
            return 0;
        }
        long here = seconds(local);
        long transition = here - shown(ts, seconds - FOLD_SPAN) - FOLD_SPAN;
        return transition < 0 && shown(ts, seconds + transition) == here ? 1 : 0;
    }

    /** The seconds at which local time shows what UTC shows at {@code t}; of two answers the one that {@code fold} says. */
    @CleanPoint
    static long ofLocal(ThreadState ts, long t, int fold) {
        long a = shown(ts, t) - t;
        long u1 = t - a;
        long t1 = shown(ts, u1);
        long b;
        if (t1 == t) {
            long u2 = u1 + (fold == 0 ? -FOLD_SPAN : FOLD_SPAN);
            b = shown(ts, u2) - u2;
            if (a == b) {
                return u1;
            }
        } else {
            b = t1 - u1;
        }
        long u2 = t - b;
        if (shown(ts, u2) == t) {
            return u2;
        }
        if (t1 == t) {
            return u1;
        }
        return fold == 0 ? Math.max(u1, u2) : Math.min(u1, u2);
    }

    /** The seconds whose zone a local time has: in a gap of local time that of the side that {@code fold} says. */
    @CleanPoint
    static long withZone(ThreadState ts, long t, int fold) {
        long one = ofLocal(ts, t, fold);
        long other = ofLocal(ts, t, 1 - fold);
        return other != one && other > one == (fold == 1) ? other : one;
    }

    /** The zone of the local time at so many seconds, floating. */
    @CleanPoint
    static PyTimeZone zone(ThreadState ts, long seconds) {
        PyObject t = call(ts, LOCALTIME, PyInt.of(seconds));
        try (var held = ts.hold(t)) {
            long offset = PyInt.asSelf(Attributes.get(ts, t, GMTOFF)).longValue();
            return new PyTimeZone(ts, offset * 1_000_000, PyStr.asSelf(Attributes.get(ts, t, ZONE)));
        }
    }

    /** A timestamp in microseconds, to the nearest, halves to the even one. Raises TypeError, ValueError, OverflowError. */
    @CleanPoint
    static long[] timestamp(ThreadState ts, PyObject o) {
        PyFloat f = PyFloat.asSelf(o);
        if (f == null) {
            PyInt i = Sizes.index(ts, o);
            if (!i.fitsLong() || Math.abs(i.longValue()) > 1L << 60) {
                throw Errors.overflowError(ts, "timestamp out of range for platform time_t");
            }
            return new long[] {i.longValue(), 0};
        }
        double x = f.value;
        if (Double.isNaN(x)) {
            throw Errors.valueError(ts, "Invalid value NaN (not a number)");
        }
        if (!(Math.abs(x) < 0x1p60)) {
            throw Errors.overflowError(ts, "timestamp out of range for platform time_t");
        }
        double whole = Math.floor(x);
        long micros = (long) Math.rint((x - (x < 0 ? Math.ceil(x) : whole)) * 1e6);
        long seconds = (long) (x < 0 ? Math.ceil(x) : whole);
        return new long[] {seconds + Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L)};
    }

    /** Seconds and microseconds as a float. */
    static double asFloat(long micros) {
        return new BigDecimal(micros).movePointLeft(6).doubleValue();
    }
}
