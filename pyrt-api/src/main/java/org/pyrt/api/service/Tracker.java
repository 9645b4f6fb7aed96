package org.pyrt.api.service;

import org.pyrt.api.PyObject;

/**
 * One thread's part of the set of tracked objects: those that hold a counted object and so can be part of a cycle.
 *
 * <p>All methods are called by the thread that the tracker was made for, at the moment an object first holds a counted object, and
 * when it dies. None runs Python code nor blocks; a foreign object (tracked by another thread) may be passed to {@link #untrack}.
 */
public interface Tracker {

    /** Adds an object that is in no tracker. */
    void track(PyObject container);

    /**
     * Adds a new object that is in no tracker and whose finalizer will have to run in its turn: a collection that finds several runs their finalizers
     * in the order of these calls by one thread. Asked for before the object holds anything. Like {@link #track} by default, which promises no order.
     */
    default void trackInOrder(PyObject container) {
        track(container);
    }

    /** Takes an object out, wherever it is tracked. */
    void untrack(PyObject container);

    /**
     * The thread ends: called by it, attached, after it has tracked and untracked for the last time. What it tracked stays tracked, and
     * other threads may untrack it. Does nothing by default.
     */
    default void end() {}
}
