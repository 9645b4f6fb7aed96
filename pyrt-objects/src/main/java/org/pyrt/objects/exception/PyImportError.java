package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
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
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** ImportError and ModuleNotFoundError. */
@ExposedType(name = "ImportError", doc = "Import can't find module, or can't find name in module.")
public final class PyImportError extends PyBaseException {

    private static final int MSG = 0;
    private static final int NAME = 1;
    private static final int PATH = 2;
    private static final int NAME_FROM = 3;

    PyImportError(ThreadState ts, PyType type, PyTuple args) {
        super(ts, type, args, 4);
        setMsg(ts, onlyArg());
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PyImportError(ts, type, tuple(ts, arguments));
    }

    @ExposedMethod(name = "__init__")
    static void init(
            ThreadState ts,
            PyImportError self,
            @VarArgs PyObject[] arguments,
            @KeywordOnly @Default PyObject name,
            @Default PyObject path,
            @Default PyObject name_from) {
        self.initArgs(ts, arguments);
        self.setMsg(ts, self.onlyArg());
        self.setName(ts, name);
        self.setPath(ts, path);
        self.setNameFrom(ts, name_from);
    }

    @ExposedGetter(doc = "exception message", member = true)
    PyObject msg(ThreadState ts) {
        return extraOrNone(ts, MSG);
    }

    @ExposedSetter(name = "msg", deletes = true)
    void setMsg(ThreadState ts, PyObject value) {
        setExtra(ts, MSG, value);
    }

    /** The module's name, None if it is not known; floating. */
    @ExposedGetter(doc = "module name", member = true)
    public PyObject name(ThreadState ts) {
        return extraOrNone(ts, NAME);
    }

    /** Sets the module's name; null for None. */
    @ExposedSetter(name = "name", deletes = true)
    public void setName(ThreadState ts, PyObject value) {
        setExtra(ts, NAME, value);
    }

    @ExposedGetter(doc = "module path", member = true)
    PyObject path(ThreadState ts) {
        return extraOrNone(ts, PATH);
    }

    /** Sets the module's path; null for None. */
    @ExposedSetter(name = "path", deletes = true)
    public void setPath(ThreadState ts, PyObject value) {
        setExtra(ts, PATH, value);
    }

    /** The name that the module lacks, None if it is not known; floating. */
    @ExposedGetter(name = "name_from", doc = "name imported from module", member = true)
    public PyObject nameFrom(ThreadState ts) {
        return extraOrNone(ts, NAME_FROM);
    }

    /** Sets the name that the module lacks; null for None. */
    @ExposedSetter(name = "name_from", deletes = true)
    public void setNameFrom(ThreadState ts, PyObject value) {
        setExtra(ts, NAME_FROM, value);
    }

    @ExposedMethod(name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        PyInstance own = attributes();
        PyDict state = own == null ? null : own.dict(ts);
        if (extra(ts, NAME) != null || extra(ts, PATH) != null || extra(ts, NAME_FROM) != null) {
            state = state == null ? new PyDict(ts) : state.copy(ts);
            putExtra(ts, state, "name", NAME);
            putExtra(ts, state, "path", PATH);
            putExtra(ts, state, "name_from", NAME_FROM);
        }
        return state == null ? PyTuple.of(ts, type(), args()) : PyTuple.of(ts, type(), args(), state);
    }

    @ExposedMethod(name = "__str__")
    @CleanPoint
    static PyStr str(ThreadState ts, PyImportError self) {
        return self.extra(ts, MSG) instanceof PyStr s ? s : self.argsAsStr(ts);
    }
}
