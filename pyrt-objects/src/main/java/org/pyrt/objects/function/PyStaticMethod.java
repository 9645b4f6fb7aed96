package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
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
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A staticmethod: an attribute that does not bind. Its callable is set once, before other threads see it. */
@ExposedType(name = "staticmethod")
public final class PyStaticMethod extends Counted implements HasAttributes {

    /** The type staticmethod. */
    public static final PyType TYPE =
            PyType.builtin("staticmethod", new PyStaticMethodAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_DICT)
                    .ownLayout()
                    .doc("staticmethod(function, /)\n--\n\nAn attribute that does not bind.")
                    .build();

    @Slot PyObject callable;

    @Slot(stays = true)
    volatile PyInstance attributes;

    boolean cleared;

    /** The class of one that has no attributes yet; null: this one. */
    @SuppressWarnings("UncountedField") // classes are deferred: references of instances to them are not counted
    private final PyType made;

    /** An immortal staticmethod of a builtin function, as an attribute of a builtin type. */
    public PyStaticMethod(PyBuiltinFunction callable) {
        this.callable = callable;
        made = null;
    }

    /** A floating staticmethod of {@code type} that counts {@code callable}. */
    public PyStaticMethod(ThreadState ts, PyType type, PyObject callable) {
        super(ts);
        this.callable = callable;
        made = type;
        Refs.incref(ts, callable);
        ts.trackFor(this, callable);
    }

    /** What it wraps, borrowed; null before {@code __init__}. */
    public PyObject callable() {
        return callable;
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PyStaticMethod(ts, type, null);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyStaticMethod self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        if (keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "staticmethod() takes no keyword arguments");
        }
        if (arguments.length != 1) {
            throw Errors.typeError(ts, "staticmethod expected 1 argument, got " + arguments.length);
        }
        Refs.incref(ts, arguments[0]);
        PyObject old = self.callable;
        self.callable = arguments[0];
        Refs.decref(ts, old);
        Wrapped.copyNames(ts, self.own(ts), arguments[0]);
    }

    @ExposedMethod(name = "__get__")
    static PyObject bind(ThreadState ts, PyStaticMethod self, PyObject instance, @Default("None") PyObject owner) {
        return self.checked(ts);
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyStaticMethod self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return Calls.callWithDict(ts, self.checked(ts), arguments, keywords);
    }

    private PyObject checked(ThreadState ts) {
        if (callable == null) {
            throw Errors.runtimeError(ts, "uninitialized staticmethod object");
        }
        return callable;
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyStaticMethod self) {
        return PyStr.of("<staticmethod(" + Representation.repr(ts, self.__func__()) + ")>");
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
    static PyObject annotations(ThreadState ts, PyStaticMethod self) {
        return Wrapped.attribute(ts, self.own(ts), self.callable, Wrapped.ANNOTATIONS);
    }

    @ExposedSetter(name = "__annotations__", deletes = true)
    static void setAnnotations(ThreadState ts, PyStaticMethod self, PyObject value) {
        Wrapped.setAttribute(ts, self, self.attributes(ts), Wrapped.ANNOTATIONS, value);
    }

    @ExposedGetter(name = "__annotate__")
    @CleanPoint
    static PyObject annotate(ThreadState ts, PyStaticMethod self) {
        return Wrapped.attribute(ts, self.own(ts), self.callable, Wrapped.ANNOTATE);
    }

    @ExposedSetter(name = "__annotate__", deletes = true)
    static void setAnnotate(ThreadState ts, PyStaticMethod self, PyObject value) {
        Wrapped.setAttribute(ts, self, self.attributes(ts), Wrapped.ANNOTATE, value);
    }

    @ExposedGetter(name = "__isabstractmethod__")
    @CleanPoint
    static boolean isAbstract(ThreadState ts, PyStaticMethod self) {
        return PyProperty.isAbstract(ts, self.callable);
    }

    @Override
    public PyInstance attributes() {
        return attributes;
    }

    @Override
    public PyInstance attributes(ThreadState ts) {
        return own(ts);
    }

    /** The attributes, made when they are first asked for. */
    @Borrowed
    private PyInstance own(ThreadState ts) {
        PyInstance own = attributes;
        if (own == null) {
            synchronized (this) {
                own = attributes;
                if (own == null) {
                    own = PyInstance.carried(ts, type());
                    Refs.incref(ts, own);
                    attributes = own;
                }
            }
            ts.trackFor(this, own);
        }
        return own;
    }

    @Override
    public PyType type() {
        PyInstance own = attributes;
        return own != null ? own.type() : made == null ? TYPE : made;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyStaticMethodSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyStaticMethodSlots.clear(ts, this);
    }
}
