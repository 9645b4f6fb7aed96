package org.pyrt.refcount;

import org.pyrt.api.PyObject;

/**
 * Is told of every counted object that the threads of a registry make and of every one that dies, and of the values made that may be large (str, bytes).
 * See {@link Tracing}. Both methods run in the midst of other work: they run no Python code, make no objects but Java's own, and wait for nobody
 * who may wait for them.
 */
public interface AllocationTracer {

    /**
     * The calling thread {@code ts} makes {@code object}, whose constructor has not ended: nothing of it may be read yet but its class, unless it is
     * a value, whose text or bytes are there.
     */
    void made(ThreadState ts, PyObject object);

    /** The death of {@code object}, which {@code ts} has claimed; it is still whole, unless a collection has emptied it. */
    void died(ThreadState ts, Counted object);
}
