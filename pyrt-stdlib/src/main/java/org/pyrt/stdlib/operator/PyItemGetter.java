package org.pyrt.stdlib.operator;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** A callable that fetches an item, or a tuple of several. Immutable. */
@ExposedType(name = "itemgetter")
final class PyItemGetter extends Counted {

    static final PyType TYPE =
            PyType.builtin("operator.itemgetter", new PyItemGetterAdapter())
                    .include(new GetterCall("itemgetter"))
                    .doc("itemgetter(item, /, *items)\n--\n\nReturn a callable object that fetches the given item(s) from its operand.")
                    .build();

    @Slot final PyTuple items;
    boolean cleared;

    private PyItemGetter(ThreadState ts, PyTuple items) {
        super(ts);
        this.items = items;
        Refs.incref(ts, items);
        ts.trackFor(this, items);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] items, @VarKeywords PyDict keywords) {
        if (keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "itemgetter() takes no keyword arguments");
        }
        if (items.length == 0) {
            throw Errors.typeError(ts, "itemgetter expected 1 argument, got 0");
        }
        return new PyItemGetter(ts, PyTuple.of(ts, items.clone()));
    }

    @CleanPoint
    PyObject of(ThreadState ts, PyObject o) {
        if (items.size() == 1) {
            return Subscripts.get(ts, o, items.get(0));
        }
        try (Scratch found = new Scratch(ts, items.size())) {
            for (int i = 0; i < items.size(); i++) {
                found.add(Subscripts.get(ts, o, items.get(i)));
            }
            return PyTuple.adopt(ts, found.moveOut());
        }
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static String repr(ThreadState ts, PyItemGetter self) {
        return GetterCall.repr(ts, self, self.items);
    }

    @ExposedGetter(name = "__text_signature__")
    static String callSignature(PyItemGetter self) {
        return "(obj, /)";
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling")
    static PyObject reduce(ThreadState ts, PyItemGetter self) {
        return PyTuple.of(ts, TYPE, self.items);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyItemGetterSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyItemGetterSlots.clear(ts, this);
    }
}
