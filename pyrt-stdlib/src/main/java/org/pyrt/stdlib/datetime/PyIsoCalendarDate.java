package org.pyrt.stdlib.datetime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** What {@code date.isocalendar} answers: a tuple of three ints with names. */
@ExposedType(name = "IsoCalendarDate")
final class PyIsoCalendarDate extends PyTuple {

    /** The type datetime.IsoCalendarDate. */
    static final PyType CALENDAR_TYPE = PyType.builtin("datetime.IsoCalendarDate", new PyIsoCalendarDateAdapter())
            .base(PyTuple.TYPE)
            .flags(PyType.BASETYPE)
            .doc("The result of date.isocalendar() or datetime.isocalendar()\n\nThis object may be accessed either as a tuple of\n  ((year, week, weekday))\nor via the object attributes as named in the above tuple.")
            .build();

    private PyIsoCalendarDate(ThreadState ts, PyObject[] items) {
        super(ts, items);
    }

    /** A floating one. */
    static PyIsoCalendarDate of(ThreadState ts, int[] fields) {
        return new PyIsoCalendarDate(ts, new PyObject[] {PyInt.of(fields[0]), PyInt.of(fields[1]), PyInt.of(fields[2])});
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject year, PyObject week, PyObject weekday) {
        return of(ts, new int[] {Fields.number(ts, year, 0), Fields.number(ts, week, 0), Fields.number(ts, weekday, 0)});
    }

    @ExposedGetter(doc = "")
    static PyObject year(PyIsoCalendarDate self) {
        return self.get(0);
    }

    @ExposedGetter(doc = "")
    static PyObject week(PyIsoCalendarDate self) {
        return self.get(1);
    }

    @ExposedGetter(doc = "")
    static PyObject weekday(PyIsoCalendarDate self) {
        return self.get(2);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyIsoCalendarDate self) {
        return PyStr.of(
                self.type().fullName() + "(year=" + Representation.str(ts, self.get(0)) + ", week=" + Representation.str(ts, self.get(1))
                        + ", weekday=" + Representation.str(ts, self.get(2)) + ")");
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nA plain tuple is what is pickled.")
    static PyObject reduce(ThreadState ts, PyIsoCalendarDate self) {
        return PyTuple.of(ts, PyTuple.TYPE, PyTuple.of(ts, PyTuple.of(ts, self.array().clone())));
    }

    @Override
    public PyType type() {
        return CALENDAR_TYPE;
    }
}
