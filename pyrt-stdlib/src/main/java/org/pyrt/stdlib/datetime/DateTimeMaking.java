package org.pyrt.stdlib.datetime;

import java.time.Instant;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The constructor and the class methods of datetime, and its parts. */
@ExposedType(name = "datetime")
final class DateTimeMaking {

    private static final PyStr FROMUTC = PyStr.interned("fromutc");
    private static final PyStr STRPTIME = PyStr.interned("_strptime_datetime_datetime");

    private DateTimeMaking() {}

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            @Default PyObject year,
            @Default PyObject month,
            @Default PyObject day,
            @Default PyObject hour,
            @Default PyObject minute,
            @Default PyObject second,
            @Default PyObject microsecond,
            @Default PyObject tzinfo,
            @KeywordOnly @Default PyObject fold) {
        if (year != null && day == null && hour == null) {
            byte[] b = PyDate.state(ts, year, 10, 2, "datetime");
            if (b != null) {
                return ofState(ts, type, b, month);
            }
        }
        int[] f = {
            Fields.number(ts, year, "year", 1),
            Fields.number(ts, month, "month", 2),
            Fields.number(ts, day, "day", 3),
            Fields.number(ts, hour, 0),
            Fields.number(ts, minute, 0),
            Fields.number(ts, second, 0),
            Fields.number(ts, microsecond, 0)
        };
        int folded = Fields.number(ts, fold, 0);
        PyObject zone = Fields.zone(ts, tzinfo);
        Fields.checkDate(ts, f[0], f[1], f[2]);
        Fields.checkTime(ts, f[3], f[4], f[5], f[6], folded);
        return new PyDateTime(ts, type, f, zone, folded);
    }

    private static PyObject ofState(ThreadState ts, PyType type, byte[] b, PyObject zone) {
        if (zone != null && zone != PyNone.NONE && !(zone instanceof PyTZInfo)) {
            throw Errors.typeError(ts, "bad tzinfo state arg");
        }
        int[] f = {
            (b[0] & 0xff) << 8 | b[1] & 0xff, b[2] & 0x7f, b[3] & 0xff, b[4] & 0xff, b[5] & 0xff, b[6] & 0xff, (b[7] & 0xff) << 16 | (b[8] & 0xff) << 8 | b[9] & 0xff
        };
        return new PyDateTime(ts, type, f, zone == PyNone.NONE ? null : zone, b[2] < 0 ? 1 : 0);
    }

    /** The datetime of a timestamp, in local time or, with a zone, in that. */
    @CleanPoint
    private static PyObject of(ThreadState ts, PyType type, long[] timestamp, PyObject zone) {
        if (zone == null) {
            int[] local = Clock.local(ts, timestamp[0]);
            return PyDateTime.of(ts, type, withMicros(local, timestamp[1]), null, Clock.fold(ts, timestamp[0], local));
        }
        PyObject utc = PyDateTime.of(ts, type, withMicros(Clock.utc(ts, timestamp[0]), timestamp[1]), zone, 0);
        return Calls.callMethod(ts, zone, FROMUTC, utc);
    }

    private static int[] withMicros(int[] f, long micros) {
        return new int[] {f[0], f[1], f[2], f[3], f[4], f[5], (int) micros};
    }

    private static long[] now() {
        Instant now = Instant.now();
        return new long[] {now.getEpochSecond(), now.getNano() / 1000};
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "now($type, /, tz=None)\n--\n\nReturns new datetime object representing current time local to tz.\n\n  tz\n    Timezone object.\n\nIf no tz is specified, uses local timezone.")
    @CleanPoint
    static PyObject now(ThreadState ts, PyType type, @Default("None") PyObject tz) {
        return of(ts, type, now(), Fields.zone(ts, tz));
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "utcnow($type, /)\n--\n\nReturn a new datetime representing UTC day and time.")
    @CleanPoint
    static PyObject utcnow(ThreadState ts, PyType type) {
        Interpreter.of(ts).hooks.warn(
                ts,
                ExceptionTypes.DEPRECATION_WARNING,
                "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).",
                1);
        long[] now = now();
        return PyDateTime.of(ts, type, withMicros(Clock.utc(ts, now[0]), now[1]), null, 0);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "timestamp[, tz] -> tz's local time from POSIX timestamp.")
    @CleanPoint
    static PyObject fromtimestamp(ThreadState ts, PyType type, PyObject timestamp, @Default("None") PyObject tz) {
        PyObject zone = Fields.zone(ts, tz);
        return of(ts, type, Clock.timestamp(ts, timestamp), zone);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "Construct a naive UTC datetime from a POSIX timestamp.")
    @CleanPoint
    static PyObject utcfromtimestamp(ThreadState ts, PyType type, @PositionalOnly PyObject timestamp) {
        Interpreter.of(ts).hooks.warn(
                ts,
                ExceptionTypes.DEPRECATION_WARNING,
                "datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, datetime.UTC).",
                1);
        long[] t = Clock.timestamp(ts, timestamp);
        return PyDateTime.of(ts, type, withMicros(Clock.utc(ts, t[0]), t[1]), null, 0);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "string, format -> new datetime parsed from a string (like time.strptime()).")
    @CleanPoint
    static PyObject strptime(ThreadState ts, PyType type, PyObject date_string, @PositionalOnly PyObject format) {
        return Formatting.strptime(ts, STRPTIME, type, date_string, format);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "date, time -> datetime with same date and time fields")
    @CleanPoint
    static PyObject combine(ThreadState ts, PyType type, PyObject date, PyObject time, @Default PyObject tzinfo) {
        if (!(date instanceof PyDate d)) {
            throw Errors.typeError(ts, "combine() argument 1 must be datetime.date, not " + PyType.of(date).fullName());
        }
        if (!(time instanceof PyTime t)) {
            throw Errors.typeError(ts, "combine() argument 2 must be datetime.time, not " + PyType.of(time).fullName());
        }
        PyObject zone = tzinfo == null ? t.tzinfo : Fields.zone(ts, tzinfo);
        return PyDateTime.of(ts, type, new int[] {d.year, d.month, d.day, t.hour, t.minute, t.second, t.micro}, zone, t.fold());
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "fromisoformat($type, object, /)\n--\n\nConstruct a date from a string in ISO 8601 format.")
    @CleanPoint
    static PyObject fromisoformat(ThreadState ts, PyType type, @PositionalOnly PyObject string) {
        PyStr s = PyStr.asSelf(string);
        if (s == null) {
            throw Errors.typeError(ts, "fromisoformat: argument must be str");
        }
        IsoText t = new IsoText();
        if (!t.dateTime(Fields.text(s))) {
            throw Errors.valueError(ts, "Invalid isoformat string: " + Representation.repr(ts, s));
        }
        t.carry();
        if (t.problem != null) {
            throw Errors.valueError(ts, t.problem);
        }
        PyObject zone = t.zone(ts);
        try (var held = ts.hold(zone)) {
            return PyDateTime.of(ts, type, t.fields, zone == PyNone.NONE ? null : zone, 0);
        }
    }

    // ---- parts ----

    @ExposedMethod(doc = "date($self, /)\n--\n\nReturn date object with same year, month and day.")
    static PyObject date(ThreadState ts, PyDateTime self) {
        return new PyDate(ts, PyDate.TYPE, self.year, self.month, self.day);
    }

    @ExposedMethod(doc = "time($self, /)\n--\n\nReturn time object with same time but with tzinfo=None.")
    @CleanPoint
    static PyObject time(ThreadState ts, PyDateTime self) {
        return PyTime.of(ts, PyTime.TYPE, self.hour, self.minute, self.second, self.micro, null, self.fold);
    }

    @ExposedMethod(doc = "timetz($self, /)\n--\n\nReturn time object with same time and tzinfo.")
    @CleanPoint
    static PyObject timetz(ThreadState ts, PyDateTime self) {
        return PyTime.of(ts, PyTime.TYPE, self.hour, self.minute, self.second, self.micro, self.tzinfo, self.fold);
    }
}
