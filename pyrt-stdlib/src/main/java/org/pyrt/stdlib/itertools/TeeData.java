package org.pyrt.stdlib.itertools;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * Some of the items that tee iterators share, and the block that follows. Only the newest block reads the iterator. Items are stored in order, each before
 * {@code read} covers it.
 */
@ExposedType(name = "_tee_dataobject")
@HandWrittenSlots("the iterator dies before what it gave")
final class TeeData extends Counted {

    static final PyType TYPE =
            PyType.builtin("itertools._tee_dataobject", new TeeDataAdapter()).flags(PyType.NO_NEW).doc("Items that several tee iterators share.").build();

    /** As many as a block has. */
    static final int ITEMS = 57;

    private static final int NEXT = ITEMS;
    private static final int ITERATOR = ITEMS + 1;
    private static final VarHandle RUNNING;

    static {
        try {
            RUNNING = MethodHandles.lookup().findVarHandle(TeeData.class, "running", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Slot private final PyObject[] slots = new PyObject[ITEMS + 2];
    private volatile int read;

    /** Whether a thread reads the iterator; by CAS. */
    private volatile boolean running;

    TeeData(ThreadState ts, PyObject iterator) {
        super(ts);
        Slots.init(ts, slots, ITERATOR, iterator);
        ts.trackFor(this, iterator);
    }

    /** An item, floating; null at the end of the iterator. The caller holds this. */
    @CleanPoint
    PyObject item(ThreadState ts, int index) {
        if (index < read) {
            return Slots.load(ts, slots, index);
        }
        if (!RUNNING.compareAndSet(this, false, true)) {
            throw Errors.runtimeError(ts, "cannot re-enter the tee iterator");
        }
        try {
            if (index < read) {
                return Slots.load(ts, slots, index);
            }
            PyObject iterator = Slots.load(ts, slots, ITERATOR);
            PyObject item;
            try (var held = ts.hold(iterator)) {
                item = iterator == null ? null : Iteration.next(ts, iterator);
            }
            if (item != null) {
                ts.trackFor(this, item);
                Slots.init(ts, slots, read, item);
                read++;
            }
            return item;
        } finally {
            running = false;
        }
    }

    /** The block that follows, floating; made when it is asked for first. */
    synchronized TeeData next(ThreadState ts) {
        TeeData next = (TeeData) Slots.load(ts, slots, NEXT);
        if (next == null) {
            next = new TeeData(ts, Slots.load(ts, slots, ITERATOR));
            ts.trackFor(this, next);
            Slots.init(ts, slots, NEXT, next);
        }
        return next;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        for (PyObject o : slots) {
            if (o != null) {
                visitor.visit(o);
            }
        }
    }

    @Override
    public void clear(ThreadState ts) {
        Slots.clear(ts, slots, ITERATOR);
        for (int i = 0; i <= NEXT; i++) {
            Slots.clear(ts, slots, i);
        }
    }
}
