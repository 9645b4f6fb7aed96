package org.pyrt.vm.frame;

import org.pyrt.api.PyObject;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;

/**
 * The variables of a frame by number: locals first, then cells and free variables that are no locals, then those of comprehensions that are compiled in place,
 * which have values only while the frame is in the comprehension and then hide others of their names.
 */
final class FrameVariables {

    private FrameVariables() {}

    /** How many there are. */
    static int count(Frame f) {
        return f.code.named + f.code.inlinedVariables.length / 4;
    }

    /** The name of one. */
    static PyStr name(Frame f, int number) {
        Code code = f.code;
        return number < code.named ? code.localName(number) : code.names[code.inlinedVariables[entry(code, number) + 3] >> 1];
    }

    private static int entry(Code code, int number) {
        return 4 * (number - code.named);
    }

    /** Whether the frame is where the variable is. */
    private static boolean isThere(Frame f, int number) {
        if (number < f.code.named) {
            return true;
        }
        int[] t = f.code.inlinedVariables;
        int i = entry(f.code, number);
        int pc = f.pc - 1;
        return pc >= t[i] && pc < t[i + 1];
    }

    /** What one holds, floating, or null. */
    static PyObject get(ThreadState ts, Frame f, int number) {
        Code code = f.code;
        if (code.inlinedVariables.length != 0 && (!isThere(f, number) || find(f, name(f, number)) != number)) {
            return null;
        }
        PyObject v = Slots.load(ts, f.registers, register(code, number));
        if (v == null) {
            v = early(f, number);
        }
        return v instanceof PyCell cell && isCell(code, number) ? cell.get(ts) : v;
    }

    private static int register(Code code, int number) {
        return number < code.named ? number : code.inlinedVariables[entry(code, number) + 2];
    }

    private static boolean isCell(Code code, int number) {
        return number < code.named
                ? code.isCell(number) || code.isFree(number)
                : (code.inlinedVariables[entry(code, number) + 3] & 1) != 0;
    }

    /** The cell of a free variable of a frame that has not begun, so that its registers have none yet; null for others. */
    private static PyCell early(Frame f, int number) {
        Code code = f.code;
        if (f.function == null || number >= code.named || !code.isFree(number)) {
            return null;
        }
        PyCell[] closure = f.function.closure();
        for (int i = 0; i < closure.length; i++) {
            if (code.cellRegisters[code.cellVars.length + i] == number) {
                return closure[i];
            }
        }
        return null;
    }

    /** Gives one a value. */
    static void set(ThreadState ts, Frame f, int number, PyObject value) {
        int register = register(f.code, number);
        PyObject old = f.registers[register];
        if (old == null) {
            old = early(f, number);
        }
        if (old instanceof PyCell cell && isCell(f.code, number)) {
            cell.set(ts, value);
            return;
        }
        Refs.hold(ts, value);
        f.registers[register] = value;
        Refs.release(ts, old);
    }

    /** The number of the variable that the name means where the frame is, or -1. */
    static int find(Frame f, PyStr name) {
        Code code = f.code;
        for (int i = code.named; i < count(f); i++) {
            if (isThere(f, i) && name(f, i).equals(name)) {
                return i;
            }
        }
        for (int i = 0; i < code.named; i++) {
            if (code.localName(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
