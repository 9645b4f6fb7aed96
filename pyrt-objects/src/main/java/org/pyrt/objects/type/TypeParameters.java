package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyEllipsis;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/**
 * The type variables among type arguments and what is put in their places: what generic aliases and unions share. Source: CPython 3.14
 * Objects/genericaliasobject.c.
 */
public final class TypeParameters {

    private static final PyStr PARAMETERS = PyStr.interned("__parameters__");
    private static final PyStr SUBSTITUTE = PyStr.interned("__typing_subst__");
    private static final PyStr PREPARE = PyStr.interned("__typing_prepare_subst__");
    private static final PyStr IS_UNPACKED = PyStr.interned("__typing_is_unpacked_typevartuple__");
    private static final PyStr UNPACKED_ARGS = PyStr.interned("__typing_unpacked_tuple_args__");
    private static final PyStr ORIGIN = PyStr.interned("__origin__");
    private static final PyStr ARGS = PyStr.interned("__args__");
    private static final PyStr QUALNAME = PyStr.interned("__qualname__");
    private static final PyStr MODULE = PyStr.interned("__module__");

    private TypeParameters() {}

    // ---- finding ----

    /** The type variables among {@code args}, each once, in a floating tuple. */
    @CleanPoint
    public static PyTuple collect(ThreadState ts, PyTuple args) {
        try (Scratch found = new Scratch(ts, 2)) {
            collect(ts, args, found);
            return PyTuple.adopt(ts, found.moveOut());
        }
    }

    @CleanPoint
    private static void collect(ThreadState ts, PyTuple args, Scratch found) {
        for (int i = 0; i < args.size(); i++) {
            PyObject arg = args.get(i);
            if (arg instanceof PyType) {
                continue;
            }
            if (arg instanceof PyTuple || arg instanceof PyList) {
                PyTuple inner = items(ts, arg);
                try (var held = ts.hold(inner)) {
                    collect(ts, inner, found);
                }
                continue;
            }
            PyObject substitute = Attributes.find(ts, arg, SUBSTITUTE);
            if (substitute != null) {
                Refs.discard(ts, substitute);
                addOnce(found, arg);
                continue;
            }
            PyObject inner = Attributes.find(ts, arg, PARAMETERS);
            if (inner instanceof PyTuple t) {
                for (int k = 0; k < t.size(); k++) {
                    addOnce(found, t.get(k));
                }
            }
            Refs.discard(ts, inner);
        }
    }

    /** A tuple as it is, the elements of a list in a floating one. */
    private static PyTuple items(ThreadState ts, PyObject sequence) {
        return sequence instanceof PyTuple t ? t : PyTuple.adopt(ts, ((PyList) sequence).snapshot(ts));
    }

