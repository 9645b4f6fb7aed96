package org.pyrt.objects.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.KeyHash;
import org.pyrt.objects.protocol.QuietKeys;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * A dict. Safe from any thread: lookups, {@code in} and {@code len} take no lock; every change is made under the object's mutex, as a whole.
 *
 * <p>Implementation notes. The storage is {@link DictTable}; a change that finds no room publishes a larger one. Python code
 * (a key's {@code __hash__} or {@code __eq__}) never runs under the mutex: the search is done without it, and what was found is checked under the mutex; if
 * keys came or went meanwhile, the search begins anew. Leaf keys compare in Java alone, so among leaf keys search and change are done in
 * one go. A value is replaced under the mutex too, lest the copy made by a growing table miss it. Counts are dropped after the mutex is left.
 *
 * <p>Whoever has a dict's mutex leaves it soon, without waiting for anything; so waiting for it is no clean point, nor are the methods that compare no
 * keys but strs.
 */
@HandWrittenSlots("its keys and values are in a table")
public class PyDict extends Counted {

    private static final VarHandle TABLE;
    private static final VarHandle SIZE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TABLE = lookup.findVarHandle(PyDict.class, "table", DictTable.class);
            SIZE = lookup.findVarHandle(PyDict.class, "size", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The type dict. */
    public static final PyType TYPE =
            PyType.builtin("dict", new DictMethodsAdapter())
                    .flags(PyType.BASETYPE | PyType.MAPPING | PyType.MATCH_SELF)
                    .ownLayout()
                    .doc("A mapping of hashable keys to values that keeps the order of insertion.")
                    .build();

    /** What needs Python code was not done as a whole. */
    static final int NOT_QUIET = -1;

    /** Written under the mutex. A new dict, which nobody else knows, gets it without a fence. */
    @Slot private volatile DictTable table;

    /** The number of keys before and after each operation, never in the midst of one. Written under the mutex, read opaquely. */
    private int size;

    /** The number of keys now. Guarded by the mutex. */
    private int count;

    /** A floating empty dict. */
    public PyDict(ThreadState ts) {
        super(ts);
        TABLE.set(this, DictTable.EMPTY);
    }

    /** A floating empty dict with room for {@code n} keys. */
    public PyDict(ThreadState ts, int n) {
        super(ts);
        TABLE.set(this, n == 0 ? DictTable.EMPTY : DictTable.withRoom(n, true));
    }

    /** An immortal empty dict, for builtin types. */
    public PyDict() {
        table = DictTable.EMPTY;
    }

    /** The number of keys. */
    public final int size() {
        return (int) SIZE.getOpaque(this);
    }

    /** The storage now. */
    public final DictTable table() {
        return table;
    }

    // ---- str keys, with no clean point ----

    /** The value under a str key, floating, or null. Runs no Python code: a key that is not exactly a str never matches. */
    public final PyObject getStr(ThreadState ts, PyStr key) {
        DictTable t = table();
        while (true) {
            int e = t.find(key);
            if (e >= 0) {
                PyObject v = t.value(ts, e);
                if (v != null) {
                    return v;
                }
            }
            DictTable now = table;
            if (now == t) {
                return null;
            }
            t = now;
        }
    }

    /** Stores under a str key. Runs no Python code and does not detach: a key that is not exactly a str never matches. */
    public final void putStr(ThreadState ts, PyStr key, PyObject value) {
        PyObject old = null;
        Mutex.lockAttached(ts, this);
        try {
            int e = table.find(key);
            if (e >= 0) {
                old = replace(ts, table, e, value);
            } else {
                append(ts, key, key.hash(), value);
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.decref(ts, old);
    }

    /** Removes a str key and returns its value, floating, or null if it was absent. Runs no Python code and does not detach. */
    public final PyObject popStr(ThreadState ts, PyStr key) {
        PyObject old;
        Mutex.lockAttached(ts, this);
        try {
            DictTable t = table;
            int e = t.find(key);
            if (e < 0) {
                return null;
            }
            old = remove(ts, t, e);
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.moveOut(ts, old);
        return old;
    }

    /** Stores an immortal or leaf value while types are built, before any thread runs; a key that is there already stays. */
    public final void putImmortal(PyStr key, PyObject value) {
        if (table.find(key) < 0) {
            makeRoom(key);
            table.append(key, key.hash(), Objects.requireNonNull(value));
            setSize(count + 1);
        }
    }

    /**
     * Replaces the value of an entry that a cache remembers. Returns false, having done nothing, if the dict has another table now or the entry was emptied. Does
     * not detach.
     */
    public final boolean replaceAt(ThreadState ts, DictTable expected, int entry, PyObject value) {
        PyObject old;
        Mutex.lockAttached(ts, this);
        try {
            if (table != expected || !expected.isLive(entry)) {
                return false;
            }
            old = replace(ts, expected, entry, value);
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.decref(ts, old);
        return true;
    }

    // ---- any keys ----

    /** The value under {@code key}, floating, or null. Raises TypeError for an unhashable key. */
    @CleanPoint
    public final PyObject get(ThreadState ts, PyObject key) {
        if (key instanceof PyStr s && table().hasStrKeys()) {
            return getStr(ts, s);
        }
        return get(ts, key, KeyHash.ofKey(ts, key));
    }

    /** As {@link #get(ThreadState, PyObject)}, for a key whose hash is known. */
    @CleanPoint
    public final PyObject get(ThreadState ts, PyObject key, long hash) {
        while (true) {
            DictTable t = table();
            int e = t.lookup(ts, this, key, hash);
            if (e >= 0) {
                PyObject v = t.value(ts, e);
                if (v != null) {
                    return v;
                }
            } else if (e == DictTable.ABSENT && table == t) {
                return null;
            }
        }
    }

    /** Whether {@code key} is there. Raises TypeError for an unhashable key. */
    @CleanPoint
    public final boolean contains(ThreadState ts, PyObject key) {
        return contains(ts, key, KeyHash.ofKey(ts, key));
    }

    /** As {@link #contains(ThreadState, PyObject)}, for a key whose hash is known. */
    @CleanPoint
    public final boolean contains(ThreadState ts, PyObject key, long hash) {
        while (true) {
            DictTable t = table();
            int e = t.lookup(ts, this, key, hash);
            if (e >= 0) {
                return true;
            }
            if (e == DictTable.ABSENT && table == t) {
                return false;
            }
        }
    }

    /** Stores {@code value} under {@code key}. Raises TypeError for an unhashable key. */
    @CleanPoint
    public final void put(ThreadState ts, PyObject key, PyObject value) {
        put(ts, key, KeyHash.ofKey(ts, key), value);
    }

    /** As {@link #put(ThreadState, PyObject, PyObject)}, for a key whose hash is known. */
    @CleanPoint
    public final void put(ThreadState ts, PyObject key, long hash, PyObject value) {
        if (key instanceof Counted || !putLeaf(ts, key, hash, value)) {
            putOther(ts, key, hash, value);
        }
    }

    private boolean putLeaf(ThreadState ts, PyObject key, long hash, PyObject value) {
        PyObject old = null;
        Mutex.lockAttached(ts, this);
        try {
            DictTable t = table;
            if (!t.leafKeys) {
                return false;
            }
            int e = t.findLeaf(ts, key, hash);
            if (e >= 0) {
                old = replace(ts, t, e, value);
            } else {
                append(ts, key, hash, value);
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.decref(ts, old);
        return true;
    }

    @CleanPoint
    private void putOther(ThreadState ts, PyObject key, long hash, PyObject value) {
        while (true) {
            DictTable t = table();
            int used = t.used();
            int e = t.lookup(ts, this, key, hash);
            PyObject old = null;
            Mutex.lockAttached(ts, this);
            try {
                if (!holds(t, used, e)) {
                    continue;
                }
                if (e >= 0) {
                    old = replace(ts, t, e, value);
                } else {
                    append(ts, key, hash, value);
                }
            } finally {
                Mutex.unlock(ts, this);
            }
            Refs.decref(ts, old);
            return;
        }
    }

    /** Under the mutex: whether the outcome {@code entry} of a search, before which {@code used} was read, is still true. */
    final boolean holds(DictTable searched, int used, int entry) {
        return table == searched
                && (entry >= 0 ? searched.isLive(entry) : entry == DictTable.ABSENT && searched.used() == used);
    }

    /** The value under {@code key}, floating; if there is none, stores and returns {@code value}. Raises TypeError for an unhashable key. */
    @CleanPoint
    public final PyObject setDefault(ThreadState ts, PyObject key, PyObject value) {
        long hash = KeyHash.ofKey(ts, key);
        while (true) {
            DictTable t = table();
            int used = t.used();
            int e = t.lookup(ts, this, key, hash);
            if (e >= 0) {
                PyObject v = t.value(ts, e);
                if (v != null) {
                    return v;
                }
                continue;
            }
            Mutex.lockAttached(ts, this);
            try {
                if (holds(t, used, e)) {
                    append(ts, key, hash, value);
                    return value;
                }
            } finally {
                Mutex.unlock(ts, this);
            }
        }
    }

    /**
     * Stores {@code value} under {@code key} if what is there is {@code expected}, the object itself, or nothing where that is null; atomically. Returns whether
     * it did. The hash is the key's.
     */
    @CleanPoint
    public final boolean replaceIf(ThreadState ts, PyObject key, long hash, PyObject expected, PyObject value) {
        while (true) {
            DictTable t = table();
            int used = t.used();
            int e = t.lookup(ts, this, key, hash);
            PyObject old = null;
            Mutex.lockAttached(ts, this);
            try {
                if (!holds(t, used, e)) {
                    continue;
                }
                if (e < 0) {
                    if (expected != null) {
                        return false;
                    }
                    append(ts, key, hash, value);
                } else {
                    if (expected == null || !Comparison.is(t.value(ts, e), expected)) {
                        return false;
                    }
                    old = replace(ts, t, e, value);
                }
            } finally {
                Mutex.unlock(ts, this);
            }
            Refs.decref(ts, old);
            return true;
        }
    }

    /** Removes {@code key} and returns its value, floating, or null if it was absent. Raises TypeError for an unhashable key. */
    @CleanPoint
    public final PyObject pop(ThreadState ts, PyObject key) {
        return pop(ts, key, null);
    }

    /** Removes {@code key} if its value is {@code expected}, the object itself; atomically. Raises TypeError for an unhashable key. */
    @CleanPoint
    public final void removeIf(ThreadState ts, PyObject key, PyObject expected) {
        Refs.discard(ts, pop(ts, key, expected));
    }

    /** Removes {@code key}, whose value is to be {@code expected} unless that is null, and returns its value, floating, or null. */
    @CleanPoint
    private PyObject pop(ThreadState ts, PyObject key, PyObject expected) {
        long hash = KeyHash.ofKey(ts, key);
        while (true) {
            DictTable t = table();
            int e = t.lookup(ts, this, key, hash);
            if (e < 0) {
                if (e == DictTable.ABSENT && table == t) {
                    return null;
                }
                continue;
            }
            PyObject old;
            Mutex.lockAttached(ts, this);
            try {
                if (table != t || !t.isLive(e)) {
                    continue;
                }
                if (expected != null && t.value(ts, e) != expected) {
                    return null;
                }
                old = remove(ts, t, e);
            } finally {
                Mutex.unlock(ts, this);
            }
            Refs.moveOut(ts, old);
            return old;
        }
    }

    /** Removes the newest key and returns it with its value in a floating tuple; null if the dict is empty. */
    public final PyTuple popItem(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            DictTable t = table;
            if (count == 0) {
                return null;
            }
            int e = t.end - 1;
            PyObject key = t.entries[2 * e];
            PyObject value = t.remove(e);
            setSize(count - 1);
            return PyTuple.adopt(ts, new PyObject[] {key, value});
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Removes everything. */
    public final void removeAll(ThreadState ts) {
        DictTable old;
        Mutex.lockAttached(ts, this);
        try {
            old = emptied();
        } finally {
            Mutex.unlock(ts, this);
        }
        old.dropAll(ts);
    }

    /** Under the mutex: leaves no key; the caller drops what was in the table that is returned. */
    final DictTable emptied() {
        DictTable old = table;
        table = DictTable.EMPTY;
        setSize(0);
        return old;
    }

    /** The keys, values or items (a kind of {@link PyDictIterator}) as they are now, in a new array, each counted once for the caller. */
    final PyObject[] snapshot(ThreadState ts, int kind) {
        Mutex.lockAttached(ts, this);
        try {
            DictTable t = table;
            PyObject[] all = new PyObject[count];
            int n = 0;
            for (int e = t.start; n < all.length; e++) {
                PyObject value = t.entries[2 * e + 1];
                if (value != null) {
                    PyObject key = t.entries[2 * e];
                    PyObject item =
                            kind == PyDictIterator.KEYS
                                    ? key
                                    : kind == PyDictIterator.VALUES ? value : PyTuple.of(ts, key, value);
                    Refs.incref(ts, item);
                    all[n++] = item;
                }
            }
            return all;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** The keys as they are now, in a new array, each counted once for the caller. */
    public final PyObject[] keys(ThreadState ts) {
        return snapshot(ts, PyDictIterator.KEYS);
    }

    /** A floating exact dict with the same contents. */
    public final PyDict copy(ThreadState ts) {
        PyDict d = new PyDict(ts);
        Mutex.lockAttached(ts, this);
        try {
            d.copyFrom(ts, this);
        } finally {
            Mutex.unlock(ts, this);
        }
        return d;
    }

    /** Copies into this empty dict; the caller has the mutexes of those that other threads can reach. */
    private void copyFrom(ThreadState ts, PyDict other) {
        DictTable from = other.table;
        if (other.count == 0) {
            return;
        }
        DictTable t;
        if (other.count >= from.used() - from.used() / 3) {
            t = from.copy();
        } else {
            t = DictTable.withRoom(other.count, from.hasStrKeys());
            from.copyTo(t);
        }
        t.increfAll(ts, this);
        setSize(other.count);
        table = t;
    }

    /**
     * Stores all entries of {@code other}, as a whole, if that needs no Python code: this dict is empty, or both have quiet keys only. Otherwise
     * returns false, having done nothing.
     */
    final boolean putAllAtOnce(ThreadState ts, PyDict other, boolean override) {
        PyObject[] dropped;
        Mutex.lockAttached2(ts, this, other);
        try {
            DictTable from = other.table;
            if (count == 0) {
                copyFrom(ts, other);
                return true;
            }
            if (!from.leafKeys || !table.leafKeys) {
                return false;
            }
            dropped = override ? new PyObject[Math.min(count, other.count)] : null;
            mergeLeaves(ts, from, dropped);
        } finally {
            setSize(count);
            Mutex.unlock(ts, other);
            Mutex.unlock(ts, this);
        }
        if (override) {
            for (PyObject o : dropped) {
                Refs.decref(ts, o);
            }
        }
        return true;
    }

    /** Whether both have equal values under the same keys, as a whole: 1, 0, or {@link #NOT_QUIET} if that may need Python code. {@code other} is another dict. */
    final int equalAtOnce(ThreadState ts, PyDict other) {
        Mutex.lockAttached2(ts, this, other);
        try {
            if (count != other.count) {
                return 0;
            }
            DictTable mine = table;
            DictTable from = other.table;
            if (!from.leafKeys || !mine.leafKeys) {
                return NOT_QUIET;
            }
            for (int i = from.start; i < from.end; i++) {
                PyObject value = from.entries[2 * i + 1];
                if (value == null) {
                    continue;
                }
                int e = mine.findLeaf(ts, from.entries[2 * i], from.hash(i));
                if (e < 0) {
                    return 0;
                }
                PyObject there = mine.entries[2 * e + 1];
                if (there != value) {
                    if (!QuietKeys.isQuiet(value) || !QuietKeys.isQuiet(there)) {
                        return NOT_QUIET;
                    }
                    if (!QuietKeys.equal(ts, value, there)) {
                        return 0;
                    }
                }
            }
            return 1;
        } finally {
            Mutex.unlock(ts, other);
            Mutex.unlock(ts, this);
        }
    }

    private void mergeLeaves(ThreadState ts, DictTable from, PyObject[] dropped) {
        int n = 0;
        for (int i = from.start; i < from.end; i++) {
            PyObject value = from.entries[2 * i + 1];
            if (value != null) {
                PyObject key = from.entries[2 * i];
                long hash = from.hash(i);
                int e = table.findLeaf(ts, key, hash);
                if (e < 0) {
                    add(ts, key, hash, value);
                } else if (dropped != null) {
                    dropped[n++] = replace(ts, table, e, value);
                }
            }
        }
    }

    // ---- under the mutex ----

    final PyObject replace(ThreadState ts, DictTable t, int entry, PyObject value) {
        Refs.incref(ts, value);
        ts.trackFor(this, value);
        return t.replace(entry, value);
    }

    final void append(ThreadState ts, PyObject key, long hash, PyObject value) {
        add(ts, key, hash, value);
        setSize(count);
    }

    /** As {@link #append}; others are still to be shown how many keys there are. */
    private void add(ThreadState ts, PyObject key, long hash, PyObject value) {
        makeRoom(key);
        Refs.incref(ts, key);
        Refs.incref(ts, value);
        ts.trackFor(this, key);
        ts.trackFor(this, value);
        table.append(key, hash, value);
        count++;
    }

    private void setSize(int keys) {
        count = keys;
        SIZE.setOpaque(this, keys);
    }

    private void makeRoom(PyObject key) {
        DictTable t = table;
        if (t.room() == 0) {
            moveTo(t, DictTable.grown(count, t.hasStrKeys() && key instanceof PyStr));
        } else if (!t.takes(key)) {
            moveTo(t, DictTable.withRoom(Math.max(t.room() + t.used(), count + 1), false));
        }
    }

    private void moveTo(DictTable from, DictTable to) {
        from.copyTo(to);
        table = to;
        from.retire();
    }

    /** Removes an entry; the value's count is the caller's. */
    final PyObject remove(ThreadState ts, DictTable t, int entry) {
        PyObject old = t.remove(entry);
        setSize(count - 1);
        Refs.decref(ts, t.entries[2 * entry]);
        return old;
    }

    // ---- object ----

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        DictTable t = table;
        for (int e = t.start; e < t.end; e++) {
            PyObject v = t.entries[2 * e + 1];
            if (v != null) {
                visitor.visit(t.entries[2 * e]);
                visitor.visit(v);
            }
        }
    }

    @Override
    public void clear(ThreadState ts) {
        DictTable t = table;
        table = DictTable.EMPTY;
        setSize(0);
        t.clear(ts);
    }

    @Override
    public long sizeInMemory() {
        return table().sizeOf();
    }
}
