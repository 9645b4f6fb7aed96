package org.pyrt.alloc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The part of a page that threads write that do not own it: the list of blocks they freed. It lies apart from the owner's fields, so that their
 * writing does not take the owner's cache line away.
 *
 * <p>Implementation notes. {@link #word} is the list's first block, in its lower half, and the bit {@link #NOTIFIED}. Who changes the bit from
 * 0 to 1 has the page's <em>token</em>: there is one at most, and its holder brings the page to the heap that owns it ({@link Heap#notice}).
 * The links between blocks are in {@code Page.link}; a block's is written by its freer before the compare-and-set that publishes it, and read
 * by the owner after the exchange that takes the whole list. Nobody takes single blocks off, so a head that comes back (ABA) does no harm.
 */
abstract class ForeignFrees {

    /** In {@link #word}: somebody has the page's token. */
    static final int NOTIFIED = 1 << 16;

    private static final int EMPTY = 0xffff;

    private static final VarHandle WORD;
    private static final VarHandle LINKS = MethodHandles.arrayElementVarHandle(short[].class);

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(ForeignFrees.class, "word", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int word = EMPTY;

    /** Who owns the page; null: nobody, it is a large block or gone. Written with the allocator's lock, before the old heap is closed. */
    volatile Heap heap;

    /** The next in the list of pages that a heap is to look at. Written by who has the token. */
    Page nextNoticed;

    // Space between the fields above and the owner's, which subclasses have.
    long space1;
    long space2;
    long space3;
    long space4;
    long space5;
    long space6;

    /** Changes a block's link from one value to another, for one thread only. */
    static boolean claim(short[] link, int block, short from, short to) {
        return LINKS.compareAndSet(link, block, from, to);
    }

    /** Adds a block, which the caller claimed; true: the caller now has the page's token. Any thread. */
    final boolean push(short[] link, int block) {
        int seen = word;
        while (true) {
            link[block] = (short) seen;
            int found = (int) WORD.compareAndExchange(this, seen, NOTIFIED | block);
            if (found == seen) {
                return (seen & NOTIFIED) == 0;
            }
            seen = found;
        }
    }

    /** The first block of the list, which is empty then; -1 for none. The caller, the owner, has the token and gives it up. */
    final int takeWithToken() {
        return (short) (int) WORD.getAndSet(this, EMPTY);
    }

    /** The first block of the list, which is empty then; -1 for none. The owner calls it; the token stays with whom it is. */
    final int take() {
        int seen = word;
        while ((short) seen >= 0) {
            int found = (int) WORD.compareAndExchange(this, seen, seen | EMPTY);
            if (found == seen) {
                return (short) seen;
            }
            seen = found;
        }
        return -1;
    }

    /** Whether somebody has the token; then the page must stay. */
    final boolean isNotified() {
        return (word & NOTIFIED) != 0;
    }

    /** The first block of the list, for who only looks; -1 for none. */
    final int peek() {
        return (short) word;
    }
}
