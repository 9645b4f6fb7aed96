package org.pyrt.vm.modules.thread;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.TracebackPrinter;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.UncaughtErrors;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.modules.builtins.BuiltinsModule;
import org.pyrt.vm.thread.Breaker;
import org.pyrt.vm.thread.PythonThreads;
import org.pyrt.vm.thread.Signals;
import org.pyrt.vm.thread.ThreadHandle;
import org.pyrt.vm.thread.Waiting;

/** The module {@code _thread}. Source: CPython 3.14 Modules/_threadmodule.c. */
@ExposedModule(name = "_thread", doc = "Threads and locks, on which threading is built.")
public final class ThreadModule {

    @ExposedConstant static final double TIMEOUT_MAX = 9223372036.0;
    @ExposedConstant static final int _NAME_MAXLEN = 15;

    private static final int MIN_STACK = 53248;

    /** A link whose target ends with the calling thread's number. */
    private static final Path SELF = Path.of("/proc/thread-self");
    private static final PyStr STDERR = PyStr.interned("stderr");
    private static final PyStr STANDARD_STDERR = PyStr.interned("__stderr__");
    private static final PyStr THREAD_STDERR = PyStr.interned("_stderr");

    private static final StructSequenceType EXCEPT_HOOK_ARGS =
            new StructSequenceType(
                    "_thread._ExceptHookArgs", "What threading.excepthook is told.", "exc_type", "exc_value", "exc_traceback", "thread");

