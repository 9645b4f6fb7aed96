package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Attributes of types: {@code type.__getattribute__}, {@code type.__setattr__}. Source: CPython 3.14 Objects/typeobject.c. */
public final class TypeAttributes {

    private static final PyStr DICT = PyStr.interned("__dict__");
    private static final PyStr WEAKREF = PyStr.interned("__weakref__");

    private TypeAttributes() {}

    /** The attribute of the type itself, floating, or null. */
    @CleanPoint
    public static PyObject find(ThreadState ts, PyType type, PyStr name) {
        PyType meta = type.type();
        PyObject metaAttribute = meta.lookup(ts, name);
        if (metaAttribute != null && Descriptors.overridesInstance(metaAttribute)) {
            return Descriptors.get(ts, metaAttribute, type, meta);
        }
        PyObject own = type.has(PyType.ODD_KEYS) ? lookupAmongOddKeys(ts, type, name) : type.lookup(ts, name);
        if (own != null) {
            return Descriptors.get(ts, own, null, type);
        }
        PyObject ofMeta = meta.lookup(ts, name);
        return ofMeta == null ? null : Descriptors.get(ts, ofMeta, type, meta);
    }

    /**
     * As {@link PyType#lookup}, where namespaces have keys that are no strs, whose {@code __eq__} may say that they are the name, and may change the order of classes
     * meanwhile: the one that held at the beginning is gone through.
     */
    @CleanPoint
    public static PyObject lookupAmongOddKeys(ThreadState ts, PyType type, PyStr name) {
        PyType[] order = type.mro();
        int mark = ts.holdMark();
        for (PyType t : order) {
            ts.pushHold(t);
        }
        try {
            for (PyType t : order) {
                PyDict dict = t.dict();
                PyObject found;
                try (var held = ts.hold(dict)) {
                    found = dict.get(ts, name, name.hash());
                }
                if (found != null) {
                    return found;
                }
            }
            return null;
        } finally {
            ts.unholdTo(mark);
        }
    }

    /** Sets an attribute of a heap type, or deletes it when {@code value} is null. The world stops meanwhile. */
    @CleanPoint
    public static void set(ThreadState ts, PyType type, PyStr name, PyObject value) {
        if (!type.isHeap() && !type.has(PyType.MUTABLE)) {
            throw Errors.typeError(ts, "cannot set '" + name + "' attribute of immutable type '" + type.fullName() + "'");
        }
        PyObject meta = type.type().lookup(ts, name);
        if (meta != null && Descriptors.isData(meta)) {
            try (var held = ts.hold(meta)) {
                Descriptors.set(ts, meta, type, value);
            }
            return;
        }
        PyObject old = null;
        boolean found = true;
        ts.registry.stopTheWorld(ts);
        try {
            if (value != null) {
                type.dict().putStr(ts, PyStr.intern(name), value);
            } else {
                old = type.dict().popStr(ts, name);
                found = old != null;
            }
            type.modified();
            int slot = SlotId.of(name.toString());
            if (slot >= 0) {
                SlotTable.update(ts, type, slot);
            }
        } finally {
            ts.registry.startTheWorld(ts);
        }
        Refs.discard(ts, old);
        if (!found) {
            throw Errors.attributeError(ts, type, name, "type object '" + type.fullName() + "' has no attribute '" + name + "'");
        }
    }

    /** Takes the descriptors {@code __dict__} and {@code __weakref__} out of a heap type's dict: a class made anew of the same dict gets its own. */
    @CleanPoint
    public static void dropDescriptors(ThreadState ts, PyType type) {
        if (!type.isHeap()) {
            throw Errors.typeError(ts, "argument is immutable");
        }
        ts.registry.stopTheWorld(ts);
        PyObject dict;
        PyObject weakref;
        try {
            dict = type.dict().popStr(ts, DICT);
            weakref = type.dict().popStr(ts, WEAKREF);
            type.modified();
        } finally {
            ts.registry.startTheWorld(ts);
        }
        Refs.discard(ts, dict);
        Refs.discard(ts, weakref);
    }
}
