package org.pyrt.vm.frame;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.refcount.Activation;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Place;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.AttributeSite;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.GlobalSite;

/**
 * The activation of a code object: its registers and where it is. Used by the thread that runs it only; a generator's frame moves from
 * thread to thread with the generator.
 *
 * <p>Implementation notes. Registers below {@code code.counted} hold (count) what is in them. The temporaries above are live up to a height
 * that the code knows for each instruction, and float; they are held while the frame is not the innermost one: {@link #held} says how many.
 * A frame that returned, and that neither a frame object nor a generator knows, becomes the thread's spare frame of its code: calling
 * again then touches memory that is in the cache, and needs no copy of the template.
 * {@link #pc} is the instruction after the one that runs; the eval loop keeps it in a variable and stores it before anything that may look.
 */
public final class Frame extends Activation {

    /** A call whose result goes to a register of the caller. */
    public static final int CALL = 0;

    /** The {@code __init__} of a new instance, which is the caller's result; it is in {@link #extra}. */
    public static final int INIT = 1;

    /** A call from Java: the eval loop ends when it does. */
    public static final int BOUNDARY = 2;

    /** A generator resumed by a for loop: at its end the caller goes on at {@link #exitPc}. */
    public static final int ITERATE = 3;

    /** A generator resumed by a yield from or await. */
    public static final int DELEGATE = 4;

    /** What it runs. */
    public final Code code;

    /** The registers. */
    public final PyObject[] registers;

    /** What the eval loop reads of the code, at hand. */
    public final long[] instructions;

    /** The code's. */
    public final AttributeSite[] attributeSites;

    /** The code's for {@link #globals}. */
    public GlobalSite[] globalSites;

    /** How many registers are counted: {@code code.counted}. */
    public final int counted;

    /** Where the temporaries end: {@code code.constantBase}. */
    private final int constantBase;

    /** The function called; null for a module's code. Counted unless the function is deferred. */
    public PyFunction function;

    /** Global names. */
    public PyDict globals;

    /** Builtin names, normally a dict. */
    public PyObject builtins;

    /** The namespace of a class body or module, else null; counted. */
    @Slot public PyObject locals;

    /** The caller; null at the bottom, and for a generator that does not run. */
    public Frame back;

    /** The frame of the first plain call from here, in use or idle; see {@link #call}. */
    private Frame callee;

    /** Whether this is the {@link #callee} of its caller and waits to be used again. */
    private boolean idle;

    /** The next instruction. */
    public int pc;

    /** The caller's register for the result. */
    public int dest;

    /** How the frame was entered: {@link #CALL} and so on. */
    public int kind;

    /** Where the caller goes on when a generator that it resumed ends. */
    public int exitPc;

    /** How many temporaries are held. */
    public int held;

    /** While deaths are carried out between two instructions: how many temporaries are live then; otherwise -1. */
    public int settled = -1;

    /** Nothing was traced in it yet; a value of {@link #lastTraced}. */
    public static final int FRESH = -1;

    /** It was resumed by a generator's method; a value of {@link #lastTraced}. */
    public static final int RESUMED = -2;

    /** The event of its start is being sent; a value of {@link #lastTraced}. */
    public static final int STARTING = -3;

    /** The event of its being resumed is being sent; a value of {@link #lastTraced}. */
    public static final int RESUMING = -4;

    /** It was sent to another line by a trace function; a value of {@link #lastTraced}. */
    public static final int JUMPED = -5;

    /** The instruction last carried out that has a line, where the code is instrumented for lines; or one of the numbers above. */
    public int lastTraced = FRESH;

    /** Whether ending the frame is dropping its registers and no more: an ordinary call of a deferred function that nobody looked at. */
    public boolean plain;

    /** How many frames are below. */
    public int depth;

    /** The instance that an {@code __init__} initializes; held. */
    @Slot public PyObject extra;

    /** The generator whose frame this is, or null; not counted, it outlives its frame. */
    public PyGenerator generator;

    /** The frame object, if anybody asked for it; not counted. */
    public PyFrame object;

    private Frame(Code code) {
        this.code = code;
        this.registers = code.template.clone();
        this.instructions = code.instructions;
        this.attributeSites = code.attributeSites;
        this.counted = code.counted;
        this.constantBase = code.constantBase;
    }

    /** A frame for a call of {@code function}, without arguments; the thread's spare one of that code if it has one. */
    public static Frame of(ThreadState ts, Code code, PyFunction function, Frame back) {
        Activation[] spare = ts.spare;
        int id = code.id;
        Frame f;
        if (id < spare.length && spare[id] != null) {
            f = (Frame) spare[id];
            spare[id] = f.back;
        } else {
            f = new Frame(code);
        }
        if (f.function != function) {
            f.function = function;
            f.builtins = function.builtins();
            f.setGlobals(function.globals());
        }
        f.pc = 0;
        f.plain = function.isDeferred();
        f.back = back;
        f.depth = back == null ? 1 : back.depth + 1;
        return f;
    }

