package org.pyrt.stdlib.collections;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The operators of deque. */
@ExposedType(name = "deque")
final class DequeOperators {

    private DequeOperators() {}

    @ExposedMethod(name = "__len__")
    static int length(PyDeque self) {
        return self.size();
    }

    @ExposedMethod(name = "__iter__")
    static PyObject iter(ThreadState ts, PyDeque self) {
        return new PyDequeIterator(ts, self);
    }

    @ExposedMethod(name = "__contains__")
    @CleanPoint
    static boolean contains(ThreadState ts, PyDeque self, PyObject value) {
        int state = self.state();
        for (int i = 0, n = self.size(); i < n; i++) {
            if (DequeMethods.isAt(ts, self, i, state, value)) {
                return true;
            }
        }
        return false;
    }

    @ExposedMethod(name = "__getitem__")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyDeque self, PyObject index) {
        PyObject item = self.get(ts, indexOf(ts, index));
        if (item == null) {
            throw outOfRange(ts);
        }
        return item;
    }

    @CleanPoint
    private static long indexOf(ThreadState ts, PyObject index) {
        if (PyInt.asSelf(index) == null && PyType.of(index).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "sequence index must be integer, not '" + PyType.of(index).fullName() + "'");
        }
        return Sizes.subscript(ts, index);
    }

    private static RuntimeException outOfRange(ThreadState ts) {
        return Errors.indexError(ts, "deque index out of range");
    }

    @ExposedMethod(name = "__setitem__")
    @CleanPoint
    static void setItem(ThreadState ts, PyDeque self, PyObject index, PyObject value) {
        if (!self.set(ts, indexOf(ts, index), value)) {
            throw outOfRange(ts);
        }
    }

    @ExposedMethod(name = "__delitem__")
    @CleanPoint
    static void delItem(ThreadState ts, PyDeque self, PyObject index) {
        if (!self.removeAt(ts, indexOf(ts, index), -1)) {
            throw outOfRange(ts);
        }
    }

    @ExposedMethod(name = "__add__")
    @CleanPoint
    static PyObject add(ThreadState ts, PyDeque self, PyObject other) {
        if (!(other instanceof PyDeque)) {
            throw Errors.typeError(ts, "can only concatenate deque (not \"" + PyType.of(other).fullName() + "\") to deque");
        }
        PyObject sum = DequeMethods.copy(ts, self);
        try (var held = ts.hold(sum)) {
            DequeMethods.fill(ts, (PyDeque) sum, other, false);
            return held.moveOut();
        }
    }

    @ExposedMethod(name = "__iadd__")
    @CleanPoint
    static PyObject inPlaceAdd(ThreadState ts, PyDeque self, PyObject other) {
        DequeMethods.fill(ts, self, other, false);
        return self;
    }

    @ExposedMethod(name = "__mul__")
    @CleanPoint
    static PyObject multiply(ThreadState ts, PyDeque self, PyObject n) {
        PyObject product = DequeMethods.copy(ts, self);
        try (var held = ts.hold(product)) {
            repeat(ts, (PyDeque) product, Sizes.indexAsLong(ts, n, ExceptionTypes.OVERFLOW_ERROR));
            return held.moveOut();
        }
    }

    @ExposedMethod(name = "__rmul__")
    @CleanPoint
    static PyObject reflectedMultiply(ThreadState ts, PyDeque self, PyObject n) {
        return multiply(ts, self, n);
    }

    @ExposedMethod(name = "__imul__")
    @CleanPoint
    static PyObject inPlaceMultiply(ThreadState ts, PyDeque self, PyObject n) {
        repeat(ts, self, Sizes.indexAsLong(ts, n, ExceptionTypes.OVERFLOW_ERROR));
        return self;
    }

    private static void repeat(ThreadState ts, PyDeque d, long n) {
        if (n <= 0) {
            d.removeAll(ts);
            return;
        }
        int size = d.size();
        if (size == 0 || n == 1) {
            return;
        }
        long times = d.maxlen() >= 0 ? Math.min(n, d.maxlen() / size + 2) : n;
        if (times > Integer.MAX_VALUE / size) {
            throw new OutOfMemoryError("a deque of more than 2**31 elements");
        }
        PyTuple items = PyTuple.adopt(ts, d.snapshot(ts));
        for (long k = 1; k < times; k++) {
            for (int i = 0; i < items.size(); i++) {
                d.add(ts, items.get(i), false);
            }
        }
        Refs.discard(ts, items);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyDeque self) {
        if (!Representation.enter(ts, self)) {
            return PyStr.ofAscii("[...]");
        }
        try {
            StrBuilder b = new StrBuilder();
            b.append(PyStr.of(self.type().name())).append("([");
            PyTuple items = PyTuple.adopt(ts, self.snapshot(ts));
            try (var held = ts.hold(items)) {
                for (int i = 0; i < items.size(); i++) {
                    b.append(i > 0 ? ", " : "").append(Representation.repr(ts, items.get(i)));
                }
            }
            b.append(']');
            if (self.maxlen() >= 0) {
                b.append(", maxlen=").append(Long.toString(self.maxlen()));
            }
            return b.append(')').toStr();
        } finally {
            Representation.leave(ts);
        }
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyDeque self, PyObject other) {
        return compare(ts, SlotId.EQ, self, other);
    }

    @ExposedMethod(name = "__ne__")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyDeque self, PyObject other) {
        return compare(ts, SlotId.NE, self, other);
    }

    @ExposedMethod(name = "__lt__")
    @CleanPoint
    static PyObject lt(ThreadState ts, PyDeque self, PyObject other) {
        return compare(ts, SlotId.LT, self, other);
    }

    @ExposedMethod(name = "__le__")
    @CleanPoint
    static PyObject le(ThreadState ts, PyDeque self, PyObject other) {
        return compare(ts, SlotId.LE, self, other);
    }

    @ExposedMethod(name = "__gt__")
    @CleanPoint
    static PyObject gt(ThreadState ts, PyDeque self, PyObject other) {
        return compare(ts, SlotId.GT, self, other);
    }

    @ExposedMethod(name = "__ge__")
    @CleanPoint
    static PyObject ge(ThreadState ts, PyDeque self, PyObject other) {
        return compare(ts, SlotId.GE, self, other);
    }

    @CleanPoint
    private static PyObject compare(ThreadState ts, int op, PyDeque a, PyObject other) {
        if (!(other instanceof PyDeque b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        int n = a.size();
        int m = b.size();
        if (n != m && (op == SlotId.EQ || op == SlotId.NE)) {
            return PyBool.of(op == SlotId.NE);
        }
        int stateA = a.state();
        int stateB = b.state();
        for (int i = 0; i < Math.min(n, m); i++) {
            PyObject x = a.get(ts, i, stateA);
            PyObject y = b.get(ts, i, stateB);
            if (x == null || y == null) {
                throw Errors.runtimeError(ts, "deque mutated during iteration");
            }
            try (var heldX = ts.hold(x);
                    var heldY = ts.hold(y)) {
                if (!Comparison.same(ts, x, y)) {
                    return op == SlotId.EQ ? PyBool.FALSE : op == SlotId.NE ? PyBool.TRUE : Comparison.compare(ts, op, x, y);
                }
            }
        }
        return Comparison.compare(ts, op, PyInt.of(n), PyInt.of(m));
    }
}
