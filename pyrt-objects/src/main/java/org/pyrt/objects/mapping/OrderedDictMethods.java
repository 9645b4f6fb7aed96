package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The methods of OrderedDict but for those that take over other mappings. */
@ExposedType(name = "OrderedDict")
final class OrderedDictMethods {

    private static final PyStr GETSTATE = PyStr.interned("__getstate__");
    private static final PyStr ITEMS = PyStr.interned("items");

    private OrderedDictMethods() {}

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PyOrderedDict(ts, type);
    }

    @ExposedMethod(name = "__setitem__", doc = "Set self[key] to value.")
    @CleanPoint
    static void setItem(ThreadState ts, PyOrderedDict self, PyObject key, PyObject value) {
        self.putOrdered(ts, key, value);
    }

    @ExposedMethod(name = "__delitem__", doc = "Delete self[key].")
    @CleanPoint
    static void delItem(ThreadState ts, PyOrderedDict self, PyObject key) {
        PyObject old = self.popOrdered(ts, key);
        if (old == null) {
            throw Errors.keyError(ts, key);
        }
        Refs.discard(ts, old);
    }

    @ExposedMethod(
            name = "fromkeys",
            kind = ExposedMethod.Kind.CLASS,
            doc = "fromkeys($type, /, iterable, value=None)\n--\n\nCreate a new ordered dictionary with keys from iterable and values set to value.")
    @CleanPoint
    static PyObject fromKeys(ThreadState ts, PyType type, PyObject iterable, @Default("None") PyObject value) {
        PyObject made = Calls.call(ts, type);
        try (var held = ts.hold(made)) {
            PyObject iterator = Iteration.iter(ts, iterable);
            try (var heldIterator = ts.hold(iterator)) {
                for (PyObject key; (key = Iteration.next(ts, iterator)) != null; ) {
                    try (var heldKey = ts.hold(key)) {
                        Subscripts.set(ts, made, key, value);
                    }
                }
            }
            return held.moveOut();
        }
    }

    @ExposedMethod(doc = "setdefault($self, /, key, default=None)\n--\n\nInsert key with a value of default if key is not in the dictionary.")
    @CleanPoint
    static PyObject setdefault(ThreadState ts, PyOrderedDict self, PyObject key, @Default("None") PyObject default_) {
        if (self.type() == PyOrderedDict.TYPE) {
            return self.setDefaultOrdered(ts, key, default_);
        }
        if (Subscripts.contains(ts, self, key)) {
            return Subscripts.get(ts, self, key);
        }
        Subscripts.set(ts, self, key, default_);
        return default_;
    }

    @ExposedMethod(
            doc = "pop($self, /, key, default=<unrepresentable>)\n--\n\nod.pop(key[,default]) -> v, remove specified key and return the value.")
    @CleanPoint
    static PyObject pop(ThreadState ts, PyOrderedDict self, PyObject key, @Default PyObject default_) {
        PyObject v = self.popOrdered(ts, key);
        if (v != null) {
            return v;
        }
        if (default_ == null) {
            throw Errors.keyError(ts, key);
        }
        return default_;
    }

    @ExposedMethod(doc = "popitem($self, /, last=True)\n--\n\nRemove and return a (key, value) pair from the dictionary.")
    @CleanPoint
    static PyObject popitem(ThreadState ts, PyOrderedDict self, @Default("True") boolean last) {
        while (true) {
            OrderedKeys.Node end = self.end(ts, last);
            if (end == null) {
                throw Errors.raise(ts, ExceptionTypes.KEY_ERROR, "dictionary is empty");
            }
            PyObject key = end.key;
            try (var held = ts.hold(key)) {
                PyObject v = self.popOrdered(ts, key, end.hash);
                if (v != null) {
                    return PyTuple.of(ts, key, v);
                }
                if (self.isLinked(ts, end)) {
                    throw Errors.keyError(ts, key);
                }
            }
        }
    }

    @ExposedMethod(
            name = "move_to_end",
            doc = "move_to_end($self, /, key, last=True)\n--\n\nMove an existing element to the end (or beginning if last is false).")
    @CleanPoint
    static void moveToEnd(ThreadState ts, PyOrderedDict self, PyObject key, @Default("True") boolean last) {
        if (!self.moveToEnd(ts, key, last)) {
            throw Errors.keyError(ts, key);
        }
    }

    @ExposedMethod(doc = "clear($self, /)\n--\n\nRemove all items.")
    static void clear(ThreadState ts, PyOrderedDict self) {
        self.removeAllOrdered(ts);
    }

    @ExposedMethod(name = "copy", doc = "copy($self, /)\n--\n\nA shallow copy.")
    @CleanPoint
    static PyObject copyOf(ThreadState ts, PyOrderedDict self) {
        PyType type = self.type();
        if (type == PyOrderedDict.TYPE) {
            PyOrderedDict d = new PyOrderedDict(ts, type);
            try (var held = ts.hold(d)) {
                if (OrderedDictUpdate.takeAtOnce(ts, d, self)) {
                    return held.moveOut();
                }
                for (OrderedKeys.Node n = self.first(ts); n != null; n = self.after(ts, n)) {
                    PyObject key = n.key;
                    try (var heldKey = ts.hold(key)) {
                        PyObject value = self.get(ts, key);
                        if (value == null) {
                            throw Errors.keyError(ts, key);
                        }
                        try (var heldValue = ts.hold(value)) {
                            d.putOrdered(ts, key, value);
                        }
                    }
                }
                return held.moveOut();
            }
        }
        PyObject d = Calls.call(ts, type);
        try (var held = ts.hold(d)) {
            for (OrderedKeys.Node n = self.first(ts); n != null; n = self.after(ts, n)) {
                PyObject key = n.key;
                try (var heldKey = ts.hold(key)) {
                    PyObject value = Subscripts.get(ts, self, key);
                    try (var heldValue = ts.hold(value)) {
                        Subscripts.set(ts, d, key, value);
                    }
                }
            }
            return held.moveOut();
        }
    }

    // ---- iteration ----

    @ExposedMethod(name = "__iter__", doc = "Implement iter(self).")
    static PyObject iter(ThreadState ts, PyOrderedDict self) {
        return new PyOrderedDictIterator(ts, self, PyDictIterator.KEYS, false);
    }

    @ExposedMethod(name = "__reversed__", doc = "__reversed__($self, /)\n--\n\nReturn reversed(self).")
    static PyObject reversed(ThreadState ts, PyOrderedDict self) {
        return new PyOrderedDictIterator(ts, self, PyDictIterator.KEYS, true);
    }

    @ExposedMethod(doc = "keys($self, /)\n--\n\nA set-like object providing a view on D's keys.")
    static PyObject keys(ThreadState ts, PyOrderedDict self) {
        return new OrderedViews.Keys(ts, self);
    }

    @ExposedMethod(doc = "values($self, /)\n--\n\nAn object providing a view on D's values.")
    static PyObject values(ThreadState ts, PyOrderedDict self) {
        return new OrderedViews.Values(ts, self);
    }

    @ExposedMethod(doc = "items($self, /)\n--\n\nA set-like object providing a view on D's items.")
    static PyObject items(ThreadState ts, PyOrderedDict self) {
        return new OrderedViews.Items(ts, self);
    }

    // ---- object ----

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyOrderedDict self) {
        PyObject state = Calls.callMethod(ts, self, GETSTATE);
        try (var held = ts.hold(state)) {
            PyObject items = Calls.callMethod(ts, self, ITEMS);
            PyObject iterator;
            try (var heldItems = ts.hold(items)) {
                iterator = Iteration.iter(ts, items);
            }
            return PyTuple.of(ts, self.type(), PyTuple.EMPTY, state, PyNone.NONE, iterator);
        }
    }

    @ExposedMethod(name = "__sizeof__")
    static long sizeof(PyOrderedDict self) {
        return self.sizeInMemory();
    }

    @ExposedMethod(name = "__repr__", doc = "Return repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyOrderedDict self) {
        String name = self.type().name();
        if (self.size() == 0) {
            return PyStr.of(name + "()");
        }
        if (!Representation.enter(ts, self)) {
            return PyStr.ofAscii("...");
        }
        try {
            PyObject plain = Calls.call(ts, PyDict.TYPE, self);
            try (var held = ts.hold(plain)) {
                return PyStr.of(name + "(").concat(Representation.repr(ts, plain)).concat(PyStr.ofAscii(")"));
            }
        } finally {
            Representation.leave(ts);
        }
    }

    @ExposedMethod(name = "__eq__", doc = "Return self==value.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyOrderedDict self, PyObject other) {
        return other instanceof PyDict d ? PyBool.of(equal(ts, self, d)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ne__", doc = "Return self!=value.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyOrderedDict self, PyObject other) {
        return other instanceof PyDict d ? PyBool.of(!equal(ts, self, d)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @CleanPoint
    private static boolean equal(ThreadState ts, PyOrderedDict self, PyDict other) {
        if (PyDict.TYPE.slot(SlotId.EQ).call1(ts, self, other) != PyBool.TRUE) {
            return false;
        }
        return !(other instanceof PyOrderedDict o) || sameOrder(ts, self, o);
    }

    @CleanPoint
    private static boolean sameOrder(ThreadState ts, PyOrderedDict a, PyOrderedDict b) {
        int stateA = a.state();
        int stateB = b.state();
        OrderedKeys.Node x = a.first(ts);
        OrderedKeys.Node y = b.first(ts);
        while (x != null && y != null) {
            boolean same = Comparison.sameFloating(ts, x.key, y.key);
            if (a.state() != stateA || b.state() != stateB) {
                throw Errors.runtimeError(ts, "OrderedDict mutated during iteration");
            }
            if (!same) {
                return false;
            }
            x = a.after(ts, x);
            y = b.after(ts, y);
        }
        return x == null && y == null;
    }
}
