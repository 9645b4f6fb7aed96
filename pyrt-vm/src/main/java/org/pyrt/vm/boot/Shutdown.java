package org.pyrt.vm.boot;

import java.io.FileDescriptor;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Audit;
import org.pyrt.refcount.Collecting;
import org.pyrt.refcount.Contention;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.SharedStores;
import org.pyrt.refcount.ThreadState;
import org.pyrt.refcount.Tracing;
import org.pyrt.vm.modules.Names;
import org.pyrt.vm.modules.atexit.AtExitModule;
import org.pyrt.vm.modules.builtins.BuiltinsModule;
import org.pyrt.vm.modules.gc.Collections;
import org.pyrt.vm.thread.Signals;

/**
 * The end of an interpreter, in CPython's order: waits for threads that are not daemons, calls what atexit was given, flushes, ends the
 * modules so that what they still refer to is finalized, flushes again. Source: CPython 3.14 Python/pylifecycle.c (Py_FinalizeEx).
 */
final class Shutdown {

    private static final PyStr BUILTINS = PyStr.interned("__builtins__");
    private static final PyStr THREADING = PyStr.interned("threading");
    private static final PyStr SHUTDOWN = PyStr.interned("_shutdown");
    private static final PyStr CLOSED = PyStr.interned("closed");
    private static final PyStr FLUSH = PyStr.interned("flush");

    /** What sys keeps of the last uncaught exception, with the frames it went through, and what imports need: they fail from now on. */
    private static final PyStr[] LAST = {
        PyStr.interned("last_exc"), PyStr.interned("last_type"), PyStr.interned("last_value"), PyStr.interned("last_traceback"),
        PyStr.interned("path"), PyStr.interned("argv"), PyStr.interned("path_hooks"), PyStr.interned("path_importer_cache"),
        PyStr.interned("meta_path"),
    };

    /** The exit code when what was written to stdout is lost. */
    private static final int LOST_OUTPUT = 120;

    private Shutdown() {}

    /** Ends the interpreter of the calling main thread and returns the process's exit code: {@code code}, or 120. */
    @CleanPoint
    static int run(VirtualMachine vm, int code) {
        ThreadState ts = vm.mainThread();
        waitForThreads(ts, vm);
        AtExitModule.runCallbacks(ts);
        if (vm.hasOthers()) {
            vm.others().endAll(ts);
        }
        if (vm.main() == vm && vm.settings.contentionReport() != null) {
            ContentionReport.write(ts, vm);
        }
        vm.setFinalizing();
        // For good: threads that are still there, daemons, run no Python code from now on.
        ts.registry.stopForGood(ts);
        vm.collector.takeOver(ts);
        boolean kept = flushStreams(ts, vm);
        if (SharedStores.isCounted()) {
            Launcher.write(FileDescriptor.err, "countwrites: " + SharedStores.total() + "\n");
        }
        boolean right = !Audit.isEnabled() || FinalAudit.passes(ts, vm);
        Signals.of(ts).end();
        endModules(ts, vm);
        Tracing.set(ts, null);
        if (ts.registry.tellsOfContention()) {
            Contention.set(ts.registry, null);
        }
        if (kept) {
            kept = flushStreams(ts, vm);
        }
        return kept && right ? code : LOST_OUTPUT;
    }

    @CleanPoint
    private static void waitForThreads(ThreadState ts, VirtualMachine vm) {
        PyObject threading = vm.modules().getStr(ts, THREADING);
        if (threading == null) {
            return;
        }
        try (var held = ts.hold(threading)) {
            try {
                Refs.discard(ts, Calls.callMethod(ts, threading, SHUTDOWN));
            } catch (Raised e) {
                UncaughtErrors.unraisable(ts, "Exception ignored on threading shutdown", threading);
            }
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

    /**
     * Ends all modules but builtins and sys. First they leave sys.modules, and those that nothing else refers to die. Then a collection finds what
     * hangs together, as a module with functions does: finalizers run while everything is still there. Modules that are kept all the same, by
     * another thread or by Java code, are emptied name by name, the last imported first. Objects that this has left in cycles go at last.
     */
    @CleanPoint
    private static void endModules(ThreadState ts, VirtualMachine vm) {
        forgetLast(ts, vm);
        PyObject[] all = vm.importer.modulesInOrder(ts);
        vm.modules().removeAll(ts);
        ts.drain();
        FrameModules inFrames = new FrameModules(vm.collector);
        for (PyObject o : all) {
            if (isEnding(vm, o) && Refs.count(ts, o) == 0 && !inFrames.has(o)) {
                end(ts, vm, (PyModule) o);
            }
        }
        restoreBuiltins(ts, vm);
        Collections collections = Collections.of(ts);
        collections.last(ts);
        boolean emptied = false;
        for (int i = all.length; --i >= 0; ) {
            if (isEnding(vm, all[i]) && !Refs.isDead((PyModule) all[i])) {
                empty(ts, (PyModule) all[i]);
                emptied = true;
            }
        }
        if (emptied) {
            collections.last(ts);
        }
    }

    private static void forgetLast(ThreadState ts, VirtualMachine vm) {
        for (PyStr name : LAST) {
            if (vm.sys().getStr(ts, name) != null) {
                vm.sys().putStr(ts, name, PyNone.NONE);
            }
        }
    }

    /** What programs have put into builtins goes, so that it dies while what finalizers use is there. */
    @CleanPoint
    private static void restoreBuiltins(ThreadState ts, VirtualMachine vm) {
        PyDict builtins = vm.builtins();
        PyModule fresh = null;
        for (PyStr name : Names.of(ts, builtins)) {
            PyObject value = builtins.getStr(ts, name);
            if (!(value instanceof Counted c) || value instanceof PyBuiltinFunction || Refs.isImmortal(c)) {
                continue;
            }
            fresh = fresh != null ? fresh : BuiltinsModule.create(ts);
            PyObject original = fresh.globals(ts).getStr(ts, name);
            if (original != null) {
                builtins.putStr(ts, name, original);
            } else {
                Refs.discard(ts, builtins.popStr(ts, name));
            }
        }
        Refs.discard(ts, fresh);
        ts.drain();
    }

    private static boolean isEnding(VirtualMachine vm, PyObject o) {
        return o instanceof PyModule && o != vm.builtinsModule() && o != vm.sysModule();
    }

    /** A module dies. It is deferred, so its count does not see to it. */
    @CleanPoint
    private static void end(ThreadState ts, VirtualMachine vm, PyModule module) {
        if (Collecting.hasWeakReferences(module)) {
            vm.clearWeakReferences(ts, module);
        }
        module.clear(ts);
        Collecting.end(ts, module);
        ts.drain();
    }

    /** Sets a module's names to None: first private ones, then the others. */
    @CleanPoint
    private static void empty(ThreadState ts, PyModule module) {
        PyDict globals = module.globals(ts);
        try (var held = ts.hold(globals)) {
            PyStr[] names = Names.of(ts, globals);
            for (PyStr name : names) {
                if (isPrivate(name)) {
                    forget(ts, globals, name);
                }
            }
            for (PyStr name : names) {
                if (!isPrivate(name) && !name.equals(BUILTINS)) {
                    forget(ts, globals, name);
                }
            }
        }
    }

    private static boolean isPrivate(PyStr name) {
        String s = name.toString();
        return s.startsWith("_") && !s.startsWith("__");
    }

    @CleanPoint
    private static void forget(ThreadState ts, PyDict globals, PyStr name) {
        if (globals.getStr(ts, name) != null) {
            globals.putStr(ts, name, PyNone.NONE);
            ts.drain();
        }
    }
}
