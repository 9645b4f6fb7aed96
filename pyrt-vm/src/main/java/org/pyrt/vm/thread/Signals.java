package org.pyrt.vm.thread;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.EvalBreaker;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Engine;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.modules.faulthandler.FaultHandlerModule;

/**
 * An interpreter's signals: what arrived, what handles it. A signal arrives on a thread of the JVM, which notes it here and sets the main thread's
 * breaker; handlers run on the main thread, at its next poll, or in the wait that the signal ends.
 *
 * <p>A signal that the program blocks ({@code pthread_sigmask}) is noted apart and waits. Blocking is the process's, not a thread's: the JVM chooses
 * the thread that a signal interrupts.
 *
 * <p>{@code pending}, {@code blocked} and {@code waiting} are sets of bits, changed atomically by any thread; handlers are changed by the main thread.
 * Source: CPython 3.14 Modules/signalmodule.c.
 */
public final class Signals {

    /** One more than the largest number. */
    public static final int COUNT = 65;

    public static final int SIGINT = 2;

    private static final int O_CLOEXEC = 02000000;
    private static final int O_NONBLOCK = 04000;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int FIRST_HIDDEN = 200;
    private static final int EAGAIN = 11;
    private static final int SIGHUP = 1;
    private static final int SIGPIPE = 13;
    private static final int SIGTERM = 15;
    private static final int SIGXFSZ = 25;

    /** {@code SIG_DFL}: the system's default action. */
    public static final PyInt DEFAULT = PyInt.of(0);

    /** {@code SIG_IGN}. */
    public static final PyInt IGNORE = PyInt.of(1);

    /** By number: {@link #DEFAULT}, {@link #IGNORE}, a callable, None if somebody else's; null at SIGINT: raises KeyboardInterrupt. */
    @Slot private final PyObject[] handlers = new PyObject[COUNT];

    /** Arrived, to be handled. */
    private final AtomicLong pending = new AtomicLong();

    /** Arrived while blocked. */
    private final AtomicLong waiting = new AtomicLong();

    private final AtomicLong blocked = new AtomicLong();
    private final ThreadState main;
    private volatile boolean ended;
    private volatile boolean interruptUnhandled;

    /** Where to write the number of each signal, or -1. */
    private volatile int wakeup = -1;

    private volatile boolean warnsOnFullBuffer = true;

    /** The errno of a write of a signal's number that failed and has not been reported, or 0. */
    private volatile int wakeupError;

    /** An eventfd for who polls descriptors, or -1. */
    private volatile int wakeEvent = -1;

    /** The thread in sigwait, or null. */
    private volatile Thread waiter;

    private Signals(ThreadState main) {
        this.main = main;
        for (int i = 1; i < COUNT; i++) {
            handlers[i] = DEFAULT;
        }
        handlers[SIGPIPE] = IGNORE;
        handlers[SIGXFSZ] = IGNORE;
    }

    /** The signals of the thread's interpreter. */
    public static Signals of(ThreadState ts) {
        return of(VirtualMachine.of(ts));
    }

    /** The signals of an interpreter. */
    public static Signals of(VirtualMachine vm) {
        Signals known = vm.signals;
        return known != null ? known : vm.makeSignals();
    }

    /** Shows the handlers; the world is stopped. */
    public void visitSlots(SlotVisitor visitor) {
        for (PyObject handler : handlers) {
            if (handler != null) {
                visitor.visit(handler);
            }
        }
    }

    /** For {@code VirtualMachine}. */
    public static Signals make(ThreadState main) {
        return new Signals(main);
    }

    /** Takes over the process's signals, as a Python program does: SIGINT raises KeyboardInterrupt, SIGTERM and SIGHUP end the process at once. */
    public void takeOver() {
        if (HostSignals.catching(SIGINT, this)) {
            handlers[SIGINT] = null;
        } else {
            handlers[SIGINT] = IGNORE;
        }
        if (!HostSignals.restore(SIGTERM)) {
            handlers[SIGTERM] = IGNORE;
        }
        if (!HostSignals.restore(SIGHUP)) {
            handlers[SIGHUP] = IGNORE;
        }
    }

    /** The interpreter ends: no handler runs any more, what comes all the same is reported, and SIGINT ends the process. */
    public void end() {
        ended = true;
        HostSignals.restore(SIGINT);
    }

    /** Notes that KeyboardInterrupt ended the program. */
    public void noteUnhandledInterrupt() {
        interruptUnhandled = true;
    }

    /** Whether KeyboardInterrupt ended the program, so that the process shall die of SIGINT. */
    public boolean isInterruptUnhandled() {
        return interruptUnhandled;
    }

    /** Ends the process as an unhandled SIGINT does; returns only if the system refuses. */
    public static void dieOfInterrupt() {
        HostSignals.die(SIGINT);
    }

    // ---- arrival ----

