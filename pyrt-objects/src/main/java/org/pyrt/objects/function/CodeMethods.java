package org.pyrt.objects.function;

import java.io.ByteArrayOutputStream;
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
        return PyBytes.of(self.handlerTable());
    }

    @ExposedGetter(name = "co_linetable", member = true)
    static PyObject lineTable(PyCode self) {
        return PyBytes.of(self.lineTable());
    }

    @ExposedGetter(name = "co_lnotab")
    @CleanPoint
    static PyObject lineNumberTable(ThreadState ts, PyCode self) {
        Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.DEPRECATION_WARNING, "co_lnotab is deprecated, use co_lines instead.", 1);
        return PyBytes.of(lineNumbers(self));
    }

    /** The table that came before co_linetable: pairs of how many bytes and how many lines to go on. */
    private static byte[] lineNumbers(PyCode self) {
        var out = new ByteArrayOutputStream();
        var places = new LocationTable.Reader(self.lineTable(), self.firstLine);
        int at = 0;
        int line = self.firstLine;
        while (places.next()) {
            if (places.line == LocationTable.NONE || places.line == line) {
                continue;
            }
            int bytes = 2 * places.start - at;
            int lines = places.line - line;
            for (; bytes > 254; bytes -= 254) {
                out.write(254);
                out.write(0);
            }
            while (lines < -128 || lines > 127) {
                int step = lines < 0 ? -128 : 127;
                out.write(bytes);
                out.write(step);
                lines -= step;
                bytes = 0;
            }
            out.write(bytes);
            out.write(lines);
            at = 2 * places.start;
            line = places.line;
        }
        return out.toByteArray();
    }

    @ExposedMethod(name = "co_positions", doc = "co_positions($self, /)\n--\n\nThe source range of each instruction.")
    @CleanPoint
    static PyObject positions(ThreadState ts, PyCode self) {
        PyList list = new PyList(ts);
        var places = new LocationTable.Reader(self.lineTable(), self.firstLine);
        while (places.next()) {
            PyObject[] place = {number(places.line), number(places.endLine), number(places.column), number(places.endColumn)};
            for (int i = places.start; i < places.end; i++) {
                list.append(ts, PyTuple.of(ts, place.clone()));
            }
        }
        return Iteration.iter(ts, list);
    }

    private static PyObject number(int value) {
        return value == LocationTable.NONE ? PyNone.NONE : PyInt.of(value);
    }

    @ExposedMethod(name = "co_lines", doc = "co_lines($self, /)\n--\n\nRanges of instructions and the lines they come from.")
    @CleanPoint
    static PyObject lines(ThreadState ts, PyCode self) {
        PyList list = new PyList(ts);
        var places = new LocationTable.Reader(self.lineTable(), self.firstLine);
        boolean more = places.next();
        while (more) {
            int start = places.start;
            int line = places.line;
            int end = places.end;
            while ((more = places.next()) && places.line == line) {
                end = places.end;
            }
            list.append(ts, PyTuple.of(ts, PyInt.of(2L * start), PyInt.of(2L * end), number(line)));
        }
        return Iteration.iter(ts, list);
    }

    @ExposedMethod(name = "co_branches", doc = "co_branches($self, /)\n--\n\nPlaces of branches, where each goes on if it goes left and right.")
    @CleanPoint
    static PyObject branches(ThreadState ts, PyCode self) {
        int[] places = self.branches();
        PyList list = new PyList(ts);
        for (int i = 0; i < places.length; i += 3) {
            list.append(ts, PyTuple.of(ts, PyInt.of(PyCode.offset(places[i])), PyInt.of(PyCode.offset(places[i + 1])), PyInt.of(PyCode.offset(places[i + 2]))));
        }
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