    private void setGlobals(PyDict globals) {
        this.globals = globals;
        globalSites = builtins instanceof PyDict ? code.sitesFor(globals) : code.freshSites();
    }

    /**
     * Ends a {@link #plain} frame and keeps it as a spare one: drops its locals, the last first, but lets {@code result} float. The caller is
     * the innermost frame again, and the answer.
     */
    public Frame leavePlain(ThreadState ts, PyObject result) {
        PyObject[] r = registers;
        clearTemporaries(r);
        boolean moved = false;
        for (int i = counted; --i >= 0; ) {
            PyObject v = r[i];
            r[i] = null;
            if (!(v instanceof SmallInt) && v instanceof Counted c) {
                if (v == result && !moved) {
                    moved = true;
                    Refs.unhold(ts, v);
                } else if (Refs.releaseLast(ts, c)) {
                    dropRest(ts, c, i, 0, result, moved);
                    break;
                }
            }
        }
        Frame caller = back;
        ts.frame = caller;
        if (caller.callee == this) {
            idle = true;
        } else {
            keep(ts);
        }
        return caller;
    }

    /**
     * Drops the counted registers from {@code from} up to {@code end}, after the death of {@code dying} was pended. If that can be observed,
     * they are dropped when it is over, as in CPython, where a local variable's death is carried out before the next one is dropped.
     */
    private void dropRest(ThreadState ts, Counted dying, int end, int from, PyObject result, boolean moved) {
        PyObject[] r = registers;
        boolean floats = moved;
        boolean later = Refs.diesObservably(dying);
        for (int i = end; --i >= from; ) {
            PyObject v = r[i];
            r[i] = null;
            if (v instanceof Counted c) {
                if (v == result && !floats) {
                    floats = true;
                    Refs.unhold(ts, v);
                } else if (v == result || !later) {
                    later |= Refs.releaseLast(ts, c) && Refs.diesObservably(c);
                } else {
                    Refs.releaseLater(ts, c);
                }
            }
        }
    }

    /** Forgets what temporaries had, so that an idle frame keeps nothing alive for the host. Most frames have few: no loop for them. */
    private void clearTemporaries(PyObject[] r) {
        int from = counted;
        switch (constantBase - from) {
            case 4:
                r[from + 3] = null;
            // fall through
            case 3:
                r[from + 2] = null;
            // fall through
            case 2:
                r[from + 1] = null;
            // fall through
            case 1:
                r[from] = null;
            // fall through
            case 0:
                return;
            default:
                Arrays.fill(r, from, constantBase, null);
        }
    }

    /**
     * A frame for a call from this one, without arguments. The first plain callee of a frame stays linked to it while idle, with everything
     * in it that the same call needs the next time; others come from the thread's spare frames.
     */
    public Frame call(ThreadState ts, Code target, PyFunction called) {
        Frame g = callee;
        if (g != null && g.idle && g.function == called && g.code == target) {
            g.idle = false;
            g.pc = 0;
            g.depth = depth + 1;
            return g;
        }
        g = of(ts, target, called, this);
        if (callee == null && g.plain) {
            callee = g;
        }
        return g;
    }

    /**
     * Holds the temporaries below register {@code base}, because Python code is about to run above this frame in the course of one of its
     * instructions. If they are all leaves nothing is held.
     */
    public void holdBelow(ThreadState ts, int base) {
        PyObject[] r = registers;
        boolean any = false;
        for (int i = counted; i < base; i++) {
            PyObject x = r[i];
            if (!(x instanceof SmallInt) && x instanceof Counted) {
                Refs.hold(ts, x);
                any = true;
            }
        }
        if (any) {
            held = base - counted;
        }
    }

    private void keep(ThreadState ts) {
        Activation[] spare = ts.spare;
        int id = code.id;
        if (id >= spare.length) {
            spare = Arrays.copyOf(spare, Math.max(64, id * 2));
            ts.spare = spare;
        }
        back = (Frame) spare[id];
        spare[id] = this;
    }

    /** A frame of a module's code. */
    public static Frame ofModule(Code code, PyDict globals, PyObject builtins, Frame back) {
        Frame f = new Frame(code);
        f.builtins = builtins;
        f.setGlobals(globals);
        f.back = back;
        f.depth = back == null ? 1 : back.depth + 1;
        return f;
    }

    /** Its caller forgets the frame, which does not become idle. */
    public void unlink() {
        if (back != null && back.callee == this) {
            back.callee = null;
        }
    }

