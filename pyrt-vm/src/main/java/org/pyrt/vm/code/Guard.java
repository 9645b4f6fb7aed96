package org.pyrt.vm.code;

import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.SmallInt;

/**
 * The guard clause that a function begins with, if it is one that needs no frame: {@code if PARAMETER < 2: return PARAMETER}, with any comparison with
 * a small int, or {@code is None}; what it returns is a parameter or a constant. The eval loop asks it before it makes a frame for a call: the
 * calls that end a recursion are often half of all. It runs no Python code, raises nothing, and cannot be seen from Python.
 */
public final class Guard {

    /** The parameter that is tested. */
    private final int tested;

    /** A value is met by an int from here... */
    private final long least;

    /** ...to here; none, if the test is one for None. */
    private final long most;

    /** Whether it is the other ints that meet the guard. */
    private final boolean inverted;

    /** The object that meets the guard by identity, or null. */
    private final PyObject same;

    /** The instruction to go on at where the guard is not met. */
    private final int next;

    /** The parameter that is returned, or -1 for the constant. */
    private final int returned;

    /** A leaf, or an immortal or deferred object, as all constants are. */
    @SuppressWarnings("UncountedField")
    private final PyObject constant;

    private Guard(int tested, long least, long most, boolean inverted, PyObject same, int next, int returned, PyObject constant) {
        this.tested = tested;
        this.least = least;
        this.most = most;
        this.inverted = inverted;
        this.same = same;
        this.next = next;
        this.returned = returned;
        this.constant = constant;
    }

    /** The guard of a function with these instructions and this template, or null. Its parameters are the first {@code parameters} registers. */
    static Guard of(long[] instructions, PyObject[] template, int parameters, int constantBase) {
        if (instructions.length < 3) {
            return null;
        }
        long test = instructions[0];
        long end = instructions[1];
        int tested = Opcode.a(test);
        int other = Opcode.b(test);
        int result = Opcode.b(end);
        if (Opcode.op(end) != Opcode.RETURN
                || tested >= parameters
                || other < constantBase
                || result >= parameters && result < constantBase) {
            return null;
        }
        int returned = result < parameters ? result : -1;
        PyObject constant = returned < 0 ? template[result] : null;
        PyObject c = template[other];
        int op = Opcode.op(test);
        int next = 1 + (short) Opcode.c(test);
        if (op == Opcode.IS_JF) {
            return c == PyNone.NONE ? new Guard(tested, 0, -1, false, c, next, returned, constant) : null;
        }
        if (!(c instanceof SmallInt i) || i.value == Long.MIN_VALUE || i.value == Long.MAX_VALUE) {
            return null;
        }
        long n = i.value;
        return switch (op) {
            case Opcode.LT_JF -> new Guard(tested, Long.MIN_VALUE, n - 1, false, null, next, returned, constant);
            case Opcode.LE_JF -> new Guard(tested, Long.MIN_VALUE, n, false, null, next, returned, constant);
            case Opcode.GT_JF -> new Guard(tested, n + 1, Long.MAX_VALUE, false, null, next, returned, constant);
            case Opcode.GE_JF -> new Guard(tested, n, Long.MAX_VALUE, false, null, next, returned, constant);
            case Opcode.EQ_JF -> new Guard(tested, n, n, false, null, next, returned, constant);
            case Opcode.NE_JF -> new Guard(tested, n, n, true, null, next, returned, constant);
            default -> null;
        };
    }

    /** What a call with the arguments from register {@code first} on returns, if they meet the guard, else null. Floats as its argument does. */
    public PyObject answer(PyObject[] registers, int first) {
        PyObject x = registers[first + tested];
        if (!(x instanceof SmallInt i ? meets(i) : x == same)) {
            return null;
        }
        return returned < 0 ? constant : registers[first + returned];
    }

    /** The instruction where a frame for the arguments from register {@code first} on begins: behind the guard, if it is known that they do not meet it. */
    public int start(PyObject[] registers, int first) {
        return registers[first + tested] instanceof SmallInt i && !meets(i) ? next : 0;
    }

    private boolean meets(SmallInt i) {
        return same == null && (i.value >= least & i.value <= most) != inverted;
    }
}
