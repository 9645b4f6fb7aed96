package org.pyrt.gc;

import java.util.Arrays;
import org.pyrt.refcount.Counted;

/**
 * What a search has found, in order. Tracked objects are linked by the rows of the search, so that the list of them takes no memory: a collection shall be
 * possible where memory has run out. An object keeps its slot for as long as it lives, and whoever goes through the list while the world runs has counted
 * what is on it. Objects that are not tracked come after those, in an array.
 *
 * <p>A position names an object: {@code for (int at = first(); at != 0; at = after(at))}. Used by the thread that collects, or by who takes over from it.
 */
final class Unreachable {

    private static final Counted[] NONE = {};

    private final Search search;

    /** Index of the first tracked object, or 0. The row has that of the next in the object's place. */
    private int head;

    private int tail;

    /** Those that are not tracked; null where one was removed. */
    private Counted[] others = NONE;

    private int otherCount;

    Unreachable(Search search) {
        this.search = search;
    }

    /** Appends the tracked object with that index, which is not on the list. */
    void add(int index) {
        search.setLink(index, 0);
        if (tail == 0) {
            head = index;
        } else {
            search.setLink(tail, index);
        }
        tail = index;
    }

    /** Appends an object that is not tracked. */
    void addOther(Counted c) {
        if (otherCount == others.length) {
            others = Arrays.copyOf(others, Math.max(16, otherCount * 2));
        }
        others[otherCount++] = c;
    }

    /** Forgets all objects that are not tracked. */
    void forgetOthers() {
        others = NONE;
        otherCount = 0;
    }

    /** The first position, or 0. */
    int first() {
        return head != 0 ? head : other(0);
    }

    /** The position after another, or 0: what is removed meanwhile is passed over, but for the one that this position named. */
    int after(int position) {
        if (position < 0) {
            return other(-position);
        }
        int next = search.link(position);
        return next != 0 ? next : other(0);
    }

    private int other(int from) {
        for (int i = from; i < otherCount; i++) {
            if (others[i] != null) {
                return -i - 1;
            }
        }
        return 0;
    }

    Counted get(int position) {
        return position < 0 ? others[-position - 1] : search.tracked(position);
    }

    /** Takes an object off the list; {@code before} is the position that it comes after, or 0. Ask for {@link #after} first. */
    void remove(int before, int position) {
        if (position < 0) {
            others[-position - 1] = null;
            return;
        }
        int next = search.link(position);
        if (before == 0) {
            head = next;
        } else {
            search.setLink(before, next);
        }
        if (tail == position) {
            tail = before;
        }
    }

    boolean isEmpty() {
        return first() == 0;
    }

    /** All objects. */
    Counted[] toArray() {
        int n = 0;
        for (int at = first(); at != 0; at = after(at)) {
            n++;
        }
        Counted[] all = new Counted[n];
        n = 0;
        for (int at = first(); at != 0; at = after(at)) {
            all[n++] = get(at);
        }
        return all;
    }
}
