package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A bound method: a callable and the first argument it is called with. Source: CPython 3.14 Objects/classobject.c. */
@ExposedType(name = "method")
public final class PyMethod extends Counted {

    /** The type method. */
    public static final PyType TYPE = PyType.builtin("method", new PyMethodAdapter())
                    .flags(PyType.HAS_WEAKREF)
                    .doc("method(function, instance, /)\n--\n\nCreate a bound instance method object.")
                    .build();

    private static final PyStr NAME = PyStr.interned("__name__");
    private static final PyStr QUALNAME = PyStr.interned("__qualname__");
    private static final PyStr DOC = PyStr.interned("__doc__");

    @Slot PyObject function;
    @Slot PyObject self;

    /** A floating method that counts both. */
    public PyMethod(ThreadState ts, PyObject function, PyObject self) {
        super(ts);
        this.function = function;
        this.self = self;
        Refs.incref(ts, function);
        Refs.incref(ts, self);
        ts.trackFor(this, function);
        ts.trackFor(this, self);
    }

    /** What is called, borrowed. */
    @Borrowed
    public PyObject function() {
        return function;
    }

    /** The first argument, borrowed. */
    @Borrowed
    public PyObject self() {
        return self;
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, PyObject function, @PositionalOnly PyObject instance) {
        if (PyType.of(function).slot(SlotId.CALL) == null) {
            throw Errors.typeError(ts, "first argument must be callable");
        }
        if (instance == PyNone.NONE) {
            throw Errors.typeError(ts, "instance must not be None");
        }
        return new PyMethod(ts, function, instance);
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyMethod self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return Calls.callWithDict(ts, self.function, Calls.prepend(self.self, arguments), keywords);
    }

    @ExposedMethod(name = "__get__")
    static PyObject bind(PyMethod self, PyObject instance, @Default("None") PyObject owner) {
        return self;
    }

    @ExposedMethod(name = "__getattribute__")
    @CleanPoint
    static PyObject getAttribute(ThreadState ts, PyMethod self, PyStr name) {
        PyObject own = TYPE.lookup(ts, name);
        return own != null ? Descriptors.get(ts, own, self, TYPE) : Attributes.get(ts, self.function, name);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyMethod self) {
        PyObject name = Attributes.find(ts, self.function, QUALNAME);
        if (name == null) {
            name = Attributes.find(ts, self.function, NAME);
        }
        String shown = name instanceof PyStr s ? s.toString() : "?";
        return PyStr.of("<bound method " + shown + " of " + Representation.repr(ts, self.self) + ">");
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject equal(ThreadState ts, PyMethod self, PyObject other) {
        if (!(other instanceof PyMethod m)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return PyBool.of(self.self == m.self && Comparison.same(ts, self.function, m.function));
    }

    @ExposedMethod(name = "__hash__")
    @CleanPoint
    static long hash(ThreadState ts, PyMethod self) {
        return System.identityHashCode(self.self) ^ Comparison.hash(ts, self.function);
    }

    @ExposedMethod(name = "__reduce__")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyMethod self) {
        PyObject name = Attributes.get(ts, self.function, NAME);
        PyObject getattr = Interpreter.of(ts).builtins().getStr(ts, PyStr.interned("getattr"));
        return PyTuple.of(ts, getattr, PyTuple.of(ts, self.self, name));
    }

    @ExposedGetter(name = "__func__", doc = "the function (or other callable) implementing a method", member = true)
    PyObject shownFunction() {
        return function;
    }

    @ExposedGetter(name = "__self__", doc = "the instance to which a method is bound", member = true)
    PyObject shownSelf() {
        return self;
    }

    @ExposedGetter(name = "__doc__")
    @CleanPoint
    static PyObject doc(ThreadState ts, PyMethod self) {
        PyObject doc = Attributes.find(ts, self.function, DOC);
        return doc == null ? PyNone.NONE : doc;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyMethodSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyMethodSlots.clear(ts, this);
    }
}
