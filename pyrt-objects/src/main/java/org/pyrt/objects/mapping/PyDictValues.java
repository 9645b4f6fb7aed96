package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The values of a dict. */
@ExposedType(name = "dict_values")
public class PyDictValues extends PyDictView {

    /** The type dict_values. */
    public static final PyType TYPE =
            PyType.builtin("dict_values", new PyDictValuesAdapter()).flags(PyType.NO_NEW).build();

    PyDictValues(ThreadState ts, PyDict dict) {
        super(ts, dict);
    }

    @Override
    int kind() {
        return PyDictIterator.VALUES;
    }

    @ExposedMethod(name = "__len__", doc = "Return len(self).")
    int length() {
        return dict().size();
    }

    @ExposedMethod(name = "__iter__", doc = "Implement iter(self).")
    static PyObject iter(ThreadState ts, PyDictValues self) {
        return self.iterator(ts);
    }

    @ExposedMethod(name = "__reversed__", doc = "Return an iterator over the values, newest first.")
    static PyObject reversed(ThreadState ts, PyDictValues self) {
        return new PyReverseDictIterator(ts, self.dict(), PyDictIterator.VALUES);
    }

    @ExposedMethod(name = "__repr__", doc = "Return repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyDictValues self) {
        return self.repr(ts, self.type().name());
    }

    @ExposedGetter(doc = "A read-only proxy of the dict.")
    static PyObject mapping(ThreadState ts, PyDictValues self) {
        return new PyMappingProxy(ts, self.dict());
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
