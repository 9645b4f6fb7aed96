package org.pyrt.vm.modules.thread;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ParkLock;
import org.pyrt.refcount.RecursiveLock;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.thread.Waiting;

/** A lock that its owner may take again. Source: CPython 3.14 Modules/_threadmodule.c. */
@ExposedType(name = "RLock", doc = "A lock that its owner may take again.")
public final class PyRLock extends SlottedInstance {

    /** The type {@code _thread.RLock}. */
    public static final PyType TYPE =
            PyType.builtin("_thread.RLock", new PyRLockAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_WEAKREF)
                    .doc("A lock that its owner may take again.")
                    .ownLayout()
                    .build();

    private final RecursiveLock lock;

    private PyRLock(ThreadState ts, PyType type) {
        super(ts, type);
        lock = new RecursiveLock(ts.registry);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return new PyRLock(ts, type);
    }

    @ExposedMethod(doc = "acquire($self, /, blocking=True, timeout=-1)\n--\n\nTake the lock; returns whether that worked.")
    @CleanPoint
    boolean acquire(ThreadState ts, @Default("True") boolean blocking, @Default PyObject timeout) {
        return Waiting.acquire(ts, lock, Waiting.lockTimeout(ts, blocking, timeout), this);
    }

    @ExposedMethod(doc = "release($self, /)\n--\n\nGive the lock up once.")
    void release(ThreadState ts) {
        if (!lock.release(ts)) {
            throw Errors.runtimeError(ts, "cannot release un-acquired lock");
        }
    }

    @ExposedMethod(doc = "locked($self, /)\n--\n\nWhether somebody has the lock.")
    boolean locked() {
        return lock.holder() != 0;
    }

    @ExposedMethod(name = "__enter__", doc = "__enter__($self, /)\n--\n\nTake the lock.")
    @CleanPoint
    PyObject enter(ThreadState ts) {
        return PyBool.of(Waiting.acquire(ts, lock, Waiting.FOREVER, this));
    }

    @ExposedMethod(name = "__exit__", doc = "__exit__($self, /, *exc_info)\n--\n\nGive the lock up once.")
    void exit(ThreadState ts, @VarArgs PyObject[] exc_info) {
        release(ts);
    }

    @ExposedMethod(name = "_is_owned", doc = "_is_owned($self, /)\n--\n\nFor threading.Condition.")
    boolean isOwned(ThreadState ts) {
        return lock.holder() == ts.id;
    }

    @ExposedMethod(name = "_recursion_count", doc = "_recursion_count($self, /)\n--\n\nHow often the calling thread has it.")
    int recursionCount(ThreadState ts) {
        return lock.depth(ts);
    }

    @ExposedMethod(name = "_release_save", doc = "_release_save($self, /)\n--\n\nFor threading.Condition.")
    PyObject releaseSave(ThreadState ts) {
        int depth = lock.releaseAll(ts);
        if (depth == 0) {
            throw Errors.runtimeError(ts, "cannot release un-acquired lock");
        }
        return PyTuple.of(ts, PyInt.of(depth), PyInt.of(ts.id));
    }

    @ExposedMethod(name = "_acquire_restore", doc = "_acquire_restore($self, state, /)\n--\n\nFor threading.Condition.")
    @CleanPoint
    void acquireRestore(ThreadState ts, @PositionalOnly PyTuple state) {
        int depth = state.size() == 2 && state.get(0) instanceof PyInt i ? (int) i.longValue() : 1;
        while (lock.acquire(ts, Waiting.FOREVER, this) != ParkLock.ACQUIRED) {
            // A signal waits: it is served at the next poll, when the lock is restored.
            Thread.onSpinWait();
        }
        lock.restore(ts, depth);
    }

    @ExposedMethod(name = "_at_fork_reinit", doc = "_at_fork_reinit($self, /)\n--\n\nUnlock, in the child of a fork.")
    void reinitialize() {
        lock.reset();
    }

    @ExposedMethod(name = "__repr__")
    PyObject repr(ThreadState ts) {
        int holder = lock.holder();
        return PyStr.of(
                "<" + (holder != 0 ? "locked" : "unlocked") + " " + type().fullName() + " object owner=" + holder + " count="
                        + lock.depth() + " at " + ObjectIds.address(ts, this) + ">");
    }
}
