package org.pyrt.refcount;

import org.pyrt.api.annotation.CleanPoint;

/** The one-int mutex in every counted object's header. */
public final class Mutex {

    private Mutex() {}

    /** Locks; detaches and parks while another thread has it. Not reentrant. */
    @CleanPoint
    public static void lock(ThreadState ts, Counted c) {}

    /** Unlocks a mutex that this thread locked. */
    public static void unlock(ThreadState ts, Counted c) {}
}
