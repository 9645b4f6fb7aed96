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

/** SystemExit: its {@code code} is what the process ends with. */
@ExposedType(name = "SystemExit", doc = "Request to exit from the interpreter.")
public final class PySystemExit extends PyBaseException {

    private static final int CODE = 0;

    PySystemExit(ThreadState ts, PyType type, PyTuple args) {
        super(ts, type, args, 1);
        takeCode(ts);
    }

    private void takeCode(ThreadState ts) {
        PyTuple a = args();
        setCode(ts, a.size() == 0 ? null : a.size() == 1 ? a.get(0) : a);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PySystemExit(ts, type, tuple(ts, arguments));
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PySystemExit self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        self.refuseKeywords(ts, keywords);
        self.initArgs(ts, arguments);
        self.takeCode(ts);
    }

    /** The code, None if there is none; floating. */
    @ExposedGetter(doc = "exception code", member = true)
    public PyObject code(ThreadState ts) {
        return extraOrNone(ts, CODE);
    }

    @ExposedSetter(name = "code", deletes = true)
    void setCode(ThreadState ts, PyObject value) {
        setExtra(ts, CODE, value);
    }
}
