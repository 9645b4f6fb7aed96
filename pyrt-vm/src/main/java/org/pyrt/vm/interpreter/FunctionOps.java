package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;

/** Making functions and classes. */
@SuppressWarnings("CleanPoint")
final class FunctionOps {

    private static final PyStr NAME = PyStr.interned("__name__");
    private static final PyStr BUILD_CLASS = PyStr.interned("__build_class__");
    private static final PyCell[] NO_CELLS = {};

    private FunctionOps() {}

    /** {@code MAKE_FUNCTION}: of constant {@code c}, the cells of its free variables from register {@code b} on. */
    static PyObject make(ThreadState ts, Frame f, int b, int c) {
        Code code = (Code) f.code.constants[c];
        int n = code.freeVars.length;
        PyCell[] closure = n == 0 ? NO_CELLS : new PyCell[n];
        for (int i = 0; i < n; i++) {
            closure[i] = (PyCell) f.registers[b + i];
        }
        PyObject doc = (code.flags & PyCode.HAS_DOCSTRING) != 0 ? code.constants[0] : PyNone.NONE;
        PyObject module = f.globals.getStr(ts, NAME);
        boolean deferred = (code.flags & PyCode.NESTED) == 0;
        return new PyFunction(ts, code, f.globals, f.builtins, closure, doc, module, deferred);
    }

    /** {@code SET_FUNCTION}: gives the function in register {@code a} the value in {@code b}. */
    static void set(ThreadState ts, Frame f, int a, int b, int kind) {
        PyFunction fn = (PyFunction) f.registers[a];
        PyObject value = f.registers[b];
        switch (kind) {
            case Opcode.SET_DEFAULTS:
                fn.setDefaults(ts, (PyTuple) value);
                break;
            case Opcode.SET_KWDEFAULTS:
                fn.setKeywordDefaults(ts, (PyDict) value);
                break;
            case Opcode.SET_ANNOTATE:
                fn.setAnnotate(ts, value);
                break;
            case Opcode.SET_ANNOTATIONS:
                fn.setAnnotations(ts, value);
                break;
            default:
                fn.setTypeParams(ts, (PyTuple) value);
        }
        f.consume(ts, b);
    }

    /** {@code COPY_FREE}: the cells of the function's free variables into registers from {@code a} on, held. */
    static void copyFree(ThreadState ts, Frame f, int a) {
        PyCell[] closure = f.function.closure();
        for (int i = 0; i < closure.length; i++) {
            f.registers[a + i] = closure[i];
            Refs.hold(ts, closure[i]);
        }
    }

    /** {@code builtins.__build_class__}. */
    @CleanPoint
    static PyObject buildClass(ThreadState ts, Frame f) {
        PyObject v = NameOps.find(ts, f.builtins, BUILD_CLASS);
        if (v == null) {
            throw Errors.nameError(ts, BUILD_CLASS, "__build_class__ not found");
        }
        return v;
    }
}
