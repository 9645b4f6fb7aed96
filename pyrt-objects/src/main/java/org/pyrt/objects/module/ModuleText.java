package org.pyrt.objects.module;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The repr of modules, in which importlib has a say: only it knows namespace packages. Source: CPython 3.14 Lib/importlib/_bootstrap.py, _module_repr. */
final class ModuleText {

    private static final PyStr FILE = PyStr.interned("__file__");
    private static final PyStr NAME = PyStr.interned("name");
    private static final PyStr SPEC_LOADER = PyStr.interned("loader");
    private static final PyStr HAS_LOCATION = PyStr.interned("has_location");
    private static final PyStr FROM_SPEC = PyStr.interned("_module_repr_from_spec");

    private ModuleText() {}

    /** The repr of the module with these globals. */
    @CleanPoint
    static String repr(ThreadState ts, PyDict globals) {
        PyObject spec = globals.getStr(ts, PyModule.SPEC);
        try (var held = ts.hold(spec)) {
            if (spec != null && Comparison.isTrue(ts, spec)) {
                return ofSpec(ts, spec);
            }
        }
        String name = text(ts, globals.getStr(ts, PyModule.NAME), "'?'");
        PyObject file = globals.getStr(ts, FILE);
        if (file != null) {
            return "<module " + name + " from " + Representation.repr(ts, file) + ">";
        }
        PyObject loader = globals.getStr(ts, PyModule.LOADER);
        return loader == null || loader == PyNone.NONE
                ? "<module " + name + ">"
                : "<module " + name + " (" + Representation.repr(ts, loader) + ")>";
    }

    @CleanPoint
    private static String text(ThreadState ts, @Floating PyObject o, String absent) {
        return o == null ? absent : Representation.repr(ts, o).toString();
    }

    @CleanPoint
    private static String ofSpec(ThreadState ts, PyObject spec) {
        int mark = ts.holdMark();
        try {
            PyObject name = Attributes.get(ts, spec, NAME);
            ts.pushHold(name);
            PyObject origin = Attributes.get(ts, spec, PyModule.ORIGIN);
            ts.pushHold(origin);
            String shown = name == PyNone.NONE ? "'?'" : Representation.repr(ts, name).toString();
            if (origin == PyNone.NONE) {
                PyObject loader = Attributes.get(ts, spec, SPEC_LOADER);
                ts.pushHold(loader);
                if (loader == PyNone.NONE) {
                    return "<module " + shown + ">";
                }
                return isOfNamespace(loader)
                        ? byImportlib(ts, spec)
                        : "<module " + shown + " (" + Representation.repr(ts, loader) + ")>";
            }
            PyObject located = Attributes.get(ts, spec, HAS_LOCATION);
            ts.pushHold(located);
            return Comparison.isTrue(ts, located)
                    ? "<module " + shown + " from " + Representation.repr(ts, origin) + ">"
                    : "<module " + Representation.repr(ts, name) + " (" + Representation.str(ts, origin) + ")>";
        } finally {
            ts.releaseTo(mark);
        }
    }

    private static boolean isOfNamespace(PyObject loader) {
        for (PyType t : PyType.of(loader).mro()) {
            if (t.isHeap() && t.name().equals("NamespaceLoader")) {
                return true;
            }
        }
        return false;
    }

    @CleanPoint
    private static String byImportlib(ThreadState ts, PyObject spec) {
        PyObject importlib = Interpreter.of(ts).hooks.importModule(ts, "_frozen_importlib");
        PyObject result;
        try (var held = ts.hold(importlib)) {
            result = Calls.callMethod(ts, importlib, FROM_SPEC, spec);
        }
        try (var held = ts.hold(result)) {
            return Representation.str(ts, result).toString();
        }
    }
}
