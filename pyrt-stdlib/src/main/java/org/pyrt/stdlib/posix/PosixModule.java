package org.pyrt.stdlib.posix;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.ChildEnvironment;
import org.pyrt.objects.host.Entropy;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** The module posix: the process and open files; what works on names of files is in {@code FileFunctions}. Source: CPython 3.14 Modules/posixmodule.c. */
@ExposedModule(name = "posix", doc = "The operating system.")
public final class PosixModule {

    /** Tables of configuration names. */
    static final int SYSCONF = 0;

    static final int PATHCONF = 1;
    static final int CONFSTR = 2;

    static final int X_OK = 1;
    static final int W_OK = 2;
    static final int R_OK = 4;

    /** What of the C library's the functions use, as os.py asks for it to know what they take. */
    private static final String[] FUNCTIONS = {
        "HAVE_EVENTFD", "HAVE_FACCESSAT", "HAVE_FCHDIR", "HAVE_FCHMOD", "HAVE_FCHMODAT", "HAVE_FCHOWN", "HAVE_FCHOWNAT", "HAVE_FDOPENDIR", "HAVE_FEXECVE",
        "HAVE_FPATHCONF", "HAVE_FSTATAT", "HAVE_FSTATVFS", "HAVE_FTRUNCATE", "HAVE_FUTIMENS", "HAVE_FUTIMES", "HAVE_LINKAT", "HAVE_LCHOWN",
        "HAVE_LSTAT", "HAVE_LUTIMES", "HAVE_MEMFD_CREATE", "HAVE_MKDIRAT", "HAVE_MKFIFOAT", "HAVE_MKNODAT", "HAVE_OPENAT", "HAVE_READLINKAT", "HAVE_RENAMEAT",
        "HAVE_PTSNAME_R", "HAVE_SYMLINKAT", "HAVE_TIMERFD_CREATE", "HAVE_UNLINKAT", "HAVE_UTIMENSAT",
    };