    /** A signal arrived. Any thread. */
    public void trip(int number) {
        long bit = 1L << number - 1;
        if (handlers[number] == IGNORE) {
            return;
        }
        if ((blocked.get() & bit) != 0) {
            waiting.getAndAccumulate(bit, (a, b) -> a | b);
            LockSupport.unpark(waiter);
            return;
        }
        wake(bit);
        int fd = wakeup;
        if (fd >= 0) {
            writeWakeup(fd, number);
        }
    }

    private void wake(long bits) {
        pending.getAndAccumulate(bits, (a, b) -> a | b);
        // Before the eventfd, since whom that wakes looks at the breaker, and after it, since who serves the breaker empties it.
        main.requestBreakAndWake(EvalBreaker.SIGNAL);
        int event = wakeEvent;
        if (event >= 0) {
            LibC libc = new LibC();
            MemorySegment one = libc.allocate(Long.BYTES);
            one.set(ValueLayout.JAVA_LONG, 0, 1);
            libc.call("write", event, one.address(), Long.BYTES, 0, 0, 0);
            main.requestBreakAndWake(EvalBreaker.SIGNAL);
        }
    }

    private void writeWakeup(int fd, int number) {
        LibC libc = new LibC();
        MemorySegment one = libc.allocate(1);
        one.set(ValueLayout.JAVA_BYTE, 0, (byte) number);
        long result = libc.call("write", fd, one.address(), 1, 0, 0, 0);
        if (result < 0 && (warnsOnFullBuffer || result != -EAGAIN)) {
            wakeupError = (int) -result;
            main.requestBreakAndWake(EvalBreaker.SIGNAL);
        }
    }

    // ---- service ----

    /** Runs the handlers of what arrived; raises what the first failing one raises, and leaves the others for the next poll. The main thread. */
    @CleanPoint
    void serve(ThreadState ts) {
        if (wakeEvent >= 0) {
            LibC libc = LibC.of(ts);
            long mark = libc.mark();
            libc.call("read", wakeEvent, libc.allocate(Long.BYTES).address(), Long.BYTES, 0, 0, 0);
            libc.reset(mark);
        }
        if (wakeupError != 0) {
            reportWakeupError(ts);
        }
        for (long bits = pending.getAndSet(0); bits != 0; bits &= bits - 1) {
            int number = Long.numberOfTrailingZeros(bits) + 1;
            try {
                handle(ts, number);
            } catch (Raised e) {
                long rest = bits & bits - 1;
                if (rest != 0) {
                    pending.getAndAccumulate(rest, (a, b) -> a | b);
                    ts.requestBreak(EvalBreaker.SIGNAL);
                }
                throw e;
            }
        }
    }

    @CleanPoint
    private void reportWakeupError(ThreadState ts) {
        int errno = wakeupError;
        wakeupError = 0;
        LibC libc = LibC.of(ts);
        PyStr text = PyStr.of(LibC.text(libc.callLong("strerror", errno, 0, 0, 0, 0, 0)));
        Errors.raise(ts, ExceptionTypes.OS_ERROR, PyInt.of(errno), text);
        Interpreter.of(ts).hooks.unraisable(ts, "Exception ignored while trying to write to the signal wakeup fd", null);
    }

    @CleanPoint
    private void handle(ThreadState ts, int number) {
        PyObject handler = Slots.load(ts, handlers, number);
        if (handler == null && !ended) {
            throw Errors.raise(ts, ExceptionTypes.KEYBOARD_INTERRUPT, new PyObject[0]);
        }
        if (ended || handler == DEFAULT || handler == IGNORE || handler == PyNone.NONE) {
            Errors.raise(ts, ExceptionTypes.OS_ERROR, "Signal " + number + " ignored due to race condition");
            Interpreter.of(ts).hooks.unraisable(ts, null, PyNone.NONE);
            return;
        }
        try (var held = ts.hold(handler)) {
            PyObject frame = Engine.frameObject(ts, 0);
            Refs.discard(ts, Calls.call(ts, handler, PyInt.of(number), frame == null ? PyNone.NONE : frame));
        }
    }

    // ---- handlers ----

    /** The handler, floating; null stands for the one that raises KeyboardInterrupt. */
    public PyObject handler(ThreadState ts, int number) {
        return Slots.load(ts, handlers, number);
    }

    /** Replaces the unseen handler of SIGINT by the function that Python sees, if it is still in force. */
    public void nameInterruptHandler(ThreadState ts, PyObject function) {
        if (handlers[SIGINT] == null) {
            Slots.store(ts, handlers, SIGINT, function);
        }
    }

    /** Sets a handler: {@link #DEFAULT}, {@link #IGNORE} or a callable. False if the system forbids it. The main thread. */
    public boolean setHandler(ThreadState ts, int number, PyObject handler) {
        if (number == 9 || number == 19 || number == 32 || number == 33) {
            return false;
        }
        if (handler == DEFAULT && (blocked.get() >>> number - 1 & 1) == 0) {
            if (!HostSignals.restore(number)) {
                restoreIgnored(ts, number);
            }
        } else if (handler == IGNORE && !HostSignals.staysIgnored(number)) {
            HostSignals.ignore(number);
        } else if (!HostSignals.catching(number, this)) {
            restoreIgnored(ts, number);
            HostSignals.catching(number, this);
        }
        Slots.store(ts, handlers, number, handler);
        return true;
    }

