package sample;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** A counted class with every kind of slot. */
class PyLinks extends Counted {

    @Slot PyObject self;
    @Slot volatile PyLinks next;
    @Slot final PyObject owner = this;
    @Slot(stays = true) PyObject attributes;
    @Slot final PyObject[] items = {};
    @Slot PyLinks[] more;
    boolean cleared;
    private PyObject borrowed;

    @Override
    public void traverse(SlotVisitor visitor) {
        PyLinksSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyLinksSlots.clear(ts, this);
    }

    /** A nested one, which needs not remember that it was cleared. */
    static final class Link extends PyLinks {

        @Slot PyObject value;

        @Override
        public void traverse(SlotVisitor visitor) {
            super.traverse(visitor);
            PyLinksLinkSlots.traverse(this, visitor);
        }

        @Override
        public void clear(ThreadState ts) {
            PyLinksLinkSlots.clear(ts, this);
            super.clear(ts);
        }
    }

    /** Nothing is generated for it. */
    @HandWrittenSlots("its slots are in a table")
    static final class Table extends Counted {

        @Slot private Object table;
    }

    /** Nothing is generated for what is not counted. */
    static final class Holder {

        @Slot private PyObject value;
    }
}
