package org.pyrt.refcount;

import org.pyrt.api.PyObject;

/**
 * Every change of a count. A heap slot counts with {@link #incref}/{@link #decref}; a thread's own local variable, argument or hold with
 * {@link #hold}/{@link #release}/{@link #unhold}. The two families are not interchangeable: deferred objects count slots only. All accept
 * leaves and null, and do nothing for them. None runs Python code: an object whose count falls to zero joins its thread's pending list.
 *
 * <p>The thread state passed is always the calling thread's own, attached.
 */
public final class Refs {

    /** Whether each use of a dead object fails; see {@link RefPoisonError}. */
    static final boolean POISON = Boolean.getBoolean("pyrt.refpoison");

    /** Whether nothing is counted and nothing dies, to measure what counting costs. */
    static final boolean NO_COUNTS = Boolean.getBoolean("pyrt.nocounts");

    /** Whether something looks at each change of a count: one question on the fast paths, which a compiler leaves out where the answer is no. */
    private static final boolean WATCHED = POISON || SharedStores.COUNTED;

    private static final long IMMORTAL_COUNT = 3L << 30;

    private Refs() {}

    /** A heap slot came to refer to {@code o}. Call before the slot is written. */
    public static void incref(ThreadState ts, PyObject o) {
        if (!NO_COUNTS && o instanceof Counted c) {
            if (WATCHED) {
                SharedCounts.watch(ts, c);
            }
            if (c.owner == ts.id) {
                c.local++;
            } else {
                SharedCounts.incref(ts, c);
            }
        }
    }

    /** A heap slot that referred to {@code o} no longer does. Call after the slot was overwritten. May add to the pending list. */
    public static void decref(ThreadState ts, PyObject o) {
        if (!NO_COUNTS && o instanceof Counted c) {
            if (WATCHED) {
                SharedCounts.watch(ts, c);
            }
            if (c.owner == ts.id) {
                if (--c.local <= 0) {
                    ts.pend(c);
                }
            } else {
                SharedCounts.decref(ts, c);
            }
        }
    }

    /**
     * A heap slot that referred to {@code o} no longer does, and the caller goes on using the object, which floats (a pop; PROTOCOL
     * rules 4 and 7): it does not join the pending list as long as it never left this thread, so the caller returns, stores, holds or
     * {@link #discard}s it before the next clean point. Call after the slot was overwritten by an atomic exchange.
     */
    public static void moveOut(ThreadState ts, PyObject o) {
        if (!NO_COUNTS && o instanceof Counted c) {
            if (WATCHED) {
                SharedCounts.watch(ts, c);
            }
            if (c.owner == ts.id) {
                if (--c.local <= 0 && (c.word & ~Word.W) != 0) {
                    SharedCounts.merge(ts, c);
                }
            } else {
                SharedCounts.decref(ts, c);
            }
        }
    }

    /** Holds {@code o} for this thread: a local variable, an argument, a value needed across a clean point. */
    public static void hold(ThreadState ts, PyObject o) {
        if (!NO_COUNTS && o instanceof Counted c) {
            if (WATCHED) {
                SharedCounts.watch(ts, c);
            }
            if (c.owner == ts.id) {
                c.local++;
            } else {
                SharedCounts.hold(ts, c);
            }
        }
    }

    /** While references are checked: that the stack of holds is as high as it was when {@code mark} was taken. AssertionError if not. */
    public static void checkHolds(ThreadState ts, int mark) {
        if (POISON && ts.holdMark() != mark) {
            throw new AssertionError("the stack of holds has " + ts.holdMark() + " entries, not " + mark);
        }
    }

    /** Gives up a hold; at zero the object joins the pending list. */
    public static void release(ThreadState ts, PyObject o) {
        if (!NO_COUNTS && o instanceof Counted c) {
            if (WATCHED) {
                SharedCounts.watch(ts, c);
            }
            if (c.owner == ts.id) {
                if (--c.local <= 0) {
                    ts.pend(c);
                }
            } else {
                SharedCounts.release(ts, c);
            }
        }
    }

    /**
     * As {@link #release}; answers whether a death was pended. For who gives up several holds, and must give up the next after that death:
     * {@link #releaseLater}.
     */
    public static boolean releaseLast(ThreadState ts, Counted c) {
        if (NO_COUNTS) {
            return false;
        }
        if (WATCHED) {
            SharedCounts.watch(ts, c);
        }
        if (c.owner == ts.id) {
            if (--c.local <= 0) {
                ts.pend(c);
                return true;
            }
            return false;
        }
        int before = ts.pendingSize;
        SharedCounts.release(ts, c);
        return ts.pendingSize != before;
    }

    /** Gives up a hold once all that is pending by now has died. */
    public static void releaseLater(ThreadState ts, Counted c) {
        if (!NO_COUNTS && c.owner >= 0) {
            ts.pendLate(new Late.Drop(c));
        }
    }

