package org.pyrt.stdlib.atomics;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.bytes.PyByteArray;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyEllipsis;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Recursion;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyRange;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/**
 * One call of {@code freeze}: what is immutable all the way down stays, builtin containers become their immutable kin, and objects that have {@code __freeze__} say what
 * they become, which is frozen in turn unless it is the object itself. What appears twice appears twice in the result.
 */
final class Freezing {

    private static final PyStr FREEZE = PyStr.interned("__freeze__");
    private static final PyStr ITEMS = PyStr.interned("items");

    /** Types whose instances refer to nothing that changes, but for the constants. */
    @SuppressWarnings("UncountedField") // builtin types are immortal
    private static final Set<PyType> LEAVES = Set.of(PyBool.TYPE, PyInt.TYPE, PyFloat.TYPE, PyComplex.TYPE, PyStr.TYPE, PyBytes.TYPE, PyRange.TYPE);

    /** In the place of a result while it is made. */
    private static final PyObject BUSY = PyNotImplemented.NOT_IMPLEMENTED;

    private final ThreadState ts;

    /** What became of what was met, or {@link #BUSY}. */
    @SuppressWarnings("UncountedField") // results are counted by the scratch; of what was met only the identity matters
    private final Map<PyObject, PyObject> done = new IdentityHashMap<>();

    /** All results: one that an equal has replaced in a set or dict may be needed again. */
    private final Scratch results;

    private Freezing(ThreadState ts, Scratch results) {
        this.ts = ts;
        this.results = results;
    }

    /** An immutable equal of {@code o}, floating; itself where it is one. Raises TypeError for what has none, ValueError for what contains itself. */
    @CleanPoint
    static PyObject freeze(ThreadState ts, PyObject o) {
        try (Scratch results = new Scratch(ts, 16)) {
            PyObject result = new Freezing(ts, results).frozen(o);
            try (var held = ts.hold(result)) {
                results.close();
                return held.moveOut();
            }
        }
    }

    /** Whether {@code o} is immutable all the way down, as far as builtin types tell. */
    @CleanPoint
    static boolean isFrozen(ThreadState ts, PyObject o) {
        if (isLeaf(o)) {
            return true;
        }
        PyObject parts = o instanceof PyFrozenDict f ? Calls.callMethod(ts, f.items(), ITEMS) : o;
        if (parts == o && o.getClass() != PyTuple.class && o.getClass() != PyFrozenSet.class) {
            return false;
        }
        Recursion.enter(ts, " while looking for what can change");
        try {
            PyTuple all = Iteration.toTuple(ts, parts);
            try (var held = ts.hold(all)) {
                for (PyObject part : all.array()) {
                    if (!isFrozen(ts, part)) {
                        return false;
                    }
                }
            }
            return true;
        } finally {
            Recursion.leave(ts);
        }
    }

    private static boolean isLeaf(PyObject o) {
        return o == PyNone.NONE || o == PyEllipsis.ELLIPSIS || o == PyNotImplemented.NOT_IMPLEMENTED || LEAVES.contains(PyType.of(o));
    }

    @CleanPoint
    private PyObject frozen(@Floating PyObject o) {
        if (isLeaf(o)) {
            return o;
        }
        PyObject known = done.putIfAbsent(o, BUSY);
        if (known == BUSY) {
            throw Errors.valueError(ts, "cannot freeze an object that contains itself");
        }
        if (known != null) {
            return known;
        }
        Recursion.enter(ts, " while freezing an object");
        try (var held = ts.hold(o)) {
            PyObject result = changed(o);
            results.add(result);
            done.put(o, result);
            return result;
        } finally {
            Recursion.leave(ts);
        }
    }

    @CleanPoint
    private PyObject changed(PyObject o) {
        if (o.getClass() == PyTuple.class) {
            return items((PyTuple) o);
        }
        if (o.getClass() == PyList.class) {
            PyTuple now = Iteration.toTuple(ts, o);
            try (var held = ts.hold(now)) {
                return items(now);
            }
        }
        if (o.getClass() == PyFrozenSet.class && isFrozen(ts, o)) {
            return o;
        }
        if (o.getClass() == PySet.class || o.getClass() == PyFrozenSet.class) {
            return elements(o);
        }
        if (o.getClass() == PyDict.class) {
            PyDict now = ((PyDict) o).copy(ts);
            try (var held = ts.hold(now)) {
                return entries(now);
            }
        }
        if (o instanceof PyFrozenDict f) {
            return isFrozen(ts, f) ? f : entries(f.items());
        }
        if (o.getClass() == PyByteArray.class) {
            return Calls.call(ts, PyBytes.TYPE, o);
        }
        PyObject method = Attributes.findSpecial(ts, o, FREEZE);
        if (method == null) {
            throw Errors.typeError(ts, "cannot freeze '" + PyType.of(o).fullName() + "' object");
        }
        PyObject given;
        try (var held = ts.hold(method)) {
            given = Calls.call(ts, method);
        }
        if (given == o) {
            return o;
        }
        try (var held = ts.hold(given)) {
            return frozen(given);
        }
    }

    /** A tuple of the items frozen; {@code items} itself, which the caller holds, where all are. */
    @CleanPoint
    private PyObject items(PyTuple items) {
        boolean changed = false;
        try (Scratch parts = new Scratch(ts, items.size())) {
            for (PyObject item : items.array()) {
                PyObject part = frozen(item);
                changed |= part != item;
                parts.add(part);
            }
            return changed ? PyTuple.adopt(ts, parts.moveOut()) : items;
        }
    }

    @CleanPoint
    private PyObject elements(PyObject set) {
        PyTuple now = Iteration.toTuple(ts, set);
        try (var held = ts.hold(now)) {
            PyObject parts = items(now);
            try (var heldParts = ts.hold(parts)) {
                return PyFrozenSet.from(ts, parts);
            }
        }
    }

    /** {@code items} is the caller's alone, or never changes. */
    @CleanPoint
    private PyObject entries(PyDict items) {
        PyObject keys = Iteration.iter(ts, items);
        PyDict frozen = new PyDict(ts, items.size());
        try (var held = ts.hold(frozen);
                var heldKeys = ts.hold(keys)) {
            for (PyObject key; (key = Iteration.next(ts, keys)) != null; ) {
                try (var heldKey = ts.hold(key)) {
                    PyObject newKey = frozen(key);
                    try (var heldNew = ts.hold(newKey)) {
                        PyObject value = frozen(items.get(ts, key));
                        try (var heldValue = ts.hold(value)) {
                            frozen.put(ts, newKey, value);
                        }
                    }
                }
            }
            return new PyFrozenDict(ts, frozen);
        }
    }
}