    private ThreadModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        ModuleBuilder b =
                new ModuleBuilder(ts, "_thread", "Threads and locks, on which threading is built.", new ThreadModuleAdapter());
        b.add(PyLock.TYPE, PyRLock.TYPE, PyLocal.TYPE, PyThreadHandle.TYPE);
        b.add("LockType", PyLock.TYPE);
        b.add("error", ExceptionTypes.RUNTIME_ERROR);
        b.add("_ExceptHookArgs", EXCEPT_HOOK_ARGS.type);
        return b.build();
    }

    private static PythonThreads threads(ThreadState ts) {
        return VirtualMachine.of(ts).threads;
    }

    @ExposedMethod(doc = "start_new_thread($module, function, args, kwargs={}, /)\n--\n\nStart a thread that calls the function; returns its identifier.")
    @CleanPoint
    static int start_new_thread(ThreadState ts, PyObject function, PyObject args, @PositionalOnly @Default PyObject kwargs) {
        if (!BuiltinsModule.isCallable(function)) {
            throw Errors.typeError(ts, "first arg must be callable");
        }
        if (!(args instanceof PyTuple t)) {
            throw Errors.typeError(ts, "2nd arg must be a tuple");
        }
        if (kwargs != null && !(kwargs instanceof PyDict)) {
            throw Errors.typeError(ts, "optional 3rd arg must be a dictionary");
        }
        if (Audit.isOn(ts)) {
            Audit.send(ts, "_thread.start_new_thread", function, args, kwargs == null ? PyNone.NONE : kwargs);
        }
        ThreadHandle handle = new ThreadHandle();
        handle.begin();
        threads(ts).start(ts, function, t, (PyDict) kwargs, handle, true);
        return handle.ident();
    }

    @ExposedMethod(doc = "start_new($module, function, args, kwargs={}, /)\n--\n\nAnother name of start_new_thread.")
    @CleanPoint
    static int start_new(ThreadState ts, PyObject function, PyObject args, @PositionalOnly @Default PyObject kwargs) {
        return start_new_thread(ts, function, args, kwargs);
    }

    @ExposedMethod(doc = "start_joinable_thread($module, /, function, handle=None, daemon=True)\n--\n\nStart a thread that can be waited for.")
    @CleanPoint
    static PyObject start_joinable_thread(
            ThreadState ts, PyObject function, @Default("None") PyObject handle, @Default("True") boolean daemon) {
        if (!BuiltinsModule.isCallable(function)) {
            throw Errors.typeError(ts, "thread function must be callable");
        }
        if (Audit.isOn(ts)) {
            Audit.send(ts, "_thread.start_joinable_thread", function, PyInt.of(daemon ? 1 : 0), handle);
        }
        PyThreadHandle h;
        if (handle == PyNone.NONE) {
            h = new PyThreadHandle(ts, new ThreadHandle());
        } else if (handle instanceof PyThreadHandle given) {
            h = given;
        } else {
            throw Errors.typeError(ts, "'handle' must be a _ThreadHandle");
        }
        if (!h.handle.begin()) {
            throw Errors.runtimeError(ts, "thread already started");
        }
        try (var held = ts.hold(h)) {
            threads(ts).start(ts, function, PyTuple.EMPTY, null, h.handle, daemon);
        }
        return h;
    }

    @ExposedMethod(doc = "daemon_threads_allowed($module, /)\n--\n\nWhether daemon threads may be started.")
    static boolean daemon_threads_allowed(ThreadState ts) {
        return VirtualMachine.of(ts).config.daemonThreads();
    }

    @ExposedMethod(doc = "allocate_lock($module, /)\n--\n\nA new lock.")
    static PyObject allocate_lock(ThreadState ts) {
        return new PyLock(ts);
    }

    @ExposedMethod(doc = "allocate($module, /)\n--\n\nAnother name of allocate_lock.")
    static PyObject allocate(ThreadState ts) {
        return new PyLock(ts);
    }

    @ExposedMethod(doc = "exit($module, /)\n--\n\nEnd the thread: raise SystemExit.")
    static void exit(ThreadState ts) {
        throw Errors.raise(ts, ExceptionTypes.SYSTEM_EXIT, new PyObject[0]);
    }

    @ExposedMethod(doc = "exit_thread($module, /)\n--\n\nAnother name of exit.")
    static void exit_thread(ThreadState ts) {
        exit(ts);
    }

    @ExposedMethod(doc = "interrupt_main($module, signum=signal.SIGINT, /)\n--\n\nLet the main thread handle a signal as if it had arrived.")
    @CleanPoint
    static void interrupt_main(ThreadState ts, @PositionalOnly @Default("2") int signum) {
        if (signum < 1 || signum > 64) {
            throw Errors.valueError(ts, "signal number out of range");
        }
        Signals signals = Signals.of(ts);
        PyObject handler = signals.handler(ts, signum);
        if (handler != Signals.DEFAULT && handler != Signals.IGNORE) {
            signals.trip(signum);
            if (Waiting.isSignalled(ts)) {
                Breaker.serve(ts);
            }
        }
    }

    @ExposedMethod(doc = "get_ident($module, /)\n--\n\nThe calling thread's identifier.")
    static int get_ident(ThreadState ts) {
        return ts.id;
    }

    @ExposedMethod(doc = "get_native_id($module, /)\n--\n\nThe calling thread's identifier in the host.")
    static long get_native_id() {
        try {
            return Long.parseLong(Files.readSymbolicLink(SELF).getFileName().toString());
        } catch (IOException e) {
            return Thread.currentThread().threadId();
        }
    }

    @ExposedMethod(name = "_get_main_thread_ident", doc = "_get_main_thread_ident($module, /)\n--\n\nThe main thread's identifier.")
    static int mainThread(ThreadState ts) {
        return VirtualMachine.of(ts).mainThread().id;
    }

    @ExposedMethod(name = "_is_main_interpreter", doc = "_is_main_interpreter($module, /)\n--\n\nWhether this is the main interpreter.")
    static boolean isMainInterpreter(ThreadState ts) {
        return VirtualMachine.of(ts).main() == ts.interpreter;
    }

    @ExposedMethod(name = "_count", doc = "_count($module, /)\n--\n\nHow many threads run besides the main one.")
    static int count(ThreadState ts) {
        return threads(ts).count();
    }

    @ExposedMethod(doc = "stack_size($module, size=0, /)\n--\n\nThe stack size of new threads; sets it if one is given.")
    static long stack_size(ThreadState ts, @PositionalOnly @Default("0") long size) {
        if (size < 0) {
            throw Errors.valueError(ts, "size must be 0 or a positive value");
        }
        if (size != 0 && size < MIN_STACK) {
            throw Errors.valueError(ts, "size must be at least " + MIN_STACK + " bytes");
        }
        long before = threads(ts).stackSize();
        threads(ts).setStackSize(size);
        return before;
    }

    @ExposedMethod(doc = "set_name($module, /, name)\n--\n\nName the calling thread for the host.")
    @CleanPoint
    static void set_name(ThreadState ts, PyStr name) {
        byte[] bytes = Codecs.UTF_8.encode(ts, name, "replace").array();
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        Thread.currentThread().setName(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    @ExposedMethod(name = "_get_name", doc = "_get_name($module, /)\n--\n\nThe calling thread's name in the host.")
    @CleanPoint
    static PyObject getName(ThreadState ts) {
        // The JVM shows the whole name, the system as much as it keeps.
        byte[] bytes = Thread.currentThread().getName().getBytes(StandardCharsets.UTF_8);
        return Codecs.fsDecode(ts, Arrays.copyOf(bytes, Math.min(bytes.length, _NAME_MAXLEN)));
    }

    @ExposedMethod(name = "_make_thread_handle", doc = "_make_thread_handle($module, ident, /)\n--\n\nA handle of a thread started elsewhere.")
    static PyObject makeHandle(ThreadState ts, @PositionalOnly int ident) {
        return new PyThreadHandle(ts, new ThreadHandle(ident));
    }

    @ExposedMethod(name = "_shutdown", doc = "_shutdown($module, /)\n--\n\nWait for all threads that are not daemons.")
    @CleanPoint
    static void shutdown(ThreadState ts) {
        threads(ts).joinAll(ts);
    }

    @ExposedMethod(name = "_excepthook", doc = "_excepthook($module, args, /)\n--\n\nPrint an exception that a thread did not catch.")
    @CleanPoint
    static void excepthook(ThreadState ts, @PositionalOnly PyObject args) {
        if (!(args instanceof PyStructSequence s) || PyType.of(args) != EXCEPT_HOOK_ARGS.type) {
            throw Errors.typeError(ts, "_thread.excepthook argument type must be ExceptHookArgs");
        }
        if (s.field(0) == ExceptionTypes.SYSTEM_EXIT) {
            return;
        }
        PyObject thread = s.field(3);
        PyObject name = thread == PyNone.NONE ? null : Attributes.find(ts, thread, PyStr.interned("name"));
        String shown = name == null ? Integer.toString(ts.id) : Representation.str(ts, name).toString();
        String title = "Exception in thread " + shown + ":\n";
        PyObject file = VirtualMachine.of(ts).sysAttribute(ts, STDERR);
        if (file != PyNone.NONE) {
            UncaughtErrors.printToStderr(ts, title);
            if (s.field(1) instanceof PyBaseException e) {
                UncaughtErrors.print(ts, e);
            }
        } else if (thread != PyNone.NONE) {
            printToThread(ts, thread, title, s.field(1));
        }
    }

    /** As there is no sys.stderr any more, names the thread in what it was when the thread was made, and prints the error to sys.__stderr__. */
    @CleanPoint
    private static void printToThread(ThreadState ts, PyObject thread, String title, PyObject exception) {
        PyObject file = Attributes.find(ts, thread, THREAD_STDERR);
        if (file == null || file == PyNone.NONE) {
            return;
        }
        try (var held = ts.hold(file)) {
            UncaughtErrors.printTo(ts, file, title);
        }
        PyObject standard = VirtualMachine.of(ts).sysAttribute(ts, STANDARD_STDERR);
        if (standard == null || standard == PyNone.NONE) {
            return;
        }
        try (var held = ts.hold(standard)) {
            if (exception instanceof PyBaseException e) {
                UncaughtErrors.printTo(ts, standard, TracebackPrinter.format(ts, e));
            }
        }
    }
}
