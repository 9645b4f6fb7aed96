package org.pyrt.stdlib.collections;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.sequence.SliceBounds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The methods of deque that have a name. */
@ExposedType(name = "deque")
final class DequeMethods {

    private static final PyStr GETSTATE = PyStr.interned("__getstate__");

    private DequeMethods() {}

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PyDeque(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyDeque self, @Default PyObject iterable, @Default("None") PyObject maxlen) {
        long limit = -1;
        if (maxlen != PyNone.NONE) {
            if (PyInt.asSelf(maxlen) == null) {
                throw Errors.typeError(ts, "an integer is required");
            }
            limit = Conversions.toLong(ts, maxlen);
            if (limit < 0) {
                throw Errors.valueError(ts, "maxlen must be non-negative");
            }
        }
        if (self.size() > 0) {
            self.removeAll(ts);
        }
        self.setMaxlen(ts, limit);
        if (iterable != null) {
            fill(ts, self, iterable, false);
        }
    }

    /** Adds all items of an iterable at an end. */
    @CleanPoint
    static void fill(ThreadState ts, PyDeque self, PyObject iterable, boolean left) {
        if (iterable instanceof PyDeque from && (from == self || from.type() == PyDeque.TYPE)) {
            PyTuple items = PyTuple.adopt(ts, from.snapshot(ts));
            try (var held = ts.hold(items)) {
                for (int i = 0; i < items.size(); i++) {
                    self.add(ts, items.get(i), left);
                }
            }
            return;
        }
        PyObject iterator = Iteration.iter(ts, iterable);
        try (var held = ts.hold(iterator)) {
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                self.add(ts, item, left);
            }
        }
    }

    @ExposedMethod(doc = "append($self, item, /)\n--\n\nAdd an element to the right side of the deque.")
    static void append(ThreadState ts, PyDeque self, @PositionalOnly PyObject item) {
        self.add(ts, item, false);
    }

    @ExposedMethod(doc = "appendleft($self, item, /)\n--\n\nAdd an element to the left side of the deque.")
    static void appendleft(ThreadState ts, PyDeque self, @PositionalOnly PyObject item) {
        self.add(ts, item, true);
    }

    @ExposedMethod(doc = "extend($self, iterable, /)\n--\n\nExtend the right side of the deque with elements from the iterable.")
    @CleanPoint
    static void extend(ThreadState ts, PyDeque self, @PositionalOnly PyObject iterable) {
        fill(ts, self, iterable, false);
    }

    @ExposedMethod(doc = "extendleft($self, iterable, /)\n--\n\nExtend the left side of the deque with elements from the iterable.")
    @CleanPoint
    static void extendleft(ThreadState ts, PyDeque self, @PositionalOnly PyObject iterable) {
        fill(ts, self, iterable, true);
    }

    @ExposedMethod(doc = "pop($self, /)\n--\n\nRemove and return the rightmost element.")
    static PyObject pop(ThreadState ts, PyDeque self) {
        return taken(ts, self.pop(ts, false));
    }

    @ExposedMethod(doc = "popleft($self, /)\n--\n\nRemove and return the leftmost element.")
    static PyObject popleft(ThreadState ts, PyDeque self) {
        return taken(ts, self.pop(ts, true));
    }

    private static PyObject taken(ThreadState ts, PyObject item) {
        if (item == null) {
            throw Errors.indexError(ts, "pop from an empty deque");
        }
        return item;
    }

    @ExposedMethod(doc = "clear($self, /)\n--\n\nRemove all elements from the deque.")
    static void clear(ThreadState ts, PyDeque self) {
        self.removeAll(ts);
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nReturn a shallow copy of a deque.")
    @CleanPoint
    static PyObject copy(ThreadState ts, PyDeque self) {
        PyType type = self.type();
        if (type == PyDeque.TYPE) {
            PyDeque d = new PyDeque(ts, type);
            d.setMaxlen(ts, self.maxlen());
            try (var held = ts.hold(d)) {
                fill(ts, d, self, false);
                return held.moveOut();
            }
        }
        PyObject d =
                self.maxlen() < 0 ? Calls.call(ts, type, self) : Calls.call(ts, type, self, PyInt.of(self.maxlen()));
        if (!(d instanceof PyDeque)) {
            String name = PyType.of(d).fullName();
            Refs.discard(ts, d);
            throw Errors.typeError(ts, type.fullName() + "() must return a deque, not " + name);
        }
        return d;
    }

    @ExposedMethod(name = "__copy__", doc = "__copy__($self, /)\n--\n\nReturn a shallow copy of a deque.")
    @CleanPoint
    static PyObject copyToo(ThreadState ts, PyDeque self) {
        return copy(ts, self);
    }

    @ExposedMethod(doc = "count($self, value, /)\n--\n\nReturn number of occurrences of value.")
    @CleanPoint
    static long count(ThreadState ts, PyDeque self, @PositionalOnly PyObject value) {
        long found = 0;
        int state = self.state();
        for (int i = 0, n = self.size(); i < n; i++) {
            if (isAt(ts, self, i, state, value)) {
                found++;
            }
        }
        return found;
    }

    /** Whether the element at an index equals a value; raises RuntimeError if the deque changes. */
    @CleanPoint
    static boolean isAt(ThreadState ts, PyDeque self, int index, int state, PyObject value) {
        PyObject item = self.get(ts, index, state);
        boolean same = item != null && Comparison.sameFloating(ts, item, value);
        if (item == null || self.state() != state) {
            throw Errors.runtimeError(ts, "deque mutated during iteration");
        }
        return same;
    }

    @ExposedMethod(doc = "index($self, value, [start, [stop]])\n--\n\nReturn first index of value.")
    @CleanPoint
    static long index(
            ThreadState ts, PyDeque self, PyObject value, @Default PyObject start, @PositionalOnly @Default PyObject stop) {
        int n = self.size();
        int from = Sizes.clip(start == null ? 0 : SliceBounds.indexNotNone(ts, start), n);
        int to = Sizes.clip(stop == null ? Long.MAX_VALUE : SliceBounds.indexNotNone(ts, stop), n);
        int state = self.state();
        for (int i = from; i < to; i++) {
            if (isAt(ts, self, i, state, value)) {
                return i;
            }
        }
        throw Errors.valueError(ts, "deque.index(x): x not in deque");
    }

    @ExposedMethod(doc = "insert($self, index, value, /)\n--\n\nInsert value before index.")
    @CleanPoint
    static void insert(ThreadState ts, PyDeque self, long index, @PositionalOnly PyObject value) {
        if (!self.insert(ts, index, value)) {
            throw Errors.indexError(ts, "deque already at its maximum size");
        }
    }

    @ExposedMethod(doc = "remove($self, value, /)\n--\n\nRemove first occurrence of value.")
    @CleanPoint
    static void remove(ThreadState ts, PyDeque self, @PositionalOnly PyObject value) {
        int state = self.state();
        for (int i = 0, n = self.size(); i < n; i++) {
            PyObject item = self.get(ts, i, state);
            boolean same = item != null && Comparison.sameFloating(ts, item, value);
            if (item == null || self.state() != state) {
                throw Errors.indexError(ts, "deque mutated during iteration");
            }
            if (same) {
                if (!self.removeAt(ts, i, state & Integer.MAX_VALUE)) {
                    throw Errors.indexError(ts, "deque mutated during remove().");
                }
                return;
            }
        }
        throw Errors.valueError(ts, "deque.remove(x): x not in deque");
    }

    @ExposedMethod(doc = "reverse($self, /)\n--\n\nReverse *IN PLACE*.")
    static void reverse(ThreadState ts, PyDeque self) {
        self.reverse(ts);
    }

    @ExposedMethod(doc = "rotate($self, n=1, /)\n--\n\nRotate the deque n steps to the right.  If n is negative, rotates left.")
    @CleanPoint
    static void rotate(ThreadState ts, PyDeque self, @PositionalOnly @Default("1") long n) {
        self.rotate(ts, n);
    }

    @ExposedGetter(doc = "maximum size of a deque or None if unbounded")
    static PyObject maxlen(PyDeque self) {
        return self.maxlen() < 0 ? PyNone.NONE : PyInt.of(self.maxlen());
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyDeque self) {
        PyObject state = Calls.callMethod(ts, self, GETSTATE);
        try (var held = ts.hold(state)) {
            PyObject iterator = Iteration.iter(ts, self);
            PyObject args =
                    self.maxlen() < 0 ? PyTuple.EMPTY : PyTuple.of(ts, PyTuple.EMPTY, PyInt.of(self.maxlen()));
            return PyTuple.of(ts, self.type(), args, state, iterator);
        }
    }

    @ExposedMethod(name = "__reversed__", doc = "Return a reverse iterator over the deque.")
    static PyObject reversed(ThreadState ts, PyDeque self) {
        return new PyDequeReverseIterator(ts, self);
    }

    @ExposedMethod(name = "__sizeof__", doc = "Return the size of the deque in memory, in bytes.")
    static long sizeof(PyDeque self) {
        return self.sizeInMemory();
    }
}
