package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.sequence.PyList;
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

    @ExposedGetter(name = "co_name", member = true)
    static String name(PyCode self) {
        return self.name;
    }

    @ExposedGetter(name = "co_qualname", member = true)
    static String qualname(PyCode self) {
        return self.qualname;
    }

    @ExposedGetter(name = "co_filename", member = true)
    static String filename(PyCode self) {
        return self.filename;
    }

    @ExposedGetter(name = "co_firstlineno", member = true)
    static int firstLine(PyCode self) {
        return self.firstLine;
    }

    @ExposedGetter(name = "co_flags", member = true)
    static int flags(PyCode self) {
        return self.flags;
    }

    @ExposedGetter(name = "co_argcount", member = true)
    static int argCount(PyCode self) {
        return self.argCount;
    }

    @ExposedGetter(name = "co_posonlyargcount", member = true)
    static int positionalOnlyCount(PyCode self) {
        return self.positionalOnlyCount;
    }

    @ExposedGetter(name = "co_kwonlyargcount", member = true)
    static int keywordOnlyCount(PyCode self) {
        return self.keywordOnlyCount;
    }

    @ExposedGetter(name = "co_nlocals", member = true)
    static int localCount(PyCode self) {
        return self.varNames.length;
    }

    @ExposedGetter(name = "co_varnames")
    static PyObject varNames(ThreadState ts, PyCode self) {
        return names(ts, self.varNames);
    }

    @ExposedGetter(name = "co_names", member = true)
    static PyObject usedNames(ThreadState ts, PyCode self) {
        return names(ts, self.usedNames());
    }

    @ExposedGetter(name = "co_consts", member = true)
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

    @ExposedGetter(name = "co_code")
    static PyObject code(PyCode self) {
        return PyBytes.of(self.bytecode());
    }

    @ExposedGetter(name = "_co_code_adaptive")
    static PyObject adaptiveCode(PyCode self) {
        return PyBytes.of(self.bytecode());
    }

    @ExposedGetter(name = "co_stacksize", member = true)
    static int stackSize(PyCode self) {
        return self.stackSize();
    }

    @ExposedGetter(name = "co_exceptiontable", member = true)
    static PyObject exceptionTable(PyCode self) {
        return PyBytes.of(new byte[0]);
    }

    @ExposedGetter(name = "co_linetable", member = true)
    static PyObject lineTable(PyCode self) {
        return PyBytes.of(new byte[0]);
    }

    @ExposedGetter(name = "co_lnotab")
    @CleanPoint
    static PyObject lineNumberTable(ThreadState ts, PyCode self) {
        Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.DEPRECATION_WARNING, "co_lnotab is deprecated, use co_lines instead.", 1);
        return PyBytes.of(new byte[0]);
    }

    @ExposedMethod(name = "co_positions", doc = "co_positions($self, /)\n--\n\nThe source range of each instruction.")
    @CleanPoint
    static PyObject positions(ThreadState ts, PyCode self) {
        PyList list = new PyList(ts);
        int n = self.bytecode().length / 2;
        for (int i = 0; i < n; i++) {
            int[] p = self.position(i);
            list.append(ts, PyTuple.of(ts, number(p[0] > 0, p[0]), number(p[0] > 0, p[1]), number(p[0] > 0, p[2]), number(p[0] > 0, p[3])));
        }
        return Iteration.iter(ts, list);
    }

    private static PyObject number(boolean known, int value) {
        return known ? PyInt.of(value) : PyNone.NONE;
    }

    @ExposedMethod(name = "co_lines", doc = "co_lines($self, /)\n--\n\nRanges of instructions and the lines they come from.")
    @CleanPoint
    static PyObject lines(ThreadState ts, PyCode self) {
        PyList list = new PyList(ts);
        int n = self.bytecode().length / 2;
        for (int i = 0; i < n; ) {
            int line = self.position(i)[0];
            int end = i + 1;
            while (end < n && self.position(end)[0] == line) {
                end++;
            }
            list.append(ts, PyTuple.of(ts, PyInt.of(2L * i), PyInt.of(2L * end), number(line > 0, line)));
            i = end;
        }
        // A frame that starts is behind the last instruction, at the line of the definition.
        list.append(ts, PyTuple.of(ts, PyInt.of(2L * n), PyInt.of(2L * n + 2), PyInt.of(self.firstLine)));
        return Iteration.iter(ts, list);
    }

    @ExposedMethod(name = "_varname_from_oparg")
    static PyObject variableName(ThreadState ts, PyCode self, int oparg) {
        int cells = self.varNames.length;
        if (oparg >= 0 && oparg < cells) {
            return self.varNames[oparg];
        }
        for (PyStr[] names : new PyStr[][] {self.cellVars, self.freeVars}) {
            if (oparg >= cells && oparg - cells < names.length) {
                return names[oparg - cells];
            }
            cells += names.length;
        }
        throw Errors.indexError(ts, "tuple index out of range");
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyCode self, PyObject other) {
        return other instanceof PyCode c ? PyBool.of(self.isLike(ts, c)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__hash__")
    static long hash(PyCode self) {
        return self.name.hashCode() * 31L + self.firstLine * 1000003L + self.bytecode().length;
    }

    @ExposedMethod(doc = "replace($self, /, **changes)\n--\n\nA copy with some attributes changed.")
    @CleanPoint
    static PyObject replace(ThreadState ts, PyCode self, @VarArgs PyObject[] args, @VarKeywords PyDict changes) {
        if (args.length > 0) {
            throw Errors.typeError(ts, "replace() takes 0 positional arguments but " + args.length + (args.length == 1 ? " was" : " were") + " given");
        }
        PyDict all = changes == null ? new PyDict(ts) : changes;
        try (var held = ts.hold(all)) {
            return self.replace(ts, all);
        }
    }

    @ExposedMethod(name = "__replace__", doc = "__replace__($self, /, **changes)\n--\n\nThe same as replace().")
    @CleanPoint
    static PyObject copyReplace(ThreadState ts, PyCode self, @VarArgs PyObject[] args, @VarKeywords PyDict changes) {
        return replace(ts, self, args, changes);
    }

    private static PyObject names(ThreadState ts, PyStr[] names) {
        PyObject[] all = new PyObject[names.length];
        System.arraycopy(names, 0, all, 0, all.length);
        return PyTuple.of(ts, all);
    }
}
