package org.pyrt.vm.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.ValuedIterator;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Collecting;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Plain;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.interpreter.GeneratorFinalizers;
import org.pyrt.vm.interpreter.GeneratorOps;

/**
 * A generator or coroutine: a frame that is left and entered again.
 *
 * <p>Implementation notes. The state goes CREATED -> RUNNING <-> SUSPENDED -> FINISHED, by CAS on entering, so that of two threads only one
 * enters. While suspended the frame holds its live temporaries. What its frame handles (sys.exc_info) is the generator's own; what its caller
 * handles shows through while there is nothing of its own.
 */
@HandWrittenSlots("most of what it refers to is in its frame")
public final class PyGenerator extends Counted implements ValuedIterator {

    /** The type generator. */
    public static final PyType GENERATOR = GeneratorMethods.TYPE;

    /** The type coroutine. */
    public static final PyType COROUTINE = CoroutineMethods.TYPE;

    /** The type async_generator. */
    public static final PyType ASYNC_GENERATOR = AsyncGeneratorMethods.TYPE;

    public static final int CREATED = 0;
    public static final int SUSPENDED = 1;
    public static final int RUNNING = 2;
    public static final int FINISHED = 3;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(PyGenerator.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final PyType type;
    private final Code code;
    private volatile PyStr name;
    private volatile PyStr qualname;
    private volatile boolean runningAsync;
    private volatile boolean closed;
    private Frame frame;
    private volatile int state = CREATED;
    @Slot private PyObject handled;

    /** What its caller handles while it runs; counted here if it {@link #handles} something itself, else by the thread. */
    @Slot private PyObject outerHandled;

    private boolean handles;

    /** Of an asynchronous generator: what to call instead of closing it when it dies. Of a coroutine: where it was made. */
    @Slot private PyObject extra;

    private boolean hooked;

    /** A floating generator over a frame that has just begun. */
    public PyGenerator(ThreadState ts, PyType type, Frame frame) {
        super(ts);
        this.type = type;
        this.frame = frame;
        this.code = frame.code;
        name = frame.function == null ? PyStr.interned(code.name) : frame.function.name();
        qualname = frame.function == null ? PyStr.of(code.qualname) : frame.function.qualname();
        frame.generator = this;
        ts.tracker.track(this);
    }

    /** Whether this is the first call, which has to call the hooks of asynchronous generators. */
    boolean startHooks() {
        boolean first = !hooked;
        hooked = true;
        return first;
    }

    /** What is called when an asynchronous generator dies, borrowed; null if nothing is. */
    public PyObject finalizer() {
        return type == ASYNC_GENERATOR ? extra : null;
    }

    /** Sets it, once. */
    void setFinalizer(ThreadState ts, PyObject value) {
        setExtra(ts, value);
    }

    /** Where a coroutine was made, borrowed; null if that was not tracked. */
    PyObject origin() {
        return type == COROUTINE ? extra : null;
    }

    /** Sets it, once: a tuple of tuples. */
    public void setOrigin(ThreadState ts, PyTuple value) {
        setExtra(ts, value);
    }

    private void setExtra(ThreadState ts, PyObject value) {
        extra = value;
        Refs.incref(ts, value);
        ts.trackFor(this, value);
    }

    /** The frame, or null once finished. */
    public Frame frame() {
        return frame;
    }

    /** CREATED, SUSPENDED, RUNNING or FINISHED. */
    public int state() {
        return state;
    }

    /** What it is called in messages: generator, coroutine or async generator. */
    public String kindName() {
        return type == GENERATOR ? "generator" : type == COROUTINE ? "coroutine" : "async generator";
    }

    /** What it runs. */
    public Code code() {
        return code;
    }

    /** {@code __name__}. */
    public PyStr name() {
        return name;
    }

    /** Replaces {@code __name__}. */
    public void setName(PyStr value) {
        name = value;
    }

    /** {@code __qualname__}. */
    public PyStr qualname() {
        return qualname;
    }

    /** Replaces {@code __qualname__}. */
    public void setQualname(PyStr value) {
        qualname = value;
    }

    /** Whether a step of an asynchronous generator was begun and has not ended. */
    public boolean isRunningAsync() {
        return runningAsync;
    }

    /** Notes that a step of an asynchronous generator begins or ended. */
    public void setRunningAsync(boolean value) {
        runningAsync = value;
    }

    /** Whether an asynchronous generator ended, or is to be closed. */
    public boolean isClosed() {
        return closed;
    }

    /** Notes that an asynchronous generator ended, or is to be closed. */
    public void close() {
        closed = true;
    }

    /**
     * Makes the frame the running one, above {@code caller} (null: called from Java), to go on with {@code value} as the result of the
     * yield. Null if the generator is finished. Raises ValueError if it runs already.
     */
    public Frame enter(ThreadState ts, Frame caller, int kind, int dest, int exitPc, PyObject value) {
        int before = state;
        if (before == FINISHED) {
            return null;
        }
        if (before == RUNNING || !begin(before)) {
            throw Errors.valueError(ts, kindName() + " already executing");
        }
        if (caller != null) {
            caller.holdTemporaries(ts);
        }
        Frame g = frame;
        g.back = caller != null ? caller : (Frame) ts.frame;
        g.depth = g.back == null ? 1 : g.back.depth + 1;
        g.kind = kind;
        g.dest = dest;
        g.exitPc = exitPc;
        g.unholdTemporaries(ts, 0);
        if (before == SUSPENDED) {
            g.registers[GeneratorOps.resumeRegister(g)] = value;
            g.lastTraced = Frame.RESUMED;
        }
        outerHandled = ts.handled;
        if (handles) {
            ts.handled = handled;
            handled = null;
        }
        ts.frame = g;
        return g;
    }

    /** From {@code before} to running; false if another thread was first. */
    private boolean begin(int before) {
        if (Plain.ON) {
            STATE.set(this, RUNNING);
            return true;
        }
        return STATE.compareAndSet(this, before, RUNNING);
    }

    private void end(int after) {
        if (Plain.ON) {
            STATE.set(this, after);
        } else {
            STATE.setVolatile(this, after);
        }
    }

    /** The frame yields: {@code live} temporaries stay live and are held. */
    public void suspend(ThreadState ts, Frame g, int live) {
        int counted = g.code.counted;
        for (int i = 0; i < live; i++) {
            Refs.hold(ts, g.registers[counted + i]);
        }
        g.held = live;
        g.back = null;
        leaveHandled(ts);
        ts.yielded = true;
        end(SUSPENDED);
    }

    /**
     * The generator, which is suspended, counts as running while something is done with what it delegates to: its frame is the innermost one, but does not
     * run. The caller holds the temporaries of the frame below. Raises ValueError if it runs already.
     */
    public void link(ThreadState ts) {
        if (!begin(SUSPENDED)) {
            throw Errors.valueError(ts, kindName() + " already executing");
        }
        Frame g = frame;
        g.back = (Frame) ts.frame;
        g.depth = g.back == null ? 1 : g.back.depth + 1;
        g.settled = g.held;
        ts.frame = g;
    }

    /** Ends what {@link #link} began: it is suspended again. */
    public void unlink(ThreadState ts) {
        Frame g = frame;
        ts.frame = g.back;
        g.back = null;
        g.settled = -1;
        end(SUSPENDED);
    }

    /** Whether it handles an exception of its own, rather than showing its caller's. */
    public boolean handlesOwn() {
        return handles;
    }

    /** The frame returned or raised, and is left already. */
    public void finish(ThreadState ts) {
        leaveHandled(ts);
        handled = null;
        frame = null;
        ts.yielded = false;
        end(FINISHED);
    }

    private void leaveHandled(ThreadState ts) {
        if (handles) {
            handled = ts.handled;
            ts.handled = outerHandled;
        }
        outerHandled = null;
    }

    /** The running frame begins to handle an exception: answers what was handled before in it, null if nothing was. */
    public PyObject pushHandled(ThreadState ts) {
        if (handles) {
            return ts.handled;
        }
        handles = true;
        return null;
    }

    /** The running frame ends to handle an exception, {@code before} being what {@link #pushHandled} answered. */
    public PyObject popHandled(PyObject before) {
        if (before != null) {
            return before;
        }
        handles = false;
        return outerHandled;
    }

    @Override
    @CleanPoint
    public PyObject resume(ThreadState ts) {
        return GeneratorOps.sendPlain(ts, this, PyNone.NONE);
    }

    @Override
    public PyType type() {
        return type;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        Frame g = frame;
        if (g != null && state != RUNNING) {
            FrameNeeds.visitCounted(g, visitor);
        }
        if (handled != null) {
            visitor.visit(handled);
        }
        if (handles && outerHandled != null) {
            visitor.visit(outerHandled);
        }
        if (extra != null) {
            visitor.visit(extra);
        }
    }

    /** Shows what the frame holds while it runs, which {@link #traverse} leaves to its thread. The world is stopped. */
    public void visitRunning(SlotVisitor visitor) {
        Frame g = frame;
        if (g != null && state == RUNNING) {
            FrameNeeds.visitCounted(g, visitor);
        }
    }

    @Override
    public void visitUncounted(SlotVisitor visitor) {
        super.visitUncounted(visitor);
        if (frame != null) {
            FrameNeeds.visit(frame, visitor);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        Frame g = frame;
        frame = null;
        end(FINISHED);
        if (g != null) {
            int n = g.held;
            g.held = 0;
            for (int i = 0; i < n; i++) {
                Refs.release(ts, g.registers[g.code.counted + i]);
            }
            // Its frame object may float, as what the generator yielded last: it keeps the locals, and dies at the next clean point if nobody has it.
            PyFrame shown = g.object;
            g.leave(ts, shown);
            Refs.discard(ts, shown);
        }
        PyObject h = handled;
        handled = null;
        Refs.decref(ts, h);
        PyObject x = extra;
        extra = null;
        Refs.decref(ts, x);
    }

    @Override
    public boolean hasFinalizer() {
        return extra != null && type == ASYNC_GENERATOR && !closed && state != FINISHED
                || state == SUSPENDED && GeneratorOps.diesBusy(frame) || state == CREATED && type == COROUTINE;
    }

    @Override
    @CleanPoint
    public void finalizeObject(ThreadState ts) {
        // Before its code runs, as in CPython (Objects/genobject.c, gen_dealloc); other objects' weak references outlive their finalizers.
        if (Collecting.hasWeakReferences(this)) {
            clearWeakReferences(ts);
        }
        GeneratorFinalizers.run(ts, this);
    }
}
