package org.pyrt.vm.interpreter;

import org.pyrt.api.annotation.Floating;
import static org.pyrt.vm.code.Opcode.*;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;

/** Comparisons and truth. Operands are consumed. */
@SuppressWarnings("CleanPoint")
final class CompareOps {

    private CompareOps() {}

    /** Whether the comparison fused with a jump, {@code w}, makes it jump. The eval loop has looked for ints, and strs that are equal or not. */
    @CleanPoint
    static boolean jumps(ThreadState ts, Frame f, long w) {
        int op = Opcode.op(w);
        int a = Opcode.a(w);
        int b = Opcode.b(w);
        boolean truth;
        if (op >= IS_JF) {
            truth = Comparison.is(f.registers[a], f.registers[b]);
            f.consume(ts, a);
            f.consume(ts, b);
        } else {
            truth = test(ts, f, op, a, b);
        }
        return truth == ((op & 1) != 0);
    }

    @CleanPoint
    private static boolean test(ThreadState ts, Frame f, int op, int a, int b) {
        PyObject x = f.registers[a];
        PyObject y = f.registers[b];
        int id = SlotId.LT + (op - LT_JF >> 1);
        if (x instanceof PyFloat i && y instanceof PyFloat j) {
            return floats(id, i.value, j.value);
        }
        PyObject result = Comparison.compare(ts, id, x, y);
        boolean truth = result instanceof PyBool ? result == PyBool.TRUE : truthOf(ts, f, result);
        f.consume(ts, a);
        f.consume(ts, b);
        return truth;
    }

    @CleanPoint
    private static boolean truthOf(ThreadState ts, Frame f, @Floating PyObject result) {
        try (var held = ts.hold(result)) {
            return Comparison.isTrue(ts, result);
        }
    }

    private static boolean ints(int id, long i, long j) {
        switch (id) {
            case SlotId.LT:
                return i < j;
            case SlotId.LE:
                return i <= j;
            case SlotId.EQ:
                return i == j;
            case SlotId.NE:
                return i != j;
            case SlotId.GT:
                return i > j;
            default:
                return i >= j;
        }
    }

    private static boolean floats(int id, double i, double j) {
        switch (id) {
            case SlotId.LT:
                return i < j;
            case SlotId.LE:
                return i <= j;
            case SlotId.EQ:
                return i == j;
            case SlotId.NE:
                return i != j;
            case SlotId.GT:
                return i > j;
            default:
                return i >= j;
        }
    }

    /** A comparison's result as an object. */
    @CleanPoint
    static PyObject compare(ThreadState ts, Frame f, long w) {
        int b = Opcode.b(w);
        int c = Opcode.c(w);
        PyObject x = f.registers[b];
        PyObject y = f.registers[c];
        int id = SlotId.LT + Opcode.op(w) - LT;
        if (x instanceof SmallInt i && y instanceof SmallInt j) {
            return PyBool.of(ints(id, i.value, j.value));
        }
        if (x instanceof PyFloat i && y instanceof PyFloat j) {
            return PyBool.of(floats(id, i.value, j.value));
        }
        PyObject result = Comparison.compare(ts, id, x, y);
        f.consume(ts, b);
        f.consume(ts, c);
        return result;
    }

    /** The truth of a register. */
    @CleanPoint
    static boolean truth(ThreadState ts, Frame f, int register) {
        PyObject x = f.registers[register];
        boolean result = Comparison.isTrue(ts, x);
        if (register >= f.code.counted) {
            Refs.discard(ts, x);
        }
        return result;
    }
}
