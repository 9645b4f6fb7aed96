package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** NameError and UnboundLocalError: {@code name} is what was looked up. */
@ExposedType(name = "NameError", doc = "Name not found globally.")
public final class PyNameError extends PyBaseException {

    private static final int NAME = 0;

    PyNameError(ThreadState ts, PyType type, PyTuple args) {
        super(ts, type, args, 1);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PyNameError(ts, type, tuple(ts, arguments));
    }

    @ExposedMethod(name = "__init__")
    static void initName(ThreadState ts, PyNameError self, @VarArgs PyObject[] arguments, @KeywordOnly @Default PyObject name) {
        self.initArgs(ts, arguments);
        self.setName(ts, name);
    }

    /** The name, None if it is not known; floating. */
    @ExposedGetter(doc = "name", member = true)
    public PyObject name(ThreadState ts) {
        return extraOrNone(ts, NAME);
    }

    @ExposedSetter(name = "name", deletes = true)
    void setName(ThreadState ts, PyObject value) {
        setExtra(ts, NAME, value);
    }
}
