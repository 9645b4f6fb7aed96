package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.refcount.ThreadState;

/**
 * An instance of a class with {@code __slots__}: the members of all its classes, the bases' first, beside what a {@link PyInstance} has.
 */
public class SlottedInstance extends PyInstance {

    private static final PyObject[] NONE = {};

    @Slot final PyObject[] members;

    /** A floating instance of {@code type} without attributes, no member set. */
    protected SlottedInstance(ThreadState ts, PyType type) {
        super(ts, type);
        int n = type.memberCount();
        members = n == 0 ? NONE : new PyObject[n];
    }

    /** An immortal instance of a builtin type, without members. */
    protected SlottedInstance(PyType type) {
        super(type);
        members = NONE;
    }

    @Override
    public final PyObject[] members() {
        return members;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        SlottedInstanceSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        SlottedInstanceSlots.clear(ts, this);
        super.clear(ts);
    }

    @Override
    public long sizeInMemory() {
        return super.sizeInMemory() + TypeSizes.array(members.length);
    }
}
