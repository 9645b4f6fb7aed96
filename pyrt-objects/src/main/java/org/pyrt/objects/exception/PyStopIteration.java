package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** StopIteration: its {@code value} is the first argument, and what a generator returned. */
@ExposedType(name = "StopIteration", doc = "Signal the end from iterator.__next__().")
public final class PyStopIteration extends PyBaseException {

    private static final int VALUE = 0;

    PyStopIteration(ThreadState ts, PyType type, PyTuple args) {
        super(ts, type, args, 1);
        setValue(ts, args.size() > 0 ? args.get(0) : null);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PyStopIteration(ts, type, tuple(ts, arguments));
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PyStopIteration self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        self.refuseKeywords(ts, keywords);
        self.initArgs(ts, arguments);
        self.setValue(ts, arguments.length > 0 ? arguments[0] : null);
    }

    /** The value, None if there is none; floating. */
    @ExposedGetter(doc = "generator return value", member = true)
    public PyObject value(ThreadState ts) {
        return extraOrNone(ts, VALUE);
    }

    @ExposedSetter(name = "value", deletes = true)
    void setValue(ThreadState ts, PyObject value) {
        setExtra(ts, VALUE, value);
    }
}
