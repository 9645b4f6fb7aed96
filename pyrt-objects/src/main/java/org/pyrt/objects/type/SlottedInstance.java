package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * An instance of a class with {@code __slots__}: the members of all its classes, the bases' first, beside what a {@link PyInstance} has.
 * Also what an object with other Java state carries for its attributes; that one is no Python object itself, so it has no finalizer.
 */
public class SlottedInstance extends PyInstance {

    private static final PyObject[] NONE = {};

    @Slot private final PyObject[] members;
    private final boolean carried;

    SlottedInstance(ThreadState ts, PyType type, boolean carried) {
        super(ts, type);
        int n = type.memberCount();
        members = n == 0 ? NONE : new PyObject[n];
        this.carried = carried;
    }

    @Override
    public final PyObject[] members() {
        return members;
    }

    @Override
    public final boolean hasFinalizer() {
        return !carried && super.hasFinalizer();
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        for (PyObject m : members) {
            if (m != null) {
                visitor.visit(m);
            }
        }
    }

    @Override
    public void clear(ThreadState ts) {
        for (int i = 0; i < members.length; i++) {
            Slots.clear(ts, members, i);
        }
        super.clear(ts);
    }
}
