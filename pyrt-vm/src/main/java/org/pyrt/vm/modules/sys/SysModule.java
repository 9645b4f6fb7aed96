package org.pyrt.vm.modules.sys;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.ModuleShadows;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.number.IntDigitLimit;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeAttributes;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Engine;
import org.pyrt.vm.boot.Settings;
import org.pyrt.vm.boot.SiteBuiltins;
import org.pyrt.vm.boot.VirtualMachine;

/** The module sys: what running programs ask and set. Its constants are in {@code SysConstants}. Source: CPython 3.14 Python/sysmodule.c. */
@ExposedModule(name = "sys", doc = "What the interpreter is, and what it is doing.")
public final class SysModule {

    private static final PyStr PATH = PyStr.interned("path");
    private static final PyStr ARGV = PyStr.interned("argv");

    private SysModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts, VirtualMachine vm) {
        ModuleBuilder b = new ModuleBuilder(ts, "sys", "What the interpreter is, and what it is doing.", new SysModuleAdapter());
        b.include(new SysHooksAdapter());
        b.include(new BreakpointHookAdapter());
        b.include(new SysInternalsAdapter());
        SysConstants.addTo(ts, b, vm);
        SysInternals.addTo(ts, b);
        return b.build();
    }

    /** Puts a folder before all others on sys.path, unless the command line keeps such folders off. */
    public static void prependPath(ThreadState ts, VirtualMachine vm, String folder) {
        if (vm.settings.commandLine.count('I') > 0
                || vm.settings.commandLine.count('P') > 0
                || vm.settings.commandLine.variable("PYTHONSAFEPATH") != null) {
            return;
        }
        if (vm.sysAttribute(ts, PATH) instanceof PyList path) {
            path.insert(ts, 0, PyStr.of(folder));
        }
        vm.setFirstPath(folder);
        ModuleShadows.of(ts).set(Settings.absolute(folder), StandardNames::all);
    }

    /** Replaces sys.argv[0]. */
    public static void setFirstArgument(ThreadState ts, VirtualMachine vm, String argument) {
        if (vm.sysAttribute(ts, ARGV) instanceof PyList argv && argv.size() > 0) {
            argv.setItem(ts, 0, PyStr.of(argument));
        }
    }

    /** What few programs ask for and takes long to make is made when first asked for. */
    @ExposedMethod(name = "__getattr__")
    @CleanPoint
    static PyObject lateAttribute(ThreadState ts, PyStr name) {
        String n = name.toString();
        if (n.equals("meta_path") || n.equals("path_hooks") || n.equals("path_importer_cache")) {
            VirtualMachine.of(ts).importer.needImportlib(ts);
            PyObject made = VirtualMachine.of(ts).sys().getStr(ts, name);
            if (made != null) {
                return made;
            }
        }
        if (n.equals("__interactivehook__")) {
            PyObject made = SiteBuiltins.interactiveHook(ts);
            if (made != null) {
                return made;
            }
        }
        PyObject part = SysInternals.late(ts, n);
        if (part != null) {
            VirtualMachine.of(ts).sys().putStr(ts, name, part);
            return part;
        }
        if (!n.equals("stdlib_module_names") || !ModuleShadows.of(ts).isNamesLate()) {
            throw Errors.attributeError(ts, VirtualMachine.of(ts).sysModule(), name, "module 'sys' has no attribute '" + name + "'");
        }
        PyList names = new PyList(ts);
        for (String standard : StandardNames.all()) {
            names.append(ts, PyStr.of(standard));
        }
        PyObject set = Calls.call(ts, PyFrozenSet.TYPE, names);
        VirtualMachine.of(ts).sys().putStr(ts, name, set);
        return set;
    }

    @ExposedMethod(
            name = "_clear_type_descriptors",
            doc = "_clear_type_descriptors($module, type, /)\n--\n\nTake __dict__ and __weakref__ out of a class's dict.")
    @CleanPoint
    static void clearTypeDescriptors(ThreadState ts, @PositionalOnly PyObject type) {
        if (!(type instanceof PyType t)) {
            throw Conversions.badArgument(ts, "_clear_type_descriptors() argument", "type", type);
        }
        TypeAttributes.dropDescriptors(ts, t);
    }

    @ExposedMethod(doc = "exc_info($module, /)\n--\n\nType, value and traceback of the exception being handled.")
    static PyObject exc_info(ThreadState ts) {
        if (!(ts.handled instanceof PyBaseException e)) {
            return PyTuple.of(ts, PyNone.NONE, PyNone.NONE, PyNone.NONE);
        }
        PyObject traceback = e.traceback();
        return PyTuple.of(ts, e.type(), e, traceback == null ? PyNone.NONE : traceback);
    }

    @ExposedMethod(doc = "exception($module, /)\n--\n\nThe exception being handled, or None.")
    static PyObject exception(ThreadState ts) {
        return ts.handled == null ? PyNone.NONE : ts.handled;
    }

    @ExposedMethod(doc = "exit($module, status=None, /)\n--\n\nRaise SystemExit.")
    static void exit(ThreadState ts, @PositionalOnly @Default("None") PyObject status) {
        if (status instanceof PyTuple t) {
            throw Errors.raise(ts, ExceptionTypes.SYSTEM_EXIT, t.array().clone());
        }
        throw status == PyNone.NONE
                ? Errors.raise(ts, ExceptionTypes.SYSTEM_EXIT, new PyObject[0])
                : Errors.raise(ts, ExceptionTypes.SYSTEM_EXIT, new PyObject[] {status});
    }

    @ExposedMethod(doc = "getrefcount($module, object, /)\n--\n\nHow many references are counted, the argument's own included.")
    static long getrefcount(ThreadState ts, @PositionalOnly PyObject object) {
        return Refs.count(ts, object) + 1;
    }

    @ExposedMethod(doc = "getrecursionlimit($module, /)\n--\n\nHow deep calls may nest.")
    static int getrecursionlimit(ThreadState ts) {
        return ts.recursionLimit;
    }

    @ExposedMethod(doc = "setrecursionlimit($module, limit, /)\n--\n\nSet how deep calls may nest.")
    static void setrecursionlimit(ThreadState ts, @PositionalOnly int limit) {
        if (limit < 1) {
            throw Errors.valueError(ts, "recursion limit must be greater or equal than 1");
        }
        int depth = Engine.depth(ts);
        if (depth >= limit) {
            throw Errors.raise(
                    ts,
                    ExceptionTypes.RECURSION_ERROR,
                    "cannot set the recursion limit to " + limit + " at the recursion depth " + depth + ": the limit is too low");
        }
        VirtualMachine.of(ts).setRecursionLimit(limit);
    }

    @ExposedMethod(doc = "getsizeof(object [, default]) -> int")
    @CleanPoint
    static PyObject getsizeof(ThreadState ts, PyObject object, @Default PyObject default_) {
        PyObject method = Attributes.findSpecial(ts, object, PyStr.interned("__sizeof__"));
        if (method == null) {
            if (default_ != null) {
                return default_;
            }
            throw Errors.typeError(ts, "Type " + PyType.of(object).fullName() + " doesn't define __sizeof__");
        }
        try (var held = ts.hold(method)) {
            return Calls.call(ts, method);
        }
    }

    @ExposedMethod(doc = "intern($module, string, /)\n--\n\nThe one str of that value.")
    static PyObject intern(ThreadState ts, @PositionalOnly PyObject string) {
        if (string instanceof PyStr s) {
            return PyStr.intern(s);
        }
        if (PyStr.asSelf(string) != null) {
            throw Errors.typeError(ts, "can't intern " + PyType.of(string).fullName());
        }
        throw Errors.typeError(ts, "intern() argument must be str, not " + PyType.of(string).fullName());
    }

    @ExposedMethod(doc = "_is_interned($module, string, /)\n--\n\nWhether the str is the one of its value.")
    static boolean _is_interned(ThreadState ts, @PositionalOnly PyObject string) {
        if (PyStr.asSelf(string) == null) {
            throw Conversions.badArgument(ts, "_is_interned() argument", "str", string);
        }
        return string instanceof PyStr s && s.isInterned();
    }

    @ExposedMethod(doc = "_is_gil_enabled($module, /)\n--\n\nWhether one lock keeps threads from running at once.")
    static boolean _is_gil_enabled(ThreadState ts) {
        return ts.registry.hasGil();
    }

    @ExposedMethod(doc = "is_finalizing($module, /)\n--\n\nWhether the interpreter is ending.")
    static boolean is_finalizing(ThreadState ts) {
        return VirtualMachine.of(ts).isFinalizing();
    }

    @ExposedMethod(doc = "getswitchinterval($module, /)\n--\n\nThe interval set by setswitchinterval, in seconds.")
    static double getswitchinterval(ThreadState ts) {
        return VirtualMachine.of(ts).switchInterval();
    }

    @ExposedMethod(doc = "setswitchinterval($module, interval, /)\n--\n\nSet how long a thread may keep the GIL, where there is one.")
    static void setswitchinterval(ThreadState ts, @PositionalOnly double interval) {
        if (interval <= 0) {
            throw Errors.valueError(ts, "switch interval must be strictly positive");
        }
        VirtualMachine.of(ts).setSwitchInterval(interval);
    }

    @ExposedMethod(doc = "getdefaultencoding($module, /)\n--\n\nThe encoding of str.encode() without argument.")
    static String getdefaultencoding() {
        return "utf-8";
    }

    @ExposedMethod(doc = "getfilesystemencoding($module, /)\n--\n\nThe encoding of file names.")
    static String getfilesystemencoding(ThreadState ts) {
        return VirtualMachine.of(ts).settings.fileNameEncoding();
    }

    @ExposedMethod(doc = "getfilesystemencodeerrors($module, /)\n--\n\nThe error handler for file names.")
    static String getfilesystemencodeerrors() {
        return "surrogateescape";
    }

    @ExposedMethod(doc = "get_int_max_str_digits($module, /)\n--\n\nHow many digits int and str convert at most.")
    static int get_int_max_str_digits(ThreadState ts) {
        return IntDigitLimit.of(ts).get();
    }

    @ExposedMethod(doc = "set_int_max_str_digits($module, /, maxdigits)\n--\n\nSet how many digits int and str convert at most.")
    static void set_int_max_str_digits(ThreadState ts, int maxdigits) {
        if (maxdigits != 0 && maxdigits < 640) {
            throw Errors.valueError(ts, "maxdigits must be 0 or larger than 640");
        }
        IntDigitLimit.of(ts).set(maxdigits);
    }

    @ExposedMethod(doc = "_getframe($module, depth=0, /)\n--\n\nThe frame object that many calls up.")
    @CleanPoint
    static PyObject _getframe(ThreadState ts, @PositionalOnly @Default("0") int depth) {
        PyObject frame = Engine.frameObject(ts, Math.max(depth, 0));
        if (frame == null) {
            throw Errors.valueError(ts, "call stack is not deep enough");
        }
        if (Audit.isOn(ts)) {
            try (var held = ts.hold(frame)) {
                Audit.send(ts, "sys._getframe", frame);
            }
        }
        return frame;
    }

    @ExposedMethod(doc = "_getframemodulename($module, /, depth=0)\n--\n\nThe name of the module that many calls up.")
    @CleanPoint
    static PyObject _getframemodulename(ThreadState ts, @Default("0") int depth) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, "sys._getframemodulename", PyInt.of(depth));
        }
        PyDict globals = Engine.globalsAt(ts, Math.max(depth, 0));
        PyObject name = globals == null ? null : globals.getStr(ts, PyStr.interned("__name__"));
        return name == null ? PyNone.NONE : name;
    }

    @ExposedMethod(doc = "addaudithook($module, /, hook)\n--\n\nAdd a function that is told of audit events, for good.")
    @CleanPoint
    static void addaudithook(ThreadState ts, PyObject hook) {
        try {
            Audit.send(ts, "sys.addaudithook");
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.EXCEPTION)) {
                throw e;
            }
            // An older hook does not want this one, and nobody is to know.
            Errors.clear(ts);
            return;
        }
        VirtualMachine.of(ts).addAuditHook(ts, hook);
    }

    @ExposedMethod(doc = "audit($module, event, /, *args)\n--\n\nSend an audit event to the hooks.")
    @CleanPoint
    static void audit(ThreadState ts, @PositionalOnly PyObject event, @org.pyrt.api.annotation.VarArgs PyObject[] args) {
        if (PyStr.asSelf(event) == null) {
            throw Conversions.badArgument(ts, "audit() argument 1", "str", event);
        }
        Audit.send(ts, event.toString(), args);
    }

    @ExposedMethod(doc = "getallocatedblocks($module, /)\n--\n\nHow many objects are tracked now: an estimate.")
    static long getallocatedblocks(ThreadState ts) {
        return VirtualMachine.of(ts).collector.trackedCount();
    }

    @ExposedMethod(doc = "_debugmallocstats($module, /)\n--\n\nPrint what the allocator of memory off the heap has to the standard error stream.")
    static void _debugmallocstats(ThreadState ts) {
        AllocatorReport.print(VirtualMachine.of(ts).allocator.statistics());
    }

    @ExposedMethod(doc = "_clear_internal_caches($module, /)\n--\n\nForget what only serves speed; there is nothing to forget.")
    static void _clear_internal_caches() {}

    /** The version as sys.version_info shows it, floating. */
    static PyObject versionInfo(ThreadState ts) {
        return PyStructSequence.of(
                ts,
                SysTypes.VERSION_INFO,
                PyInt.of(org.pyrt.vm.boot.Version.MAJOR),
                PyInt.of(org.pyrt.vm.boot.Version.MINOR),
                PyInt.of(org.pyrt.vm.boot.Version.MICRO),
                PyStr.of("final"),
                PyInt.of(0));
    }
}
