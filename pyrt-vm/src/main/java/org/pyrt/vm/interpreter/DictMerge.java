package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Collects the keyword arguments of a call that has {@code **mapping}s, refusing doubles. */
@SuppressWarnings("CleanPoint")
final class DictMerge {

    static final PyStr KEYS = PyStr.interned("keys");

    private static final PyStr QUALNAME = PyStr.interned("__qualname__");
    private static final PyStr MODULE = PyStr.interned("__module__");

    private DictMerge() {}

    /** Adds the items of {@code mapping} to {@code into}; {@code callee} is named in errors. */
    @CleanPoint
    static void merge(ThreadState ts, PyDict into, PyObject mapping, PyObject callee) {
        PyObject method = Attributes.find(ts, mapping, KEYS);
        if (method == null) {
            throw Errors.typeError(
                    ts, name(ts, callee) + " argument after ** must be a mapping, not " + PyType.of(mapping).fullName());
        }
        PyObject keys;
        try (var held = ts.hold(method)) {
            keys = Calls.call(ts, method);
        }
        try (var heldKeys = ts.hold(keys)) {
            PyObject iterator = Iteration.iter(ts, keys);
            try (var heldIterator = ts.hold(iterator)) {
                for (PyObject key; (key = IterationOps.next(ts, iterator)) != null; ) {
                    try (var heldKey = ts.hold(key)) {
                        add(ts, into, key, Subscripts.get(ts, mapping, key), callee);
                    }
                }
            }
        }
    }

    @CleanPoint
    private static void add(ThreadState ts, PyDict into, PyObject key, @Floating PyObject value, PyObject callee) {
        try (var held = ts.hold(value)) {
            PyStr name = PyStr.asSelf(key);
            if (name == null ? into.contains(ts, key) : into.getStr(ts, name) != null) {
                PyObject shown = Representation.str(ts, key);
                throw Errors.typeError(ts, name(ts, callee) + " got multiple values for keyword argument '" + shown + "'");
            }
            if (name == null) {
                into.put(ts, key, value);
            } else {
                into.putStr(ts, name, value);
            }
        }
    }

    /** What a callable is called in messages: its qualified name, or its str. */
    @CleanPoint
    static String name(ThreadState ts, PyObject callee) {
        PyObject qualname = Attributes.find(ts, callee, QUALNAME);
        try (var held = ts.hold(qualname)) {
            if (!(qualname instanceof PyStr)) {
                return Representation.str(ts, callee).toString();
            }
            PyObject module = Attributes.find(ts, callee, MODULE);
            try (var heldModule = ts.hold(module)) {
                if (module == null || module == PyNone.NONE || module instanceof PyStr m && m.toString().equals("builtins")) {
                    return qualname + "()";
                }
                return Representation.str(ts, module) + "." + qualname + "()";
            }
        }
    }
}
