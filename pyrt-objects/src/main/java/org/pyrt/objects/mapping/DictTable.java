package org.pyrt.objects.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * The storage of a dict: entries in the order of insertion, and an index by hash. Inline caches may keep a table and look into it as long as it is
 * the dict's current one ({@link PyDict#table}).
 *
 * <p>Implementation notes. An entry is a hash, a key and a value. It is written once: appended, then perhaps given other values, then emptied
 * by a null value, which is for good; a key that comes back gets a new entry. So an entry's key never changes and readers need no lock.
 * The index is an array of entry numbers plus one, with 0 for free, probed as CPython probes; a used place stays used.
 *
 * <p>Guards. All writes happen under the mutex of the dict. An append writes the entry, then {@code used} (release), then the index (release): who finds an
 * entry by either sees it whole, and who has seen an unchanged {@code used} knows that no key came since. When entries move to a
 * larger table, that is published first, then the values here become null, and only then can the mutex's next holder drop a value: so a reader whose second
 * look at a value here finds it unchanged has met it while it was counted (PROTOCOL rule 2), and one that finds null looks whether the dict has another table. A
 * key counts as long as its value is there, so a reader looks at the value after touching the key.
 */
public final class DictTable {

    private static final VarHandle INDEX = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(PyObject[].class);
    private static final VarHandle USED;

