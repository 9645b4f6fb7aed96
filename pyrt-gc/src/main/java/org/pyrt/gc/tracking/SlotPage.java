package org.pyrt.gc.tracking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.pyrt.refcount.Counted;

/**
 * A page of slots for tracked objects. Slot {@code i} of page {@code n} has the index {@code n << SHIFT | i}, which the object in it
 * carries in its header; no page has the number 0, so 0 is no index.
 *
 * <p>A slot is in one of three places: it has an object; it is on the free stack of the page's owner; or its bit is set in
 * {@link #freed}. Bits are set by threads that do not own the page, and by an owner that ends; whoever owns the page takes them. A page
 * without an owner has all its free slots there. A page of objects in order ({@link ThreadTracker#trackInOrder}) has no owner either while only its
 * tracker, who gives out its slots upwards, knows it: slots that come free then are not used again before the whole page is.
 */
final class SlotPage {

    static final int SHIFT = TrackedObjects.SHIFT;
    static final int SIZE = 1 << SHIFT;
    static final int MASK = TrackedObjects.MASK;

    private static final VarHandle BITS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle DIRTY;

    static {
        try {
            DIRTY = MethodHandles.lookup().findVarHandle(SlotPage.class, "dirty", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Its place in the table of pages; never changes, and no two pages have the same. */
    final int number;

    /** Plainly written by whoever the slot belongs to, see above. */
    final Counted[] slots = new Counted[SIZE];

    /** For the search of a collection, a number for each slot. It lies here so that a collection takes no memory. */
    final int[] row = new int[SIZE];

    /**
     * The tracker whose thread takes slots from this page, or null once that thread has ended. Read plainly by all: only a thread's own
     * doings make it its owner or stop it from being that, and all else means "not mine".
     */
    ThreadTracker owner;

    /**
     * When the page was made, or taken anew for objects in order: a later page has a greater one. Written under the lock of {@link TrackedObjects},
     * read with the world stopped.
     */
    long age;

    /** One bit for each free slot that is on no free stack. By atomic or, and by getAndSet. */
    private final long[] freed = new long[SIZE / Long.SIZE];

    /** Whether bits may be set. Set after a bit, cleared before bits are taken, so a set bit is never overlooked for good. */
    private boolean dirty;

    /** A page of free slots. */
    SlotPage(int number) {
        this.number = number;
        Arrays.fill(freed, -1L);
        dirty = true;
    }

    /** Gives slot {@code i} back, which is empty. Any thread; publishes the empty slot to whoever takes the bit. */
    void free(int i) {
        BITS.getAndBitwiseOr(freed, i >>> 6, 1L << i);
        DIRTY.setVolatile(this, true);
    }

    /** Takes slot {@code i}, whose bit is set, for an object: by the only thread that takes slots of this page. */
    void take(int i) {
        BITS.getAndBitwiseAnd(freed, i >>> 6, ~(1L << i));
    }

    /** Whether {@link #takeFreed} is worth a call. */
    boolean hasFreed() {
        return (boolean) DIRTY.getOpaque(this);
    }

    /** Hands all slots whose bits are set to {@code tracker}, which owns this page, and returns how many they were. */
    int takeFreed(ThreadTracker tracker) {
        DIRTY.setVolatile(this, false);
        int taken = 0;
        for (int w = freed.length - 1; w >= 0; w--) {
            if ((long) BITS.getOpaque(freed, w) == 0) {
                continue;
            }
            for (long bits = (long) BITS.getAndSet(freed, w, 0L); bits != 0; taken++) {
                // From the top down: the free stack then gives out low slots first.
                int bit = Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
                bits &= ~(1L << bit);
                tracker.pushFree(number << SHIFT | w << 6 | bit);
            }
        }
        return taken;
    }

    /** The number of bits set; an estimate while other threads run. */
    int freedCount() {
        int count = 0;
        for (int w = 0; w < freed.length; w++) {
            count += Long.bitCount((long) BITS.getOpaque(freed, w));
        }
        return count;
    }
}
