package org.pyrt.stdlib.asyncio;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** The loop that a thread runs and the task that it runs in it. Only that thread changes it; others look at it with the world stopped. */
@ExposedType(name = "_RunningLoopHolder")
final class LoopHolder extends Counted {

    static final PyType TYPE =
            PyType.builtin("_asyncio._RunningLoopHolder", new LoopHolderAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private static final int LOOP = 0;
    private static final int TASK = 1;

    @Slot final PyObject[] slots = new PyObject[2];

    private LoopHolder(ThreadState ts) {
        super(ts);
    }

    /** The thread's, borrowed from it; made if there is none. */
    private static LoopHolder of(ThreadState ts) {
        if (ts.asyncio == null) {
            LoopHolder made = new LoopHolder(ts);
            Refs.incref(ts, made);
            ts.asyncio = made;
        }
        return (LoopHolder) ts.asyncio;
    }

    /** The thread's running loop, floating, or null. */
    static PyObject loop(ThreadState ts) {
        return ts.asyncio == null ? null : Slots.load(ts, of(ts).slots, LOOP);
    }

    /** Sets the thread's running loop; null for none. */
    static void setLoop(ThreadState ts, PyObject loop) {
        LoopHolder h = of(ts);
        ts.trackFor(h, loop);
        Slots.store(ts, h.slots, LOOP, loop);
    }

    /** The task that runs in a loop, in whichever thread; floating, or null. */
    @CleanPoint
    static PyObject task(ThreadState ts, PyObject loop) {
        if (loop(ts) == loop) {
            return Slots.load(ts, of(ts).slots, TASK);
        }
        ts.registry.stopTheWorld(ts);
        try {
            for (ThreadState t : ts.registry.snapshot()) {
                PyObject held = t.asyncio;
                if (held instanceof LoopHolder h && h.slots[LOOP] == loop) {
                    return Slots.load(ts, h.slots, TASK);
                }
            }
            return null;
        } finally {
            ts.registry.startTheWorld(ts);
        }
    }

    @CleanPoint
    private static LoopHolder running(ThreadState ts, PyObject loop) {
        LoopHolder h = of(ts);
        if (h.slots[LOOP] != loop) {
            throw Errors.runtimeError(ts, "loop " + Representation.repr(ts, loop) + " is not the running loop");
        }
        return h;
    }

    private void setTask(ThreadState ts, PyObject task) {
        ts.trackFor(this, task);
        Slots.store(ts, slots, TASK, task);
    }

    /** A task begins to run. Raises RuntimeError if another one runs, or the loop does not. */
    @CleanPoint
    static void enter(ThreadState ts, PyObject loop, PyObject task) {
        LoopHolder h = running(ts, loop);
        PyObject other = Slots.load(ts, h.slots, TASK);
        if (other != null) {
            try (var held = ts.hold(other)) {
                throw Errors.runtimeError(
                        ts,
                        "Cannot enter into task " + Representation.repr(ts, task) + " while another task " + Representation.repr(ts, other)
                                + " is being executed.");
            }
        }
        h.setTask(ts, task);
    }

    /** A task stops running. Raises RuntimeError if it is not the one that runs. */
    @CleanPoint
    static void leave(ThreadState ts, PyObject loop, PyObject task) {
        LoopHolder h = running(ts, loop);
        PyObject now = Slots.load(ts, h.slots, TASK);
        if (now != task) {
            try (var held = ts.hold(now)) {
                throw Errors.runtimeError(
                        ts,
                        "Invalid attempt to leave task " + Representation.repr(ts, task) + " while task "
                                + Representation.repr(ts, now == null ? PyNone.NONE : now) + " is entered.");
            }
        }
        Slots.drop(ts, h.slots, TASK);
    }

    /** Replaces the task that runs; null for none. Answers the one before, floating, or null. */
    @CleanPoint
    static PyObject swap(ThreadState ts, PyObject loop, PyObject task) {
        LoopHolder h = running(ts, loop);
        PyObject before = Slots.take(ts, h.slots, TASK);
        h.setTask(ts, task);
        return before;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        LoopHolderSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        LoopHolderSlots.clear(ts, this);
    }
}
