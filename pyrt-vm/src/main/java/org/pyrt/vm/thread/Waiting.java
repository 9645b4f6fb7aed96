package org.pyrt.vm.thread;

import java.util.concurrent.locks.LockSupport;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.EvalBreaker;
import org.pyrt.refcount.ParkLock;
import org.pyrt.refcount.RecursiveLock;
import org.pyrt.refcount.ThreadState;

/** Waiting that signals interrupt: locks and sleep; and how Python says for how long. */
public final class Waiting {

    /** For ever. */
    public static final long FOREVER = -1;

    private static final double NANOS = 1e9;

    private Waiting() {}

    /** Seconds, an int or float, as ns, rounded up. Raises as CPython does. */
    @CleanPoint
    public static long nanos(ThreadState ts, PyObject seconds) {
        PyFloat f = PyFloat.asSelf(seconds);
        if (f != null) {
            if (Double.isNaN(f.value)) {
                throw Errors.valueError(ts, "Invalid value NaN (not a number)");
            }
            double nanos = Math.ceil(f.value * NANOS);
            if (Math.abs(nanos) >= 0x1p63) {
                throw tooLarge(ts);
            }
            return (long) nanos;
        }
        if (PyType.of(seconds).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(
                    ts, "'" + PyType.of(seconds).fullName() + "' object cannot be interpreted as an integer or float");
        }
        PyInt i = Sizes.index(ts, seconds);
        if (!i.fitsLong() || Math.abs(i.longValue()) > Long.MAX_VALUE / 1_000_000_000L) {
            throw tooLarge(ts);
        }
        return i.longValue() * 1_000_000_000L;
    }

    private static RuntimeException tooLarge(ThreadState ts) {
        return Errors.overflowError(ts, "timestamp out of range for platform time_t");
    }

    /** The arguments of a lock's acquire as ns: 0 to try only, negative for ever. */
    @CleanPoint
    public static long lockTimeout(ThreadState ts, boolean blocking, PyObject timeout) {
        long nanos = timeout == null ? FOREVER : nanos(ts, timeout);
        boolean given = timeout != null && nanos != -1_000_000_000L;
        if (!blocking) {
            if (given) {
                throw Errors.valueError(ts, "can't specify a timeout for a non-blocking call");
            }
            return 0;
        }
        if (given && nanos < 0) {
            throw Errors.valueError(ts, "timeout value must be a non-negative number");
        }
        return given ? nanos : FOREVER;
    }

    /** Takes a lock that Python knows as {@code shown} (null: not at all); false if the time was over before. Signals are served while it waits. */
    @CleanPoint
    public static boolean acquire(ThreadState ts, ParkLock lock, long nanos, PyObject shown) {
        if (lock.tryAcquire()) {
            return true;
        }
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        while (true) {
            int result = lock.acquire(ts, left, shown);
            if (result != ParkLock.INTERRUPTED) {
                return result == ParkLock.ACQUIRED;
            }
            Breaker.serve(ts);
            if (nanos >= 0) {
                left = Math.max(0, deadline - System.nanoTime());
            }
        }
    }

    /** As {@link #acquire(ThreadState, ParkLock, long, PyObject)}, a recursive lock. */
    @CleanPoint
    public static boolean acquire(ThreadState ts, RecursiveLock lock, long nanos, PyObject shown) {
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        while (true) {
            int result = lock.acquire(ts, left, shown);
            if (result != ParkLock.INTERRUPTED) {
                return result == ParkLock.ACQUIRED;
            }
            Breaker.serve(ts);
            if (nanos >= 0) {
                left = Math.max(0, deadline - System.nanoTime());
            }
        }
    }

    /** Whether a signal waits to be served by the thread, which is the main one then. */
    public static boolean isSignalled(ThreadState ts) {
        return (ts.breaker() & EvalBreaker.SIGNAL) != 0;
    }

    /** Sleeps so many ns, detached. Signals are served meanwhile. */
    @CleanPoint
    public static void sleep(ThreadState ts, long nanos) {
        long deadline = System.nanoTime() + nanos;
        for (long left = nanos; ; left = deadline - System.nanoTime()) {
            ts.detach();
            try {
                if (left > 0) {
                    // A signal that came before has left a permit, unless some other wait has used it up.
                    if (!isSignalled(ts)) {
                        LockSupport.parkNanos(left);
                    }
                } else {
                    Thread.yield();
                }
            } finally {
                ts.attach();
            }
            if (isSignalled(ts)) {
                Breaker.serve(ts);
            }
            if (deadline - System.nanoTime() <= 0) {
                return;
            }
        }
    }
}
