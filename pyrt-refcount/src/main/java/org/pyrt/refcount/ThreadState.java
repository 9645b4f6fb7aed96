package org.pyrt.refcount;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.Tracker;

/**
 * A thread's side of the runtime: its id, its pending deaths and holds, its eval breaker, and what upper layers keep per thread.
 *
 * <p>Except where noted, only the thread itself uses it.
 */
public final class ThreadState {

    /** Never used again by another thread of this JVM; positive. */
    public final int id;

    /** The threads this one shares objects with. */
    public final ThreadRegistry registry;

    /** Requests to this thread, see {@link EvalBreaker}; 0 when there is none. Written by any thread; polls read it plainly. */
    public volatile int breaker;

    /** The number of entries on the pending list; instructions that may have dropped something look at it. */
    public int pendingSize;

    /** The innermost activation, or null. */
    public Activation frame;

    /** The exception being raised, or null. */
    @Slot public PyObject raised;

    /** The exception being handled (sys.exc_info), or null; saved and restored by whoever runs a handler. */
    @Slot public PyObject handled;

    /** Tracks containers that this thread makes. */
    public Tracker tracker;

    /** The interpreter that the thread runs; an upper layer's object, set at attach. */
    public InterpreterContext interpreter;

    private Counted[] pending = new Counted[64];
    private PyObject[] holds = new PyObject[64];
    private int holdCount;
    private final HoldScope scope = new HoldScope();

    ThreadState(int id, ThreadRegistry registry) {
        this.id = id;
        this.registry = registry;
    }

    /** Adds an object whose count is zero to the pending list. */
    void pend(Counted c) {
        if (pendingSize == pending.length) {
            pending = java.util.Arrays.copyOf(pending, pendingSize * 2);
        }
        pending[pendingSize++] = c;
    }

    /** Carries out pending deaths; Python finalizers run here. Call where nothing floats but what {@link Activation#floats} knows. */
    @CleanPoint
    public void drain() {
        while (pendingSize > 0) {
            Counted c = pending[--pendingSize];
            pending[pendingSize] = null;
            if (c.local == 0 && (c.flags & 2) == 0 && (frame == null || !frame.floats(c))) {
                if ((c.flags & 1) == 0 && c.hasFinalizer()) {
                    c.flags |= 1;
                    c.local++;
                    c.finalizeObject(this);
                    if (--c.local != 0) {
                        continue;
                    }
                }
                c.flags |= 2;
                if (c.trackIndex != 0) {
                    tracker.untrack(c);
                }
                c.clear(this);
            }
        }
    }

    /** Holds {@code o} until the scope closes: {@code try (var h = ts.hold(x)) {...}}. Scopes nest. Costs no allocation. */
    public HoldScope hold(PyObject o) {
        if (holdCount == holds.length) {
            holds = java.util.Arrays.copyOf(holds, holdCount * 2);
        }
        holds[holdCount++] = o;
        Refs.hold(this, o);
        return scope;
    }

    /** The open hold scopes of a thread; closing releases the newest. */
    public final class HoldScope implements AutoCloseable {
        HoldScope() {}

        /** Releases the newest hold. */
        @Override
        public void close() {
            PyObject o = holds[--holdCount];
            holds[holdCount] = null;
            Refs.release(ThreadState.this, o);
        }

        /** Gives up the newest hold, keeps the object floating and returns it. Then the scope is over: do not close it. */
        public PyObject moveOut() {
            PyObject o = holds[--holdCount];
            holds[holdCount] = null;
            Refs.unhold(ThreadState.this, o);
            return o;
        }
    }

    /** Starts tracking {@code container} if {@code element} is counted and it is not tracked yet. Call when storing an element. */
    public void trackFor(Counted container, PyObject element) {
        if (element instanceof Counted && container.trackIndex == 0) {
            tracker.track(container);
        }
    }
}