    private PosixModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        ModuleBuilder b = new ModuleBuilder(ts, "posix", "The operating system.", new PosixModuleAdapter());
        b.include(new FileFunctionsAdapter());
        b.include(new DescriptorsAdapter());
        b.include(new ProcessesAdapter());
        b.include(new IdentitiesAdapter());
        b.include(new PathWordsAdapter());
        b.include(new GroupsAdapter());
        b.include(new SpawnsAdapter());
        b.include(new VectorsAdapter());
        b.include(new WaitingAdapter());
        b.include(new SchedulingAdapter());
        b.include(new ExtendedAttributesAdapter());
        b.include(new TerminalsAdapter());
        b.include(new TimersAdapter());
        PosixNames.addTo(ts, b);
        b.add("environ", createEnvironment(ts));
        b.add("error", ExceptionTypes.OS_ERROR);
        PyObject[] have = new PyObject[FUNCTIONS.length];
        for (int i = 0; i < have.length; i++) {
            have[i] = PyStr.of(FUNCTIONS[i]);
        }
        b.add("_have_functions", PyList.of(ts, have));
        b.add(PyDirEntry.TYPE);
        b.add("stat_result", StatResult.TYPE.type);
        b.add("statvfs_result", FileFunctions.STATVFS.type);
        b.add("times_result", Processes.TIMES.type);
        b.add("sched_param", Scheduling.PARAM.type);
        b.add("waitid_result", Waiting.RESULT.type);
        b.add("terminal_size", TERMINAL_SIZE.type);
        b.add("uname_result", UNAME.type);
        return b.build();
    }

    private static final StructSequenceType TERMINAL_SIZE =
            new StructSequenceType("os.terminal_size", "The size of a terminal.", "columns", "lines");

    private static final StructSequenceType UNAME =
            new StructSequenceType(
                    "posix.uname_result", "What the system is.", "sysname", "nodename", "release", "version", "machine");

    @CleanPoint
    private static PyDict dict(ThreadState ts, Map<String, String> environment) {
        PyDict all = new PyDict(ts);
        try (var held = ts.hold(all)) {
            for (Map.Entry<String, String> e : environment.entrySet()) {
                all.put(ts, PyBytes.of(bytes(ts, e.getKey())), PyBytes.of(bytes(ts, e.getValue())));
            }
            return all;
        }
    }

    @CleanPoint
    private static byte[] bytes(ThreadState ts, String s) {
        return Codecs.fsEncode(ts, PyStr.of(s));
    }

    @ExposedMethod(name = "_create_environ", doc = "_create_environ($module, /)\n--\n\nThe environment as it is now.")
    @CleanPoint
    static PyObject createEnvironment(ThreadState ts) {
        Map<String, String> now = HostEnvironment.variables(ts);
        ChildEnvironment.of(ts).applyTo(now);
        return dict(ts, now);
    }

    // ---- the process ----

    @ExposedMethod(doc = "getpid($module, /)\n--\n\nThe number of this process.")
    static long getpid() {
        return ProcessHandle.current().pid();
    }

    @ExposedMethod(doc = "getppid($module, /)\n--\n\nThe number of the process that started this one.")
    static long getppid() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }

    @ExposedMethod(doc = "cpu_count($module, /)\n--\n\nHow many processors there are.")
    static int cpu_count(ThreadState ts) {
        int told = Interpreter.of(ts).toldProcessors();
        return told > 0 ? told : Runtime.getRuntime().availableProcessors();
    }

    @ExposedMethod(doc = "_exit($module, /, status)\n--\n\nEnd the process at once.")
    static void _exit(int status) {
        Runtime.getRuntime().halt(status);
    }

    @ExposedMethod(doc = "abort($module, /)\n--\n\nEnd the process at once, as if by a fault.")
    @CleanPoint
    static void abort(ThreadState ts) {
        Interpreter.of(ts).hooks.raiseSignal(ts, 6);
        LibC.of(ts).callInt("abort");
    }

    @ExposedMethod(doc = "putenv($module, name, value, /)\n--\n\nSet an environment variable for child processes.")
    @CleanPoint
    static void putenv(ThreadState ts, PyObject name, @PositionalOnly PyObject value) {
        String variable = variable(ts, name);
        String text = variable(ts, value);
        if (variable.indexOf('=') >= 0) {
            throw Errors.valueError(ts, "illegal environment variable name");
        }
        if (variable.isEmpty()) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
        }
        OsEvents.onBytes(ts, "os.putenv", name, value);
        ChildEnvironment.of(ts).put(variable, text);
    }

    @CleanPoint
    private static String variable(ThreadState ts, PyObject o) {
        PyStr s = PyStr.asSelf(o);
        PyBytes b = PyBytes.asSelf(o);
        if (s != null && s.toString().indexOf(0) >= 0 || b != null && new String(b.array(), StandardCharsets.ISO_8859_1).indexOf(0) >= 0) {
            throw Errors.valueError(ts, "embedded null byte");
        }
        return PathNames.path(ts, o);
    }

    @ExposedMethod(doc = "unsetenv($module, name, /)\n--\n\nRemove an environment variable for child processes.")
    @CleanPoint
    static void unsetenv(ThreadState ts, @PositionalOnly PyObject name) {
        String variable = variable(ts, name);
        if (variable.isEmpty() || variable.indexOf('=') >= 0) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
        }
        OsEvents.onBytes(ts, "os.unsetenv", name);
        ChildEnvironment.of(ts).remove(variable);
    }

    @ExposedMethod(doc = "strerror($module, code, /)\n--\n\nWhat the system calls an error.")
    static String strerror(@PositionalOnly int code) {
        return code == 0 ? "Success" : SystemErrors.text(code);
    }

    @ExposedMethod(doc = "fspath($module, /, path)\n--\n\nThe str or bytes of a path-like object.")
    @CleanPoint
    static PyObject fspath(ThreadState ts, PyObject path) {
        return PathNames.fspath(ts, path);
    }

    @ExposedMethod(doc = "urandom($module, size, /)\n--\n\nRandom bytes, fit for secrets.")
    static PyObject urandom(ThreadState ts, @PositionalOnly long size) {
        if (size < 0) {
            throw Errors.valueError(ts, "negative argument not allowed");
        }
        byte[] bytes = new byte[(int) Math.min(size, Integer.MAX_VALUE - 8)];
        Entropy.fill(bytes);
        return PyBytes.of(bytes);
    }

    @ExposedMethod(doc = "uname($module, /)\n--\n\nWhat the system is.")
    static PyObject uname(ThreadState ts) {
        String node = System.getenv("HOSTNAME");
        String machine = System.getProperty("os.arch");
        return PyStructSequence.of(
                ts,
                UNAME,
                PyStr.of(System.getProperty("os.name")),
                PyStr.of(node == null ? "localhost" : node),
                PyStr.of(System.getProperty("os.version")),
                PyStr.of(""),
                PyStr.of(machine.equals("amd64") ? "x86_64" : machine));
    }

    /** What get_terminal_size returns. */
    static PyObject terminalSize(ThreadState ts, int columns, int lines) {
        return PyStructSequence.of(ts, TERMINAL_SIZE, PyInt.of(columns), PyInt.of(lines));
    }

    @ExposedMethod(doc = "getlogin($module, /)\n--\n\nThe name of the user.")
    static String getlogin() {
        return System.getProperty("user.name");
    }

    @ExposedMethod(doc = "sysconf($module, name, /)\n--\n\nA limit or setting of the system.")
    static long sysconf(ThreadState ts, @PositionalOnly PyObject name) {
        LibC libc = LibC.of(ts);
        long result = libc.callOrNone("sysconf", number(ts, name, SYSCONF), 0);
        return result < -1 ? Host.check(ts, result + 1) : result;
    }

    @ExposedMethod(doc = "confstr($module, name, /)\n--\n\nA setting of the system that is a text, or None.")
    static String confstr(ThreadState ts, @PositionalOnly PyObject name) {
        LibC libc = LibC.of(ts);
        long number = number(ts, name, CONFSTR);
        long mark = libc.mark();
        try {
            int size = 4096;
            MemorySegment s = libc.allocate(size);
            int length = (int) libc.callLong("confstr", number, s.address(), size, 0, 0, 0);
            if (length == 0) {
                if (libc.errno() == SystemErrors.EINVAL) {
                    throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
                }
                return null;
            }
            return LibC.text(s.address());
        } finally {
            libc.reset(mark);
        }
    }

    /** The number of a configuration name of a table, given as a str or int. */
    static int number(ThreadState ts, PyObject name, int table) {
        PyInt given = PyInt.asSelf(name);
        if (given != null) {
            return (int) given.longValue();
        }
        PyStr s = PyStr.asSelf(name);
        if (s == null) {
            throw Errors.typeError(ts, "configuration names must be strings or integers");
        }
        String text = s.toString();
        int known =
                table == SYSCONF ? PosixNames.sysconf(text) : table == PATHCONF ? PosixNames.pathconf(text) : PosixNames.confstr(text);
        if (known < 0) {
            throw Errors.valueError(ts, "unrecognized configuration name");
        }
        return known;
    }

    @ExposedMethod(doc = "sync($module, /)\n--\n\nWrite everything to the storage devices.")
    @CleanPoint
    static void sync(ThreadState ts) {
        LibC libc = LibC.of(ts);
        ts.detach();
        try {
            libc.callLong("sync", 0, 0, 0, 0, 0, 0);
        } finally {
            ts.attach();
        }
    }

    @ExposedMethod(
            name = "_is_inputhook_installed",
            doc = "_is_inputhook_installed($module, /)\n--\n\nWhether C code is to be called while the interactive mode waits for input: never here.")
    static boolean isInputHookInstalled() {
        return false;
    }

    @ExposedMethod(name = "_inputhook", doc = "_inputhook($module, /)\n--\n\nCalls what is installed: nothing here.")
    static int inputHook() {
        return 0;
    }
}
