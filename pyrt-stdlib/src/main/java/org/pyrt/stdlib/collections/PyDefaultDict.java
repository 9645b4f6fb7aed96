package org.pyrt.stdlib.collections;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.builtin.Arguments;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.DictMethods;
import org.pyrt.objects.mapping.DictUpdate;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Finalizers;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.CarriedAttributes;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** A dict that makes the values of missing keys by calling a factory. Source: CPython 3.14 Modules/_collectionsmodule.c. */
@ExposedType(name = "defaultdict")
final class PyDefaultDict extends PyDict implements HasAttributes {

    /** The type collections.defaultdict. */
    static final PyType TYPE =
            PyType.builtin("collections.defaultdict", new PyDefaultDictAdapter())
                    .base(PyDict.TYPE)
                    .flags(PyType.BASETYPE | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .generic()
                    .doc("A dict that calls a default factory for a missing key.")
                    .build();

    private static final PyStr ITEMS = PyStr.interned("items");

    private static final int FACTORY = 0;

    @Slot final PyObject[] slots = {PyNone.NONE};

    /** Null for an instance of defaultdict itself. */
    @Slot final CarriedAttributes attributes;

    boolean cleared;

    private PyDefaultDict(ThreadState ts, PyType type) {
        super(ts);
        attributes = type == TYPE ? null : new CarriedAttributes(ts, type);
        Refs.incref(ts, attributes);
        ts.trackFor(this, attributes);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PyDefaultDict(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyDefaultDict self, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        PyObject factory = args.length == 0 ? PyNone.NONE : args[0];
        if (factory != PyNone.NONE && PyType.of(factory).slot(SlotId.CALL) == null) {
            throw Errors.typeError(ts, "first argument must be callable or None");
        }
        self.setFactory(ts, factory);
        PyObject[] rest = args.length < 2 ? Arguments.NONE : Arrays.copyOfRange(args, 1, args.length);
        Refs.discard(ts, Calls.callSlot(ts, PyDict.TYPE.slot(SlotId.INIT), self, rest, keywords));
    }

    private PyObject factory(ThreadState ts) {
        PyObject f = Slots.load(ts, slots, FACTORY);
        return f == null ? PyNone.NONE : f;
    }

    private void setFactory(ThreadState ts, PyObject factory) {
        ts.trackFor(this, factory);
        Slots.store(ts, slots, FACTORY, factory);
    }

    @ExposedGetter(name = "default_factory", doc = "Factory for default value called by __missing__().", member = true)
    static PyObject factory(ThreadState ts, PyDefaultDict self) {
        return self.factory(ts);
    }

    @ExposedSetter(name = "default_factory", deletes = true)
    static void setFactory(ThreadState ts, PyDefaultDict self, PyObject value) {
        self.setFactory(ts, value == null ? PyNone.NONE : value);
    }

    @ExposedMethod(name = "__missing__", doc = "Called by __getitem__ for a missing key: makes, stores and returns its value.")
    @CleanPoint
    static PyObject missing(ThreadState ts, PyDefaultDict self, @PositionalOnly PyObject key) {
        PyObject factory = self.factory(ts);
        if (factory == PyNone.NONE) {
            throw Errors.keyError(ts, key);
        }
        PyObject value = Calls.call(ts, factory);
        try (var held = ts.hold(value)) {
            return self.setDefault(ts, key, value);
        }
    }

    @ExposedMethod(name = "__getitem__")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyDefaultDict self, PyObject key) {
        PyObject v = self.get(ts, key);
        return v != null ? v : self.type() == TYPE ? missing(ts, self, key) : DictMethods.missing(ts, self, key);
    }

    @ExposedMethod(name = "copy", doc = "copy($self, /)\n--\n\nA shallow copy.")
    @CleanPoint
    static PyObject copyOf(ThreadState ts, PyDefaultDict self) {
        return Calls.call(ts, self.type(), self.factory(ts), self);
    }

    @ExposedMethod(name = "__copy__", doc = "A shallow copy.")
    @CleanPoint
    static PyObject copyToo(ThreadState ts, PyDefaultDict self) {
        return copyOf(ts, self);
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyDefaultDict self) {
        PyObject factory = self.factory(ts);
        PyObject args = factory == PyNone.NONE ? PyTuple.EMPTY : PyTuple.of(ts, factory);
        try (var held = ts.hold(args)) {
            PyObject items = Calls.callMethod(ts, self, ITEMS);
            PyObject iterator;
            try (var heldItems = ts.hold(items)) {
                iterator = Iteration.iter(ts, items);
            }
            return PyTuple.of(ts, self.type(), args, PyNone.NONE, PyNone.NONE, iterator);
        }
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyDefaultDict self) {
        String base = PyDict.TYPE.slot(SlotId.REPR).call0(ts, self).toString();
        PyObject factory = self.factory(ts);
        String shown;
        if (factory == PyNone.NONE) {
            shown = "None";
        } else if (!Representation.enter(ts, factory)) {
            shown = "...";
        } else {
            try (var held = ts.hold(factory)) {
                shown = Representation.repr(ts, factory).toString();
            } finally {
                Representation.leave(ts);
            }
        }
        return PyStr.of(self.type().name() + "(" + shown + ", " + base + ")");
    }

    @ExposedMethod(name = "__or__")
    @CleanPoint
    static PyObject or(ThreadState ts, PyDefaultDict self, PyObject other) {
        return other instanceof PyDict ? union(ts, self, self, other) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ror__")
    @CleanPoint
    static PyObject reflectedOr(ThreadState ts, PyDefaultDict self, PyObject other) {
        return other instanceof PyDict ? union(ts, self, other, self) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @CleanPoint
    private static PyObject union(ThreadState ts, PyDefaultDict self, PyObject left, PyObject right) {
        PyObject d = Calls.call(ts, self.type(), self.factory(ts), left);
        try (var held = ts.hold(d)) {
            if (!(d instanceof PyDict dict)) {
                throw Errors.typeError(ts, "a defaultdict makes no dict");
            }
            DictUpdate.update(ts, dict, right);
            return held.moveOut();
        }
    }

    @Override
    public PyType type() {
        return attributes == null ? TYPE : attributes.type();
    }

    @Override
    public PyInstance attributes() {
        return attributes;
    }

    @Override
    public PyInstance attributes(ThreadState ts) {
        return attributes;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyDefaultDictSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyDefaultDictSlots.clear(ts, this);
        super.clear(ts);
    }

    @Override
    public boolean hasFinalizer() {
        return attributes != null && type().slot(SlotId.DEL) != null;
    }

    @Override
    @CleanPoint
    public void finalizeObject(ThreadState ts) {
        Finalizers.run(ts, this);
    }
}
