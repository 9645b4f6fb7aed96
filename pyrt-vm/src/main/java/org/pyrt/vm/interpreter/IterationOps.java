package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Instrumentation;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.frame.PyGenerator;
import org.pyrt.vm.monitor.Events;
import org.pyrt.vm.monitor.Monitors;

/** Iteration and unpacking. */
@SuppressWarnings("CleanPoint")
final class IterationOps {

    private IterationOps() {}

    /** The next item of an iterator of any kind, or null at its end. */
    @CleanPoint
    static PyObject next(ThreadState ts, PyObject iterator) {
        try {
            return Iteration.next(ts, iterator);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
                throw e;
            }
            Errors.clear(ts);
            return null;
        }
    }

    /** The next item for a loop in {@code f}, or null at the end; a StopIteration that says so is an exception raised there. */
    @CleanPoint
    static PyObject fetch(ThreadState ts, Frame f, PyObject iterator) {
        try {
            if (iterator instanceof PyGenerator g && Monitors.of(ts).wantsUnwinding()) {
                PyObject v = GeneratorOps.sendPlain(ts, g, PyNone.NONE);
                if (v != null && !ts.yielded) {
                    try (var held = ts.hold(v)) {
                        InstrumentedOps.returned(ts, f, v);
                    }
                    return null;
                }
                return v;
            }
            return Iteration.next(ts, iterator);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
                throw e;
            }
            if (Monitors.of(ts).wantsUnwinding()) {
                Events.raising(ts, f, Instrumentation.RAISE, f.pc - 1, f.code.depth[f.pc - 1]);
            }
            Errors.clear(ts);
            return null;
        }
    }

    @CleanPoint
    static PyObject iter(ThreadState ts, Frame f, int b) {
        PyObject iterator = Iteration.iter(ts, f.registers[b]);
        f.consume(ts, b);
        return iterator;
    }

    /** {@code UNPACK}: exactly {@code n} items of register {@code b} into the temporaries from {@code a} on. */
    @CleanPoint
    static void unpack(ThreadState ts, Frame f, int a, int b, int n) {
        PyObject[] r = f.registers;
        PyObject o = r[b];
        if (o.getClass() == PyTuple.class && ((PyTuple) o).size() == n) {
            PyTuple t = (PyTuple) o;
            PyObject[] items = t.array();
            for (int i = n; --i >= 0; ) {
                r[a + i] = items[i];
            }
            // The death of a tuple of leaves cannot be observed.
            if (t.isTracked() && b >= f.counted) {
                Refs.discard(ts, t);
            }
            return;
        }
        try (Scratch items = new Scratch(ts, n + 1)) {
            collect(ts, o, items, n + 1);
            if (items.size() != n) {
                throw wrongCount(ts, o, items.size(), n, false);
            }
            if (b >= f.code.counted) {
                Refs.discard(ts, o);
            }
            spill(ts, items, r, a);
        }
    }

    /** The items float in the registers from now on. */
    private static void spill(ThreadState ts, Scratch items, PyObject[] r, int a) {
        PyObject[] moved = items.moveOut();
        for (int i = 0; i < moved.length; i++) {
            r[a + i] = moved[i];
            Refs.moveOut(ts, moved[i]);
        }
    }

    /** Adds at most {@code limit} items of {@code o}. */
    @CleanPoint
    private static void collect(ThreadState ts, PyObject o, Scratch items, int limit) {
        if (PyType.of(o).slot(SlotId.ITER) == null && PyType.of(o).slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(ts, "cannot unpack non-iterable " + PyType.of(o).fullName() + " object");
        }
        PyObject iterator = Iteration.iter(ts, o);
        try (var held = ts.hold(iterator)) {
            while (items.size() < limit) {
                PyObject item = next(ts, iterator);
                if (item == null) {
                    break;
                }
                items.add(item);
            }
        }
    }

    private static RuntimeException wrongCount(ThreadState ts, PyObject o, int got, int expected, boolean atLeast) {
        if (got < expected) {
            return Errors.valueError(
                    ts,
                    "not enough values to unpack (expected " + (atLeast ? "at least " : "") + expected + ", got " + got + ")");
        }
        long size = -1;
        if (o.getClass() == PyTuple.class) {
            size = ((PyTuple) o).size();
        } else if (o.getClass() == PyList.class) {
            size = ((PyList) o).size();
        } else if (o.getClass() == PyDict.class) {
            size = ((PyDict) o).size();
        }
        return Errors.valueError(
                ts, "too many values to unpack (expected " + expected + (size >= 0 ? ", got " + size : "") + ")");
    }

    /** {@code UNPACK_EX}: {@code before} items, a list of the middle, {@code after} items. */
    @CleanPoint
    static void unpackEx(ThreadState ts, Frame f, int a, int b, int before, int after) {
        PyObject[] r = f.registers;
        PyObject o = r[b];
        try (Scratch items = new Scratch(ts, before + after + 4)) {
            collect(ts, o, items, Integer.MAX_VALUE);
            int n = items.size();
            if (n < before + after) {
                throw wrongCount(ts, o, n, before + after, true);
            }
            if (b >= f.code.counted) {
                Refs.discard(ts, o);
            }
            int middle = n - before - after;
            PyObject[] all = items.moveOut();
            PyObject[] rest = new PyObject[middle];
            System.arraycopy(all, before, rest, 0, middle);
            for (int i = 0; i < before; i++) {
                r[a + i] = all[i];
                Refs.moveOut(ts, all[i]);
            }
            r[a + before] = PyList.adopt(ts, rest);
            for (int i = 0; i < after; i++) {
                r[a + before + 1 + i] = all[n - after + i];
                Refs.moveOut(ts, all[n - after + i]);
            }
        }
    }

    /**
     * {@code FOR_ITER} and {@code FOR_NEXT}, instruction {@code w}, of other than Java's iterators: the frame of a generator, which goes on, or the
     * next item, or null at the end. The pc is where to go on then.
     */
    @CleanPoint
    static Object next(ThreadState ts, Frame f, long w) {
        PyObject iterator = f.registers[Opcode.b(w)];
        int target = f.pc + (short) Opcode.c(w);
        boolean top = Opcode.op(w) == Opcode.FOR_ITER;
        if (!top && ts.breaker() != 0) {
            Polls.serve(ts, f);
        }
        int exit = top ? target : f.pc;
        Object next =
                iterator instanceof PyGenerator g
                        ? g.enter(ts, f, Frame.ITERATE, Opcode.a(w), exit, PyNone.NONE)
                        : fetch(ts, f, iterator);
        if ((next == null) == top) {
            // Just before the target of FOR_NEXT is the loop's FOR_ITER, which errors of the generator belong to as well.
            f.pc = target;
        }
        return next;
    }
}
