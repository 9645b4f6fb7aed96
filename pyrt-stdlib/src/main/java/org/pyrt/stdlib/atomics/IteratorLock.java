package org.pyrt.stdlib.atomics;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.RuntimeHooks;
import org.pyrt.refcount.ParkLock;
import org.pyrt.refcount.RecursiveLock;
import org.pyrt.refcount.ThreadState;

/** Lets one thread at a time into an iterator, which may run Python code and block; the others detach while they wait. */
final class IteratorLock {

    private final RecursiveLock lock;

    IteratorLock(ThreadState ts) {
        lock = new RecursiveLock(ts.registry);
    }

    /**
     * Takes the lock. Raises RuntimeError where the calling thread has it, which would otherwise wait for itself, and PythonFinalizationError where who has it
     * is stopped for ever.
     *
     * @param shown what Python knows the lock as
     */
    @CleanPoint
    void enter(ThreadState ts, PyObject shown) {
        if (lock.depth(ts) > 0) {
            throw Errors.runtimeError(ts, "the iterator is running in this thread already");
        }
        if (lock.acquire(ts, 0, shown) == ParkLock.ACQUIRED) {
            return;
        }
        RuntimeHooks hooks = Interpreter.of(ts).hooks;
        if (hooks.isFinalizing(ts)) {
            throw Errors.raise(ts, ExceptionTypes.PYTHON_FINALIZATION_ERROR, "the iterator is held by a thread that was stopped");
        }
        while (lock.acquire(ts, -1, shown) != ParkLock.ACQUIRED) {
            hooks.poll(ts);
        }
    }

    /** Gives the lock up, which the calling thread has. */
    void leave(ThreadState ts) {
        lock.release(ts);
    }
}
