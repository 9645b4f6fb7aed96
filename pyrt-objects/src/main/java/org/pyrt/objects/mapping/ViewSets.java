package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyAnySet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.set.SetOperations;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Keys and items of dicts as sets: their algebra makes sets, of any iterables. Source: CPython 3.14 Objects/dictobject.c. */
final class ViewSets {

    private static final PyStr INTERSECTION = PyStr.interned("intersection");

    private ViewSets() {}

    private static boolean isSetView(PyObject o) {
        return o instanceof PyDictKeys || o instanceof PyDictItems;
    }

    /** {@code set(o)}, floating; keys are taken from their dict directly. */
    @CleanPoint
    private static PySet toSet(ThreadState ts, PyObject o) {
        return PySet.from(ts, o instanceof PyDictKeys k && k.dict().getClass() == PyDict.class ? k.dict() : o);
    }

    /** {@code left | right}, floating; one of them is a view. */
    @CleanPoint
    static PyObject or(ThreadState ts, PyObject left, PyObject right) {
        PySet result = toSet(ts, left);
        try (var held = ts.hold(result)) {
            SetOperations.update(ts, result, right);
            return held.moveOut();
        }
    }

    /** {@code left - right}, floating; one of them is a view. */
    @CleanPoint
    static PyObject sub(ThreadState ts, PyObject left, PyObject right) {
        PySet result = toSet(ts, left);
        try (var held = ts.hold(result)) {
            SetOperations.subtract(ts, result, right);
            return held.moveOut();
        }
    }

    /** {@code left ^ right}, floating; one of them is a view. */
    @CleanPoint
    static PyObject xor(ThreadState ts, PyObject left, PyObject right) {
        if (left instanceof PyDictItems a && right instanceof PyDictItems b) {
            return xorItems(ts, a.dict(), b.dict());
        }
        PySet result = toSet(ts, left);
        try (var held = ts.hold(result)) {
            SetOperations.toggle(ts, result, right);
            return held.moveOut();
        }
    }

    @CleanPoint
    private static PyObject xorItems(ThreadState ts, PyDict a, PyDict b) {
        PyDict rest = a.copy(ts);
        try (var heldRest = ts.hold(rest)) {
            PySet result = new PySet(ts);
            try (var held = ts.hold(result)) {
                for (DictCursor c = new DictCursor(b); c.next(ts); ) {
                    PyObject key = c.key;
                    PyObject value = c.value;
                    try (var heldKey = ts.hold(key);
                            var heldValue = ts.hold(value)) {
                        PyObject other = rest.get(ts, key, c.hash());
                        if (other != null && Comparison.sameFloating(ts, other, value)) {
                            Refs.discard(ts, rest.pop(ts, key));
                        } else {
                            addPair(ts, result, key, value);
                        }
                    }
                }
                for (DictCursor c = new DictCursor(rest); c.next(ts); ) {
                    addPair(ts, result, c.key, c.value);
                }
                return held.moveOut();
            }
        }
    }

    @CleanPoint
    private static void addPair(ThreadState ts, PySet set, @Floating PyObject key, @Floating PyObject value) {
        PyTuple pair = PyTuple.of(ts, key, value);
        try (var held = ts.hold(pair)) {
            set.add(ts, pair);
        }
    }

    /** {@code left & right}, floating; one of them is a view. */
    @CleanPoint
    static PyObject and(ThreadState ts, PyObject left, PyObject right) {
        PyObject self = isSetView(left) ? left : right;
        PyObject other = self == left ? right : left;
        if (other.getClass() == PySet.class && size(self) <= ((PySet) other).size()) {
            return Calls.callMethod(ts, other, INTERSECTION, self);
        }
        if (isSetView(other) && size(other) > size(self)) {
            PyObject t = self;
            self = other;
            other = t;
        }
        PySet result = new PySet(ts);
        try (var held = ts.hold(result)) {
            PyObject iterator = Iteration.iter(ts, other);
            try (var heldIterator = ts.hold(iterator)) {
                for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
                    try (var heldItem = ts.hold(x)) {
                        if (contains(ts, self, x)) {
                            result.add(ts, x);
                        }
                    }
                }
            }
            return held.moveOut();
        }
    }

    private static int size(PyObject view) {
        return ((PyDictView) view).dict().size();
    }

    @CleanPoint
    private static boolean contains(ThreadState ts, PyObject view, PyObject item) {
        return view instanceof PyDictKeys k
                ? PyDictKeys.contains(ts, k, item)
                : PyDictItems.contains(ts, (PyDictItems) view, item);
    }

    /** Whether no item of {@code other} is in {@code self}. */
    @CleanPoint
    static boolean isDisjoint(ThreadState ts, PyObject self, PyObject other) {
        if (self == other) {
            return size(self) == 0;
        }
        PyObject in = self;
        PyObject from = other;
        if ((other instanceof PyAnySet || isSetView(other)) && Sizes.length(ts, other) > size(self)) {
            in = other;
            from = self;
        }
        PyObject iterator = Iteration.iter(ts, from);
        try (var held = ts.hold(iterator)) {
            for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
                try (var heldItem = ts.hold(x)) {
                    if (Subscripts.contains(ts, in, x)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /** A comparison by the relation of subsets. */
    @CleanPoint
    static PyObject compare(ThreadState ts, int op, PyObject self, PyObject other) {
        if (!(other instanceof PyAnySet) && !isSetView(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        long a = size(self);
        long b = Sizes.length(ts, other);
        switch (op) {
            case SlotId.EQ:
                return PyBool.of(a == b && isContained(ts, self, other));
            case SlotId.NE:
                return PyBool.of(a != b || !isContained(ts, self, other));
            case SlotId.LT:
                return PyBool.of(a < b && isContained(ts, self, other));
            case SlotId.LE:
                return PyBool.of(a <= b && isContained(ts, self, other));
            case SlotId.GT:
                return PyBool.of(a > b && isContained(ts, other, self));
            default:
                return PyBool.of(a >= b && isContained(ts, other, self));
        }
    }

    @CleanPoint
    private static boolean isContained(ThreadState ts, PyObject from, PyObject in) {
        PyObject iterator = Iteration.iter(ts, from);
        try (var held = ts.hold(iterator)) {
            for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
                try (var heldItem = ts.hold(x)) {
                    if (!Subscripts.contains(ts, in, x)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
