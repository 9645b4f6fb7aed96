package org.pyrt.vm.modules.gc;

import java.util.function.Supplier;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.runtime.CountedState;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.UncaughtErrors;

/**
 * The collections of one interpreter as Python's users see them: thresholds, debugging flags, statistics, callbacks. Runs the linked
 * collector. Any thread; settings may race, each is read once for a collection.
 */
public final class Collections implements CountedState {

    static final int DEBUG_STATS = 1;
    static final int DEBUG_COLLECTABLE = 2;
    static final int DEBUG_SAVEALL = 32;

    /** How many generations there are to ask about; the collector has one. */
    static final int GENERATIONS = 3;

    private static final PyStr START = PyStr.interned("start");
    private static final PyStr STOP = PyStr.interned("stop");
    private static final PyStr GENERATION = PyStr.interned("generation");
    private static final PyStr COLLECTED = PyStr.interned("collected");
    private static final PyStr UNCOLLECTABLE = PyStr.interned("uncollectable");
    private static final PyStr COLLECTIONS = PyStr.interned("collections");

    private final CycleCollector collector;
    private volatile boolean enabled = true;
    private volatile int debug;
    private volatile int[] thresholds = {2000, 10, 0};

    /** For each generation asked for: collections, objects found. Guarded by this object. */
    private final long[][] statistics = new long[GENERATIONS][2];

    /** By generation: collections of the one below since its own last one; guarded by this. */
    private final int[] since = new int[GENERATIONS];

    /** Where objects go instead of being cleared, if the flags say so; made with the module. */
    @Slot private PyList garbage;

    /** Called before and after each collection; made with the module. */
    @Slot private PyList callbacks;

    /** What {@link #automatic} and the module share for an interpreter; collections start by themselves from now on. */
    private Collections(CycleCollector collector) {
        this.collector = collector;
        rearm();
    }

    /** The calling thread's interpreter's. */
    public static Collections of(ThreadState ts) {
        Interpreter interpreter = Interpreter.of(ts);
        return interpreter.state(Collections.class, new Maker(interpreter.collector));
    }

    /** No lambda, because boot comes by. */
    private record Maker(CycleCollector collector) implements Supplier<Collections> {
        @Override
        public Collections get() {
            return new Collections(collector);
        }
    }

    private void rearm() {
        collector.setThreshold(enabled ? thresholds[0] : 0);
    }

    @Override
    public synchronized void visit(SlotVisitor visitor) {
        if (garbage != null) {
            visitor.visit(garbage);
        }
        if (callbacks != null) {
            visitor.visit(callbacks);
        }
    }

    // ---- settings ----

    boolean isEnabled() {
        return enabled;
    }

    void setEnabled(boolean value) {
        enabled = value;
        rearm();
    }

    int debug() {
        return debug;
    }

    void setDebug(int flags) {
        debug = flags;
    }

    int[] thresholds() {
        return thresholds;
    }

    void setThresholds(int[] values) {
        thresholds = values;
        rearm();
    }

    synchronized PyList garbage(ThreadState ts) {
        if (garbage == null) {
            PyList made = new PyList(ts);
            Refs.incref(ts, made);
            garbage = made;
        }
        return garbage;
    }

    synchronized PyList callbacks(ThreadState ts) {
        if (callbacks == null) {
            PyList made = new PyList(ts);
            Refs.incref(ts, made);
            callbacks = made;
        }
        return callbacks;
    }

    private synchronized PyList callbacksIfAny() {
        return callbacks;
    }

    /** How many collections of the generation below there were since the last one of this generation, which is 1 or 2. */
    synchronized int since(int generation) {
        return since[generation];
    }

    /** A dict of the statistics of one generation, floating. */
    PyDict statistics(ThreadState ts, int generation) {
        PyDict d = new PyDict(ts);
        synchronized (this) {
            d.putStr(ts, COLLECTIONS, PyInt.of(statistics[generation][0]));
            d.putStr(ts, COLLECTED, PyInt.of(statistics[generation][1]));
            d.putStr(ts, UNCOLLECTABLE, PyInt.of(0));
        }
        return d;
    }

    // ---- collections ----

