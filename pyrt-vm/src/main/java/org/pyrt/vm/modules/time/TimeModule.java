package org.pyrt.vm.modules.time;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.sys.PySimpleNamespace;
import org.pyrt.vm.thread.Waiting;

/** The module time. Zones and calendars are in {@code Calendars}. Source: CPython 3.14 Modules/timemodule.c. */
@ExposedModule(name = "time", doc = "Clocks, calendar times and sleep.")
public final class TimeModule {

    @ExposedConstant static final int _STRUCT_TM_ITEMS = 11;
    @ExposedConstant static final int CLOCK_REALTIME = 0;
    @ExposedConstant static final int CLOCK_MONOTONIC = 1;
    @ExposedConstant static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    @ExposedConstant static final int CLOCK_THREAD_CPUTIME_ID = 3;
    @ExposedConstant static final int CLOCK_MONOTONIC_RAW = 4;
    @ExposedConstant static final int CLOCK_BOOTTIME = 7;
    @ExposedConstant static final int CLOCK_TAI = 11;

    private static final PyStr STRPTIME = PyStr.interned("_strptime_time");
    private static final double NANOS = 1e9;
    private static final long BILLION = 1_000_000_000L;

    private TimeModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "time", "Clocks, calendar times and sleep.", new TimeModuleAdapter())
                .add("struct_time", Calendars.STRUCT_TIME.type)
                .build();
    }

    /** What needs the host's time zone is looked up when first asked for, since that takes long. */
    @ExposedMethod(name = "__getattr__")
    static PyObject zoneAttribute(ThreadState ts, PyStr name) {
        switch (name.toString()) {
            case "timezone":
                return PyInt.of(LocalZone.of(ts).names(ts).standardWest());
            case "altzone":
                return PyInt.of(LocalZone.of(ts).names(ts).daylightWest());
            case "daylight":
                LocalZone.Names both = LocalZone.of(ts).names(ts);
                return PyInt.of(both.standardWest() != both.daylightWest() ? 1 : 0);
            case "tzname":
                LocalZone.Names names = LocalZone.of(ts).names(ts);
                return PyTuple.of(ts, PyStr.of(names.standard()), PyStr.of(names.daylight()));
            default:
                throw Errors.attributeError(ts, PyNone.NONE, name, "module 'time' has no attribute '" + name + "'");
        }
    }

    private static long realtimeNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * BILLION + now.getNano();
    }

    @ExposedMethod(doc = "time()\n--\n\nSeconds since the Epoch.")
    static double time() {
        return realtimeNanos() / NANOS;
    }

    @ExposedMethod(doc = "time_ns()\n--\n\nNanoseconds since the Epoch.")
    static long time_ns() {
        return realtimeNanos();
    }

    @ExposedMethod(doc = "monotonic()\n--\n\nSeconds of a clock that never goes back.")
    static double monotonic() {
        return System.nanoTime() / NANOS;
    }

    @ExposedMethod(doc = "monotonic_ns()\n--\n\nNanoseconds of a clock that never goes back.")
    static long monotonic_ns() {
        return System.nanoTime();
    }

    @ExposedMethod(doc = "perf_counter()\n--\n\nSeconds of the most exact clock.")
    static double perf_counter() {
        return System.nanoTime() / NANOS;
    }

    @ExposedMethod(doc = "perf_counter_ns()\n--\n\nNanoseconds of the most exact clock.")
    static long perf_counter_ns() {
        return System.nanoTime();
    }

    @ExposedMethod(doc = "process_time()\n--\n\nSeconds of processor time of the process.")
    static double process_time() {
        return process_time_ns() / NANOS;
    }

    @ExposedMethod(doc = "process_time_ns()\n--\n\nNanoseconds of processor time of the process.")
    static long process_time_ns() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    @ExposedMethod(doc = "thread_time()\n--\n\nSeconds of processor time of the thread.")
    static double thread_time() {
        return thread_time_ns() / NANOS;
    }

    @ExposedMethod(doc = "thread_time_ns()\n--\n\nNanoseconds of processor time of the thread.")
    static long thread_time_ns() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/schedstat"), StandardCharsets.US_ASCII);
            return Long.parseLong(stat.substring(0, stat.indexOf(' ')));
        } catch (IOException | NumberFormatException e) {
            return process_time_ns();
        }
    }

    @ExposedMethod(doc = "clock_gettime($module, clk_id, /)\n--\n\nThe time of a clock in seconds, as a float.")
    static double clock_gettime(ThreadState ts, @PositionalOnly int clk_id) {
        return clock_gettime_ns(ts, clk_id) / NANOS;
    }

    @ExposedMethod(doc = "clock_gettime_ns($module, clk_id, /)\n--\n\nThe time of a clock in nanoseconds, as an int.")
    static long clock_gettime_ns(ThreadState ts, @PositionalOnly int clk_id) {
        switch (clk_id) {
            case CLOCK_REALTIME:
                return realtimeNanos();
            case CLOCK_MONOTONIC:
                return System.nanoTime();
            case CLOCK_PROCESS_CPUTIME_ID:
                return process_time_ns();
            case CLOCK_THREAD_CPUTIME_ID:
                return thread_time_ns();
            default:
                return clock(ts, "clock_gettime", clk_id, 0);
        }
    }

    @ExposedMethod(doc = "clock_getres(clk_id) -> floating-point number\n\nThe resolution of a clock in seconds.")
    static double clock_getres(ThreadState ts, @PositionalOnly int clk_id) {
        return clock(ts, "clock_getres", clk_id, 0) / NANOS;
    }

    @ExposedMethod(doc = "clock_settime(clk_id, time)\n\nSet a clock.")
    @CleanPoint
    static void clock_settime(ThreadState ts, int clk_id, @PositionalOnly PyObject time) {
        clock(ts, "clock_settime", clk_id, Waiting.nanos(ts, time));
    }

    @ExposedMethod(doc = "clock_settime_ns(clk_id, time)\n\nSet a clock.")
    static void clock_settime_ns(ThreadState ts, int clk_id, @PositionalOnly long time) {
        clock(ts, "clock_settime", clk_id, time);
    }

    @ExposedMethod(doc = "pthread_getcpuclockid(thread_id) -> int\n\nThe clock of the calling thread's processor time; of another thread there is none.")
    static int pthread_getcpuclockid(ThreadState ts, @PositionalOnly long thread_id) {
        if (thread_id != ts.id) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, PyInt.of(3), PyStr.of("No such process"));
        }
        return ~LibC.of(ts).callInt("gettid") << 3 | 6;
    }

    /** Asks the C library about a clock; ns, in both directions. */
    private static long clock(ThreadState ts, String function, int id, long nanos) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment block = libc.allocate(16);
            block.setAtIndex(ValueLayout.JAVA_LONG, 0, Math.floorDiv(nanos, BILLION));
            block.setAtIndex(ValueLayout.JAVA_LONG, 1, Math.floorMod(nanos, BILLION));
            int result = libc.callInt(function, id, block.address());
            if (result < 0) {
                throw Errors.raise(
                        ts, ExceptionTypes.OS_ERROR, PyInt.of(-result), PyStr.of(LibC.text(libc.callLong("strerror", -result, 0, 0, 0, 0, 0))));
            }
            return block.getAtIndex(ValueLayout.JAVA_LONG, 0) * BILLION + block.getAtIndex(ValueLayout.JAVA_LONG, 1);
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "get_clock_info(name: str) -> dict\n\nWhat is known of a clock.")
    static PyObject get_clock_info(ThreadState ts, @PositionalOnly String name) {
        boolean real = name.equals("time");
        String clock;
        switch (name) {
            case "time" -> clock = "REALTIME";
            case "monotonic", "perf_counter" -> clock = "MONOTONIC";
            case "process_time" -> clock = "PROCESS_CPUTIME_ID";
            case "thread_time" -> clock = "THREAD_CPUTIME_ID";
            default -> throw Errors.valueError(ts, "unknown clock");
        }
        PyDict fields = new PyDict(ts);
        fields.putStr(ts, PyStr.interned("implementation"), PyStr.of("clock_gettime(CLOCK_" + clock + ")"));
        fields.putStr(ts, PyStr.interned("monotonic"), PyBool.of(!real));
        fields.putStr(ts, PyStr.interned("adjustable"), PyBool.of(real));
        fields.putStr(ts, PyStr.interned("resolution"), PyFloat.of(1e-9));
        return new PySimpleNamespace(ts, fields);
    }

    @ExposedMethod(doc = "sleep(object, /)\n--\n\nWait for that many seconds.")
    @CleanPoint
    static void sleep(ThreadState ts, @PositionalOnly PyObject seconds) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, "time.sleep", seconds);
        }
        long nanos = Waiting.nanos(ts, seconds);
        if (nanos < 0) {
            throw Errors.valueError(ts, "sleep length must be non-negative");
        }
        Waiting.sleep(ts, nanos);
    }

    @CleanPoint
    private static long secondsOrNow(ThreadState ts, PyObject seconds) {
        if (seconds == PyNone.NONE) {
            return System.currentTimeMillis() / 1000;
        }
        PyFloat f = PyFloat.asSelf(seconds);
        if (f != null) {
            if (Double.isNaN(f.value)) {
                throw Errors.valueError(ts, "Invalid value NaN (not a number)");
            }
            if (Math.abs(f.value) >= 0x1p63) {
                throw Errors.overflowError(ts, "timestamp out of range for platform time_t");
            }
            return (long) Math.floor(f.value);
        }
        PyInt i = Sizes.index(ts, seconds);
        if (!i.fitsLong()) {
            throw Errors.overflowError(ts, "timestamp out of range for platform time_t");
        }
        return i.longValue();
    }

    @ExposedMethod(doc = "gmtime([seconds]) -> struct_time")
    @CleanPoint
    static PyObject gmtime(ThreadState ts, @PositionalOnly @Default("None") PyObject seconds) {
        CalendarTime t = CalendarTime.utc(secondsOrNow(ts, seconds), "GMT");
        if (t == null) {
            throw LocalZone.overflow(ts);
        }
        return Calendars.structure(ts, t);
    }

    private static CalendarTime now(ThreadState ts) {
        return LocalZone.of(ts).at(ts, System.currentTimeMillis() / 1000);
    }

    @ExposedMethod(doc = "localtime([seconds]) -> struct_time")
    @CleanPoint
    static PyObject localtime(ThreadState ts, @PositionalOnly @Default("None") PyObject seconds) {
        return Calendars.structure(ts, LocalZone.of(ts).at(ts, secondsOrNow(ts, seconds)));
    }

    @ExposedMethod(doc = "mktime($module, time_tuple, /)\n--\n\nThe seconds since the epoch of a local time.")
    @CleanPoint
    static double mktime(ThreadState ts, @PositionalOnly PyObject tuple) {
        return LocalZone.of(ts).seconds(ts, Calendars.time(ts, tuple, "mktime").fields);
    }

    @ExposedMethod(doc = "tzset()\n--\n\nTake over the time zone that the environment variable TZ names.")
    static void tzset(ThreadState ts) {
        LocalZone.of(ts).set(ts);
    }

    @ExposedMethod(doc = "asctime([tuple]) -> string")
    @CleanPoint
    static String asctime(ThreadState ts, @PositionalOnly @Default PyObject tuple) {
        return TimeFormat.asctime(tuple == null ? now(ts) : Calendars.checked(ts, Calendars.time(ts, tuple, "asctime")));
    }

    @ExposedMethod(doc = "ctime([seconds]) -> string")
    @CleanPoint
    static String ctime(ThreadState ts, @PositionalOnly @Default("None") PyObject seconds) {
        return TimeFormat.asctime(LocalZone.of(ts).at(ts, secondsOrNow(ts, seconds)));
    }

    @ExposedMethod(doc = "strftime(format[, tuple]) -> string")
    @CleanPoint
    static PyStr strftime(ThreadState ts, PyStr format, @PositionalOnly @Default PyObject tuple) {
        String text = TimeFormat.format(
                ts, format.toString(), tuple == null ? now(ts) : Calendars.checked(ts, Calendars.time(ts, tuple, "strftime")));
        return format.narrowOrNull() != null ? PyStr.ofNarrow(text) : PyStr.of(text);
    }

    @ExposedMethod(doc = "strptime(string, format) -> struct_time")
    @CleanPoint
    static PyObject strptime(ThreadState ts, @VarArgs PyObject[] arguments) {
        PyObject module = Interpreter.of(ts).hooks.importModule(ts, "_strptime");
        try (var held = ts.hold(module)) {
            PyObject function = Attributes.get(ts, module, STRPTIME);
            try (var heldFunction = ts.hold(function)) {
                return Calls.call(ts, function, arguments, null);
            }
        }
    }
}
