package org.pyrt.vm.boot;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.Names;
import org.pyrt.vm.modules.atexit.AtExitModule;
import org.pyrt.vm.thread.Signals;

/**
 * The end of an interpreter, in CPython's order: waits for threads that are not daemons, calls what atexit was given, flushes, empties the
 * modules so that what they still refer to is finalized, flushes again. Source: CPython 3.14 Python/pylifecycle.c (Py_FinalizeEx).
 */
final class Shutdown {

    private static final PyStr MAIN = PyStr.interned("__main__");
    private static final PyStr BUILTINS = PyStr.interned("__builtins__");
    private static final PyStr THREADING = PyStr.interned("threading");
    private static final PyStr SHUTDOWN = PyStr.interned("_shutdown");
    private static final PyStr CLOSED = PyStr.interned("closed");
    private static final PyStr FLUSH = PyStr.interned("flush");

    /** Where sys keeps the last uncaught exception, and with it the frames it went through. */
    private static final PyStr[] LAST = {
        PyStr.interned("last_exc"), PyStr.interned("last_type"), PyStr.interned("last_value"), PyStr.interned("last_traceback"),
    };

    /** The exit code when what was written to stdout is lost. */
    private static final int LOST_OUTPUT = 120;

    private static final int FINALIZED = 0;
    private static final int DATA = 1;
    private static final int CODE = 2;

    private Shutdown() {}

    /** Ends the interpreter of the calling main thread and returns the process's exit code: {@code code}, or 120. */
    @CleanPoint
    static int run(VirtualMachine vm, int code) {
        ThreadState ts = vm.mainThread();
        waitForThreads(ts, vm);
        AtExitModule.runCallbacks(ts);
        vm.setFinalizing();
        boolean kept = flushStreams(ts, vm);
        Signals.of(ts).end();
        emptyModules(ts, vm);
        if (kept) {
            kept = flushStreams(ts, vm);
        }
        return kept ? code : LOST_OUTPUT;
    }

    @CleanPoint
    private static void waitForThreads(ThreadState ts, VirtualMachine vm) {
        PyObject threading = vm.modules().getStr(ts, THREADING);
        if (threading == null) {
            return;
        }
        try (var held = ts.hold(threading)) {
            Refs.discard(ts, Calls.callMethod(ts, threading, SHUTDOWN));
        } catch (Raised e) {
            UncaughtErrors.unraisable(ts, "Exception ignored on threading shutdown", threading);
        }
    }

    /** Flushes stdout and stderr; false if something was lost. */
    @CleanPoint
    private static boolean flushStreams(ThreadState ts, VirtualMachine vm) {
        boolean kept = flush(ts, vm, "stdout", true);
        return flush(ts, vm, "stderr", false) && kept;
    }

    @CleanPoint
    private static boolean flush(ThreadState ts, VirtualMachine vm, String name, boolean report) {
        PyObject file = vm.sysAttribute(ts, PyStr.interned(name));
        if (file == null || file == PyNone.NONE) {
            return true;
        }
        try (var held = ts.hold(file)) {
            if (isClosed(ts, file)) {
                return true;
            }
            Refs.discard(ts, Calls.callMethod(ts, file, FLUSH));
            return true;
        } catch (Raised e) {
            if (report) {
                UncaughtErrors.unraisable(ts, "Exception ignored while flushing sys." + name, null);
            } else {
                Errors.clear(ts);
            }
            return false;
        }
    }

    @CleanPoint
    private static boolean isClosed(ThreadState ts, PyObject file) {
        PyObject closed = Attributes.find(ts, file, CLOSED);
        if (closed == null) {
            return false;
        }
        try (var held = ts.hold(closed)) {
            return Comparison.isTrue(ts, closed);
        }
    }

    /** Empties every module but builtins and sys, the program's own first and the others from the last imported to the first. */
    @CleanPoint
    private static void emptyModules(ThreadState ts, VirtualMachine vm) {
        PyDict modules = vm.modules();
        for (PyStr name : LAST) {
            if (vm.sys().getStr(ts, name) != null) {
                vm.sys().putStr(ts, name, PyNone.NONE);
            }
        }
        PyObject main = modules.getStr(ts, MAIN);
        if (main instanceof PyModule m) {
            empty(ts, m);
        }
        PyObject[] all = vm.importer.modulesInOrder(ts);
        for (int i = all.length; --i >= 0; ) {
            PyObject o = all[i];
            if (o instanceof PyModule m && m != main && m != vm.builtinsModule() && m != vm.sysModule()) {
                empty(ts, m);
            }
        }
    }

    /**
     * Drops what a module's names refer to, in their order: first what has a finalizer itself, then what may refer to such objects, at last functions,
     * classes and modules, so that finalizers find what they call. (CPython's collector runs all finalizers before it clears anything.)
     */
    @CleanPoint
    private static void empty(ThreadState ts, PyModule module) {
        PyDict globals = module.globals(ts);
        PyStr[] names = Names.of(ts, globals);
        for (int kind = FINALIZED; kind <= CODE; kind++) {
            for (PyStr name : names) {
                PyObject value = globals.getStr(ts, name);
                if (value != null && !name.equals(BUILTINS) && kindOf(value) == kind) {
                    globals.putStr(ts, name, PyNone.NONE);
                    ts.drain();
                }
            }
        }
    }

    private static int kindOf(PyObject value) {
        if (value instanceof PyFunction || value instanceof PyType || value instanceof PyModule) {
            return CODE;
        }
        return value instanceof Counted c && c.hasFinalizer() ? FINALIZED : DATA;
    }
}
