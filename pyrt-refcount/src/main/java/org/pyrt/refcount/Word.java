package org.pyrt.refcount;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The layout of {@link Counted#word}: a signed 24-bit count above eight bits, of which the fourth is free and the others are state, changed only by CAS.
 *
 * <p>A count that reaches {@link #MAX} or {@link #MIN} sticks: it is never changed again, and the object lives for ever. State bits only
 * go up, except L and R.
 */
final class Word {

    /** A foreign thread has seen the object: its owner may not let it die without a grace period. */
    static final int MARK = 1;

    /** Waits (or waited) in its owner's merge queue: a drop asked for that, or a thread that the object proved hot in. */
    static final int Q = 1 << 1;

    /** Merged: it has no owner, all counts are in the word. */
    static final int M = 1 << 2;

    /** In limbo: the thread that set the bit has the one entry that may claim the object's death. */
    static final int L = 1 << 4;

    /** Referenced again while in limbo: the grace period has to start anew. */
    static final int R = 1 << 5;

    /** Has, or had, a weak reference. */
    static final int W = 1 << 6;

    /** Its death was claimed. */
    static final int DEAD = 1 << 7;

    /** One reference. */
    static final int ONE = 1 << 8;

    /** The count that means: more than can be counted. */
    static final int MAX = Integer.MAX_VALUE >> 8;

    /** The count that means: less than can be counted. */
    static final int MIN = Integer.MIN_VALUE >> 8;

    private static final VarHandle WORD;
    private static final VarHandle OWNER;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(Counted.class, "word", int.class);
            OWNER = MethodHandles.lookup().findVarHandle(Counted.class, "owner", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Word() {}

    /** The word, with the memory order of a volatile read. */
    static int getVolatile(Counted c) {
        return (int) WORD.getVolatile(c);
    }

    /** Changes the word from {@code expected} to {@code updated}, with the memory order of a volatile read and write. */
    static boolean cas(Counted c, int expected, int updated) {
        if (SharedStores.COUNTED) {
            SharedStores.note();
        }
        return WORD.compareAndSet(c, expected, updated);
    }

    /** Sets bits; returns the word before. A full fence. */
    static int setBits(Counted c, int bits) {
        if (SharedStores.COUNTED) {
            SharedStores.note();
        }
        return (int) WORD.getAndBitwiseOr(c, bits);
    }

    /** The owner, with the memory order of a volatile read. */
    static int ownerVolatile(Counted c) {
        return (int) OWNER.getVolatile(c);
    }

    /** Gives an object to another owner, when the one it has is dead or cannot run. */
    static boolean casOwner(Counted c, int expected, int updated) {
        if (SharedStores.COUNTED) {
            SharedStores.note();
        }
        return OWNER.compareAndSet(c, expected, updated);
    }

    /** The count in {@code word}. */
    static int count(int word) {
        return word >> 8;
    }

    /** {@code word} with one reference more, by rule 1: marked, and R when in limbo. */
    static int plusOne(int word) {
        int count = word >> 8;
        int next = (count == MAX || count == MIN ? word : word + ONE) | MARK;
        return (next & L) != 0 ? next | R : next;
    }

    /** {@code word} with one reference less, marked; no other bit changes. */
    static int minusOne(int word) {
        int count = word >> 8;
        return (count == MAX || count == MIN ? word : word - ONE) | MARK;
    }

    /** {@code word} merged with {@code local} counts of the owner: M, and L without R when nothing refers to the object any more. */
    static int merged(int word, int local) {
        int count = word >> 8;
        long sum = (long) count + local;
        if (count == MAX || count == MIN || sum >= MAX) {
            sum = MAX;
        }
        int next = ((int) sum << 8) | (word & 0xff) | M;
        return sum == 0 ? (next | L) & ~R : next;
    }
}
