package org.pyrt.alloc;

import java.util.Arrays;
import org.pyrt.api.service.BlockAllocator.Grace;

/** Blocks that were freed and must not be reused before a grace period ends, in the order of their freeing. Guarded as the heap that has it. */
final class DelayedFrees {

    private long[] addresses = new long[16];
    private long[] goals = new long[16];
    private Grace[] graces = new Grace[16];
    private int first;
    private int count;

    /** Adds a block, whose link says {@link Page#DELAYED}. */
    void add(long address, Grace grace, long goal) {
        if (count == addresses.length) {
            grow();
        }
        int at = first + count & addresses.length - 1;
        addresses[at] = address;
        goals[at] = goal;
        graces[at] = grace;
        count++;
    }

    private void grow() {
        int size = addresses.length;
        long[] a = new long[2 * size];
        long[] g = new long[2 * size];
        Grace[] p = new Grace[2 * size];
        for (int i = 0; i < size; i++) {
            int at = first + i & size - 1;
            a[i] = addresses[at];
            g[i] = goals[at];
            p[i] = graces[at];
        }
        addresses = a;
        goals = g;
        graces = p;
        first = 0;
    }

    /** Frees the blocks at the front whose periods are over. */
    void release(Heaps heaps) {
        while (count > 0 && graces[first].isOver(goals[first])) {
            long address = addresses[first];
            graces[first] = null;
            first = first + 1 & addresses.length - 1;
            count--;
            heaps.freeDelayed(address);
        }
    }

    /** Moves all to another. */
    void moveTo(DelayedFrees other) {
        for (int i = 0; i < count; i++) {
            int at = first + i & addresses.length - 1;
            other.add(addresses[at], graces[at], goals[at]);
        }
        Arrays.fill(graces, null);
        count = 0;
    }

    /** How many blocks wait. */
    int size() {
        return count;
    }
}
