package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** The pairs of key and value of a dict, as a set. */
@ExposedType(name = "dict_items")
public class PyDictItems extends PyDictView {

    /** The type dict_items. */
    public static final PyType TYPE = PyType.builtin("dict_items", new PyDictItemsAdapter()).flags(PyType.NO_NEW).build();

    PyDictItems(ThreadState ts, PyDict dict) {
        super(ts, dict);
    }

    @Override
    int kind() {
        return PyDictIterator.ITEMS;
    }

    @ExposedMethod(name = "__len__", doc = "Return len(self).")
    int length() {
        return dict().size();
    }

    @ExposedMethod(name = "__contains__", doc = "Return whether the pair is there.")
    @CleanPoint
    static boolean contains(ThreadState ts, PyDictItems self, PyObject item) {
        if (!(item instanceof PyTuple pair) || pair.size() != 2) {
            return false;
        }
        PyObject found = self.dict().get(ts, pair.get(0));
        if (found == null) {
            return false;
        }
        try (var held = ts.hold(found)) {
            return Comparison.same(ts, found, pair.get(1));
        }
    }

    @ExposedMethod(name = "__iter__", doc = "Implement iter(self).")
    static PyObject iter(ThreadState ts, PyDictItems self) {
        return self.iterator(ts);
    }

    @ExposedMethod(name = "__reversed__", doc = "Return an iterator over the items, newest first.")
    static PyObject reversed(ThreadState ts, PyDictItems self) {
        return new PyReverseDictIterator(ts, self.dict(), PyDictIterator.ITEMS);
    }

    @ExposedMethod(name = "__or__", doc = "Return self|value.")
    @CleanPoint
    static PyObject or(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.or(ts, self, other);
    }

    @ExposedMethod(name = "__ror__", doc = "Return value|self.")
    @CleanPoint
    static PyObject reflectedOr(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.or(ts, other, self);
    }

    @ExposedMethod(name = "__and__", doc = "Return self&value.")
    @CleanPoint
    static PyObject and(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.and(ts, self, other);
    }

    @ExposedMethod(name = "__rand__", doc = "Return value&self.")
    @CleanPoint
    static PyObject reflectedAnd(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.and(ts, other, self);
    }

    @ExposedMethod(name = "__sub__", doc = "Return self-value.")
    @CleanPoint
    static PyObject sub(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.sub(ts, self, other);
    }

    @ExposedMethod(name = "__rsub__", doc = "Return value-self.")
    @CleanPoint
    static PyObject reflectedSub(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.sub(ts, other, self);
    }

    @ExposedMethod(name = "__xor__", doc = "Return self^value.")
    @CleanPoint
    static PyObject xor(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.xor(ts, self, other);
    }

    @ExposedMethod(name = "__rxor__", doc = "Return value^self.")
    @CleanPoint
    static PyObject reflectedXor(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.xor(ts, other, self);
    }

    @ExposedMethod(doc = "Return whether no item of the iterable is in the view.")
    @CleanPoint
    static boolean isdisjoint(ThreadState ts, PyDictItems self, @PositionalOnly PyObject other) {
        return ViewSets.isDisjoint(ts, self, other);
    }

    @ExposedMethod(name = "__eq__", doc = "Return self==value.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.compare(ts, SlotId.EQ, self, other);
    }

    @ExposedMethod(name = "__ne__", doc = "Return self!=value.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.compare(ts, SlotId.NE, self, other);
    }

    @ExposedMethod(name = "__lt__", doc = "Return self<value.")
    @CleanPoint
    static PyObject lt(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.compare(ts, SlotId.LT, self, other);
    }

    @ExposedMethod(name = "__le__", doc = "Return self<=value.")
    @CleanPoint
    static PyObject le(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.compare(ts, SlotId.LE, self, other);
    }

    @ExposedMethod(name = "__gt__", doc = "Return self>value.")
    @CleanPoint
    static PyObject gt(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.compare(ts, SlotId.GT, self, other);
    }

    @ExposedMethod(name = "__ge__", doc = "Return self>=value.")
    @CleanPoint
    static PyObject ge(ThreadState ts, PyDictItems self, PyObject other) {
        return ViewSets.compare(ts, SlotId.GE, self, other);
    }

    @ExposedMethod(name = "__repr__", doc = "Return repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyDictItems self) {
        return self.repr(ts, self.type().name());
    }

    @ExposedGetter(doc = "A read-only proxy of the dict.")
    static PyObject mapping(ThreadState ts, PyDictItems self) {
        return new PyMappingProxy(ts, self.dict());
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