    /** Keeps a frame that returned as a spare one, if nothing can refer to it any more. */
    public void recycle(ThreadState ts) {
        if (object != null || generator != null || extra != null) {
            return;
        }
        unlink();
        clearTemporaries(registers);
        kind = CALL;
        keep(ts);
    }

    @Override
    public Activation caller() {
        return back;
    }

    /** That of the innermost call that runs code of the programmer's: what a call needs before that, cells for one, is made on behalf of its caller. */
    @Override
    public Place place() {
        Frame f = this;
        while (f != null && f.pc <= f.code.firstTraceable()) {
            f = f.back;
        }
        return f == null ? null : new Place(f.code.filename, Math.max(f.code.positions.line(Math.max(f.pc - 1, 0)), 0));
    }

    @Override
    public boolean floats(PyObject object) {
        int from = counted + held;
        int to = counted + live();
        for (int i = from; i < to; i++) {
            if (registers[i] == object) {
                return true;
            }
        }
        return false;
    }

    /** How many temporaries are live: between instructions, or before the one that runs, so with its operands. */
    private int live() {
        return settled >= 0 ? settled : pc == 0 ? 0 : code.depth[pc - 1];
    }

    /** Forgets what temporaries had that the instruction does not need any more, so that the frame keeps nothing alive for the host. Its thread stands. */
    public void forgetDeadTemporaries() {
        Arrays.fill(registers, counted + Math.max(live(), held), constantBase, null);
    }

    @Override
    public int holdTemporaries(ThreadState ts) {
        int before = held;
        int to = live();
        for (int i = before; i < to; i++) {
            Refs.hold(ts, registers[counted + i]);
        }
        if (to > before) {
            held = to;
        }
        return before;
    }

    @Override
    public void unholdTemporaries(ThreadState ts, int before) {
        int n = held;
        held = before;
        for (int i = before; i < n; i++) {
            Refs.unhold(ts, registers[counted + i]);
        }
    }

    /**
     * Ends the frame: drops its locals, the last first, but lets {@code result} (which may be one of them) float. If the frame object is in
     * use, it takes the named ones over instead.
     */
    public void leave(ThreadState ts, PyObject result) {
        PyObject[] r = registers;
        boolean moved = false;
        int from = 0;
        if (object != null) {
            if (object.takeOver(ts, result)) {
                from = code.named;
            } else {
                object = null;
            }
        }
        for (int i = code.counted; --i >= from; ) {
            PyObject v = r[i];
            r[i] = null;
            if (v instanceof Counted c) {
                if (v == result && !moved) {
                    moved = true;
                    Refs.unhold(ts, v);
                } else if (Refs.releaseLast(ts, c)) {
                    dropRest(ts, c, i, from, result, moved);
                    break;
                }
            }
        }
        if (object == null) {
            dropOwners(ts);
        }
    }

    private void dropOwners(ThreadState ts) {
        if (locals != null) {
            PyObject l = locals;
            locals = null;
            Refs.release(ts, l);
        }
        if (function != null && !function.isDeferred()) {
            Refs.release(ts, function);
        }
    }

    /** Drops what {@link #leave} left to the frame object, which dies or is cleared. */
    void dropLocals(ThreadState ts) {
        object = null;
        leave(ts, null);
        function = null;
    }

    /** Ends the life of an operand: if it is a temporary that nothing counts, its object joins the pending deaths. */
    public void consume(ThreadState ts, int register) {
        if (register >= counted) {
            Refs.discard(ts, registers[register]);
        }
    }

    /** Ends the life of the temporaries from number {@code from} to {@code to}, the last first. */
    public void dropTemporaries(ThreadState ts, int from, int to) {
        for (int i = counted + to, end = counted + from; --i >= end; ) {
            Refs.discard(ts, registers[i]);
        }
    }

    /** Forgets the operands of a call that was made: they are the callee's, and what raises now is no more with them. */
    public void forgetOperands() {
        int to = counted + code.depth[pc - 1];
        for (int i = counted + held; i < to; i++) {
            registers[i] = null;
        }
    }

    /** The object for this frame, floating if new. */
    public PyFrame object(ThreadState ts) {
        PyFrame o = object;
        if (o == null) {
            plain = false;
            o = new PyFrame(ts, this);
            object = o;
        }
        return o;
    }

    @Override
    public void visitHolds(SlotVisitor visitor) {
        int to = counted + held;
        for (int i = 0; i < to; i++) {
            if (registers[i] != null) {
                visitor.visit(registers[i]);
            }
        }
        if (function != null && !function.isDeferred()) {
            visitor.visit(function);
        }
        if (locals != null) {
            visitor.visit(locals);
        }
        if (extra != null) {
            visitor.visit(extra);
        }
        if (object != null && object.isPinned()) {
            visitor.visit(object);
        }
    }
}
