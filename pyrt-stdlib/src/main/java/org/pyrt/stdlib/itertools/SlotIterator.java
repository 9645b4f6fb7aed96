package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.iterator.BuiltinIterator;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * An iterator of itertools: what it refers to is in one array of slots, which any thread may load, store and empty. A slot that an iterator
 * empties when it ends is empty for ever.
 */
abstract class SlotIterator extends BuiltinIterator {

    @Slot final PyObject[] slots;

    /** Counts what is in {@code slots}, which is kept; the constructor of a floating iterator. */
    SlotIterator(ThreadState ts, PyType type, PyType builtin, PyObject... slots) {
        super(ts, type, builtin);
        this.slots = slots;
        for (PyObject o : slots) {
            Refs.incref(ts, o);
            ts.trackFor(this, o);
        }
    }

    /** What is in a slot, floating; null if nothing. */
    final PyObject load(ThreadState ts, int slot) {
        return Slots.load(ts, slots, slot);
    }

    /** Puts a value into a slot and drops what was there. */
    final void store(ThreadState ts, int slot, PyObject value) {
        ts.trackFor(this, value);
        Slots.store(ts, slots, slot, value);
    }

    /** Empties a slot and returns what was in it, floating. */
    final PyObject take(ThreadState ts, int slot) {
        return Slots.take(ts, slots, slot);
    }

    /** Empties a slot. */
    final void drop(ThreadState ts, int slot) {
        Slots.drop(ts, slots, slot);
    }

    /** The next item of the iterator in a slot, floating; null at its end, or if the slot is empty. The iterator is held meanwhile. */
    @CleanPoint
    final PyObject nextOf(ThreadState ts, int slot) {
        PyObject iterator = Slots.load(ts, slots, slot);
        if (iterator == null) {
            return null;
        }
        try (var held = ts.hold(iterator)) {
            return Iteration.next(ts, iterator);
        }
    }

    /** Whether the callable in a slot returns something true for an item that the caller holds. */
    @CleanPoint
    final boolean accepts(ThreadState ts, int slot, PyObject item) {
        PyObject function = Slots.load(ts, slots, slot);
        if (function == null) {
            return false;
        }
        return isTrue(ts, Calls.call(ts, function, item));
    }

    /** The truth of something that floats and is not needed any more. */
    @CleanPoint
    static boolean isTrue(ThreadState ts, @Floating PyObject o) {
        if (o instanceof PyBool b) {
            return b == PyBool.TRUE;
        }
        try (var held = ts.hold(o)) {
            return Comparison.isTrue(ts, o);
        }
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        SlotIteratorSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        SlotIteratorSlots.clear(ts, this);
        super.clear(ts);
    }
}
