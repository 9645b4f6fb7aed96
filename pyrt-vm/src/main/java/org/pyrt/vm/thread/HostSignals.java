package org.pyrt.vm.thread;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.pyrt.objects.host.LibC;

/**
 * The process's signals as the JVM lets its programs have them. Stateless; what it changes is the process's.
 *
 * <p>The JVM keeps SIGQUIT, SIGILL, SIGFPE and SIGSEGV to itself, as the system keeps SIGKILL and SIGSTOP; those, and signals that the JVM has no name for
 * (the real-time ones), cannot be caught. A signal that was ignored when the process started, of SIGHUP, SIGINT and SIGTERM, stays ignored, whatever the JVM is asked for.
 */
final class HostSignals {

    private static final String[] NAMES = {
        null, "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD",
        "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS",
    };

    /** Those that the JVM handles for itself, one bit each: their default action has to be restored before they can end the process. */
    private static final long VM_OWN = 1L << 3 | 1L << 4 | 1L << 7 | 1L << 8 | 1L << 11 | 1L << 12;

    /** How long to wait for the last arrival at most, in ms, and for how many of them nothing may come behind it. */
    private static final int DRAIN_MILLIS = 500;

    private static final int DRAIN_QUIET = 2;

    private HostSignals() {}

    /** Tells a machine of each arrival. */
    private static final class Catcher implements sun.misc.SignalHandler {

        private final Signals target;

        /** Whether what still comes this way was thrown away. */
        volatile boolean stale;

        Catcher(Signals target) {
            this.target = target;
        }

        @Override
        public void handle(sun.misc.Signal signal) {
            if (!stale) {
                target.trip(signal.getNumber());
            }
        }
    }

    /** Swallows arrivals and counts them. */
    private static final class Drain implements sun.misc.SignalHandler {

        private final AtomicInteger seen = new AtomicInteger();

        @Override
        public void handle(sun.misc.Signal signal) {
            seen.incrementAndGet();
        }
    }

    /** Sends arrivals to {@code target}; false if the process ignores the signal for good, or the host does not give it away. */
    static boolean catching(int number, Signals target) {
        return handle(number, new Catcher(target)) != sun.misc.SignalHandler.SIG_IGN;
    }

    /**
     * Throws away the arrivals of a caught signal that the JVM has taken and not told yet; whoever sent them sends no more. A last one is sent, behind which
     * nothing comes. Waits some ms, detached.
     */
    static void discard(LibC libc, int number) {
        Drain drain = new Drain();
        sun.misc.SignalHandler before = handle(number, drain);
        if (!(before instanceof Catcher)) {
            handle(number, before);
            return;
        }
        Catcher catcher = (Catcher) before;
        catcher.stale = true;
        libc.callInt("kill", libc.callInt("getpid"), number);
        int seen = 0;
        int quiet = 0;
        for (int waited = 0; waited < DRAIN_MILLIS && quiet < DRAIN_QUIET; waited++) {
            LockSupport.parkNanos(1_000_000L);
            int now = drain.seen.get();
            quiet = now > 0 && now == seen ? quiet + 1 : 0;
            seen = now;
        }
        handle(number, new Catcher(catcher.target));
    }

    /** Restores the system's default action. */
    static boolean restore(int number) {
        return handle(number, sun.misc.SignalHandler.SIG_DFL) != sun.misc.SignalHandler.SIG_IGN;
    }

    /**
     * Whether to catch the signal and do nothing is better than to ignore it: the JVM never gives up ignoring some, and needs the exit of children.
     */
    static boolean staysIgnored(int number) {
        return number == 1 || number == 2 || number == 15 || number == 17;
    }

    /** Ignores the signal. */
    static void ignore(int number) {
        handle(number, sun.misc.SignalHandler.SIG_IGN);
    }

    /** The handler before; SIG_DFL where the host keeps the signal to itself. */
    private static sun.misc.SignalHandler handle(int number, sun.misc.SignalHandler handler) {
        if (number >= NAMES.length) {
            return sun.misc.SignalHandler.SIG_DFL;
        }
        try {
            return sun.misc.Signal.handle(new sun.misc.Signal(NAMES[number]), handler);
        } catch (IllegalArgumentException e) {
            // One of the JVM's own.
            return sun.misc.SignalHandler.SIG_DFL;
        }
    }

    /** Sends the process a signal with its default action, which ends it for most. */
    static void raiseDefault(LibC libc, int number) {
        if ((VM_OWN >>> number & 1) != 0) {
            libc.callLong("signal", number, 0, 0, 0, 0, 0);
        }
        libc.callInt("kill", libc.callInt("getpid"), number);
    }

    /** Ends the process by a signal, as whoever started it will see; returns only if the system refuses. */
    static void die(int number) {
        LibC libc = new LibC();
        libc.callLong("signal", number, 0, 0, 0, 0, 0);
        libc.callInt("kill", libc.callInt("getpid"), number);
    }
}
