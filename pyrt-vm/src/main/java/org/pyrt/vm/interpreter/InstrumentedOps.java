package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.function.PyMethod;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.Instrumentation;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.code.Positions;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.frame.PyGenerator;
import org.pyrt.vm.monitor.Events;
import org.pyrt.vm.monitor.Monitors;

/**
 * {@code INSTRUMENTED}: sends the events of the place and carries out the instruction that was there, as the eval loop and {@link SlowOps}
 * together do. Answers as {@link SlowOps#execute}; the word that the eval loop has names the same result register.
 */
@SuppressWarnings("CleanPoint")
final class InstrumentedOps {

    private static final int TRACE = 1 << Instrumentation.TRACE_TOOL;

    private InstrumentedOps() {}

    @CleanPoint
    static Object execute(ThreadState ts, Frame f) {
        int pc = f.pc - 1;
        Code code = f.code;
        Instrumentation in = Monitors.of(ts).current(code);
        int place = in.place(pc);
        long w = single(in.originals[pc]);
        if (place == 0 || ts.tracing != 0) {
            remember(f, code.positions, pc);
            return carryOut(ts, f, w);
        }
        if (!before(ts, f, in, place, pc, w)) {
            return null;
        }
        remember(f, code.positions, pc);
        return after(ts, f, in, place, pc, w);
    }

    /** Items come one by one where somebody looks. */
    private static long single(long w) {
        return Opcode.op(w) == Opcode.FOR_NEXT_PAIR ? w - Opcode.FOR_NEXT_PAIR + Opcode.FOR_NEXT : w;
    }

    private static void remember(Frame f, Positions positions, int pc) {
        if (f.lastTraced < 0 || !positions.isArtificial(pc)) {
            f.lastTraced = pc;
        }
    }

    /** Sends what comes before the instruction; false if a callback sent the frame elsewhere. */
    @CleanPoint
    private static boolean before(ThreadState ts, Frame f, Instrumentation in, int place, int pc, long w) {
        if ((place & 1 << Instrumentation.PY_START) != 0) {
            f.lastTraced = Frame.STARTING;
            Events.local(ts, f, in, Instrumentation.PY_START, pc, null, null);
            f.lastTraced = Frame.FRESH;
        } else if (pc == 0) {
            f.lastTraced = Frame.FRESH;
        }
        if ((place & 1 << Instrumentation.PY_RESUME) != 0 && f.lastTraced == Frame.RESUMED) {
            f.lastTraced = Frame.RESUMING;
            Events.local(ts, f, in, Instrumentation.PY_RESUME, pc, null, null);
            f.lastTraced = pc - 1;
        }
        boolean backwards = Opcode.op(w) == Opcode.FOR_NEXT;
        if (backwards && (place & 1 << Instrumentation.JUMP) != 0) {
            Events.local(ts, f, in, Instrumentation.JUMP, pc, Events.offset(in.target(pc) - 1), null);
        }
        if ((place & 1 << Instrumentation.LINE) != 0) {
            Positions lines = f.code.positions;
            int last = f.lastTraced;
            int tools = in.tools(Instrumentation.LINE, pc);
            if (last >= 0 && lines.line(last) == lines.line(pc)) {
                tools = backwards ? tools & TRACE : 0;
            }
            Events.to(ts, f, in, Instrumentation.LINE, pc, tools, null, null);
            if (jumped(f)) {
                return false;
            }
        } else if (backwards) {
            sameLine(ts, f, in, pc, pc);
            if (jumped(f)) {
                return false;
            }
        }
        // A callback may just have asked for it.
        if ((in.place(pc) & 1 << Instrumentation.INSTRUCTION) != 0) {
            Events.local(ts, f, in, Instrumentation.INSTRUCTION, pc, null, null);
        }
        return true;
    }

    /** Whether a trace function has just sent the frame to another line. */
    private static boolean jumped(Frame f) {
        if (f.lastTraced != Frame.JUMPED) {
            return false;
        }
        f.lastTraced = Frame.FRESH;
        return true;
    }

    /** A jump back goes to {@code target}: trace functions hear of a line even if it is the same. */
    @CleanPoint
    private static void sameLine(ThreadState ts, Frame f, Instrumentation in, int pc, int target) {
        if (ts.traceFunction == null || f.object == null || (Monitors.of(ts).tools(Instrumentation.LINE) & TRACE) == 0) {
            return;
        }
        int last = f.lastTraced;
        Positions lines = f.code.positions;
        if (last >= 0 && lines.line(last) == lines.line(target)) {
            Events.to(ts, f, in, Instrumentation.LINE, pc, TRACE, null, null);
        }
    }