    private static void addOnce(Scratch found, PyObject parameter) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i) == parameter) {
                return;
            }
        }
        found.add(parameter);
    }

    // ---- substituting ----

    /** {@code args} with what {@code item} gives in the places of {@code parameters}; floating. Errors show {@code self}. */
    @CleanPoint
    public static PyTuple substitute(ThreadState ts, PyObject self, PyTuple args, PyTuple parameters, PyObject item) {
        int n = parameters.size();
        if (n == 0) {
            throw Errors.typeError(ts, Representation.repr(ts, self) + " is not a generic class");
        }
        int mark = ts.holdMark();
        try {
            PyTuple values = unpack(ts, item);
            ts.pushHold(values);
            for (int i = 0; i < n; i++) {
                PyObject prepare = Attributes.find(ts, parameters.get(i), PREPARE);
                if (prepare != null && prepare != PyNone.NONE) {
                    ts.pushHold(prepare);
                    PyObject prepared = Calls.call(ts, prepare, self, values);
                    values = prepared instanceof PyTuple t ? t : PyTuple.of(ts, prepared);
                    ts.pushHold(values);
                }
            }
            if (values.size() != n) {
                throw Errors.typeError(
                        ts,
                        "Too " + (values.size() > n ? "many" : "few") + " arguments for " + Representation.repr(ts, self) + "; actual "
                                + values.size() + ", expected " + n);
            }
            return replace(ts, self, args, parameters, values);
        } finally {
            ts.releaseTo(mark);
        }
    }

    /** What is given, one value or a tuple, with unpacked tuples spread out; floating. */
    @CleanPoint
    private static PyTuple unpack(ThreadState ts, PyObject item) {
        PyTuple given = item instanceof PyTuple t ? t : PyTuple.of(ts, item);
        try (var held = ts.hold(given);
                Scratch values = new Scratch(ts, given.size())) {
            for (int i = 0; i < given.size(); i++) {
                PyObject value = given.get(i);
                PyObject inner = value instanceof PyType ? null : Attributes.find(ts, value, UNPACKED_ARGS);
                if (inner instanceof PyTuple t && !(t.size() > 0 && t.get(t.size() - 1) == PyEllipsis.ELLIPSIS)) {
                    for (int k = 0; k < t.size(); k++) {
                        values.add(t.get(k));
                    }
                } else {
                    values.add(value);
                }
                Refs.discard(ts, inner);
            }
            return PyTuple.adopt(ts, values.moveOut());
        }
    }

    @CleanPoint
    private static PyTuple replace(ThreadState ts, PyObject self, PyTuple args, PyTuple parameters, PyTuple values) {
        try (Scratch result = new Scratch(ts, args.size())) {
            for (int i = 0; i < args.size(); i++) {
                PyObject arg = args.get(i);
                if (arg instanceof PyType) {
                    result.add(arg);
                } else if (arg instanceof PyTuple t) {
                    result.add(replace(ts, self, t, parameters, values));
                } else if (arg instanceof PyList) {
                    PyTuple inner = items(ts, arg);
                    try (var held = ts.hold(inner)) {
                        PyTuple replaced = replace(ts, self, inner, parameters, values);
                        result.add(PyList.of(ts, replaced.array().clone()));
                        Refs.discard(ts, replaced);
                    }
                } else {
                    replaceOne(ts, arg, parameters, values, result);
                }
            }
            return PyTuple.adopt(ts, result.moveOut());
        }
    }

    @CleanPoint
    private static void replaceOne(ThreadState ts, PyObject arg, PyTuple parameters, PyTuple values, Scratch result) {
        boolean unpacked = isUnpacked(ts, arg);
        PyObject substitute = Attributes.find(ts, arg, SUBSTITUTE);
        PyObject value;
        if (substitute != null) {
            try (var held = ts.hold(substitute)) {
                int place = indexOf(parameters, arg);
                value = Calls.call(ts, substitute, place < 0 ? arg : values.get(place));
            }
        } else {
            value = replaceInside(ts, arg, parameters, values);
        }
        if (!unpacked) {
            result.add(value);
            return;
        }
        if (!(value instanceof PyTuple t)) {
            throw Errors.typeError(
                    ts,
                    "expected __typing_subst__ of " + PyType.of(arg).fullName() + " objects to return a tuple, not "
                            + PyType.of(value).fullName());
        }
        for (int k = 0; k < t.size(); k++) {
            result.add(t.get(k));
        }
        Refs.discard(ts, t);
    }

    @CleanPoint
    private static boolean isUnpacked(ThreadState ts, PyObject arg) {
        PyObject answer = Attributes.find(ts, arg, IS_UNPACKED);
        if (answer == null) {
            return false;
        }
        try (var held = ts.hold(answer)) {
            return Comparison.isTrue(ts, answer);
        }
    }

    /** A generic alias with its own type variables replaced; anything else as it is. Floating. */
    @CleanPoint
    private static PyObject replaceInside(ThreadState ts, PyObject arg, PyTuple parameters, PyTuple values) {
        PyObject own = Attributes.find(ts, arg, PARAMETERS);
        if (!(own instanceof PyTuple t) || t.size() == 0) {
            Refs.discard(ts, own);
            return arg;
        }
        PyTuple key;
        try (Scratch those = new Scratch(ts, t.size())) {
            for (int k = 0; k < t.size(); k++) {
                PyObject parameter = t.get(k);
                int place = indexOf(parameters, parameter);
                PyObject value = place < 0 ? parameter : values.get(place);
                if (place >= 0 && value instanceof PyTuple several && PyType.of(parameter).slot(SlotId.ITER) != null) {
                    for (int j = 0; j < several.size(); j++) {
                        those.add(several.get(j));
                    }
                } else {
                    those.add(value);
                }
            }
            key = PyTuple.adopt(ts, those.moveOut());
        }
        Refs.discard(ts, own);
        try (var held = ts.hold(key)) {
            return Subscripts.get(ts, arg, key);
        }
    }

    private static int indexOf(PyTuple parameters, PyObject parameter) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i) == parameter) {
                return i;
            }
        }
        return -1;
    }

    // ---- showing ----

    /** Appends a type argument as annotations are written: classes by their names, None for its type. */
    @CleanPoint
    public static void show(ThreadState ts, StringBuilder b, PyObject o) {
        if (o == PyEllipsis.ELLIPSIS) {
            b.append("...");
            return;
        }
        if (o == PyNone.NONE.type()) {
            b.append("None");
            return;
        }
        if (!has(ts, o, ORIGIN) || !has(ts, o, ARGS)) {
            PyObject qualname = Attributes.find(ts, o, QUALNAME);
            if (qualname != null) {
                try (var held = ts.hold(qualname)) {
                    if (showName(ts, b, o, qualname)) {
                        return;
                    }
                }
            }
        }
        b.append(Representation.repr(ts, o));
    }

    @CleanPoint
    private static boolean showName(ThreadState ts, StringBuilder b, PyObject o, PyObject qualname) {
        PyObject module = Attributes.find(ts, o, MODULE);
        if (module == null || module == PyNone.NONE) {
            return false;
        }
        try (var held = ts.hold(module)) {
            String name = Representation.str(ts, module).toString();
            if (!name.equals("builtins")) {
                b.append(name).append('.');
            }
            b.append(Representation.str(ts, qualname));
            return true;
        }
    }

    @CleanPoint
    private static boolean has(ThreadState ts, PyObject o, PyStr name) {
        PyObject v = Attributes.find(ts, o, name);
        Refs.discard(ts, v);
        return v != null;
    }
}
