package org.pyrt.refcount;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.SlotVisitor;

/** Loads and stores of counted slots that are elements of an array, by PROTOCOL rules 2 to 4. */
public final class Slots {

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(PyObject[].class);

    private Slots() {}

    /** The element, floating, with the load barrier; may be null. */
    public static PyObject load(ThreadState ts, PyObject[] array, int index) {
        PyObject v = array[index];
        return Refs.touch(ts, v) ? loadForeign(ts, array, index, v) : v;
    }

    private static PyObject loadForeign(ThreadState ts, PyObject[] array, int index, PyObject first) {
        PyObject v = first;
        do {
            PyObject again = (PyObject) ELEMENT.getVolatile(array, index);
            if (again == v) {
                if (Refs.POISON) {
                    SharedCounts.checkAlive((Counted) v);
                }
                return v;
            }
            v = again;
        } while (Refs.touch(ts, v));
        return v;
    }

    /** Counts {@code value}, puts it into the element and drops what was there. */
    public static void store(ThreadState ts, PyObject[] array, int index, PyObject value) {
        Refs.incref(ts, value);
        Refs.decref(ts, exchange(array, index, value));
    }

    /** Replaces the element in one step, with a full fence, and returns what was there. The counts of both are the caller's. */
    public static PyObject exchange(PyObject[] array, int index, PyObject value) {
        if (Plain.ON) {
            PyObject old = array[index];
            array[index] = value;
            return old;
        }
        return (PyObject) ELEMENT.getAndSet(array, index, value);
    }

    /** As {@link #store}, if {@code expected}, the object itself, is there. Whether it was; otherwise nothing is done. */
    public static boolean replace(ThreadState ts, PyObject[] array, int index, PyObject expected, PyObject value) {
        Refs.incref(ts, value);
        boolean replaced = ELEMENT.compareAndSet(array, index, expected, value);
        Refs.decref(ts, replaced ? expected : value);
        return replaced;
    }

    /** Counts {@code value} and puts it into an element known to be null; publishes it to lock-free readers. */
    public static void init(ThreadState ts, PyObject[] array, int index, PyObject value) {
        Refs.incref(ts, value);
        ELEMENT.setRelease(array, index, value);
    }

    /** Empties the element and returns what was in it, floating (a pop). */
    public static PyObject take(ThreadState ts, PyObject[] array, int index) {
        PyObject old = exchange(array, index, null);
        Refs.moveOut(ts, old);
        return old;
    }

    /** Empties the element and drops what was in it. */
    public static void drop(ThreadState ts, PyObject[] array, int index) {
        Refs.decref(ts, exchange(array, index, null));
    }

    /**
     * As {@link #drop}, for {@link Counted#clear}: no other thread can reach the array any more, so the store is plain.
     */
    public static void clear(ThreadState ts, PyObject[] array, int index) {
        PyObject old = array[index];
        array[index] = null;
        Refs.decref(ts, old);
    }

    /**
     * As {@link #clear}, for every element of an array, the first first; null is no array. Of a large one most are dropped at the next drain, a
     * piece at a time: the array is given away.
     */
    public static void clearAll(ThreadState ts, PyObject[] array) {
        if (array != null) {
            clear(ts, array, 0, array.length);
        }
    }

    /** As {@link #clearAll}, for elements {@code from} to before {@code to}. */
    public static void clear(ThreadState ts, PyObject[] array, int from, int to) {
        if (to - from > LateSlots.PIECE) {
            ts.pendLateSlots(array, from, to - from, 1);
            return;
        }
        for (int i = from; i < to; i++) {
            clear(ts, array, i);
        }
    }

    /** As {@link #clearAll}, the last first: for what is a tuple in CPython. */
    public static void clearAllBackwards(ThreadState ts, PyObject[] array) {
        clearBackwards(ts, array, array.length);
    }

    /** As {@link #clearAllBackwards}, for the first {@code count} elements. */
    public static void clearBackwards(ThreadState ts, PyObject[] array, int count) {
        if (count > LateSlots.PIECE) {
            ts.pendLateSlots(array, count - 1, count, -1);
            return;
        }
        for (int i = count; --i >= 0; ) {
            clear(ts, array, i);
        }
    }

    /** Shows what a slot has, for {@link Counted#traverse}; nothing for null. */
    public static void visit(SlotVisitor visitor, PyObject value) {
        if (value != null) {
            visitor.visit(value);
        }
    }

    /** As {@link #visit}, for every element of an array; null is no array. */
    public static void visitAll(SlotVisitor visitor, PyObject[] array) {
        if (array != null) {
            for (PyObject value : array) {
                visit(visitor, value);
            }
        }
    }
}
