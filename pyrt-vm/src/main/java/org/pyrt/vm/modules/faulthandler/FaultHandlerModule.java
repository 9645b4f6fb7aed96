package org.pyrt.vm.modules.faulthandler;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.runtime.CountedState;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.modules.Names;
import org.pyrt.vm.thread.Signals;

/**
 * The module faulthandler. Faults of the machine itself are the JVM's to report; those that the program raises itself (os.abort, os.kill) are reported here. Source: CPython
 * 3.14 Modules/faulthandler.c.
 */
@ExposedModule(name = "faulthandler", doc = "Tracebacks of threads: on demand, after a time, on a signal.")
public final class FaultHandlerModule {

    private static final PyStr STDERR = PyStr.interned("stderr");
    private static final PyStr FILENO = PyStr.interned("fileno");
    private static final PyStr FLUSH = PyStr.interned("flush");
    private static final PyStr ON_SIGNAL = PyStr.interned("_on_signal");
    private static final long MICROS_A_DAY = 24L * 3600 * 1_000_000;

    private static final String HOST_STACK = "Current thread's C stack trace (most recent call first):\n  <cannot get C stack on this system>\n";

    /** What the signals of faults are called. */
    private static final Map<Integer, String> FATAL =
            Map.of(4, "Illegal instruction", 6, "Aborted", 7, "Bus error", 8, "Floating-point exception", 11, "Segmentation fault");

    /** What an interpreter has switched on; guarded by its monitor, in which no Python code runs. */
    private static final class State implements CountedState {
        private boolean enabled;
        private int descriptor = 2;
        private boolean hostStack = true;
        private Watchdog watchdog;
        private final int[] descriptors = new int[Signals.COUNT];
        private final boolean[] registered = new boolean[Signals.COUNT];
        private final boolean[] allThreads = new boolean[Signals.COUNT];
        private final boolean[] chains = new boolean[Signals.COUNT];

        /** The handlers before ours. */
        @Slot private final PyObject[] before = new PyObject[Signals.COUNT];

        synchronized Watchdog replace(Watchdog next) {
            Watchdog old = watchdog;
            watchdog = next;
            return old;
        }

        synchronized boolean isEnabled() {
            return enabled;
        }

        synchronized void enable(int fd, boolean host) {
            enabled = true;
            descriptor = fd;
            hostStack = host;
        }

        synchronized boolean disable() {
            boolean old = enabled;
            enabled = false;
            return old;
        }

        synchronized int descriptor() {
            return descriptor;
        }

        synchronized boolean showsHostStack() {
            return hostStack;
        }

        @Override
        public synchronized void visit(SlotVisitor visitor) {
            for (PyObject handler : before) {
                if (handler != null) {
                    visitor.visit(handler);
                }
            }
        }
    }

