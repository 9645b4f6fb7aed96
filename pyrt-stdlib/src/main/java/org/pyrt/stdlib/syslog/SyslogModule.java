package org.pyrt.stdlib.syslog;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Supplier;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The module syslog: messages to the system's log. Source: CPython 3.14 Modules/syslogmodule.c, syslog(3). */
@ExposedModule(name = "syslog", doc = "Messages to the system's log.")
public final class SyslogModule {

    private static final String CONSTANTS =
            "LOG_EMERG=0;LOG_ALERT=1;LOG_CRIT=2;LOG_ERR=3;LOG_WARNING=4;LOG_NOTICE=5;LOG_INFO=6;LOG_DEBUG=7;LOG_PID=1;LOG_CONS=2;"
            + "LOG_NDELAY=8;LOG_ODELAY=4;LOG_NOWAIT=16;LOG_PERROR=32;LOG_KERN=0;LOG_USER=8;LOG_MAIL=16;LOG_DAEMON=24;LOG_AUTH=32;"
            + "LOG_LPR=48;LOG_LOCAL0=128;LOG_LOCAL1=136;LOG_LOCAL2=144;LOG_LOCAL3=152;LOG_LOCAL4=160;LOG_LOCAL5=168;LOG_LOCAL6=176;"
            + "LOG_LOCAL7=184;LOG_SYSLOG=40;LOG_CRON=72;LOG_UUCP=64;LOG_NEWS=56;LOG_AUTHPRIV=80;LOG_FTP=88;";

    private static final int LOG_INFO = 6;
    private static final int LOG_USER = 8;
    private static final PyStr ARGV = PyStr.interned("argv");

    private SyslogModule() {}

    /** Whether an interpreter has the log open, and the memory of the name it gave, which the C library keeps. Guarded by itself. */
    private static final class State {

        private MemorySegment name;
        private boolean open;

        /** Opens the log; {@code ident} null for no name. */
        synchronized void open(LibC libc, byte[] ident, long options, long facility) {
            name = null;
            if (ident != null) {
                name = Arena.ofAuto().allocate(ident.length + 1L);
                MemorySegment.copy(ident, 0, name, ValueLayout.JAVA_BYTE, 0, ident.length);
            }
            libc.callLong("openlog", name == null ? 0 : name.address(), options, facility, 0, 0, 0);
            open = true;
        }

        synchronized void close(LibC libc) {
            if (open) {
                libc.callLong("closelog", 0, 0, 0, 0, 0, 0);
                name = null;
                open = false;
            }
        }

        synchronized boolean isOpen() {
            return open;
        }
    }

    private static final class Maker implements Supplier<State> {
        @Override
        public State get() {
            return new State();
        }
    }

    private static State state(ThreadState ts) {
        return Interpreter.of(ts).main().state(State.class, new Maker());
    }

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "syslog", "", new SyslogModuleAdapter()).numbers(CONSTANTS).build();
    }

    @CleanPoint
    private static void auditOpen(ThreadState ts, String name, long options, long facility) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, "syslog.openlog", name == null ? PyNone.NONE : PyStr.of(name), PyInt.of(options), PyInt.of(facility));
        }
    }

    /** The last part of the program's name, as sys.argv has it; null if there is none. */
    @CleanPoint
    private static String programName(ThreadState ts) {
        PyDict sys = ((Interpreter) ts.interpreter).sys();
        PyStr first = null;
        try (var held = ts.hold(sys)) {
            if (sys.get(ts, ARGV) instanceof PyList argv && argv.size() > 0) {
                first = PyStr.asSelf(argv.getItem(ts, 0));
            }
        }
        if (first == null) {
            return null;
        }
        String path = first.toString();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() ? null : last;
    }

    @CleanPoint
    private static byte[] utf8(ThreadState ts, String s) {
        return s == null ? null : Codecs.utf8(ts, PyStr.of(s));
    }

    /** The log is the process's. */
    private static void requireMain(ThreadState ts, String what) {
        if (Interpreter.of(ts).main() != ts.interpreter) {
            throw Errors.runtimeError(ts, "subinterpreter can't use syslog." + what);
        }
    }

    @ExposedMethod(doc = "openlog($module, /, ident=<unrepresentable>, logoption=0,\n        facility=LOG_USER)\n--\n\nSet how later messages are logged.")
    @CleanPoint
    static void openlog(ThreadState ts, @Default String ident, @Default("0") long logoption, @Default("8") long facility) {
        requireMain(ts, "openlog()");
        String shown = ident == null ? programName(ts) : ident;
        auditOpen(ts, shown, logoption, facility);
        byte[] name = utf8(ts, shown);
        state(ts).open(LibC.of(ts), name, logoption, facility);
    }

    @ExposedMethod(doc = "closelog($module, /)\n--\n\nForget what openlog set.")
    @CleanPoint
    static void closelog(ThreadState ts) {
        requireMain(ts, "closelog()");
        if (Audit.isOn(ts)) {
            Audit.send(ts, "syslog.closelog");
        }
        state(ts).close(LibC.of(ts));
    }

    @ExposedMethod(doc = "syslog([priority=LOG_INFO,] message)\n\nSend a message to the log.")
    @CleanPoint
    static void syslog(ThreadState ts, @VarArgs PyObject[] arguments) {
        if (arguments.length < 1 || arguments.length > 2) {
            throw Errors.typeError(ts, "syslog.syslog requires 1 to 2 arguments");
        }
        long priority = LOG_INFO;
        if (arguments.length == 2) {
            priority = Sizes.index(ts, arguments[0]).bigValue().intValue();
        }
        PyStr message = PyStr.asSelf(arguments[arguments.length - 1]);
        if (message == null) {
            throw Errors.typeError(
                    ts, "syslog() argument " + arguments.length + " must be str, not " + PyType.of(arguments[arguments.length - 1]).fullName());
        }
        if (message.toString().indexOf(0) >= 0) {
            throw Errors.valueError(ts, "embedded null character");
        }
        if (Audit.isOn(ts)) {
            Audit.send(ts, "syslog.syslog", PyInt.of(priority), message);
        }
        byte[] utf8 = Codecs.utf8(ts, message);
        LibC libc = LibC.of(ts);
        State state = state(ts);
        if (!state.isOpen()) {
            requireMain(ts, "syslog() until the syslog is opened by the main interpreter");
            String program = programName(ts);
            auditOpen(ts, program, 0, LOG_USER);
            state.open(libc, utf8(ts, program), 0, LOG_USER);
        }
        long mark = libc.mark();
        long format = libc.string(new byte[] {'%', 's'}).address();
        long text = libc.string(utf8).address();
        ts.detach();
        try {
            libc.callLong("syslog", priority, format, text, 0, 0, 0);
        } finally {
            ts.attach();
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "setlogmask($module, maskpri, /)\n--\n\nSet which priorities are logged; returns those before.")
    @CleanPoint
    static int setlogmask(ThreadState ts, @PositionalOnly long maskpri) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, "syslog.setlogmask", PyInt.of(maskpri));
        }
        return (int) LibC.of(ts).callLong("setlogmask", maskpri, 0, 0, 0, 0, 0);
    }

    @ExposedMethod(doc = "LOG_MASK($module, pri, /)\n--\n\nThe mask of one priority.")
    static int LOG_MASK(@PositionalOnly long pri) {
        return 1 << pri;
    }

    @ExposedMethod(doc = "LOG_UPTO($module, pri, /)\n--\n\nThe mask of all priorities up to one.")
    static int LOG_UPTO(@PositionalOnly long pri) {
        return (1 << pri + 1) - 1;
    }
}
