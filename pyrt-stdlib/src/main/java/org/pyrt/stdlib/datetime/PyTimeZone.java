package org.pyrt.stdlib.datetime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** A fixed offset from UTC. Immutable. Source: CPython 3.14 Modules/_datetimemodule.c. */
@ExposedType(name = "timezone")
final class PyTimeZone extends PyTZInfo {

    static final PyType TYPE = PyType.builtin("datetime.timezone", new PyTimeZoneAdapter())
            .base(PyTZInfo.TYPE)
            .doc("Fixed offset from UTC implementation of tzinfo.")
            .ownLayout()
            .build();

    static final PyTimeZone UTC = new PyTimeZone(0);

    private static final PyStr UTC_NAME = PyStr.interned("UTC");
    private static final long MINUTE = 60_000_000L;

    static {
        TYPE.dict().putImmortal(PyStr.interned("utc"), UTC);
        TYPE.dict().putImmortal(PyStr.interned("min"), new PyTimeZone(-1439 * MINUTE));
        TYPE.dict().putImmortal(PyStr.interned("max"), new PyTimeZone(1439 * MINUTE));
    }

    /** In microseconds, east of Greenwich. */
    final long offset;

    /** Null if it has none of its own. */
    private final PyStr name;

    private PyTimeZone(long offset) {
        super(TYPE);
        this.offset = offset;
        name = null;
    }

    PyTimeZone(ThreadState ts, long offset, PyStr name) {
        super(ts, TYPE);
        this.offset = offset;
        this.name = name;
    }

    /** The zone of an offset, floating. */
    static PyTimeZone of(ThreadState ts, long offset, PyStr name) {
        return offset == 0 && name == null ? UTC : new PyTimeZone(ts, offset, name);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject offset, @Default PyObject name) {
        if (!(offset instanceof PyTimeDelta d)) {
            throw Errors.typeError(ts, "timezone() argument 1 must be datetime.timedelta, not " + PyType.of(offset).fullName());
        }
        PyStr text = name == null ? null : PyStr.asSelf(name);
        if (name != null && text == null) {
            throw Errors.typeError(ts, "timezone() argument 2 must be str, not " + PyType.of(name).fullName());
        }
        check(ts, d);
        return of(ts, d.micros(), text);
    }

    /** Raises ValueError unless a duration is shorter than a day. */
    @CleanPoint
    static void check(ThreadState ts, @Floating PyTimeDelta d) {
        if (!d.isShort() || Math.abs(d.micros()) >= PyTimeDelta.DAY) {
            throw Errors.valueError(
                    ts,
                    "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "
                            + Representation.repr(ts, d));
        }
    }

    private static void check(ThreadState ts, PyObject dt, String method) {
        if (dt != PyNone.NONE && !(dt instanceof PyDateTime)) {
            throw Errors.typeError(
                    ts, method + "(dt) argument must be a datetime instance or None, not " + PyType.of(dt).fullName());
        }
    }

    @ExposedMethod(doc = "tzname($self, object, /)\n--\n\nThe name given, or else the offset as 'UTC(+|-)HH:MM'.")
    static PyObject tzname(ThreadState ts, PyTimeZone self, @PositionalOnly PyObject dt) {
        check(ts, dt, "tzname");
        return str(self);
    }

    @ExposedMethod(doc = "utcoffset($self, object, /)\n--\n\nReturn fixed offset.")
    static PyObject utcoffset(ThreadState ts, PyTimeZone self, @PositionalOnly PyObject dt) {
        check(ts, dt, "utcoffset");
        return PyTimeDelta.ofMicros(ts, self.offset);
    }

    @ExposedMethod(doc = "dst($self, object, /)\n--\n\nReturn None.")
    static PyObject dst(ThreadState ts, PyTimeZone self, @PositionalOnly PyObject dt) {
        check(ts, dt, "dst");
        return PyNone.NONE;
    }

    @ExposedMethod(doc = "fromutc($self, object, /)\n--\n\ndatetime in UTC -> datetime in local time.")
    @CleanPoint
    static PyObject fromutc(ThreadState ts, PyTimeZone self, @PositionalOnly PyObject dt) {
        if (!(dt instanceof PyDateTime d)) {
            throw Errors.typeError(ts, "fromutc: argument must be a datetime instance, not " + PyType.of(dt).fullName());
        }
        if (d.zone() != self) {
            throw Errors.valueError(ts, "fromutc: dt.tzinfo is not self");
        }
        return d.plus(ts, self.offset);
    }

    @ExposedMethod(name = "__getinitargs__", doc = "__getinitargs__($self, /)\n--\n\npickle support")
    static PyObject initialArguments(ThreadState ts, PyTimeZone self) {
        PyTimeDelta delta = PyTimeDelta.ofMicros(ts, self.offset);
        return self.name == null ? PyTuple.of(ts, delta) : PyTuple.of(ts, delta, self.name);
    }

    @ExposedMethod
    static PyObject __eq__(PyTimeZone self, PyObject other) {
        return other instanceof PyTimeZone o ? PyBool.of(self.offset == o.offset) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __ne__(PyTimeZone self, PyObject other) {
        return other instanceof PyTimeZone o ? PyBool.of(self.offset != o.offset) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__hash__")
    @CleanPoint
    static long hash(ThreadState ts, PyTimeZone self) {
        return PyTimeDelta.hash(ts, self.offset);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyTimeZone self) {
        String type = self.type().fullName();
        if (self == UTC) {
            return PyStr.of(type + ".utc");
        }
        PyStr delta = Representation.repr(ts, PyTimeDelta.ofMicros(ts, self.offset));
        return PyStr.of(self.name == null ? type + "(" + delta + ")" : type + "(" + delta + ", " + Representation.repr(ts, self.name) + ")");
    }

    @ExposedMethod(name = "__str__")
    static PyStr str(PyTimeZone self) {
        if (self.name != null) {
            return self.name;
        }
        if (self == UTC || self.offset == 0) {
            return UTC_NAME;
        }
        return PyStr.of("UTC" + Zones.text(self.offset, ":"));
    }
}
