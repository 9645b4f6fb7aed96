package org.pyrt.vm.modules.signal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.modules.builtins.BuiltinsModule;
import org.pyrt.vm.thread.Breaker;
import org.pyrt.vm.thread.Signals;
import org.pyrt.vm.thread.Waiting;

/** The module {@code _signal}. Source: CPython 3.14 Modules/signalmodule.c. */
@ExposedModule(name = "_signal", doc = "Signals and their handlers.")
public final class SignalModule {

    @ExposedConstant static final int SIG_DFL = 0;
    @ExposedConstant static final int SIG_IGN = 1;
    @ExposedConstant static final int SIG_BLOCK = 0;
    @ExposedConstant static final int SIG_UNBLOCK = 1;
    @ExposedConstant static final int SIG_SETMASK = 2;
    @ExposedConstant static final int ITIMER_REAL = 0;
    @ExposedConstant static final int ITIMER_VIRTUAL = 1;
    @ExposedConstant static final int ITIMER_PROF = 2;

    private static final double MICROS = 1e6;
    private static final long MILLION = 1_000_000L;
    private static final int EINVAL = 22;
    private static final int SI_USER = 0;

    /** What the timers send: SIGALRM, SIGVTALRM, SIGPROF. */
    private static final int[] TIMER_SIGNALS = {14, 26, 27};

    private static final StructSequenceType SIGINFO =
            new StructSequenceType(
                    "signal.struct_siginfo",
                    "What is known of a signal that was waited for.",
                    "si_signo",
                    "si_code",
                    "si_errno",
                    "si_pid",
                    "si_uid",
                    "si_status",
                    "si_band");

    private static final long PIDFD_SEND_SIGNAL = 424;