    /** Carries out the instruction and sends what comes with it or after it. */
    @CleanPoint
    private static Object after(ThreadState ts, Frame f, Instrumentation in, int place, int pc, long w) {
        int op = Opcode.op(w);
        switch (op) {
            case Opcode.RETURN:
                if ((place & 1 << Instrumentation.PY_RETURN) != 0) {
                    Events.local(ts, f, in, Instrumentation.PY_RETURN, pc, f.registers[Opcode.b(w)], null);
                }
                return carryOut(ts, f, w);
            case Opcode.YIELD:
                if ((place & 1 << Instrumentation.PY_YIELD) != 0) {
                    Events.local(ts, f, in, Instrumentation.PY_YIELD, pc, f.registers[Opcode.b(w)], null);
                    if (jumped(f)) {
                        return null;
                    }
                }
                return carryOut(ts, f, w);
            case Opcode.CALL:
            case Opcode.CALL_METHOD:
            case Opcode.CALL_KW:
            case Opcode.CALL_METHOD_KW:
            case Opcode.CALL_EX:
                return (place & 1 << Instrumentation.CALL) != 0 ? call(ts, f, in, pc, w) : carryOut(ts, f, w);
            case Opcode.JUMP:
            case Opcode.JUMP_BACK: {
                int target = Opcode.bc(w);
                if ((place & 1 << Instrumentation.JUMP) != 0) {
                    Events.local(ts, f, in, Instrumentation.JUMP, pc, Events.offset(target), null);
                }
                if (op == Opcode.JUMP_BACK) {
                    sameLine(ts, f, in, pc, target);
                    if (jumped(f)) {
                        return null;
                    }
                }
                return carryOut(ts, f, w);
            }
            case Opcode.FOR_ITER:
            case Opcode.FOR_NEXT:
                return iterate(ts, f, in, place, pc, w);
            case Opcode.SEND:
                return send(ts, f, in, place, pc, w);
            default:
                if (!Instrumentation.isBranch(op)) {
                    return carryOut(ts, f, w);
                }
                Object result = SlowOps.execute(ts, f, w);
                boolean back = (short) Opcode.c(w) < 0;
                boolean jumped = f.pc != pc + 1;
                branch(ts, f, in, place, pc, jumped == back);
                if (jumped && back) {
                    sameLine(ts, f, in, pc, f.pc);
                }
                return result;
        }
    }

    /** A branch was decided, and the pc is where the frame goes on: tells of it. */
    @CleanPoint
    private static void branch(ThreadState ts, Frame f, Instrumentation in, int place, int pc, boolean left) {
        int event = left ? Instrumentation.BRANCH_LEFT : Instrumentation.BRANCH_RIGHT;
        if ((place & 1 << event) == 0) {
            return;
        }
        int to = f.pc;
        f.pc = pc + 1;
        f.settled = f.code.depth[to];
        try {
            Events.local(ts, f, in, event, pc, Events.offset(to), null);
        } finally {
            f.settled = -1;
        }
        if (!jumped(f)) {
            f.pc = to;
        }
    }

    /** Fetches an item of any iterator here, so that what becomes of it is known. */
    @CleanPoint
    private static Object iterate(ThreadState ts, Frame f, Instrumentation in, int place, int pc, long w) {
        if ((place & (1 << Instrumentation.BRANCH_LEFT | 1 << Instrumentation.BRANCH_RIGHT)) == 0) {
            return carryOut(ts, f, w);
        }
        if (Opcode.op(w) == Opcode.FOR_NEXT && ts.breaker() != 0) {
            Polls.serve(ts, f);
        }
        PyObject item = IterationOps.fetch(ts, f, f.registers[Opcode.b(w)]);
        boolean top = Opcode.op(w) == Opcode.FOR_ITER;
        if ((item == null) == top) {
            f.pc = pc + 1 + (short) Opcode.c(w);
        }
        if (item != null) {
            store(ts, f, w, item);
        }
        branch(ts, f, in, place, top ? pc : in.target(pc) - 1, item != null);
        return null;
    }

