package org.pyrt.stdlib.collections;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * A double-ended queue. Every access is made under the object's mutex, which is left soon and in which no Python code runs; counts are dropped after.
 * Source: CPython 3.14 Modules/_collectionsmodule.c.
 *
 * <p>Implementation notes. The elements are a ring: {@code size} of them from {@code head} on. Since each load and store is under the mutex, stores are
 * plain: a load that has marked an element is ordered before the exchange that the owner drops it after.
 */
@HandWrittenSlots("its array is a ring")
public final class PyDeque extends SlottedInstance {

    /** The type collections.deque. */
    public static final PyType TYPE =
            PyType.builtin("collections.deque", new DequeMethodsAdapter())
                    .include(new DequeOperatorsAdapter())
                    .flags(PyType.BASETYPE | PyType.CONCATENATES | PyType.SEQUENCE | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .generic()
                    .doc("deque([iterable[, maxlen]])\n--\n\nA list-like sequence optimized for data accesses near its endpoints.")
                    .build();

    private static final long EMPTY_BYTES = 184;
    private static final long REFERENCE_BYTES = 8;
    private static final PyObject[] NONE = {};

    /** Guarded by the mutex, as all fields below. The length is a power of two, or 0. */
    @Slot private PyObject[] items = NONE;

    private int head;
    private volatile int size;

    /** Changes with each change of what is where, so that iterators notice. */
    private volatile int state;

    /** The largest size, or -1. */
    private volatile long maxlen = -1;

    /** A floating empty deque. */
    public PyDeque(ThreadState ts, PyType type) {
        super(ts, type);
    }

    /** The number of elements. */
    public int size() {
        return size;
    }

    int state() {
        return state;
    }

    long maxlen() {
        return maxlen;
    }

    /** Sets the largest size; what is too much goes from the left. */
    void setMaxlen(ThreadState ts, long n) {
        maxlen = n;
        while (n >= 0 && size > n) {
            Refs.discard(ts, pop(ts, true));
        }
    }

    /** Adds an element at an end; if that is one too many, the one at the other end goes. */
    public void add(ThreadState ts, PyObject value, boolean left) {
        PyObject dropped = null;
        Mutex.lockAttached(ts, this);
        try {
            int n = size;
            Refs.incref(ts, value);
            ts.trackFor(this, value);
            if (n > 0 && n == maxlen) {
                dropped = shift(value, left);
            } else {
                insert(value, left);
                if (n == maxlen) {
                    dropped = remove(!left);
                }
            }
            state++;
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.decref(ts, dropped);
    }

    private void insert(PyObject value, boolean left) {
        int n = size;
        if (n == items.length) {
            grow();
        }
        int mask = items.length - 1;
        if (left) {
            head = head - 1 & mask;
            items[head] = value;
        } else {
            items[head + n & mask] = value;
        }
        size = n + 1;
    }

    /** Puts an element at one end of a full deque and takes out the one at the other end, whose count is the caller's; the size stays. Under the mutex. */
    private PyObject shift(PyObject value, boolean left) {
        int mask = items.length - 1;
        int last = head + size - 1 & mask;
        PyObject old = items[left ? last : head];
        items[left ? last : head] = null;
        head = (left ? head - 1 : head + 1) & mask;
        items[left ? head : head + size - 1 & mask] = value;
        return old;
    }

    private void grow() {
        int n = size;
        if (n > 1 << 29) {
            throw new OutOfMemoryError("a deque of more than 2**30 elements");
        }
        PyObject[] larger = new PyObject[Math.max(8, n * 2)];
        int first = Math.min(n, items.length - head);
        System.arraycopy(items, head, larger, 0, first);
        System.arraycopy(items, 0, larger, first, n - first);
        items = larger;
        head = 0;
    }

    /** Removes the element at an end, whose count is the caller's; null if there is none. Under the mutex. */
    private PyObject remove(boolean left) {
        int n = size;
        if (n == 0) {
            return null;
        }
        int mask = items.length - 1;
        int at = left ? head : head + n - 1 & mask;
        PyObject old = items[at];
        items[at] = null;
        if (left) {
            head = head + 1 & mask;
        }
        size = n - 1;
        state++;
        return old;
    }

    /** Removes the element at an end and returns it, floating; null if there is none. */
    public PyObject pop(ThreadState ts, boolean left) {
        PyObject old;
        Mutex.lockAttached(ts, this);
        try {
            old = remove(left);
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.moveOut(ts, old);
        return old;
    }

    /** The element at an index, floating; null if there is none. */
    PyObject get(ThreadState ts, long index) {
        Mutex.lockAttached(ts, this);
        try {
            int n = size;
            long i = index < 0 ? index + n : index;
            return i < 0 || i >= n ? null : Slots.load(ts, items, head + (int) i & items.length - 1);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** As {@link #get}, null also if the state is not the one expected any more. */
    PyObject get(ThreadState ts, int index, int expectedState) {
        Mutex.lockAttached(ts, this);
        try {
            return state != expectedState || index < 0 || index >= size ? null : Slots.load(ts, items, head + index & items.length - 1);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Replaces the element at an index; false if there is none. */
    boolean set(ThreadState ts, long index, PyObject value) {
        PyObject old;
        Mutex.lockAttached(ts, this);
        try {
            int n = size;
            long i = index < 0 ? index + n : index;
            if (i < 0 || i >= n) {
                return false;
            }
            Refs.incref(ts, value);
            ts.trackFor(this, value);
            int at = head + (int) i & items.length - 1;
            old = items[at];
            items[at] = value;
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.decref(ts, old);
        return true;
    }

    /** Removes the element at an index if the state is still the one expected; false otherwise. A negative state is any. */
    boolean removeAt(ThreadState ts, long index, int expectedState) {
        PyObject old;
        Mutex.lockAttached(ts, this);
        try {
            int n = size;
            long i = index < 0 ? index + n : index;
            if (i < 0 || i >= n || expectedState >= 0 && (state & Integer.MAX_VALUE) != expectedState) {
                return false;
            }
            int mask = items.length - 1;
            old = items[head + (int) i & mask];
            for (int k = (int) i; k < n - 1; k++) {
                items[head + k & mask] = items[head + k + 1 & mask];
            }
            items[head + n - 1 & mask] = null;
            size = n - 1;
            state++;
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.decref(ts, old);
        return true;
    }

    /** Inserts an element before an index, clipped to what there is; false if the deque is full. */
    boolean insert(ThreadState ts, long index, PyObject value) {
        Mutex.lockAttached(ts, this);
        try {
            int n = size;
            if (maxlen >= 0 && n >= maxlen) {
                return false;
            }
            if (n == items.length) {
                grow();
            }
            int i = Sizes.clip(index, n);
            Refs.incref(ts, value);
            ts.trackFor(this, value);
            int mask = items.length - 1;
            for (int k = n; k > i; k--) {
                items[head + k & mask] = items[head + k - 1 & mask];
            }
            items[head + i & mask] = value;
            size = n + 1;
            state++;
            return true;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Removes all elements. */
    public void removeAll(ThreadState ts) {
        PyObject[] old;
        int from;
        int n;
        Mutex.lockAttached(ts, this);
        try {
            old = items;
            from = head;
            n = size;
            items = NONE;
            head = 0;
            size = 0;
            state++;
        } finally {
            Mutex.unlock(ts, this);
        }
        for (int i = 0; i < n; i++) {
            Refs.decref(ts, old[from + i & old.length - 1]);
        }
    }

    void reverse(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            int mask = items.length - 1;
            for (int i = 0, j = size - 1; i < j; i++, j--) {
                PyObject v = items[head + i & mask];
                items[head + i & mask] = items[head + j & mask];
                items[head + j & mask] = v;
            }
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Turns the ring to the right by {@code n}. */
    void rotate(ThreadState ts, long n) {
        Mutex.lockAttached(ts, this);
        try {
            int count = size;
            if (count < 2) {
                return;
            }
            int mask = items.length - 1;
            int turns = (int) Math.floorMod(n, (long) count);
            if (turns <= count / 2) {
                for (; turns > 0; turns--) {
                    PyObject v = items[head + count - 1 & mask];
                    items[head + count - 1 & mask] = null;
                    head = head - 1 & mask;
                    items[head] = v;
                }
            } else {
                for (turns = count - turns; turns > 0; turns--) {
                    PyObject v = items[head];
                    items[head] = null;
                    head = head + 1 & mask;
                    items[head + count - 1 & mask] = v;
                }
            }
            state++;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** A new array of the elements, each counted once more. */
    PyObject[] snapshot(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            int n = size;
            PyObject[] copy = new PyObject[n];
            for (int i = 0; i < n; i++) {
                copy[i] = items[head + i & items.length - 1];
                Refs.incref(ts, copy[i]);
            }
            return copy;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        for (int i = 0; i < size; i++) {
            visitor.visit(items[head + i & items.length - 1]);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        PyObject[] old = items;
        int from = head;
        int n = size;
        items = NONE;
        head = 0;
        size = 0;
        int wrapped = Math.max(from + n - old.length, 0);
        Slots.clear(ts, old, from, from + n - wrapped);
        Slots.clear(ts, old, 0, wrapped);
        super.clear(ts);
    }

    @Override
    public long sizeInMemory() {
        return EMPTY_BYTES + REFERENCE_BYTES * size();
    }
}
