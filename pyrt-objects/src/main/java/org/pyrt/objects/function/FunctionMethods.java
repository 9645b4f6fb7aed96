package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The methods and attributes of functions. Source: CPython 3.14 Objects/funcobject.c. */
@ExposedType(name = "function")
final class FunctionMethods {

    private static final PyStr NAME = PyStr.interned("__name__");
    /** The flags of code that does not simply run when called. */
    private static final int KINDS = PyCode.GENERATOR | PyCode.COROUTINE | PyCode.ASYNC_GENERATOR;

    private static final PyStr BUILTINS = PyStr.interned("__builtins__");
    private static final PyInt VALUE_FORMAT = PyInt.of(1);
    private static final PyCell[] NO_CELLS = {};

    private FunctionMethods() {}

    @ExposedMethod(name = "__new__")
    static PyObject create(
            ThreadState ts,
            PyType type,
            PyCode code,
            PyDict globals,
            @Default("None") PyObject name,
            @Default("None") PyObject argdefs,
            @Default("None") PyObject closure,
            @Default("None") PyObject kwdefaults) {
        if (name != PyNone.NONE && !(name instanceof PyStr)) {
            throw Errors.typeError(ts, "arg 3 (name) must be None or string");
        }
        if (argdefs != PyNone.NONE && !(argdefs instanceof PyTuple)) {
            throw Errors.typeError(ts, "arg 4 (defaults) must be None or tuple");
        }
        if (kwdefaults != PyNone.NONE && !(kwdefaults instanceof PyDict)) {
            throw Errors.typeError(ts, "arg 6 (kwdefaults) must be None or dict");
        }
        PyCell[] cells = cells(ts, code, closure);
        PyDict builtins = builtinsOf(ts, globals);
        if (builtins == null) {
            PyObject current = Interpreter.of(ts).hooks.currentGlobals(ts);
            builtins = current instanceof PyDict d ? builtinsOf(ts, d) : null;
        }
        PyObject module = globals.getStr(ts, NAME);
        PyFunction f = new PyFunction(
                ts,
                code,
                globals,
                builtins != null ? builtins : Interpreter.of(ts).builtins(),
                cells,
                null,
                module,
                false);
        if (name instanceof PyStr n) {
            f.setName(n);
        }
        if (argdefs instanceof PyTuple t) {
            f.setDefaults(ts, t);
        }
        if (kwdefaults instanceof PyDict d) {
            f.setKeywordDefaults(ts, d);
        }
        return f;
    }

    /** The builtins that a namespace names; null if it names none. */
    private static PyDict builtinsOf(ThreadState ts, PyDict globals) {
        PyObject found = globals.getStr(ts, BUILTINS);
        return found instanceof PyModule m ? m.globals(ts) : found instanceof PyDict d ? d : null;
    }

    private static PyCell[] cells(ThreadState ts, PyCode code, PyObject closure) {
        int wanted = code.freeVars.length;
        if (!(closure instanceof PyTuple t)) {
            if (wanted > 0 && closure == PyNone.NONE) {
                throw Errors.typeError(ts, "arg 5 (closure) must be tuple");
            }
            if (closure != PyNone.NONE) {
                throw Errors.typeError(ts, "arg 5 (closure) must be None or tuple");
            }
            return NO_CELLS;
        }
        if (t.size() != wanted) {
            throw Errors.valueError(ts, code.name + " requires closure of length " + wanted + ", not " + t.size());
        }
        PyCell[] cells = new PyCell[wanted];
        for (int i = 0; i < wanted; i++) {
            if (!(t.get(i) instanceof PyCell cell)) {
                throw Errors.typeError(ts, "arg 5 (closure) expected cell, found " + PyType.of(t.get(i)).fullName());
            }
            cells[i] = cell;
        }
        return cells;
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyFunction self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return Calls.callWithDict(ts, self, arguments, keywords);
    }

