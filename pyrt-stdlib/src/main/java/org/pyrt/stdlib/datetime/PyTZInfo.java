package org.pyrt.stdlib.datetime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.ThreadState;

/** The base of time zones. Source: CPython 3.14 Modules/_datetimemodule.c. */
@ExposedType(name = "tzinfo")
class PyTZInfo extends SlottedInstance {

    static final PyType TYPE = PyType.builtin("datetime.tzinfo", new PyTZInfoAdapter())
            .flags(PyType.BASETYPE)
            .doc("Abstract base class for time zone info objects.")
            .ownLayout()
            .build();

    private static final PyStr GETINITARGS = PyStr.interned("__getinitargs__");
    private static final PyStr GETSTATE = PyStr.interned("__getstate__");

    PyTZInfo(ThreadState ts, PyType type) {
        super(ts, type);
    }

    PyTZInfo(PyType type) {
        super(type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PyTZInfo(ts, type);
    }

    private static RuntimeException abstractMethod(ThreadState ts, String name) {
        return Errors.raise(ts, ExceptionTypes.NOT_IMPLEMENTED_ERROR, "a tzinfo subclass must implement " + name + "()");
    }

    @ExposedMethod(doc = "tzname($self, object, /)\n--\n\ndatetime -> string name of time zone.")
    static PyObject tzname(ThreadState ts, PyTZInfo self, @PositionalOnly PyObject dt) {
        throw abstractMethod(ts, "tzname");
    }

    @ExposedMethod(doc = "utcoffset($self, object, /)\n--\n\ndatetime -> timedelta showing offset from UTC, negative values indicating West of UTC")
    static PyObject utcoffset(ThreadState ts, PyTZInfo self, @PositionalOnly PyObject dt) {
        throw abstractMethod(ts, "utcoffset");
    }

    @ExposedMethod(doc = "dst($self, object, /)\n--\n\ndatetime -> DST offset as timedelta positive east of UTC.")
    static PyObject dst(ThreadState ts, PyTZInfo self, @PositionalOnly PyObject dt) {
        throw abstractMethod(ts, "dst");
    }

    @ExposedMethod(doc = "fromutc($self, object, /)\n--\n\ndatetime in UTC -> datetime in local time.")
    @CleanPoint
    static PyObject fromutc(ThreadState ts, PyTZInfo self, @PositionalOnly PyObject dt) {
        if (!(dt instanceof PyDateTime d)) {
            throw Errors.typeError(ts, "fromutc: argument must be a datetime");
        }
        if (d.zone() != self) {
            throw Errors.valueError(ts, "fromutc: dt.tzinfo is not self");
        }
        long offset = Zones.offset(ts, self, Zones.UTCOFFSET, d);
        if (offset == Zones.NONE) {
            throw Errors.valueError(ts, "fromutc: non-None utcoffset() result required");
        }
        long dst = Zones.offset(ts, self, Zones.DST, d);
        if (dst == Zones.NONE) {
            throw Errors.valueError(ts, "fromutc: non-None dst() result required");
        }
        PyObject result = d.plus(ts, offset - dst);
        try (var held = ts.hold(result)) {
            long again = Zones.offset(ts, self, Zones.DST, result);
            if (again == Zones.NONE) {
                throw Errors.valueError(ts, "fromutc: tz.dst() gave inconsistent results; cannot convert");
            }
            return again == 0 ? result : ((PyDateTime) result).plus(ts, again);
        }
    }

    @CleanPoint
    private static PyObject initialArguments(ThreadState ts, PyTZInfo self) {
        PyObject initial = Attributes.find(ts, self, GETINITARGS);
        if (initial == null) {
            return PyTuple.EMPTY;
        }
        try (var held = ts.hold(initial)) {
            return Calls.call(ts, initial);
        }
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\n-> (cls, state)")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyTZInfo self) {
        PyObject args = initialArguments(ts, self);
        try (var held = ts.hold(args)) {
            PyObject state = Calls.callMethod(ts, self, GETSTATE);
            return state == PyNone.NONE ? PyTuple.of(ts, self.type(), args) : PyTuple.of(ts, self.type(), args, state);
        }
    }
}
