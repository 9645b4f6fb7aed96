package org.pyrt.vm.modules.gc;

import java.util.concurrent.atomic.AtomicBoolean;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** The module gc, in front of the linked cycle collector. It has one generation; thresholds are kept but steer nothing. */
@ExposedModule(name = "gc", doc = "Access to the cycle collector.")
public final class GcModule {

    @ExposedConstant static final int DEBUG_STATS = 1;
    @ExposedConstant static final int DEBUG_COLLECTABLE = 2;
    @ExposedConstant static final int DEBUG_UNCOLLECTABLE = 4;
    @ExposedConstant static final int DEBUG_SAVEALL = 32;
    @ExposedConstant static final int DEBUG_LEAK = 38;

    /** What the module remembers for an interpreter. */
    private static final class State {
        final AtomicBoolean enabled = new AtomicBoolean(true);
        volatile int debug;
        volatile int[] thresholds = {2000, 10, 0};
    }

    private GcModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "gc", "Access to the cycle collector.", new GcModuleAdapter())
                .add("garbage", new PyList(ts))
                .add("callbacks", new PyList(ts))
                .build();
    }

    private static State state(ThreadState ts) {
        return Interpreter.of(ts).state(State.class, State::new);
    }

    @ExposedMethod(doc = "collect($module, /, generation=2)\n--\n\nFind unreachable cycles; returns how many objects they had.")
    @CleanPoint
    static long collect(ThreadState ts, @Default("2") int generation) {
        if (generation < 0 || generation > 2) {
            throw Errors.valueError(ts, "invalid generation");
        }
        return Interpreter.of(ts).collector.collect();
    }

    @ExposedMethod(doc = "enable($module, /)\n--\n\nLet collections start by themselves.")
    static void enable(ThreadState ts) {
        state(ts).enabled.set(true);
    }

    @ExposedMethod(doc = "disable($module, /)\n--\n\nLet no collection start by itself.")
    static void disable(ThreadState ts) {
        state(ts).enabled.set(false);
    }

    @ExposedMethod(doc = "isenabled($module, /)\n--\n\nWhether collections start by themselves.")
    static boolean isenabled(ThreadState ts) {
        return state(ts).enabled.get();
    }

    @ExposedMethod(doc = "get_debug($module, /)\n--\n\nThe debugging flags.")
    static int get_debug(ThreadState ts) {
        return state(ts).debug;
    }

    @ExposedMethod(doc = "set_debug($module, flags, /)\n--\n\nSet the debugging flags.")
    static void set_debug(ThreadState ts, @PositionalOnly int flags) {
        state(ts).debug = flags;
    }

    @ExposedMethod(doc = "get_count($module, /)\n--\n\nHow many objects are tracked: an estimate.")
    static PyObject get_count(ThreadState ts) {
        return PyTuple.of(ts, PyInt.of(Interpreter.of(ts).collector.trackedCount()), PyInt.of(0), PyInt.of(0));
    }

    @ExposedMethod(doc = "get_threshold($module, /)\n--\n\nThe thresholds.")
    static PyObject get_threshold(ThreadState ts) {
        int[] t = state(ts).thresholds;
        return PyTuple.of(ts, PyInt.of(t[0]), PyInt.of(t[1]), PyInt.of(t[2]));
    }

    @ExposedMethod(doc = "set_threshold(threshold0, [threshold1, [threshold2]])")
    static void set_threshold(ThreadState ts, int threshold0, @Default("10") int threshold1, @PositionalOnly @Default("0") int threshold2) {
        state(ts).thresholds = new int[] {threshold0, threshold1, threshold2};
    }

    @ExposedMethod(doc = "is_tracked($module, obj, /)\n--\n\nWhether the collector knows the object.")
    static boolean is_tracked(@PositionalOnly PyObject obj) {
        return obj instanceof Counted c && c.isTracked();
    }

    @ExposedMethod(doc = "freeze($module, /)\n--\n\nLeave all objects there are now out of collections; this collector has no use for it.")
    static void freeze() {}

    @ExposedMethod(doc = "unfreeze($module, /)\n--\n\nUndo freeze.")
    static void unfreeze() {}

    @ExposedMethod(doc = "get_freeze_count($module, /)\n--\n\nHow many objects are frozen.")
    static int get_freeze_count() {
        return 0;
    }
}
