package org.pyrt.vm.monitor;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Instrumentation;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;

/**
 * Which tools want to hear of which events, in one interpreter, and the code objects that may have to send them. Source: CPython 3.14
 * Python/instrumentation.c.
 *
 * <p>Implementation notes. Tables are changed under this object's monitor, in which no Python code runs, and read racily. Each change makes a new
 * {@link #version}. Code is brought up to it when it next runs: every code object has a trap at its first instruction while any event is wanted,
 * and each instrumented instruction looks at the version. Code that frames run already, and code of generators, which go on in the middle, is
 * brought up at once.
 */
public final class Monitors {

    private static final int GENERATORS = Code.GENERATOR | Code.COROUTINE | Code.ASYNC_GENERATOR;

    private final PyStr[] names = new PyStr[Instrumentation.TOOLS];
    private final int[] events = new int[Instrumentation.TOOLS];

    /** For each event the tools that want it everywhere, as bits. Replaced as a whole. */
    private volatile int[] tools = new int[Instrumentation.EVENTS];

    private volatile int version;
    private volatile int restarts;

    /** The events that are not of places and that some tool wants, as bits; what raising looks at. */
    private volatile int unwinding;

    /** Callbacks by tool and event, and None where one was taken back; the dict is made with the first. */
    @Slot private volatile PyDict callbacks;

    @Slot private volatile PyObject disable;
    @Slot private volatile PyObject missing;

    /** Code that returns what is in its only register. */
    @SuppressWarnings("UncountedField") // code objects are deferred
    private volatile Code exit;

    /** The tools whose callback for both sides of branches is one, so that it gives both up at once. */
    private volatile int joined;

    private WeakReference<?>[] codes = new WeakReference<?>[1024];
    private int codeCount;
    private boolean trapping;

    /** The interpreter's. */
    public static Monitors of(ThreadState ts) {
        return VirtualMachine.of(ts).monitors;
    }

    /** Shows the slots, for the collector. */
    public void visitSlots(SlotVisitor visitor) {
        for (PyObject o : new PyObject[] {callbacks, disable, missing}) {
            if (o != null) {
                visitor.visit(o);
            }
        }
    }

    // ---- code objects ----

    /** A code object was made. */
    public synchronized void add(Code code) {
        if (codeCount == codes.length) {
            int n = 0;
            for (int i = 0; i < codeCount; i++) {
                if (codes[i].get() != null) {
                    codes[n++] = codes[i];
                }
            }
            Arrays.fill(codes, n, codeCount, null);
            codeCount = n;
            if (n > codes.length / 2) {
                codes = Arrays.copyOf(codes, codes.length * 2);
            }
        }
        codes[codeCount++] = new WeakReference<>(code);
        if (trapping) {
            prepare(code);
        }
    }

    private void prepare(Code code) {
        if ((code.flags & GENERATORS) != 0) {
            refresh(code);
        } else {
            code.trap();
        }
    }

    /** What a code object sends, brought up to what is wanted now. */
    public Instrumentation current(Code code) {
        Instrumentation in = code.instrumentation;
        if (in == null || !in.isCurrent(version)) {
            synchronized (this) {
                in = refresh(code);
            }
        }
        return in;
    }

    private Instrumentation refresh(Code code) {
        Instrumentation in = code.instrumentation;
        if (in == null) {
            in = new Instrumentation(code);
            code.instrumentation = in;
        }
        if (!in.isCurrent(version)) {
            in.update(tools, version, restarts);
        }
        return in;
    }

    /** Brings code up to a change: stops the world, so that the frames of all threads stand. */
    @CleanPoint
    private void changed(ThreadState ts, boolean restarted) {
        ts.registry.stopTheWorld(ts);
        try {
            synchronized (this) {
                apply(ts, restarted);
            }
        } finally {
            ts.registry.startTheWorld(ts);
        }
    }

    private void apply(ThreadState ts, boolean restarted) {
        int[] all = new int[Instrumentation.EVENTS];
        int rare = 0;
        boolean any = false;
        for (int e = 0; e < all.length; e++) {
            for (int t = 0; t < events.length; t++) {
                all[e] |= (events[t] >> e & 1) << t;
            }
            if (all[e] != 0) {
                any = true;
                rare |= e >= Instrumentation.LOCAL_EVENTS ? 1 << e : 0;
            }
        }
        tools = all;
        if (restarted) {
            restarts++;
        }
        version++;
        unwinding = rare;
        trapping = any;
        for (int i = 0; i < codeCount && (any || restarted); i++) {
            if (codes[i].get() instanceof Code code) {
                if (any) {
                    prepare(code);
                } else if (code.instrumentation != null) {
                    refresh(code);
                }
            }
        }
        for (ThreadState t : ts.registry.snapshot()) {
            for (Frame f = (Frame) t.frame; f != null; f = f.back) {
                if (any || f.code.instrumentation != null) {
                    refresh(f.code);
                }
            }
        }
    }

    // ---- tools ----

    /** The name under which a tool's number is in use, or null. */
    public synchronized PyStr name(int tool) {
        return names[tool];
    }

