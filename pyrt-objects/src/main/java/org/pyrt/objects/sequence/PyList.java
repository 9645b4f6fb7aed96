package org.pyrt.objects.sequence;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * A list. Safe from any thread: {@code lst[i]}, {@code len} and iteration take no lock, every change is made under the object's mutex. Instances of subclasses
 * are {@link PyListSub}.
 *
 * <p>Implementation notes. Elements before {@code size} are never null for long: growing publishes the array before the size, shrinking the
 * size before it empties elements. An array that was replaced is emptied after its successor is published and before the mutex is left: a reader that meets null or finds no
 * such index looks at size and array again; one whose second look (PROTOCOL rule 2) finds the same element has met it while it was counted. Shifting
 * elements moves their counts; a lock-free reader may meet one twice or miss it meanwhile, as in CPython. What is removed is overwritten by an
 * exchange, or before a full fence, and dropped after.
 *
 * <p>Whoever has a list's mutex leaves it soon, without waiting for anything, so waiting for it is no clean point. Methods without that annotation
 * run no Python code.
 */
@HandWrittenSlots("only the first elements of its array are the list's, and the last dies first")
public class PyList extends Counted {

    /** The elements of an empty list. */
    static final PyObject[] NONE = {};

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(PyObject[].class);
    private static final VarHandle ITEMS;
    private static final VarHandle SIZE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            ITEMS = lookup.findVarHandle(PyList.class, "items", PyObject[].class);
            SIZE = lookup.findVarHandle(PyList.class, "size", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The type list. */
    public static final PyType TYPE =
            PyType.builtin("list", new ListMethodsAdapter())
                    .flags(PyType.BASETYPE | PyType.CONCATENATES | PyType.SEQUENCE | PyType.MATCH_SELF)
                    .ownLayout()
                    .doc("list(iterable=(), /)\n--\n\nA growing sequence.")
                    .build();

    private static final int LARGEST = Integer.MAX_VALUE - 8;
    private static final int SHRINKS_FROM = 64;

    /** Written under the mutex. A new list, which nobody else knows, gets it without a fence. */
    private static final long LIST_BYTES = 40;
    private static final long REFERENCE_BYTES = 8;

    @Slot private volatile PyObject[] items;

    /** Written under the mutex, by release stores. */
    private volatile int size;

    /** A floating empty list. */
    public PyList(ThreadState ts) {
        super(ts);
        ITEMS.set(this, NONE);
    }

    /** A floating empty list with room for {@code n} elements. */
    public PyList(ThreadState ts, int n) {
        super(ts);
        ITEMS.set(this, n == 0 ? NONE : new PyObject[n]);
    }

    private PyList(ThreadState ts, PyObject[] items, int size) {
        super(ts);
        ITEMS.set(this, items);
        SIZE.set(this, size);
        trackFor(ts, items, size);
    }

    /** A floating list that takes over {@code items} with their counts. */
    public static PyList adopt(ThreadState ts, PyObject[] items) {
        return new PyList(ts, items, items.length);
    }

    /** A floating list of these items, which it counts; the array is kept. */
    public static PyList of(ThreadState ts, PyObject... items) {
        for (PyObject item : items) {
            Refs.incref(ts, item);
        }
        return new PyList(ts, items, items.length);
    }

    /** The number of elements. */
    public final int size() {
        return size;
    }

    /** For how many elements there is room. */
    final int capacity() {
        return items.length;
    }

    /** The element at {@code index}, counted from the end if negative; floating. Null if there is none. */
    public final PyObject getItem(ThreadState ts, long index) {
        int n = size;
        PyObject[] a = items;
        long i = index < 0 ? index + n : index;
        if (i >= 0 && i < n && i < a.length) {
            PyObject v = Slots.load(ts, a, (int) i);
            if (v != null) {
                return v;
            }
        } else if (i < 0 || i >= n) {
            return null;
        }
        return getItemAgain(ts, index);
    }

    /** The element at {@code index}, which is not negative; floating. Null if there is none. */
    final PyObject itemAt(ThreadState ts, int index) {
        int n = size;
        PyObject[] a = items;
        if (index < n && index < a.length) {
            PyObject v = Slots.load(ts, a, index);
            if (v != null) {
                return v;
            }
        }
        return index >= n ? null : getItemAgain(ts, index);
    }

    /**
     * Copies elements, from the first on, as long as there is room in {@code into} and they are of {@code type}, a class of leaves, which
     * need no counts. Answers how many.
     */
    public final <T extends PyObject> int copyLeaves(Class<T> type, T[] into) {
        PyObject[] a = items;
        int n = Math.min(Math.min(size, a.length), into.length);
        for (int i = 0; i < n; i++) {
            PyObject v = a[i];
            if (v == null || v.getClass() != type) {
                return i;
            }
            into[i] = type.cast(v);
        }
        return n;
    }

    private PyObject getItemAgain(ThreadState ts, long index) {
        while (true) {
            int n = size;
            long i = index < 0 ? index + n : index;
            if (i < 0 || i >= n) {
                return null;
            }
            PyObject[] a = items;
            if (i < a.length) {
                PyObject v = Slots.load(ts, a, (int) i);
                if (v != null) {
                    return v;
                }
            }
            Thread.onSpinWait();
        }
    }

    /** Replaces the element at {@code index}, counted from the end if negative; false if there is none. */
    public final boolean setItem(ThreadState ts, long index, PyObject value) {
        PyObject old;
        Mutex.lockAttached(ts, this);
        try {
            long i = index < 0 ? index + size : index;
            if (i < 0 || i >= size) {
                return false;
            }
            Refs.incref(ts, value);
            ts.trackFor(this, value);
            PyObject[] a = items;
            old = a[(int) i];
            if (!(old instanceof Counted)) {
                // Nobody else writes, and dropping a leaf needs no fence (PROTOCOL rule 3).
                ELEMENT.setRelease(a, (int) i, value);
                return true;
            }
            old = Slots.exchange(a, (int) i, value);
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.decref(ts, old);
        return true;
    }

    /** Appends an element. */
    public final void append(ThreadState ts, PyObject value) {
        Mutex.lockAttached(ts, this);
        try {
            int n = size;
            PyObject[] a = items;
            if (n == a.length) {
                a = grow(n + 1);
            }
            Refs.incref(ts, value);
            ts.trackFor(this, value);
            ELEMENT.setRelease(a, n, value);
            SIZE.setRelease(this, n + 1);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Appends an element to a list that no other thread has been given, as one that a comprehension builds; takes no lock. */
    public final void appendUnshared(ThreadState ts, PyObject value) {
        int n = size;
        PyObject[] a = items;
        if (n == a.length) {
            a = grow(n + 1);
        }
        Refs.incref(ts, value);
        ts.trackFor(this, value);
        ELEMENT.setRelease(a, n, value);
        SIZE.setRelease(this, n + 1);
    }

    /** Inserts an element before {@code index}, counted from the end if negative, clipped to what there is. */
    public final void insert(ThreadState ts, long index, PyObject value) {
        Mutex.lockAttached(ts, this);
        try {
            int n = size;
            long from = index < 0 ? Math.max(index + n, 0) : Math.min(index, n);
            int i = (int) from;
            PyObject[] a = items;
            if (n == a.length) {
                a = grow(n + 1);
            }
            Refs.incref(ts, value);
            ts.trackFor(this, value);
            System.arraycopy(a, i, a, i + 1, n - i);
            ELEMENT.setRelease(a, i, value);
            SIZE.setRelease(this, n + 1);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Removes the element at {@code index}, counted from the end if negative, and returns it, floating; null if there is none. */
    public final PyObject pop(ThreadState ts, long index) {
        PyObject old;
        Mutex.lockAttached(ts, this);
        try {
            long i = index < 0 ? index + size : index;
            if (i < 0 || i >= size) {
                return null;
            }
            old = removeAt((int) i);
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.moveOut(ts, old);
        return old;
    }

    /** Removes the element at {@code index} if it is {@code expected} still. */
    final boolean removeIf(ThreadState ts, int index, PyObject expected) {
        Mutex.lockAttached(ts, this);
        try {
            if (index >= size || items[index] != expected) {
                return false;
            }
            removeAt(index);
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.decref(ts, expected);
        return true;
    }

    private PyObject removeAt(int i) {
        PyObject[] a = items;
        int last = size - 1;
        PyObject old;
        if (i == last) {
            SIZE.setRelease(this, last);
            old = Slots.exchange(a, i, null);
        } else {
            old = Slots.exchange(a, i, a[i + 1]);
            System.arraycopy(a, i + 2, a, i + 1, last - i - 1);
            SIZE.setRelease(this, last);
            ELEMENT.setRelease(a, last, (PyObject) null);
        }
        shrink();
        return old;
    }

    /** Removes all elements. */
    public final void removeAll(ThreadState ts) {
        PyObject[] a;
        int n;
        Mutex.lockAttached(ts, this);
        try {
            a = items;
            n = size;
            if (n == 0) {
                return;
            }
            SIZE.setRelease(this, 0);
            items = NONE;
        } finally {
            Mutex.unlock(ts, this);
        }
        for (int i = n; --i >= 0; ) {
            Slots.drop(ts, a, i);
        }
    }

    /** Reverses the order of the elements. */
    public final void reverse(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            PyObject[] a = items;
            for (int i = 0, j = size - 1; i < j; i++, j--) {
                PyObject v = a[i];
                a[i] = a[j];
                a[j] = v;
            }
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Exchanges two elements; does nothing if there are not so many. */
    public final void exchange(ThreadState ts, int i, int j) {
        Mutex.lockAttached(ts, this);
        try {
            if (i < size && j < size) {
                PyObject[] a = items;
                PyObject v = a[i];
                a[i] = a[j];
                a[j] = v;
            }
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** A new array of the elements, each counted once more. */
    public final PyObject[] snapshot(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            return size == 0 ? NONE : countedCopy(ts, 0, size, size);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    private PyObject[] countedCopy(ThreadState ts, int from, int to, int length) {
        PyObject[] copy = new PyObject[length];
        PyObject[] a = items;
        for (int i = from; i < to; i++) {
            PyObject v = a[i];
            Refs.incref(ts, v);
            copy[i - from] = v;
        }
        return copy;
    }

    /** The elements of a slice whose bounds are not adjusted yet, in a new array, each counted once more. */
    final PyObject[] snapshot(ThreadState ts, SliceBounds bounds) {
        Mutex.lockAttached(ts, this);
        try {
            bounds.adjust(size);
            int n = (int) bounds.count;
            if (n == 0) {
                return NONE;
            }
            if (bounds.step == 1) {
                return countedCopy(ts, (int) bounds.start, (int) bounds.start + n, n);
            }
            PyObject[] copy = new PyObject[n];
            long i = bounds.start;
            for (int k = 0; k < n; k++, i += bounds.step) {
                PyObject v = items[(int) i];
                Refs.incref(ts, v);
                copy[k] = v;
            }
            return copy;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Appends elements whose counts the list takes over. */
    public final void appendCounted(ThreadState ts, PyObject[] more) {
        int m = more.length;
        if (m == 0) {
            return;
        }
        Mutex.lockAttached(ts, this);
        try {
            int n = size;
            PyObject[] a = items;
            if (m > a.length - n) {
                a = grow(checkedSum(n, m));
            }
            trackFor(ts, more, m);
            VarHandle.releaseFence();
            System.arraycopy(more, 0, a, n, m);
            SIZE.setRelease(this, n + m);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /**
     * Replaces a slice of step 1, whose bounds are not adjusted yet, by elements whose counts the list takes over.
     *
     * @return what was there, whose counts are the caller's
     */
    final PyObject[] replaceSlice(ThreadState ts, SliceBounds bounds, PyObject[] more) {
        Mutex.lockAttached(ts, this);
        try {
            int n = size;
            bounds.adjust(n);
            int low = (int) bounds.start;
            int high = (int) Math.max(bounds.start, bounds.stop);
            int m = more.length;
            int newSize = checkedSum(n - (high - low), m);
            PyObject[] a = items;
            PyObject[] removed = low == high ? NONE : Arrays.copyOfRange(a, low, high);
            if (newSize > a.length) {
                a = grow(newSize);
            }
            trackFor(ts, more, m);
            VarHandle.releaseFence();
            if (newSize > n) {
                System.arraycopy(a, high, a, low + m, n - high);
                System.arraycopy(more, 0, a, low, m);
                SIZE.setRelease(this, newSize);
            } else {
                System.arraycopy(more, 0, a, low, m);
                System.arraycopy(a, high, a, low + m, n - high);
                SIZE.setRelease(this, newSize);
                Arrays.fill(a, newSize, n, null);
                shrink();
            }
            VarHandle.fullFence();
            return removed;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /**
     * Replaces the elements of an extended slice, whose bounds are not adjusted yet, by elements whose counts the list takes over, if there are as many.
     *
     * @return what was there, whose counts are the caller's; null, having done nothing, if the numbers differ
     */
    final PyObject[] replaceExtended(ThreadState ts, SliceBounds bounds, PyObject[] more) {
        Mutex.lockAttached(ts, this);
        try {
            bounds.adjust(size);
            int n = (int) bounds.count;
            if (n != more.length) {
                return null;
            }
            trackFor(ts, more, n);
            PyObject[] removed = new PyObject[n];
            long i = bounds.start;
            for (int k = 0; k < n; k++, i += bounds.step) {
                removed[k] = Slots.exchange(items, (int) i, more[k]);
            }
            return removed;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Removes the elements of an extended slice, whose bounds are not adjusted yet, and returns them; their counts are the caller's. */
    final PyObject[] removeExtended(ThreadState ts, SliceBounds bounds) {
        Mutex.lockAttached(ts, this);
        try {
            int n = size;
            bounds.adjust(n);
            bounds.makeForward();
            int m = (int) bounds.count;
            if (m == 0) {
                return NONE;
            }
            PyObject[] a = items;
            PyObject[] removed = new PyObject[m];
            int to = (int) bounds.start;
            long next = bounds.start;
            int k = 0;
            for (int i = to; i < n; i++) {
                if (k < m && i == next) {
                    removed[k++] = a[i];
                    next += bounds.step;
                } else {
                    a[to++] = a[i];
                }
            }
            SIZE.setRelease(this, to);
            Arrays.fill(a, to, n, null);
            shrink();
            VarHandle.fullFence();
            return removed;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Appends the elements {@code times - 1} times more; none at all if {@code times} is not positive. */
    final void repeat(ThreadState ts, long times) {
        if (times <= 0) {
            removeAll(ts);
            return;
        }
        Mutex.lockAttached(ts, this);
        try {
            int n = size;
            int newSize = checkedProduct(n, times);
            PyObject[] a = newSize > items.length ? grow(newSize) : items;
            for (int i = 0; i < n; i++) {
                for (long k = a[i] instanceof Counted ? times : 0; --k > 0; ) {
                    Refs.incref(ts, a[i]);
                }
            }
            for (int i = n; i < newSize; i += Math.min(i, newSize - i)) {
                System.arraycopy(a, 0, a, i, Math.min(i, newSize - i));
            }
            SIZE.setRelease(this, newSize);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    // ---- sorting: see ListSort ----

    /** Sorts under the mutex, so that other threads see the elements before or after it, if comparing them runs no Python code. Otherwise returns false, having done nothing. */
    final boolean sortAtOnce(ThreadState ts, boolean reverse) {
        Mutex.lockAttached(ts, this);
        try {
            PyObject[] sorted = Arrays.copyOf(items, size);
            if (!ListSort.sortLeaves(ts, sorted, reverse)) {
                return false;
            }
            VarHandle.releaseFence();
            items = sorted;
            return true;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Takes all elements out, so that the list looks empty: the list returned has them now. It is floating and the caller's alone. */
    final PyList takeForSort(ThreadState ts, PyObject[] marker) {
        Mutex.lockAttached(ts, this);
        try {
            PyList taken = new PyList(ts, items, size);
            SIZE.setRelease(this, 0);
            items = marker;
            return taken;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /**
     * Puts {@code sorted} in place of all elements. Its counts come from {@code taken}, of which it is a permutation and which is empty afterwards.
     *
     * @return what was put into this list since the elements were taken out, whose counts are the caller's; null if it was not touched
     */
    final PyObject[] putSorted(ThreadState ts, PyList taken, PyObject[] sorted, PyObject[] marker) {
        Mutex.lockAttached(ts, this);
        try {
            PyObject[] a = items;
            int n = size;
            PyObject[] others = a == marker ? null : Arrays.copyOf(a, n);
            VarHandle.releaseFence();
            items = sorted;
            SIZE.setRelease(this, sorted.length);
            Arrays.fill(a, 0, n, null);
            Arrays.fill(taken.items, 0, taken.size, null);
            taken.size = 0;
            VarHandle.fullFence();
            return others;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** The elements of a list that is the caller's alone. */
    final PyObject[] ownCopy() {
        return Arrays.copyOf(items, size);
    }

    // ---- under the mutex ----

    private static int checkedSum(int a, int b) {
        if (a > LARGEST - b) {
            throw new OutOfMemoryError("a list of more than " + LARGEST + " elements");
        }
        return a + b;
    }

    private static int checkedProduct(int a, long b) {
        if (a != 0 && b > LARGEST / a) {
            throw new OutOfMemoryError("a list of more than " + LARGEST + " elements");
        }
        return (int) (a * b);
    }

    /** Publishes a larger array and empties the one before. */
    private PyObject[] grow(int needed) {
        PyObject[] old = items;
        int n = size;
        int capacity = (int) Math.min(LARGEST, Math.max(needed, n == 0 ? 4 : n + (n >> 1) + 4L));
        if (needed > LARGEST) {
            throw new OutOfMemoryError("a list of more than " + LARGEST + " elements");
        }
        PyObject[] larger = new PyObject[capacity];
        System.arraycopy(old, 0, larger, 0, n);
        items = larger;
        Arrays.fill(old, 0, n, null);
        return larger;
    }

    /** Gives back room when three quarters are unused. */
    private void shrink() {
        PyObject[] old = items;
        int n = size;
        if (old.length >= SHRINKS_FROM && n < old.length >> 2) {
            PyObject[] smaller = n == 0 ? NONE : Arrays.copyOf(old, n + (n >> 1) + 4);
            items = smaller;
            Arrays.fill(old, 0, n, null);
        }
    }

    private void trackFor(ThreadState ts, PyObject[] elements, int n) {
        for (int i = 0; i < n && !isTracked(); i++) {
            ts.trackFor(this, elements[i]);
        }
    }

    // ---- object ----

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyObject[] a = items;
        for (int i = 0; i < size; i++) {
            visitor.visit(a[i]);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        PyObject[] a = items;
        int n = size;
        size = 0;
        items = NONE;
        Slots.clearBackwards(ts, a, n);
    }

    @Override
    public long sizeInMemory() {
        return LIST_BYTES + capacity() * REFERENCE_BYTES;
    }
}
