package org.pyrt.vm.modules.signal;

import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.number.PyInt;

/** Names, numbers and descriptions of Linux's signals. Source: signal(7), strsignal(3). */
final class SignalNames {

    private static final String[] NAMES = {
        "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE", "SIGKILL", "SIGUSR1", "SIGSEGV", "SIGUSR2", "SIGPIPE", "SIGALRM",
        "SIGTERM", "SIGSTKFLT", "SIGCHLD", "SIGCONT", "SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGURG", "SIGXCPU", "SIGXFSZ", "SIGVTALRM", "SIGPROF",
        "SIGWINCH", "SIGIO", "SIGPWR", "SIGSYS",
    };

    private static final String[] TEXTS = {
        "Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted", "Bus error", "Floating point exception", "Killed",
        "User defined signal 1", "Segmentation fault", "User defined signal 2", "Broken pipe", "Alarm clock", "Terminated", "Stack fault", "Child exited",
        "Continued", "Stopped (signal)", "Stopped", "Stopped (tty input)", "Stopped (tty output)", "Urgent I/O condition", "CPU time limit exceeded",
        "File size limit exceeded", "Virtual timer expired", "Profiling timer expired", "Window changed", "I/O possible", "Power failure",
        "Bad system call",
    };

    /** The first and last real-time signals that the C library leaves free. */
    static final int RTMIN = 34;

    static final int RTMAX = 64;

    private SignalNames() {}

    static void addTo(ModuleBuilder b) {
        for (int i = 0; i < NAMES.length; i++) {
            b.add(NAMES[i], PyInt.of(i + 1));
        }
        b.add("SIGIOT", PyInt.of(6));
        b.add("SIGCLD", PyInt.of(17));
        b.add("SIGPOLL", PyInt.of(29));
        b.add("SIGRTMIN", PyInt.of(RTMIN));
        b.add("SIGRTMAX", PyInt.of(RTMAX));
        b.add("NSIG", PyInt.of(RTMAX + 1));
    }

    /** What the C library says of a signal; null if it knows none. */
    static String text(int number) {
        if (number <= TEXTS.length) {
            return TEXTS[number - 1];
        }
        return number >= RTMIN ? "Real-time signal " + (number - RTMIN) : null;
    }
}
