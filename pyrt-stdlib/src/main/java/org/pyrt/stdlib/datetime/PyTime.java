package org.pyrt.stdlib.datetime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A time of day, perhaps of a zone. Immutable. Source: CPython 3.14 Modules/_datetimemodule.c. */
@ExposedType(name = "time")
final class PyTime extends SlottedInstance {

    static final PyType TYPE = PyType.builtin("datetime.time", new PyTimeAdapter())
            .flags(PyType.BASETYPE)
            .doc("time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nAll arguments are optional. tzinfo may be None, or an instance of\na tzinfo subclass. The remaining arguments may be ints.")
            .ownLayout()
            .build();

    static {
        TYPE.dict().putImmortal(PyStr.interned("min"), new PyTime(0, 0, 0, 0));
        TYPE.dict().putImmortal(PyStr.interned("max"), new PyTime(23, 59, 59, 999_999));
        TYPE.dict().putImmortal(PyStr.interned("resolution"), PyTimeDelta.MICROSECOND);
    }

    private static final PyStr ISOFORMAT = PyStr.interned("isoformat");
    private static final PyStr REPLACE = PyStr.interned("replace");
    private static final PyStr STRPTIME = PyStr.interned("_strptime_datetime_time");

    final int hour;
    final int minute;
    final int second;
    final int micro;
    private int fold;

    /** Null for None. */
    @Slot final PyObject tzinfo;

    boolean cleared;

    private PyTime(int hour, int minute, int second, int micro) {
        super(TYPE);
        this.hour = hour;
        this.minute = minute;
        this.second = second;
        this.micro = micro;
        tzinfo = null;
    }

    private PyTime(ThreadState ts, PyType type, int hour, int minute, int second, int micro, PyObject zone, int fold) {
        super(ts, type);
        this.hour = hour;
        this.minute = minute;
        this.second = second;
        this.micro = micro;
        this.fold = fold;
        tzinfo = zone;
        Refs.incref(ts, zone);
        ts.trackFor(this, zone);
    }

    // ---- making ----

    /** A floating time of a class, which is called if it is not time itself. */
    @CleanPoint
    static PyObject of(ThreadState ts, PyType type, int hour, int minute, int second, int micro, PyObject zone, int fold) {
        if (type != TYPE) {
            PyObject made = Calls.call(
                    ts,
                    type,
                    new PyObject[] {PyInt.of(hour), PyInt.of(minute), PyInt.of(second), PyInt.of(micro), zone == null ? PyNone.NONE : zone},
                    null);
            if (made instanceof PyTime t) {
                t.fold = fold;
            }
            return made;
        }
        Fields.checkTime(ts, hour, minute, second, micro, fold);
        return new PyTime(ts, TYPE, hour, minute, second, micro, zone, fold);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            @Default PyObject hour,
            @Default PyObject minute,
            @Default PyObject second,
            @Default PyObject microsecond,
            @Default PyObject tzinfo,
            @KeywordOnly @Default PyObject fold) {
        if (hour != null && second == null && microsecond == null && tzinfo == null) {
            byte[] b = PyDate.state(ts, hour, 6, -1, "time");
            if (b != null) {
                PyObject zone = minute == null || minute == PyNone.NONE ? null : minute;
                if (zone != null && !(zone instanceof PyTZInfo)) {
                    throw Errors.typeError(ts, "bad tzinfo state arg");
                }
                return new PyTime(
                        ts, type, b[0] & 0x7f, b[1] & 0xff, b[2] & 0xff, (b[3] & 0xff) << 16 | (b[4] & 0xff) << 8 | b[5] & 0xff, zone, b[0] < 0 ? 1 : 0);
            }
        }
        int h = Fields.number(ts, hour, 0);
        int m = Fields.number(ts, minute, 0);
        int s = Fields.number(ts, second, 0);
        int us = Fields.number(ts, microsecond, 0);
        int f = Fields.number(ts, fold, 0);
        PyObject zone = Fields.zone(ts, tzinfo);
        Fields.checkTime(ts, h, m, s, us, f);
        return new PyTime(ts, type, h, m, s, us, zone, f);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "fromisoformat($type, object, /)\n--\n\nConstruct a time from a string in ISO 8601 format.")
    @CleanPoint
    static PyObject fromisoformat(ThreadState ts, PyType type, @PositionalOnly PyObject string) {
        PyStr s = PyStr.asSelf(string);
        if (s == null) {
            throw Errors.typeError(ts, "fromisoformat: argument must be str");
        }
        String text = Fields.text(s);
        IsoText t = new IsoText();
        if (!t.time(text.startsWith("T") ? text.substring(1) : text)) {
            throw Errors.valueError(ts, "Invalid isoformat string: " + Representation.repr(ts, s));
        }
        if (t.problem != null) {
            throw Errors.valueError(ts, t.problem);
        }
        PyObject zone = t.zone(ts);
        try (var held = ts.hold(zone)) {
            return of(ts, type, t.fields[3], t.fields[4], t.fields[5], t.fields[6], zone == PyNone.NONE ? null : zone, 0);
        }
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "string, format -> new time parsed from a string (like time.strptime()).")
    @CleanPoint
    static PyObject strptime(ThreadState ts, PyType type, PyObject date_string, @PositionalOnly PyObject format) {
        return Formatting.strptime(ts, STRPTIME, type, date_string, format);
    }

