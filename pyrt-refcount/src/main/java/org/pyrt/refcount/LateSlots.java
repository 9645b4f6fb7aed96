package org.pyrt.refcount;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.SlotVisitor;

/**
 * The slots of a large object that has died, dropped in pieces: what one piece kills has died before the next is dropped, so that the pending
 * list stays short, however large the object is. The order is that of dropping them all at once.
 */
final class LateSlots extends Late {

    /** How many slots are dropped at once. */
    static final int PIECE = 512;

    private PyObject[] array;
    private int step;
    private int next;
    private int left;

    /** No slots yet: {@link #take}. */
    LateSlots() {}

    /** {@code count} slots from {@code first} on, or, where {@code step} is -1, from it downwards. The array is theirs alone. */
    LateSlots take(PyObject[] array, int first, int count, int step) {
        this.array = array;
        this.next = first;
        this.left = count;
        this.step = step;
        return this;
    }

    @Override
    @CleanPoint
    void drop(ThreadState ts) {
        int piece = Math.min(left, PIECE);
        left -= piece;
        for (int i = 0; i < piece; i++) {
            int index = next;
            next += step;
            Slots.clear(ts, array, index);
        }
        if (left > 0) {
            ts.pendLate(this);
        } else {
            array = null;
            ts.spareLateSlots = this;
        }
    }

    @Override
    void visit(SlotVisitor visitor) {
        for (int i = 0, at = next; i < left; i++, at += step) {
            Slots.visit(visitor, array[at]);
        }
    }
}
