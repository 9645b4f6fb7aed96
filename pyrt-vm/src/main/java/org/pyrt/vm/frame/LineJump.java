package org.pyrt.vm.frame;

import java.util.ArrayDeque;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.Opcode;

/**
 * Sends a frame that a trace function looks at to another line: {@code frame.f_lineno = line}. Source: CPython 3.14 Objects/frameobject.c.
 *
 * <p>Implementation notes. What CPython finds on its operand stack (iterators of loops, exit methods, exceptions being handled) is in hidden
 * locals here. For each instruction the kinds of what they hold are found by following the code once; a jump may leave blocks, whose hidden
 * locals are dropped, but enter none: what the target expects must be there already.
 */
final class LineJump {

    private static final byte EMPTY = 0;
    private static final byte ITERATOR = 1;
    private static final byte EXCEPTION = 2;

    /** The exception handled before: dropping it ends the handling. */
    private static final byte HANDLING = 3;

    private static final byte OBJECT = 4;

    private final Frame f;
    private final Code code;
    private final long[] in;
    private final byte[][] states;
    private final ArrayDeque<Integer> todo = new ArrayDeque<>();

    private LineJump(Frame f) {
        this.f = f;
        code = f.code;
        in = code.originals();
        states = new byte[in.length][];
        analyze();
    }

    /** Makes {@code f}, which is about to carry out the instruction before its pc, go on at {@code line}. */
    @CleanPoint
    static void to(ThreadState ts, Frame f, int line) {
        Code code = f.code;
        if (line < code.firstLine) {
            throw Errors.valueError(ts, "line " + line + " comes before the current code block");
        }
        int target = nextLine(code, line);
        if (target < 0) {
            throw Errors.valueError(ts, "line " + line + " comes after the current code block");
        }
        new LineJump(f).go(ts, target);
    }

    /** The first line from {@code line} on that has code, or -1. */
    private static int nextLine(Code code, int line) {
        int best = -1;
        for (int pc = code.firstTraceable(); pc < code.instructions.length; pc++) {
            int here = code.positions.line(pc);
            if (!code.positions.isArtificial(pc) && here >= line && (best < 0 || here < best)) {
                best = here;
            }
        }
        return best;
    }

    @CleanPoint
    private void go(ThreadState ts, int line) {
        byte[] from = states[f.pc - 1];
        String message = from == null ? "can't jump from unreachable code" : "cannot find bytecode for specified line";
        int best = -1;
        int kept = -1;
        boolean explained = false;
        int before = -1;
        for (int pc = code.firstTraceable(); pc < in.length && from != null; pc++) {
            if (code.positions.isArtificial(pc)) {
                continue;
            }
            int here = code.positions.line(pc);
            boolean starts = here != before;
            before = here;
            if (!starts || here != line) {
                continue;
            }
            String reason = states[pc] == null ? "can't jump into an exception handler, or code may be unreachable" : incompatible(from, pc);
            if (reason == null) {
                int n = filled(states[pc]);
                if (n > kept) {
                    kept = n;
                    best = pc;
                }
            } else if (!explained) {
                message = reason;
                explained = true;
            }
        }
        if (best < 0) {
            throw Errors.valueError(ts, message);
        }
        bindAll(ts);
        leave(ts, from, states[best]);
        f.pc = best;
        f.lastTraced = Frame.JUMPED;
    }

    private static int filled(byte[] state) {
        int n = 0;
        for (byte kind : state) {
            n += kind != EMPTY ? 1 : 0;
        }
        return n;
    }

    /** Why the frame cannot go to {@code pc}, or null if it can. */
    private String incompatible(byte[] from, int pc) {
        byte[] to = states[pc];
        for (int i = to.length; --i >= 0; ) {
            if (to[i] == EMPTY || to[i] == from[i]) {
                continue;
            }
            switch (to[i]) {
                case ITERATOR:
                    return "can't jump into the body of a for loop";
                case OBJECT:
                    return "incompatible stacks";
                default:
                    return "can't jump into an 'except' block as there's no exception";
            }
        }
        return code.depth[pc] == 0 ? null : "incompatible stacks";
    }

