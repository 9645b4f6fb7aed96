package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyAttributeError;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.PythonSlot;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeAttributes;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Attribute access on any object. Names are interned strs where that is cheap to have; equal ones work too. */
public final class Attributes {

    private Attributes() {}

    /** {@code o.name}, floating; raises AttributeError if there is none. */
    @CleanPoint
    @SuppressWarnings("FloatingReference") // without __getattr__, nothing ran where nothing was found
    public static PyObject get(ThreadState ts, @Floating PyObject o, PyStr name) {
        PyType type = PyType.of(o);
        TypeSlot fallback = type.slot(SlotId.GETATTR);
        PyObject v;
        try {
            v = fallback == null ? first(ts, o, type, name) : firstOrFallback(ts, o, type, fallback, name);
        } catch (Raised e) {
            throw completed(ts, e, o, name);
        }
        if (v == null) {
            throw missing(ts, o, name);
        }
        return v;
    }

    /** An AttributeError that does not say what it is about, for it comes from Python code, is about {@code name} of {@code o}. */
    public static Raised completed(ThreadState ts, Raised e, PyObject o, PyStr name) {
        if (ts.raised instanceof PyAttributeError a) {
            a.complete(ts, o, name);
        }
        return e;
    }

    /** {@code o.name}, floating, or null where {@link #get} would raise AttributeError. Other errors are raised. */
    @CleanPoint
    public static PyObject find(ThreadState ts, @Floating PyObject o, PyStr name) {
        PyType type = PyType.of(o);
        TypeSlot fallback = type.slot(SlotId.GETATTR);
        if (fallback == null) {
            return guardedFirst(ts, o, type, name);
        }
        try {
            return firstOrFallback(ts, o, type, fallback, name);
        } catch (Raised e) {
            return swallow(ts, e);
        }
    }

    /** What {@code __getattribute__} gives, or else {@code __getattr__} as it was before: the class may lose it meanwhile. */
    @CleanPoint
    private static PyObject firstOrFallback(
            ThreadState ts, @Floating PyObject o, PyType type, TypeSlot fallback, PyStr name) {
        try (var heldObject = ts.hold(o);
                var held = ts.hold(fallback instanceof PythonSlot s ? s.attribute() : null)) {
            PyObject v = guardedFirst(ts, o, type, name);
            return v != null ? v : fallback.call1(ts, o, name);
        }
    }

    /** What {@code __getattribute__} gives, floating; null for some of its AttributeErrors, others are raised. */
    @CleanPoint
    private static PyObject first(ThreadState ts, @Floating PyObject o, PyType type, PyStr name) {
        TypeSlot slot = type.slot(SlotId.GETATTRIBUTE);
        if (slot == PyType.OBJECT.slot(SlotId.GETATTRIBUTE)) {
            return genericFind(ts, o, type, name);
        }
        if (o instanceof PyType t && slot == PyType.TYPE.slot(SlotId.GETATTRIBUTE)) {
            return TypeAttributes.find(ts, t, name);
        }
        try (var held = ts.hold(o)) {
            return slot.call1(ts, o, name);
        }
    }

    /** The same with null for all of its AttributeErrors, also for those of descriptors. */
    @CleanPoint
    private static PyObject guardedFirst(ThreadState ts, @Floating PyObject o, PyType type, PyStr name) {
        try {
            return first(ts, o, type, name);
        } catch (Raised e) {
            return swallow(ts, e);
        }
    }

    /** Ends an AttributeError; throws any other on. */
    private static PyObject swallow(ThreadState ts, Raised e) {
        if (!Errors.matches(ts, ExceptionTypes.ATTRIBUTE_ERROR)) {
            throw e;
        }
        Errors.clear(ts);
        return null;
    }

    /** What {@code name} on the type of {@code o}, never on the object itself, is for {@code o}: floating, or null. */
    @CleanPoint
    public static PyObject findSpecial(ThreadState ts, @Floating PyObject o, PyStr name) {
        PyType type = PyType.of(o);
        PyObject d = type.lookup(ts, name);
        return d == null ? null : Descriptors.get(ts, d, o, type);
    }