    /** {@code SEND}: a generator runs on in its own frame unless somebody wants to hear of its end. */
    @CleanPoint
    private static Object send(ThreadState ts, Frame f, Instrumentation in, int place, int pc, long w) {
        if ((place & 1 << Instrumentation.STOP_ITERATION) == 0 || !(f.registers[Opcode.b(w)] instanceof PyGenerator g)) {
            return carryOut(ts, f, w);
        }
        PyObject v = GeneratorOps.sendPlain(ts, g, f.registers[Opcode.a(w)]);
        if (v != null && ts.yielded) {
            return v;
        }
        PyObject result = v == null ? PyNone.NONE : v;
        var held = ts.hold(result);
        try {
            stopped(ts, f, in, pc, result);
        } catch (Raised e) {
            held.close();
            throw e;
        }
        held.moveOut();
        held.close();
        f.pc = pc + 1 + (short) Opcode.c(w);
        return result;
    }

    /** A generator that the frame iterates over or delegates to ended with {@code value}. */
    @CleanPoint
    private static void stopped(ThreadState ts, Frame f, Instrumentation in, int pc, PyObject value) {
        PyObject[] args = value == PyNone.NONE ? new PyObject[0] : new PyObject[] {value};
        PyBaseException e = ExceptionTypes.make(ts, ExceptionTypes.STOP_ITERATION, PyTuple.of(ts, args));
        try (var held = ts.hold(e)) {
            Events.local(ts, f, in, Instrumentation.STOP_ITERATION, pc, e, null);
        }
    }

    /** A generator that {@code f} iterates over returned {@code value}, which is as if it had raised StopIteration there. */
    @CleanPoint
    static void returned(ThreadState ts, Frame f, PyObject value) {
        if (value == PyNone.NONE || !Monitors.of(ts).wants(Instrumentation.RAISE)) {
            return;
        }
        var held = ts.hold(value);
        Errors.reraise(ts, ExceptionTypes.make(ts, ExceptionTypes.STOP_ITERATION, PyTuple.of(ts, value)));
        Events.raising(ts, f, Instrumentation.RAISE, f.pc - 1, f.held);
        Errors.clear(ts);
        held.moveOut();
        held.close();
    }

    // ---- calls ----

    /** A call that somebody wants to hear of. What is not written in Python is called from here, so that its end is seen. */
    @CleanPoint
    private static Object call(ThreadState ts, Frame f, Instrumentation in, int pc, long w) {
        PyObject[] r = f.registers;
        int op = Opcode.op(w);
        int base = Opcode.b(w);
        int n = Opcode.c(w);
        int first = base + 1;
        if (op == Opcode.CALL_METHOD || op == Opcode.CALL_METHOD_KW) {
            if (r[first] == null) {
                first++;
            } else {
                n++;
            }
        }
        PyObject callable = r[base];
        PyObject argument;
        if (op == Opcode.CALL_EX) {
            PyTuple args = (PyTuple) r[first];
            argument = args.size() > 0 ? args.get(0) : null;
        } else {
            argument = n > 0 ? r[first] : null;
        }
        PyObject called = callable;
        if (op != Opcode.CALL_EX && callable instanceof PyMethod m) {
            called = m.function();
            argument = m.self();
        }
        if (argument == null) {
            argument = Monitors.of(ts).missing(ts);
        }
        try (var held = ts.hold(argument)) {
            Events.local(ts, f, in, Instrumentation.CALL, pc, called, argument);
            if (!(called instanceof PyFunction)) {
                return builtin(ts, f, in, pc, callable, called, argument, w, first, n);
            }
        }
        return SlowOps.execute(ts, f, w);
    }

    /** Makes the call of what is not written in Python, and consumes its operands. */
    @CleanPoint
    private static PyObject builtin(
            ThreadState ts, Frame f, Instrumentation in, int pc, PyObject callable, PyObject called, PyObject argument, long w, int first, int n) {
        PyObject[] r = f.registers;
        int op = Opcode.op(w);
        PyStr[] names = null;
        PyObject[] args;
        int end;
        if (op == Opcode.CALL_EX) {
            args = ((PyTuple) r[first]).array();
            end = first + 1;
            if (n != 0) {
                end++;
                PyDict kwargs = (PyDict) r[first + 1];
                if (kwargs.size() > 0) {
                    KeywordSpread spread = new KeywordSpread(ts, kwargs, args);
                    args = spread.args;
                    names = spread.names;
                }
            }
        } else {
            if (op == Opcode.CALL_KW || op == Opcode.CALL_METHOD_KW) {
                f.pc++;
                names = ((KeywordNames) f.code.constants[Opcode.bc(in.originals[pc + 1])]).names;
            }
            args = new PyObject[n];
            System.arraycopy(r, first, args, 0, n);
            end = first + n;
        }
        PyObject result = called(ts, f, pc, callable, called, argument, args, names);
        for (int i = Opcode.b(w); i < end; i++) {
            Refs.discard(ts, r[i]);
        }
        return result;
    }

