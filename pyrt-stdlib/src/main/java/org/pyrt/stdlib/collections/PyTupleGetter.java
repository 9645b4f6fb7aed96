package org.pyrt.stdlib.collections;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** A descriptor that gives an item of a tuple, for the fields of namedtuple. Immutable but for its docstring. */
@ExposedType(name = "_tuplegetter")
final class PyTupleGetter extends Counted {

    static final PyType TYPE = PyType.builtin("collections._tuplegetter", new PyTupleGetterAdapter()).doc("A field of a named tuple.").build();

    private static final int DOC = 0;

    private final long index;
    @Slot final PyObject[] slots = new PyObject[1];

    private PyTupleGetter(ThreadState ts, long index, PyObject doc) {
        super(ts);
        this.index = index;
        Slots.init(ts, slots, DOC, doc);
        ts.trackFor(this, doc);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, long index, @PositionalOnly PyObject doc) {
        return new PyTupleGetter(ts, index, doc);
    }

    @ExposedMethod(name = "__get__")
    static PyObject get(ThreadState ts, PyTupleGetter self, PyObject instance, @Default("None") PyObject owner) {
        if (instance instanceof PyTuple t) {
            if (self.index < 0 || self.index >= t.size()) {
                throw Errors.indexError(ts, "tuple index out of range");
            }
            return t.get((int) self.index);
        }
        if (instance == PyNone.NONE) {
            return self;
        }
        throw Errors.typeError(
                ts,
                "descriptor for index '" + self.index + "' for tuple subclasses doesn't apply to '"
                        + PyType.of(instance).fullName() + "' object");
    }

    @ExposedMethod(name = "__set__")
    static void set(ThreadState ts, PyTupleGetter self, PyObject instance, PyObject value) {
        throw Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "can't set attribute");
    }

    @ExposedMethod(name = "__delete__")
    static void delete(ThreadState ts, PyTupleGetter self, PyObject instance) {
        throw Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "can't delete attribute");
    }

    @ExposedGetter(name = "__doc__", member = true)
    static PyObject doc(ThreadState ts, PyTupleGetter self) {
        PyObject doc = Slots.load(ts, self.slots, DOC);
        return doc == null ? PyNone.NONE : doc;
    }

    @ExposedSetter(name = "__doc__", deletes = true)
    static void setDoc(ThreadState ts, PyTupleGetter self, PyObject value) {
        ts.trackFor(self, value);
        Slots.store(ts, self.slots, DOC, value == null ? PyNone.NONE : value);
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyTupleGetter self) {
        return PyTuple.of(ts, TYPE, PyTuple.of(ts, PyInt.of(self.index), doc(ts, self)));
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static String repr(ThreadState ts, PyTupleGetter self) {
        PyObject doc = doc(ts, self);
        try (var held = ts.hold(doc)) {
            return "_tuplegetter(" + self.index + ", " + Representation.repr(ts, doc) + ")";
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyTupleGetterSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyTupleGetterSlots.clear(ts, this);
    }
}
