package org.pyrt.objects.mapping;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A dict (sketch). */
public class PyDict extends Counted {

    /** The type dict. */
    public static final PyType TYPE = PyType.builtin("dict", null).build();

    private PyObject[] keys = new PyObject[8];
    private PyObject[] values = new PyObject[8];
    private int used;

    /** An empty dict. */
    public PyDict(ThreadState ts) {
        super(ts);
    }

    /** An immortal empty dict, for builtin types. */
    public PyDict() {}

    private int find(PyObject key) {
        for (int i = 0; i < used; i++) {
            if (values[i] != null && (keys[i] == key || keys[i].equals(key))) {
                return i;
            }
        }
        return -1;
    }

    /** The value under a str key, floating, or null. Runs no Python code: a key that is not a str never matches. */
    public PyObject getStr(ThreadState ts, PyStr key) {
        int i = find(key);
        return i < 0 ? null : values[i];
    }

    /** Stores under a str key. Runs no Python code. */
    public void putStr(ThreadState ts, PyStr key, PyObject value) {
        Refs.incref(ts, value);
        int i = find(key);
        if (i >= 0) {
            PyObject old = values[i];
            values[i] = value;
            Refs.decref(ts, old);
            return;
        }
        append(key, value);
    }

    private void append(PyStr key, PyObject value) {
        if (used == keys.length) {
            keys = Arrays.copyOf(keys, used * 2);
            values = Arrays.copyOf(values, used * 2);
        }
        keys[used] = key;
        values[used++] = value;
    }

    /** Stores an immortal or leaf value while types are built, before any thread runs. */
    public void putImmortal(PyStr key, PyObject value) {
        append(key, value);
    }

    /** Removes a str key and returns its value, floating, or null if it was absent. Runs no Python code. */
    public PyObject popStr(ThreadState ts, PyStr key) {
        int i = find(key);
        if (i < 0) {
            return null;
        }
        PyObject old = values[i];
        values[i] = null;
        Refs.unhold(ts, old);
        return old;
    }

    /** The value under {@code key}, floating, or null. */
    @CleanPoint
    public PyObject get(ThreadState ts, PyObject key) {
        return getStr(ts, (PyStr) key);
    }

    /** Stores {@code value} under {@code key}. */
    @CleanPoint
    public void put(ThreadState ts, PyObject key, PyObject value) {
        putStr(ts, (PyStr) key, value);
    }

    /** The number of keys. */
    public int size() {
        int n = 0;
        for (int i = 0; i < used; i++) {
            n += values[i] != null ? 1 : 0;
        }
        return n;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
