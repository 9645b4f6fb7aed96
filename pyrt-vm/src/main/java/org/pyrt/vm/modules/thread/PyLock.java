package org.pyrt.vm.modules.thread;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ParkLock;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.thread.Waiting;

/** A lock of Python programs: any thread may release it. Source: CPython 3.14 Modules/_threadmodule.c. */
@ExposedType(name = "lock", doc = "A lock.")
public final class PyLock extends Counted {

    /** The type {@code _thread.lock}. */
    public static final PyType TYPE =
            PyType.builtin("_thread.lock", new PyLockAdapter()).flags(PyType.HAS_WEAKREF).doc("lock()\n--\n\nA lock.").ownLayout().build();

    private final ParkLock lock;

    /** A floating, unlocked lock. */
    PyLock(ThreadState ts) {
        super(ts);
        lock = new ParkLock(ts.registry);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type) {
        return new PyLock(ts);
    }

    @ExposedMethod(doc = "acquire($self, /, blocking=True, timeout=-1)\n--\n\nTake the lock; returns whether that worked.")
    @CleanPoint
    boolean acquire(ThreadState ts, @Default("True") boolean blocking, @Default PyObject timeout) {
        if (blocking && timeout == null && lock.tryAcquire()) {
            return true;
        }
        return Waiting.acquire(ts, lock, Waiting.lockTimeout(ts, blocking, timeout), this);
    }

    @ExposedMethod(name = "acquire_lock", doc = "acquire_lock($self, /, blocking=True, timeout=-1)\n--\n\nAnother name of acquire.")
    @CleanPoint
    boolean acquireLock(ThreadState ts, @Default("True") boolean blocking, @Default PyObject timeout) {
        return acquire(ts, blocking, timeout);
    }

    @ExposedMethod(doc = "release($self, /)\n--\n\nGive the lock up.")
    void release(ThreadState ts) {
        if (!lock.release()) {
            throw Errors.runtimeError(ts, "release unlocked lock");
        }
    }

    @ExposedMethod(name = "release_lock", doc = "release_lock($self, /)\n--\n\nAnother name of release.")
    void releaseLock(ThreadState ts) {
        release(ts);
    }

    @ExposedMethod(doc = "locked($self, /)\n--\n\nWhether somebody has the lock.")
    boolean locked() {
        return lock.isLocked();
    }

    @ExposedMethod(name = "locked_lock", doc = "locked_lock($self, /)\n--\n\nAnother name of locked.")
    boolean lockedLock() {
        return lock.isLocked();
    }

    @ExposedMethod(name = "__enter__", doc = "__enter__($self, /)\n--\n\nTake the lock.")
    @CleanPoint
    PyObject enter(ThreadState ts) {
        return PyBool.of(lock.tryAcquire() || Waiting.acquire(ts, lock, Waiting.FOREVER, this));
    }

    @ExposedMethod(name = "__exit__", doc = "__exit__($self, /, *exc_info)\n--\n\nGive the lock up.")
    void exit(ThreadState ts, @VarArgs PyObject[] exc_info) {
        release(ts);
    }

    @ExposedMethod(name = "_at_fork_reinit", doc = "_at_fork_reinit($self, /)\n--\n\nUnlock, in the child of a fork.")
    void reinitialize() {
        lock.release();
    }

    @ExposedMethod(name = "__repr__")
    PyObject repr(ThreadState ts) {
        return PyStr.of(
                "<" + (lock.isLocked() ? "locked" : "unlocked") + " _thread.lock object at " + ObjectIds.address(ts, this) + ">");
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
