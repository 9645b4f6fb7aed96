package org.pyrt.vm.modules.builtins;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.IntArithmetic;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * {@code sum()}: ints that fit 64 bits and floats are added unboxed, floats with the compensation that CPython has had since 3.12 (Neumaier's);
 * what is neither goes through the operator.
 */
final class Summation {

    private Summation() {}

    @CleanPoint
    static PyObject sum(ThreadState ts, PyObject iterable, PyObject start) {
        if (PyStr.asSelf(start) != null) {
            throw Errors.typeError(ts, "sum() can't sum strings [use ''.join(seq) instead]");
        }
        if (PyBytes.asSelf(start) != null) {
            throw Errors.typeError(ts, "sum() can't sum bytes [use b''.join(seq) instead]");
        }
        if (PyType.of(start).fullName().equals("bytearray")) {
            throw Errors.typeError(ts, "sum() can't sum bytearray [use b''.join(seq) instead]");
        }
        PyObject iterator = Iteration.iter(ts, iterable);
        int mark = ts.holdMark();
        ts.pushHold(iterator);
        try {
            PyObject total = start;
            PyObject item = null;
            if (total instanceof SmallInt s) {
                long sum = s.value;
                while ((item = Iteration.next(ts, iterator)) instanceof SmallInt i) {
                    long next = sum + i.value;
                    if (((sum ^ next) & (i.value ^ next)) < 0) {
                        break;
                    }
                    sum = next;
                }
                total = PyInt.of(sum);
                if (item == null) {
                    return total;
                }
                if (item instanceof PyFloat) {
                    total = PyFloat.of(sum);
                }
            }
            if (total instanceof PyFloat f && (item == null || item instanceof PyFloat)) {
                Compensated sum = new Compensated(f.value);
                if (item != null) {
                    sum.add(((PyFloat) item).value);
                }
                item = sum.addAll(ts, iterator);
                total = PyFloat.of(sum.result());
                if (item == null) {
                    return total;
                }
            }
            if (total instanceof PyComplex c) {
                return sumComplex(ts, iterator, c, item);
            }
            if (item instanceof PyComplex z && (total instanceof PyInt || total instanceof PyFloat)) {
                return sumComplex(ts, iterator, (PyComplex) Operators.binary(ts, SlotId.ADD, total, z), null);
            }
            return addRest(ts, iterator, total, item);
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, iterator);
        }
    }

    /** Adds complex numbers part by part, as long as they are numbers; {@code first} is an item already taken, or null. */
    @CleanPoint
    private static PyObject sumComplex(ThreadState ts, PyObject iterator, PyComplex start, @Floating PyObject first) {
        Compensated real = new Compensated(start.real);
        Compensated imaginary = new Compensated(start.imag);
        if (first != null && !add(ts, real, imaginary, first)) {
            return addRest(ts, iterator, start, first);
        }
        for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
            if (!add(ts, real, imaginary, item)) {
                return addRest(ts, iterator, PyComplex.of(real.result(), imaginary.result()), item);
            }
        }
        return PyComplex.of(real.result(), imaginary.result());
    }

    /** Adds a number to the parts of a sum; false if it is none. Raises OverflowError for an int beyond the floats. */
    private static boolean add(ThreadState ts, Compensated real, Compensated imaginary, PyObject item) {
        if (item instanceof PyComplex z) {
            real.add(z.real);
            imaginary.add(z.imag);
        } else if (item instanceof PyInt i) {
            real.add(IntArithmetic.toDouble(ts, i));
        } else if (item instanceof PyFloat f) {
            real.add(f.value);
        } else {
            return false;
        }
        return true;
    }

    /** Adds by the operator; {@code first} is an item already taken, or null. */
    @CleanPoint
    private static PyObject addRest(ThreadState ts, PyObject iterator, PyObject start, @Floating PyObject first) {
        int mark = ts.holdMark();
        try {
            PyObject total = start;
            if (first != null) {
                try (var held = ts.hold(first)) {
                    total = Operators.binary(ts, SlotId.ADD, start, first);
                }
            }
            ts.pushHold(total);
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                PyObject sum;
                try (var held = ts.hold(item)) {
                    sum = Operators.binary(ts, SlotId.ADD, total, item);
                }
                ts.releaseTo(mark);
                total = sum;
                ts.pushHold(total);
            }
            return total;
        } finally {
            ts.releaseTo(mark);
        }
    }

    /** A running sum with its lost low parts. */
    private static final class Compensated {

        private double sum;
        private double lost;

        Compensated(double start) {
            sum = start;
        }

        void add(double x) {
            double t = sum + x;
            if (Math.abs(sum) >= Math.abs(x)) {
                lost += (sum - t) + x;
            } else {
                lost += (x - t) + sum;
            }
            sum = t;
        }

        /** Adds floats and ints; returns the first item that is neither, or null at the end. */
        @CleanPoint
        PyObject addAll(ThreadState ts, PyObject iterator) {
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                if (item instanceof PyFloat f) {
                    add(f.value);
                } else if (item instanceof PyInt i) {
                    add(IntArithmetic.toDouble(ts, i));
                } else {
                    return item;
                }
            }
            return null;
        }

        double result() {
            // With an infinity or nan in it, the lost part is no number: the sum alone is right.
            return lost != 0 && !Double.isNaN(lost) && !Double.isInfinite(lost) ? sum + lost : sum;
        }
    }
}