    private SignalModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        ModuleBuilder b = new ModuleBuilder(ts, "_signal", "Signals and their handlers.", new SignalModuleAdapter());
        SignalNames.addTo(b);
        b.add("struct_siginfo", SIGINFO.type);
        b.add("ItimerError", ExceptionTypes.OS_ERROR);
        PyModule module = b.build();
        PyObject function = module.globals(ts).getStr(ts, PyStr.interned("default_int_handler"));
        Signals.of(ts).nameInterruptHandler(ts, function);
        return module;
    }

    private static void requireMain(ThreadState ts, String what) {
        if (ts != VirtualMachine.of(ts).main().mainThread()) {
            throw Errors.valueError(ts, what + " only works in main thread of the main interpreter");
        }
    }

    private static int checked(ThreadState ts, int number) {
        if (number < 1 || number >= Signals.COUNT) {
            throw Errors.valueError(ts, "signal number out of range");
        }
        return number;
    }

    private static RuntimeException osError(ThreadState ts, int errno) {
        PyStr text = PyStr.of(LibC.text(LibC.of(ts).callLong("strerror", errno, 0, 0, 0, 0, 0)));
        return Errors.raise(ts, ExceptionTypes.OS_ERROR, PyInt.of(errno), text);
    }

    // ---- handlers ----

    @ExposedMethod(doc = "default_int_handler($module, signalnum, frame, /)\n--\n\nRaise KeyboardInterrupt.")
    static void default_int_handler(ThreadState ts, int signalnum, @PositionalOnly PyObject frame) {
        throw Errors.raise(ts, ExceptionTypes.KEYBOARD_INTERRUPT, new PyObject[0]);
    }

    @ExposedMethod(doc = "signal($module, signalnum, handler, /)\n--\n\nSet the handler of a signal; returns the one before.")
    @CleanPoint
    static PyObject signal(ThreadState ts, int signalnum, @PositionalOnly PyObject handler) {
        requireMain(ts, "signal");
        checked(ts, signalnum);
        PyObject known = handler;
        if (!BuiltinsModule.isCallable(handler)) {
            known = action(ts, handler);
        }
        try (var heldHandler = ts.hold(known)) {
            if (Waiting.isSignalled(ts)) {
                Breaker.serve(ts);
            }
            return set(ts, signalnum, known);
        }
    }

    /** Sets the handler, if the signal can have one; the one before, floating. */
    private static PyObject set(ThreadState ts, int signalnum, PyObject known) {
        Signals signals = Signals.of(ts);
        PyObject before = signals.handler(ts, signalnum);
        try (var held = ts.hold(before)) {
            if (!signals.setHandler(ts, signalnum, known)) {
                throw osError(ts, EINVAL);
            }
            return held.moveOut();
        }
    }

    /** SIG_DFL or SIG_IGN, as the integer or its enumeration member. */
    @CleanPoint
    private static PyObject action(ThreadState ts, PyObject handler) {
        if (PyInt.asSelf(handler) != null || PyType.of(handler).slot(SlotId.EQ) != null) {
            if (Comparison.test(ts, SlotId.EQ, handler, Signals.IGNORE)) {
                return Signals.IGNORE;
            }
            if (Comparison.test(ts, SlotId.EQ, handler, Signals.DEFAULT)) {
                return Signals.DEFAULT;
            }
        }
        throw Errors.typeError(ts, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    }

    @ExposedMethod(doc = "getsignal($module, signalnum, /)\n--\n\nThe handler of a signal.")
    static PyObject getsignal(ThreadState ts, @PositionalOnly int signalnum) {
        return Signals.of(ts).handler(ts, checked(ts, signalnum));
    }

    @ExposedMethod(doc = "siginterrupt($module, signalnum, flag, /)\n--\n\nWhether the signal interrupts calls to the system: here it never does.")
    static void siginterrupt(ThreadState ts, int signalnum, @PositionalOnly int flag) {
        checked(ts, signalnum);
        if (signalnum == 9 || signalnum == 19) {
            throw osError(ts, EINVAL);
        }
    }

    @ExposedMethod(doc = "set_wakeup_fd($module, fd, /, *, warn_on_full_buffer=True)\n--\n\nWhere to write the number of each signal; returns the descriptor before.")
    static int set_wakeup_fd(ThreadState ts, @PositionalOnly int fd, @KeywordOnly @Default("True") boolean warn_on_full_buffer) {
        requireMain(ts, "set_wakeup_fd");
        if (fd >= 0) {
            LibC libc = LibC.of(ts);
            int flags = libc.callInt("fcntl", fd, 3);
            if (flags < 0) {
                throw osError(ts, -flags);
            }
            if ((flags & 04000) == 0) {
                throw Errors.valueError(ts, "the fd " + fd + " must be in non-blocking mode");
            }
        }
        return Signals.of(ts).setWakeup(Math.max(fd, -1), warn_on_full_buffer);
    }

    @ExposedMethod(doc = "strsignal($module, signalnum, /)\n--\n\nWhat the system calls a signal.")
    static String strsignal(ThreadState ts, @PositionalOnly int signalnum) {
        return SignalNames.text(checked(ts, signalnum));
    }

    @ExposedMethod(doc = "valid_signals($module, /)\n--\n\nThe numbers that signals have here.")
    @CleanPoint
    static PyObject valid_signals(ThreadState ts) {
        return toSet(ts, ~(1L << 31 | 1L << 32));
    }

    // ---- sending ----

    @ExposedMethod(doc = "raise_signal($module, signalnum, /)\n--\n\nSend this process a signal.")
    @CleanPoint
    static void raise_signal(ThreadState ts, @PositionalOnly int signalnum) {
        if (signalnum < 0 || signalnum >= Signals.COUNT) {
            throw osError(ts, EINVAL);
        }
        if (signalnum != 0) {
            Signals.of(ts).raise(ts, signalnum);
        }
        if (Waiting.isSignalled(ts)) {
            Breaker.serve(ts);
        }
    }

    @ExposedMethod(doc = "pthread_kill($module, thread_id, signalnum, /)\n--\n\nSend a thread a signal.")
    @CleanPoint
    static void pthread_kill(ThreadState ts, long thread_id, @PositionalOnly int signalnum) {
        boolean found = false;
        for (ThreadState t : VirtualMachine.of(ts).registry.snapshot()) {
            found |= t.id == thread_id;
        }
        if (!found) {
            throw Errors.raise(ts, ExceptionTypes.PROCESS_LOOKUP_ERROR, PyInt.of(3), PyStr.of("No such process"));
        }
        raise_signal(ts, signalnum);
    }

    @ExposedMethod(
            doc = "pidfd_send_signal($module, pidfd, signalnum, siginfo=None, flags=0, /)\n--\n\nSend the process that a descriptor stands for a signal.")
    @CleanPoint
    static void pidfd_send_signal(
            ThreadState ts, int pidfd, int signalnum, @Default("None") PyObject siginfo, @PositionalOnly @Default("0") int flags) {
        if (siginfo != PyNone.NONE) {
            throw Errors.typeError(ts, "siginfo must be None");
        }
        if (flags == 0 && signalnum > 0 && signalnum < Signals.COUNT && isOwnProcess(pidfd)) {
            raise_signal(ts, signalnum);
            return;
        }
        int result = LibC.of(ts).callInt("syscall", PIDFD_SEND_SIGNAL, pidfd, signalnum, 0, flags, 0);
        if (result < 0) {
            throw osError(ts, -result);
        }
        if (Waiting.isSignalled(ts)) {
            Breaker.serve(ts);
        }
    }

    /** Whether a descriptor stands for this process: a folder of /proc, or what pidfd_open gave. */
    private static boolean isOwnProcess(int pidfd) {
        long pid = ProcessHandle.current().pid();
        Path folder = Path.of("/proc/self");
        try {
            String target = Files.readSymbolicLink(folder.resolve("fd/" + pidfd)).toString();
            return target.equals("/proc/" + pid)
                    || target.equals("anon_inode:[pidfd]")
                            && Files.readAllLines(folder.resolve("fdinfo/" + pidfd)).contains("Pid:\t" + pid);
        } catch (IOException e) {
            return false;
        }
    }

    // ---- timers ----

    @ExposedMethod(doc = "alarm($module, seconds, /)\n--\n\nArrange for SIGALRM after so many seconds; returns what was left of the one before.")
    static long alarm(ThreadState ts, @PositionalOnly int seconds) {
        return LibC.of(ts).callLong("alarm", seconds, 0, 0, 0, 0, 0) & 0xffffffffL;
    }

    @ExposedMethod(doc = "setitimer($module, which, seconds, interval=0.0, /)\n--\n\nSet a timer that sends a signal; returns the setting before.")
    @CleanPoint
    static PyObject setitimer(ThreadState ts, int which, PyObject seconds, @PositionalOnly @Default PyObject interval) {
        long first = micros(ts, seconds);
        long next = interval == null ? 0 : micros(ts, interval);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment both = libc.allocate(8L * Long.BYTES);
        put(both, 0, next);
        put(both, 2, first);
        int result = libc.callInt("setitimer", which, both.address(), both.address() + 4L * Long.BYTES);
        MemorySegment old = both.asSlice(4L * Long.BYTES);
        PyObject before = result < 0 ? null : setting(ts, old);
        boolean repeated = seconds(old, 0) != 0 && seconds(old, 2) != 0;
        libc.reset(mark);
        if (before == null) {
            throw osError(ts, -result);
        }
        if (first == 0 && repeated) {
            try (var held = ts.hold(before)) {
                Signals.of(ts).discard(ts, TIMER_SIGNALS[which]);
                return held.moveOut();
            }
        }
        return before;
    }

    @ExposedMethod(doc = "getitimer($module, which, /)\n--\n\nThe setting of a timer.")
    static PyObject getitimer(ThreadState ts, @PositionalOnly int which) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment now = libc.allocate(4L * Long.BYTES);
        int result = libc.callInt("getitimer", which, now.address());
        PyObject setting = result < 0 ? null : setting(ts, now);
        libc.reset(mark);
        if (setting == null) {
            throw osError(ts, -result);
        }
        return setting;
    }

    @CleanPoint
    private static long micros(ThreadState ts, PyObject seconds) {
        long nanos = Waiting.nanos(ts, seconds);
        return Math.floorDiv(nanos + 999, 1000L);
    }

    private static void put(MemorySegment s, int index, long micros) {
        s.setAtIndex(ValueLayout.JAVA_LONG, index, Math.floorDiv(micros, MILLION));
        s.setAtIndex(ValueLayout.JAVA_LONG, index + 1, Math.floorMod(micros, MILLION));
    }

    private static double seconds(MemorySegment s, int index) {
        return s.getAtIndex(ValueLayout.JAVA_LONG, index) + s.getAtIndex(ValueLayout.JAVA_LONG, index + 1) / MICROS;
    }

    private static PyObject setting(ThreadState ts, MemorySegment s) {
        return PyTuple.of(ts, PyFloat.of(seconds(s, 2)), PyFloat.of(seconds(s, 0)));
    }

    // ---- waiting ----

    @ExposedMethod(doc = "pause($module, /)\n--\n\nWait for a signal.")
    @CleanPoint
    static void pause(ThreadState ts) {
        boolean main = ts == VirtualMachine.of(ts).mainThread();
        do {
            ts.detach();
            try {
                while (!Waiting.isSignalled(ts)) {
                    LockSupport.park();
                }
            } finally {
                ts.attach();
            }
            Breaker.serve(ts);
        } while (!main);
    }

    @ExposedMethod(doc = "pthread_sigmask($module, how, mask, /)\n--\n\nChange which signals wait instead of being handled; returns which did before.")
    @CleanPoint
    static PyObject pthread_sigmask(ThreadState ts, int how, @PositionalOnly PyObject mask) {
        long bits = fromIterable(ts, mask);
        Signals signals = Signals.of(ts);
        long before = signals.blocked();
        switch (how) {
            case SIG_BLOCK:
                signals.setBlocked(ts, before | bits);
                break;
            case SIG_UNBLOCK:
                signals.setBlocked(ts, before & ~bits);
                break;
            case SIG_SETMASK:
                signals.setBlocked(ts, bits);
                break;
            default:
                throw osError(ts, EINVAL);
        }
        if (Waiting.isSignalled(ts)) {
            Breaker.serve(ts);
        }
        return toSet(ts, before);
    }

    @ExposedMethod(doc = "sigpending($module, /)\n--\n\nThe signals that arrived and wait.")
    @CleanPoint
    static PyObject sigpending(ThreadState ts) {
        return toSet(ts, Signals.of(ts).waiting());
    }

    @ExposedMethod(doc = "sigwait($module, sigset, /)\n--\n\nWait for one of the signals and take it.")
    @CleanPoint
    static int sigwait(ThreadState ts, @PositionalOnly PyObject sigset) {
        return Signals.of(ts).await(ts, fromIterable(ts, sigset), -1);
    }

    @ExposedMethod(doc = "sigwaitinfo($module, sigset, /)\n--\n\nWait for one of the signals; what is known of it.")
    @CleanPoint
    static PyObject sigwaitinfo(ThreadState ts, @PositionalOnly PyObject sigset) {
        return info(ts, Signals.of(ts).await(ts, fromIterable(ts, sigset), -1));
    }

    @ExposedMethod(doc = "sigtimedwait($module, sigset, timeout, /)\n--\n\nAs sigwaitinfo, at most so many seconds; None if none came.")
    @CleanPoint
    static PyObject sigtimedwait(ThreadState ts, PyObject sigset, @PositionalOnly PyObject timeout) {
        long nanos = Waiting.nanos(ts, timeout);
        if (nanos < 0) {
            throw Errors.valueError(ts, "timeout must be non-negative");
        }
        int number = Signals.of(ts).await(ts, fromIterable(ts, sigset), nanos);
        return number == 0 ? PyNone.NONE : info(ts, number);
    }

    private static PyObject info(ThreadState ts, int number) {
        PyInt zero = PyInt.of(0);
        PyInt pid = PyInt.of(ProcessHandle.current().pid());
        PyInt uid = PyInt.of(LibC.of(ts).callInt("getuid"));
        return PyStructSequence.of(ts, SIGINFO, PyInt.of(number), PyInt.of(SI_USER), zero, pid, uid, zero, zero);
    }

    // ---- sets of signals ----

    @CleanPoint
    private static long fromIterable(ThreadState ts, PyObject iterable) {
        long bits = 0;
        PyObject iterator = Iteration.iter(ts, iterable);
        try (var held = ts.hold(iterator)) {
            for (PyObject o; (o = Iteration.next(ts, iterator)) != null; ) {
                PyInt value = Sizes.index(ts, o);
                long number = value.fitsLong() ? value.longValue() : -1;
                if (number < 1 || number >= Signals.COUNT) {
                    throw Errors.valueError(ts, "signal number " + number + " out of range [1; " + (Signals.COUNT - 1) + "]");
                }
                bits |= 1L << number - 1;
            }
        }
        return bits;
    }

    @CleanPoint
    private static PyObject toSet(ThreadState ts, long bits) {
        PySet set = new PySet(ts);
        try (var held = ts.hold(set)) {
            for (long left = bits; left != 0; left &= left - 1) {
                set.add(ts, PyInt.of(Long.numberOfTrailingZeros(left) + 1));
            }
            return set;
        }
    }
}
