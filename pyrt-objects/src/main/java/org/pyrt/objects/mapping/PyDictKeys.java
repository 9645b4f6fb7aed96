package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The keys of a dict, as a set. */
@ExposedType(name = "dict_keys")
public final class PyDictKeys extends PyDictView {

    /** The type dict_keys. */
    public static final PyType TYPE = PyType.builtin("dict_keys", new PyDictKeysAdapter()).flags(PyType.NO_NEW).build();

    PyDictKeys(ThreadState ts, PyDict dict) {
        super(ts, dict);
    }

    @Override
    int kind() {
        return PyDictIterator.KEYS;
    }

    @ExposedMethod(name = "__len__", doc = "Return len(self).")
    int length() {
        return dict().size();
    }

    @ExposedMethod(name = "__contains__", doc = "Return whether the key is there.")
    @CleanPoint
    static boolean contains(ThreadState ts, PyDictKeys self, PyObject key) {
        return self.dict().contains(ts, key);
    }

    @ExposedMethod(name = "__iter__", doc = "Implement iter(self).")
    static PyObject iter(ThreadState ts, PyDictKeys self) {
        return self.iterator(ts);
    }

    @ExposedMethod(name = "__reversed__", doc = "Return an iterator over the keys, newest first.")
    static PyObject reversed(ThreadState ts, PyDictKeys self) {
        return new PyReverseDictIterator(ts, self.dict(), PyDictIterator.KEYS);
    }

    @ExposedMethod(name = "__repr__", doc = "Return repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyDictKeys self) {
        return self.repr(ts, "dict_keys");
    }

    @ExposedGetter(doc = "A read-only proxy of the dict.")
    static PyObject mapping(ThreadState ts, PyDictKeys self) {
        return new PyMappingProxy(ts, self.dict());
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
