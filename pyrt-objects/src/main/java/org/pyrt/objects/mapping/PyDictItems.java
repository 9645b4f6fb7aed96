package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The pairs of key and value of a dict, as a set. */
@ExposedType(name = "dict_items")
public final class PyDictItems extends PyDictView {

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

    @ExposedMethod(name = "__repr__", doc = "Return repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyDictItems self) {
        return self.repr(ts, "dict_items");
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
