package org.pyrt.refcount;

/**
 * Is told what the threads of a registry wait for, and which counts they change at the same time. See {@link Contention}. All times are {@link System#nanoTime}'s.
 *
 * <p>Every method is called by the thread it tells of, or for it, in the midst of other work and perhaps detached: it runs no Python code, counts nothing, makes no objects
 * but Java's own, and waits for nobody who may wait for the caller.
 */
public interface ContentionListener {

    /** What a thread waits for or fights over. */
    enum Kind {
        /** The mutex of an object, mostly for a critical section. */
        OBJECT,
        /** A lock that threads detach for, such as {@code threading.Lock}. */
        LOCK,
        /** The GIL. */
        GIL,
        /** The thread itself stops the world: from its request until the others may go on. */
        PAUSE,
        /** Another thread has stopped the world. */
        STOPPED,
        /** Something outside: the thread is detached, to sleep, to read or write, or to wait for one of the above. */
        PARKED,
        /** A shared count that another thread changed in the same moment, so that this one tried again. */
        COUNT,
        /** The owner's count of an object became part of the shared one. */
        MERGE
    }

    /** {@code thread} has joined the registry as {@code ts}; not told of threads that were there before. */
    void began(ThreadState ts, Thread thread);

    /** The thread has left the registry. */
    void ended(ThreadState ts);

    /**
     * The thread has waited and goes on.
     *
     * @param what the object whose mutex it is, or that Python knows the lock as; null if there is none
     * @param holder where the thread that had it was when it gave it up, or stopped the world; null if that is not known
     */
    void waited(ThreadState ts, Kind kind, Object what, Place holder, long start, long end);

    /** What takes no time has happened to the count of {@code what}. */
    void happened(ThreadState ts, Kind kind, Counted what);
}
