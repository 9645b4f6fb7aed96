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
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** A method of a builtin type, which binds to instances. Immortal. */
@ExposedType(name = "method_descriptor")
public final class PyMethodDescriptor extends BuiltinCallable {

    /** The type method_descriptor. */
    public static final PyType TYPE = PyType.builtin("method_descriptor", new PyMethodDescriptorAdapter()).build();

    /** The type it was defined in. */
    @SuppressWarnings("UncountedField") // a builtin type, and this descriptor, never die
    public final PyType owner;

    /** Entry {@code entry} of {@code adapter} as an attribute of {@code owner}. */
    public PyMethodDescriptor(PyType owner, String name, Adapter adapter, int entry, String doc) {
        super(name, adapter, entry, doc);
        this.owner = owner;
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyMethodDescriptor self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        if (arguments.length == 0) {
            throw Errors.typeError(ts, "unbound method " + self.owner.name() + "." + self.name + "() needs an argument");
        }
        PyObject bound = Descriptors.get(ts, self, arguments[0], PyType.of(arguments[0]));
        try (var held = ts.hold(bound)) {
            return Calls.callWithDict(ts, bound, Arrays.copyOfRange(arguments, 1, arguments.length), keywords);
        }
    }

    @ExposedMethod(name = "__get__")
    @CleanPoint
    static PyObject bind(ThreadState ts, PyMethodDescriptor self, PyObject instance, @Default("None") PyObject owner) {
        if (instance == PyNone.NONE && owner == PyNone.NONE) {
            throw Errors.typeError(ts, "__get__(None, None) is invalid");
        }
        return Descriptors.get(
                ts, self, instance == PyNone.NONE ? null : instance, owner instanceof PyType t ? t : PyType.of(instance));
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PyMethodDescriptor self) {
        return PyStr.of("<method '" + self.name + "' of '" + self.owner.fullName() + "' objects>");
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyMethodDescriptor self) {
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

    @ExposedGetter(name = "__text_signature__")
    @CleanPoint
    PyObject textSignature(ThreadState ts) {
        return DocText.signature(ts, this, "$self");
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
