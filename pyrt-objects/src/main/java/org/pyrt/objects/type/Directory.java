package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The names that {@code __dir__} of object and type list. */
final class Directory {

    private static final PyStr DICT = PyStr.interned("__dict__");
    private static final PyStr CLASS = PyStr.interned("__class__");

    private Directory() {}

    /** The names in the object's {@code __dict__}, in its class and in the bases; a new list. */
    @CleanPoint
    static PyObject ofObject(ThreadState ts, PyObject o) {
        PyDict names = new PyDict(ts);
        try (var held = ts.hold(names)) {
            PyObject dict = Attributes.find(ts, o, DICT);
            if (dict instanceof PyDict d) {
                addKeys(ts, names, d);
            }
            Refs.discard(ts, dict);
            PyObject type = Attributes.find(ts, o, CLASS);
            if (type instanceof PyType t) {
                addClass(ts, names, t);
            }
            return keys(ts, names);
        }
    }

    /** The names in a class and in its bases; a new list. */
    @CleanPoint
    static PyObject ofType(ThreadState ts, PyType type) {
        PyDict names = new PyDict(ts);
        try (var held = ts.hold(names)) {
            addClass(ts, names, type);
            return keys(ts, names);
        }
    }

    private static void addClass(ThreadState ts, PyDict names, PyType type) {
        for (PyType t : type.mro()) {
            addKeys(ts, names, t.dict());
        }
    }

    private static void addKeys(ThreadState ts, PyDict names, PyDict from) {
        DictTable table = from.table();
        for (int i = 0; i < table.used(); i++) {
            if (table.value(ts, i) != null && table.key(ts, i) instanceof PyStr key) {
                names.putStr(ts, key, PyNone.NONE);
            }
        }
    }

    private static PyObject keys(ThreadState ts, PyDict names) {
        DictTable table = names.table();
        PyObject[] keys = new PyObject[names.size()];
        int n = 0;
        for (int i = 0; i < table.used(); i++) {
            keys[n++] = table.key(ts, i);
        }
        return PyList.of(ts, keys);
    }
}
