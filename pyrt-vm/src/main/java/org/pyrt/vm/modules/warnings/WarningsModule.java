package org.pyrt.vm.modules.warnings;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.thread.Waiting;

/** The module {@code _warnings}. Source: CPython 3.14 Python/_warnings.c. */
@ExposedModule(name = "_warnings", doc = "What the module warnings is made of.")
public final class WarningsModule {

    private static final PyStr GET_SOURCE = PyStr.interned("get_source");
    private static final PyStr IMPORTLIB = PyStr.interned("_frozen_importlib_external");
    private static final PyStr BLESS = PyStr.interned("_bless_my_loader");
    private static final PyStr NAME = PyStr.interned("__name__");

    private WarningsModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        WarningState state = WarningState.of(ts);
        ModuleBuilder b = new ModuleBuilder(ts, "_warnings", "What the module warnings is made of.", new WarningsModuleAdapter());
        b.add("filters", state.filters);
        b.add("_onceregistry", state.onceRegistry);
        b.add("_defaultaction", PyStr.interned("default"));
        PyModule contextvars = VirtualMachine.of(ts).importer.javaModule(ts, PyStr.interned("_contextvars"));
        if (contextvars != null) {
            PyObject variable = Calls.callMethod(ts, contextvars, PyStr.interned("ContextVar"), PyStr.of("warnings_context"));
            b.add("_warnings_context", variable);
        }
        return b.build();
    }

    @ExposedMethod(doc = "_acquire_lock($module, /)\n--\n\nTake the lock that guards the filters.")
    @CleanPoint
    static void _acquire_lock(ThreadState ts) {
        Waiting.acquire(ts, WarningState.of(ts).lock, Waiting.FOREVER, null);
    }

    @ExposedMethod(doc = "_release_lock($module, /)\n--\n\nGive the lock that guards the filters up once.")
    static void _release_lock(ThreadState ts) {
        if (!WarningState.of(ts).lock.release(ts)) {
            throw Errors.runtimeError(ts, "cannot release un-acquired lock");
        }
    }

    @ExposedMethod(doc = "_filters_mutated_lock_held($module, /)\n--\n\nSay that the filters have changed.")
    static void _filters_mutated_lock_held(ThreadState ts) {
        if (WarningState.of(ts).lock.depth(ts) == 0) {
            throw Errors.runtimeError(ts, "warnings lock is not held");
        }
        WarningState.of(ts).mutated();
    }

    @ExposedMethod(
            doc =
                    "warn($module, /, message, category=None, stacklevel=1, source=None, *,\n     skip_file_prefixes=<unrepresentable>)\n--\n\n"
                            + "Issue a warning, or maybe ignore it or raise an exception.")
    @CleanPoint
    static void warn(
            ThreadState ts,
            PyObject message,
            @Default("None") PyObject category,
            @Default("1") int stacklevel,
            @Default("None") PyObject source,
            @KeywordOnly @Default PyTuple skip_file_prefixes) {
        PyType type = category(ts, message, category);
        int level = stacklevel;
        PyTuple skipped = skip_file_prefixes == null ? PyTuple.EMPTY : skip_file_prefixes;
        for (int i = 0; i < skipped.size(); i++) {
            if (PyStr.asSelf(skipped.get(i)) == null) {
                throw Errors.typeError(
                        ts, "Found non-str '" + PyType.of(skipped.get(i)).fullName() + "' in skip_file_prefixes.");
            }
        }
        if (skipped.size() > 0 && level < 2) {
            level = 2;
        }
        WarningIssuer.warn(ts, type, message, level, source == PyNone.NONE ? null : source, skipped);
    }

    @CleanPoint
    private static PyType category(ThreadState ts, PyObject message, PyObject category) {
        if (PyType.of(message).isSubtypeOf(ExceptionTypes.WARNING)) {
            return PyType.of(message);
        }
        if (category == PyNone.NONE) {
            return ExceptionTypes.USER_WARNING;
        }
        if (category instanceof PyType t && t.isSubtypeOf(ExceptionTypes.WARNING)) {
            return t;
        }
        String what = category instanceof PyType t ? "class '" + t.name() + "'" : "'" + PyType.of(category).name() + "'";
        throw Errors.typeError(ts, "category must be a Warning subclass, not " + what);
    }

    @ExposedMethod(
            doc =
                    "warn_explicit($module, /, message, category, filename, lineno,\n              module=<unrepresentable>, registry=None,\n"
                            + "              module_globals=None, source=None)\n--\n\nIssue a warning, or maybe ignore it or raise an exception.")
    @CleanPoint
    static void warn_explicit(
            ThreadState ts,
            PyObject message,
            PyObject category,
            PyStr filename,
            int lineno,
            @Default PyObject module,
            @Default("None") PyObject registry,
            @Default("None") PyObject module_globals,
            @Default("None") PyObject source) {
        PyType type = category(ts, message, category);
        if (registry != PyNone.NONE && !(registry instanceof PyDict)) {
            throw Errors.typeError(ts, "'registry' must be a dict or None");
        }
        PyObject line = null;
        if (module_globals != PyNone.NONE) {
            if (!(module_globals instanceof PyDict globals)) {
                throw Errors.typeError(ts, "module_globals must be a dict, not '" + PyType.of(module_globals).fullName() + "'");
            }
            line = sourceLine(ts, globals, lineno);
        }
        PyObject where = module == PyNone.NONE ? null : module;
        try (var held = ts.hold(line)) {
            WarningIssuer.explicit(ts, type, message, filename, lineno, where, registry, line, source == PyNone.NONE ? null : source);
        }
    }

    /** The line as the module's loader has it; null if it has none. */
    @CleanPoint
    private static PyObject sourceLine(ThreadState ts, PyDict globals, int line) {
        VirtualMachine.of(ts).importer.needImportlib(ts);
        PyObject importlib = VirtualMachine.of(ts).modules().getStr(ts, IMPORTLIB);
        if (importlib == null) {
            return null;
        }
        PyObject loader;
        try (var held = ts.hold(importlib)) {
            loader = Calls.callMethod(ts, importlib, BLESS, globals);
        }
        PyObject name = globals.getStr(ts, NAME);
        if (loader == null || loader == PyNone.NONE || name == null) {
            return null;
        }
        try (var held = ts.hold(loader)) {
            PyObject getSource = Attributes.find(ts, loader, GET_SOURCE);
            if (getSource == null) {
                return null;
            }
            PyObject text;
            try (var heldMethod = ts.hold(getSource)) {
                text = Calls.call(ts, getSource, globals.getStr(ts, NAME));
            } catch (Raised e) {
                if (!Errors.matches(ts, ExceptionTypes.EXCEPTION)) {
                    throw e;
                }
                Errors.clear(ts);
                return null;
            }
            if (!(text instanceof PyStr s)) {
                return null;
            }
            String[] lines = s.toString().split("\r\n|\r|\n", -1);
            return line >= 1 && line <= lines.length ? PyStr.of(lines[line - 1]) : null;
        }
    }
}
