package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The attributes of code objects that do not depend on the machine. Source: CPython 3.14 Objects/codeobject.c. */
@ExposedType(name = "code")
final class CodeMethods {

    private CodeMethods() {}

    @ExposedMethod(name = "__repr__")
    static PyStr repr(ThreadState ts, PyCode self) {
        return PyStr.of(
                "<code object " + self.name + " at " + ObjectIds.address(ts, self) + ", file \"" + self.filename + "\", line "
                        + self.firstLine + ">");
    }

    @ExposedGetter(name = "co_name")
    static String name(PyCode self) {
        return self.name;
    }

    @ExposedGetter(name = "co_qualname")
    static String qualname(PyCode self) {
        return self.qualname;
    }

    @ExposedGetter(name = "co_filename")
    static String filename(PyCode self) {
        return self.filename;
    }

    @ExposedGetter(name = "co_firstlineno")
    static int firstLine(PyCode self) {
        return self.firstLine;
    }

    @ExposedGetter(name = "co_flags")
    static int flags(PyCode self) {
        return self.flags;
    }

    @ExposedGetter(name = "co_argcount")
    static int argCount(PyCode self) {
        return self.argCount;
    }

    @ExposedGetter(name = "co_posonlyargcount")
    static int positionalOnlyCount(PyCode self) {
        return self.positionalOnlyCount;
    }

    @ExposedGetter(name = "co_kwonlyargcount")
    static int keywordOnlyCount(PyCode self) {
        return self.keywordOnlyCount;
    }

    @ExposedGetter(name = "co_nlocals")
    static int localCount(PyCode self) {
        return self.varNames.length;
    }

    @ExposedGetter(name = "co_varnames")
    static PyObject varNames(ThreadState ts, PyCode self) {
        return names(ts, self.varNames);
    }

    @ExposedGetter(name = "co_names")
    static PyObject usedNames(ThreadState ts, PyCode self) {
        return names(ts, self.usedNames());
    }

    @ExposedGetter(name = "co_consts")
    static PyObject constants(ThreadState ts, PyCode self) {
        return PyTuple.of(ts, self.usedConstants());
    }

    @ExposedGetter(name = "co_cellvars")
    static PyObject cellVars(ThreadState ts, PyCode self) {
        return names(ts, self.cellVars);
    }

    @ExposedGetter(name = "co_freevars")
    static PyObject freeVars(ThreadState ts, PyCode self) {
        return names(ts, self.freeVars);
    }

    private static PyObject names(ThreadState ts, PyStr[] names) {
        PyObject[] all = new PyObject[names.length];
        System.arraycopy(names, 0, all, 0, all.length);
        return PyTuple.of(ts, all);
    }
}
