package org.pyrt.vm.frame;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.DictCursor;
import org.pyrt.objects.mapping.DictUpdate;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * The variables of a function's frame as a mapping that writes through (PEP 667): {@code frame.f_locals}. Names that the function has no
 * variable for go into a dict of the frame object. Source: CPython 3.14 Objects/frameobject.c.
 */
@ExposedType(name = "FrameLocalsProxy")
public final class PyFrameLocals extends Counted {

    /** The type FrameLocalsProxy. */
    public static final PyType TYPE =
            PyType.builtin("FrameLocalsProxy", new PyFrameLocalsAdapter())
                    .flags(PyType.MAPPING)
                    .ownLayout()
                    .doc("FrameLocalsProxy($frame)\n--\n\nThe variables of a frame.")
                    .build();

    @Slot PyFrame frame;

    /** A floating mapping of the variables of a function's frame. */
    PyFrameLocals(ThreadState ts, PyFrame frame) {
        super(ts);
        this.frame = frame;
        Refs.incref(ts, frame);
        ts.trackFor(this, frame);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        if (args.length != 1) {
            throw Errors.typeError(ts, "FrameLocalsProxy expected 1 argument, got " + args.length);
        }
        if (!(args[0] instanceof PyFrame f)) {
            throw Errors.typeError(ts, "expect frame, not " + PyType.of(args[0]).fullName());
        }
        if (kwargs != null && kwargs.size() != 0) {
            throw Errors.typeError(ts, "FrameLocalsProxy takes no keyword arguments");
        }
        return new PyFrameLocals(ts, f);
    }

    /** The number of the variable that a key names, whether it has a value or not, or -1. */
    @CleanPoint
    private static int find(ThreadState ts, PyFrameLocals self, PyObject key) {
        Frame f = self.frame.frame();
        if (key instanceof PyStr s) {
            return FrameVariables.find(f, s);
        }
        long hash = Comparison.hash(ts, key);
        for (int i = 0; i < FrameVariables.count(f); i++) {
            PyStr name = FrameVariables.name(f, i);
            if (Comparison.hash(ts, name) == hash && Comparison.same(ts, key, name)) {
                return i;
            }
        }
        return -1;
    }

    /** The value of a key, floating, or null. */
    @CleanPoint
    private static PyObject lookup(ThreadState ts, PyFrameLocals self, PyObject key) {
        int i = find(ts, self, key);
        if (i >= 0) {
            PyObject v = FrameVariables.get(ts, self.frame.frame(), i);
            if (v != null) {
                return v;
            }
        }
        PyDict extra = self.frame.extraLocals();
        if (extra == null) {
            return null;
        }
        try (var held = ts.hold(extra)) {
            return extra.get(ts, key);
        }
    }

