package org.pyrt.stdlib.datetime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** The methods and operators of datetime. Source: CPython 3.14 Modules/_datetimemodule.c. */
@ExposedType(name = "datetime")
final class DateTimeMethods {

    private static final PyStr ISOFORMAT = PyStr.interned("isoformat");
    private static final PyStr REPLACE = PyStr.interned("replace");
    private static final PyStr FROMUTC = PyStr.interned("fromutc");
    private static final PyStr SPACE = PyStr.interned(" ");

    /** Microseconds from the beginning of day 0 to 1970. */
    private static final long EPOCH = 719163L * PyTimeDelta.DAY;

    private DateTimeMethods() {}

    // ---- fields ----

    @ExposedGetter
    static int hour(PyDateTime self) {
        return self.hour;
    }

    @ExposedGetter
    static int minute(PyDateTime self) {
        return self.minute;
    }

    @ExposedGetter
    static int second(PyDateTime self) {
        return self.second;
    }

    @ExposedGetter
    static int microsecond(PyDateTime self) {
        return self.micro;
    }

    @ExposedGetter
    static PyObject tzinfo(PyDateTime self) {
        return self.tzinfo == null ? PyNone.NONE : self.tzinfo;
    }

    @ExposedGetter
    static int fold(PyDateTime self) {
        return self.fold;
    }

    @ExposedMethod(doc = "utcoffset($self, /)\n--\n\nReturn self.tzinfo.utcoffset(self).")
    @CleanPoint
    static PyObject utcoffset(ThreadState ts, PyDateTime self) {
        return Zones.shown(ts, self.tzinfo, Zones.UTCOFFSET, self);
    }

    @ExposedMethod(doc = "dst($self, /)\n--\n\nReturn self.tzinfo.dst(self).")
    @CleanPoint
    static PyObject dst(ThreadState ts, PyDateTime self) {
        return Zones.shown(ts, self.tzinfo, Zones.DST, self);
    }

    @ExposedMethod(doc = "tzname($self, /)\n--\n\nReturn self.tzinfo.tzname(self).")
    @CleanPoint
    static PyObject tzname(ThreadState ts, PyDateTime self) {
        return Zones.name(ts, self.tzinfo, self);
    }

    @ExposedMethod(doc = "timetuple($self, /)\n--\n\nReturn time tuple, compatible with time.localtime().")
    @CleanPoint
    static PyObject timetuple(ThreadState ts, PyDateTime self) {
        long dst = Zones.offset(ts, self.tzinfo, Zones.DST, self);
        return PyDate.structTime(
                ts, Formatting.tuple(ts, self.date(), self.hour, self.minute, self.second, dst == Zones.NONE ? -1 : dst != 0 ? 1 : 0));
    }

    @ExposedMethod(doc = "utctimetuple($self, /)\n--\n\nReturn UTC time tuple, compatible with time.localtime().")
    @CleanPoint
    static PyObject utctimetuple(ThreadState ts, PyDateTime self) {
        long offset = Zones.offset(ts, self.tzinfo, Zones.UTCOFFSET, self);
        int[] f = offset == Zones.NONE ? self.fields() : PyDateTime.fields(ts, self.micros() - offset);
        return PyDate.structTime(ts, Formatting.tuple(ts, f, f[3], f[4], f[5], 0));
    }

    @ExposedMethod(doc = "timestamp($self, /)\n--\n\nReturn POSIX timestamp as float.")
    @CleanPoint
    static PyObject timestamp(ThreadState ts, PyDateTime self) {
        if (self.tzinfo != null) {
            long offset = Zones.offset(ts, self.tzinfo, Zones.UTCOFFSET, self);
            if (offset == Zones.NONE) {
                throw Errors.typeError(ts, "can't subtract offset-naive and offset-aware datetimes");
            }
            return PyFloat.of((self.micros() - offset - EPOCH) / 1e6);
        }
        long seconds = Clock.ofLocal(ts, Clock.seconds(self.fields()), self.fold);
        return PyFloat.of(seconds + self.micro / 1e6);
    }

    @ExposedMethod(
            doc = "replace($self, /, year=unchanged, month=unchanged, day=unchanged,\n        hour=unchanged, minute=unchanged, second=unchanged,\n        microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)\n--\n\nReturn datetime with new specified fields.")
    @CleanPoint
    static PyObject replace(
            ThreadState ts,
            PyDateTime self,
            @Default PyObject year,
            @Default PyObject month,
            @Default PyObject day,
            @Default PyObject hour,
            @Default PyObject minute,
            @Default PyObject second,
            @Default PyObject microsecond,
            @Default PyObject tzinfo,
            @KeywordOnly @Default PyObject fold) {
        int[] f = {
            Fields.number(ts, year, self.year),
            Fields.number(ts, month, self.month),
            Fields.number(ts, day, self.day),
            Fields.number(ts, hour, self.hour),
            Fields.number(ts, minute, self.minute),
            Fields.number(ts, second, self.second),
            Fields.number(ts, microsecond, self.micro)
        };
        int folded = Fields.number(ts, fold, self.fold);
        if (folded != 0 && folded != 1) {
            throw Errors.valueError(ts, "fold must be either 0 or 1, not " + folded);
        }
        return PyDateTime.of(ts, self.type(), f, tzinfo == null ? self.tzinfo : Fields.zone(ts, tzinfo), folded);
    }