    static {
        try {
            USED = MethodHandles.lookup().findVarHandle(DictTable.class, "used", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The table of an empty dict; without room, so that nothing is ever written to it. */
    static final DictTable EMPTY = new DictTable(1);

    /** No such key. */
    static final int ABSENT = -1;

    /** Keys changed during a comparison: search again. */
    static final int CHANGED = -2;

    private static final int SMALLEST = 8;
    private static final int LARGEST = 1 << 30;
    private static final int PERTURB_SHIFT = 5;

    final long[] hashes;

    /** Key and value of each entry. */
    final PyObject[] entries;

    private final int[] index;

    /** Entries appended so far. */
    private int used;

    /** No entry before this one has a value. Written under the dict's mutex, only upwards, so that others may read a smaller one. */
    int start;

    /** No entry from this one on has a value. Guarded by the dict's mutex. */
    int end;

    /** Whether no key can run Python code when compared with a leaf. Guarded by the dict's mutex. */
    boolean leafKeys = true;

    private DictTable(int places) {
        int room = (int) (places * 2L / 3);
        index = new int[places];
        hashes = new long[room];
        entries = new PyObject[room * 2];
    }

    private DictTable(DictTable other) {
        index = other.index.clone();
        hashes = other.hashes.clone();
        entries = other.entries.clone();
        used = other.used;
        start = other.start;
        end = other.end;
        leafKeys = other.leafKeys;
    }

    /** An empty table with room for {@code n} entries. */
    static DictTable withRoom(int n) {
        return ofPlaces(n + (n + 1L) / 2);
    }

    /** An empty table to which {@code live} entries move because there is no more room: it has as much again, and some. */
    static DictTable grown(int live) {
        return ofPlaces(live * 3L);
    }

    private static DictTable ofPlaces(long n) {
        int places = SMALLEST;
        while (places < n) {
            if (places == LARGEST) {
                throw new OutOfMemoryError("a dict of more than " + LARGEST / 3 * 2 + " entries");
            }
            places <<= 1;
        }
        return new DictTable(places);
    }

    /** A table with the same entries, not yet counted. */
    DictTable copy() {
        return new DictTable(this);
    }

    /** The number of entries appended so far, emptied ones included. A key that is absent stays absent while this and the table are the same. */
    public int used() {
        return (int) USED.getAcquire(this);
    }

    /** How many more entries can be appended. */
    int room() {
        return hashes.length - used;
    }

    /** The number of the entry under a str key, or -1: then look whether the dict has another table meanwhile. Keys that are no exact strs never match. */
    public int find(PyStr key) {
        long hash = key.hash();
        int mask = index.length - 1;
        int i = (int) hash & mask;
        long perturb = hash;
        for (; ; ) {
            int e = (int) INDEX.getAcquire(index, i) - 1;
            if (e < 0) {
                return -1;
            }
            PyObject k = entries[2 * e];
            if ((k == key || hashes[e] == hash && k instanceof PyStr s && s.equals(key)) && isLive(e)) {
                return e;
            }
            perturb >>>= PERTURB_SHIFT;
            i = i * 5 + (int) perturb + 1 & mask;
        }
    }

    /** As {@link #find}, for any leaf key, in a table of leaf keys; the caller has the mutex. */
    @SuppressWarnings("CleanPoint") // leaves compare in Java alone
    int findLeaf(ThreadState ts, PyObject key, long hash) {
        if (key instanceof PyStr s) {
            return find(s);
        }
        int mask = index.length - 1;
        int i = (int) hash & mask;
        long perturb = hash;
        for (; ; ) {
            int e = index[i] - 1;
            if (e < 0) {
                return -1;
            }
            if (hashes[e] == hash && entries[2 * e + 1] != null) {
                PyObject k = entries[2 * e];
                if (k == key
                        || (k instanceof SmallInt a && key instanceof SmallInt b
                                ? a.value == b.value
                                : Comparison.same(ts, k, key))) {
                    return e;
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = i * 5 + (int) perturb + 1 & mask;
        }
    }

    /**
     * As {@link #find}, for any key; Python code may compare keys. {@link #CHANGED} if {@code dict} got another table or lost the compared key
     * during a comparison. The caller does not have the mutex.
     */
    @CleanPoint
    int lookup(ThreadState ts, PyDict dict, PyObject key, long hash) {
        int mask = index.length - 1;
        int i = (int) hash & mask;
        long perturb = hash;
        for (; ; ) {
            int e = (int) INDEX.getAcquire(index, i) - 1;
            if (e < 0) {
                return ABSENT;
            }
            if (hashes[e] == hash) {
                PyObject k = key(ts, e);
                if (k == key || k instanceof SmallInt a && key instanceof SmallInt b && a.value == b.value) {
                    return e;
                }
                if (k != null) {
                    boolean equal;
                    try (var held = ts.hold(k)) {
                        equal = Comparison.same(ts, k, key);
                    }
                    if (dict.table() != this || !isLive(e)) {
                        return CHANGED;
                    }
                    if (equal) {
                        return e;
                    }
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = i * 5 + (int) perturb + 1 & mask;
        }
    }

    /** The first entry from {@code from} on that has a value, or -1. */
    int nextLive(int from) {
        int n = used();
        for (int e = Math.max(from, start); e < n; e++) {
            if (isLive(e)) {
                return e;
            }
        }
        return -1;
    }

    /** The last entry before {@code before} that has a value, or -1. */
    int previousLive(int before) {
        for (int e = Math.min(before, used()); --e >= 0; ) {
            if (isLive(e)) {
                return e;
            }
        }
        return -1;
    }

    /** Whether the entry has a value. */
    boolean isLive(int entry) {
        return ELEMENT.getAcquire(entries, 2 * entry + 1) != null;
    }

    /** The value of an entry, floating, with the load barrier; null if the entry was emptied or has moved to another table. */
    public PyObject value(ThreadState ts, int entry) {
        return Slots.load(ts, entries, 2 * entry + 1);
    }

    /** The key of an entry, floating, with the load barrier; null if the entry was emptied or has moved to another table. */
    public PyObject key(ThreadState ts, int entry) {
        if (!isLive(entry)) {
            return null;
        }
        PyObject k = entries[2 * entry];
        return Refs.touch(ts, k) && ELEMENT.getVolatile(entries, 2 * entry + 1) == null ? null : k;
    }

    // ---- writing, under the dict's mutex ----

    /** Appends an entry; there is room, and the caller has counted both. */
    void append(PyObject key, long hash, PyObject value) {
        int e = used;
        hashes[e] = hash;
        entries[2 * e] = key;
        entries[2 * e + 1] = value;
        leafKeys &= !(key instanceof Counted);
        end = e + 1;
        USED.setRelease(this, e + 1);
        int mask = index.length - 1;
        int i = (int) hash & mask;
        long perturb = hash;
        while (index[i] != 0) {
            perturb >>>= PERTURB_SHIFT;
            i = i * 5 + (int) perturb + 1 & mask;
        }
        INDEX.setRelease(index, i, e + 1);
    }

    /** Replaces the value of a live entry and returns the old one, whose count is the caller's. */
    PyObject replace(int entry, PyObject value) {
        return (PyObject) ELEMENT.getAndSet(entries, 2 * entry + 1, value);
    }

    /** Empties a live entry and returns its value; its key's count, too, is the caller's. */
    PyObject remove(int entry) {
        PyObject old = (PyObject) ELEMENT.getAndSet(entries, 2 * entry + 1, (PyObject) null);
        if (entry == start) {
            int e = entry + 1;
            while (e < end && entries[2 * e + 1] == null) {
                e++;
            }
            start = e;
        }
        if (entry == end - 1) {
            int e = entry;
            while (e > start && entries[2 * e - 1] == null) {
                e--;
            }
            end = e;
        }
        return old;
    }

    /** Appends the entries that have values to {@code target}, which takes over their counts. */
    void copyTo(DictTable target) {
        for (int e = start; e < end; e++) {
            PyObject v = entries[2 * e + 1];
            if (v != null) {
                target.append(entries[2 * e], hashes[e], v);
            }
        }
    }

    /** After {@link #copyTo} and the publication of its target: takes the values away from readers that still look here. */
    void retire() {
        for (int e = start; e < end; e++) {
            ELEMENT.setRelease(entries, 2 * e + 1, (PyObject) null);
        }
    }

    /** Counts every key and value once more, for a {@link #copy} that is to be the table of {@code dict}. */
    void increfAll(ThreadState ts, PyDict dict) {
        for (int e = start; e < end; e++) {
            PyObject v = entries[2 * e + 1];
            if (v != null) {
                Refs.incref(ts, entries[2 * e]);
                Refs.incref(ts, v);
                ts.trackFor(dict, entries[2 * e]);
                ts.trackFor(dict, v);
            }
        }
    }

    /** Drops every key and value; the table has been replaced, or nobody else can reach it. */
    void dropAll(ThreadState ts) {
        for (int e = start; e < end; e++) {
            PyObject v = (PyObject) ELEMENT.getAndSet(entries, 2 * e + 1, (PyObject) null);
            if (v != null) {
                Refs.decref(ts, entries[2 * e]);
                Refs.decref(ts, v);
            }
        }
    }
}