    @CleanPoint
    private static PyObject called(
            ThreadState ts, Frame f, int pc, PyObject callable, PyObject called, PyObject argument, PyObject[] args, PyStr[] names) {
        PyObject result;
        try {
            result = Calls.call(ts, callable, args, names);
        } catch (Raised raised) {
            PyBaseException e = Errors.take(ts);
            try (var held = ts.hold(e)) {
                Instrumentation now = Monitors.of(ts).current(f.code);
                Events.to(ts, f, now, Instrumentation.C_RAISE, pc, now.tools(Instrumentation.CALL, pc), called, argument);
                throw Errors.reraise(ts, e);
            }
        }
        Instrumentation now = Monitors.of(ts).current(f.code);
        int tools = now.tools(Instrumentation.CALL, pc);
        if (tools == 0) {
            return result;
        }
        var held = ts.hold(result);
        try {
            Events.to(ts, f, now, Instrumentation.C_RETURN, pc, tools, called, argument);
        } catch (Raised e) {
            held.close();
            throw e;
        }
        held.moveOut();
        held.close();
        return result;
    }

    // ---- carrying out ----

    /** Carries out an instruction of any kind. */
    @CleanPoint
    private static Object carryOut(ThreadState ts, Frame f, long w) {
        PyObject[] r = f.registers;
        int b = Opcode.b(w);
        switch (Opcode.op(w)) {
            case Opcode.MOVE:
                store(ts, f, w, r[b]);
                return null;
            case Opcode.JUMP:
                f.pc = Opcode.bc(w);
                return null;
            case Opcode.JUMP_BACK:
                f.pc = Opcode.bc(w);
                if (ts.breaker() != 0) {
                    Polls.serve(ts, f);
                }
                return null;
            case Opcode.RETURN:
                return given(ts, f, FrameOps.leave(ts, f, r[b]));
            case Opcode.YIELD:
                return given(ts, f, GeneratorOps.yield(ts, f, w));
            case Opcode.RETURN_GENERATOR:
                return given(ts, f, GeneratorOps.returnGenerator(ts, f));
            case Opcode.LOAD_DEREF: {
                PyObject v = ((PyCell) r[b]).get(ts);
                return v != null ? v : SlowOps.execute(ts, f, w);
            }
            case Opcode.STORE_DEREF:
                ((PyCell) r[Opcode.a(w)]).set(ts, r[b]);
                return null;
            case Opcode.CHECK:
                return r[b] != null ? null : SlowOps.execute(ts, f, w);
            case Opcode.CLEAR: {
                PyObject old = r[Opcode.a(w)];
                r[Opcode.a(w)] = null;
                Refs.release(ts, old);
                return null;
            }
            case Opcode.DISCARD:
                Refs.discard(ts, r[b]);
                return null;
            case Opcode.LIST_APPEND:
                ((PyList) r[Opcode.a(w)]).append(ts, r[b]);
                return null;
            default:
                return SlowOps.execute(ts, f, w);
        }
    }

    /** Puts a result, null or not, into register a. */
    private static void store(ThreadState ts, Frame f, long w, PyObject v) {
        int a = Opcode.a(w);
        PyObject[] r = f.registers;
        if ((w & Opcode.A_COUNTED) == 0) {
            r[a] = v;
            return;
        }
        Refs.hold(ts, v);
        PyObject old = r[a];
        r[a] = v;
        Refs.release(ts, old);
    }

    /**
     * What the eval loop goes on with after the frame was left. A value for Java, which the loop would take for a result of the instruction, goes
     * into a frame of its own, whose only instruction returns it.
     */
    @CleanPoint
    private static Object given(ThreadState ts, Frame left, Object next) {
        if (next instanceof Frame) {
            return next;
        }
        Frame g = Frame.ofModule(Monitors.of(ts).exit(ts), left.globals, left.builtins, (Frame) ts.frame);
        g.kind = Frame.BOUNDARY;
        g.plain = false;
        PyObject v = (PyObject) next;
        Refs.hold(ts, v);
        g.registers[0] = v;
        ts.frame = g;
        return g;
    }
}
