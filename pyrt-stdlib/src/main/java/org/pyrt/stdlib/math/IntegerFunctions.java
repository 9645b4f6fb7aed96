package org.pyrt.stdlib.math;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.FloatText;
import org.pyrt.objects.number.IntArithmetic;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** Functions of the module math that take or give integers, and logarithms, which take integers of any size. */
@ExposedModule(name = "math")
final class IntegerFunctions {

    private static final PyStr CEIL = PyStr.interned("__ceil__");
    private static final PyStr FLOOR = PyStr.interned("__floor__");
    private static final PyStr TRUNC = PyStr.interned("__trunc__");
    private static final int LONG_FACTORIALS = 20;

    private IntegerFunctions() {}

    @ExposedMethod(doc = "ceil($module, x, /)\n--\n\nThe least integer that is not below x.")
    @CleanPoint
    static PyObject ceil(ThreadState ts, @PositionalOnly PyObject x) {
        PyObject special = x instanceof PyFloat ? null : special(ts, x, CEIL);
        return special != null ? special : whole(ts, Math.ceil(Conversions.toDouble(ts, x)));
    }

    @ExposedMethod(doc = "floor($module, x, /)\n--\n\nThe greatest integer that is not above x.")
    @CleanPoint
    static PyObject floor(ThreadState ts, @PositionalOnly PyObject x) {
        PyObject special = x instanceof PyFloat ? null : special(ts, x, FLOOR);
        return special != null ? special : whole(ts, Math.floor(Conversions.toDouble(ts, x)));
    }

    @ExposedMethod(doc = "trunc($module, x, /)\n--\n\nx without its fraction.")
    @CleanPoint
    static PyObject trunc(ThreadState ts, @PositionalOnly PyObject x) {
        if (x instanceof PyFloat f) {
            return whole(ts, f.value < 0 ? Math.ceil(f.value) : Math.floor(f.value));
        }
        PyObject special = special(ts, x, TRUNC);
        if (special == null) {
            throw Errors.typeError(ts, "type " + PyType.of(x).fullName() + " doesn't define __trunc__ method");
        }
        return special;
    }

    @CleanPoint
    private static PyObject special(ThreadState ts, PyObject x, PyStr name) {
        if (x instanceof PyInt i) {
            return IntArithmetic.exact(i);
        }
        PyObject method = Attributes.findSpecial(ts, x, name);
        if (method == null) {
            return null;
        }
        try (var held = ts.hold(method)) {
            return Calls.call(ts, method);
        }
    }

    private static PyObject whole(ThreadState ts, double x) {
        if (Double.isNaN(x)) {
            throw Errors.valueError(ts, "cannot convert float NaN to integer");
        }
        if (Double.isInfinite(x)) {
            throw Errors.overflowError(ts, "cannot convert float infinity to integer");
        }
        return Math.abs(x) < 0x1p62 ? PyInt.of((long) x) : PyInt.of(new java.math.BigDecimal(x).toBigInteger());
    }

    @ExposedMethod(doc = "isqrt($module, n, /)\n--\n\nThe integer part of the square root of n.")
    @CleanPoint
    static PyObject isqrt(ThreadState ts, @PositionalOnly PyObject n) {
        BigInteger value = Sizes.index(ts, n).bigValue();
        if (value.signum() < 0) {
            throw Errors.valueError(ts, "isqrt() argument must be nonnegative");
        }
        return PyInt.of(value.sqrt());
    }

    @ExposedMethod(doc = "factorial($module, n, /)\n--\n\nThe product of the integers from 1 to n.")
    @CleanPoint
    static PyObject factorial(ThreadState ts, @PositionalOnly PyObject n) {
        PyInt i = Sizes.index(ts, n);
        if (i.bigValue().signum() < 0) {
            throw Errors.valueError(ts, "factorial() not defined for negative values");
        }
        if (!i.fitsLong()) {
            throw Errors.overflowError(ts, "factorial() argument should not exceed " + Long.MAX_VALUE);
        }
        long k = i.longValue();
        if (k <= LONG_FACTORIALS) {
            long product = 1;
            for (int f = 2; f <= k; f++) {
                product *= f;
            }
            return PyInt.of(product);
        }
        return PyInt.of(product(2, k));
    }

    /** The product of the integers from low to high, multiplied in a balanced way. */
    private static BigInteger product(long low, long high) {
        if (high - low < 8) {
            BigInteger p = BigInteger.valueOf(low);
            for (long f = low + 1; f <= high; f++) {
                p = p.multiply(BigInteger.valueOf(f));
            }
            return p;
        }
        long middle = low + high >>> 1;
        return product(low, middle).multiply(product(middle + 1, high));
    }

    /** The product of the {@code count} integers that end with {@code high}, of which all are positive. */
    private static BigInteger falling(BigInteger high, long count) {
        if (high.bitLength() < Long.SIZE) {
            return product(high.longValue() - count + 1, high.longValue());
        }
        if (count == 1) {
            return high;
        }
        long half = count >>> 1;
        return falling(high, half).multiply(falling(high.subtract(BigInteger.valueOf(half)), count - half));
    }

