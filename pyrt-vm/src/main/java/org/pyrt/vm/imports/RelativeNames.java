package org.pyrt.vm.imports;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** From relative module names to absolute ones. Source: CPython 3.14 Python/import.c (resolve_name). */
final class RelativeNames {

    private RelativeNames() {}

    /** The absolute name of what {@code level} dots and {@code name} mean in a module with these globals. */
    @CleanPoint
    static String resolve(ThreadState ts, String name, PyDict globals, int level) {
        if (globals == null) {
            throw Errors.raise(ts, ExceptionTypes.KEY_ERROR, "'__name__' not in globals");
        }
        String parent = packageOf(ts, globals);
        if (parent.isEmpty()) {
            throw ImportErrors.plain(ts, "attempted relative import with no known parent package");
        }
        int end = parent.length();
        for (int i = 1; i < level; i++) {
            end = parent.lastIndexOf('.', end - 1);
            if (end < 0) {
                throw ImportErrors.plain(ts, "attempted relative import beyond top-level package");
            }
        }
        String base = parent.substring(0, end);
        return name.isEmpty() ? base : base + "." + name;
    }

    @CleanPoint
    private static void compareWithSpec(ThreadState ts, PyStr given, PyDict globals) {
        PyObject spec = globals.getStr(ts, PyStr.interned("__spec__"));
        if (spec == null || spec == PyNone.NONE) {
            return;
        }
        PyObject parent = Attributes.get(ts, spec, PyStr.interned("parent"));
        if (!(parent instanceof PyStr p) || !p.equals(given)) {
            Refs.discard(ts, parent);
            Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.DEPRECATION_WARNING, "__package__ != __spec__.parent", 1);
        }
    }

    @CleanPoint
    private static String packageOf(ThreadState ts, PyDict globals) {
        PyObject given = globals.getStr(ts, PyStr.interned("__package__"));
        if (given != null && given != PyNone.NONE) {
            if (given instanceof PyStr s) {
                compareWithSpec(ts, s, globals);
                return s.toString();
            }
            throw Errors.typeError(ts, "package must be a string");
        }
        PyObject spec = globals.getStr(ts, PyStr.interned("__spec__"));
        if (spec != null && spec != PyNone.NONE) {
            PyObject parent = Attributes.get(ts, spec, PyStr.interned("parent"));
            if (parent instanceof PyStr s) {
                return s.toString();
            }
            throw Errors.typeError(ts, "__spec__.parent must be a string");
        }
        Interpreter.of(ts)
                .hooks
                .warn(
                        ts,
                        ExceptionTypes.IMPORT_WARNING,
                        "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__",
                        1);
        PyObject name = globals.getStr(ts, PyStr.interned("__name__"));
        if (!(name instanceof PyStr s)) {
            throw name == null
                    ? Errors.raise(ts, ExceptionTypes.KEY_ERROR, "'__name__' not in globals")
                    : Errors.typeError(ts, "__name__ must be a string");
        }
        String full = s.toString();
        if (globals.getStr(ts, PyStr.interned("__path__")) != null) {
            return full;
        }
        int dot = full.lastIndexOf('.');
        return dot < 0 ? "" : full.substring(0, dot);
    }
}
