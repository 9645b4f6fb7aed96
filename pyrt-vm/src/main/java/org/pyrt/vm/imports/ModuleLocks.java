package org.pyrt.vm.imports;

import java.util.HashMap;
import java.util.Map;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ThreadState;

/**
 * A lock for each module being imported, so that a module runs once however many threads import it. A thread detaches while it waits. Two
 * threads that import two modules which import each other would wait for ever: whoever would close such a circle goes on without the
 * lock and gets a module that is only partly initialized, as in importlib.
 *
 * <p>All fields of locks are guarded by this object's monitor, in which nobody blocks attached or runs Python code.
 */
final class ModuleLocks {

    private static final class Lock {
        ThreadState owner;
        int depth;
        int waiters;
    }

    private final Map<String, Lock> locks = new HashMap<>();
    private final Map<ThreadState, Lock> waitingFor = new HashMap<>();

    /** Takes the lock of a module; false if waiting for it would never end. A thread may take a lock again that it has. */
    @CleanPoint
    boolean acquire(ThreadState ts, String module) {
        Lock lock;
        synchronized (this) {
            lock = locks.get(module);
            if (lock == null) {
                lock = new Lock();
                locks.put(module, lock);
            }
            if (lock.owner == null || lock.owner == ts) {
                lock.owner = ts;
                lock.depth++;
                return true;
            }
            if (closesCircle(lock, ts)) {
                return false;
            }
            lock.waiters++;
            waitingFor.put(ts, lock);
        }
        ts.detach();
        try {
            await(ts, lock);
        } finally {
            ts.attach();
        }
        return true;
    }

    private synchronized void await(ThreadState ts, Lock lock) {
        while (lock.owner != null) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Python threads are woken by their eval breaker, never by a Java interrupt: it has no meaning here.
                continue;
            }
        }
        lock.waiters--;
        waitingFor.remove(ts);
        lock.owner = ts;
        lock.depth = 1;
    }

    private boolean closesCircle(Lock wanted, ThreadState ts) {
        Lock lock = wanted;
        while (lock != null && lock.owner != null) {
            if (lock.owner == ts) {
                return true;
            }
            lock = waitingFor.get(lock.owner);
        }
        return false;
    }

    /** Gives the lock of a module back that the calling thread has. */
    synchronized void release(String module) {
        Lock lock = locks.get(module);
        if (--lock.depth == 0) {
            lock.owner = null;
            if (lock.waiters == 0) {
                locks.remove(module);
            } else {
                notifyAll();
            }
        }
    }
}
