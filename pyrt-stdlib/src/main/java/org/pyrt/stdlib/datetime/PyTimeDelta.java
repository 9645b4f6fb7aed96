package org.pyrt.stdlib.datetime;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.ThreadState;

/** A duration. Immutable. Its arithmetic is in {@link DeltaOperators}. Source: CPython 3.14 Modules/_datetimemodule.c. */
@ExposedType(name = "timedelta")
final class PyTimeDelta extends SlottedInstance {

    static final PyType TYPE = PyType.builtin("datetime.timedelta", new PyTimeDeltaAdapter())
            .include(new DeltaOperatorsAdapter())
            .flags(PyType.BASETYPE)
            .doc("Difference between two datetime values.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\n"
                    + "All arguments are optional and default to 0. They may be ints or floats, and may be positive or negative.")
            .ownLayout()
            .build();

    static final int LARGEST = 999_999_999;
    static final long DAY = 86_400_000_000L;
    static final BigInteger BIG_DAY = BigInteger.valueOf(DAY);

    static final PyTimeDelta ZERO = new PyTimeDelta(0, 0, 0);
    static final PyTimeDelta MICROSECOND = new PyTimeDelta(0, 0, 1);
    static final PyTimeDelta ONE_DAY = new PyTimeDelta(1, 0, 0);

    static {
        TYPE.dict().putImmortal(PyStr.interned("resolution"), MICROSECOND);
        TYPE.dict().putImmortal(PyStr.interned("min"), new PyTimeDelta(-LARGEST, 0, 0));
        TYPE.dict().putImmortal(PyStr.interned("max"), new PyTimeDelta(LARGEST, 86399, 999_999));
    }

    final int days;
    final int seconds;
    final int micros;

    private PyTimeDelta(int days, int seconds, int micros) {
        super(TYPE);
        this.days = days;
        this.seconds = seconds;
        this.micros = micros;
    }

    private PyTimeDelta(ThreadState ts, PyType type, int days, int seconds, int micros) {
        super(ts, type);
        this.days = days;
        this.seconds = seconds;
        this.micros = micros;
    }

    // ---- making ----

    /** A floating duration of a class; raises OverflowError if it is too long. Seconds and microseconds are in their ranges. */
    private static PyTimeDelta make(ThreadState ts, PyType type, long days, int seconds, int micros) {
        if (days > LARGEST || days < -LARGEST) {
            throw Errors.overflowError(ts, "days=" + days + "; must have magnitude <= " + LARGEST);
        }
        return new PyTimeDelta(ts, type, (int) days, seconds, micros);
    }

    /** A floating duration of so many days, seconds and microseconds, in any ranges of numbers below 2**40. */
    static PyTimeDelta of(ThreadState ts, long days, long seconds, long micros) {
        long s = seconds + Math.floorDiv(micros, 1_000_000);
        return make(ts, TYPE, days + Math.floorDiv(s, 86400), (int) Math.floorMod(s, 86400), (int) Math.floorMod(micros, 1_000_000));
    }

    /** A floating duration of so many microseconds. */
    static PyTimeDelta ofMicros(ThreadState ts, long micros) {
        long rest = Math.floorMod(micros, DAY);
        return make(ts, TYPE, Math.floorDiv(micros, DAY), (int) (rest / 1_000_000), (int) (rest % 1_000_000));
    }

    /** The same of a large number. */
    static PyTimeDelta ofMicros(ThreadState ts, PyType type, BigInteger micros) {
        BigInteger[] parts = micros.divideAndRemainder(BIG_DAY);
        if (parts[1].signum() < 0) {
            parts[0] = parts[0].subtract(BigInteger.ONE);
            parts[1] = parts[1].add(BIG_DAY);
        }
        if (parts[0].bitLength() > 31) {
            throw Errors.overflowError(ts, "Python int too large to convert to C int");
        }
        long rest = parts[1].longValue();
        return make(ts, type, parts[0].longValue(), (int) (rest / 1_000_000), (int) (rest % 1_000_000));
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            @Default PyObject days,
            @Default PyObject seconds,
            @Default PyObject microseconds,
            @Default PyObject milliseconds,
            @Default PyObject minutes,
            @Default PyObject hours,
            @Default PyObject weeks) {
        if (seconds == null && microseconds == null && milliseconds == null && minutes == null && hours == null && weeks == null
                && days instanceof PyInt i && i.fitsLong() && i.longValue() == (int) i.longValue()) {
            return make(ts, type, i.longValue(), 0, 0);
        }
        DeltaSum sum = new DeltaSum(ts);
        sum.add("microseconds", microseconds, 1L);
        sum.add("milliseconds", milliseconds, 1000L);
        sum.add("seconds", seconds, 1_000_000L);
        sum.add("minutes", minutes, 60_000_000L);
        sum.add("hours", hours, 3_600_000_000L);
        sum.add("days", days, DAY);
        sum.add("weeks", weeks, 7 * DAY);
        return ofMicros(ts, type, sum.rounded());
    }

    // ---- values ----

