package org.pyrt.stdlib.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;

/** The functions of posix on timers that are open files. Source: CPython 3.14 Modules/posixmodule.c, timerfd_create(2). */
@ExposedModule(name = "posix")
final class Timers {

    private static final long BILLION = 1_000_000_000L;

    private static final int O_CLOEXEC = 02000000;

    private Timers() {}

    @ExposedMethod(doc = "timerfd_create($module, clockid, /, *, flags=0)\n--\n\nA timer that can be waited for; its number.")
    static int timerfd_create(ThreadState ts, @PositionalOnly int clockid, @KeywordOnly @Default("524288") int flags) {
        return Descriptors.opened(ts, LibC.of(ts).callInt("timerfd_create", clockid, flags | O_CLOEXEC));
    }

    @ExposedMethod(
            doc = "timerfd_settime($module, fd, /, *, flags=0, initial=0.0, interval=0.0)\n--\n\nSet a timer, in seconds; how it was set before.")
    @CleanPoint
    static PyObject timerfd_settime(
            ThreadState ts,
            @PositionalOnly PyObject fd,
            @KeywordOnly @Default("0") int flags,
            @Default("0.0") double initial,
            @Default("0.0") double interval) {
        int number = FileNumbers.of(ts, fd);
        return set(ts, number, flags, nanos(ts, initial), nanos(ts, interval), true);
    }

    @ExposedMethod(doc = "timerfd_settime_ns($module, fd, /, *, flags=0, initial=0, interval=0)\n--\n\nSet a timer, in ns; how it was set before.")
    @CleanPoint
    static PyObject timerfd_settime_ns(
            ThreadState ts, @PositionalOnly PyObject fd, @KeywordOnly @Default("0") int flags, @Default("0") long initial, @Default("0") long interval) {
        return set(ts, FileNumbers.of(ts, fd), flags, initial, interval, false);
    }

    @ExposedMethod(doc = "timerfd_gettime($module, fd, /)\n--\n\nSeconds until a timer ends, and its interval.")
    @CleanPoint
    static PyObject timerfd_gettime(ThreadState ts, @PositionalOnly PyObject fd) {
        return get(ts, FileNumbers.of(ts, fd), true);
    }

    @ExposedMethod(doc = "timerfd_gettime_ns($module, fd, /)\n--\n\nNs until a timer ends, and its interval.")
    @CleanPoint
    static PyObject timerfd_gettime_ns(ThreadState ts, @PositionalOnly PyObject fd) {
        return get(ts, FileNumbers.of(ts, fd), false);
    }

    private static long nanos(ThreadState ts, double seconds) {
        double nanos = Math.floor(seconds * BILLION);
        if (Double.isNaN(nanos)) {
            throw Errors.valueError(ts, "Invalid value NaN (not a number)");
        }
        if (Math.abs(nanos) >= 0x1p63) {
            throw Errors.overflowError(ts, "timestamp out of range for platform time_t");
        }
        return (long) nanos;
    }

    private static PyObject set(ThreadState ts, int fd, int flags, long initial, long interval, boolean seconds) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment now = libc.allocate(32);
            put(now, 0, interval);
            put(now, 16, initial);
            MemorySegment before = libc.allocate(32);
            Host.check(ts, libc.callInt("timerfd_settime", fd, flags, now.address(), before.address(), 0, 0));
            return pair(ts, before, seconds);
        } finally {
            libc.reset(mark);
        }
    }

    private static PyObject get(ThreadState ts, int fd, boolean seconds) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment now = libc.allocate(32);
            Host.check(ts, libc.callInt("timerfd_gettime", fd, now.address()));
            return pair(ts, now, seconds);
        } finally {
            libc.reset(mark);
        }
    }

    private static void put(MemorySegment s, long at, long nanos) {
        s.set(ValueLayout.JAVA_LONG, at, Math.floorDiv(nanos, BILLION));
        s.set(ValueLayout.JAVA_LONG, at + 8, Math.floorMod(nanos, BILLION));
    }

    private static PyObject pair(ThreadState ts, MemorySegment s, boolean seconds) {
        return PyTuple.of(ts, time(s, 16, seconds), time(s, 0, seconds));
    }

    private static PyObject time(MemorySegment s, long at, boolean seconds) {
        long whole = s.get(ValueLayout.JAVA_LONG, at);
        long rest = s.get(ValueLayout.JAVA_LONG, at + 8);
        return seconds ? PyFloat.of(whole + rest * 1e-9) : PyInt.of(whole * BILLION + rest);
    }
}
