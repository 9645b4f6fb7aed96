package org.pyrt.refcount;

import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one interpreter, which share objects with each other. */
public final class ThreadRegistry {

    private static final AtomicInteger NEXT_ID = new AtomicInteger(1);

    /** A state for the calling thread, attached. */
    public ThreadState attachCurrentThread() {
        return new ThreadState(NEXT_ID.getAndIncrement(), this);
    }
}