    /** Whether the microseconds fit a long with room to spare. */
    boolean isShort() {
        return days > -50_000_000 && days < 50_000_000;
    }

    /** All in microseconds, if it {@link #isShort}. */
    long micros() {
        return days * DAY + seconds * 1_000_000L + micros;
    }

    /** All in microseconds. */
    BigInteger bigMicros() {
        return isShort() ? BigInteger.valueOf(micros()) : BigInteger.valueOf(days).multiply(BIG_DAY).add(BigInteger.valueOf(seconds * 1_000_000L + micros));
    }

    int compareTo(PyTimeDelta o) {
        return days != o.days ? Integer.compare(days, o.days) : seconds != o.seconds ? Integer.compare(seconds, o.seconds) : Integer.compare(micros, o.micros);
    }

    @ExposedGetter(member = true, doc = "Number of days.")
    int days() {
        return days;
    }

    @ExposedGetter(member = true, doc = "Number of seconds (>= 0 and less than 1 day).")
    int seconds() {
        return seconds;
    }

    @ExposedGetter(member = true, doc = "Number of microseconds (>= 0 and less than 1 second).")
    int microseconds() {
        return micros;
    }

    @ExposedMethod(doc = "total_seconds($self, /)\n--\n\nTotal seconds in the duration.")
    @CleanPoint
    static PyObject total_seconds(ThreadState ts, PyTimeDelta self) {
        return PyFloat.of(DeltaOperators.quotient(ts, self.bigMicros(), BigInteger.valueOf(1_000_000)));
    }

    // ---- comparison ----

    private static PyObject compare(PyTimeDelta self, PyObject other, int op) {
        return other instanceof PyTimeDelta o
                ? PyBool.of(Fields.answer(op, self.compareTo(o)))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __lt__(PyTimeDelta self, PyObject other) {
        return compare(self, other, SlotId.LT);
    }

    @ExposedMethod
    static PyObject __le__(PyTimeDelta self, PyObject other) {
        return compare(self, other, SlotId.LE);
    }

    @ExposedMethod
    static PyObject __eq__(PyTimeDelta self, PyObject other) {
        return compare(self, other, SlotId.EQ);
    }

    @ExposedMethod
    static PyObject __ne__(PyTimeDelta self, PyObject other) {
        return compare(self, other, SlotId.NE);
    }

    @ExposedMethod
    static PyObject __gt__(PyTimeDelta self, PyObject other) {
        return compare(self, other, SlotId.GT);
    }

    @ExposedMethod
    static PyObject __ge__(PyTimeDelta self, PyObject other) {
        return compare(self, other, SlotId.GE);
    }

    @ExposedMethod(name = "__hash__")
    @CleanPoint
    static long hash(ThreadState ts, PyTimeDelta self) {
        return hash(ts, self.days, self.seconds, self.micros);
    }

    /** The hash of a duration of so many microseconds. */
    @CleanPoint
    static long hash(ThreadState ts, long micros) {
        long rest = Math.floorMod(micros, DAY);
        return hash(ts, Math.floorDiv(micros, DAY), rest / 1_000_000, rest % 1_000_000);
    }

    @CleanPoint
    @SuppressWarnings("FloatingReference") // a tuple of ints
    private static long hash(ThreadState ts, long days, long seconds, long micros) {
        return Comparison.hash(ts, PyTuple.of(ts, PyInt.of(days), PyInt.of(seconds), PyInt.of(micros)));
    }

    // ---- text ----

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PyTimeDelta self) {
        StringBuilder b = new StringBuilder();
        b.append(self.type().fullName()).append('(');
        if (self.days != 0) {
            b.append("days=").append(self.days);
        }
        if (self.seconds != 0) {
            b.append(self.days != 0 ? ", " : "").append("seconds=").append(self.seconds);
        }
        if (self.micros != 0) {
            b.append(self.days != 0 || self.seconds != 0 ? ", " : "").append("microseconds=").append(self.micros);
        }
        if (self.days == 0 && self.seconds == 0 && self.micros == 0) {
            b.append('0');
        }
        return PyStr.of(b.append(')').toString());
    }

    @ExposedMethod(name = "__str__")
    static PyStr str(PyTimeDelta self) {
        StringBuilder b = new StringBuilder();
        if (self.days != 0) {
            b.append(self.days).append(self.days == 1 || self.days == -1 ? " day, " : " days, ");
        }
        b.append(self.seconds / 3600).append(':');
        Fields.digits(b, self.seconds / 60 % 60, 2).append(':');
        Fields.digits(b, self.seconds % 60, 2);
        if (self.micros != 0) {
            Fields.digits(b.append('.'), self.micros, 6);
        }
        return PyStr.of(b.toString());
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\n__reduce__() -> (cls, state)")
    static PyObject reduce(ThreadState ts, PyTimeDelta self) {
        return PyTuple.of(ts, self.type(), PyTuple.of(ts, PyInt.of(self.days), PyInt.of(self.seconds), PyInt.of(self.micros)));
    }
}
