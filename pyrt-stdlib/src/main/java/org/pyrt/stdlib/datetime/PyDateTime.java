package org.pyrt.stdlib.datetime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A date and a time of day, perhaps of a zone. Immutable. How it is made is in {@link DateTimeMaking}, its methods are in {@link DateTimeMethods}. */
@ExposedType(name = "datetime")
final class PyDateTime extends PyDate {

    static final PyType DATETIME = PyType.builtin("datetime.datetime", new DateTimeMethodsAdapter())
            .include(new DateTimeMakingAdapter())
            .base(PyDate.TYPE)
            .flags(PyType.BASETYPE)
            .doc("datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\n"
                    + "The year, month and day arguments are required. tzinfo may be None, or an\ninstance of a tzinfo subclass. The remaining arguments may be ints.")
            .ownLayout()
            .build();

    static {
        DATETIME.dict().putImmortal(PyStr.interned("min"), new PyDateTime(1, 1, 1, 0, 0, 0, 0));
        DATETIME.dict().putImmortal(PyStr.interned("max"), new PyDateTime(9999, 12, 31, 23, 59, 59, 999_999));
        DATETIME.dict().putImmortal(PyStr.interned("resolution"), PyTimeDelta.MICROSECOND);
    }

    final int hour;
    final int minute;
    final int second;
    final int micro;

    /** Set anew only before other threads see the object. */
    int fold;

    /** Null for None. */
    @Slot final PyObject tzinfo;

    boolean cleared;

    private PyDateTime(int year, int month, int day, int hour, int minute, int second, int micro) {
        super(DATETIME, year, month, day);
        this.hour = hour;
        this.minute = minute;
        this.second = second;
        this.micro = micro;
        tzinfo = null;
    }

    PyDateTime(ThreadState ts, PyType type, int[] f, PyObject zone, int fold) {
        super(ts, type, f[0], f[1], f[2]);
        hour = f[3];
        minute = f[4];
        second = f[5];
        micro = f[6];
        this.fold = fold;
        tzinfo = zone;
        Refs.incref(ts, zone);
        ts.trackFor(this, zone);
    }

    /** A floating datetime of a class, which is called if it is not datetime itself. The fields are year to microsecond. */
    @CleanPoint
    static PyObject of(ThreadState ts, PyType type, int[] f, PyObject zone, int fold) {
        if (type != DATETIME) {
            PyObject[] args = new PyObject[8];
            for (int i = 0; i < 7; i++) {
                args[i] = PyInt.of(f[i]);
            }
            args[7] = zone == null ? PyNone.NONE : zone;
            PyObject made = Calls.call(ts, type, args, null);
            if (made instanceof PyDateTime d) {
                d.fold = fold;
            }
            return made;
        }
        Fields.checkDate(ts, f[0], f[1], f[2]);
        Fields.checkTime(ts, f[3], f[4], f[5], f[6], fold);
        return new PyDateTime(ts, DATETIME, f, zone, fold);
    }

    /** The zone, borrowed; null if there is none. */
    @Borrowed
    PyObject zone() {
        return tzinfo;
    }

    /** Year to microsecond. */
    int[] fields() {
        return new int[] {year, month, day, hour, minute, second, micro};
    }

    /** The time shown, as microseconds since the beginning of day 0. */
    long micros() {
        return ((ordinal() * 24L + hour) * 60 + minute) * 60_000_000L + second * 1_000_000L + micro;
    }

    /** The fields of a time in microseconds; raises OverflowError if it is beyond the calendar. */
    static int[] fields(ThreadState ts, long micros) {
        long day = Math.floorDiv(micros, PyTimeDelta.DAY);
        if (day < 1 || day > Days.LAST) {
            throw Errors.overflowError(ts, "date value out of range");
        }
        long rest = Math.floorMod(micros, PyTimeDelta.DAY);
        int[] d = Days.date((int) day);
        int seconds = (int) (rest / 1_000_000);
        return new int[] {d[0], d[1], d[2], seconds / 3600, seconds / 60 % 60, seconds % 60, (int) (rest % 1_000_000)};
    }

    /** This time and so many microseconds, floating, of the same class. */
    @CleanPoint
    PyObject plus(ThreadState ts, long micros) {
        return of(ts, type(), fields(ts, micros() + micros), tzinfo, 0);
    }

    /** The same with other text: floating, of the exact class, with another fold. */
    PyDateTime withFold(ThreadState ts, int newFold) {
        return new PyDateTime(ts, DATETIME, fields(), tzinfo, newFold);
    }

    PyBytes stateBytes(int withFold) {
        return PyBytes.of(new byte[] {
            (byte) (year >> 8),
            (byte) year,
            (byte) (month | withFold << 7),
            (byte) day,
            (byte) hour,
            (byte) minute,
            (byte) second,
            (byte) (micro >> 16),
            (byte) (micro >> 8),
            (byte) micro
        });
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyDateTimeSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyDateTimeSlots.clear(ts, this);
        super.clear(ts);
    }
}