    /** The AttributeError of an object that has no such attribute. */
    public static RuntimeException missing(ThreadState ts, PyObject o, PyStr name) {
        if (o instanceof PyType t) {
            return Errors.attributeError(ts, o, name, "type object '" + t.fullName() + "' has no attribute '" + name + "'");
        }
        return Errors.attributeError(ts, o, name, "'" + PyType.of(o).fullName() + "' object has no attribute '" + name + "'");
    }

    /** {@code object.__getattribute__} without the error: floating, or null. */
    @CleanPoint
    public static PyObject genericFind(ThreadState ts, @Floating PyObject o, PyType type, PyStr name) {
        PyObject d;
        if (type.has(PyType.ODD_KEYS)) {
            try (var held = ts.hold(o)) {
                d = TypeAttributes.lookupAmongOddKeys(ts, type, name);
            }
        } else {
            d = type.lookup(ts, name);
        }
        if (d != null && Descriptors.overridesInstance(d)) {
            return Descriptors.get(ts, d, o, type);
        }
        if (o instanceof HasAttributes h) {
            PyInstance own = h.attributes();
            if (own != null) {
                PyObject v = own.get(ts, name);
                if (v != null) {
                    return v;
                }
                if (own.hasOddKeys()) {
                    return findAmongOddKeys(ts, o, own.dict(ts), d, type, name);
                }
            }
        }
        return d == null ? null : Descriptors.get(ts, d, o, type);
    }

    /** The same where the {@code __dict__} has keys that are no strs, whose {@code __eq__} may say that they are the name. */
    @CleanPoint
    private static PyObject findAmongOddKeys(
            ThreadState ts, @Floating PyObject o, @Floating PyDict own, @Floating PyObject d, PyType type, PyStr name) {
        try (var heldObject = ts.hold(o);
                var heldDict = ts.hold(own);
                var held = ts.hold(d)) {
            PyObject v = own.get(ts, name, name.hash());
            return v != null || d == null ? v : Descriptors.get(ts, d, o, type);
        }
    }

    /** {@code o.name = value}; null deletes. */
    @CleanPoint
    public static void set(ThreadState ts, PyObject o, PyStr name, PyObject value) {
        PyType type = PyType.of(o);
        int id = value == null ? SlotId.DELATTR : SlotId.SETATTR;
        TypeSlot slot = type.slot(id);
        if (slot == PyType.OBJECT.slot(id)) {
            genericSet(ts, o, name, value);
        } else if (o instanceof PyType t && slot == PyType.TYPE.slot(id)) {
            TypeAttributes.set(ts, t, name, value);
        } else {
            Refs.discard(ts, value == null ? slot.call1(ts, o, name) : slot.call2(ts, o, name, value));
        }
    }

    /** {@code object.__setattr__}, or with null {@code object.__delattr__}. */
    @CleanPoint
    public static void genericSet(ThreadState ts, PyObject o, PyStr name, PyObject value) {
        PyType type = PyType.of(o);
        PyObject d = type.lookup(ts, name);
        if (d != null && Descriptors.isData(d)) {
            try (var held = ts.hold(d)) {
                Descriptors.set(ts, d, o, value);
            }
            return;
        }
        if (o instanceof HasAttributes h && type.has(PyType.HAS_DICT)) {
            if (value != null) {
                h.attributes(ts).put(ts, name, value);
                return;
            }
            PyInstance own = h.attributes();
            if (own != null && own.remove(ts, name)) {
                return;
            }
            throw Errors.attributeError(ts, o, name, "'" + type.fullName() + "' object has no attribute '" + name + "'");
        }
        if (d == null) {
            throw Errors.attributeError(
                    ts,
                    o,
                    name,
                    "'" + type.fullName() + "' object has no attribute '" + name + "'"
                            + (type.slot(SlotId.SETATTR) == PyType.OBJECT.slot(SlotId.SETATTR)
                                            && type.slot(SlotId.DELATTR) == PyType.OBJECT.slot(SlotId.DELATTR)
                                    ? " and no __dict__ for setting new attributes"
                                    : ""));
        }
        throw Errors.attributeError(ts, o, name, "'" + type.fullName() + "' object attribute '" + name + "' is read-only");
    }
}