    /** Collects because the collector asked for it, unless that was forbidden meanwhile. Where there is no memory to look for cycles in, it does without. */
    @CleanPoint
    public void automatic(ThreadState ts) {
        if (enabled) {
            try {
                run(ts, 0, true);
            } catch (OutOfMemoryError e) {
                // The program's next allocation says so.
                return;
            }
        }
    }

    /** Collects, and answers how many objects were found. */
    @CleanPoint
    long collect(ThreadState ts, int generation) {
        return run(ts, generation, true);
    }

    /** Collects without calling callbacks: the interpreter ends. */
    @CleanPoint
    public void last(ThreadState ts) {
        run(ts, GENERATIONS - 1, false);
    }

    @CleanPoint
    private long run(ThreadState ts, int generation, boolean notify) {
        int flags = debug;
        if (notify) {
            notify(ts, START, generation, 0);
        }
        long begun = System.nanoTime();
        if ((flags & DEBUG_STATS) != 0) {
            UncaughtErrors.printToStderr(
                    ts,
                    "gc: collecting generation " + generation + "...\ngc: objects in each generation: 0 0 " + collector.trackedCount()
                            + "\n");
        }
        long found = collector.collect(ts, flags == 0 ? null : o -> report(ts, flags, o));
        if ((flags & DEBUG_STATS) != 0) {
            long tenths = (System.nanoTime() - begun) / 100_000;
            String digits = Long.toString(tenths + 10_000).substring(1);
            UncaughtErrors.printToStderr(
                    ts,
                    "gc: done, " + found + " unreachable, 0 uncollectable, " + tenths / 10_000 + "." + digits.substring(digits.length() - 4)
                            + "s elapsed\n");
        }
        synchronized (this) {
            statistics[generation][0]++;
            statistics[generation][1] += found;
            for (int i = 1; i <= generation; i++) {
                since[i] = 0;
            }
            if (generation + 1 < GENERATIONS) {
                since[generation + 1]++;
            }
        }
        if (notify) {
            notify(ts, STOP, generation, found);
        }
        return found;
    }

    /** Does with an unreachable object what the flags say; true: it is not to be cleared. */
    @SuppressWarnings("CleanPoint") // writing to stderr apart, it runs no Python code
    private boolean report(ThreadState ts, int flags, PyObject o) {
        if (!Interpreter.isContainer(o)) {
            return false;
        }
        if ((flags & DEBUG_COLLECTABLE) != 0) {
            UncaughtErrors.printToStderr(
                    ts, "gc: collectable <" + PyType.of(o).fullName() + " " + ObjectIds.address(ts, o) + ">\n");
        }
        if ((flags & DEBUG_SAVEALL) == 0) {
            return false;
        }
        garbage(ts).append(ts, o);
        return true;
    }

    @CleanPoint
    private void notify(ThreadState ts, PyStr phase, int generation, long collected) {
        PyList all = callbacksIfAny();
        if (all == null || all.size() == 0) {
            return;
        }
        PyDict info = new PyDict(ts);
        info.putStr(ts, GENERATION, PyInt.of(generation));
        info.putStr(ts, COLLECTED, PyInt.of(collected));
        info.putStr(ts, UNCOLLECTABLE, PyInt.of(0));
        try (var held = ts.hold(info);
                var heldAll = ts.hold(all)) {
            for (int i = 0; i < all.size(); i++) {
                PyObject callback = all.getItem(ts, i);
                try (var heldCallback = ts.hold(callback)) {
                    call(ts, callback, phase, info);
                }
            }
        }
    }

    @CleanPoint
    private static void call(ThreadState ts, PyObject callback, PyStr phase, PyDict info) {
        try {
            Refs.discard(ts, Calls.call(ts, callback, phase, info));
        } catch (Raised e) {
            PyBaseException error = Errors.take(ts);
            String shown;
            try (var held = ts.hold(error)) {
                try {
                    shown = Representation.repr(ts, callback).toString();
                } catch (Raised again) {
                    Errors.clear(ts);
                    shown = "<object>";
                }
                Errors.reraise(ts, error);
            }
            UncaughtErrors.unraisable(ts, "Exception ignored while calling GC callback " + shown, null);
        }
    }
}
