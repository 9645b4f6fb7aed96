package org.pyrt.vm.modules.sys;

import java.lang.foreign.MemorySegment;
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
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.frame.AsyncHooks;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.modules.monitoring.MonitoringModule;
import org.pyrt.vm.monitor.LegacyTracing;

/** What sys tells of the machine's inside: other threads' frames and exceptions, caches, the JIT. Source: CPython 3.14 Python/sysmodule.c. */
@ExposedModule(name = "sys")
final class SysInternals {

    private static final String[] HOOKS = {"displayhook", "excepthook", "breakpointhook", "unraisablehook"};

    /** What the C library calls the version of its threads (confstr(3)), and more room than it takes. */
    private static final int LIBPTHREAD_VERSION = 3;

    private static final int VERSION_SIZE = 256;

    private SysInternals() {}

    /** Adds what the adapter does not: the originals of hooks. */
    static void addTo(ThreadState ts, ModuleBuilder b) {
        PyDict sys = b.build().globals(ts);
        for (String hook : HOOKS) {
            PyObject original = sys.getStr(ts, PyStr.interned(hook));
            if (original != null) {
                b.add("__" + hook + "__", original);
            }
        }
    }

    /** A part of sys that is made when a program first asks for it, floating; null if there is none of that name. */
    @CleanPoint
    static PyObject late(ThreadState ts, String name) {
        switch (name) {
            case "monitoring":
                return MonitoringModule.create(ts);
            case "thread_info":
                return PyStructSequence.of(ts, SysTypes.THREAD_INFO, PyStr.of("pthread"), PyNone.NONE, threadVersion(ts));
            case "_jit":
                return new ModuleBuilder(ts, "sys._jit", "What is known of the JIT.", new SysJitAdapter()).build();
            default:
                return null;
        }
    }

