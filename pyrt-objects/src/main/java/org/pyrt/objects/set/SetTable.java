package org.pyrt.objects.set;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.QuietKeys;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * The storage of a set: a hash table probed as CPython probes its sets, so that sets of the same history and hashes have the same order.
 *
 * <p>Implementation notes. A place is free (null), then has an element, then perhaps {@link #GONE}, then perhaps another element: an element stays where it is as long
 * as it is one, so readers need no lock. They read the element before its hash; if another one took the place in between, they meet a hash that is not
 * its own, at worst compare in vain or miss what was just removed, and look again where more depends on it. All writes happen under the mutex of
 * the set; an element is published by a release store after its hash, and counted in {@code inserted} before. When the elements move to another table, that is published
 * first, then the places here become null, and only then can the mutex's next holder drop an element: so a reader whose second look (PROTOCOL rule 2) finds the same
 * element has met it while it was counted, and one that finds no element looks whether the set has another table.
 *
 * <p>Source: CPython 3.14 Objects/setobject.c.
 */
final class SetTable {

    /** No such element. */
    static final int ABSENT = -1;

    /** Elements changed during a comparison: search again. */
    static final int CHANGED = -2;

    static final int SMALLEST = 8;

    /** Where an element was removed. */
    static final PyObject GONE = new PyObject() {
        @Override
        public PyType type() {
            throw new IllegalStateException("a marker, not an object");
        }
    };

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(PyObject[].class);
    private static final VarHandle INSERTED;

    static {
        try {
            INSERTED = MethodHandles.lookup().findVarHandle(SetTable.class, "inserted", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int LINEAR_PROBES = 9;
    private static final int PERTURB_SHIFT = 5;
    private static final int LARGEST = 1 << 30;

    final PyObject[] elements;
    final long[] hashes;
    final int mask;

    /** Places that are not free. Guarded by the mutex. */
    private int fill;

    /** How many elements were ever inserted. Written under the mutex. */
    private int inserted;

    /** Whether all elements are quiet, so that comparing them runs no Python code. Guarded by the mutex. */
    boolean leaves = true;

    private SetTable(int places) {
        elements = new PyObject[places];
        hashes = new long[places];
        mask = places - 1;
    }

    private SetTable(SetTable other) {
        elements = other.elements.clone();
        hashes = other.hashes.clone();
        mask = other.mask;
        fill = other.fill;
        leaves = other.leaves;
    }

    /** A free table of the smallest size. */
    static SetTable smallest() {
        return new SetTable(SMALLEST);
    }

    /** A free table of more than {@code least} places. */
    static SetTable of(long least) {
        int places = SMALLEST;
        while (places <= least) {
            if (places == LARGEST) {
                throw new OutOfMemoryError("a set of too many elements");
            }
            places <<= 1;
        }
        return new SetTable(places);
    }

    /** A table with the same elements in the same places, not yet counted. */
    SetTable copy() {
        return new SetTable(this);
    }

    /** How many places are not free. The caller has the mutex. */
    int fill() {
        return fill;
    }

    /** How many elements were ever inserted. What was absent stays absent while this and the table are the same. */
    int inserted() {
        return (int) INSERTED.getAcquire(this);
    }

    /** The place of an element, or {@link #ABSENT}; the caller has the mutex, and all elements are quiet, as is {@code key}. */
    int findLeaf(ThreadState ts, PyObject key, long hash) {
        int i = (int) hash & mask;
        long perturb = hash;
        while (true) {
            int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
            for (int k = i; k <= last; k++) {
                PyObject e = elements[k];
                if (e == null) {
                    return ABSENT;
                }
                if (e == key || hashes[k] == hash && e != GONE && QuietKeys.equal(ts, e, key)) {
                    return k;
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = i * 5 + 1 + (int) perturb & mask;
        }
    }

    /**
     * The place of an element, or {@link #ABSENT} (then look whether the set has another table), or {@link #CHANGED}. Takes no lock; Python code may compare
     * elements.
     */
    @CleanPoint
    int lookup(ThreadState ts, PyAnySet set, PyObject key, long hash) {
        int i = (int) hash & mask;
        long perturb = hash;
        while (true) {
            int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
            for (int k = i; k <= last; k++) {
                PyObject e = (PyObject) ELEMENT.getAcquire(elements, k);
                if (e == null) {
                    return ABSENT;
                }
                if (e == key) {
                    return k;
                }
                if (hashes[k] == hash && e != GONE) {
                    int outcome = compare(ts, set, k, key);
                    if (outcome != ABSENT) {
                        return outcome;
                    }
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = i * 5 + 1 + (int) perturb & mask;
        }
    }

    /** {@code place} if its element equals {@code key}, {@link #ABSENT} if not, {@link #CHANGED} if it has gone. */
    @CleanPoint
    private int compare(ThreadState ts, PyAnySet set, int place, PyObject key) {
        PyObject e = element(ts, place);
        if (e == null) {
            return CHANGED;
        }
        if (!(e instanceof Counted) && !(key instanceof Counted)) {
            return QuietKeys.equal(ts, e, key) ? place : ABSENT;
        }
        boolean equal;
        try (var held = ts.hold(e)) {
            equal = Comparison.same(ts, e, key);
        }
        if (set.table() != this || !has(place, e)) {
            return CHANGED;
        }
        return equal ? place : ABSENT;
    }

    /** The hash of {@code element}, which was just found at a place. Look again at the element if more depends on it. */
    long hash(int place) {
        long h = hashes[place];
        VarHandle.loadLoadFence();
        return h;
    }

    /** Whether the element at a place is this one still. */
    boolean has(int place, PyObject element) {
        return ELEMENT.getAcquire(elements, place) == element;
    }

    /** The element at a place, floating, with the load barrier; null if there is none (any more). */
    PyObject element(ThreadState ts, int place) {
        PyObject e = (PyObject) ELEMENT.getAcquire(elements, place);
        if (e == GONE || Refs.touch(ts, e) && ELEMENT.getVolatile(elements, place) != e) {
            return null;
        }
        return e;
    }

    /** The first place from {@code from} on that has an element, or -1. */
    int next(int from) {
        for (int k = from; k <= mask; k++) {
            PyObject e = elements[k];
            if (e != null && e != GONE) {
                return k;
            }
        }
        return -1;
    }

    // ---- writing, under the mutex ----

    /**
     * Puts an element that is absent into the last place of its search that has {@link #GONE}, or else into the first free one; the caller has
     * counted it. Returns whether a free place was taken.
     */
    boolean insert(PyObject key, long hash) {
        int k = placeFor(hash);
        boolean free = elements[k] == null;
        hashes[k] = hash;
        leaves &= QuietKeys.isQuiet(key);
        fill += free ? 1 : 0;
        INSERTED.setRelease(this, inserted + 1);
        ELEMENT.setRelease(elements, k, key);
        return free;
    }

    private int placeFor(long hash) {
        int gone = -1;
        int i = (int) hash & mask;
        long perturb = hash;
        while (true) {
            int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
            for (int k = i; k <= last; k++) {
                PyObject e = elements[k];
                if (e == null) {
                    return gone >= 0 ? gone : k;
                }
                if (e == GONE) {
                    gone = k;
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = i * 5 + 1 + (int) perturb & mask;
        }
    }

    /** Removes and returns the element at a place; its count is the caller's. */
    PyObject remove(int place) {
        return Slots.exchange(elements, place, GONE);
    }

    /** Whether the table is so full that another is wanted. */
    boolean isFull() {
        return fill * 5L >= mask * 3L;
    }

    /** Inserts all elements into a table that has none of them; it takes over their counts. */
    void copyTo(SetTable target) {
        for (int k = 0; k <= mask; k++) {
            PyObject e = elements[k];
            if (e != null && e != GONE) {
                target.insert(e, hashes[k]);
            }
        }
    }

    /** After {@link #copyTo} and the publication of its target: takes the elements away from readers that still look here. */
    void retire() {
        for (int k = 0; k <= mask; k++) {
            ELEMENT.setRelease(elements, k, (PyObject) null);
        }
    }

    /** Counts every element once more, for {@code set}, whose table a copy is to be. */
    void increfAll(ThreadState ts, PyAnySet set) {
        for (int k = next(0); k >= 0; k = next(k + 1)) {
            Refs.incref(ts, elements[k]);
            ts.trackFor(set, elements[k]);
        }
    }

    /** Drops every element; the table has been replaced. */
    void dropAll(ThreadState ts) {
        for (int k = 0; k <= mask; k++) {
            PyObject e = Slots.exchange(elements, k, null);
            if (e != null && e != GONE) {
                Refs.decref(ts, e);
            }
        }
    }
}
