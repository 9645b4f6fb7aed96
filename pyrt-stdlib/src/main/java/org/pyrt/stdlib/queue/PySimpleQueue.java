package org.pyrt.stdlib.queue;

import java.util.ArrayDeque;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ParkLock;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.collections.PyDeque;

/**
 * An unbounded queue. Putting never blocks and may happen in a finalizer. Safe from any thread.
 *
 * <p>Implementation notes. The items are in a deque. A thread that finds it empty enters a lock of its own, already taken, into {@code waiting} and
 * waits for it; each item put releases the first of them, whose thread then looks at the deque again. {@code waiting} is guarded by the object's mutex, and
 * whoever finds an item after it was woken, or gives up, leaves the wake-up that it may have got to the next.
 */
@ExposedType(name = "SimpleQueue")
final class PySimpleQueue extends SlottedInstance {

    static final PyType TYPE =
            PyType.builtin("_queue.SimpleQueue", new PySimpleQueueAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .generic()
                    .doc("Simple, unbounded, reentrant FIFO queue.")
                    .build();

    private static final int ITEMS = 0;

    @Slot final PyObject[] slots = new PyObject[1];

    /** The locks of those who wait, oldest first. */
    private final ArrayDeque<ParkLock> waiting = new ArrayDeque<>(2);

    private PySimpleQueue(ThreadState ts, PyType type) {
        super(ts, type);
        PyDeque items = new PyDeque(ts, PyDeque.TYPE);
        Slots.init(ts, slots, ITEMS, items);
        ts.trackFor(this, items);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        if (type.slot(SlotId.INIT) == TYPE.slot(SlotId.INIT)) {
            if (args.length > 0) {
                throw Errors.typeError(ts, "SimpleQueue() takes no positional arguments");
            }
            if (keywords != null && keywords.size() > 0) {
                throw Errors.typeError(ts, "SimpleQueue() takes no keyword arguments");
            }
        }
        return new PySimpleQueue(ts, type);
    }

    /** The items; an empty deque once a collector has taken them. */
    private PyDeque items(ThreadState ts) {
        PyDeque items = (PyDeque) Slots.load(ts, slots, ITEMS);
        return items == null ? new PyDeque(ts, PyDeque.TYPE) : items;
    }

    @ExposedMethod(doc = "put($self, /, item, block=True, timeout=None)\n--\n\nPut the item on the queue; never blocks.")
    void put(ThreadState ts, PyObject item, @Default("True") PyObject block, @Default("None") PyObject timeout) {
        items(ts).add(ts, item, false);
        wakeOne(ts);
    }

    @ExposedMethod(name = "put_nowait", doc = "put_nowait($self, /, item)\n--\n\nPut an item into the queue without blocking.")
    void putNoWait(ThreadState ts, PyObject item) {
        items(ts).add(ts, item, false);
        wakeOne(ts);
    }

    private void wakeOne(ThreadState ts) {
        ParkLock first;
        Mutex.lockAttached(ts, this);
        try {
            first = waiting.pollFirst();
        } finally {
            Mutex.unlock(ts, this);
        }
        if (first != null) {
            first.release();
        }
    }

    @ExposedMethod(doc = "get($self, /, block=True, timeout=None)\n--\n\nRemove and return an item from the queue.")
    @CleanPoint
    static PyObject get(ThreadState ts, PySimpleQueue self, @Default("True") boolean block, @Default("None") PyObject timeout) {
        long nanos = !block ? 0 : timeout == PyNone.NONE ? -1 : nanos(ts, timeout);
        PyObject item = self.items(ts).pop(ts, true);
        if (item == null && nanos != 0) {
            item = self.await(ts, nanos);
        }
        if (item == null) {
            throw Errors.raise(ts, QueueModule.EMPTY, new PyObject[0]);
        }
        return item;
    }

    @ExposedMethod(name = "get_nowait", doc = "get_nowait($self, /)\n--\n\nRemove and return an item from the queue without blocking.")
    @CleanPoint
    static PyObject getNoWait(ThreadState ts, PySimpleQueue self) {
        return get(ts, self, false, PyNone.NONE);
    }

    @CleanPoint
    private static long nanos(ThreadState ts, PyObject timeout) {
        double seconds;
        PyFloat f = PyFloat.asSelf(timeout);
        if (f != null) {
            seconds = f.value;
        } else if (PyType.of(timeout).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(
                    ts, "'" + PyType.of(timeout).fullName() + "' object cannot be interpreted as an integer or float");
        } else {
            seconds = Conversions.toDouble(ts, timeout);
        }
        if (Double.isNaN(seconds)) {
            throw Errors.valueError(ts, "Invalid value NaN (not a number)");
        }
        if (seconds < 0) {
            throw Errors.valueError(ts, "'timeout' must be a non-negative number");
        }
        if (seconds >= 9.2e9) {
            throw Errors.overflowError(ts, "timeout value is too large");
        }
        return (long) Math.ceil(seconds * 1e9);
    }

    /** Waits so many ns, for ever if negative, for an item: floating, or null when the time is over. */
    @CleanPoint
    private PyObject await(ThreadState ts, long nanos) {
        long deadline = System.nanoTime() + nanos;
        ParkLock lock = new ParkLock(ts.registry);
        lock.tryAcquire();
        while (true) {
            enter(ts, lock);
            PyObject item = items(ts).pop(ts, true);
            if (item != null) {
                leave(ts, lock);
                return item;
            }
            boolean woken = false;
            try {
                long left = nanos < 0 ? -1 : Math.max(0, deadline - System.nanoTime());
                int result = lock.acquire(ts, left, this);
                if (result == ParkLock.INTERRUPTED) {
                    Interpreter.of(ts).hooks.poll(ts);
                    continue;
                }
                woken = result == ParkLock.ACQUIRED;
            } finally {
                if (!woken) {
                    leave(ts, lock);
                }
            }
            item = items(ts).pop(ts, true);
            if (item != null || nanos >= 0 && System.nanoTime() - deadline >= 0) {
                return item;
            }
        }
    }

    private void enter(ThreadState ts, ParkLock lock) {
        Mutex.lockAttached(ts, this);
        try {
            if (!waiting.contains(lock)) {
                waiting.addLast(lock);
            }
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Stops waiting; a wake-up that has come already is passed on. */
    private void leave(ThreadState ts, ParkLock lock) {
        boolean waited;
        Mutex.lockAttached(ts, this);
        try {
            waited = waiting.removeFirstOccurrence(lock);
        } finally {
            Mutex.unlock(ts, this);
        }
        if (!waited) {
            lock.tryAcquire();
            if (items(ts).size() > 0) {
                wakeOne(ts);
            }
        }
    }

    @ExposedMethod(doc = "empty($self, /)\n--\n\nReturn True if the queue is empty, False otherwise (not reliable!).")
    boolean empty(ThreadState ts) {
        return items(ts).size() == 0;
    }

    @ExposedMethod(doc = "qsize($self, /)\n--\n\nReturn the approximate size of the queue (not reliable!).")
    int qsize(ThreadState ts) {
        return items(ts).size();
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PySimpleQueueSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PySimpleQueueSlots.clear(ts, this);
        super.clear(ts);
    }
}
