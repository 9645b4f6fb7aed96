package org.pyrt.vm.modules.warnings;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Instances;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** What is to be done with a warning: the filters and the registries of what was shown. Source: CPython 3.14 Python/_warnings.c. */
final class WarningFilters {

    private static final PyStr FILTERS = PyStr.interned("filters");
    private static final PyStr DEFAULT_ACTION = PyStr.interned("defaultaction");
    private static final PyStr ONCE_REGISTRY = PyStr.interned("onceregistry");
    private static final PyStr CONTEXT = PyStr.interned("_get_context");
    private static final PyStr CONTEXT_FILTERS = PyStr.interned("_filters");
    private static final PyStr MATCH = PyStr.interned("match");
    private static final PyStr VERSION = PyStr.interned("version");
    private static final PyStr DEFAULT = PyStr.of("default");

    private WarningFilters() {}

    /** The action for a warning, floating. */
    @CleanPoint
    static PyObject action(ThreadState ts, PyType category, PyObject text, int line, PyObject module) {
        PyObject filters = filters(ts);
        try (var held = ts.hold(filters)) {
            if (!(filters instanceof PyList list)) {
                throw Errors.valueError(ts, "_warnings.filters must be a list");
            }
            for (int i = 0; i < list.size(); i++) {
                PyObject item = list.getItem(ts, i);
                if (!(item instanceof PyTuple t) || t.size() != 5) {
                    throw Errors.valueError(ts, "warnings.filters item " + i + " isn't a 5-tuple");
                }
                try (var heldItem = ts.hold(item)) {
                    if (matches(ts, t, category, text, line, module)) {
                        return t.get(0);
                    }
                }
            }
        }
        PyObject action = WarningState.attribute(ts, DEFAULT_ACTION);
        if (action == null) {
            return DEFAULT;
        }
        if (PyStr.asSelf(action) == null) {
            throw Errors.typeError(ts, "_warnings.defaultaction must be a string, not '" + PyType.of(action).fullName() + "'");
        }
        return action;
    }

    /** The filters of the context if there are any, else all threads'. */
    @CleanPoint
    private static PyObject filters(ThreadState ts) {
        PyObject getContext = WarningState.attribute(ts, CONTEXT);
        if (getContext != null) {
            PyObject context = Calls.call(ts, getContext);
            try (var held = ts.hold(context)) {
                PyObject found = Attributes.find(ts, context, CONTEXT_FILTERS);
                if (found != null) {
                    return found;
                }
            }
        }
        PyObject global = WarningState.attribute(ts, FILTERS);
        return global == null ? WarningState.of(ts).filters : global;
    }

    @CleanPoint
    private static boolean matches(ThreadState ts, PyTuple filter, PyType category, PyObject text, int line, PyObject module) {
        if (PyStr.asSelf(filter.get(0)) == null) {
            throw Errors.typeError(ts, "action must be a string, not '" + PyType.of(filter.get(0)).fullName() + "'");
        }
        if (!fits(ts, filter.get(1), text) || !Instances.isSubclass(ts, category, filter.get(2)) || !fits(ts, filter.get(3), module)) {
            return false;
        }
        long wanted = Sizes.index(ts, filter.get(4)).longValue();
        return wanted == 0 || wanted == line;
    }

    /** Whether a part of a filter, None, a str or a compiled pattern, fits. */
    @CleanPoint
    private static boolean fits(ThreadState ts, PyObject pattern, PyObject text) {
        if (pattern == PyNone.NONE) {
            return true;
        }
        if (pattern instanceof PyStr) {
            return Comparison.same(ts, pattern, text);
        }
        PyObject found = Calls.callMethod(ts, pattern, MATCH, text);
        try (var held = ts.hold(found)) {
            return Comparison.isTrue(ts, found);
        } finally {
            Refs.discard(ts, found);
        }
    }

    /** Whether a registry has the key; with {@code set} it has it from now on. A registry of older filters is emptied. */
    @CleanPoint
    static boolean alreadyWarned(ThreadState ts, PyDict registry, PyObject key, boolean set) {
        long version = WarningState.of(ts).version();
        PyObject known = registry.getStr(ts, VERSION);
        if (!(known instanceof PyInt i) || !i.fitsLong() || i.longValue() != version) {
            registry.removeAll(ts);
            registry.putStr(ts, VERSION, PyInt.of(version));
        } else {
            PyObject found = registry.get(ts, key);
            if (found != null && Comparison.isTrue(ts, found)) {
                return true;
            }
        }
        if (set) {
            registry.put(ts, key, PyBool.TRUE);
        }
        return false;
    }

    /** The registry of what is shown once in all. */
    @CleanPoint
    static PyDict onceRegistry(ThreadState ts) {
        PyObject registry = WarningState.attribute(ts, ONCE_REGISTRY);
        if (registry == null) {
            return WarningState.of(ts).onceRegistry;
        }
        if (registry instanceof PyDict d) {
            return d;
        }
        throw Errors.typeError(
                ts, "_warnings.onceregistry must be a dict, not '" + PyType.of(registry).fullName() + "'");
    }
}
