package org.pyrt.objects.function;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** A class method of a builtin type. Immortal. */
@ExposedType(name = "classmethod_descriptor")
public final class PyClassMethodDescriptor extends BuiltinCallable {

    /** The type classmethod_descriptor. */
    public static final PyType TYPE = PyType.builtin("classmethod_descriptor", new PyClassMethodDescriptorAdapter()).build();

    /** The type it was defined in. */
    @SuppressWarnings("UncountedField") // a builtin type, and this descriptor, never die
    public final PyType owner;

    /** Entry {@code entry} of {@code adapter} as an attribute of {@code owner}. */
    public PyClassMethodDescriptor(PyType owner, String name, Adapter adapter, int entry, String doc) {
        super(name, adapter, entry, doc);
        this.owner = owner;
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyClassMethodDescriptor self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        String shown = "descriptor '" + self.name + "' for type '" + self.owner.fullName() + "' ";
        if (arguments.length == 0) {
            throw Errors.typeError(ts, "descriptor '" + self.name + "' of '" + self.owner.fullName() + "' object needs an argument");
        }
        if (!(arguments[0] instanceof PyType t)) {
            throw Errors.typeError(ts, shown + "needs a type, not a '" + PyType.of(arguments[0]).fullName() + "' as arg 2");
        }
        if (!t.isSubtypeOf(self.owner)) {
            throw Errors.typeError(ts, shown + "doesn't apply to type '" + t.fullName() + "'");
        }
        PyObject bound = PyBuiltinFunction.bind(ts, self, t);
        try (var held = ts.hold(bound)) {
            return Calls.callWithDict(ts, bound, Arrays.copyOfRange(arguments, 1, arguments.length), keywords);
        }
    }

    @ExposedMethod(name = "__get__")
    @CleanPoint
    static PyObject bind(ThreadState ts, PyClassMethodDescriptor self, PyObject instance, @Default("None") PyObject owner) {
        if (instance == PyNone.NONE && owner == PyNone.NONE) {
            throw Errors.typeError(ts, "__get__(None, None) is invalid");
        }
        return Descriptors.get(ts, self, null, owner instanceof PyType t ? t : PyType.of(instance));
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PyClassMethodDescriptor self) {
        return PyStr.of("<method '" + self.name + "' of '" + self.owner.fullName() + "' objects>");
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

    @ExposedGetter(name = "__text_signature__")
    @CleanPoint
    PyObject textSignature(ThreadState ts) {
        return DocText.signature(ts, this, "$type");
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
