package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeNames;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** A member by {@code __slots__}: a data descriptor over a place in the instance. Never counted; its class outlives it in the class's dict. */
@ExposedType(name = "member_descriptor")
public final class PyMemberDescriptor extends Counted {

    /** The type member_descriptor. */
    public static final PyType TYPE = PyType.builtin("member_descriptor", new PyMemberDescriptorAdapter()).build();

    /** The class that has the member in its {@code __slots__}. */
    @SuppressWarnings("UncountedField") // a class is only ended by the cycle collector, which ends its dict with this in it
    public final PyType owner;

    /** The member's name, mangled. */
    public final String name;

    /** The place among {@code PyInstance.members}. */
    public final int index;

    /** Member {@code index} of instances of {@code owner}. */
    public PyMemberDescriptor(PyType owner, String name, int index) {
        this.owner = owner;
        this.name = name;
        this.index = index;
    }

    /** The value, floating; {@code self} is an instance of the owner. Raises AttributeError if it is not set. */
    public PyObject get(ThreadState ts, PyObject self) {
        PyObject v = Slots.load(ts, members(ts, self), index);
        if (v == null) {
            throw missing(ts, self);
        }
        return v;
    }

    /** Sets the value, or deletes it when {@code value} is null. */
    public void set(ThreadState ts, PyObject self, PyObject value) {
        PyObject[] members = members(ts, self);
        if (value == null && members[index] == null) {
            throw Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, name);
        }
        ts.trackFor(((HasAttributes) self).attributes(ts), value);
        Slots.store(ts, members, index, value);
    }

    private static PyObject[] members(ThreadState ts, PyObject self) {
        return ((HasAttributes) self).attributes(ts).members();
    }

    private RuntimeException missing(ThreadState ts, PyObject self) {
        return Errors.attributeError(
                ts, self, PyStr.interned(name), "'" + TypeNames.qualified(ts, PyType.of(self)) + "' object has no attribute '" + name + "'");
    }

    // ---- as Python sees it; fields of builtin types are of this type, too ----

    private static PyType ownerOf(PyObject self) {
        return self instanceof PyMemberDescriptor m ? m.owner : ((PyFieldDescriptor) self).owner;
    }

    private static String nameOf(PyObject self) {
        return self instanceof PyMemberDescriptor m ? m.name : ((PyFieldDescriptor) self).name;
    }

    @ExposedMethod(name = "__get__")
    @CleanPoint
    static PyObject bind(ThreadState ts, PyObject self, PyObject instance, @Default("None") PyObject owner) {
        if (instance == PyNone.NONE && owner == PyNone.NONE) {
            throw Errors.typeError(ts, "__get__(None, None) is invalid");
        }
        return Descriptors.get(
                ts, self, instance == PyNone.NONE ? null : instance, owner instanceof PyType t ? t : PyType.of(instance));
    }

    @ExposedMethod(name = "__set__")
    @CleanPoint
    static void set(ThreadState ts, PyObject self, PyObject instance, PyObject value) {
        Descriptors.set(ts, self, instance, value);
    }

    @ExposedMethod(name = "__delete__")
    @CleanPoint
    static void delete(ThreadState ts, PyObject self, PyObject instance) {
        Descriptors.set(ts, self, instance, null);
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PyObject self) {
        return PyStr.of("<member '" + nameOf(self) + "' of '" + ownerOf(self).fullName() + "' objects>");
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyObject self) {
        PyObject getattr = Interpreter.of(ts).builtins().getStr(ts, PyStr.interned("getattr"));
        return PyTuple.of(ts, getattr, PyTuple.of(ts, ownerOf(self), PyStr.interned(nameOf(self))));
    }

    @ExposedGetter(name = "__name__", member = true)
    static PyObject shownName(PyObject self) {
        return PyStr.interned(nameOf(self));
    }

    @ExposedGetter(name = "__qualname__")
    static PyObject qualname(PyObject self) {
        return PyStr.of(ownerOf(self).qualname() + "." + nameOf(self));
    }

    @ExposedGetter(name = "__objclass__", member = true)
    static PyObject objectClass(PyObject self) {
        return ownerOf(self);
    }

    @ExposedGetter(name = "__doc__")
    static PyObject shownDoc(PyObject self) {
        return DocText.doc(self instanceof PyFieldDescriptor f ? f.doc : "");
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
