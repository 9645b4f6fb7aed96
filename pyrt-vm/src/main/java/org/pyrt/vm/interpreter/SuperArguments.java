package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.frame.Frame;

/** What {@code super()} without arguments means in a function. Source: CPython 3.14 Objects/typeobject.c, super_init_without_args. */
public final class SuperArguments {

    private static final PyStr CLASS = PyStr.interned("__class__");

    private SuperArguments() {}

    /** The class whose body the innermost function was defined in, and the function's first argument; borrowed from its frame. */
    public static PyObject[] find(ThreadState ts) {
        Frame f = (Frame) ts.frame;
        if (f == null) {
            throw Errors.runtimeError(ts, "super(): no current frame");
        }
        Code code = f.code;
        if (code.argCount == 0) {
            throw Errors.runtimeError(ts, "super(): no arguments");
        }
        PyObject first = f.registers[0];
        if (first instanceof PyCell cell && code.isCell(0)) {
            first = cell.get(ts);
        }
        if (first == null) {
            throw Errors.runtimeError(ts, "super(): arg[0] deleted");
        }
        for (int i = 0; i < code.freeVars.length; i++) {
            if (code.freeVars[i] == CLASS) {
                PyObject type = ((PyCell) f.registers[code.cellRegisters[code.cellVars.length + i]]).get(ts);
                if (type == null) {
                    throw Errors.runtimeError(ts, "super(): empty __class__ cell");
                }
                return new PyObject[] {type, first};
            }
        }
        throw Errors.runtimeError(ts, "super(): __class__ cell not found");
    }
}
