package org.pyrt.refcount;

import java.util.concurrent.atomic.AtomicInteger;
import org.pyrt.api.PyObject;

/** A counted object that tells how often it was finalized, and how often it died. */
final class Thing extends Counted {

    final AtomicInteger deaths = new AtomicInteger();
    final AtomicInteger finalizations = new AtomicInteger();

    /** Where the finalizer stores the object, or null: then there is none. */
    private final PyObject[] home;

    Thing(ThreadState ts) {
        this(ts, null);
    }

    /** One that comes back to life: its finalizer stores it into the first element of {@code home}. */
    Thing(ThreadState ts, PyObject[] home) {
        super(ts);
        this.home = home;
    }

    @Override
    public PyObject type() {
        return this;
    }

    @Override
    public boolean hasFinalizer() {
        return home != null;
    }

    @Override
    public void finalizeObject(ThreadState ts) {
        finalizations.incrementAndGet();
        Slots.store(ts, home, 0, this);
    }

    @Override
    public void clear(ThreadState ts) {
        deaths.incrementAndGet();
    }
}
