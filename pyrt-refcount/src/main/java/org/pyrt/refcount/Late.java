package org.pyrt.refcount;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.SlotVisitor;

/** On the pending list: references that are dropped after what is pended before them has died. Counted until then. */
abstract class Late {

    /** Drops them, or the first of them, the others being pended anew. By the thread that has them on its list, or inherits it. */
    @CleanPoint
    abstract void drop(ThreadState ts);

    /** Shows those not dropped yet. By the same thread, or with the world stopped. */
    abstract void visit(SlotVisitor visitor);

    /** One reference. */
    static final class Drop extends Late {

        private final Counted object;

        Drop(Counted object) {
            this.object = object;
        }

        @Override
        @CleanPoint
        void drop(ThreadState ts) {
            Refs.release(ts, object);
        }

        @Override
        void visit(SlotVisitor visitor) {
            visitor.visit(object);
        }
    }
}
