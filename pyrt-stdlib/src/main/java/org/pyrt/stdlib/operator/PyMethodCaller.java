package org.pyrt.stdlib.operator;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.DictCursor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A callable that calls a method of its operand with fixed arguments. Immutable. */
@ExposedType(name = "methodcaller")
final class PyMethodCaller extends Counted {

    static final PyType TYPE =
            PyType.builtin("operator.methodcaller", new PyMethodCallerAdapter())
                    .include(new GetterCall("methodcaller"))
                    .doc("methodcaller(name, /, *args, **kwargs)\n--\n\nReturn a callable object that calls the given method on its operand.")
                    .build();

    private static final PyStr PARTIAL = PyStr.interned("partial");

    private final PyStr name;
    @Slot final PyTuple args;
    @Slot final PyDict keywords;
    boolean cleared;

    private PyMethodCaller(ThreadState ts, PyStr name, PyTuple args, PyDict keywords) {
        super(ts);
        this.name = name;
        this.args = args;
        this.keywords = keywords;
        Refs.incref(ts, args);
        Refs.incref(ts, keywords);
        ts.trackFor(this, args);
        ts.trackFor(this, keywords);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        if (args.length == 0) {
            throw Errors.typeError(ts, "methodcaller needs at least one argument, the method name");
        }
        PyStr name = PyStr.asSelf(args[0]);
        if (name == null) {
            throw Errors.typeError(ts, "method name must be a string");
        }
        PyTuple rest = PyTuple.of(ts, Arrays.copyOfRange(args, 1, args.length));
        return new PyMethodCaller(ts, PyStr.intern(name), rest, kwargs == null ? null : kwargs.copy(ts));
    }

    @CleanPoint
    PyObject of(ThreadState ts, PyObject o) {
        PyObject method = Attributes.get(ts, o, name);
        try (var held = ts.hold(method)) {
            return Calls.callWithDict(ts, method, args.array(), keywords);
        }
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static String repr(ThreadState ts, PyMethodCaller self) {
        if (!Representation.enter(ts, self)) {
            return "operator.methodcaller(...)";
        }
        try {
            StringBuilder b = new StringBuilder("operator.methodcaller(").append(Representation.repr(ts, self.name));
            for (int i = 0; i < self.args.size(); i++) {
                b.append(", ").append(Representation.repr(ts, self.args.get(i)));
            }
            if (self.keywords != null) {
                DictCursor cursor = new DictCursor(self.keywords);
                while (cursor.next(ts)) {
                    b.append(", ").append(cursor.key).append('=').append(Representation.repr(ts, cursor.value));
                }
            }
            return b.append(')').toString();
        } finally {
            Representation.leave(ts);
        }
    }

    @ExposedGetter(name = "__text_signature__")
    static String callSignature(PyMethodCaller self) {
        return "(obj, /)";
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyMethodCaller self) {
        if (self.keywords == null || self.keywords.size() == 0) {
            return PyTuple.of(ts, TYPE, PyTuple.of(ts, Calls.prepend(self.name, self.args.array())));
        }
        PyObject functools = Interpreter.of(ts).hooks.importModule(ts, "functools");
        PyObject partial;
        try (var held = ts.hold(functools)) {
            partial = Attributes.get(ts, functools, PARTIAL);
        }
        try (var held = ts.hold(partial)) {
            PyObject[] first = {TYPE, self.name};
            return PyTuple.of(ts, Calls.callWithDict(ts, partial, first, self.keywords), self.args);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyMethodCallerSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyMethodCallerSlots.clear(ts, this);
    }
}
