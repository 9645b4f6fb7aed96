package org.pyrt.vm.modules.tracemalloc;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.AllocationTracer;
import org.pyrt.refcount.ThreadState;

/** The module _tracemalloc, below Lib's tracemalloc. All memory is of domain 0. Source: CPython 3.14 Modules/_tracemalloc.c. */
@ExposedModule(name = "_tracemalloc")
public final class TracemallocModule {

    /** The most frames that a traceback may keep. */
    public static final int MOST_FRAMES = 65535;

    private TracemallocModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_tracemalloc", "Debug module to trace memory blocks allocated by Python.", new TracemallocModuleAdapter()).build();
    }

    @ExposedMethod(doc = "is_tracing($module, /)\n--\n\nWhether objects made are traced.")
    static boolean is_tracing(ThreadState ts) {
        return Tracer.of(ts).isTracing();
    }

    @ExposedMethod(doc = "clear_traces($module, /)\n--\n\nForget the traces of all objects.")
    static void clear_traces(ThreadState ts) {
        Tracer.of(ts).clear();
    }

    @ExposedMethod(doc = "start($module, nframe=1, /)\n--\n\nTrace the objects made from now on, keeping nframe frames of each traceback.")
    @CleanPoint
    public static void start(ThreadState ts, @Default("1") @PositionalOnly int nframe) {
        if (nframe < 1 || nframe > MOST_FRAMES) {
            throw Errors.valueError(ts, "the number of frames must be in range [1; " + MOST_FRAMES + "]");
        }
        Tracer.of(ts).start(ts, nframe);
    }

    @ExposedMethod(doc = "stop($module, /)\n--\n\nTrace no more, and forget all traces.")
    @CleanPoint
    static void stop(ThreadState ts) {
        Tracer.of(ts).stop(ts);
    }

    @ExposedMethod(doc = "get_traceback_limit($module, /)\n--\n\nHow many frames of each traceback are kept.")
    static int get_traceback_limit(ThreadState ts) {
        return Tracer.of(ts).limit();
    }

    @ExposedMethod(doc = "get_tracemalloc_memory($module, /)\n--\n\nHow many bytes the traces themselves take.")
    static long get_tracemalloc_memory(ThreadState ts) {
        return Tracer.of(ts).ownBytes();
    }

    @ExposedMethod(doc = "get_traced_memory($module, /)\n--\n\nBytes of the traced objects that live, and the most there were: a pair.")
    @CleanPoint
    static PyObject get_traced_memory(ThreadState ts) {
        Tracer tracer = Tracer.of(ts);
        if (!tracer.isTracing()) {
            return PyTuple.of(ts, PyInt.of(0), PyInt.of(0));
        }
        tracer.look(ts, null);
        long[] memory = tracer.memory();
        return PyTuple.of(ts, PyInt.of(memory[0]), PyInt.of(memory[1]));
    }

    @ExposedMethod(doc = "reset_peak($module, /)\n--\n\nThe most bytes there were are those there are now.")
    @CleanPoint
    static void reset_peak(ThreadState ts) {
        Tracer tracer = Tracer.of(ts);
        if (tracer.isTracing()) {
            tracer.look(ts, null);
            tracer.resetPeak();
        }
    }

    @ExposedMethod(doc = "_get_traces($module, /)\n--\n\nA list of (domain, size, traceback, number of frames) of all traced objects that live.")
    @CleanPoint
    static PyObject _get_traces(ThreadState ts) {
        Tracer tracer = Tracer.of(ts);
        List<Tracer.Found> found = new ArrayList<>();
        if (tracer.isTracing()) {
            tracer.look(ts, found);
        }
        AllocationTracer suspended = ts.suspendTracing();
        try {
            Map<Traceback, PyTuple> frames = new IdentityHashMap<>();
            PyObject[] traces = new PyObject[found.size()];
            for (int i = 0; i < traces.length; i++) {
                Traceback where = found.get(i).where();
                PyTuple told = frames.computeIfAbsent(where, w -> w.frames(ts));
                traces[i] = PyTuple.of(ts, PyInt.of(0), PyInt.of(found.get(i).size()), told, PyInt.of(where.total()));
            }
            return PyList.of(ts, traces);
        } finally {
            ts.resumeTracing(suspended);
        }
    }

    @ExposedMethod(doc = "_get_object_traceback($module, obj, /)\n--\n\nWhere the object was made: a tuple of (filename, lineno), the innermost first; None if not known.")
    static PyObject _get_object_traceback(ThreadState ts, @PositionalOnly PyObject obj) {
        Traceback where = Tracer.of(ts).whereMade(obj);
        return where == null ? PyNone.NONE : where.frames(ts);
    }
}