    // ---- fields ----

    @ExposedGetter
    static int hour(PyTime self) {
        return self.hour;
    }

    @ExposedGetter
    static int minute(PyTime self) {
        return self.minute;
    }

    @ExposedGetter
    static int second(PyTime self) {
        return self.second;
    }

    @ExposedGetter
    static int microsecond(PyTime self) {
        return self.micro;
    }

    @ExposedGetter
    static PyObject tzinfo(PyTime self) {
        return self.tzinfo == null ? PyNone.NONE : self.tzinfo;
    }

    @ExposedGetter
    static int fold(PyTime self) {
        return self.fold;
    }

    int fold() {
        return fold;
    }

    @ExposedMethod(doc = "utcoffset($self, /)\n--\n\nReturn self.tzinfo.utcoffset(self).")
    @CleanPoint
    static PyObject utcoffset(ThreadState ts, PyTime self) {
        return Zones.shown(ts, self.tzinfo, Zones.UTCOFFSET, PyNone.NONE);
    }

    @ExposedMethod(doc = "dst($self, /)\n--\n\nReturn self.tzinfo.dst(self).")
    @CleanPoint
    static PyObject dst(ThreadState ts, PyTime self) {
        return Zones.shown(ts, self.tzinfo, Zones.DST, PyNone.NONE);
    }

    @ExposedMethod(doc = "tzname($self, /)\n--\n\nReturn self.tzinfo.tzname(self).")
    @CleanPoint
    static PyObject tzname(ThreadState ts, PyTime self) {
        return Zones.name(ts, self.tzinfo, PyNone.NONE);
    }

    @ExposedMethod(
            doc = "replace($self, /, hour=unchanged, minute=unchanged, second=unchanged,\n        microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)\n--\n\nReturn time with new specified fields.")
    @CleanPoint
    static PyObject replace(
            ThreadState ts,
            PyTime self,
            @Default PyObject hour,
            @Default PyObject minute,
            @Default PyObject second,
            @Default PyObject microsecond,
            @Default PyObject tzinfo,
            @KeywordOnly @Default PyObject fold) {
        int f = Fields.number(ts, fold, self.fold);
        if (f != 0 && f != 1) {
            throw Errors.valueError(ts, "fold must be either 0 or 1, not " + f);
        }
        return of(
                ts,
                self.type(),
                Fields.number(ts, hour, self.hour),
                Fields.number(ts, minute, self.minute),
                Fields.number(ts, second, self.second),
                Fields.number(ts, microsecond, self.micro),
                tzinfo == null ? self.tzinfo : Fields.zone(ts, tzinfo),
                f);
    }

    @ExposedMethod(name = "__replace__", doc = "__replace__($self, /, **changes)\n--\n\nThe same as replace().")
    @CleanPoint
    static PyObject replaced(ThreadState ts, PyTime self, @VarKeywords PyDict changes) {
        PyObject replace = Attributes.get(ts, self, REPLACE);
        try (var held = ts.hold(replace)) {
            return Calls.callWithDict(ts, replace, new PyObject[0], changes);
        }
    }

    // ---- comparison ----

    private long micros() {
        return (hour * 3600L + minute * 60L + second) * 1_000_000L + micro;
    }

