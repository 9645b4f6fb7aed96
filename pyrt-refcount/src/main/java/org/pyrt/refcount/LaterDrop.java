package org.pyrt.refcount;

/** On the pending list: a reference that is dropped after what is pended before it has died. Counted until then. */
final class LaterDrop {

    final Counted object;

    LaterDrop(Counted object) {
        this.object = object;
    }
}
