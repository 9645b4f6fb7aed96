package org.pyrt.stdlib.atomics;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** The iterator that the iterators of one {@code concurrent_tee} read, one thread at a time. */
@ExposedType(name = "_concurrent_tee_source")
final class TeeSource extends Counted {

    static final PyType TYPE = PyType.builtin("pyrt.atomics._concurrent_tee_source", new TeeSourceAdapter()).flags(PyType.NO_NEW).build();

    private static final int ITERATOR = 0;

    @Slot final PyObject[] slots = new PyObject[1];

    private final IteratorLock lock;

    TeeSource(ThreadState ts, PyObject iterator) {
        super(ts);
        lock = new IteratorLock(ts);
        Slots.init(ts, slots, ITERATOR, iterator);
        ts.trackFor(this, iterator);
    }

    /** Sees to it that {@code link}, which the caller holds, has an item; false at the end of the iterator. Raises what the iterator raises. */
    @CleanPoint
    boolean fill(ThreadState ts, TeeLink link) {
        lock.enter(ts, this);
        try {
            if (link.next(ts) != null) {
                return true;
            }
            PyObject iterator = Slots.load(ts, slots, ITERATOR);
            if (iterator == null) {
                return false;
            }
            PyObject item;
            try (var held = ts.hold(iterator)) {
                item = Iteration.next(ts, iterator);
            }
            if (item == null) {
                return false;
            }
            link.fill(ts, item);
            return true;
        } finally {
            lock.leave(ts);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        TeeSourceSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        TeeSourceSlots.clear(ts, this);
    }
}
