package org.pyrt.vm.modules.testing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyTraceback;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.exception.TracebackPrinter;
import org.pyrt.objects.mapping.DictUpdate;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Settings;
import org.pyrt.vm.boot.Subinterpreter;
import org.pyrt.vm.boot.UncaughtErrors;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.monitor.LegacyTracing;

/**
 * The part of CPython's {@code _testcapi}, a module that comes with its tests, that has a meaning without the C API: what prints exceptions, raises them from inside a builtin
 * function, sets trace functions that are not Python's, and the limits of numbers. A function whose subject is not there (C's memory, its structures and reference counts)
 * is not there either.
 */
@ExposedModule(name = "_testcapi")
public final class TestApiModule {

    private static final String LIMITS =
            "CHAR_MAX=127;CHAR_MIN=-128;UCHAR_MAX=255;SHRT_MAX=32767;SHRT_MIN=-32768;USHRT_MAX=65535;INT_MAX=2147483647;INT_MIN=-2147483648;UINT_MAX=4294967295;"
                    + "LONG_MAX=9223372036854775807;LONG_MIN=-9223372036854775808;LLONG_MAX=9223372036854775807;LLONG_MIN=-9223372036854775808;"
                    + "PY_SSIZE_T_MAX=9223372036854775807;PY_SSIZE_T_MIN=-9223372036854775808;SIZEOF_WCHAR_T=4;SIZEOF_VOID_P=8;SIZEOF_TIME_T=8;SIZEOF_PID_T=4;";

    private static final PyStr WRITE = PyStr.interned("write");
    private static final PyStr APPEND = PyStr.interned("append");
    private static final PyStr SEND = PyStr.interned("send");
    private static final PyStr DOC = PyStr.interned("__doc__");
    private static final PyStr MODULE = PyStr.interned("__module__");

    private static final int SIGINT = 2;

