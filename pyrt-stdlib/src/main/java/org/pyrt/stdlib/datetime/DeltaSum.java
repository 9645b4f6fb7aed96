package org.pyrt.stdlib.datetime;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Sums the arguments of timedelta: ints exactly, the fractions of floats apart, rounded once at the end. */
final class DeltaSum {

    private final ThreadState ts;
    private BigInteger whole = BigInteger.ZERO;
    private double fraction;

    DeltaSum(ThreadState ts) {
        this.ts = ts;
    }

    /** Adds so many units of so many microseconds; null is none. Raises TypeError if it is no number. */
    @CleanPoint
    void add(String unit, PyObject count, long micros) {
        if (count == null) {
            return;
        }
        PyInt i = PyInt.asSelf(count);
        if (i != null) {
            whole = whole.add(i.bigValue().multiply(BigInteger.valueOf(micros)));
            return;
        }
        PyFloat f = PyFloat.asSelf(count);
        if (f == null) {
            throw Errors.typeError(ts, "unsupported type for timedelta " + unit + " component: " + PyType.of(count).fullName());
        }
        double x = f.value;
        if (Double.isNaN(x)) {
            throw Errors.valueError(ts, "cannot convert float NaN to integer");
        }
        if (Double.isInfinite(x)) {
            throw Errors.raise(ts, ExceptionTypes.OVERFLOW_ERROR, "cannot convert float infinity to integer");
        }
        double integral = x < 0 ? Math.ceil(x) : Math.floor(x);
        whole = whole.add(new BigDecimal(integral).toBigInteger().multiply(BigInteger.valueOf(micros)));
        double rest = x - integral;
        if (rest == 0) {
            return;
        }
        double part = rest * micros;
        double partWhole = part < 0 ? Math.ceil(part) : Math.floor(part);
        whole = whole.add(BigInteger.valueOf((long) partWhole));
        fraction += part - partWhole;
    }

    /** The sum, to the nearest microsecond, halves to the even one. */
    BigInteger rounded() {
        if (fraction == 0) {
            return whole;
        }
        double near = Math.rint(fraction);
        if (Math.abs(near - fraction) == 0.5) {
            int odd = whole.testBit(0) ? 1 : 0;
            near = 2.0 * Math.rint((fraction + odd) * 0.5) - odd;
        }
        return whole.add(BigInteger.valueOf((long) near));
    }
}
