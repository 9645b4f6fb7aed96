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

    /** Id of the owning thread, 0 once merged, {@link #IMMORTAL}. Plain; changed by the owner, or by who acts for it. */
    int owner;

    /** References counted by the owner. Plain; only the owner, or who acts for it, touches it. */
    int local;

    /** References counted by other threads, with the state bits; see {@link Refs}. Only by CAS. */
    int word;

    /** Where the tracker keeps this object, or 0 when untracked. Guarded by the tracker. */
    int trackIndex;

    /** The object's mutex; see {@code Mutex}. Only by CAS. */
    int mutex;

    /** FINALIZED, DEAD and other bits; written by the owner or by the claimer of the object's death. */
    byte flags;

    /** A floating object owned by {@code ts}'s thread. */
    protected Counted(ThreadState ts) {
        owner = ts.id;
    }

    /** An immortal object, made before any thread runs: builtin types and constants. */
    protected Counted() {
        owner = IMMORTAL;
    }

    /** Shows every non-null counted slot to {@code visitor}. Must not change anything. */
    public void traverse(SlotVisitor visitor) {}

    /**
     * Empties every counted slot, dropping what was in it, and gives back outside resources. Called once the object is unreachable, or
     * by the collector to break a cycle, so the object must stay valid. Runs no Python code: drops only add to the pending list.
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
}
