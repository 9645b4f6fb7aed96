package org.pyrt.stdlib.math;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/**
 * The sum of the products of two tuples' items, for one call. Ints that fit are summed first, then floats with three times their precision as long as
 * nothing overflows; whatever follows goes by the operators. Source: CPython 3.14 Modules/mathmodule.c, of which this keeps the order of sums.
 */
final class ProductSum {

    private int next;

    /** The floats' sum: a double and what its rounding lost, and what that one's lost. */
    private double high;

    private double low;
    private double tiny;

    /** The sum for tuples of equal length, floating. */
    @CleanPoint
    PyObject sum(ThreadState ts, PyTuple left, PyTuple right) {
        PyInt whole = PyInt.of(ints(left, right));
        int first = next;
        floats(left, right);
        PyObject sum = next > first ? Operators.binary(ts, SlotId.ADD, whole, PyFloat.of(total())) : whole;
        for (; next < left.size(); next++) {
            try (var heldSum = ts.hold(sum)) {
                PyObject product = Operators.binary(ts, SlotId.MUL, left.get(next), right.get(next));
                try (var heldProduct = ts.hold(product)) {
                    sum = Operators.binary(ts, SlotId.ADD, sum, product);
                }
            }
        }
        return sum;
    }

    /** The sum of the first ints, as far as it fits. */
    private long ints(PyTuple left, PyTuple right) {
        long sum = 0;
        for (; next < left.size(); next++) {
            if (!isInt(left.get(next)) || !isInt(right.get(next))) {
                break;
            }
            PyInt x = (PyInt) left.get(next);
            PyInt y = (PyInt) right.get(next);
            if (!x.fitsLong() || !y.fitsLong()) {
                break;
            }
            long product = x.longValue() * y.longValue();
            if (Math.multiplyHigh(x.longValue(), y.longValue()) != product >> Long.SIZE - 1) {
                break;
            }
            long after = sum + product;
            if (((sum ^ after) & (product ^ after)) < 0) {
                break;
            }
            sum = after;
        }
        return sum;
    }

    private static boolean isInt(PyObject o) {
        return o instanceof PyInt && !(o instanceof PyBool);
    }

    /** Adds the products in which a float has part, until one is not finite. */
    private void floats(PyTuple left, PyTuple right) {
        for (; next < left.size(); next++) {
            PyObject p = left.get(next);
            PyObject q = right.get(next);
            double x;
            double y;
            if (p instanceof PyFloat f) {
                x = f.value;
                y = value(q);
            } else if (q instanceof PyFloat f) {
                x = value(p);
                y = f.value;
            } else {
                return;
            }
            if (!add(x, y)) {
                return;
            }
        }
    }

    /** An exact float or an int as a float; NaN for all else. */
    private static double value(PyObject o) {
        return o instanceof PyFloat f ? f.value : o instanceof PyInt i ? i.fitsLong() ? i.longValue() : i.bigValue().doubleValue() : Double.NaN;
    }

    /** The floats' sum, rounded once: where products cancel each other, what is left of the first double lies in the others. */
    private double total() {
        DoubleDouble last = DoubleDouble.sum(low, high);
        return tiny + last.low() + last.high();
    }

    /** Adds x * y, if the sum stays finite. */
    private boolean add(double x, double y) {
        DoubleDouble product = DoubleDouble.product(x, y);
        DoubleDouble sum = DoubleDouble.sum(high, product.high());
        if (!Double.isFinite(sum.high())) {
            return false;
        }
        DoubleDouble lost = DoubleDouble.sum(low, product.low());
        DoubleDouble all = DoubleDouble.sum(lost.high(), sum.low());
        high = sum.high();
        low = all.high();
        tiny = tiny + lost.low() + all.low();
        return true;
    }
}
