package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A classmethod: an attribute that binds to the class. Its callable is set once, before other threads see it. */
@ExposedType(name = "classmethod")
public final class PyClassMethod extends Counted implements HasAttributes {

    /** The type classmethod. */
    public static final PyType TYPE =
            PyType.builtin("classmethod", new PyClassMethodAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_DICT)
                    .ownLayout()
                    .doc("classmethod(function, /)\n--\n\nAn attribute that binds to the class.")
                    .build();

    @Slot PyObject callable;
    @Slot final PyInstance attributes;
    boolean cleared;

    /** A floating classmethod of {@code type} that counts {@code callable}. */
    public PyClassMethod(ThreadState ts, PyType type, PyObject callable) {
        super(ts);
        this.callable = callable;
        attributes = PyInstance.carried(ts, type);
        Refs.incref(ts, callable);
        Refs.incref(ts, attributes);
        ts.trackFor(this, attributes);
    }

    /** What it wraps, borrowed; null before {@code __init__}. */
    public PyObject callable() {
        return callable;
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PyClassMethod(ts, type, null);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyClassMethod self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        if (keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "classmethod() takes no keyword arguments");
        }
        if (arguments.length != 1) {
            throw Errors.typeError(ts, "classmethod expected 1 argument, got " + arguments.length);
        }
        Refs.incref(ts, arguments[0]);
        PyObject old = self.callable;
        self.callable = arguments[0];
        Refs.decref(ts, old);
        Wrapped.copyNames(ts, self.attributes, arguments[0]);
    }

    @ExposedMethod(name = "__get__")
    @CleanPoint
    static PyObject bind(ThreadState ts, PyClassMethod self, PyObject instance, @Default("None") PyObject owner) {
        if (self.callable == null) {
            throw Errors.runtimeError(ts, "uninitialized classmethod object");
        }
        return new PyMethod(ts, self.callable, owner == PyNone.NONE ? PyType.of(instance) : owner);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyClassMethod self) {
        return PyStr.of("<classmethod(" + Representation.repr(ts, self.__func__()) + ")>");
    }

    @ExposedGetter(member = true)
    PyObject __func__() {
        return callable == null ? PyNone.NONE : callable;
    }

    @ExposedGetter(member = true)
    PyObject __wrapped__() {
        return callable == null ? PyNone.NONE : callable;
    }

    @ExposedGetter(name = "__annotations__")
    @CleanPoint
    static PyObject annotations(ThreadState ts, PyClassMethod self) {
        return Wrapped.attribute(ts, self.attributes, self.callable, Wrapped.ANNOTATIONS);
    }

    @ExposedSetter(name = "__annotations__", deletes = true)
    static void setAnnotations(ThreadState ts, PyClassMethod self, PyObject value) {
        Wrapped.setAttribute(ts, self, self.attributes, Wrapped.ANNOTATIONS, value);
    }

    @ExposedGetter(name = "__annotate__")
    @CleanPoint
    static PyObject annotate(ThreadState ts, PyClassMethod self) {
        return Wrapped.attribute(ts, self.attributes, self.callable, Wrapped.ANNOTATE);
    }

    @ExposedSetter(name = "__annotate__", deletes = true)
    static void setAnnotate(ThreadState ts, PyClassMethod self, PyObject value) {
        Wrapped.setAttribute(ts, self, self.attributes, Wrapped.ANNOTATE, value);
    }

    @ExposedGetter(name = "__isabstractmethod__")
    @CleanPoint
    static boolean isAbstract(ThreadState ts, PyClassMethod self) {
        return PyProperty.isAbstract(ts, self.callable);
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
    public PyType type() {
        return attributes.type();
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyClassMethodSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyClassMethodSlots.clear(ts, this);
    }
}
