package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * A super object: attribute access that begins behind a class in the mro. Source: CPython 3.14 Objects/typeobject.c, superobject.
 */
@ExposedType(name = "super")
public final class PySuper extends Counted implements HasAttributes {

    /** The type super. */
    public static final PyType TYPE =
            PyType.builtin("super", new PySuperAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .doc("The attributes of the classes behind a class in the mro.")
                    .build();

    private static final PyStr CLASS = PyStr.interned("__class__");

    @Slot PyType type;
    @Slot PyObject object;
    @Slot PyType objectType;
    @Slot final PyInstance attributes;
    boolean cleared;

    private PySuper(ThreadState ts, PyType of) {
        super(ts);
        attributes = of == TYPE ? null : PyInstance.carried(ts, of);
        Refs.incref(ts, attributes);
        ts.trackFor(this, attributes);
    }

    /** {@code super()} in the innermost Python function, floating. */
    @CleanPoint
    public static PySuper ofCaller(ThreadState ts) {
        PyObject[] found = Interpreter.of(ts).hooks.currentClassAndSelf(ts);
        if (!(found[0] instanceof PyType t)) {
            throw Errors.typeError(ts, "super() argument 1 must be a type, not " + PyType.of(found[0]).fullName());
        }
        PyObject self = found[1];
        try (var held = ts.hold(self)) {
            PyType start = start(ts, t, self);
            PySuper s = new PySuper(ts, TYPE);
            s.set(ts, t, self, start);
            return s;
        }
    }

    /**
     * The function that calling the attribute calls with {@link #object} as its first argument, borrowed; null if the attribute is anything
     * else. Not for instances of subclasses of super.
     */
    public PyFunction method(ThreadState ts, PyStr name) {
        if (attributes != null || objectType == null || object == objectType || name.equals(CLASS)) {
            return null;
        }
        return lookup(ts, type, objectType, name) instanceof PyFunction f ? f : null;
    }

    /** What attributes are bound to, borrowed; null if it is not bound. */
    public PyObject object() {
        return object;
    }

    /** The attribute found behind {@code type} in the mro of {@code start}, not bound; borrowed, or null. */
    public static PyObject lookup(ThreadState ts, PyType type, PyType start, PyStr name) {
        PyType[] mro = start.mro();
        int i = 0;
        while (i < mro.length && mro[i] != type) {
            i++;
        }
        for (i++; i < mro.length; i++) {
            PyObject found = mro[i].dict().getStr(ts, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The class in whose mro {@code super(type, object)} searches; raises TypeError if the two do not fit. */
    @CleanPoint
    public static PyType check(ThreadState ts, PyType type, PyObject object) {
        if (object instanceof PyType t && t.isSubtypeOf(type)) {
            return t;
        }
        PyType of = PyType.of(object);
        if (of.isSubtypeOf(type)) {
            return of;
        }
        PyObject shown = Attributes.find(ts, object, CLASS);
        if (shown instanceof PyType t && t != of && t.isSubtypeOf(type)) {
            return t;
        }
        Refs.discard(ts, shown);
        boolean isType = object instanceof PyType;
        throw Errors.typeError(
                ts,
                "super(type, obj): obj (" + (isType ? "type " : "instance of ")
                        + (isType ? ((PyType) object).fullName() : of.fullName())
                        + ") is not an instance or subtype of type (" + type.fullName() + ").");
    }

    /** As {@link #check}; null for None, which attributes are not bound to. */
    @CleanPoint
    private static PyType start(ThreadState ts, PyType type, PyObject object) {
        return object == PyNone.NONE ? null : check(ts, type, object);
    }

    private void set(ThreadState ts, PyType newType, PyObject bound, PyType newObjectType) {
        PyObject newObject = newObjectType == null ? null : bound;
        Refs.incref(ts, newType);
        Refs.incref(ts, newObject);
        Refs.incref(ts, newObjectType);
        ts.trackFor(this, newObject);
        ts.trackFor(this, newType);
        PyType oldType = type;
        PyObject oldObject = object;
        PyType oldObjectType = objectType;
        type = newType;
        object = newObject;
        objectType = newObjectType;
        Refs.decref(ts, oldType);
        Refs.decref(ts, oldObject);
        Refs.decref(ts, oldObjectType);
    }

    // ---- as Python sees it ----

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType of, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PySuper(ts, of);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PySuper self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        if (keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "super() takes no keyword arguments");
        }
        if (arguments.length > 2) {
            throw Errors.typeError(ts, "super() expected at most 2 arguments, got " + arguments.length);
        }
        PyObject first;
        PyObject second;
        if (arguments.length == 0) {
            PyObject[] found = Interpreter.of(ts).hooks.currentClassAndSelf(ts);
            first = found[0];
            second = found[1];
        } else {
            first = arguments[0];
            second = arguments.length == 2 ? arguments[1] : PyNone.NONE;
        }
        if (!(first instanceof PyType t)) {
            throw Errors.typeError(ts, "super() argument 1 must be a type, not " + PyType.of(first).fullName());
        }
        try (var held = ts.hold(second)) {
            self.set(ts, t, second, start(ts, t, second));
        }
    }

    @ExposedMethod(name = "__getattribute__")
    @CleanPoint
    static PyObject getAttribute(ThreadState ts, PySuper self, PyStr name) {
        PyType start = self.objectType;
        if (start != null && !name.equals(CLASS)) {
            PyObject found = lookup(ts, self.type, start, name);
            if (found != null) {
                return Descriptors.get(ts, found, self.object == start ? null : self.object, start);
            }
        }
        PyObject v = Attributes.genericFind(ts, self, self.type(), name);
        if (v == null) {
            throw Attributes.missing(ts, self, name);
        }
        return v;
    }

    @ExposedMethod(name = "__get__")
    @CleanPoint
    static PyObject bind(ThreadState ts, PySuper self, PyObject instance, @Default("None") PyObject owner) {
        if (instance == PyNone.NONE || self.object != null) {
            return self;
        }
        PyType start = check(ts, self.type, instance);
        PySuper s = new PySuper(ts, self.type());
        s.set(ts, self.type, instance, start);
        return s;
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PySuper self) {
        String of = self.type == null ? "NULL" : self.type.name();
        String shown = self.objectType == null ? "NULL" : "<" + self.objectType.name() + " object>";
        return PyStr.of("<super: <class '" + of + "'>, " + shown + ">");
    }

    @ExposedGetter(name = "__thisclass__", doc = "the class invoking super()", member = true)
    PyObject thisClass() {
        return type == null ? PyNone.NONE : type;
    }

    @ExposedGetter(name = "__self__", doc = "the instance invoking super(); may be None", member = true)
    PyObject self() {
        return object == null ? PyNone.NONE : object;
    }

    @ExposedGetter(name = "__self_class__", doc = "the type of the instance invoking super(); may be None", member = true)
    PyObject selfClass() {
        return objectType == null ? PyNone.NONE : objectType;
    }

    @Override
    public PyType type() {
        return attributes == null ? TYPE : attributes.type();
    }

    @Override
    public PyInstance attributes() {
        return attributes;
    }

    @Override
    public PyInstance attributes(ThreadState ts) {
        return attributes;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PySuperSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PySuperSlots.clear(ts, this);
    }
}
