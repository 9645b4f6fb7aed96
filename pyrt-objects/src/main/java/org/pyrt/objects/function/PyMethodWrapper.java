package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.ValuedIterator;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A {@link PyWrapperDescriptor} bound to its receiver, such as {@code (1).__add__}. */
@ExposedType(name = "method-wrapper")
public final class PyMethodWrapper extends Counted {

    /** The type method-wrapper. */
    public static final PyType TYPE = PyType.builtin("method-wrapper", new PyMethodWrapperAdapter()).build();

    /** What was bound. */
    @SuppressWarnings("UncountedField") // never dies
    public final PyWrapperDescriptor descriptor;

    @Slot PyObject self;

    /** A floating wrapper that counts {@code self}. */
    public PyMethodWrapper(ThreadState ts, PyWrapperDescriptor descriptor, PyObject self) {
        super(ts);
        this.descriptor = descriptor;
        this.self = self;
        Refs.incref(ts, self);
        ts.trackFor(this, self);
    }

    /** The receiver, borrowed. */
    @Borrowed
    public PyObject self() {
        return self;
    }

    /**
     * Carries the slot out as Python sees it: the end of an iteration is StopIteration, and object's {@code __setattr__} does not change
     * types that have their own way.
     */
    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyMethodWrapper self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        PyWrapperDescriptor d = self.descriptor;
        int id = d.slotId;
        int most = mostArguments(id);
        if (most >= 0) {
            checkArguments(ts, d, arguments.length, most, keywords);
        }
        if (id == SlotId.SETATTR || id == SlotId.DELATTR) {
            checkNotBypassed(ts, d, self.self);
        }
        if (id == SlotId.GET && arguments[0] == PyNone.NONE && (arguments.length == 1 || arguments[1] == PyNone.NONE)) {
            throw Errors.typeError(ts, "__get__(None, None) is invalid");
        }
        if (id == SlotId.NEXT && self.self instanceof ValuedIterator v) {
            return v.nextOrStop(ts);
        }
        PyObject result = Calls.callSlot(ts, d.slot, self.self, arguments, keywords);
        if (result == null && id == SlotId.NEXT) {
            throw Errors.stopIteration(ts, null);
        }
        return result;
    }

    /** How many arguments CPython's wrapper of a slot takes at most; -1 where the slot itself looks at them. */
    private static int mostArguments(int id) {
        if (id == SlotId.CALL || id == SlotId.INIT) {
            return -1;
        }
        if (id == SlotId.GET || id == SlotId.SETATTR || id == SlotId.SET || id == SlotId.SETITEM) {
            return 2;
        }
        if (id >= SlotId.POW && id < SlotId.POW + SlotId.INPLACE) {
            return 2;
        }
        if (id >= SlotId.ADD && id < SlotId.AWAIT || id >= SlotId.LT && id <= SlotId.GE) {
            return 1;
        }
        if (id == SlotId.GETATTRIBUTE
                || id == SlotId.GETATTR
                || id == SlotId.DELATTR
                || id == SlotId.DELETE
                || id == SlotId.GETITEM
                || id == SlotId.DELITEM
                || id == SlotId.CONTAINS) {
            return 1;
        }
        return 0;
    }

    private static void checkArguments(ThreadState ts, PyWrapperDescriptor d, int given, int most, PyDict keywords) {
        if (keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "wrapper " + SlotId.name(d.slotId) + "() takes no keyword arguments");
        }
        boolean power = d.slotId >= SlotId.POW && d.slotId < SlotId.POW + SlotId.INPLACE;
        if (power && (given < 1 || given > 2)) {
            throw Errors.typeError(ts, "expected 1 or 2 arguments, got " + given);
        }
        int least = d.slotId == SlotId.GET ? 1 : most;
        if (!power && (given < least || given > most)) {
            String expected = least == most ? "expected " + most : given < least ? "expected at least " + least : "expected at most " + most;
            int shown = given < least ? least : most;
            throw Errors.typeError(ts, expected + " argument" + (shown == 1 ? "" : "s") + ", got " + given);
        }
    }

    private static void checkNotBypassed(ThreadState ts, PyWrapperDescriptor d, PyObject self) {
        PyType type = PyType.of(self);
        while (type.isHeap()) {
            type = type.base();
        }
        if (type.slot(d.slotId) != d.slot) {
            throw Errors.typeError(
                    ts, "can't apply this " + SlotId.name(d.slotId) + " to " + PyType.of(self).fullName() + " object");
        }
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(ThreadState ts, PyMethodWrapper self) {
        return PyStr.of(
                "<method-wrapper '" + SlotId.name(self.descriptor.slotId) + "' of " + PyType.of(self.self).fullName()
                        + " object at " + ObjectIds.address(ts, self.self) + ">");
    }

    @ExposedMethod(name = "__eq__")
    static PyObject equal(PyMethodWrapper self, PyObject other) {
        if (!(other instanceof PyMethodWrapper w)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return PyBool.of(self.descriptor == w.descriptor && self.self == w.self);
    }

    @ExposedMethod(name = "__hash__")
    static long hash(PyMethodWrapper self) {
        return System.identityHashCode(self.self) ^ System.identityHashCode(self.descriptor);
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyMethodWrapper self) {
        PyObject getattr = Interpreter.of(ts).builtins().getStr(ts, PyStr.interned("getattr"));
        return PyTuple.of(ts, getattr, PyTuple.of(ts, self.self, self.shownName()));
    }

    @ExposedGetter(name = "__name__")
    PyObject shownName() {
        return PyStr.interned(SlotId.name(descriptor.slotId));
    }

    @ExposedGetter(name = "__qualname__")
    PyObject qualname() {
        return descriptor.qualname();
    }

    @ExposedGetter(name = "__self__", member = true)
    PyObject shownSelf() {
        return self;
    }

    @ExposedGetter(name = "__objclass__")
    PyObject objectClass() {
        return descriptor.owner;
    }

    @ExposedGetter(name = "__doc__")
    PyObject shownDoc() {
        return DocText.doc(descriptor.doc());
    }

    @ExposedGetter(name = "__text_signature__")
    PyObject textSignature() {
        return DocText.signature(descriptor.doc());
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyMethodWrapperSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyMethodWrapperSlots.clear(ts, this);
    }
}