    /** The version of the system's threads, asked of the C library, or None. */
    private static PyObject threadVersion(ThreadState ts) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment text = libc.allocate(VERSION_SIZE);
            long length = libc.callLong("confstr", LIBPTHREAD_VERSION, text.address(), VERSION_SIZE, 0, 0, 0);
            return length == 0 ? PyNone.NONE : PyStr.of(LibC.text(text.address()));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "settrace($module, function, /)\n--\n\nSet this thread's trace function; None for none.")
    @CleanPoint
    static void settrace(ThreadState ts, @PositionalOnly PyObject function) {
        LegacyTracing.setTrace(ts, ts, function == PyNone.NONE ? null : function);
    }

    @ExposedMethod(doc = "gettrace($module, /)\n--\n\nThis thread's trace function, or None.")
    static PyObject gettrace(ThreadState ts) {
        return ts.traceFunction == null ? PyNone.NONE : ts.traceFunction;
    }

    @ExposedMethod(doc = "_settraceallthreads($module, function, /)\n--\n\nSet the trace function of all threads; None for none.")
    @CleanPoint
    static void _settraceallthreads(ThreadState ts, @PositionalOnly PyObject function) {
        ts.registry.stopTheWorld(ts);
        try {
            for (ThreadState t : ts.registry.snapshot()) {
                LegacyTracing.setTrace(ts, t, function == PyNone.NONE ? null : function);
            }
        } finally {
            ts.registry.startTheWorld(ts);
        }
    }

    @ExposedMethod(doc = "setprofile($module, function, /)\n--\n\nSet this thread's profile function; None for none.")
    @CleanPoint
    static void setprofile(ThreadState ts, @PositionalOnly PyObject function) {
        LegacyTracing.setProfile(ts, ts, function == PyNone.NONE ? null : function);
    }

    @ExposedMethod(doc = "getprofile($module, /)\n--\n\nThis thread's profile function, or None.")
    static PyObject getprofile(ThreadState ts) {
        return ts.profileFunction == null ? PyNone.NONE : ts.profileFunction;
    }

    @ExposedMethod(doc = "_setprofileallthreads($module, function, /)\n--\n\nSet the profile function of all threads; None for none.")
    @CleanPoint
    static void _setprofileallthreads(ThreadState ts, @PositionalOnly PyObject function) {
        ts.registry.stopTheWorld(ts);
        try {
            for (ThreadState t : ts.registry.snapshot()) {
                LegacyTracing.setProfile(ts, t, function == PyNone.NONE ? null : function);
            }
        } finally {
            ts.registry.startTheWorld(ts);
        }
    }

    @ExposedMethod(doc = "_current_frames($module, /)\n--\n\nA dict of each thread's id and its innermost frame.")
    @CleanPoint
    static PyObject _current_frames(ThreadState ts) {
        PyDict frames = new PyDict(ts);
        try (var held = ts.hold(frames)) {
            ts.registry.stopTheWorld(ts);
            try {
                for (ThreadState t : ts.registry.snapshot()) {
                    if (t.frame instanceof Frame f) {
                        PyObject frame = f.object(ts);
                        try (var heldFrame = ts.hold(frame)) {
                            frames.put(ts, PyInt.of(t.id), frame);
                        }
                    }
                }
            } finally {
                ts.registry.startTheWorld(ts);
            }
        }
        return frames;
    }

    @ExposedMethod(doc = "_current_exceptions($module, /)\n--\n\nA dict of each thread's id and the exception it is handling.")
    @CleanPoint
    static PyObject _current_exceptions(ThreadState ts) {
        PyDict all = new PyDict(ts);
        try (var held = ts.hold(all)) {
            ts.registry.stopTheWorld(ts);
            try {
                for (ThreadState t : ts.registry.snapshot()) {
                    if (t.frame != null) {
                        PyObject handled = t.handled instanceof PyBaseException e ? e : PyNone.NONE;
                        try (var heldException = ts.hold(handled)) {
                            all.put(ts, PyInt.of(t.id), handled);
                        }
                    }
                }
            } finally {
                ts.registry.startTheWorld(ts);
            }
        }
        return all;
    }

    @ExposedMethod(doc = "call_tracing($module, func, args, /)\n--\n\nCall func(*args) while a trace function runs, with tracing on.")
    @CleanPoint
    static PyObject call_tracing(ThreadState ts, PyObject func, @PositionalOnly PyTuple args) {
        int tracing = ts.tracing;
        int what = ts.tracingWhat;
        ts.tracing = 0;
        ts.tracingWhat = LegacyTracing.NOTHING;
        try {
            return Calls.call(ts, func, args.array().clone(), null);
        } finally {
            ts.tracing = tracing;
            ts.tracingWhat = what;
        }
    }

    @ExposedMethod(doc = "_is_immortal($module, op, /)\n--\n\nWhether the object is never counted.")
    static boolean _is_immortal(@PositionalOnly PyObject op) {
        return !(op instanceof Counted c) || Refs.isImmortal(c);
    }

    @ExposedMethod(doc = "_clear_type_cache($module, /)\n--\n\nForget what only serves speed; there is nothing to forget.")
    @CleanPoint
    static void _clear_type_cache(ThreadState ts) {
        Interpreter.of(ts).hooks.warn(
                ts,
                ExceptionTypes.DEPRECATION_WARNING,
                "sys._clear_type_cache() is deprecated and scheduled for removal in a future version. Use sys._clear_internal_caches() instead.",
                1);
    }

    @ExposedMethod(doc = "get_asyncgen_hooks($module, /)\n--\n\nThe hooks of asynchronous generators: firstiter and finalizer.")
    static PyObject get_asyncgen_hooks(ThreadState ts) {
        return PyStructSequence.of(ts, SysTypes.ASYNCGEN_HOOKS, AsyncHooks.get(ts, 0), AsyncHooks.get(ts, 1));
    }

    @ExposedMethod(doc = "set_asyncgen_hooks([firstiter] [, finalizer])\n\nSet the hooks of asynchronous generators.")
    static void set_asyncgen_hooks(ThreadState ts, @Default PyObject firstiter, @Default PyObject finalizer) {
        requireCallable(ts, firstiter, "firstiter");
        requireCallable(ts, finalizer, "finalizer");
        AsyncHooks.set(ts, firstiter == null ? AsyncHooks.get(ts, 0) : firstiter, finalizer == null ? AsyncHooks.get(ts, 1) : finalizer);
    }

    @ExposedMethod(doc = "get_coroutine_origin_tracking_depth($module, /)\n--\n\nHow many frames of where coroutines are made this thread notes.")
    static int get_coroutine_origin_tracking_depth(ThreadState ts) {
        return ts.originDepth;
    }

    @ExposedMethod(doc = "set_coroutine_origin_tracking_depth($module, /, depth)\n--\n\nNote so many frames in cr_origin; 0 for none.")
    static void set_coroutine_origin_tracking_depth(ThreadState ts, int depth) {
        if (depth < 0) {
            throw Errors.valueError(ts, "depth must be >= 0");
        }
        ts.originDepth = depth;
    }

    private static void requireCallable(ThreadState ts, PyObject hook, String what) {
        if (hook != null && hook != PyNone.NONE && PyType.of(hook).slot(SlotId.CALL) == null) {
            throw Errors.typeError(ts, "callable " + what + " expected, got " + PyType.of(hook).fullName());
        }
    }

    @ExposedMethod(doc = "_get_cpu_count_config($module, /)\n--\n\nThe number of processors given by -X cpu_count, or -1.")
    static int _get_cpu_count_config(ThreadState ts) {
        return VirtualMachine.of(ts).toldProcessors();
    }

    @ExposedMethod(doc = "getdlopenflags($module, /)\n--\n\nThe flags of dlopen calls, though there are none.")
    static int getdlopenflags(ThreadState ts) {
        return VirtualMachine.of(ts).loadingFlags();
    }

    @ExposedMethod(doc = "setdlopenflags($module, flags, /)\n--\n\nSet what getdlopenflags tells: no module is loaded by dlopen.")
    static void setdlopenflags(ThreadState ts, @PositionalOnly int flags) {
        VirtualMachine.of(ts).setLoadingFlags(flags);
    }

    @ExposedMethod(doc = "is_remote_debug_enabled($module, /)\n--\n\nWhether a debugger may send code from outside.")
    static boolean is_remote_debug_enabled() {
        return false;
    }

    @ExposedMethod(doc = "is_stack_trampoline_active($module, /)\n--\n\nWhether a profiler of the host sees Python functions.")
    static boolean is_stack_trampoline_active() {
        return false;
    }

    @ExposedMethod(doc = "activate_stack_trampoline($module, backend, /)\n--\n\nNot available: raises ValueError.")
    static void activate_stack_trampoline(ThreadState ts, @PositionalOnly PyStr backend) {
        throw Errors.valueError(ts, "invalid backend: " + backend);
    }

    @ExposedMethod(doc = "deactivate_stack_trampoline($module, /)\n--\n\nDoes nothing: there is no trampoline.")
    static void deactivate_stack_trampoline() {}
}