    @ExposedMethod(name = "__replace__", doc = "__replace__($self, /, **changes)\n--\n\nThe same as replace().")
    @CleanPoint
    static PyObject replaced(ThreadState ts, PyDateTime self, @VarKeywords PyDict changes) {
        PyObject replace = Attributes.get(ts, self, REPLACE);
        try (var held = ts.hold(replace)) {
            return Calls.callWithDict(ts, replace, new PyObject[0], changes);
        }
    }

    @ExposedMethod(doc = "tz -> convert to local time in new timezone tz\n")
    @CleanPoint
    static PyObject astimezone(ThreadState ts, PyDateTime self, @Default("None") PyObject tz) {
        PyObject zone = Fields.zone(ts, tz);
        long offset = Zones.NONE;
        if (self.tzinfo != null) {
            if (zone == self.tzinfo) {
                return self;
            }
            offset = Zones.offset(ts, self.tzinfo, Zones.UTCOFFSET, self);
        }
        if (offset == Zones.NONE) {
            offset = Clock.zone(ts, Clock.withZone(ts, Clock.seconds(self.fields()), self.fold)).offset;
        }
        long utc = self.micros() - offset;
        if (zone != null) {
            return fromUtc(ts, self, utc, zone);
        }
        PyObject local = Clock.zone(ts, Math.floorDiv(utc - EPOCH, 1_000_000L));
        try (var held = ts.hold(local)) {
            return fromUtc(ts, self, utc, local);
        }
    }

    @CleanPoint
    private static PyObject fromUtc(ThreadState ts, PyDateTime self, long utc, PyObject zone) {
        PyObject moved = PyDateTime.of(ts, self.type(), PyDateTime.fields(ts, utc), zone, 0);
        return Calls.callMethod(ts, zone, FROMUTC, moved);
    }

    // ---- arithmetic ----