    private TestApiModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        PyInt unsigned = PyInt.of(java.math.BigInteger.ONE.shiftLeft(64).subtract(java.math.BigInteger.ONE));
        return new ModuleBuilder(ts, "_testcapi", "What tests do from inside builtin functions.", new TestApiModuleAdapter())
                .include(new MonitoringApiAdapter())
                .numbers(LIMITS)
                .add("ULONG_MAX", unsigned)
                .add("ULLONG_MAX", unsigned)
                .add("SIZE_MAX", unsigned)
                .add("FLT_MAX", PyFloat.of(Float.MAX_VALUE))
                .add("FLT_MIN", PyFloat.of(Float.MIN_NORMAL))
                .add("DBL_MAX", PyFloat.of(Double.MAX_VALUE))
                .add("DBL_MIN", PyFloat.of(Double.MIN_NORMAL))
                .add("nan_msb_is_signaling", PyBool.FALSE)
                .add("WITH_PYMALLOC", PyBool.FALSE)
                .add("WITH_MIMALLOC", PyBool.FALSE)
                .add("awaitType", PyAwaitWrapper.TYPE)
                .add("CodeLike", PyCodeLike.TYPE)
                .build();
    }

    @ExposedMethod(name = "config_get", doc = "config_get($module, name, /)\n--\n\nAn option of the interpreter's start.")
    static PyObject config(ThreadState ts, @PositionalOnly String name) {
        Settings settings = VirtualMachine.of(ts).settings;
        switch (name) {
            case "code_debug_ranges":
                return PyBool.of(settings.debugRanges);
            case "dev_mode":
                return PyBool.of(settings.developing);
            case "optimization_level":
                return PyInt.of(settings.optimize);
            default:
                throw Errors.valueError(ts, "unknown config option name: " + name);
        }
    }

    // ---- exceptions ----

    @ExposedMethod(name = "exception_print", doc = "exception_print($module, exception, legacy=False, /)\n--\n\nPrint an exception as if nobody had caught it.")
    @CleanPoint
    static void print(ThreadState ts, PyObject exception, @PositionalOnly @Default("False") boolean legacy) {
        UncaughtErrors.printValue(ts, exception, PyNone.NONE);
    }

    @ExposedMethod(name = "traceback_print", doc = "traceback_print($module, traceback, file, /)\n--\n\nWrite a traceback, without carets.")
    @CleanPoint
    static void printTraceback(ThreadState ts, PyObject traceback, @PositionalOnly PyObject file) {
        if (!(traceback instanceof PyTraceback t)) {
            throw Errors.systemError(ts, "bad argument to internal function");
        }
        Refs.discard(ts, Calls.callMethod(ts, file, WRITE, PyStr.of(TracebackPrinter.formatTraceback(ts, t))));
    }

    @ExposedMethod(
            name = "err_writeunraisable",
            doc = "err_writeunraisable($module, exception, object, /)\n--\n\nReport an exception that cannot be raised, and what it has to do with.")
    @CleanPoint
    static void reportUnraisable(ThreadState ts, PyObject exception, @PositionalOnly PyObject object) {
        report(ts, exception, null, object == PyNone.NONE ? null : object);
    }

    @ExposedMethod(
            name = "err_formatunraisable",
            doc = "err_formatunraisable($module, exception, format, object=None, /)\n--\n\nReport an exception that cannot be raised; %R in the text stands for the object.")
    @CleanPoint
    static void formatUnraisable(ThreadState ts, PyObject exception, PyObject format, @PositionalOnly @Default("None") PyObject object) {
        String message = format instanceof PyStr text ? text.toString().replace("%R", Representation.repr(ts, object).toString()) : null;
        report(ts, exception, message, null);
    }

    @CleanPoint
    private static void report(ThreadState ts, PyObject exception, String message, PyObject object) {
        if (!(exception instanceof PyBaseException e)) {
            throw Errors.systemError(ts, "bad argument to internal function");
        }
        try {
            throw Errors.raise(ts, e);
        } catch (Raised raised) {
            UncaughtErrors.unraisable(ts, message, object);
        }
    }

    @ExposedMethod(name = "raise_exception", doc = "raise_exception($module, type, count, /)\n--\n\nRaise an exception whose arguments are so many numbers.")
    @CleanPoint
    static void raise(ThreadState ts, PyObject type, @PositionalOnly int count) {
        if (!(type instanceof PyType t) || !t.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) {
            throw Errors.systemError(ts, "_PyErr_SetObject: exception " + Representation.repr(ts, type) + " is not a BaseException subclass");
        }
        PyObject[] args = new PyObject[count];
        for (int i = 0; i < count; i++) {
            args[i] = PyInt.of(i);
        }
        throw Errors.raise(ts, (PyBaseException) Calls.call(ts, type, args, null));
    }

    @ExposedMethod(name = "W_STOPCODE", doc = "W_STOPCODE($module, signal, /)\n--\n\nThe status of a process that a signal stopped.")
    static int stopCode(@PositionalOnly int signal) {
        return signal << 8 | 0x7f;
    }

    @ExposedMethod(name = "raise_memoryerror", doc = "raise_memoryerror($module, /)\n--\n\nRaise MemoryError.")
    static void raiseMemoryError(ThreadState ts) {
        throw Errors.raise(ts, ExceptionTypes.MEMORY_ERROR);
    }

    @ExposedMethod(
            name = "make_exception_with_doc",
            doc = "make_exception_with_doc($module, /, name, doc=None, base=None, dict=None)\n--\n\nMake a class of exceptions.")
    @CleanPoint
    static PyObject makeException(ThreadState ts, String name, @Default PyObject doc, @Default PyObject base, @Default PyObject dict) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            throw Errors.systemError(ts, "PyErr_NewException: name must be module.class");
        }
        PyObject bases = base instanceof PyTuple ? base : PyTuple.of(ts, base == null ? ExceptionTypes.EXCEPTION : base);
        PyDict names = new PyDict(ts);
        try (var heldBases = ts.hold(bases);
                var heldNames = ts.hold(names)) {
            if (dict instanceof PyDict given) {
                DictUpdate.update(ts, names, given);
            }
            if (doc != null) {
                names.putStr(ts, DOC, doc);
            }
            if (names.getStr(ts, MODULE) == null) {
                names.putStr(ts, MODULE, PyStr.of(name.substring(0, dot)));
            }
            return Calls.call(ts, PyType.TYPE, PyStr.of(name.substring(dot + 1)), bases, names);
        }
    }

    // ---- functions ----

    @ExposedMethod(name = "create_cfunction", doc = "create_cfunction($module, /)\n--\n\nA new builtin function.")
    @CleanPoint
    static PyObject newFunction(ThreadState ts) {
        return Attributes.get(ts, new PyList(ts), APPEND);
    }

    @ExposedMethod(name = "bad_get", doc = "bad_get($module, self, obj, cls, /)\n--\n\nA __get__ that calls the class before it looks at self.")
    @CleanPoint
    static PyObject badGet(ThreadState ts, PyObject self, PyObject object, @PositionalOnly PyObject type) {
        Refs.discard(ts, Calls.call(ts, type));
        return Representation.repr(ts, self);
    }

    @ExposedMethod(name = "test_with_docstring", doc = "test_with_docstring($module, /)\n--\n\nThis is a pretty normal docstring.")
    static void documented() {}

    @ExposedMethod(name = "raise_SIGINT_then_send_None", doc = "raise_SIGINT_then_send_None($module, generator, /)\n--\n\nRaise SIGINT, then send None to a generator.")
    @CleanPoint
    static PyObject interruptAndSend(ThreadState ts, @PositionalOnly PyObject generator) {
        VirtualMachine.of(ts).hooks.raiseSignal(ts, SIGINT);
        return Calls.callMethod(ts, generator, SEND, PyNone.NONE);
    }

    @ExposedMethod(
            name = "finalize_thread_hang",
            doc = "finalize_thread_hang($module, callback, /)\n--\n\nCall a function that does not return, for the interpreter ends meanwhile.")
    @CleanPoint
    static void hang(ThreadState ts, @PositionalOnly PyObject callback) {
        Refs.discard(ts, Calls.call(ts, callback));
        throw Errors.raise(ts, ExceptionTypes.SYSTEM_ERROR, "the thread did not hang");
    }

    // ---- tracing ----

    @ExposedMethod(name = "settrace_to_record", doc = "settrace_to_record($module, events, /)\n--\n\nTrace into a list.")
    @CleanPoint
    static void traceToRecord(ThreadState ts, @PositionalOnly PyList events) {
        trace(ts, events, false);
    }

    @ExposedMethod(name = "settrace_to_error", doc = "settrace_to_error($module, events, /)\n--\n\nTrace into a list, by a function that fails.")
    @CleanPoint
    static void traceToError(ThreadState ts, @PositionalOnly PyList events) {
        trace(ts, events, true);
    }

    /** Sets a trace function that sees the frames too that run already, as those written in C do. */
    @CleanPoint
    private static void trace(ThreadState ts, PyList events, boolean fails) {
        PyTestTracer tracer = new PyTestTracer(ts, events, fails);
        try (var held = ts.hold(tracer)) {
            for (Frame f = (Frame) ts.frame; f != null; f = f.back) {
                f.object(ts).setTrace(ts, tracer);
            }
            LegacyTracing.setTrace(ts, ts, tracer);
        }
    }

    @ExposedMethod(doc = "run_in_subinterp($module, code, /)\n--\n\nRun a program's text in another interpreter; 0, or -1 if it failed.")
    @CleanPoint
    static int run_in_subinterp(ThreadState ts, @PositionalOnly PyStr code) {
        return Subinterpreter.run(ts, code.toString());
    }
}
