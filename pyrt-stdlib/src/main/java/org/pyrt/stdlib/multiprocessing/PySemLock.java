package org.pyrt.stdlib.multiprocessing;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;

import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.RuntimeHooks;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;

/**
 * A semaphore of the system's, or a lock that its owner may take again. The system serializes what processes and threads do with it; the owner and
 * how often it has taken the semaphore are written by whoever has it only.
 */
@ExposedType(name = "SemLock", doc = "A semaphore that processes share.")
final class PySemLock extends SlottedInstance {

    static final PyType TYPE =
            PyType.builtin("_multiprocessing.SemLock", new PySemLockAdapter())
                    .flags(PyType.BASETYPE)
                    .doc("A semaphore that processes share.")
                    .ownLayout()
                    .build();

    @ExposedConstant static final int SEM_VALUE_MAX = Integer.MAX_VALUE;

    private static final int RECURSIVE = 0;
    private static final int O_CREAT_EXCL = 0100 | 0200;
    private static final int PERMISSIONS = 0600;
    private static final int CLOCK_REALTIME = 0;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int ETIMEDOUT = 110;

    /** How long a wait goes on before signals are looked for, in ns. */
    private static final long SLICE = 20_000_000;

    /** The address of the C library's semaphore; 0 once it was given back. */
    private volatile long handle;

    private final int kind;
    private final int maximum;
    private final String name;
    private volatile int owner;
    private volatile int taken;

    private PySemLock(ThreadState ts, PyType type, long handle, int kind, int maximum, String name) {
        super(ts, type);
        this.handle = handle;
        this.kind = kind;
        this.maximum = maximum;
        this.name = name;
    }

