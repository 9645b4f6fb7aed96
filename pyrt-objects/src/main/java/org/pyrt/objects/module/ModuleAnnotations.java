package org.pyrt.objects.module;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * The annotations of a module: kept in its namespace, computed by {@code __annotate__} when first asked for. Of a module that is still being executed they
 * are computed anew each time. Source: CPython 3.14 Objects/moduleobject.c.
 */
final class ModuleAnnotations {

    private static final PyStr ANNOTATIONS = PyStr.interned("__annotations__");
    private static final PyStr ANNOTATE = PyStr.interned("__annotate__");
    private static final PyInt VALUE_FORMAT = PyInt.of(1);

    private ModuleAnnotations() {}

    @CleanPoint
    static PyObject get(ThreadState ts, PyModule module) {
        PyDict d = module.globals(ts);
        PyObject known = d.getStr(ts, ANNOTATIONS);
        if (known != null) {
            return known;
        }
        try (var heldGlobals = ts.hold(d)) {
            return make(ts, d);
        }
    }

    @CleanPoint
    private static PyObject make(ThreadState ts, PyDict d) {
        PyObject spec = d.getStr(ts, PyModule.SPEC);
        boolean initializing = false;
        if (spec != null && spec != PyNone.NONE) {
            try (var held = ts.hold(spec)) {
                initializing = PyModule.isTrue(ts, spec, PyModule.INITIALIZING);
            }
        }
        PyObject function = d.getStr(ts, ANNOTATE);
        PyObject made;
        if (function == null || PyType.of(function).slot(SlotId.CALL) == null) {
            made = new PyDict(ts);
        } else {
            try (var held = ts.hold(function)) {
                made = Calls.call(ts, function, VALUE_FORMAT);
            }
            if (!(made instanceof PyDict)) {
                String name = PyType.of(made).fullName();
                Refs.discard(ts, made);
                throw Errors.typeError(ts, "__annotate__ returned non-dict of type '" + name + "'");
            }
        }
        if (!initializing) {
            d.putStr(ts, ANNOTATIONS, made);
        }
        return made;
    }

    static void set(ThreadState ts, PyModule module, PyObject value) {
        PyDict d = module.globals(ts);
        if (value != null) {
            d.putStr(ts, ANNOTATIONS, value);
        } else if (!drop(ts, d, ANNOTATIONS)) {
            throw Errors.attributeError(ts, module, ANNOTATIONS, "__annotations__");
        }
        drop(ts, d, ANNOTATE);
    }

    static PyObject getFunction(ThreadState ts, PyModule module) {
        PyDict d = module.globals(ts);
        PyObject function = d.getStr(ts, ANNOTATE);
        if (function == null) {
            function = PyNone.NONE;
            d.putStr(ts, ANNOTATE, function);
        }
        return function;
    }

    static void setFunction(ThreadState ts, PyModule module, PyObject value) {
        if (value == null) {
            throw Errors.typeError(ts, "cannot delete __annotate__ attribute");
        }
        if (value != PyNone.NONE && PyType.of(value).slot(SlotId.CALL) == null) {
            throw Errors.typeError(ts, "__annotate__ must be callable or None");
        }
        PyDict d = module.globals(ts);
        d.putStr(ts, ANNOTATE, value);
        if (value != PyNone.NONE) {
            drop(ts, d, ANNOTATIONS);
        }
    }

    private static boolean drop(ThreadState ts, PyDict dict, PyStr name) {
        PyObject old = dict.popStr(ts, name);
        Refs.discard(ts, old);
        return old != null;
    }
}
