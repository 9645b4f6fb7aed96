package org.pyrt.stdlib.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** The functions of posix on the system's scheduler. 0 stands for the calling thread. Source: CPython 3.14 Modules/posixmodule.c, sched(7). */
@ExposedModule(name = "posix")
final class Scheduling {

    static final StructSequenceType PARAM = StructSequenceType.ofArguments("posix.sched_param", "The parameter of a scheduling policy.", "sched_priority");

    /** Bytes of a set of processors: more than any system has. */
    private static final int SET_SIZE = 1024;

    private Scheduling() {}

    private static int call(ThreadState ts, String function, long a, long b, long c) {
        return Host.check(ts, LibC.of(ts).callInt(function, a, b, c));
    }

    /** The priority in a sched_param. Raises TypeError, OverflowError. */
    @CleanPoint
    private static int priority(ThreadState ts, PyObject param) {
        if (!(param instanceof PyStructSequence s) || PyType.of(param) != PARAM.type) {
            throw Errors.typeError(ts, "must have a sched_param object");
        }
        PyInt value = Sizes.index(ts, s.field(0));
        if (!value.fitsLong() || value.longValue() != (int) value.longValue()) {
            throw Errors.overflowError(ts, "sched_priority out of range");
        }
        return (int) value.longValue();
    }

    @ExposedMethod(doc = "sched_get_priority_max($module, /, policy)\n--\n\nThe highest priority of a policy.")
    static int sched_get_priority_max(ThreadState ts, int policy) {
        return call(ts, "sched_get_priority_max", policy, 0, 0);
    }

    @ExposedMethod(doc = "sched_get_priority_min($module, /, policy)\n--\n\nThe lowest priority of a policy.")
    static int sched_get_priority_min(ThreadState ts, int policy) {
        return call(ts, "sched_get_priority_min", policy, 0, 0);
    }

    @ExposedMethod(doc = "sched_getscheduler($module, pid, /)\n--\n\nThe policy for a process.")
    static int sched_getscheduler(ThreadState ts, @PositionalOnly int pid) {
        return call(ts, "sched_getscheduler", pid, 0, 0);
    }

    @ExposedMethod(doc = "sched_setscheduler($module, pid, policy, param, /)\n--\n\nSet the policy for a process.")
    @CleanPoint
    static void sched_setscheduler(ThreadState ts, int pid, int policy, @PositionalOnly PyObject param) {
        int priority = priority(ts, param);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment s = libc.allocate(Integer.BYTES);
        s.set(ValueLayout.JAVA_INT, 0, priority);
        int result = libc.callInt("sched_setscheduler", pid, policy, s.address());
        libc.reset(mark);
        Host.check(ts, result);
    }

    @ExposedMethod(doc = "sched_getparam($module, pid, /)\n--\n\nThe parameter of a process's policy.")
    static PyObject sched_getparam(ThreadState ts, @PositionalOnly int pid) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment s = libc.allocate(Integer.BYTES);
        int result = libc.callInt("sched_getparam", pid, s.address());
        int priority = s.get(ValueLayout.JAVA_INT, 0);
        libc.reset(mark);
        Host.check(ts, result);
        return PyStructSequence.of(ts, PARAM, PyInt.of(priority));
    }

    @ExposedMethod(doc = "sched_setparam($module, pid, param, /)\n--\n\nSet the parameter of a process's policy.")
    @CleanPoint
    static void sched_setparam(ThreadState ts, int pid, @PositionalOnly PyObject param) {
        int priority = priority(ts, param);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment s = libc.allocate(Integer.BYTES);
        s.set(ValueLayout.JAVA_INT, 0, priority);
        int result = libc.callInt("sched_setparam", pid, s.address());
        libc.reset(mark);
        Host.check(ts, result);
    }

    @ExposedMethod(doc = "sched_rr_get_interval($module, pid, /)\n--\n\nSeconds that a process runs before others have their turn.")
    static PyObject sched_rr_get_interval(ThreadState ts, @PositionalOnly int pid) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment s = libc.allocate(16);
        int result = libc.callInt("sched_rr_get_interval", pid, s.address());
        double seconds = s.get(ValueLayout.JAVA_LONG, 0) + 1e-9 * s.get(ValueLayout.JAVA_LONG, 8);
        libc.reset(mark);
        Host.check(ts, result);
        return PyFloat.of(seconds);
    }

    @ExposedMethod(doc = "sched_yield($module, /)\n--\n\nLet other threads run.")
    @CleanPoint
    @SuppressWarnings("ThreadPriorityCheck") // what the program asks for
    static void sched_yield(ThreadState ts) {
        ts.detach();
        try {
            Thread.yield();
        } finally {
            ts.attach();
        }
    }

    @ExposedMethod(doc = "sched_getaffinity($module, pid, /)\n--\n\nThe processors that a process may run on.")
    @CleanPoint
    static PyObject sched_getaffinity(ThreadState ts, @PositionalOnly int pid) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int size = SET_SIZE;
        MemorySegment s = libc.allocate(size);
        int result = libc.callInt("sched_getaffinity", pid, size, s.address());
        PySet set = new PySet(ts);
        for (int i = 0; i < size * 8; i++) {
            if ((s.get(ValueLayout.JAVA_BYTE, i >> 3) >> (i & 7) & 1) != 0) {
                try (var held = ts.hold(set)) {
                    set.add(ts, PyInt.of(i));
                }
            }
        }
        libc.reset(mark);
        Host.check(ts, result);
        return set;
    }

    @ExposedMethod(doc = "sched_setaffinity($module, pid, mask, /)\n--\n\nSay which processors a process may run on.")
    @CleanPoint
    static void sched_setaffinity(ThreadState ts, int pid, @PositionalOnly PyObject mask) {
        PyTuple numbers = Iteration.toTuple(ts, mask);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try (var held = ts.hold(numbers)) {
            MemorySegment s = libc.allocate(SET_SIZE);
            for (int i = 0; i < numbers.size(); i++) {
                long number = processor(ts, numbers.get(i));
                byte before = s.get(ValueLayout.JAVA_BYTE, number >> 3);
                s.set(ValueLayout.JAVA_BYTE, number >> 3, (byte) (before | 1 << (number & 7)));
            }
            Host.check(ts, libc.callInt("sched_setaffinity", pid, SET_SIZE, s.address()));
        } finally {
            libc.reset(mark);
        }
    }

    @CleanPoint
    private static long processor(ThreadState ts, PyObject item) {
        if (PyType.of(item).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "expected an iterator of ints, but iterator yielded <class '" + PyType.of(item).fullName() + "'>");
        }
        PyInt given = Sizes.index(ts, item);
        if (!given.fitsLong()) {
            throw Errors.raise(ts, ExceptionTypes.OVERFLOW_ERROR, "Python int too large to convert to C long");
        }
        long number = given.longValue();
        if (number < 0) {
            throw Errors.valueError(ts, "negative CPU number");
        }
        if (number >= Integer.MAX_VALUE) {
            throw Errors.overflowError(ts, "CPU number too large");
        }
        if (number >= 8L * SET_SIZE) {
            throw org.pyrt.stdlib.files.SystemErrors.raise(ts, org.pyrt.stdlib.files.SystemErrors.EINVAL, null);
        }
        return number;
    }
}
