package org.pyrt.vm.boot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.exception.TracebackPrinter;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.sys.SysTypes;
import org.pyrt.vm.thread.Signals;

/**
 * What becomes of exceptions that nobody catches: the main program's go to sys.excepthook and set the exit code, those that cannot be raised
 * at all go to sys.unraisablehook. Source: CPython 3.14 Python/pythonrun.c, Python/errors.c.
 */
public final class UncaughtErrors {

    private static final PyStr EXCEPTHOOK = PyStr.interned("excepthook");
    private static final PyStr UNRAISABLEHOOK = PyStr.interned("unraisablehook");
    private static final PyStr STDERR = PyStr.interned("stderr");
    private static final PyStr WRITE = PyStr.interned("write");
    private static final PyStr FLUSH = PyStr.interned("flush");
    private static final PyStr CODE = PyStr.interned("code");
    private static final PyStr TRACEBACK = PyStr.interned("traceback");
    private static final PyStr PRINT_EXCEPTION = PyStr.interned("_print_exception_bltin");
    private static final PyStr LAST_EXC = PyStr.interned("last_exc");

    /** What a shell makes of a process that SIGINT ended. */
    private static final int INTERRUPTED = 130;

    private static final FileOutputStream STANDARD_ERROR = new FileOutputStream(FileDescriptor.err);
    private static final byte[] MEMORY_ERROR = "MemoryError\n".getBytes(StandardCharsets.US_ASCII);

    private UncaughtErrors() {}

    /** At boot, so that this class is there when there is no memory to load it. */
    static void prepare() {
        // the initializers make what memoryError needs
    }

