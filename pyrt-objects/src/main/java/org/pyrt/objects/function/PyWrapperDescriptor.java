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
import org.pyrt.objects.builtin.Signature;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.BuiltinSlot;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** A dunder method of a builtin type that fills a type slot, visible as an attribute. Immortal. */
@ExposedType(name = "wrapper_descriptor")
public final class PyWrapperDescriptor extends Counted {

    /** The type wrapper_descriptor. */
    public static final PyType TYPE = PyType.builtin("wrapper_descriptor", new PyWrapperDescriptorAdapter()).build();

    /** The type it was defined in. */
    @SuppressWarnings("UncountedField") // a builtin type, and this descriptor, never die
    public final PyType owner;

    /** Which slot it fills. */
    public final int slotId;

    /** What carries it out. */
    public final BuiltinSlot slot;

    /** The docstring as its method declares it, or empty. */
    private final String doc;

    /** The attribute of {@code owner} for slot {@code slotId}. */
    public PyWrapperDescriptor(PyType owner, int slotId, BuiltinSlot slot, String doc) {
        this.owner = owner;
        this.slotId = slotId;
        this.slot = slot;
        this.doc = doc;
    }

    /** The parameters. */
    public Signature signature() {
        return slot.signature();
    }

    /** The docstring, its signature before it, or empty. */
    String doc() {
        return SlotDocs.of(slotId, doc);
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyWrapperDescriptor self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        if (arguments.length == 0) {
            throw Errors.typeError(ts, "descriptor '" + SlotId.name(self.slotId) + "' of '" + self.owner.fullName() + "' object needs an argument");
        }
        if (!PyType.of(arguments[0]).isSubtypeOf(self.owner)) {
            throw Errors.typeError(
                    ts,
                    "descriptor '" + SlotId.name(self.slotId) + "' requires a '" + self.owner.fullName() + "' object but received a '"
                            + PyType.of(arguments[0]).fullName() + "'");
        }
        PyObject bound = Descriptors.get(ts, self, arguments[0], PyType.of(arguments[0]));
        try (var held = ts.hold(bound)) {
            return Calls.callWithDict(ts, bound, Arrays.copyOfRange(arguments, 1, arguments.length), keywords);
        }
    }

    @ExposedMethod(name = "__get__")
    @CleanPoint
    static PyObject bind(ThreadState ts, PyWrapperDescriptor self, PyObject instance, @Default("None") PyObject owner) {
        if (instance == PyNone.NONE && owner == PyNone.NONE) {
            throw Errors.typeError(ts, "__get__(None, None) is invalid");
        }
        return Descriptors.get(
                ts, self, instance == PyNone.NONE ? null : instance, owner instanceof PyType t ? t : PyType.of(instance));
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PyWrapperDescriptor self) {
        return PyStr.of("<slot wrapper '" + SlotId.name(self.slotId) + "' of '" + self.owner.fullName() + "' objects>");
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyWrapperDescriptor self) {
        PyObject getattr = Interpreter.of(ts).builtins().getStr(ts, PyStr.interned("getattr"));
        return PyTuple.of(ts, getattr, PyTuple.of(ts, self.owner, PyStr.interned(SlotId.name(self.slotId))));
    }

    @ExposedGetter(name = "__name__", member = true)
    PyObject shownName() {
        return PyStr.interned(SlotId.name(slotId));
    }

    @ExposedGetter(name = "__qualname__")
    PyObject qualname() {
        return PyStr.of(owner.qualname() + "." + SlotId.name(slotId));
    }

    @ExposedGetter(name = "__objclass__", member = true)
    PyObject objectClass() {
        return owner;
    }

    @ExposedGetter(name = "__doc__")
    PyObject shownDoc() {
        return DocText.doc(doc());
    }

    @ExposedGetter(name = "__text_signature__")
    PyObject textSignature() {
        return DocText.signature(doc());
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
