package org.pyrt.refcount;

/** An object in a merge queue, or in limbo: the right to merge it, or to claim its death. */
final class Entry {

    final Counted object;

    /** The next entry of the list that this one is in. */
    Entry next;

    Entry(Counted object) {
        this.object = object;
    }
}
