package org.pyrt.stdlib.atomics;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** An item that the iterators of one {@code concurrent_tee} share, and the link after it; empty until somebody needs the item. Filled once, item first. */
@ExposedType(name = "_concurrent_tee_link")
final class TeeLink extends Counted {

    static final PyType TYPE = PyType.builtin("pyrt.atomics._concurrent_tee_link", new TeeLinkAdapter()).flags(PyType.NO_NEW).build();

    private static final int ITEM = 0;
    private static final int NEXT = 1;

    @Slot final PyObject[] slots = new PyObject[2];

    TeeLink(ThreadState ts) {
        super(ts);
    }

    /** The item, floating, of a link that has a next one. */
    PyObject item(ThreadState ts) {
        return Slots.load(ts, slots, ITEM);
    }

    /** The link after this one, floating; null as long as this is empty. */
    TeeLink next(ThreadState ts) {
        return (TeeLink) Slots.load(ts, slots, NEXT);
    }

    /** Puts the item in and a new link after it. The caller is the only one that fills. */
    void fill(ThreadState ts, PyObject item) {
        TeeLink next = new TeeLink(ts);
        ts.trackFor(this, next);
        Slots.init(ts, slots, ITEM, item);
        Slots.init(ts, slots, NEXT, next);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        TeeLinkSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        TeeLinkSlots.clear(ts, this);
    }
}
