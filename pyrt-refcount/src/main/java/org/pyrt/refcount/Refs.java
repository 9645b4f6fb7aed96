package org.pyrt.refcount;

import org.pyrt.api.PyObject;

/**
 * Every change of a count. A heap slot counts with {@link #incref}/{@link #decref}; a thread's own local variable, argument or hold with
 * {@link #hold}/{@link #release}/{@link #unhold}. All accept leaves and null, and do nothing for them. None runs Python code: an object
 * whose count falls to zero joins its thread's pending list.
 */
public final class Refs {

    private Refs() {}

    /** A heap slot came to refer to {@code o}. Call before the slot is written. */
    public static void incref(ThreadState ts, PyObject o) {
        if (o instanceof Counted c) {
            if (c.owner == ts.id) {
                c.local++;
            } else {
                increfShared(c);
            }
        }
    }

    /** A heap slot that referred to {@code o} no longer does. Call after the slot was overwritten. May add to the pending list. */
    public static void decref(ThreadState ts, PyObject o) {
        if (o instanceof Counted c) {
            if (c.owner == ts.id) {
                if (--c.local == 0) {
                    ts.pend(c);
                }
            } else {
                decrefShared(ts, c);
            }
        }
    }

    /** Holds {@code o} for this thread: a local variable, an argument, a value needed across a clean point. */
    public static void hold(ThreadState ts, PyObject o) {
        incref(ts, o);
    }

    /** Gives up a hold; at zero the object joins the pending list. */
    public static void release(ThreadState ts, PyObject o) {
        decref(ts, o);
    }

    /**
     * Gives up a hold and keeps the object floating (PROTOCOL rule 7): at zero it does not join the pending list, so the caller returns,
     * stores, holds or {@link #discard}s it before the next clean point.
     */
    public static void unhold(ThreadState ts, PyObject o) {
        if (o instanceof Counted c) {
            if (c.owner == ts.id) {
                c.local--;
            } else {
                decrefShared(ts, c);
            }
        }
    }

    /** A floating object is no longer needed: if nothing counts it, it joins the pending list. */
    public static void discard(ThreadState ts, PyObject o) {
        if (o instanceof Counted c && c.owner == ts.id && c.local == 0) {
            ts.pend(c);
        }
    }

    /**
     * The load barrier (PROTOCOL rule 2). Call on a value just read from a heap slot that other threads can reach; when the answer is
     * true, read the slot again, and go round if its value changed:
     * <pre>{@code
     * PyObject v = slot;
     * while (Refs.touch(ts, v)) {
     *     PyObject again = slot;
     *     if (again == v) break;
     *     v = again;
     * }
     * }</pre>
     */
    public static boolean touch(ThreadState ts, PyObject v) {
        return v instanceof Counted c && c.owner != ts.id && touchForeign(c);
    }

    private static boolean touchForeign(Counted c) {
        return false;
    }

    private static void increfShared(Counted c) {}

    private static void decrefShared(ThreadState ts, Counted c) {}

    /** Makes {@code c} immortal: never counted again, never dies. Call before other threads can reach it. */
    public static void immortalize(Counted c) {
        c.owner = Counted.IMMORTAL;
    }
}
