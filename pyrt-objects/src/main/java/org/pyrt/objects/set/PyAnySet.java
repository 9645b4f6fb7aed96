package org.pyrt.objects.set;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.protocol.KeyHash;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * What set and frozenset share. Safe from any thread: {@code in}, {@code len} and iteration take no lock, each change is made under the object's mutex, as a whole.
 *
 * <p>Implementation notes. As for a dict: Python code that compares elements runs without the mutex; what it found is checked under the mutex, and the
 * search repeated if elements came or went. Whoever has the mutex leaves it soon, without waiting for anything, so waiting for it is no clean point.
 */
@HandWrittenSlots("its elements are in a table")
public abstract class PyAnySet extends Counted {

    private static final VarHandle TABLE;
    private static final VarHandle SIZE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TABLE = lookup.findVarHandle(PyAnySet.class, "table", SetTable.class);
            SIZE = lookup.findVarHandle(PyAnySet.class, "size", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final long SET_BYTES = 200;
    private static final long PLACE_BYTES = 16;

    /** Written under the mutex, by volatile stores. */
    @Slot private SetTable table;

    /** The number of elements before and after each operation, never in the midst of one. Written under the mutex, by {@link #publishSize}; read opaquely. */
    private int size;

    /** The number of elements now. Guarded by the mutex. */
    private int count;

    /** Where pop looks next. Guarded by the mutex. */
    private int finger;

    /** A floating empty set. */
    PyAnySet(ThreadState ts) {
        super(ts);
        table = SetTable.smallest();
    }

    /** Whether it is a frozenset. */
    abstract boolean isFrozen();

    /** A floating empty set of the exact builtin type, frozen or not as this one. */
    final PyAnySet newEmpty(ThreadState ts) {
        return isFrozen() ? new PyFrozenSet(ts) : new PySet(ts);
    }

    /** The number of elements. */
    public final int size() {
        return (int) SIZE.getOpaque(this);
    }

    /** The storage now. */
    final SetTable table() {
        return (SetTable) TABLE.getAcquire(this);
    }

    /** Whether {@code key} is an element. Raises TypeError if it is unhashable. */
    @CleanPoint
    public final boolean contains(ThreadState ts, PyObject key) {
        return contains(ts, key, KeyHash.ofElement(ts, key));
    }

    /** As {@link #contains(ThreadState, PyObject)}, for a hash that is known. */
    @CleanPoint
    final boolean contains(ThreadState ts, PyObject key, long hash) {
        while (true) {
            SetTable t = table();
            int k = t.lookup(ts, this, key, hash);
            if (k >= 0) {
                return true;
            }
            if (k == SetTable.ABSENT && (SetTable) TABLE.getVolatile(this) == t) {
                return false;
            }
        }
    }

    /** Makes {@code key} an element; false if it was one. Raises TypeError if it is unhashable. */
    @CleanPoint
    final boolean insert(ThreadState ts, PyObject key) {
        return insert(ts, key, KeyHash.ofElement(ts, key));
    }

    @CleanPoint
    final boolean insert(ThreadState ts, PyObject key, long hash) {
        if (!(key instanceof Counted)) {
            Mutex.lockAttached(ts, this);
            try {
                if (table.leaves) {
                    return insertLeaf(ts, key, hash);
                }
            } finally {
                publishAndUnlock(ts);
            }
        }
        return insertAmongOthers(ts, key, hash);
    }

    /** Shows others how many elements there are, after an operation: before the mutex is left. */
    final void publishSize() {
        if (size != count) {
            SIZE.setOpaque(this, count);
        }
    }

    /** Ends an operation that may have changed the elements. */
    final void publishAndUnlock(ThreadState ts) {
        publishSize();
        Mutex.unlock(ts, this);
    }

    /**
     * Under the mutex, or of a set that only this thread knows, all elements being quiet as is {@code key}: makes it an element; false if it was one. The size is still to be
     * published.
     */
    final boolean insertLeaf(ThreadState ts, PyObject key, long hash) {
        if (table.findLeaf(ts, key, hash) >= 0) {
            return false;
        }
        insertAbsent(ts, key, hash);
        return true;
    }

    /** Under the mutex, all elements being quiet as is {@code key}: removes and returns what equals it, whose count is the caller's, or null. The size is still to be published. */
    final PyObject removeLeaf(ThreadState ts, PyObject key, long hash) {
        int k = table.findLeaf(ts, key, hash);
        if (k < 0) {
            return null;
        }
        count--;
        return table.remove(k);
    }

    @CleanPoint
    private boolean insertAmongOthers(ThreadState ts, PyObject key, long hash) {
        while (true) {
            SetTable t = table();
            int inserted = t.inserted();
            int k = t.lookup(ts, this, key, hash);
            if (k >= 0) {
                return false;
            }
            Mutex.lockAttached(ts, this);
            try {
                if (k == SetTable.ABSENT && table == t && t.inserted() == inserted) {
                    insertAbsent(ts, key, hash);
                    return true;
                }
            } finally {
                publishAndUnlock(ts);
            }
        }
    }

    /** Removes {@code key}; false if it was no element. Raises TypeError if it is unhashable. */
    @CleanPoint
    final boolean delete(ThreadState ts, PyObject key) {
        return delete(ts, key, KeyHash.ofElement(ts, key));
    }

    @CleanPoint
    final boolean delete(ThreadState ts, PyObject key, long hash) {
        while (true) {
            SetTable t = table();
            int inserted = t.inserted();
            int k = t.lookup(ts, this, key, hash);
            if (k < 0) {
                if (k == SetTable.ABSENT && (SetTable) TABLE.getVolatile(this) == t) {
                    return false;
                }
                continue;
            }
            PyObject e;
            Mutex.lockAttached(ts, this);
            try {
                if (table != t || t.inserted() != inserted || t.elements[k] == SetTable.GONE) {
                    continue;
                }
                e = t.remove(k);
                count--;
            } finally {
                publishAndUnlock(ts);
            }
            Refs.decref(ts, e);
            return true;
        }
    }

    /** Removes some element and returns it, floating; null if there is none. */
    final PyObject removeAny(ThreadState ts) {
        PyObject e;
        Mutex.lockAttached(ts, this);
        try {
            if (count == 0) {
                return null;
            }
            SetTable t = table;
            int k = t.next(finger & t.mask);
            if (k < 0) {
                k = t.next(0);
            }
            e = t.remove(k);
            finger = k + 1;
            count--;
        } finally {
            publishAndUnlock(ts);
        }
        Refs.moveOut(ts, e);
        return e;
    }

    /** Removes all elements. */
    final void removeAll(ThreadState ts) {
        SetTable old;
        Mutex.lockAttached(ts, this);
        try {
            old = table;
            if (old.fill() == 0) {
                return;
            }
            TABLE.setVolatile(this, SetTable.smallest());
            count = 0;
        } finally {
            publishAndUnlock(ts);
        }
        old.dropAll(ts);
    }

    /** If more than a quarter of the places are unusable since elements were removed, moves the rest to a new table. */
    final void clean(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            if (table.fill() - count > table.mask / 4) {
                resize(count > 50_000 ? count * 2L : count * 4L);
            }
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** The elements as they are now, in a new array, each counted once for the caller. */
    public final PyObject[] snapshot(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            SetTable t = table;
            PyObject[] all = new PyObject[count];
            int n = 0;
            for (int k = t.next(0); k >= 0; k = t.next(k + 1)) {
                Refs.incref(ts, t.elements[k]);
                all[n++] = t.elements[k];
            }
            return all;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** A floating exact set or frozenset, as this one is, with the same elements. */
    final PyAnySet copy(ThreadState ts) {
        PyAnySet result = newEmpty(ts);
        result.addAllAtOnce(ts, this);
        return result;
    }

    /** What can be gone through while other threads change this set: a floating copy, in the same order, or the set itself where nobody else is there or it is frozen. */
    final PyAnySet steady(ThreadState ts) {
        if (isFrozen() || !ts.registry.hasOthers()) {
            return this;
        }
        PyAnySet result = newEmpty(ts);
        Mutex.lockAttached(ts, this);
        try {
            table.increfAll(ts, result);
            result.table = table.copy();
            result.count = count;
            result.publishSize();
        } finally {
            Mutex.unlock(ts, this);
        }
        return result;
    }

    /**
     * Adds all elements of {@code other}, as a whole, if that needs no Python code: this set is new, or both have only quiet elements. Otherwise returns false,
     * having made room at most.
     */
    final boolean addAllAtOnce(ThreadState ts, PyAnySet other) {
        if (other == this) {
            return true;
        }
        Mutex.lockAttached2(ts, this, other);
        try {
            SetTable from = other.table;
            if (other.count == 0) {
                return true;
            }
            makeRoomFor(other.count);
            SetTable to = table;
            if (to.fill() == 0) {
                copyInto(ts, to, other);
                return true;
            }
            if (!from.leaves || !to.leaves) {
                return false;
            }
            for (int k = from.next(0); k >= 0; k = from.next(k + 1)) {
                insertLeaf(ts, from.elements[k], from.hashes[k]);
            }
            return true;
        } finally {
            Mutex.unlock(ts, other);
            publishAndUnlock(ts);
        }
    }

    private void copyInto(ThreadState ts, SetTable to, PyAnySet other) {
        SetTable from = other.table;
        from.increfAll(ts, this);
        count = other.count;
        if (to.mask == from.mask && from.fill() == other.count) {
            TABLE.setVolatile(this, from.copy());
        } else {
            from.copyTo(to);
        }
    }

    /** Makes room for {@code n} elements that are to be added in one go. */
    final void makeRoom(ThreadState ts, int n) {
        Mutex.lockAttached(ts, this);
        try {
            makeRoomFor(n);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    private void makeRoomFor(int n) {
        if ((table.fill() + (long) n) * 5 >= table.mask * 3L) {
            resize(((long) count + n) * 2);
        }
    }

    /**
     * Replaces all elements by those of {@code made}, which is the caller's alone and is empty afterwards, if no element came or went since {@code seen}
     * was this set's table, with so many elements inserted, and it had {@code elements} elements.
     */
    final boolean replaceAll(ThreadState ts, PyAnySet made, SetTable seen, int inserted, int elements) {
        SetTable old;
        Mutex.lockAttached(ts, this);
        try {
            old = table;
            if (old != seen || old.inserted() != inserted || count != elements) {
                return false;
            }
            SetTable t = made.table;
            TABLE.setVolatile(this, t);
            count = made.count;
            for (int k = t.next(0); k >= 0 && !isTracked(); k = t.next(k + 1)) {
                ts.trackFor(this, t.elements[k]);
            }
            made.table = SetTable.smallest();
            made.count = 0;
            made.publishSize();
        } finally {
            publishAndUnlock(ts);
        }
        old.dropAll(ts);
        return true;
    }

    // ---- under the mutex ----

    private void insertAbsent(ThreadState ts, PyObject key, long hash) {
        Refs.incref(ts, key);
        ts.trackFor(this, key);
        SetTable t = table;
        boolean filled = t.insert(key, hash);
        count++;
        if (filled && t.isFull()) {
            resize(count > 50_000 ? count * 2L : count * 4L);
        }
    }

    private void resize(long least) {
        SetTable t = table;
        if (t.mask + 1 == SetTable.SMALLEST && least < SetTable.SMALLEST && t.fill() == count) {
            return;
        }
        SetTable fresh = SetTable.of(least);
        t.copyTo(fresh);
        TABLE.setVolatile(this, fresh);
        t.retire();
    }

    // ---- object ----

    @Override
    public void traverse(SlotVisitor visitor) {
        SetTable t = table;
        for (int k = t.next(0); k >= 0; k = t.next(k + 1)) {
            visitor.visit(t.elements[k]);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        SetTable t = table;
        table = SetTable.smallest();
        count = 0;
        size = 0;
        Slots.clearAll(ts, t.elements);
    }

    @Override
    public long sizeInMemory() {
        int places = table().mask + 1;
        return SET_BYTES + (places > SetTable.SMALLEST ? places * PLACE_BYTES : 0);
    }
}