    /** Takes a tool's number; false if it is in use. */
    public synchronized boolean use(int tool, PyStr name) {
        if (names[tool] != null) {
            return false;
        }
        names[tool] = name;
        return true;
    }

    /** Forgets the events and callbacks of a tool. */
    @CleanPoint
    public void clear(ThreadState ts, int tool) {
        for (int e = 0; e < Instrumentation.EVENTS; e++) {
            if (callback(ts, tool, e) != null) {
                setCallback(ts, tool, e, PyNone.NONE);
            }
        }
        synchronized (this) {
            events[tool] = 0;
            for (int i = 0; i < codeCount; i++) {
                if (codes[i].get() instanceof Code code && code.instrumentation != null) {
                    code.instrumentation.setLocal(tool, 0);
                }
            }
        }
        changed(ts, false);
    }

    /** Gives a tool's number back. */
    @CleanPoint
    public void free(ThreadState ts, int tool) {
        clear(ts, tool);
        synchronized (this) {
            names[tool] = null;
        }
    }

    /** The events that a tool wants everywhere, as bits. */
    public synchronized int events(int tool) {
        return events[tool];
    }

    /** Replaces them. */
    @CleanPoint
    public void setEvents(ThreadState ts, int tool, int set) {
        synchronized (this) {
            if (events[tool] == set) {
                return;
            }
            events[tool] = set;
        }
        changed(ts, false);
    }

    /** The events that a tool wants of a code object, as bits. */
    public synchronized int localEvents(int tool, Code code) {
        return code.instrumentation == null ? 0 : code.instrumentation.local(tool);
    }

    /** Replaces them. */
    public synchronized void setLocalEvents(int tool, Code code, int set) {
        if (localEvents(tool, code) == set) {
            return;
        }
        Instrumentation in = refresh(code);
        in.setLocal(tool, set);
        in.update(tools, version, restarts);
    }

    /** Forgets that callbacks returned DISABLE. */
    @CleanPoint
    public void restart(ThreadState ts) {
        changed(ts, true);
    }

    /** A number that changes whenever what is wanted does. */
    public int version() {
        return version;
    }

    /** The tools that want an event everywhere, as bits. */
    public int tools(int event) {
        return tools[event];
    }

    /** Whether some tool wants an event that is not of a place. */
    public boolean wants(int event) {
        return (unwinding >> event & 1) != 0;
    }

    /** Whether some tool wants any event that is not of a place. */
    public boolean wantsUnwinding() {
        return unwinding != 0;
    }

    // ---- callbacks and constants ----

    private static PyInt key(int tool, int event) {
        return PyInt.of(tool * 64L + event);
    }

    /** The callback of a tool for an event, borrowed; null if there is none. */
    @CleanPoint
    public PyObject callback(ThreadState ts, int tool, int event) {
        PyDict all = callbacks;
        if (all == null) {
            return null;
        }
        try (var held = ts.hold(all)) {
            PyObject c = all.get(ts, key(tool, event));
            return c == PyNone.NONE ? null : c;
        }
    }

    /** Replaces it; None for none. */
    @CleanPoint
    public void setCallback(ThreadState ts, int tool, int event, PyObject callback) {
        if (callbacks == null) {
            PyDict fresh = new PyDict(ts);
            synchronized (this) {
                if (callbacks == null) {
                    Refs.incref(ts, fresh);
                    callbacks = fresh;
                }
            }
        }
        PyDict all = callbacks;
        try (var held = ts.hold(all)) {
            all.put(ts, key(tool, event), callback);
        }
    }

    /** Notes whether a tool has one callback for both sides of branches. */
    public synchronized void joinBranches(int tool, boolean join) {
        joined = join ? joined | 1 << tool : joined & ~(1 << tool);
    }

    /** Whether it has. */
    boolean joinsBranches(int tool) {
        return (joined >> tool & 1) != 0;
    }

    /** sys.monitoring.DISABLE, borrowed. */
    @CleanPoint
    public PyObject disable(ThreadState ts) {
        if (disable == null) {
            PyObject fresh = Calls.call(ts, PyType.OBJECT);
            Refs.incref(ts, fresh);
            disable = fresh;
        }
        return disable;
    }

    /** sys.monitoring.MISSING, borrowed. */
    @CleanPoint
    public PyObject missing(ThreadState ts) {
        if (missing == null) {
            PyObject fresh = Calls.call(ts, PyType.OBJECT);
            Refs.incref(ts, fresh);
            missing = fresh;
        }
        return missing;
    }

    /** Code that returns what is in its register 0. */
    public Code exit(ThreadState ts) {
        Code c = exit;
        if (c == null) {
            CodeBuilder b = new CodeBuilder();
            b.name = "<return>";
            b.qualname = b.name;
            b.filename = "";
            b.firstLine = 1;
            b.varNames = new PyStr[] {PyStr.interned("value")};
            b.cellVars = new PyStr[0];
            b.freeVars = b.cellVars;
            b.cellRegisters = new int[0];
            b.localCount = 1;
            b.emit(Opcode.RETURN, 0, 0, 0);
            c = b.finishHidden(ts);
            exit = c;
        }
        return c;
    }

    /** Whether {@code o} is DISABLE. */
    boolean isDisable(PyObject o) {
        return o == disable && o != null;
    }
}