    @ExposedMethod(name = "__get__")
    static PyObject bind(ThreadState ts, PyFunction self, PyObject instance, @Default("None") PyObject owner) {
        return instance == PyNone.NONE ? self : new PyMethod(ts, self, instance);
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(ThreadState ts, PyFunction self) {
        return PyStr.of("<function " + self.qualname() + " at " + ObjectIds.address(ts, self) + ">");
    }

    // ---- attributes ----

    @ExposedGetter(name = "__code__")
    static PyObject getCode(PyFunction self) {
        return self.code();
    }

    @ExposedSetter(name = "__code__", deletes = true)
    @CleanPoint
    static void setCode(ThreadState ts, PyFunction self, PyObject value) {
        if (!(value instanceof PyCode code)) {
            throw Errors.typeError(ts, "__code__ must be set to a code object");
        }
        int cells = self.closure().length;
        if (code.freeVars.length != cells) {
            throw Errors.valueError(
                    ts,
                    self.name() + "() requires a code object with " + cells + " free vars, not " + code.freeVars.length);
        }
        if (((code.flags ^ self.code().flags) & KINDS) != 0) {
            Interpreter.of(ts).hooks.warn(
                    ts,
                    ExceptionTypes.DEPRECATION_WARNING,
                    "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)",
                    1);
        }
        self.setCode(ts, code);
    }

    @ExposedGetter(name = "__defaults__")
    static PyObject getDefaults(PyFunction self) {
        return orNone(self.defaults());
    }

    @ExposedSetter(name = "__defaults__", deletes = true)
    static void setDefaults(ThreadState ts, PyFunction self, PyObject value) {
        PyObject v = orNull(value);
        if (v != null && !(v instanceof PyTuple)) {
            throw Errors.typeError(ts, "__defaults__ must be set to a tuple object");
        }
        self.setDefaults(ts, (PyTuple) v);
    }

    @ExposedGetter(name = "__kwdefaults__")
    static PyObject getKeywordDefaults(PyFunction self) {
        return orNone(self.keywordDefaults());
    }

    @ExposedSetter(name = "__kwdefaults__", deletes = true)
    static void setKeywordDefaults(ThreadState ts, PyFunction self, PyObject value) {
        PyObject v = orNull(value);
        if (v != null && !(v instanceof PyDict)) {
            throw Errors.typeError(ts, "__kwdefaults__ must be set to a dict object");
        }
        self.setKeywordDefaults(ts, (PyDict) v);
    }

    @ExposedGetter(name = "__name__")
    static PyObject getName(PyFunction self) {
        return self.name();
    }

    @ExposedSetter(name = "__name__", deletes = true)
    static void setName(ThreadState ts, PyFunction self, PyObject value) {
        self.setName(str(ts, value, "__name__"));
    }

    @ExposedGetter(name = "__qualname__")
    static PyObject getQualname(PyFunction self) {
        return self.qualname();
    }

    @ExposedSetter(name = "__qualname__", deletes = true)
    static void setQualname(ThreadState ts, PyFunction self, PyObject value) {
        self.setQualname(str(ts, value, "__qualname__"));
    }

    private static PyStr str(ThreadState ts, PyObject value, String attribute) {
        PyStr s = value == null ? null : PyStr.asSelf(value);
        if (s == null) {
            throw Errors.typeError(ts, attribute + " must be set to a string object");
        }
        return s;
    }

    @ExposedGetter(name = "__doc__", member = true)
    static PyObject getDoc(PyFunction self) {
        return orNone(self.doc());
    }

    @ExposedSetter(name = "__doc__", deletes = true)
    static void setDoc(ThreadState ts, PyFunction self, PyObject value) {
        self.setDoc(ts, value);
    }

    @ExposedGetter(name = "__module__", member = true)
    static PyObject getModule(PyFunction self) {
        return orNone(self.module());
    }

    @ExposedSetter(name = "__module__", deletes = true)
    static void setModule(ThreadState ts, PyFunction self, PyObject value) {
        self.setModule(ts, value);
    }

    @ExposedGetter(name = "__globals__", member = true)
    static PyObject getGlobals(PyFunction self) {
        return self.globals();
    }

    @ExposedSetter(name = "__globals__", deletes = true)
    static void setGlobals(ThreadState ts, PyFunction self, PyObject value) {
        throw readOnly(ts);
    }

    @ExposedGetter(name = "__builtins__", member = true)
    static PyObject getBuiltins(PyFunction self) {
        return self.builtins();
    }

    @ExposedSetter(name = "__builtins__", deletes = true)
    static void setBuiltins(ThreadState ts, PyFunction self, PyObject value) {
        throw readOnly(ts);
    }

    @ExposedGetter(name = "__closure__", member = true)
    static PyObject getClosure(ThreadState ts, PyFunction self) {
        PyCell[] cells = self.closure();
        if (cells.length == 0) {
            return PyNone.NONE;
        }
        PyObject[] all = new PyObject[cells.length];
        System.arraycopy(cells, 0, all, 0, all.length);
        return PyTuple.of(ts, all);
    }

    @ExposedSetter(name = "__closure__", deletes = true)
    static void setClosure(ThreadState ts, PyFunction self, PyObject value) {
        throw readOnly(ts);
    }

    @ExposedGetter(name = "__annotations__")
    @CleanPoint
    static PyObject getAnnotations(ThreadState ts, PyFunction self) {
        PyObject own = self.annotations();
        if (own != null) {
            return own;
        }
        PyObject annotate = self.annotate();
        if (annotate == null || annotate == PyNone.NONE) {
            own = new PyDict(ts);
        } else {
            own = Calls.call(ts, annotate, VALUE_FORMAT);
            if (!(own instanceof PyDict)) {
                String name = PyType.of(own).fullName();
                Refs.discard(ts, own);
                throw Errors.typeError(ts, "__annotate__ returned non-dict of type '" + name + "'");
            }
        }
        self.setAnnotations(ts, own);
        return own;
    }

    @ExposedSetter(name = "__annotations__", deletes = true)
    static void setAnnotations(ThreadState ts, PyFunction self, PyObject value) {
        PyObject v = orNull(value);
        if (v != null && !(v instanceof PyDict)) {
            throw Errors.typeError(ts, "__annotations__ must be set to a dict object");
        }
        self.setAnnotations(ts, v);
        self.setAnnotate(ts, null);
    }

    @ExposedGetter(name = "__annotate__")
    static PyObject getAnnotate(PyFunction self) {
        return orNone(self.annotate());
    }

    @ExposedSetter(name = "__annotate__", deletes = true)
    static void setAnnotate(ThreadState ts, PyFunction self, PyObject value) {
        if (value == null) {
            throw Errors.typeError(ts, "__annotate__ cannot be deleted");
        }
        if (value == PyNone.NONE) {
            self.setAnnotate(ts, null);
            return;
        }
        if (PyType.of(value).slot(SlotId.CALL) == null) {
            throw Errors.typeError(ts, "__annotate__ must be callable or None");
        }
        self.setAnnotate(ts, value);
        self.setAnnotations(ts, null);
    }

    @ExposedGetter(name = "__type_params__")
    static PyObject getTypeParams(PyFunction self) {
        PyTuple params = self.typeParams();
        return params == null ? PyTuple.EMPTY : params;
    }

    @ExposedSetter(name = "__type_params__", deletes = true)
    static void setTypeParams(ThreadState ts, PyFunction self, PyObject value) {
        if (!(value instanceof PyTuple t)) {
            throw Errors.typeError(ts, "__type_params__ must be set to a tuple");
        }
        self.setTypeParams(ts, t);
    }

    private static RuntimeException readOnly(ThreadState ts) {
        return Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "readonly attribute");
    }

    private static PyObject orNone(PyObject o) {
        return o == null ? PyNone.NONE : o;
    }

    private static PyObject orNull(PyObject o) {
        return o == PyNone.NONE ? null : o;
    }
}