    @CleanPoint
    private static PyObject plus(ThreadState ts, PyDateTime self, PyTimeDelta d, int sign) {
        if (!d.isShort()) {
            throw Errors.overflowError(ts, "date value out of range");
        }
        return self.plus(ts, sign * d.micros());
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __add__(ThreadState ts, PyDateTime self, PyObject other) {
        return other instanceof PyTimeDelta d ? plus(ts, self, d, 1) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __radd__(ThreadState ts, PyDateTime self, PyObject other) {
        return __add__(ts, self, other);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __sub__(ThreadState ts, PyDateTime self, PyObject other) {
        if (other instanceof PyTimeDelta d) {
            return plus(ts, self, d, -1);
        }
        if (!(other instanceof PyDateTime o)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        long mine = 0;
        long theirs = 0;
        if (self.tzinfo != o.tzinfo) {
            mine = Zones.offset(ts, self.tzinfo, Zones.UTCOFFSET, self);
            theirs = Zones.offset(ts, o.tzinfo, Zones.UTCOFFSET, o);
            if ((mine == Zones.NONE) != (theirs == Zones.NONE)) {
                throw Errors.typeError(ts, "can't subtract offset-naive and offset-aware datetimes");
            }
        }
        return PyTimeDelta.ofMicros(ts, self.micros() - o.micros() - (mine == theirs ? 0 : mine - theirs));
    }

    @ExposedMethod
    static PyObject __rsub__(PyDateTime self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    // ---- comparison ----

    @CleanPoint
    private static PyObject compare(ThreadState ts, PyDateTime self, PyObject other, int op) {
        if (!(other instanceof PyDateTime o)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (self.tzinfo == o.tzinfo) {
            return PyBool.of(Fields.answer(op, Long.compare(self.micros(), o.micros())));
        }
        boolean equality = op == SlotId.EQ || op == SlotId.NE;
        long mine = Zones.offset(ts, self.tzinfo, Zones.UTCOFFSET, self);
        long theirs = Zones.offset(ts, o.tzinfo, Zones.UTCOFFSET, o);
        if ((mine == Zones.NONE) != (theirs == Zones.NONE)) {
            if (equality) {
                return PyBool.of(op == SlotId.NE);
            }
            throw Errors.typeError(ts, "can't compare offset-naive and offset-aware datetimes");
        }
        if (equality && mine != Zones.NONE && (dependsOnFold(ts, self, mine) || dependsOnFold(ts, o, theirs))) {
            return PyBool.of(op == SlotId.NE);
        }
        long difference = self.micros() - o.micros() - (mine == theirs ? 0 : mine - theirs);
        return PyBool.of(Fields.answer(op, Long.signum(difference)));
    }

    /** Whether the offset would be another one with the other fold: then the time equals none of another zone (PEP 495). */
    @CleanPoint
    private static boolean dependsOnFold(ThreadState ts, PyDateTime d, long offset) {
        PyDateTime flipped = d.withFold(ts, 1 - d.fold);
        try (var held = ts.hold(flipped)) {
            return Zones.offset(ts, d.tzinfo, Zones.UTCOFFSET, flipped) != offset;
        }
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __lt__(ThreadState ts, PyDateTime self, PyObject other) {
        return compare(ts, self, other, SlotId.LT);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __le__(ThreadState ts, PyDateTime self, PyObject other) {
        return compare(ts, self, other, SlotId.LE);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __eq__(ThreadState ts, PyDateTime self, PyObject other) {
        return compare(ts, self, other, SlotId.EQ);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __ne__(ThreadState ts, PyDateTime self, PyObject other) {
        return compare(ts, self, other, SlotId.NE);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __gt__(ThreadState ts, PyDateTime self, PyObject other) {
        return compare(ts, self, other, SlotId.GT);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __ge__(ThreadState ts, PyDateTime self, PyObject other) {
        return compare(ts, self, other, SlotId.GE);
    }

    @ExposedMethod(name = "__hash__")
    @CleanPoint
    static long hash(ThreadState ts, PyDateTime self) {
        long offset;
        if (self.fold == 0) {
            offset = Zones.offset(ts, self.tzinfo, Zones.UTCOFFSET, self);
        } else {
            PyDateTime first = self.withFold(ts, 0);
            try (var held = ts.hold(first)) {
                offset = Zones.offset(ts, self.tzinfo, Zones.UTCOFFSET, first);
            }
        }
        if (offset == Zones.NONE) {
            return self.stateBytes(0).hash();
        }
        return PyTimeDelta.hash(ts, self.micros() - offset);
    }

    // ---- text ----

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyDateTime self) {
        StringBuilder b = new StringBuilder();
        b.append(self.type().fullName()).append('(').append(self.year).append(", ").append(self.month).append(", ").append(self.day);
        b.append(", ").append(self.hour).append(", ").append(self.minute);
        if (self.second != 0 || self.micro != 0) {
            b.append(", ").append(self.second);
        }
        if (self.micro != 0) {
            b.append(", ").append(self.micro);
        }
        if (self.fold != 0) {
            b.append(", fold=").append(self.fold);
        }
        if (self.tzinfo != null) {
            b.append(", tzinfo=").append(Representation.repr(ts, self.tzinfo));
        }
        return PyStr.of(b.append(')').toString());
    }

    @ExposedMethod(
            doc = "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\nsep is used to separate the year from the time, and defaults to 'T'.")
    @CleanPoint
    static PyObject isoformat(ThreadState ts, PyDateTime self, @Default("'T'") PyStr sep, @Default("'auto'") String timespec) {
        if (sep.length() != 1) {
            throw Errors.typeError(
                    ts, "isoformat() argument 1 must be a unicode character, not a string of length " + sep.length());
        }
        StringBuilder b = self.isoDate().appendCodePoint(sep.codePointAt(0));
        PyTime.append(ts, b, timespec, self.hour, self.minute, self.second, self.micro);
        long offset = Zones.offset(ts, self.tzinfo, Zones.UTCOFFSET, self);
        if (offset != Zones.NONE) {
            b.append(Zones.text(offset, ":"));
        }
        return PyStr.of(b.toString());
    }

    @ExposedMethod(name = "__str__")
    @CleanPoint
    static PyObject str(ThreadState ts, PyDateTime self) {
        return Calls.callMethod(ts, self, ISOFORMAT, SPACE);
    }

    @ExposedMethod(doc = "ctime($self, /)\n--\n\nReturn ctime() style string.")
    static PyStr ctime(PyDateTime self) {
        return self.ctime(self.hour, self.minute, self.second);
    }

    // ---- pickling ----

    @ExposedMethod(name = "__reduce_ex__", doc = "__reduce_ex__(proto) -> (cls, state)")
    static PyObject reduceEx(ThreadState ts, PyDateTime self, @PositionalOnly int protocol) {
        PyObject state = self.stateBytes(protocol > 3 ? self.fold : 0);
        return PyTuple.of(ts, self.type(), self.tzinfo == null ? PyTuple.of(ts, state) : PyTuple.of(ts, state, self.tzinfo));
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\n__reduce__() -> (cls, state)")
    static PyObject reduce(ThreadState ts, PyDateTime self) {
        return reduceEx(ts, self, 2);
    }
}
