package org.pyrt.refcount;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.SlotVisitor;

/**
 * An object whose death is observed: it counts the heap slots and holds that refer to it.
 *
 * <p>It is born <em>floating</em>, with count 0, owned by the thread that made it. The header is private to this package; every change
 * of a count goes through {@link Refs}.
 */
public abstract class Counted extends PyObject {

    /** Owner of objects that are never counted and never die. */
    static final int IMMORTAL = -1;

    /** Owner of objects whose heap slots are counted in the word, whose holds are not counted, and that only a collector ends. */
    static final int DEFERRED = -2;

    /** In {@link #flags}: the finalizer was started. */
    static final byte FINALIZED = 1;

    /** In {@link #flags}: collections leave the object out. */
    static final byte FROZEN = 2;

    /**
     * Id of the owning thread, 0 once merged, {@link #IMMORTAL} or {@link #DEFERRED}. Plain for the
     * question whether it is the asker's own id, whose answer only the asker can change; a thread that acts for a dead or detached owner
     * changes it by CAS.
     */
    int owner;

    /**
     * References counted by the owner, less those that it dropped; negative only until the object is merged. Plain; only the owner, or
     * who acts for it, touches it.
     */
    int local;

    /** References counted by other threads, with the state bits; see {@link Word}. Only by CAS, except for an immediate death. */
    int word;

    /** Where the tracker keeps this object, or 0 when untracked. Guarded by the tracker; see {@link TrackIndex}. */
    int trackIndex;

    /** The object's mutex; see {@code Mutex}. Only by CAS. */
    int mutex;

    /** FINALIZED and FROZEN; written with the world stopped, or by whoever claims the object's death, which is one thread at a time. */
    byte flags;

    /** A floating object owned by {@code ts}'s thread. */
    protected Counted(ThreadState ts) {
        owner = ts.id;
        if (ts.tracer != null) {
            ts.tracer.made(ts, this);
        }
    }

    /** An immortal object, made before any thread runs: builtin types and constants. */
    protected Counted() {
        owner = IMMORTAL;
    }

    /** Shows every non-null counted slot to {@code visitor}, once for each count. Must not change anything. */
    public void traverse(SlotVisitor visitor) {}

    /**
     * Shows what this object needs as long as it lives and does not count, since it is deferred: its type, to begin with. More may be shown than
     * is needed. Must not change anything.
     */
    public void visitUncounted(SlotVisitor visitor) {
        visitor.visit(type());
    }

    /**
     * Empties every counted slot, dropping what was in it, and gives back outside resources. Called once the object is unreachable, or
     * by the collector to break a cycle, so the object must stay valid. Runs no Python code: drops only add to the pending list. No
     * other thread reads the slots then, so {@link Slots#clear} does. What is dropped first dies first.
     */
    public void clear(ThreadState ts) {}

    /** Whether {@link #finalizeObject} has something to do; asked once, before death. */
    public boolean hasFinalizer() {
        return false;
    }

    /**
     * Runs the finalizer (tp_finalize, {@code __del__}), at most once in an object's life; held meanwhile. May store the object
     * somewhere, which brings it back to life. Errors are reported as unraisable, never thrown.
     */
    @CleanPoint
    public void finalizeObject(ThreadState ts) {}

    /**
     * Clears the weak references to this object and calls their callbacks. Called once, after the death was claimed and before
     * {@link #clear}, if {@link Refs#noteWeakReference} was called. Errors are reported as unraisable, never thrown.
     */
    @CleanPoint
    public void clearWeakReferences(ThreadState ts) {
        InterpreterContext interpreter = ts.interpreter;
        if (interpreter != null) {
            interpreter.clearWeakReferences(ts, this);
        }
    }

    /** Whether a tracker has this object. Exact for the thread that owns it; for others it may change at any time. */
    public final boolean isTracked() {
        return trackIndex != 0;
    }
}
