package org.pyrt.stdlib.datetime;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** The arithmetic of timedelta. Results are exact timedeltas. */
@ExposedType(name = "timedelta")
final class DeltaOperators {

    private static final PyStr AS_INTEGER_RATIO = PyStr.interned("as_integer_ratio");

    private DeltaOperators() {}

    private static PyObject no() {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __add__(ThreadState ts, PyTimeDelta self, PyObject other) {
        return other instanceof PyTimeDelta o
                ? PyTimeDelta.of(ts, (long) self.days + o.days, self.seconds + o.seconds, self.micros + o.micros)
                : no();
    }

    @ExposedMethod
    static PyObject __radd__(ThreadState ts, PyTimeDelta self, PyObject other) {
        return __add__(ts, self, other);
    }

    @ExposedMethod
    static PyObject __sub__(ThreadState ts, PyTimeDelta self, PyObject other) {
        return other instanceof PyTimeDelta o
                ? PyTimeDelta.of(ts, (long) self.days - o.days, self.seconds - o.seconds, self.micros - o.micros)
                : no();
    }

    @ExposedMethod
    static PyObject __rsub__(ThreadState ts, PyTimeDelta self, PyObject other) {
        return other instanceof PyTimeDelta o ? __sub__(ts, o, self) : no();
    }

    @ExposedMethod
    static PyObject __neg__(ThreadState ts, PyTimeDelta self) {
        return PyTimeDelta.of(ts, -(long) self.days, -self.seconds, -self.micros);
    }

    @ExposedMethod
    static PyObject __pos__(ThreadState ts, PyTimeDelta self) {
        return PyTimeDelta.of(ts, self.days, self.seconds, self.micros);
    }

    @ExposedMethod
    static PyObject __abs__(ThreadState ts, PyTimeDelta self) {
        return self.days < 0 ? __neg__(ts, self) : __pos__(ts, self);
    }

    @ExposedMethod
    static boolean __bool__(PyTimeDelta self) {
        return self.days != 0 || self.seconds != 0 || self.micros != 0;
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __mul__(ThreadState ts, PyTimeDelta self, PyObject other) {
        PyInt i = PyInt.asSelf(other);
        if (i != null) {
            return PyTimeDelta.ofMicros(ts, PyTimeDelta.TYPE, self.bigMicros().multiply(i.bigValue()));
        }
        PyFloat f = PyFloat.asSelf(other);
        if (f == null) {
            return no();
        }
        BigInteger[] ratio = ratio(ts, other, f.value);
        return nearest(ts, self.bigMicros().multiply(ratio[0]), ratio[1]);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __rmul__(ThreadState ts, PyTimeDelta self, PyObject other) {
        return __mul__(ts, self, other);
    }

    /** A float as the quotient of two ints, which a subclass may have its own ideas of; raises what as_integer_ratio raises. */
    @CleanPoint
    private static BigInteger[] ratio(ThreadState ts, PyObject o, double x) {
        if (!(o instanceof PyFloat)) {
            PyObject both = Calls.callMethod(ts, o, AS_INTEGER_RATIO);
            try (var held = ts.hold(both)) {
                if (!(both instanceof PyTuple t)) {
                    throw Errors.typeError(
                            ts, "unexpected return type from as_integer_ratio(): expected tuple, not '" + PyType.of(both).fullName() + "'");
                }
                if (t.size() != 2) {
                    throw Errors.valueError(ts, "as_integer_ratio() must return a 2-tuple");
                }
                return new BigInteger[] {Sizes.index(ts, t.get(0)).bigValue(), Sizes.index(ts, t.get(1)).bigValue()};
            }
        }
        if (Double.isNaN(x)) {
            throw Errors.valueError(ts, "cannot convert NaN to integer ratio");
        }
        if (Double.isInfinite(x)) {
            throw Errors.overflowError(ts, "cannot convert Infinity to integer ratio");
        }
        BigDecimal d = new BigDecimal(x);
        return d.scale() <= 0
                ? new BigInteger[] {d.toBigIntegerExact(), BigInteger.ONE}
                : new BigInteger[] {d.unscaledValue(), BigInteger.TEN.pow(d.scale())};
    }

    /** The duration of the microseconds that are the quotient, to the nearest, halves to the even one. */
    private static PyObject nearest(ThreadState ts, BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw Errors.zeroDivision(ts, "division by zero");
        }
        BigInteger[] q = floor(a, b);
        int half = q[1].shiftLeft(1).abs().compareTo(b.abs());
        return PyTimeDelta.ofMicros(
                ts, PyTimeDelta.TYPE, half > 0 || half == 0 && q[0].testBit(0) ? q[0].add(BigInteger.ONE) : q[0]);
    }

    /** Quotient and remainder as Python has them. */
    private static BigInteger[] floor(BigInteger a, BigInteger b) {
        BigInteger[] q = a.divideAndRemainder(b);
        if (q[1].signum() != 0 && q[1].signum() != b.signum()) {
            q[0] = q[0].subtract(BigInteger.ONE);
            q[1] = q[1].add(b);
        }
        return q;
    }

    /** The true quotient of two ints. */
    @CleanPoint
    static double quotient(ThreadState ts, BigInteger a, BigInteger b) {
        return PyFloat.asSelf(Operators.binary(ts, SlotId.TRUEDIV, PyInt.of(a), PyInt.of(b))).value;
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __truediv__(ThreadState ts, PyTimeDelta self, PyObject other) {
        if (other instanceof PyTimeDelta o) {
            return PyFloat.of(quotient(ts, self.bigMicros(), o.bigMicros()));
        }
        PyInt i = PyInt.asSelf(other);
        if (i != null) {
            return nearest(ts, self.bigMicros(), i.bigValue());
        }
        PyFloat f = PyFloat.asSelf(other);
        if (f == null) {
            return no();
        }
        BigInteger[] ratio = ratio(ts, other, f.value);
        if (ratio[0].signum() < 0) {
            return nearest(ts, self.bigMicros().multiply(ratio[1]).negate(), ratio[0].negate());
        }
        return nearest(ts, self.bigMicros().multiply(ratio[1]), ratio[0]);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __rtruediv__(ThreadState ts, PyTimeDelta self, PyObject other) {
        return other instanceof PyTimeDelta o ? __truediv__(ts, o, self) : no();
    }

    private static BigInteger[] divided(ThreadState ts, BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw Errors.raise(ts, ExceptionTypes.ZERO_DIVISION_ERROR, "division by zero");
        }
        return floor(a, b);
    }

    @ExposedMethod
    static PyObject __floordiv__(ThreadState ts, PyTimeDelta self, PyObject other) {
        if (other instanceof PyTimeDelta o) {
            return PyInt.of(divided(ts, self.bigMicros(), o.bigMicros())[0]);
        }
        PyInt i = PyInt.asSelf(other);
        return i == null ? no() : PyTimeDelta.ofMicros(ts, PyTimeDelta.TYPE, divided(ts, self.bigMicros(), i.bigValue())[0]);
    }

    @ExposedMethod
    static PyObject __rfloordiv__(ThreadState ts, PyTimeDelta self, PyObject other) {
        return other instanceof PyTimeDelta o ? __floordiv__(ts, o, self) : no();
    }

    @ExposedMethod
    static PyObject __mod__(ThreadState ts, PyTimeDelta self, PyObject other) {
        return other instanceof PyTimeDelta o
                ? PyTimeDelta.ofMicros(ts, PyTimeDelta.TYPE, divided(ts, self.bigMicros(), o.bigMicros())[1])
                : no();
    }

    @ExposedMethod
    static PyObject __rmod__(ThreadState ts, PyTimeDelta self, PyObject other) {
        return other instanceof PyTimeDelta o ? __mod__(ts, o, self) : no();
    }

    @ExposedMethod
    static PyObject __divmod__(ThreadState ts, PyTimeDelta self, PyObject other) {
        if (!(other instanceof PyTimeDelta o)) {
            return no();
        }
        BigInteger[] q = divided(ts, self.bigMicros(), o.bigMicros());
        return PyTuple.of(ts, PyInt.of(q[0]), PyTimeDelta.ofMicros(ts, PyTimeDelta.TYPE, q[1]));
    }

    @ExposedMethod
    static PyObject __rdivmod__(ThreadState ts, PyTimeDelta self, PyObject other) {
        return other instanceof PyTimeDelta o ? __divmod__(ts, o, self) : no();
    }
}
