package org.pyrt.stdlib.atomics;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.DictUpdate;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** A mapping that never changes, in the order of insertion; hashable where its values are. Source: PEP 814, which has it in CPython 3.15. */
@ExposedType(name = "frozendict")
final class PyFrozenDict extends Counted {

    static final PyType TYPE =
            PyType.builtin("pyrt.atomics.frozendict", new PyFrozenDictAdapter())
                    .flags(PyType.HAS_WEAKREF | PyType.MAPPING)
                    .doc("frozendict(source=(), /, **more)\n--\n\nA mapping that never changes.")
                    .ownLayout()
                    .build();

    private static final PyStr KEYS = PyStr.interned("keys");
    private static final PyStr VALUES = PyStr.interned("values");
    private static final PyStr ITEMS = PyStr.interned("items");
    private static final PyStr REVERSED = PyStr.interned("__reversed__");
    private static final int DICT = 0;

    /** Spreads the hash of an item over all bits, for the sum of many is taken. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** The dict with the items, which nobody else can change; null once a collector has taken it, which nobody sees who could ask. */
    @Slot final PyObject[] slots = new PyObject[1];

    /** The hash, or -1 as long as nobody asked. Racing threads write the same. */
    private volatile long hash = -1;

    /** Keeps {@code items}, which the caller leaves alone from now on. Floating. */
    PyFrozenDict(ThreadState ts, PyDict items) {
        super(ts);
        Slots.init(ts, slots, DICT, items);
        ts.trackFor(this, items);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly @Default PyObject source, @VarKeywords PyDict more) {
        if (source instanceof PyFrozenDict f && more == null) {
            return f;
        }
        PyDict items = new PyDict(ts);
        try (var held = ts.hold(items)) {
            if (source != null) {
                DictUpdate.update(ts, items, source);
            }
            if (more != null) {
                DictUpdate.merge(ts, items, more, true);
            }
            return new PyFrozenDict(ts, items);
        }
    }

    /** The items; not to be changed. */
    @Borrowed
    PyDict items() {
        return (PyDict) slots[DICT];
    }

    @ExposedMethod(name = "__getitem__")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyFrozenDict self, @PositionalOnly PyObject key) {
        PyObject value = self.items().get(ts, key);
        if (value == null) {
            throw Errors.keyError(ts, key);
        }
        return value;
    }

    @ExposedMethod(name = "__contains__")
    @CleanPoint
    static boolean contains(ThreadState ts, PyFrozenDict self, @PositionalOnly PyObject key) {
        return self.items().contains(ts, key);
    }

    @ExposedMethod(name = "__len__")
    static long length(ThreadState ts, PyFrozenDict self) {
        return self.items().size();
    }

    @ExposedMethod(name = "__iter__")
    @CleanPoint
    static PyObject iter(ThreadState ts, PyFrozenDict self) {
        return Iteration.iter(ts, self.items());
    }

    @ExposedMethod(name = "__reversed__")
    @CleanPoint
    static PyObject reversed(ThreadState ts, PyFrozenDict self) {
        return Calls.callMethod(ts, self.items(), REVERSED);
    }

    @ExposedMethod(doc = "get($self, key, default=None, /)\n--\n\nThe value of key, or default if there is none.")
    @CleanPoint
    static PyObject get(ThreadState ts, PyFrozenDict self, PyObject key, @PositionalOnly @Default("None") PyObject default_) {
        PyObject value = self.items().get(ts, key);
        return value == null ? default_ : value;
    }

    @ExposedMethod(doc = "keys($self, /)\n--\n\nA view of the keys.")
    @CleanPoint
    static PyObject keys(ThreadState ts, PyFrozenDict self) {
        return Calls.callMethod(ts, self.items(), KEYS);
    }

    @ExposedMethod(doc = "values($self, /)\n--\n\nA view of the values.")
    @CleanPoint
    static PyObject values(ThreadState ts, PyFrozenDict self) {
        return Calls.callMethod(ts, self.items(), VALUES);
    }

    @ExposedMethod(name = "items", doc = "items($self, /)\n--\n\nA view of the items.")
    @CleanPoint
    static PyObject itemsView(ThreadState ts, PyFrozenDict self) {
        return Calls.callMethod(ts, self.items(), ITEMS);
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nThe mapping itself.")
    static PyObject copy(PyFrozenDict self) {
        return self;
    }

    @ExposedMethod(name = "__copy__")
    static PyObject shallowCopy(PyFrozenDict self) {
        return self;
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyFrozenDict self) {
        return PyTuple.of(ts, TYPE, PyTuple.of(ts, self.items().copy(ts)));
    }

    @ExposedMethod(name = "__or__")
    @CleanPoint
    static PyObject or(ThreadState ts, PyFrozenDict self, PyObject other) {
        return joined(ts, self, other);
    }

    @ExposedMethod(name = "__ror__")
    @CleanPoint
    static PyObject reflectedOr(ThreadState ts, PyFrozenDict self, PyObject other) {
        return joined(ts, other, self);
    }

    @CleanPoint
    private static PyObject joined(ThreadState ts, PyObject first, PyObject second) {
        if (!isDict(first) || !isDict(second)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyDict all = new PyDict(ts);
        try (var held = ts.hold(all)) {
            DictUpdate.update(ts, all, first);
            DictUpdate.update(ts, all, second);
            return new PyFrozenDict(ts, all);
        }
    }

    private static boolean isDict(PyObject o) {
        return o instanceof PyDict || o instanceof PyFrozenDict;
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyFrozenDict self, PyObject other) {
        if (!isDict(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return Comparison.compare(ts, SlotId.EQ, self.items(), other instanceof PyFrozenDict f ? f.items() : other);
    }

    @ExposedMethod(name = "__ne__")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyFrozenDict self, PyObject other) {
        PyObject same = eq(ts, self, other);
        return same == PyNotImplemented.NOT_IMPLEMENTED ? same : PyBool.of(same == PyBool.FALSE);
    }

    @ExposedMethod(name = "__hash__")
    @CleanPoint
    static long hash(ThreadState ts, PyFrozenDict self) {
        if (self.hash == -1) {
            self.hash = self.computeHash(ts);
        }
        return self.hash;
    }

    /** From the hashes of all items, whatever their order. Raises TypeError for a value without a hash. */
    @CleanPoint
    private long computeHash(ThreadState ts) {
        PyObject pairs = Iteration.iter(ts, itemsView(ts, this));
        long h = 0;
        try (var held = ts.hold(pairs)) {
            for (PyObject pair; (pair = Iteration.next(ts, pairs)) != null; ) {
                try (var heldPair = ts.hold(pair)) {
                    long mixed = Comparison.hash(ts, pair) * MIX;
                    h += mixed ^ mixed >>> 32;
                }
            }
        }
        return h == -1 ? -2 : h;
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyFrozenDict self) {
        if (!Representation.enter(ts, self)) {
            return PyStr.ofAscii("frozendict({...})");
        }
        try {
            return new StrBuilder().append("frozendict(").append(Representation.repr(ts, self.items())).append(')').toStr();
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
        PyFrozenDictSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyFrozenDictSlots.clear(ts, this);
    }
}
