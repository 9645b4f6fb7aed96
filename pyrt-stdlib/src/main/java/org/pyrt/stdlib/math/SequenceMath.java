package org.pyrt.stdlib.math;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.VectorLength;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** Functions of the module math that take several numbers. */
@ExposedModule(name = "math")
final class SequenceMath {

    private SequenceMath() {}

    @ExposedMethod(doc = "hypot(*coordinates) -> value\n\nThe length of a vector.")
    @CleanPoint
    static double hypot(ThreadState ts, @VarArgs PyObject[] coordinates) {
        double[] values = new double[coordinates.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Conversions.toDouble(ts, coordinates[i]);
        }
        return VectorLength.of(values);
    }

    @ExposedMethod(doc = "dist($module, p, q, /)\n--\n\nThe distance of two points.")
    @CleanPoint
    static double dist(ThreadState ts, PyObject p, @PositionalOnly PyObject q) {
        PyTuple a = Iteration.toTuple(ts, p);
        try (var heldA = ts.hold(a)) {
            PyTuple b = Iteration.toTuple(ts, q);
            try (var heldB = ts.hold(b)) {
                if (a.size() != b.size()) {
                    throw Errors.valueError(ts, "both points must have the same number of dimensions");
                }
                double[] values = new double[a.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Conversions.toDouble(ts, a.get(i)) - Conversions.toDouble(ts, b.get(i));
                }
                return VectorLength.of(values);
            }
        }
    }

    @ExposedMethod(doc = "fsum($module, seq, /)\n--\n\nThe exactly rounded sum of floats.")
    @CleanPoint
    static double fsum(ThreadState ts, @PositionalOnly PyObject seq) {
        PyObject iterator = Iteration.iter(ts, seq);
        try (var held = ts.hold(iterator)) {
            double[] partials = new double[32];
            int n = 0;
            double special = 0;
            double infinities = 0;
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                double x = Conversions.toDouble(ts, item);
                if (Double.isNaN(x) || Double.isInfinite(x)) {
                    infinities += Double.isInfinite(x) ? x : 0;
                    special += x;
                    continue;
                }
                int kept = 0;
                for (int i = 0; i < n; i++) {
                    double y = partials[i];
                    double high = x + y;
                    double low = Math.abs(x) >= Math.abs(y) ? y - (high - x) : x - (high - y);
                    if (low != 0) {
                        partials[kept++] = low;
                    }
                    x = high;
                }
                if (Double.isInfinite(x)) {
                    throw Errors.overflowError(ts, "intermediate overflow in fsum");
                }
                if (kept == partials.length) {
                    partials = Arrays.copyOf(partials, kept * 2);
                }
                partials[kept] = x;
                n = kept + 1;
            }
            if (special != 0 || Double.isNaN(special)) {
                if (Double.isNaN(infinities)) {
                    throw Errors.valueError(ts, "-inf + inf in fsum");
                }
                return special;
            }
            return rounded(partials, n);
        }
    }

    /** The sum of numbers that do not overlap, from the largest down, rounded half to even. */
    private static double rounded(double[] partials, int count) {
        int n = count;
        if (n == 0) {
            return 0;
        }
        double high = partials[--n];
        double low = 0;
        while (n > 0) {
            double x = high;
            double y = partials[--n];
            high = x + y;
            low = y - (high - x);
            if (low != 0) {
                break;
            }
        }
        if (n > 0 && (low < 0 && partials[n - 1] < 0 || low > 0 && partials[n - 1] > 0)) {
            double y = low * 2;
            double x = high + y;
            if (y == x - high) {
                high = x;
            }
        }
        return high;
    }

    @ExposedMethod(doc = "prod($module, iterable, /, *, start=1)\n--\n\nThe product of the items.")
    @CleanPoint
    static PyObject prod(ThreadState ts, @PositionalOnly PyObject iterable, @KeywordOnly @Default("1") PyObject start) {
        PyObject iterator = Iteration.iter(ts, iterable);
        int mark = ts.holdMark();
        ts.pushHold(iterator);
        try {
            PyObject product = start;
            int top = ts.holdMark();
            ts.pushHold(product);
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                PyObject next;
                try (var held = ts.hold(item)) {
                    next = Operators.binary(ts, SlotId.MUL, product, item);
                }
                ts.releaseTo(top);
                product = next;
                ts.pushHold(product);
            }
            return product;
        } finally {
            ts.releaseTo(mark);
        }
    }

    @ExposedMethod(doc = "sumprod($module, p, q, /)\n--\n\nThe sum of the products of items that belong together.")
    @CleanPoint
    static PyObject sumprod(ThreadState ts, PyObject p, @PositionalOnly PyObject q) {
        PyTuple a = Iteration.toTuple(ts, p);
        try (var heldA = ts.hold(a)) {
            PyTuple b = Iteration.toTuple(ts, q);
            try (var heldB = ts.hold(b)) {
                if (a.size() != b.size()) {
                    throw Errors.valueError(ts, "Inputs are not the same length");
                }
                return new ProductSum().sum(ts, a, b);
            }
        }
    }
}