    @CleanPoint
    private static PyObject compare(ThreadState ts, PyTime self, PyObject other, int op) {
        if (!(other instanceof PyTime o)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        long mine = 0;
        long theirs = 0;
        if (self.tzinfo != o.tzinfo) {
            mine = Zones.offset(ts, self.tzinfo, Zones.UTCOFFSET, PyNone.NONE);
            theirs = Zones.offset(ts, o.tzinfo, Zones.UTCOFFSET, PyNone.NONE);
            if ((mine == Zones.NONE) != (theirs == Zones.NONE)) {
                if (op == SlotId.EQ || op == SlotId.NE) {
                    return PyBool.of(op == SlotId.NE);
                }
                throw Errors.typeError(ts, "can't compare offset-naive and offset-aware times");
            }
            if (mine == Zones.NONE) {
                mine = 0;
                theirs = 0;
            }
        }
        return PyBool.of(Fields.answer(op, Long.compare(self.micros() - mine, o.micros() - theirs)));
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __lt__(ThreadState ts, PyTime self, PyObject other) {
        return compare(ts, self, other, SlotId.LT);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __le__(ThreadState ts, PyTime self, PyObject other) {
        return compare(ts, self, other, SlotId.LE);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __eq__(ThreadState ts, PyTime self, PyObject other) {
        return compare(ts, self, other, SlotId.EQ);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __ne__(ThreadState ts, PyTime self, PyObject other) {
        return compare(ts, self, other, SlotId.NE);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __gt__(ThreadState ts, PyTime self, PyObject other) {
        return compare(ts, self, other, SlotId.GT);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __ge__(ThreadState ts, PyTime self, PyObject other) {
        return compare(ts, self, other, SlotId.GE);
    }

    @ExposedMethod(name = "__hash__")
    @CleanPoint
    static long hash(ThreadState ts, PyTime self) {
        long offset = Zones.offset(ts, self.tzinfo, Zones.UTCOFFSET, PyNone.NONE);
        if (offset == Zones.NONE) {
            return self.stateBytes(0).hash();
        }
        return PyTimeDelta.hash(ts, self.micros() - offset);
    }

    // ---- text ----

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyTime self) {
        StringBuilder b = new StringBuilder();
        b.append(self.type().fullName()).append('(').append(self.hour).append(", ").append(self.minute);
        if (self.second != 0 || self.micro != 0) {
            b.append(", ").append(self.second);
        }
        if (self.micro != 0) {
            b.append(", ").append(self.micro);
        }
        if (self.tzinfo != null) {
            b.append(", tzinfo=").append(Representation.repr(ts, self.tzinfo));
        }
        if (self.fold != 0) {
            b.append(", fold=").append(self.fold);
        }
        return PyStr.of(b.append(')').toString());
    }

    /** Appends a time with as many parts as {@code timespec} says; raises ValueError if it says nothing known. */
    static void append(ThreadState ts, StringBuilder b, String timespec, int hour, int minute, int second, int micro) {
        int parts;
        switch (timespec) {
            case "auto":
                parts = micro == 0 ? 3 : 5;
                break;
            case "hours":
                parts = 1;
                break;
            case "minutes":
                parts = 2;
                break;
            case "seconds":
                parts = 3;
                break;
            case "milliseconds":
                parts = 4;
                break;
            case "microseconds":
                parts = 5;
                break;
            default:
                throw Errors.valueError(ts, "Unknown timespec value");
        }
        Fields.digits(b, hour, 2);
        if (parts > 1) {
            Fields.digits(b.append(':'), minute, 2);
        }
        if (parts > 2) {
            Fields.digits(b.append(':'), second, 2);
        }
        if (parts == 4) {
            Fields.digits(b.append('.'), micro / 1000, 3);
        } else if (parts == 5) {
            Fields.digits(b.append('.'), micro, 6);
        }
    }

    @ExposedMethod(doc = "Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].")
    @CleanPoint
    static PyObject isoformat(ThreadState ts, PyTime self, @Default("'auto'") String timespec) {
        StringBuilder b = new StringBuilder();
        append(ts, b, timespec, self.hour, self.minute, self.second, self.micro);
        long offset = Zones.offset(ts, self.tzinfo, Zones.UTCOFFSET, PyNone.NONE);
        if (offset != Zones.NONE) {
            b.append(Zones.text(offset, ":"));
        }
        return PyStr.of(b.toString());
    }

    @ExposedMethod(name = "__str__")
    @CleanPoint
    static PyObject str(ThreadState ts, PyTime self) {
        return Calls.callMethod(ts, self, ISOFORMAT);
    }

    @ExposedMethod(doc = "Format using strftime().\n\nThe date part of the timestamp passed to underlying strftime should not be used.")
    @CleanPoint
    static PyObject strftime(ThreadState ts, PyTime self, PyStr format) {
        int[] date = {1900, 1, 1};
        PyTuple times = Formatting.tuple(ts, date, self.hour, self.minute, self.second, -1);
        try (var held = ts.hold(times)) {
            return Formatting.strftime(ts, format, times, self.tzinfo, PyNone.NONE, self.micro, date);
        }
    }

    @ExposedMethod(name = "__format__", doc = "Formats self with strftime.")
    @CleanPoint
    static PyObject format(ThreadState ts, PyTime self, @PositionalOnly PyStr spec) {
        return Formatting.format(ts, self, spec);
    }

    // ---- pickling ----

    private PyBytes stateBytes(int withFold) {
        return PyBytes.of(new byte[] {
            (byte) (hour | withFold << 7), (byte) minute, (byte) second, (byte) (micro >> 16), (byte) (micro >> 8), (byte) micro
        });
    }

    @ExposedMethod(name = "__reduce_ex__", doc = "__reduce_ex__(proto) -> (cls, state)")
    static PyObject reduceEx(ThreadState ts, PyTime self, @PositionalOnly int protocol) {
        PyBytes state = self.stateBytes(protocol > 3 ? self.fold : 0);
        return PyTuple.of(ts, self.type(), self.tzinfo == null ? PyTuple.of(ts, state) : PyTuple.of(ts, state, self.tzinfo));
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\n__reduce__() -> (cls, state)")
    static PyObject reduce(ThreadState ts, PyTime self) {
        return reduceEx(ts, self, 2);
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyTimeSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyTimeSlots.clear(ts, this);
        super.clear(ts);
    }
}
