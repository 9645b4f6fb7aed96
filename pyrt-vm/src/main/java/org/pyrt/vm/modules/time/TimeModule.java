package org.pyrt.vm.modules.time;

import java.io.IOException;
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
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
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
                return PyInt.of(Calendars.standardOffset());
            case "altzone":
                return PyInt.of(Calendars.daylightOffset());
            case "daylight":
                return PyInt.of(Calendars.hasDaylight() ? 1 : 0);
            case "tzname":
                return PyTuple.of(ts, PyStr.of(Calendars.zoneName(false)), PyStr.of(Calendars.zoneName(true)));
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

    @ExposedMethod(doc = "clock_gettime(clk_id) -> float")
    static double clock_gettime(ThreadState ts, @PositionalOnly int clk_id) {
        return clock_gettime_ns(ts, clk_id) / NANOS;
    }

    @ExposedMethod(doc = "clock_gettime_ns(clk_id) -> int")
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
                throw Errors.raise(ts, ExceptionTypes.OS_ERROR, PyInt.of(22), PyStr.of("Invalid argument"));
        }
    }

    @ExposedMethod(doc = "get_clock_info(name: str) -> dict\n\nWhat is known of a clock.")
    static PyObject get_clock_info(ThreadState ts, @PositionalOnly String name) {
        boolean real = name.equals("time");
        if (!real && !name.equals("monotonic") && !name.equals("perf_counter") && !name.equals("process_time") && !name.equals("thread_time")) {
            throw Errors.valueError(ts, "unknown clock");
        }
        PyDict fields = new PyDict(ts);
        fields.putStr(ts, PyStr.interned("implementation"), PyStr.of(real ? "Instant.now()" : "System.nanoTime()"));
        fields.putStr(ts, PyStr.interned("monotonic"), PyBool.of(!real));
        fields.putStr(ts, PyStr.interned("adjustable"), PyBool.of(real));
        fields.putStr(ts, PyStr.interned("resolution"), PyFloat.of(1e-9));
        return new PySimpleNamespace(ts, fields);
    }

    @ExposedMethod(doc = "sleep(object, /)\n--\n\nWait for that many seconds.")
    @CleanPoint
    static void sleep(ThreadState ts, @PositionalOnly PyObject seconds) {
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
        return Calendars.utc(ts, secondsOrNow(ts, seconds));
    }

    @ExposedMethod(doc = "localtime([seconds]) -> struct_time")
    @CleanPoint
    static PyObject localtime(ThreadState ts, @PositionalOnly @Default("None") PyObject seconds) {
        return Calendars.local(ts, secondsOrNow(ts, seconds));
    }

    @ExposedMethod(doc = "mktime(tuple) -> floating-point number")
    @CleanPoint
    static double mktime(ThreadState ts, @PositionalOnly PyObject tuple) {
        return Calendars.toSeconds(Calendars.fields(ts, tuple, "mktime"));
    }

    @ExposedMethod(doc = "asctime([tuple]) -> string")
    @CleanPoint
    static String asctime(ThreadState ts, @PositionalOnly @Default PyObject tuple) {
        return TimeFormat.asctime(tuple == null
                        ? Calendars.localFields(System.currentTimeMillis() / 1000)
                        : Calendars.checked(ts, Calendars.fields(ts, tuple, "asctime")));
    }

    @ExposedMethod(doc = "ctime([seconds]) -> string")
    @CleanPoint
    static String ctime(ThreadState ts, @PositionalOnly @Default("None") PyObject seconds) {
        return TimeFormat.asctime(Calendars.localFields(secondsOrNow(ts, seconds)));
    }

    @ExposedMethod(doc = "strftime(format[, tuple]) -> string")
    @CleanPoint
    static String strftime(ThreadState ts, String format, @PositionalOnly @Default PyObject tuple) {
        int[] fields =
                tuple == null ? Calendars.localFields(System.currentTimeMillis() / 1000) : Calendars.checked(ts, Calendars.fields(ts, tuple, "strftime"));
        return TimeFormat.format(format, fields);
    }
}
