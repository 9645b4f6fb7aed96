package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** A computed attribute of a builtin type. Immortal. */
@ExposedType(name = "getset_descriptor")
public class PyGetSetDescriptor extends Counted {

    /** The type getset_descriptor. */
    public static final PyType TYPE = PyType.builtin("getset_descriptor", new PyGetSetDescriptorAdapter()).build();

    /** The type it was defined in. */
    @SuppressWarnings("UncountedField") // a builtin type, and this descriptor, never die
    public final PyType owner;

    /** The attribute's name. */
    public final String name;

    /** The docstring, or empty. */
    public final String doc;

    private final Adapter adapter;
    private final int getter;
    private final int setter;

    /** The setter is -1 for a read-only attribute. */
    public PyGetSetDescriptor(PyType owner, String name, Adapter adapter, int getter, int setter, String doc) {
        this.owner = owner;
        this.name = name;
        this.adapter = adapter;
        this.getter = getter;
        this.setter = setter;
        this.doc = doc;
    }

    /** Whether it can be set. */
    public boolean isWritable() {
        return setter >= 0;
    }

    /** Whether it is a field to CPython. */
    public boolean isMember() {
        return false;
    }

    /** Computes the value for an instance of the owner; floating. */
    @CleanPoint
    public PyObject get(ThreadState ts, PyObject self) {
        return adapter.call0(ts, getter, self);
    }

    /** Sets the value, or deletes it when {@code value} is null. */
    @CleanPoint
    public void set(ThreadState ts, PyObject self, PyObject value) {
        adapter.call1(ts, setter, self, value);
    }

    @ExposedMethod(name = "__get__")
    @CleanPoint
    static PyObject bind(ThreadState ts, PyGetSetDescriptor self, PyObject instance, @Default("None") PyObject owner) {
        if (instance == PyNone.NONE && owner == PyNone.NONE) {
            throw Errors.typeError(ts, "__get__(None, None) is invalid");
        }
        return Descriptors.get(
                ts, self, instance == PyNone.NONE ? null : instance, owner instanceof PyType t ? t : PyType.of(instance));
    }

    @ExposedMethod(name = "__set__")
    @CleanPoint
    static void set(ThreadState ts, PyGetSetDescriptor self, PyObject instance, PyObject value) {
        Descriptors.set(ts, self, instance, value);
    }

    @ExposedMethod(name = "__delete__")
    @CleanPoint
    static void delete(ThreadState ts, PyGetSetDescriptor self, PyObject instance) {
        Descriptors.set(ts, self, instance, null);
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PyGetSetDescriptor self) {
        return PyStr.of("<attribute '" + self.name + "' of '" + self.owner.fullName() + "' objects>");
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyGetSetDescriptor self) {
        PyObject getattr = Interpreter.of(ts).builtins().getStr(ts, PyStr.interned("getattr"));
        return PyTuple.of(ts, getattr, PyTuple.of(ts, self.owner, PyStr.interned(self.name)));
    }

    @ExposedGetter(name = "__name__", member = true)
    PyObject shownName() {
        return PyStr.interned(name);
    }

    @ExposedGetter(name = "__qualname__")
    PyObject qualname() {
        return PyStr.of(owner.qualname() + "." + name);
    }

    @ExposedGetter(name = "__objclass__", member = true)
    PyObject objectClass() {
        return owner;
    }

    @ExposedGetter(name = "__doc__")
    PyObject shownDoc() {
        return DocText.doc(doc);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void visitUncounted(SlotVisitor visitor) {
        visitor.visit(owner);
    }
}