    /** Gives a signal its default action that has been ignored since the process began: the JVM leaves such alone. */
    private static void restoreIgnored(ThreadState ts, int number) {
        LibC.of(ts).callLong("signal", number, 0, 0, 0, 0, 0);
    }

    /** Sends the process a signal from within. A handler of the program is told at once; anything else is the system's. Returns the errno, or 0. */
    @CleanPoint
    public int raise(ThreadState ts, int number) {
        PyObject handler = handlers[number];
        boolean isBlocked = (blocked.get() >>> number - 1 & 1) != 0;
        if (number != 9 && number != 19 && (isBlocked || handler != DEFAULT && handler != IGNORE)) {
            trip(number);
        } else if (handler != IGNORE) {
            FaultHandlerModule.reportFatal(ts, number);
            HostSignals.raiseDefault(LibC.of(ts), number);
        }
        return 0;
    }

    /**
     * Forgets the arrivals of a signal that nothing sends any more, those included that the JVM has not told yet: a timer that is switched off is silent from
     * then on. Waits some ms, if the program has a handler.
     */
    @CleanPoint
    public void discard(ThreadState ts, int number) {
        PyObject handler = handlers[number];
        if (handler == DEFAULT || handler == IGNORE) {
            return;
        }
        LibC libc = LibC.of(ts);
        ts.detach();
        try {
            HostSignals.discard(libc, number);
        } finally {
            ts.attach();
        }
        long bit = 1L << number - 1;
        pending.getAndAccumulate(~bit, (a, b) -> a & b);
    }

    /** Where each signal's number is written, or -1; returns the one before. */
    public int setWakeup(int fd, boolean warn) {
        int before = wakeup;
        warnsOnFullBuffer = warn;
        wakeup = fd;
        return before;
    }

    /** An eventfd that becomes readable with each signal, or -1 if the system gives none. */
    public int wakeEvent(ThreadState ts) {
        if (wakeEvent < 0) {
            LibC libc = LibC.of(ts);
            int made = libc.callInt("eventfd", 0, O_CLOEXEC | O_NONBLOCK);
            // Out of the way of the numbers that the program sees.
            int high = libc.callInt("fcntl", made, F_DUPFD_CLOEXEC, FIRST_HIDDEN);
            libc.callInt("close", made);
            wakeEvent = Math.max(high, -1);
        }
        return wakeEvent;
    }

    // ---- masks ----

    /** The blocked signals, a bit each, signal 1 the lowest. */
    public long blocked() {
        return blocked.get();
    }

    /** Those that arrived while blocked. */
    public long waiting() {
        return waiting.get();
    }

    /** Sets which signals are blocked; what arrived and is free now is handled at the next poll. The main thread, or any for itself. */
    @CleanPoint
    public void setBlocked(ThreadState ts, long mask) {
        long cannot = 1L << 8 | 1L << 18;
        long now = mask & ~cannot;
        long before = blocked.getAndSet(now);
        for (long changed = (before ^ now) & (1L << 31) - 1; changed != 0; changed &= changed - 1) {
            int number = Long.numberOfTrailingZeros(changed) + 1;
            if (handlers[number] == DEFAULT) {
                if ((now >>> number - 1 & 1) != 0) {
                    HostSignals.catching(number, this);
                } else {
                    HostSignals.restore(number);
                }
            }
        }
        long free = waiting.getAndAccumulate(~now, (w, keep) -> w & ~keep) & ~now;
        for (; free != 0; free &= free - 1) {
            raise(ts, Long.numberOfTrailingZeros(free) + 1);
        }
    }

    /** Takes one of the signals that arrived while blocked, of those in {@code set}; 0 if there is none. */
    private int takeWaiting(long set) {
        while (true) {
            long all = waiting.get();
            long found = all & set;
            if (found == 0) {
                return 0;
            }
            long bit = Long.lowestOneBit(found);
            if (waiting.compareAndSet(all, all & ~bit)) {
                return Long.numberOfTrailingZeros(bit) + 1;
            }
        }
    }

    /**
     * Waits for one of the blocked signals in {@code set} and takes it; at most so many ns, for ever if negative. 0 if the time was over. Signals that
     * are not blocked are served meanwhile.
     */
    @CleanPoint
    public int await(ThreadState ts, long set, long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            int number = takeWaiting(set);
            if (number != 0) {
                return number;
            }
            long left = nanos < 0 ? Long.MAX_VALUE : deadline - System.nanoTime();
            if (left <= 0) {
                return 0;
            }
            ts.detach();
            try {
                waiter = Thread.currentThread();
                if ((waiting.get() & set) == 0 && !Waiting.isSignalled(ts)) {
                    LockSupport.parkNanos(left);
                }
                waiter = null;
            } finally {
                ts.attach();
            }
            Breaker.serve(ts);
        }
    }
}
