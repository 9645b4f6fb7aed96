package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.set.PyAnySet;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.set.SetCursor;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** What Python sees of a dict. Source: CPython 3.14 Objects/dictobject.c. */
@ExposedType(name = "dict")
public final class DictMethods {

    private static final PyStr MISSING = PyStr.interned("__missing__");

    private DictMethods() {}

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nCreate a new empty dict.")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return type == PyDict.TYPE ? new PyDict(ts) : new PyDictSub(ts, type);
    }

    @ExposedMethod(name = "__init__", doc = "__init__($self, /, *args, **kwargs)\n--\n\nFill from a mapping or an iterable of pairs, and keywords.")
    @CleanPoint
    static void init(ThreadState ts, PyDict self, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        updateCommon(ts, self, args, kwargs, "dict");
    }

    @ExposedMethod(doc = "update([mapping or pairs], **more) -> None.\n\nStore all keys of a mapping or an iterable of pairs, then the keywords.")
    @CleanPoint
    static void update(ThreadState ts, PyDict self, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        updateCommon(ts, self, args, kwargs, "update");
    }

    @CleanPoint
    private static void updateCommon(ThreadState ts, PyDict self, PyObject[] args, PyDict kwargs, String name) {
        if (args.length > 1) {
            throw Errors.typeError(ts, name + " expected at most 1 argument, got " + args.length);
        }
        if (args.length == 1) {
            DictUpdate.update(ts, self, args[0]);
        }
        if (kwargs != null) {
            DictUpdate.merge(ts, self, kwargs, true);
        }
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "fromkeys($type, iterable, value=None, /)\n--\n\nCreate a dict with keys from an iterable, all with one value.")
    @CleanPoint
    static PyObject fromkeys(
            ThreadState ts, PyType type, PyObject iterable, @PositionalOnly @Default("None") PyObject value) {
        PyObject made = type == PyDict.TYPE ? new PyDict(ts) : Calls.call(ts, type);
        try (var held = ts.hold(made)) {
            if (made.getClass() == PyDict.class && ((PyDict) made).size() == 0 && putKnown(ts, (PyDict) made, iterable, value)) {
                return held.moveOut();
            }
            PyObject iterator = Iteration.iter(ts, iterable);
            try (var heldIterator = ts.hold(iterator)) {
                for (PyObject key; (key = Iteration.next(ts, iterator)) != null; ) {
                    try (var heldKey = ts.hold(key)) {
                        if (made.getClass() == PyDict.class) {
                            ((PyDict) made).put(ts, key, value);
                        } else {
                            Subscripts.set(ts, made, key, value);
                        }
                    }
                }
            }
            return held.moveOut();
        }
    }

    /** Stores all keys of a dict or set, whose hashes are known; false, having done nothing, for any other iterable. */
    @CleanPoint
    private static boolean putKnown(ThreadState ts, PyDict d, PyObject keys, PyObject value) {
        if (keys.getClass() == PyDict.class) {
            for (DictCursor c = new DictCursor((PyDict) keys); c.next(ts); ) {
                PyObject key = c.key;
                try (var held = ts.hold(key)) {
                    d.put(ts, key, c.hash(), value);
                }
            }
            return true;
        }
        if (keys.getClass() == PySet.class || keys.getClass() == PyFrozenSet.class) {
            for (SetCursor c = new SetCursor((PyAnySet) keys); c.next(ts); ) {
                PyObject key = c.element;
                try (var held = ts.hold(key)) {
                    d.put(ts, key, c.hash(), value);
                }
            }
            return true;
        }
        return false;
    }

    // ---- items ----

    @ExposedMethod(name = "__getitem__", coexists = true, doc = "__getitem__($self, key, /)\n--\n\nReturn self[key].")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyDict self, @PositionalOnly PyObject key) {
        PyObject v = self.get(ts, key);
        return v != null ? v : missing(ts, self, key);
    }

    /** What {@code self[key]} is for a key that is not there: what {@code __missing__} of a subclass returns, or KeyError. */
    @CleanPoint
    public static PyObject missing(ThreadState ts, PyDict self, PyObject key) {
        if (self.getClass() != PyDict.class) {
            PyType type = self.type();
            PyObject attribute = type.lookup(ts, MISSING);
            if (attribute != null) {
                PyObject method = Descriptors.get(ts, attribute, self, type);
                try (var held = ts.hold(method)) {
                    return Calls.call(ts, method, key);
                }
            }
        }
        throw Errors.keyError(ts, key);
    }

    @ExposedMethod(name = "__setitem__", doc = "__setitem__($self, key, value, /)\n--\n\nSet self[key] to value.")
    @CleanPoint
    static void setItem(ThreadState ts, PyDict self, PyObject key, PyObject value) {
        self.put(ts, key, value);
    }

    @ExposedMethod(name = "__delitem__", doc = "__delitem__($self, key, /)\n--\n\nDelete self[key].")
    @CleanPoint
    static void delItem(ThreadState ts, PyDict self, PyObject key) {
        PyObject old = self.pop(ts, key);
        if (old == null) {
            throw Errors.keyError(ts, key);
        }
        Refs.discard(ts, old);
    }

    @ExposedMethod(name = "__contains__", coexists = true, doc = "__contains__($self, key, /)\n--\n\nReturn whether the key is there.")
    @CleanPoint
    static boolean contains(ThreadState ts, PyDict self, @PositionalOnly PyObject key) {
        return self.contains(ts, key);
    }

    @ExposedMethod(name = "__len__", doc = "__len__($self, /)\n--\n\nReturn the number of keys.")
    static int length(PyDict self) {
        return self.size();
    }

    @ExposedMethod(doc = "get($self, key, default=None, /)\n--\n\nReturn the value of key, or default if there is none.")
    @CleanPoint
    static PyObject get(
            ThreadState ts, PyDict self, PyObject key, @PositionalOnly @Default("None") PyObject default_) {
        PyObject v = self.get(ts, key);
        return v == null ? default_ : v;
    }

    @ExposedMethod(doc = "setdefault($self, key, default=None, /)\n--\n\nReturn the value of key; store default if there is none.")
    @CleanPoint
    static PyObject setdefault(
            ThreadState ts, PyDict self, PyObject key, @PositionalOnly @Default("None") PyObject default_) {
        return self.setDefault(ts, key, default_);
    }

    @ExposedMethod(doc = "pop($self, key, default=<unrepresentable>, /)\n--\n\nRemove key and return its value; return default if there is none, or raise KeyError without one.")
    @CleanPoint
    static PyObject pop(
            ThreadState ts, PyDict self, PyObject key, @PositionalOnly @Default PyObject default_) {
        PyObject v = self.size() == 0 ? null : self.pop(ts, key);
        if (v != null) {
            return v;
        }
        if (default_ == null) {
            throw Errors.keyError(ts, key);
        }
        return default_;
    }

    @ExposedMethod(doc = "popitem($self, /)\n--\n\nRemove the newest key and return it with its value.")
    @CleanPoint
    static PyObject popitem(ThreadState ts, PyDict self) {
        PyObject item = self.popItem(ts);
        if (item == null) {
            throw Errors.raise(ts, ExceptionTypes.KEY_ERROR, "popitem(): dictionary is empty");
        }
        return item;
    }

    @ExposedMethod(doc = "clear($self, /)\n--\n\nRemove all items.")
    @CleanPoint
    static void clear(ThreadState ts, PyDict self) {
        self.removeAll(ts);
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nReturn a dict with the same items.")
    @CleanPoint
    static PyObject copy(ThreadState ts, PyDict self) {
        return self.copy(ts);
    }

    // ---- iteration and views ----

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nImplement iter(self).")
    static PyObject iter(ThreadState ts, PyDict self) {
        return new PyDictIterator(ts, self, PyDictIterator.KEYS);
    }

    @ExposedMethod(name = "__reversed__", doc = "__reversed__($self, /)\n--\n\nReturn an iterator over the keys, newest first.")
    static PyObject reversed(ThreadState ts, PyDict self) {
        return new PyReverseDictIterator(ts, self, PyDictIterator.KEYS);
    }

    @ExposedMethod(doc = "keys($self, /)\n--\n\nReturn a view of the keys.")
    static PyObject keys(ThreadState ts, PyDict self) {
        return new PyDictKeys(ts, self);
    }

    @ExposedMethod(doc = "values($self, /)\n--\n\nReturn a view of the values.")
    static PyObject values(ThreadState ts, PyDict self) {
        return new PyDictValues(ts, self);
    }

    @ExposedMethod(doc = "items($self, /)\n--\n\nReturn a view of the pairs of key and value.")
    static PyObject items(ThreadState ts, PyDict self) {
        return new PyDictItems(ts, self);
    }

    // ---- operators ----

    @ExposedMethod(name = "__or__", doc = "__or__($self, value, /)\n--\n\nReturn self|value.")
    @CleanPoint
    static PyObject or(ThreadState ts, PyDict self, PyObject other) {
        return other instanceof PyDict ? union(ts, self, other) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ror__", doc = "__ror__($self, value, /)\n--\n\nReturn value|self.")
    @CleanPoint
    static PyObject reflectedOr(ThreadState ts, PyDict self, PyObject other) {
        return other instanceof PyDict d ? union(ts, d, self) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @CleanPoint
    private static PyObject union(ThreadState ts, PyDict left, PyObject right) {
        PyDict d = left.copy(ts);
        try (var held = ts.hold(d)) {
            DictUpdate.update(ts, d, right);
            return held.moveOut();
        }
    }

    @ExposedMethod(name = "__ior__", doc = "__ior__($self, value, /)\n--\n\nReturn self|=value.")
    @CleanPoint
    static PyObject inPlaceOr(ThreadState ts, PyDict self, PyObject other) {
        DictUpdate.update(ts, self, other);
        return self;
    }

    @ExposedMethod(name = "__eq__", doc = "__eq__($self, value, /)\n--\n\nReturn self==value.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyDict self, PyObject other) {
        return other instanceof PyDict d ? PyBool.of(equal(ts, self, d)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ne__", doc = "__ne__($self, value, /)\n--\n\nReturn self!=value.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyDict self, PyObject other) {
        return other instanceof PyDict d ? PyBool.of(!equal(ts, self, d)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @CleanPoint
    private static boolean equal(ThreadState ts, PyDict a, PyDict b) {
        if (a == b) {
            return true;
        }
        int known = a.equalAtOnce(ts, b);
        if (known != PyDict.NOT_QUIET) {
            return known != 0;
        }
        DictCursor cursor = new DictCursor(a);
        while (cursor.next(ts)) {
            if (!hasEqual(ts, b, cursor.key, cursor.hash(), cursor.value)) {
                return false;
            }
        }
        return true;
    }

    @CleanPoint
    private static boolean hasEqual(ThreadState ts, PyDict d, @Floating PyObject key, long hash, @Floating PyObject value) {
        try (var heldKey = ts.hold(key);
                var heldValue = ts.hold(value)) {
            PyObject other = d.get(ts, key, hash);
            if (other == null) {
                return false;
            }
            try (var heldOther = ts.hold(other)) {
                return Comparison.same(ts, value, other);
            }
        }
    }

    @ExposedMethod(name = "__sizeof__", doc = "__sizeof__($self, /)\n--\n\nReturn the size in memory, in bytes.")
    static long sizeOf(PyDict self) {
        return self.sizeInMemory();
    }

    @ExposedMethod(name = "__repr__", doc = "__repr__($self, /)\n--\n\nReturn repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyDict self) {
        if (self.size() == 0) {
            return PyStr.ofAscii("{}");
        }
        if (!Representation.enter(ts, self)) {
            return PyStr.ofAscii("{...}");
        }
        try {
            StrBuilder b = new StrBuilder();
            b.append('{');
            boolean first = true;
            DictCursor cursor = new DictCursor(self);
            while (cursor.next(ts)) {
                if (!first) {
                    b.append(", ");
                }
                first = false;
                PyObject key = cursor.key;
                PyObject value = cursor.value;
                try (var heldKey = ts.hold(key);
                        var heldValue = ts.hold(value)) {
                    b.append(Representation.repr(ts, key)).append(": ").append(Representation.repr(ts, value));
                }
            }
            return b.append('}').toStr();
        } finally {
            Representation.leave(ts);
        }
    }
}