    /** Refuses negative numbers. */
    private static BigInteger natural(ThreadState ts, PyInt i, String name) {
        BigInteger value = i.bigValue();
        if (value.signum() < 0) {
            throw Errors.valueError(ts, name + " must be a non-negative integer");
        }
        return value;
    }

    private static long count(ThreadState ts, BigInteger k, String name) {
        if (k.bitLength() >= Long.SIZE) {
            throw Errors.overflowError(ts, name + " must not exceed " + Long.MAX_VALUE);
        }
        return k.longValue();
    }

    @ExposedMethod(doc = "comb($module, n, k, /)\n--\n\nHow many ways there are to choose k items from n, without order.")
    @CleanPoint
    static PyObject comb(ThreadState ts, PyObject n, @PositionalOnly PyObject k) {
        PyInt first = Sizes.index(ts, n);
        PyInt second = Sizes.index(ts, k);
        BigInteger all = natural(ts, first, "n");
        BigInteger chosen = natural(ts, second, "k");
        BigInteger left = all.subtract(chosen);
        if (left.signum() < 0) {
            return PyInt.of(0);
        }
        long count = count(ts, left.min(chosen), "min(n - k, k)");
        return PyInt.of(count == 0 ? BigInteger.ONE : falling(all, count).divide(product(1, count)));
    }

    @ExposedMethod(doc = "perm($module, n, k=None, /)\n--\n\nHow many ways there are to choose k items from n, in order.")
    @CleanPoint
    static PyObject perm(ThreadState ts, PyObject n, @PositionalOnly @Default("None") PyObject k) {
        if (k == PyNone.NONE) {
            return factorial(ts, n);
        }
        PyInt first = Sizes.index(ts, n);
        PyInt second = Sizes.index(ts, k);
        BigInteger all = natural(ts, first, "n");
        BigInteger chosen = natural(ts, second, "k");
        if (all.compareTo(chosen) < 0) {
            return PyInt.of(0);
        }
        long count = count(ts, chosen, "k");
        return PyInt.of(count == 0 ? BigInteger.ONE : falling(all, count));
    }

    @ExposedMethod(doc = "gcd($module, /, *integers)\n--\n\nThe greatest integer that divides all.")
    @CleanPoint
    static PyObject gcd(ThreadState ts, @VarArgs PyObject[] integers) {
        BigInteger result = BigInteger.ZERO;
        for (PyObject o : integers) {
            result = result.gcd(Sizes.index(ts, o).bigValue());
        }
        return PyInt.of(result);
    }

    @ExposedMethod(doc = "lcm($module, /, *integers)\n--\n\nThe least integer that all divide.")
    @CleanPoint
    static PyObject lcm(ThreadState ts, @VarArgs PyObject[] integers) {
        BigInteger result = BigInteger.ONE;
        for (PyObject o : integers) {
            BigInteger i = Sizes.index(ts, o).bigValue();
            if (i.signum() == 0) {
                result = BigInteger.ZERO;
            } else if (result.signum() != 0) {
                result = result.divide(result.gcd(i)).multiply(i).abs();
            }
        }
        return PyInt.of(result);
    }

    // ---- logarithms ----

    @ExposedMethod(doc = "log(x, [base=math.e])\nThe logarithm of x.")
    @CleanPoint
    static PyObject log(ThreadState ts, PyObject x, @PositionalOnly @Default PyObject base) {
        double top = log(ts, x, 0);
        if (base == null) {
            return PyFloat.of(top);
        }
        double bottom = log(ts, base, 0);
        return Operators.binary(ts, SlotId.TRUEDIV, PyFloat.of(top), PyFloat.of(bottom));
    }

    @ExposedMethod(doc = "log2($module, x, /)\n--\n\nThe logarithm of x to the base 2.")
    @CleanPoint
    static double log2(ThreadState ts, @PositionalOnly PyObject x) {
        return log(ts, x, 2);
    }

    @ExposedMethod(doc = "log10($module, x, /)\n--\n\nThe logarithm of x to the base 10.")
    @CleanPoint
    static double log10(ThreadState ts, @PositionalOnly PyObject x) {
        return log(ts, x, 10);
    }

    @CleanPoint
    private static double log(ThreadState ts, PyObject x, int base) {
        PyInt i = PyInt.asSelf(x);
        if (i != null) {
            BigInteger v = i.bigValue();
            if (v.signum() <= 0) {
                throw Errors.valueError(ts, "expected a positive input");
            }
            int shift = Math.max(0, v.bitLength() - 1000);
            double value = logarithm(v.shiftRight(shift).doubleValue(), base);
            return shift == 0 ? value : value + shift * logarithm(2, base);
        }
        double value = Conversions.toDouble(ts, x);
        if (value <= 0) {
            throw Errors.valueError(ts, "expected a positive input, got " + FloatText.repr(value));
        }
        return logarithm(value, base);
    }

    private static double logarithm(double x, int base) {
        if (base == 10) {
            return StrictMath.log10(x);
        }
        if (base == 2) {
            return NearestFunctions.log2(x);
        }
        return Math.log(x);
    }
}