    private FaultHandlerModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        if (VirtualMachine.of(ts).settings.enablesFaultHandler()) {
            state(ts).enable(2, true);
        }
        return new ModuleBuilder(ts, "faulthandler", "", new FaultHandlerModuleAdapter()).build();
    }

    private static State state(ThreadState ts) {
        return Interpreter.of(ts).state(State.class, State::new);
    }

    /** The descriptor of a file argument, flushed; null stands for sys.stderr. */
    @CleanPoint
    private static int descriptor(ThreadState ts, PyObject file) {
        PyObject f = file;
        if (f == null || f == PyNone.NONE) {
            f = VirtualMachine.of(ts).sysAttribute(ts, STDERR);
            if (f == null) {
                throw Errors.runtimeError(ts, "unable to get sys.stderr");
            }
            if (f == PyNone.NONE) {
                throw Errors.runtimeError(ts, "sys.stderr is None");
            }
        } else if (f instanceof PyInt number) {
            if (!number.fitsLong() || number.longValue() < 0 || number.longValue() > Integer.MAX_VALUE) {
                throw Errors.valueError(ts, "file is not a valid file descripter");
            }
            return (int) number.longValue();
        }
        try (var held = ts.hold(f)) {
            PyObject number = Calls.callMethod(ts, f, FILENO);
            if (!(number instanceof PyInt fd) || !fd.fitsLong() || fd.longValue() < 0 || fd.longValue() > Integer.MAX_VALUE) {
                throw Errors.runtimeError(ts, "file.fileno() is not a valid file descriptor");
            }
            int result = (int) fd.longValue();
            try {
                Refs.discard(ts, Calls.callMethod(ts, f, FLUSH));
            } catch (Raised e) {
                Errors.clear(ts);
            }
            return result;
        }
    }

    @ExposedMethod(doc = "dump_traceback($module, /, file=sys.stderr, all_threads=True)\n--\n\nWrite what this thread, or all of them, are doing.")
    @CleanPoint
    static void dump_traceback(ThreadState ts, @Default PyObject file, @Default("True") boolean all_threads) {
        int fd = descriptor(ts, file);
        ThreadDump.write(ts, fd, all_threads ? ThreadDump.all(ts, ts, null) : ThreadDump.one(ts));
    }

    @ExposedMethod(doc = "dump_c_stack($module, /, file=sys.stderr)\n--\n\nThere is no C stack to write: says so.")
    @CleanPoint
    static void dump_c_stack(ThreadState ts, @Default PyObject file) {
        int fd = descriptor(ts, file);
        ThreadDump.write(ts, fd, HOST_STACK);
    }

    @ExposedMethod(doc = "enable($module, /, file=sys.stderr, all_threads=True, c_stack=True)\n--\n\nAsk for tracebacks on faults.")
    @CleanPoint
    static void enable(
            ThreadState ts, @Default PyObject file, @Default("True") boolean all_threads, @Default("True") boolean c_stack) {
        int fd = descriptor(ts, file);
        state(ts).enable(fd, c_stack);
    }

    @ExposedMethod(doc = "disable($module, /)\n--\n\nAsk for nothing on faults any more.")
    static boolean disable(ThreadState ts) {
        return state(ts).disable();
    }

    /**
     * A signal that ends the process with a fault is about to be raised from within: writes what the calling thread is doing, if that was asked for. Raises
     * nothing.
     */
    @CleanPoint
    public static void reportFatal(ThreadState ts, int number) {
        String what = FATAL.get(number);
        State s = what == null ? null : state(ts);
        if (s == null || !s.isEnabled()) {
            return;
        }
        StringBuilder text = new StringBuilder("Fatal Python error: ").append(what);
        text.append("\n\n<Cannot show all threads while the GIL is disabled>\n").append(ThreadDump.one(ts));
        if (s.showsHostStack()) {
            text.append('\n').append(HOST_STACK);
        }
        try {
            addExtensions(ts, text);
            ThreadDump.write(ts, s.descriptor(), text.toString());
        } catch (Raised e) {
            Errors.clear(ts);
        }
    }

    /** Tells of an error that the interpreter cannot outlive, and ends the process with SIGABRT. Does not return. */
    @CleanPoint
    public static RuntimeException fatalError(ThreadState ts, String function, String message) {
        String state = VirtualMachine.of(ts).isFinalizing() ? "finalizing" : "initialized";
        String text = "Fatal Python error: " + function + ": " + message + "\nPython runtime state: " + state + "\n\n" + ThreadDump.current(ts);
        try {
            new FileOutputStream(FileDescriptor.err).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
        LibC.of(ts).callInt("abort");
        throw new AssertionError("abort returned");
    }

    /** Names the modules in Java that sys.stdlib_module_names has not. */
    @CleanPoint
    private static void addExtensions(ThreadState ts, StringBuilder text) {
        VirtualMachine vm = VirtualMachine.of(ts);
        PyObject standard = Attributes.find(ts, vm.sysModule(), PyStr.interned("stdlib_module_names"));
        int n = 0;
        try (var held = ts.hold(standard)) {
            for (PyStr name : Names.of(ts, vm.modules())) {
                String shown = name.toString();
                if ((vm.importer.javaModules().has(shown) || shown.equals("sys") || shown.equals("builtins"))
                        && (!(standard instanceof PyFrozenSet) || !Subscripts.contains(ts, standard, name))) {
                    text.append(n++ == 0 ? "\nExtension modules: " : ", ").append(name);
                }
            }
        }
        if (n > 0) {
            text.append(" (total: ").append(n).append(")\n");
        }
    }

    @ExposedMethod(doc = "_sigsegv($module, release_gil=False, /)\n--\n\nEnd the process by SIGSEGV, for tests.")
    @CleanPoint
    static void _sigsegv(ThreadState ts, @PositionalOnly @Default("False") boolean release_gil) {
        Signals.of(ts).raise(ts, 11);
    }

    @ExposedMethod(doc = "_sigfpe($module, /)\n--\n\nEnd the process by SIGFPE, for tests.")
    @CleanPoint
    static void _sigfpe(ThreadState ts) {
        Signals.of(ts).raise(ts, 8);
    }

    @ExposedMethod(doc = "_sigabrt($module, /)\n--\n\nEnd the process by SIGABRT, for tests.")
    @CleanPoint
    static void _sigabrt(ThreadState ts) {
        Signals.of(ts).raise(ts, 6);
    }

    @ExposedMethod(doc = "is_enabled($module, /)\n--\n\nWhether tracebacks on faults were asked for.")
    static boolean is_enabled(ThreadState ts) {
        return state(ts).isEnabled();
    }

    /** A time in microseconds, rounded up. */
    private static long micros(ThreadState ts, PyObject timeout) {
        double seconds;
        if (timeout instanceof PyFloat f) {
            seconds = f.value;
        } else if (timeout instanceof PyInt i && i.fitsLong()) {
            seconds = i.longValue();
        } else if (timeout instanceof PyInt) {
            throw Errors.overflowError(ts, "timestamp too large to convert to C PyTime_t");
        } else {
            throw Errors.typeError(ts, "'" + PyType.of(timeout).fullName() + "' object cannot be interpreted as an integer or float");
        }
        if (Double.isNaN(seconds)) {
            throw Errors.valueError(ts, "Invalid value NaN (not a number)");
        }
        double micros = Math.ceil(seconds * 1e6);
        if (micros <= 0) {
            throw Errors.valueError(ts, "timeout must be greater than 0");
        }
        if (micros > Long.MAX_VALUE / 1000.0) {
            throw Errors.overflowError(ts, "timeout value is too large");
        }
        return (long) micros;
    }

    @ExposedMethod(
            doc = "dump_traceback_later($module, /, timeout, repeat=False, file=sys.stderr, exit=False)\n--\n\n"
                    + "Write what all threads are doing after a time, again and again if repeat.")
    @CleanPoint
    static void dump_traceback_later(
            ThreadState ts,
            PyObject timeout,
            @Default("False") boolean repeat,
            @Default PyObject file,
            @Default("False") boolean exit) {
        long micros = micros(ts, timeout);
        int fd = descriptor(ts, file);
        Watchdog w = Watchdog.start(VirtualMachine.of(ts), micros * 1000, header(micros), repeat, fd, exit);
        Watchdog old = state(ts).replace(w);
        if (old != null) {
            old.cancel();
        }
    }

    private static String header(long micros) {
        long seconds = micros / 1_000_000;
        StringBuilder s = new StringBuilder("Timeout (");
        if (micros >= MICROS_A_DAY) {
            s.append(seconds / 86400).append(seconds / 86400 == 1 ? " day, " : " days, ");
            seconds %= 86400;
        }
        s.append(seconds / 3600).append(':');
        two(s, seconds / 60 % 60).append(':');
        two(s, seconds % 60);
        if (micros % 1_000_000 != 0) {
            String fraction = Long.toString(1_000_000 + micros % 1_000_000);
            s.append('.').append(fraction, 1, fraction.length());
        }
        return s.append(")!\n").toString();
    }

    private static StringBuilder two(StringBuilder s, long n) {
        return s.append((char) ('0' + n / 10)).append((char) ('0' + n % 10));
    }

    @ExposedMethod(doc = "cancel_dump_traceback_later($module, /)\n--\n\nTake dump_traceback_later back.")
    static void cancel_dump_traceback_later(ThreadState ts) {
        Watchdog old = state(ts).replace(null);
        if (old != null) {
            old.cancel();
        }
    }

    private static void checkSignal(ThreadState ts, int signum) {
        if (signum == 11 || signum == 8 || signum == 6 || signum == 7 || signum == 4) {
            throw Errors.runtimeError(ts, "signal " + signum + " cannot be registered, use enable() instead");
        }
        if (signum < 1 || signum >= Signals.COUNT) {
            throw Errors.valueError(ts, "signal number out of range");
        }
    }

    @ExposedMethod(
            doc = "register($module, /, signum, file=sys.stderr, all_threads=True, chain=False)\n--\n\n"
                    + "Write what all threads are doing when a signal comes; the main thread does it.")
    @CleanPoint
    static void register(
            ThreadState ts,
            int signum,
            @Default PyObject file,
            @Default("True") boolean all_threads,
            @Default("False") boolean chain) {
        checkSignal(ts, signum);
        int fd = descriptor(ts, file);
        State s = state(ts);
        Signals signals = Signals.of(ts);
        PyObject module = VirtualMachine.of(ts).importer.importModule(ts, PyStr.interned("faulthandler"));
        PyObject handler = Attributes.get(ts, module, ON_SIGNAL);
        try (var held = ts.hold(handler)) {
            PyObject old = signals.handler(ts, signum);
            boolean first;
            synchronized (s) {
                first = !s.registered[signum];
                s.registered[signum] = true;
                s.descriptors[signum] = fd;
                s.allThreads[signum] = all_threads;
                s.chains[signum] = chain;
                if (first) {
                    Refs.incref(ts, old);
                    s.before[signum] = old;
                }
            }
            if (first && !signals.setHandler(ts, signum, handler)) {
                throw Errors.raise(ts, ExceptionTypes.OS_ERROR, PyInt.of(22), PyStr.of("Invalid argument"));
            }
        }
    }

    @ExposedMethod(doc = "unregister($module, signum, /)\n--\n\nTake register back; whether it had been called.")
    static boolean unregister(ThreadState ts, @PositionalOnly int signum) {
        checkSignal(ts, signum);
        State s = state(ts);
        PyObject old;
        synchronized (s) {
            if (!s.registered[signum]) {
                return false;
            }
            s.registered[signum] = false;
            old = s.before[signum];
            s.before[signum] = null;
        }
        Signals.of(ts).setHandler(ts, signum, old == null ? Signals.DEFAULT : old);
        Refs.decref(ts, old);
        return true;
    }

    @ExposedMethod(doc = "_on_signal($module, signum, frame, /)\n--\n\nWrite what threads are doing: the handler that register sets.")
    @CleanPoint
    static void _on_signal(ThreadState ts, int signum, @PositionalOnly PyObject frame) {
        State s = state(ts);
        int fd;
        boolean all;
        PyObject next;
        synchronized (s) {
            if (!s.registered[signum]) {
                return;
            }
            fd = s.descriptors[signum];
            all = s.allThreads[signum];
            next = s.chains[signum] ? s.before[signum] : null;
        }
        try (var held = ts.hold(next)) {
            ThreadDump.write(ts, fd, all ? ThreadDump.all(ts, ts, null) : ThreadDump.one(ts));
            if (next != null && !(next instanceof PyInt) && next != PyNone.NONE) {
                Refs.discard(ts, Calls.call(ts, next, PyInt.of(signum), frame));
            }
        }
    }
}