    private static long open(ThreadState ts, String name, int flags, int value) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        long text = libc.string(name.getBytes(StandardCharsets.UTF_8)).address();
        long found = libc.callLong("sem_open", text, flags, PERMISSIONS, value, 0, 0);
        libc.reset(mark);
        if (found == 0) {
            throw SystemErrors.raise(ts, libc.errno(), null);
        }
        return found;
    }

    private static void check(ThreadState ts, int result) {
        if (result < 0) {
            throw SystemErrors.raise(ts, -result, null);
        }
    }

    @ExposedMethod(name = "__new__", doc = "SemLock(kind, value, maxvalue, name, unlink)")
    static PyObject create(ThreadState ts, PyType type, int kind, int value, int maxvalue, String name, boolean unlink) {
        if (kind != RECURSIVE && kind != 1) {
            throw Errors.valueError(ts, "unrecognized kind");
        }
        long handle = open(ts, name, O_CREAT_EXCL, value);
        if (unlink) {
            LibC libc = LibC.of(ts);
            long mark = libc.mark();
            int result = libc.callInt("sem_unlink", libc.string(name.getBytes(StandardCharsets.UTF_8)).address());
            libc.reset(mark);
            check(ts, result);
        }
        return new PySemLock(ts, type, handle, kind, maxvalue, unlink ? null : name);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, name = "_rebuild", doc = "_rebuild($type, handle, kind, maxvalue, name, /)\n--\n\nThe semaphore that another process made.")
    static PyObject rebuild(ThreadState ts, PyType type, long handle, int kind, int maxvalue, @PositionalOnly @Default("None") String name) {
        return new PySemLock(ts, type, name == null ? handle : open(ts, name, 0, 0), kind, maxvalue, name);
    }

    private boolean isOwn(ThreadState ts) {
        return taken > 0 && owner == ts.id;
    }

    @ExposedMethod(doc = "acquire($self, /, block=True, timeout=None)\n--\n\nTake the semaphore; returns whether that worked.")
    @CleanPoint
    boolean acquire(ThreadState ts, @Default("True") boolean block, @Default("None") PyObject timeout) {
        double seconds = timeout == PyNone.NONE ? Double.POSITIVE_INFINITY : Math.max(Conversions.toDouble(ts, timeout), 0);
        if (kind == RECURSIVE && isOwn(ts)) {
            taken++;
            return true;
        }
        if (!tryTake(ts, block ? seconds : 0)) {
            return false;
        }
        owner = ts.id;
        taken++;
        return true;
    }

    @CleanPoint
    private boolean tryTake(ThreadState ts, double seconds) {
        LibC libc = LibC.of(ts);
        int result = libc.callInt("sem_trywait", handle);
        if (result != -EAGAIN && result != -EINTR || seconds == 0) {
            if (result != -EAGAIN && result != -EINTR) {
                check(ts, result);
            }
            return result == 0;
        }
        RuntimeHooks hooks = Interpreter.of(ts).hooks;
        long start = System.nanoTime();
        long limit = seconds > 1e9 ? Long.MAX_VALUE : (long) (seconds * 1e9);
        while (true) {
            long left = limit - (System.nanoTime() - start);
            ts.detach();
            try {
                result = await(libc, Math.max(Math.min(left, SLICE), 0));
            } finally {
                ts.attach();
            }
            if (result == 0) {
                return true;
            }
            if (result != -ETIMEDOUT && result != -EINTR) {
                check(ts, result);
            }
            if (left <= SLICE && result == -ETIMEDOUT) {
                return false;
            }
            hooks.poll(ts);
        }
    }

    private int await(LibC libc, long nanos) {
        long mark = libc.mark();
        MemorySegment time = libc.allocate(16);
        libc.callInt("clock_gettime", CLOCK_REALTIME, time.address());
        long fraction = time.get(ValueLayout.JAVA_LONG, 8) + nanos;
        time.set(ValueLayout.JAVA_LONG, 0, time.get(ValueLayout.JAVA_LONG, 0) + fraction / 1_000_000_000);
        time.set(ValueLayout.JAVA_LONG, 8, fraction % 1_000_000_000);
        int result = libc.callInt("sem_timedwait", handle, time.address());
        libc.reset(mark);
        return result;
    }

    @ExposedMethod(doc = "release($self, /)\n--\n\nGive the semaphore up once.")
    void release(ThreadState ts) {
        if (kind == RECURSIVE) {
            if (!isOwn(ts)) {
                throw Errors.raise(ts, ExceptionTypes.ASSERTION_ERROR, "attempt to release recursive lock not owned by thread");
            }
            if (taken > 1) {
                taken--;
                return;
            }
        } else if (value(ts) >= maximum) {
            throw Errors.valueError(ts, "semaphore or lock released too many times");
        }
        taken--;
        check(ts, LibC.of(ts).callInt("sem_post", handle));
    }

    private int value(ThreadState ts) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment s = libc.allocate(Integer.BYTES);
        int result = libc.callInt("sem_getvalue", handle, s.address());
        int value = s.get(ValueLayout.JAVA_INT, 0);
        libc.reset(mark);
        check(ts, result);
        return value;
    }

    @ExposedMethod(name = "__enter__")
    @CleanPoint
    boolean enter(ThreadState ts) {
        return acquire(ts, true, PyNone.NONE);
    }

    @ExposedMethod(name = "__exit__")
    void exit(
            ThreadState ts,
            @Default("None") PyObject exc_type,
            @Default("None") PyObject exc_value,
            @PositionalOnly @Default("None") PyObject exc_tb) {
        release(ts);
    }

    @ExposedMethod(name = "_count", doc = "_count($self, /)\n--\n\nHow often this process has taken it.")
    int count() {
        return taken;
    }

    @ExposedMethod(name = "_is_mine", doc = "_is_mine($self, /)\n--\n\nWhether this thread has it.")
    boolean isMine(ThreadState ts) {
        return isOwn(ts);
    }

    @ExposedMethod(name = "_get_value", doc = "_get_value($self, /)\n--\n\nHow often it can be taken now.")
    int getValue(ThreadState ts) {
        return value(ts);
    }

    @ExposedMethod(name = "_is_zero", doc = "_is_zero($self, /)\n--\n\nWhether it cannot be taken now.")
    boolean isZero(ThreadState ts) {
        return value(ts) == 0;
    }

    @ExposedMethod(name = "_after_fork", doc = "_after_fork($self, /)\n--\n\nForget who has it.")
    void afterFork() {
        taken = 0;
    }

    @ExposedGetter(doc = "The address of the semaphore.")
    long handle() {
        return handle;
    }

    @ExposedGetter(doc = "0 for a lock that its owner may take again, 1 for a semaphore.")
    int kind() {
        return kind;
    }

    @ExposedGetter(doc = "The highest value.")
    int maxvalue() {
        return maximum;
    }

    @ExposedGetter(doc = "The name by which processes find it, or None.")
    PyObject name() {
        return name == null ? PyNone.NONE : PyStr.of(name);
    }

    @Override
    public void clear(ThreadState ts) {
        long h = handle;
        handle = 0;
        if (h != 0) {
            LibC.of(ts).callInt("sem_close", h);
        }
        super.clear(ts);
    }
}