    /** Says on standard error that memory has run out; needs none. Any thread, attached or not. */
    public static void memoryError() {
        try {
            STANDARD_ERROR.write(MEMORY_ERROR);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    /** Takes the exception being raised, reports it, and returns the exit code of the process. */
    @CleanPoint
    public static int report(ThreadState ts) {
        PyBaseException e = Errors.take(ts);
        try (var held = ts.hold(e)) {
            if (e.type().isSubtypeOf(ExceptionTypes.SYSTEM_EXIT)) {
                return exitCode(ts, e);
            }
            show(ts, e);
            if (e.type().isSubtypeOf(ExceptionTypes.KEYBOARD_INTERRUPT)) {
                Signals.of(ts).noteUnhandledInterrupt();
                return INTERRUPTED;
            }
            return 1;
        }
    }

    /** Takes the exception being raised, SystemExit too, and reports it, for a program that goes on. */
    @CleanPoint
    static void reportInteractive(ThreadState ts) {
        PyBaseException e = Errors.take(ts);
        try (var held = ts.hold(e)) {
            show(ts, e);
        }
    }

    /** The exit code that a SystemExit asks for; what is no number is printed. */
    @CleanPoint
    private static int exitCode(ThreadState ts, PyBaseException e) {
        PyObject code = Attributes.find(ts, e, CODE);
        if (code == null || code == PyNone.NONE) {
            return 0;
        }
        PyInt number = PyInt.asSelf(code);
        if (number != null) {
            return number.fitsLong() ? (int) number.longValue() & 0xff : 0xff;
        }
        try (var held = ts.hold(code)) {
            printToStderr(ts, Representation.str(ts, code) + "\n");
        } catch (Raised raised) {
            Errors.clear(ts);
        }
        return 1;
    }

    /** Whether a hook for audit events does not want the exception shown. The caller holds both. */
    @CleanPoint
    private static boolean isRefused(ThreadState ts, PyObject hook, PyBaseException e) {
        PyObject type = e.type();
        PyObject traceback = e.traceback() == null ? PyNone.NONE : e.traceback();
        try (var heldType = ts.hold(type);
                var heldTraceback = ts.hold(traceback)) {
            Audit.send(ts, "sys.excepthook", hook, type, e, traceback);
            return false;
        } catch (Raised raised) {
            if (Errors.matches(ts, ExceptionTypes.RUNTIME_ERROR)) {
                Errors.clear(ts);
                return true;
            }
            unraisable(ts, "Exception ignored in audit hook", null);
            return false;
        }
    }

    /** Calls sys.excepthook with the exception. */
    @CleanPoint
    private static void show(ThreadState ts, PyBaseException e) {
        VirtualMachine vm = VirtualMachine.of(ts);
        vm.sys().putStr(ts, LAST_EXC, e);
        PyObject hook = vm.sysAttribute(ts, EXCEPTHOOK);
        if (hook == null) {
            printToStderr(ts, "sys.excepthook is missing\n");
            print(ts, e);
            return;
        }
        try (var held = ts.hold(hook)) {
            if (Audit.isOn(ts) && isRefused(ts, hook, e)) {
                return;
            }
            PyObject traceback = e.traceback();
            Refs.discard(ts, Calls.call(ts, hook, e.type(), e, traceback == null ? PyNone.NONE : traceback));
        } catch (Raised raised) {
            PyBaseException second = Errors.take(ts);
            try (var heldSecond = ts.hold(second)) {
                printToStderr(ts, "Error in sys.excepthook:\n");
                print(ts, second);
                printToStderr(ts, "\nOriginal exception was:\n");
                print(ts, e);
            }
        }
    }

    /**
     * Prints an exception, which the caller holds, with its traceback on sys.stderr, as sys.excepthook does when nobody replaced it. Where the program has
     * the module {@code traceback} loaded, that prints, in colours if it likes, or as the program patched it; when it fails, and where it is not
     * loaded, Java does.
     */
    @CleanPoint
    public static void print(ThreadState ts, PyBaseException e) {
        PyObject module = VirtualMachine.of(ts).modules().getStr(ts, TRACEBACK);
        if (module == null || module == PyNone.NONE) {
            printToStderr(ts, TracebackPrinter.format(ts, e));
            return;
        }
        try (var held = ts.hold(module)) {
            Refs.discard(ts, Calls.callMethod(ts, module, PRINT_EXCEPTION, e));
        } catch (Raised raised) {
            Errors.clear(ts);
            printToStderr(ts, TracebackPrinter.format(ts, e, false));
        }
    }

    /** Prints what should be an exception: with {@code traceback} if it has none yet; a line that says what it is instead, if it is none. */
    @CleanPoint
    public static void printValue(ThreadState ts, PyObject value, PyObject traceback) {
        if (!(value instanceof PyBaseException e)) {
            printToStderr(ts, "TypeError: print_exception(): Exception expected for value, " + PyType.of(value).fullName() + " found\n");
            return;
        }
        if (traceback != PyNone.NONE && e.traceback() == null) {
            e.setTraceback(ts, traceback);
        }
        print(ts, e);
    }

    /**
     * Writes to sys.stderr and flushes it; what cannot be written is lost, but if the program has lost its stderr, the text goes to the
     * process's descriptor.
     */
    @CleanPoint
    public static void printToStderr(ThreadState ts, String text) {
        PyObject file = VirtualMachine.of(ts).sysAttribute(ts, STDERR);
        if (file == null || file == PyNone.NONE) {
            if (file == null) {
                Launcher.write(FileDescriptor.err, text);
            }
            return;
        }
        try (var held = ts.hold(file)) {
            printTo(ts, file, text);
        }
    }

    /** Writes to a file, which the caller holds, and flushes it; errors of that are ignored. */
    @CleanPoint
    public static void printTo(ThreadState ts, PyObject file, String text) {
        try {
            Refs.discard(ts, Calls.callMethod(ts, file, WRITE, PyStr.of(text)));
            Refs.discard(ts, Calls.callMethod(ts, file, FLUSH));
        } catch (Raised raised) {
            Errors.clear(ts);
        }
    }

    /** Gives the exception being raised to sys.unraisablehook and ends its raising. {@code context} may be null; {@code object} too. */
    @CleanPoint
    public static void unraisable(ThreadState ts, String context, PyObject object) {
        PyBaseException e = Errors.take(ts);
        String message = context;
        PyObject about = object;
        try (var held = ts.hold(e)) {
            if (e.traceback() == null) {
                // Raised by Java code alone: it shows where Python code was meanwhile.
                Engine.addTraceback(ts, e);
            }
            if (context != null && object != null) {
                message = context + " " + shown(ts, object);
                about = null;
            }
            report(ts, e, message, about);
        }
    }

    @CleanPoint
    private static void report(ThreadState ts, PyBaseException e, String message, PyObject object) {
        PyObject traceback = e.traceback();
        PyObject args =
                PyStructSequence.of(
                        ts,
                        SysTypes.UNRAISABLE_HOOK_ARGS,
                        e.type(),
                        e,
                        traceback == null ? PyNone.NONE : traceback,
                        message == null ? PyNone.NONE : PyStr.of(message),
                        object == null ? PyNone.NONE : object);
        PyObject hook = VirtualMachine.of(ts).sysAttribute(ts, UNRAISABLEHOOK);
        int mark = ts.holdMark();
        ts.pushHold(args);
        ts.pushHold(hook);
        try {
            if (hook == null || hook == PyNone.NONE) {
                printUnraisable(ts, e.type(), e, message, object);
            } else {
                if (Audit.isOn(ts)) {
                    Audit.send(ts, "sys.unraisablehook", hook, args);
                }
                Refs.discard(ts, Calls.call(ts, hook, args));
            }
        } catch (Raised raised) {
            printHookFailure(ts, hook);
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, args);
        }
    }

    @CleanPoint
    private static void printHookFailure(ThreadState ts, PyObject hook) {
        PyBaseException second = Errors.take(ts);
        try (var held = ts.hold(second)) {
            printUnraisable(ts, second.type(), second, "Exception ignored in sys.unraisablehook", hook);
        }
    }

    /** sys.unraisablehook as it comes. {@code message} and {@code object} may be null; the caller holds what it passes. */
    @CleanPoint
    public static void printUnraisable(ThreadState ts, PyType type, PyBaseException e, String message, PyObject object) {
        printToStderr(ts, TracebackPrinter.formatUnraisable(ts, message, object, type, e));
    }

    @CleanPoint
    private static String shown(ThreadState ts, PyObject object) {
        try {
            return Representation.repr(ts, object).toString();
        } catch (Raised raised) {
            Errors.clear(ts);
            return "<object repr() failed>";
        }
    }
}
