package org.pyrt.vm.modules.gc;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Collecting;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** The module gc, in front of the linked cycle collector. Source: CPython 3.14 Modules/gcmodule.c. */
@ExposedModule(name = "gc", doc = "Access to the cycle collector.")
public final class GcModule {

    @ExposedConstant static final int DEBUG_STATS = Collections.DEBUG_STATS;
    @ExposedConstant static final int DEBUG_COLLECTABLE = Collections.DEBUG_COLLECTABLE;
    @ExposedConstant static final int DEBUG_UNCOLLECTABLE = 4;
    @ExposedConstant static final int DEBUG_SAVEALL = Collections.DEBUG_SAVEALL;
    @ExposedConstant static final int DEBUG_LEAK = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL;

    private GcModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        Collections collections = Collections.of(ts);
        return new ModuleBuilder(ts, "gc", "Access to the cycle collector.", new GcModuleAdapter())
                .add("garbage", collections.garbage(ts))
                .add("callbacks", collections.callbacks(ts))
                .build();
    }

    @ExposedMethod(doc = "collect($module, /, generation=2)\n--\n\nFind unreachable cycles; returns how many objects they had.")
    @CleanPoint
    static long collect(ThreadState ts, @Default("2") int generation) {
        if (generation < 0 || generation >= Collections.GENERATIONS) {
            throw Errors.valueError(ts, "invalid generation");
        }
        return Collections.of(ts).collect(ts, generation);
    }

    @ExposedMethod(doc = "enable($module, /)\n--\n\nLet collections start by themselves.")
    static void enable(ThreadState ts) {
        Collections.of(ts).setEnabled(true);
    }

    @ExposedMethod(doc = "disable($module, /)\n--\n\nLet no collection start by itself.")
    static void disable(ThreadState ts) {
        Collections.of(ts).setEnabled(false);
    }

    @ExposedMethod(doc = "isenabled($module, /)\n--\n\nWhether collections start by themselves.")
    static boolean isenabled(ThreadState ts) {
        return Collections.of(ts).isEnabled();
    }

    @ExposedMethod(doc = "get_debug($module, /)\n--\n\nThe debugging flags.")
    static int get_debug(ThreadState ts) {
        return Collections.of(ts).debug();
    }

    @ExposedMethod(doc = "set_debug($module, flags, /)\n--\n\nSet the debugging flags.")
    static void set_debug(ThreadState ts, @PositionalOnly int flags) {
        Collections.of(ts).setDebug(flags);
    }

    @ExposedMethod(doc = "get_count($module, /)\n--\n\nHow many objects are tracked: an estimate; how many collections there were of the lower generations.")
    static PyObject get_count(ThreadState ts) {
        Collections collections = Collections.of(ts);
        return PyTuple.of(ts, PyInt.of(Interpreter.of(ts).collector.trackedCount()), PyInt.of(collections.since(1)), PyInt.of(collections.since(2)));
    }

    @ExposedMethod(doc = "get_threshold($module, /)\n--\n\nThe thresholds.")
    static PyObject get_threshold(ThreadState ts) {
        int[] t = Collections.of(ts).thresholds();
        return PyTuple.of(ts, PyInt.of(t[0]), PyInt.of(t[1]), PyInt.of(t[2]));
    }

    @ExposedMethod(doc = "set_threshold(threshold0, [threshold1, [threshold2]])\nSet the thresholds; 0: no collection starts by itself.")
    @CleanPoint
    static void set_threshold(ThreadState ts, @VarArgs PyObject[] values) {
        if (values.length == 0 || values.length > 3) {
            throw Errors.typeError(ts, "gc.set_threshold requires 1 to 3 arguments");
        }
        int[] t = Collections.of(ts).thresholds().clone();
        for (int i = 0; i < values.length; i++) {
            t[i] = (int) Sizes.indexAsLong(ts, values[i], ExceptionTypes.OVERFLOW_ERROR);
        }
        t[2] = 0;
        Collections.of(ts).setThresholds(t);
    }

    @ExposedMethod(doc = "get_stats($module, /)\n--\n\nA list of dicts with the statistics of each generation.")
    static PyObject get_stats(ThreadState ts) {
        Collections collections = Collections.of(ts);
        PyObject[] all = new PyObject[Collections.GENERATIONS];
        for (int i = 0; i < all.length; i++) {
            all[i] = collections.statistics(ts, i);
        }
        return PyList.of(ts, all);
    }

    @ExposedMethod(doc = "get_objects($module, /, generation=None)\n--\n\nA list of the tracked objects, without the list.")
    @CleanPoint
    static PyObject get_objects(ThreadState ts, @Default("None") PyObject generation) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, "gc.get_objects", generation == PyNone.NONE ? PyInt.of(-1) : generation);
        }
        if (generation != PyNone.NONE) {
            checkGeneration(ts, generation);
        }
        return Inspection.objects(ts);
    }

    @CleanPoint
    private static void checkGeneration(ThreadState ts, PyObject generation) {
        if (PyInt.asSelf(generation) == null && PyType.of(generation).slot(org.pyrt.objects.type.SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "argument should be integer or None, not '" + PyType.of(generation).fullName() + "'");
        }
        long g = Sizes.indexAsLong(ts, generation, ExceptionTypes.OVERFLOW_ERROR);
        if (g >= Collections.GENERATIONS) {
            throw Errors.valueError(
                    ts, "generation parameter must be less than the number of available generations (" + Collections.GENERATIONS + ")");
        }
        if (g < -1) {
            throw Errors.valueError(ts, "generation parameter cannot be negative");
        }
    }

    @ExposedMethod(doc = "get_referrers(*objs)\n--\n\nThe tracked objects that refer directly to any of the arguments.")
    @CleanPoint
    static PyObject get_referrers(ThreadState ts, @VarArgs PyObject[] objs) {
        audit(ts, "gc.get_referrers", objs);
        return Inspection.referrers(ts, objs);
    }

    @ExposedMethod(doc = "get_referents(*objs)\n--\n\nWhat the arguments refer to directly.")
    @CleanPoint
    static PyObject get_referents(ThreadState ts, @VarArgs PyObject[] objs) {
        audit(ts, "gc.get_referents", objs);
        return Inspection.referents(ts, objs);
    }

    @CleanPoint
    private static void audit(ThreadState ts, String event, PyObject[] objects) {
        if (Audit.isOn(ts)) {
            PyTuple all = PyTuple.of(ts, objects);
            try (var held = ts.hold(all)) {
                Audit.send(ts, event, all);
            }
        }
    }

    @ExposedMethod(doc = "is_tracked($module, obj, /)\n--\n\nWhether the collector knows objects like this one.")
    static boolean is_tracked(@PositionalOnly PyObject obj) {
        if (obj.getClass() == PyTuple.class) {
            return ((Counted) obj).isTracked();
        }
        return Interpreter.isContainer(obj);
    }

    @ExposedMethod(doc = "is_finalized($module, obj, /)\n--\n\nWhether the object's finalizer was run.")
    static boolean is_finalized(@PositionalOnly PyObject obj) {
        return obj instanceof Counted c && Collecting.isFinalized(c);
    }

    @ExposedMethod(doc = "freeze($module, /)\n--\n\nLeave all objects there are now out of collections.")
    @CleanPoint
    static void freeze(ThreadState ts) {
        Inspection.setFrozen(ts, true);
    }

    @ExposedMethod(doc = "unfreeze($module, /)\n--\n\nUndo freeze.")
    @CleanPoint
    static void unfreeze(ThreadState ts) {
        Inspection.setFrozen(ts, false);
    }

    @ExposedMethod(doc = "get_freeze_count($module, /)\n--\n\nHow many objects are frozen.")
    @CleanPoint
    static int get_freeze_count(ThreadState ts) {
        return Inspection.frozenCount(ts);
    }
}