    @ExposedMethod(name = "__getitem__", doc = "Return self[key].")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyFrameLocals self, PyObject key) {
        PyObject v = lookup(ts, self, key);
        if (v == null) {
            throw Errors.keyError(ts, PyStr.of("local variable '" + Representation.repr(ts, key) + "' is not defined"));
        }
        return v;
    }

    @ExposedMethod(name = "__setitem__", doc = "Set self[key] to value.")
    @CleanPoint
    static void setItem(ThreadState ts, PyFrameLocals self, PyObject key, PyObject value) {
        int i = find(ts, self, key);
        if (i >= 0) {
            FrameVariables.set(ts, self.frame.frame(), i, value);
        } else {
            PyDict extra = self.frame.makeExtraLocals(ts);
            try (var held = ts.hold(extra)) {
                extra.put(ts, key, value);
            }
        }
    }

    @ExposedMethod(name = "__delitem__", doc = "Delete self[key].")
    @CleanPoint
    static void deleteItem(ThreadState ts, PyFrameLocals self, PyObject key) {
        Refs.discard(ts, removed(ts, self, key, null));
    }

    @CleanPoint
    private static PyObject removed(ThreadState ts, PyFrameLocals self, PyObject key, PyObject otherwise) {
        if (find(ts, self, key) >= 0) {
            throw Errors.valueError(ts, "cannot remove local variables from FrameLocalsProxy");
        }
        PyDict extra = self.frame.extraLocals();
        if (extra != null) {
            try (var held = ts.hold(extra)) {
                PyObject v = extra.pop(ts, key);
                if (v != null) {
                    return v;
                }
            }
        }
        if (otherwise == null) {
            throw Errors.keyError(ts, key);
        }
        return otherwise;
    }

    /** A new dict of all that has a value, floating. */
    @CleanPoint
    static PyDict snapshot(ThreadState ts, PyFrame frame) {
        Frame f = frame.frame();
        PyDict d = new PyDict(ts);
        for (int i = 0; i < FrameVariables.count(f); i++) {
            PyObject v = FrameVariables.get(ts, f, i);
            if (v != null) {
                d.putStr(ts, FrameVariables.name(f, i), v);
            }
        }
        PyDict extra = frame.extraLocals();
        if (extra != null) {
            var held = ts.hold(d);
            try (var heldExtra = ts.hold(extra)) {
                DictUpdate.update(ts, d, extra);
            }
            held.moveOut();
            held.close();
        }
        return d;
    }

    @CleanPoint
    private static PyDict snapshot(ThreadState ts, PyFrameLocals self) {
        return snapshot(ts, self.frame);
    }

    @ExposedMethod(name = "__len__", doc = "Return len(self).")
    static long length(ThreadState ts, PyFrameLocals self) {
        Frame f = self.frame.frame();
        long n = self.frame.extraLocals() == null ? 0 : self.frame.extraLocals().size();
        for (int i = 0; i < FrameVariables.count(f); i++) {
            if (FrameVariables.get(ts, f, i) != null) {
                n++;
            }
        }
        return n;
    }

    @ExposedMethod(name = "__contains__", doc = "Return whether the key is there.")
    @CleanPoint
    static boolean contains(ThreadState ts, PyFrameLocals self, PyObject key) {
        return lookup(ts, self, key) != null;
    }

    @ExposedMethod(name = "__iter__", doc = "Implement iter(self).")
    @CleanPoint
    static PyObject iter(ThreadState ts, PyFrameLocals self) {
        return Iteration.iter(ts, keys(ts, self));
    }

    @ExposedMethod(name = "__reversed__", doc = "The names, the last first, as a list.")
    @CleanPoint
    static PyObject reversed(ThreadState ts, PyFrameLocals self) {
        PyObject[] keys;
        PyList list = keys(ts, self);
        try (var held = ts.hold(list)) {
            keys = list.snapshot(ts);
        }
        PyObject[] turned = new PyObject[keys.length];
        for (int i = 0; i < keys.length; i++) {
            turned[i] = keys[keys.length - 1 - i];
        }
        return PyList.adopt(ts, turned);
    }

    @ExposedMethod(doc = "keys($self, /)\n--\n\nThe names, as a list.")
    @CleanPoint
    static PyList keys(ThreadState ts, PyFrameLocals self) {
        return list(ts, self, 0);
    }

    @ExposedMethod(doc = "values($self, /)\n--\n\nThe values, as a list.")
    @CleanPoint
    static PyList values(ThreadState ts, PyFrameLocals self) {
        return list(ts, self, 1);
    }

    @ExposedMethod(doc = "items($self, /)\n--\n\nPairs of names and values, as a list.")
    @CleanPoint
    static PyList items(ThreadState ts, PyFrameLocals self) {
        return list(ts, self, 2);
    }

    @CleanPoint
    private static PyList list(ThreadState ts, PyFrameLocals self, int what) {
        PyDict all = snapshot(ts, self);
        PyList list = new PyList(ts);
        var heldList = ts.hold(list);
        try (var held = ts.hold(all)) {
            DictCursor cursor = new DictCursor(all);
            while (cursor.next(ts)) {
                PyObject key = cursor.key;
                PyObject value = cursor.value;
                list.append(ts, what == 0 ? key : what == 1 ? value : PyTuple.of(ts, key, value));
            }
        }
        heldList.moveOut();
        heldList.close();
        return list;
    }

    @ExposedMethod(doc = "get($self, key, default=None, /)\n--\n\nThe value of a name, or the default.")
    @CleanPoint
    static PyObject get(ThreadState ts, PyFrameLocals self, PyObject key, @PositionalOnly @Default("None") PyObject default_) {
        PyObject v = lookup(ts, self, key);
        return v == null ? default_ : v;
    }

    @ExposedMethod(doc = "setdefault($self, key, default=None, /)\n--\n\nThe value of a name, which gets the default if it has none.")
    @CleanPoint
    static PyObject setdefault(ThreadState ts, PyFrameLocals self, PyObject key, @PositionalOnly @Default("None") PyObject default_) {
        PyObject v = lookup(ts, self, key);
        if (v != null) {
            return v;
        }
        setItem(ts, self, key, default_);
        return default_;
    }

    @ExposedMethod(doc = "pop($self, key, default, /)\n--\n\nRemove a name that is no variable, and return its value.")
    @CleanPoint
    static PyObject pop(ThreadState ts, PyFrameLocals self, PyObject key, @PositionalOnly @Default PyObject default_) {
        return removed(ts, self, key, default_);
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nA dict of what is there now.")
    @CleanPoint
    static PyDict copy(ThreadState ts, PyFrameLocals self) {
        return snapshot(ts, self);
    }

    /** Whether an object can be merged: a dict or another of these. */
    private static boolean merges(PyObject other) {
        return other instanceof PyDict || other instanceof PyFrameLocals;
    }

    @CleanPoint
    private static void merge(ThreadState ts, PyFrameLocals self, PyObject other) {
        PyDict from = other instanceof PyFrameLocals p ? snapshot(ts, p) : (PyDict) other;
        try (var held = ts.hold(from)) {
            DictCursor cursor = new DictCursor(from);
            while (cursor.next(ts)) {
                PyObject key = cursor.key;
                PyObject value = cursor.value;
                try (var heldKey = ts.hold(key);
                        var heldValue = ts.hold(value)) {
                    setItem(ts, self, key, value);
                }
            }
        }
    }

    @ExposedMethod(doc = "update($self, other, /)\n--\n\nSet what another mapping has.")
    @CleanPoint
    static void update(ThreadState ts, PyFrameLocals self, @PositionalOnly PyObject other) {
        if (!merges(other)) {
            throw Errors.typeError(ts, "update() argument must be dict or another FrameLocalsProxy");
        }
        merge(ts, self, other);
    }

    @ExposedMethod(name = "__or__", doc = "Return self|value.")
    @CleanPoint
    static PyObject or(ThreadState ts, PyFrameLocals self, PyObject other) {
        return merges(other) ? union(ts, self, other) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ror__", doc = "Return value|self.")
    @CleanPoint
    static PyObject reflectedOr(ThreadState ts, PyFrameLocals self, PyObject other) {
        return merges(other) ? union(ts, other, self) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @CleanPoint
    private static PyObject union(ThreadState ts, PyObject a, PyObject b) {
        PyDict d = new PyDict(ts);
        var held = ts.hold(d);
        add(ts, d, a);
        add(ts, d, b);
        held.moveOut();
        held.close();
        return d;
    }

    @CleanPoint
    private static void add(ThreadState ts, PyDict d, PyObject part) {
        PyDict from = part instanceof PyFrameLocals p ? snapshot(ts, p) : (PyDict) part;
        try (var held = ts.hold(from)) {
            DictUpdate.update(ts, d, from);
        }
    }

    @ExposedMethod(name = "__ior__", doc = "Return self|=value.")
    @CleanPoint
    static PyObject inPlaceOr(ThreadState ts, PyFrameLocals self, PyObject other) {
        if (!merges(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        merge(ts, self, other);
        return self;
    }

    @CleanPoint
    private static PyObject equal(ThreadState ts, PyFrameLocals self, PyObject other) {
        if (other instanceof PyFrameLocals p) {
            return PyBool.of(p.frame == self.frame);
        }
        if (!(other instanceof PyDict)) {
            return null;
        }
        PyDict mine = snapshot(ts, self);
        try (var held = ts.hold(mine)) {
            return PyBool.of(Comparison.same(ts, mine, other));
        }
    }

    @ExposedMethod(name = "__eq__", doc = "Return self==value.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyFrameLocals self, PyObject other) {
        PyObject equal = equal(ts, self, other);
        return equal == null ? PyNotImplemented.NOT_IMPLEMENTED : equal;
    }

    @ExposedMethod(name = "__ne__", doc = "Return self!=value.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyFrameLocals self, PyObject other) {
        PyObject equal = equal(ts, self, other);
        return equal == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(equal != PyBool.TRUE);
    }

    @ExposedMethod(name = "__repr__", doc = "Return repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyFrameLocals self) {
        // Each use of f_locals makes an object of its own: the frame stands for them all.
        if (!Representation.enter(ts, self.frame)) {
            return PyStr.of("{...}");
        }
        try {
            PyDict d = snapshot(ts, self);
            try (var held = ts.hold(d)) {
                return Representation.repr(ts, d);
            }
        } finally {
            Representation.leave(ts);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyFrameLocalsSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyFrameLocalsSlots.clear(ts, this);
        super.clear(ts);
    }
}