    /** Variables that have no value get None: code that is jumped to may take for granted that they have one. */
    @CleanPoint
    private void bindAll(ThreadState ts) {
        int unbound = 0;
        for (int i = 0; i < code.named; i++) {
            unbound += f.registers[i] == null ? 1 : 0;
        }
        if (unbound == 0) {
            return;
        }
        String message = "assigning None to " + unbound + " unbound local" + (unbound == 1 ? "" : "s");
        Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.RUNTIME_WARNING, message, 0);
        for (int i = 0; i < code.named; i++) {
            if (f.registers[i] == null) {
                f.registers[i] = PyNone.NONE;
            }
        }
    }

    /** Drops the temporaries, and the hidden locals that are not there at the target, the last first. */
    private void leave(ThreadState ts, byte[] from, byte[] to) {
        PyObject[] r = f.registers;
        int live = code.depth[f.pc - 1];
        f.unholdTemporaries(ts, 0);
        f.dropTemporaries(ts, 0, live);
        for (int i = from.length; --i >= 0; ) {
            int register = code.named + i;
            if (from[i] == EMPTY || to[i] != EMPTY) {
                continue;
            }
            PyObject old = r[register];
            if (from[i] == HANDLING) {
                PyObject handled = ts.handled;
                ts.handled = f.generator == null ? old : f.generator.popHandled(old);
                old = handled;
            }
            r[register] = null;
            Refs.release(ts, old);
        }
    }

    // ---- analysis ----

    private void analyze() {
        int n = code.counted - code.named;
        reach(0, new byte[n]);
        for (; ; ) {
            while (!todo.isEmpty()) {
                follow(todo.poll());
            }
            if (!reachHandlers(n)) {
                return;
            }
        }
    }

    private boolean reachHandlers(int n) {
        int[] t = code.exceptionTable;
        for (int i = 0; i < t.length; i += 4) {
            int handler = t[i + 2];
            for (int pc = t[i]; pc < t[i + 1] && states[handler] == null; pc++) {
                if (states[pc] == null) {
                    continue;
                }
                byte[] s = states[pc].clone();
                int exception = t[i + 3] - code.named;
                for (int k = exception; k < n; k++) {
                    s[k] = EMPTY;
                }
                s[exception] = EXCEPTION;
                reach(handler, s);
            }
        }
        return !todo.isEmpty();
    }

    private void reach(int pc, byte[] state) {
        if (pc < in.length && states[pc] == null) {
            states[pc] = state;
            todo.add(pc);
        }
    }

    private void follow(int pc) {
        long w = in[pc];
        int op = Opcode.op(w);
        byte[] s = states[pc].clone();
        if (Opcode.kind(op, 0) == 'w') {
            write(s, Opcode.a(w), kindOf(op));
        }
        if (Opcode.kind(op, 2) == 'w') {
            write(s, Opcode.c(w), OBJECT);
        }
        if (Opcode.kind(op, 1) == 'J') {
            reach(Opcode.bc(w), s);
            return;
        }
        if (Opcode.kind(op, 2) == 'j') {
            reach(pc + 1 + (short) Opcode.c(w), s.clone());
        }
        if (op != Opcode.RETURN && op != Opcode.RAISE && op != Opcode.RERAISE) {
            reach(pc + 1, s);
        }
    }

    private void write(byte[] s, int register, byte kind) {
        int i = register - code.named;
        if (i >= 0 && i < s.length) {
            s[i] = kind;
        }
    }

    private static byte kindOf(int op) {
        switch (op) {
            case Opcode.GET_ITER:
            case Opcode.GET_AITER:
                return ITERATOR;
            case Opcode.PUSH_EXC:
                return HANDLING;
            case Opcode.POP_EXC:
            case Opcode.CLEAR:
            case Opcode.DELETE_FAST:
                return EMPTY;
            default:
                return OBJECT;
        }
    }
}
