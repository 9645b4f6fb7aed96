package org.pyrt.stdlib.heapq;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.CriticalSection;
import org.pyrt.refcount.ThreadState;

/**
 * A list as a binary heap, its smallest item, or its largest, first. The list keeps every item at all times: items change places by exchange. When the
 * list changes its size under a comparison, RuntimeError is raised. Operations by several threads on one heap exclude each other, as in CPython: as long as
 * no comparison blocks ({@link HeapLocks}).
 */
final class Heap {

    private final PyList list;
    private final boolean largestFirst;

    Heap(PyList list, boolean largestFirst) {
        this.list = list;
        this.largestFirst = largestFirst;
    }

    @CleanPoint
    void push(ThreadState ts, PyObject item) {
        HeapLocks.begin(ts, list);
        try {
            list.append(ts, item);
            rise(ts, 0, list.size() - 1, list.size());
        } finally {
            CriticalSection.end(ts);
        }
    }

    /** Takes the first item out, floating. */
    @CleanPoint
    PyObject pop(ThreadState ts) {
        PyObject item;
        int mark = ts.holdMark();
        HeapLocks.begin(ts, list);
        try {
            item = takeFirst(ts);
            ts.pushHold(item);
        } finally {
            CriticalSection.end(ts);
        }
        ts.unholdTo(mark);
        return item;
    }

    @CleanPoint
    private PyObject takeFirst(ThreadState ts) {
        PyObject last = list.pop(ts, -1);
        if (last == null) {
            throw Errors.indexError(ts, "index out of range");
        }
        PyObject first = list.size() == 0 ? null : list.getItem(ts, 0);
        return first == null ? last : exchangeFirst(ts, first, last);
    }

    /** Puts {@code item} in the place of the first item, which is returned, floating. */
    @CleanPoint
    PyObject replace(ThreadState ts, PyObject item) {
        PyObject first;
        int mark = ts.holdMark();
        HeapLocks.begin(ts, list);
        try {
            first = exchangeFirst(ts, list.getItem(ts, 0), item);
            ts.pushHold(first);
        } finally {
            CriticalSection.end(ts);
        }
        ts.unholdTo(mark);
        return first;
    }

    /** Adds {@code item} and takes the first of them all out, which may be that one; floating. */
    @CleanPoint
    PyObject pushPop(ThreadState ts, PyObject item) {
        PyObject left;
        int mark = ts.holdMark();
        HeapLocks.begin(ts, list);
        try {
            PyObject first = list.getItem(ts, 0);
            left = first == null || !goesBefore(ts, first, item) ? item : exchangeFirst(ts, list.getItem(ts, 0), item);
            ts.pushHold(left);
        } finally {
            CriticalSection.end(ts);
        }
        ts.unholdTo(mark);
        return left;
    }

    @CleanPoint
    void heapify(ThreadState ts) {
        HeapLocks.begin(ts, list);
        try {
            int n = list.size();
            for (int i = n / 2 - 1; i >= 0; i--) {
                sink(ts, i, n);
            }
        } finally {
            CriticalSection.end(ts);
        }
    }

    /** Puts {@code item} in the place of {@code first}, null if there is none, which is returned. */
    @CleanPoint
    private PyObject exchangeFirst(ThreadState ts, @Floating PyObject first, @Floating PyObject item) {
        if (first == null) {
            throw Errors.indexError(ts, "index out of range");
        }
        try (var held = ts.hold(first)) {
            list.setItem(ts, 0, item);
            sink(ts, 0, list.size());
            return held.moveOut();
        }
    }

    /** Whether {@code a} belongs nearer to the top than {@code b}; both float. */
    @CleanPoint
    private boolean goesBefore(ThreadState ts, @Floating PyObject a, @Floating PyObject b) {
        if (a instanceof SmallInt x && b instanceof SmallInt y) {
            return largestFirst ? y.value < x.value : x.value < y.value;
        }
        try (var heldA = ts.hold(a);
                var heldB = ts.hold(b)) {
            return largestFirst ? Comparison.test(ts, SlotId.LT, b, a) : Comparison.test(ts, SlotId.LT, a, b);
        }
    }

    @CleanPoint
    private boolean goesBefore(ThreadState ts, int i, int j, int size) {
        PyObject a = list.getItem(ts, i);
        PyObject b = list.getItem(ts, j);
        boolean before = a != null && b != null && goesBefore(ts, a, b);
        if (list.size() != size) {
            throw Errors.runtimeError(ts, "list changed size during iteration");
        }
        return before;
    }

    /** Lets the item at {@code place} rise towards {@code top}. */
    @CleanPoint
    private void rise(ThreadState ts, int top, int place, int size) {
        int i = place;
        while (i > top) {
            int parent = i - 1 >> 1;
            if (!goesBefore(ts, i, parent, size)) {
                return;
            }
            list.exchange(ts, i, parent);
            i = parent;
        }
    }

    /** Lets the item at {@code place} sink to a leaf, by the children that go first, and rise again to where it belongs. */
    @CleanPoint
    private void sink(ThreadState ts, int place, int size) {
        int i = place;
        int limit = size >> 1;
        while (i < limit) {
            int child = 2 * i + 1;
            if (child + 1 < size && !goesBefore(ts, child, child + 1, size)) {
                child++;
            }
            list.exchange(ts, i, child);
            i = child;
        }
        rise(ts, place, i, size);
    }
}
