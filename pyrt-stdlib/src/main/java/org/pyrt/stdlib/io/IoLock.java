package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.RuntimeHooks;
import org.pyrt.refcount.ParkLock;
import org.pyrt.refcount.ThreadState;

/**
 * The lock of a buffered stream. A thread that has it may call Python code (a raw stream written in Python); if that comes back to the same
 * stream, RuntimeError is raised, as in CPython, unless the lock is a recursive one, that of a text stream.
 */
final class IoLock {

    private final ParkLock lock;
    private final boolean recursive;

    /** The holder's id, or 0; written by the holder, others only ask whether it is theirs. */
    private volatile int holder;

    private int depth;

    IoLock(ThreadState ts, boolean recursive) {
        lock = new ParkLock(ts.registry);
        this.recursive = recursive;
    }

    /** Takes the lock for work on {@code stream}. */
    @CleanPoint
    void enter(ThreadState ts, PyObject stream) {
        if (lock.tryAcquire()) {
            holder = ts.id;
            return;
        }
        enterSlow(ts, stream);
    }

    @CleanPoint
    private void enterSlow(ThreadState ts, PyObject stream) {
        if (holder == ts.id) {
            if (!recursive) {
                throw Errors.runtimeError(ts, "reentrant call inside " + Representation.repr(ts, stream));
            }
            depth++;
            return;
        }
        RuntimeHooks hooks = Interpreter.of(ts).hooks;
        if (hooks.isFinalizing(ts)) {
            takeFromStopped(ts, stream, hooks);
            return;
        }
        while (lock.acquire(ts, -1, stream) != ParkLock.ACQUIRED) {
            hooks.poll(ts);
        }
        holder = ts.id;
    }

    /**
     * Who has the lock is stopped for ever. A buffer's bytes may be in the midst of a change: the end of the process, as in CPython. Text has no lock of its own
     * there, and goes on.
     */
    @CleanPoint
    private void takeFromStopped(ThreadState ts, PyObject stream, RuntimeHooks hooks) {
        if (!recursive) {
            throw hooks.fatalError(
                    ts,
                    "_enter_buffered_busy",
                    "could not acquire lock for " + Representation.repr(ts, stream) + " at interpreter shutdown, possibly due to daemon threads");
        }
        depth = 0;
        holder = ts.id;
    }

    /** Gives the lock up. */
    void leave() {
        if (depth > 0) {
            depth--;
            return;
        }
        holder = 0;
        lock.release();
    }
}
