package org.pyrt.stdlib.functools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** A cached result in the order of last use. The neighbours are guarded by the cache's mutex, and not counted: the cache's dict counts each link. */
@ExposedType(name = "_lru_list_elem")
final class LruLink extends Counted {

    static final PyType TYPE =
            PyType.builtin("functools._lru_list_elem", new LruLinkAdapter()).flags(PyType.NO_NEW).build();

    private static final int KEY = 0;
    private static final int RESULT = 1;

    @Slot final PyObject[] slots = new PyObject[2];

    @SuppressWarnings("UncountedField") // counted by the dict while it is linked
    LruLink older;

    @SuppressWarnings("UncountedField") // counted by the dict while it is linked
    LruLink newer;

    LruLink(ThreadState ts, PyObject key, PyObject result) {
        super(ts);
        Slots.init(ts, slots, KEY, key);
        Slots.init(ts, slots, RESULT, result);
        ts.trackFor(this, key);
        ts.trackFor(this, result);
    }

    PyObject key(ThreadState ts) {
        return Slots.load(ts, slots, KEY);
    }

    PyObject result(ThreadState ts) {
        return Slots.load(ts, slots, RESULT);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        LruLinkSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        LruLinkSlots.clear(ts, this);
    }
}