    /**
     * Whether other objects can learn of the death of {@code c}: through its finalizer, a weak reference, or because it refers to them. An
     * object that is not tracked refers to none that are counted.
     */
    public static boolean diesObservably(Counted c) {
        return c.trackIndex != 0 || c.word != 0 || c.hasFinalizer();
    }

    /**
     * Gives up a hold and keeps the object floating (PROTOCOL rule 7): at zero it does not join the pending list, so the caller returns,
     * stores, holds or {@link #discard}s it before the next clean point.
     */
    public static void unhold(ThreadState ts, PyObject o) {
        if (!NO_COUNTS && o instanceof Counted c) {
            if (WATCHED) {
                SharedCounts.watch(ts, c);
            }
            if (c.owner == ts.id) {
                if (--c.local <= 0 && (c.word & ~Word.W) != 0) {
                    SharedCounts.merge(ts, c);
                }
            } else {
                SharedCounts.release(ts, c);
            }
        }
    }

    /** A floating object is no longer needed: if nothing counts it, it joins the pending list. */
    public static void discard(ThreadState ts, PyObject o) {
        if (!NO_COUNTS && o instanceof Counted c) {
            if (POISON) {
                SharedCounts.checkAlive(c);
            }
            if (c.owner == ts.id) {
                if (c.local <= 0) {
                    ts.pend(c);
                }
            } else {
                SharedCounts.discard(ts, c);
            }
        }
    }

    /**
     * The load barrier (PROTOCOL rule 2). Call on a value just read from a heap slot that other threads can reach; when the answer is
     * true, read the slot again with the order of a volatile read, and go round if its value changed:
     * <pre>{@code
     * PyObject v = slot;
     * while (Refs.touch(ts, v)) {
     *     PyObject again = slotVolatile();
     *     if (again == v) break;
     *     v = again;
     * }
     * }</pre>
     */
    public static boolean touch(ThreadState ts, PyObject v) {
        if (v instanceof Counted c) {
            if (c.owner != ts.id) {
                return SharedCounts.touch(c);
            }
            if (POISON) {
                SharedCounts.checkAlive(c);
            }
        }
        return false;
    }

    /** Makes {@code c} immortal: never counted again, never dies. Call before other threads can reach it. */
    public static void immortalize(Counted c) {
        c.owner = Counted.IMMORTAL;
        c.local = 0;
        c.word = Word.MARK | Word.M;
    }

    /**
     * Makes {@code c} deferred, as top-level functions, classes, modules and code are: its heap slots are counted, holds are not, and
     * its count never ends it; a cycle collector does. Call before other threads can reach it and while nothing holds it; slots
     * that refer to it already stay counted.
     */
    public static void defer(Counted c) {
        if (c.owner != Counted.IMMORTAL) {
            c.word = (Word.merged(c.word, c.local) & ~Word.L) | Word.MARK;
            c.local = 0;
            c.owner = Counted.DEFERRED;
        }
    }

    /** Whether {@code c} is never counted and never dies. */
    public static boolean isImmortal(Counted c) {
        return c.owner == Counted.IMMORTAL;
    }

    /** Whether {@code c} is deferred; see {@link #defer}. */
    public static boolean isDeferred(Counted c) {
        return c.owner == Counted.DEFERRED;
    }

    /** Whether the death of {@code c} was claimed. Exact with the world stopped; otherwise true stays true. */
    public static boolean isDead(Counted c) {
        return (Word.getVolatile(c) & Word.DEAD) != 0;
    }

    /**
     * The number of counted references to {@code o}, as {@code sys.getrefcount} shows it: a large constant for leaves and immortal
     * objects. Exact for the owner of an object that no other thread uses, and with the world stopped; otherwise an estimate.
     */
    public static long count(ThreadState ts, PyObject o) {
        if (!(o instanceof Counted c) || c.owner == Counted.IMMORTAL) {
            return IMMORTAL_COUNT;
        }
        return (long) c.local + Word.count(Word.getVolatile(c)) - ts.kept.of(c);
    }

    /** Notes that {@code c} is to have a weak reference. Call before the weak reference is published (PROTOCOL rule 13). */
    public static void noteWeakReference(Counted c) {
        if ((c.word & Word.W) == 0) {
            Word.setBits(c, Word.W);
        }
    }

    /**
     * The load barrier of a weak reference (PROTOCOL rule 13): call on the referent just read from it. False: it has died, the weak reference
     * refers to nothing any more. True: it floats, like any object loaded from a slot. No second read is due: a referent that has not died
     * when it is marked does not die before this thread's next quiescent point.
     */
    public static boolean upgrade(ThreadState ts, Counted c) {
        return c.owner == ts.id ? (c.word & Word.DEAD) == 0 : SharedCounts.upgrade(c);
    }
}
