package org.pyrt.vm.frame;

import org.pyrt.api.PyObject;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;

/** The named variables of a function's frame by number: locals first, then cells and free variables that are no locals. */
final class FrameVariables {

    private FrameVariables() {}

    /** How many there are. */
    static int count(Frame f) {
        return f.code.named;
    }

    /** The name of one. */
    static PyStr name(Frame f, int register) {
        return f.code.localName(register);
    }

    /** What one holds, floating, or null. */
    static PyObject get(ThreadState ts, Frame f, int register) {
        PyObject v = Slots.load(ts, f.registers, register);
        return v instanceof PyCell cell && isCell(f.code, register) ? cell.get(ts) : v;
    }

    private static boolean isCell(Code code, int register) {
        return code.isCell(register) || code.isFree(register);
    }

    /** Gives one a value. */
    static void set(ThreadState ts, Frame f, int register, PyObject value) {
        PyObject old = f.registers[register];
        if (old instanceof PyCell cell && isCell(f.code, register)) {
            cell.set(ts, value);
            return;
        }
        Refs.hold(ts, value);
        f.registers[register] = value;
        Refs.release(ts, old);
    }

    /** The number of the variable of that name, or -1. */
    static int find(Frame f, PyStr name) {
        Code code = f.code;
        for (int i = 0; i < code.named; i++) {
            if (code.localName(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
