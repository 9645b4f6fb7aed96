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
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** AttributeError: {@code name} is the attribute that {@code obj} lacks. */
@ExposedType(name = "AttributeError", doc = "Attribute not found.")
public final class PyAttributeError extends PyBaseException {

    private static final int NAME = 0;
    private static final int OBJ = 1;
    private static final PyStr ARGS = PyStr.interned("args");

    PyAttributeError(ThreadState ts, PyType type, PyTuple args) {
        super(ts, type, args, 2);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PyAttributeError(ts, type, tuple(ts, arguments));
    }

    @ExposedMethod(name = "__init__")
    static void init(
            ThreadState ts,
            PyAttributeError self,
            @VarArgs PyObject[] arguments,
            @KeywordOnly @Default PyObject name,
            @Default PyObject obj) {
        self.initArgs(ts, arguments);
        self.setName(ts, name);
        self.setObj(ts, obj);
    }

    /** What pickling keeps: the attributes, the name and the arguments; not the object, which may be anything. */
    @ExposedMethod(name = "__getstate__")
    PyObject getState(ThreadState ts) {
        PyInstance own = attributes();
        PyDict state = own == null ? new PyDict(ts) : own.dict(ts).copy(ts);
        putExtra(ts, state, "name", NAME);
        state.putStr(ts, ARGS, args());
        return state;
    }

    @ExposedMethod(name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, type(), args(), getState(ts));
    }

    /** Notes that {@code name} of {@code object} was looked up, unless the exception says already what it is about. */
    public void complete(ThreadState ts, PyObject object, PyStr name) {
        if (extra(ts, NAME) == null && extra(ts, OBJ) == null) {
            setExtra(ts, NAME, name);
            setExtra(ts, OBJ, object);
        }
    }

    /** The attribute's name, None if it is not known; floating. */
    @ExposedGetter(doc = "attribute name", member = true)
    public PyObject name(ThreadState ts) {
        return extraOrNone(ts, NAME);
    }

    @ExposedSetter(name = "name", deletes = true)
    void setName(ThreadState ts, PyObject value) {
        setExtra(ts, NAME, value);
    }

    /** The object, None if it is not known; floating. */
    @ExposedGetter(doc = "object", member = true)
    public PyObject obj(ThreadState ts) {
        return extraOrNone(ts, OBJ);
    }

    @ExposedSetter(name = "obj", deletes = true)
    void setObj(ThreadState ts, PyObject value) {
        setExtra(ts, OBJ, value);
    }
}
