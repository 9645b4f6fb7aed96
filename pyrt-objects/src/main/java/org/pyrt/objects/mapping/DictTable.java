package org.pyrt.objects.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.QuietKeys;
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
    static final DictTable EMPTY = new DictTable(0, true);

    /** No such key. */
    static final int ABSENT = -1;

    /** Keys changed during a comparison: search again. */
    static final int CHANGED = -2;

    private static final int SMALLEST_ROOM = 4;

    /** Tables of so much room have no index: looking through all entries is as fast. */
    private static final int SMALL_ROOM = 8;

    private static final int LARGEST = 1 << 30;
    private static final int PERTURB_SHIFT = 5;
    private static final int DICT_BYTES = 48;
    private static final int KEYS_BYTES = 32;

    /** Key and value of each entry. */
    final PyObject[] entries;

    /** The hash of each key; null as long as all keys are exact strs, which know theirs. */
    private final long[] hashes;

    /** Null in a small table. */
    private final int[] index;

    /** Entries appended so far. */
    private volatile int used;

    /** No entry before this one has a value. Written under the dict's mutex, only upwards, so that others may read a smaller one. */
    int start;

    /** No entry from this one on has a value. Guarded by the dict's mutex. */
    int end;

    /** Whether all keys are quiet ({@link QuietKeys}), so that comparing them runs no Python code. Guarded by the dict's mutex. */
    boolean leafKeys = true;

    private DictTable(int room, boolean strKeys) {
        if (room <= SMALL_ROOM) {
            index = null;
        } else {
            int places = 16;
            while (places * 2L / 3 < room) {
                if (places == LARGEST) {
                    throw new OutOfMemoryError("a dict of more than " + LARGEST / 3 * 2 + " entries");
                }
                places <<= 1;
            }
            index = new int[places];
            room = (int) (places * 2L / 3);
        }
        hashes = strKeys ? null : new long[room];
        entries = new PyObject[room * 2];
    }

    private DictTable(DictTable other) {
        index = other.index == null ? null : other.index.clone();
        hashes = other.hashes == null ? null : other.hashes.clone();
        entries = other.entries.clone();
        USED.set(this, other.used);
        start = other.start;
        end = other.end;
        leafKeys = other.leafKeys;
    }

    /** An empty table with room for {@code n} entries; {@code strKeys}: only of keys that are exact strs. */
    static DictTable withRoom(int n, boolean strKeys) {
        return new DictTable(Math.max(n, SMALLEST_ROOM), strKeys);
    }

    /** An empty table to which {@code live} entries move because there is no more room: it has as much again. */
    static DictTable grown(int live, boolean strKeys) {
        return live > LARGEST / 3 ? new DictTable(Integer.MAX_VALUE, strKeys) : withRoom(live * 2, strKeys);
    }

    /** A table with the same entries, not yet counted. */
    DictTable copy() {
        return new DictTable(this);
    }

    /** The number of entries appended so far, emptied ones included. A key that is absent stays absent while this and the table are the same. */
    public int used() {
        return used;
    }

    /** How many entries there can be. */
    int capacity() {
        return entries.length >> 1;
    }

    /** How many more entries can be appended. */
    int room() {
        return (entries.length >> 1) - used;
    }

    /** Whether an entry of this key can be appended. */
    boolean takes(PyObject key) {
        return hashes != null || key instanceof PyStr;
    }

    /** Whether all keys are exact strs. */
    public boolean hasStrKeys() {
        return hashes == null;
    }

    /** The hash of an entry's key. */
    long hash(int entry) {
        return hashes != null ? hashes[entry] : ((PyStr) entries[2 * entry]).hash();
    }

    /** The number of the entry under a str key, or -1: then look whether the dict has another table meanwhile. Keys that are no exact strs never match. */
    public int find(PyStr key) {
        long hash = key.hash();
        int[] places = index;
        if (places == null) {
            int n = used();
            for (int e = 0; e < n; e++) {
                if (isStr(e, key, hash)) {
                    return e;
                }
            }
            return ABSENT;
        }
        int mask = places.length - 1;
        int i = (int) hash & mask;
        long perturb = hash;
        for (; ; ) {
            int e = (int) INDEX.getAcquire(places, i) - 1;
            if (e < 0) {
                return ABSENT;
            }
            if (isStr(e, key, hash)) {
                return e;
            }
            perturb >>>= PERTURB_SHIFT;
            i = i * 5 + (int) perturb + 1 & mask;
        }
    }

    /** The number of the live entry that has this very object as its key, or -1. */
    int entryOf(PyObject key, long hash) {
        int[] places = index;
        if (places == null) {
            for (int e = 0; e < used; e++) {
                if (entries[2 * e] == key && isLive(e)) {
                    return e;
                }
            }
            return ABSENT;
        }
        int mask = places.length - 1;
        int i = (int) hash & mask;
        long perturb = hash;
        for (int e; (e = places[i] - 1) >= 0; ) {
            if (entries[2 * e] == key && isLive(e)) {
                return e;
            }
            perturb >>>= PERTURB_SHIFT;
            i = i * 5 + (int) perturb + 1 & mask;
        }
        return ABSENT;
    }

    private boolean isStr(int entry, PyStr key, long hash) {
        PyObject k = entries[2 * entry];
        return (k == key || k instanceof PyStr s && s.hash() == hash && s.equals(key)) && isLive(entry);
    }

    /** As {@link #find}, for any leaf key, in a table of leaf keys; the caller has the mutex. */
    int findLeaf(ThreadState ts, PyObject key, long hash) {
        if (key instanceof PyStr s) {
            return find(s);
        }
        if (hashes == null) {
            return ABSENT;
        }
        int[] places = index;
        if (places == null) {
            for (int e = 0; e < used; e++) {
                if (isLeaf(ts, e, key, hash)) {
                    return e;
                }
            }
            return ABSENT;
        }
        int mask = places.length - 1;
        int i = (int) hash & mask;
        long perturb = hash;
        for (; ; ) {
            int e = places[i] - 1;
            if (e < 0) {
                return ABSENT;
            }
            if (isLeaf(ts, e, key, hash)) {
                return e;
            }
            perturb >>>= PERTURB_SHIFT;
            i = i * 5 + (int) perturb + 1 & mask;
        }
    }

    private boolean isLeaf(ThreadState ts, int entry, PyObject key, long hash) {
        PyObject k = entries[2 * entry];
        if (k == key || k instanceof SmallInt a && key instanceof SmallInt b && a.value == b.value) {
            return entries[2 * entry + 1] != null;
        }
        return hashes[entry] == hash && entries[2 * entry + 1] != null && QuietKeys.equal(ts, k, key);
    }

    /**
     * As {@link #find}, for any key; Python code may compare keys. {@link #CHANGED} if {@code dict} got another table or lost the compared key
     * during a comparison. The caller does not have the mutex.
     */
    @CleanPoint
    int lookup(ThreadState ts, PyDict dict, PyObject key, long hash) {
        if (hashes == null) {
            if (key instanceof PyStr s) {
                return find(s);
            }
            if (!(key instanceof Counted)) {
                return ABSENT;
            }
        }
        int[] places = index;
        if (places == null) {
            int n = used();
            for (int e = 0; e < n; e++) {
                int outcome = compare(ts, dict, e, key, hash);
                if (outcome != ABSENT) {
                    return outcome;
                }
            }
            return ABSENT;
        }
        int mask = places.length - 1;
        int i = (int) hash & mask;
        long perturb = hash;
        for (; ; ) {
            int e = (int) INDEX.getAcquire(places, i) - 1;
            if (e < 0) {
                return ABSENT;
            }
            int outcome = compare(ts, dict, e, key, hash);
            if (outcome != ABSENT) {
                return outcome;
            }
            perturb >>>= PERTURB_SHIFT;
            i = i * 5 + (int) perturb + 1 & mask;
        }
    }

    /** {@code entry} if its key equals {@code key}, {@link #ABSENT} if not, {@link #CHANGED} if it has gone. */
    @CleanPoint
    private int compare(ThreadState ts, PyDict dict, int entry, PyObject key, long hash) {
        PyObject k = entries[2 * entry];
        if (k == key || k instanceof SmallInt a && key instanceof SmallInt b && a.value == b.value) {
            return isLive(entry) ? entry : ABSENT;
        }
        return hash(entry) == hash ? compareOther(ts, dict, entry, key) : ABSENT;
    }

    @CleanPoint
    private int compareOther(ThreadState ts, PyDict dict, int entry, PyObject key) {
        PyObject k = key(ts, entry);
        if (k == null) {
            return ABSENT;
        }
        if (!(k instanceof Counted) && !(key instanceof Counted)) {
            return Comparison.sameFloating(ts, k, key) ? entry : ABSENT;
        }
        boolean equal;
        try (var held = ts.hold(k)) {
            equal = Comparison.same(ts, k, key);
        }
        if (dict.table() != this || !isLive(entry)) {
            return CHANGED;
        }
        return equal ? entry : ABSENT;
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

    /** Appends an entry; there is room, the table {@link #takes} the key, and the caller has counted both. */
    void append(PyObject key, long hash, PyObject value) {
        int e = used;
        if (hashes != null) {
            hashes[e] = hash;
        }
        entries[2 * e] = key;
        entries[2 * e + 1] = value;
        leafKeys &= QuietKeys.isQuiet(key);
        end = e + 1;
        USED.setRelease(this, e + 1);
        if (index != null) {
            putIndex(hash, e);
        }
    }

    private void putIndex(long hash, int entry) {
        int mask = index.length - 1;
        int i = (int) hash & mask;
        long perturb = hash;
        while (index[i] != 0) {
            perturb >>>= PERTURB_SHIFT;
            i = i * 5 + (int) perturb + 1 & mask;
        }
        INDEX.setRelease(index, i, entry + 1);
    }

    /** Replaces the value of a live entry and returns the old one, whose count is the caller's. */
    PyObject replace(int entry, PyObject value) {
        return Slots.exchange(entries, 2 * entry + 1, value);
    }

    /** Empties a live entry and returns its value; its key's count, too, is the caller's. */
    PyObject remove(int entry) {
        PyObject old = Slots.exchange(entries, 2 * entry + 1, null);
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
                target.append(entries[2 * e], hash(e), v);
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

    /** The bytes of a dict with this table, as a 64-bit CPython counts them: the object, an index, entries. */
    long sizeOf() {
        int room = entries.length / 2;
        int places = index == null ? SMALL_ROOM : index.length;
        int placeBytes = places <= 0x100 ? 1 : places <= 0x10000 ? 2 : 4;
        int entryBytes = hashes == null ? 16 : 24;
        return room == 0 ? DICT_BYTES : DICT_BYTES + KEYS_BYTES + places * (long) placeBytes + room * (long) entryBytes;
    }

    /** As {@link #dropAll}, where nobody else can reach the table. */
    void clear(ThreadState ts) {
        for (int e = start; e < end; e++) {
            if (entries[2 * e + 1] == null) {
                // The key of a removed entry is not counted.
                entries[2 * e] = null;
            }
        }
        Slots.clear(ts, entries, 2 * start, 2 * end);
    }

    /** Drops every key and value; the table has been replaced. */
    void dropAll(ThreadState ts) {
        for (int e = start; e < end; e++) {
            PyObject v = Slots.exchange(entries, 2 * e + 1, null);
            if (v != null) {
                Refs.decref(ts, entries[2 * e]);
                Refs.decref(ts, v);
            }
        }
    }
}
