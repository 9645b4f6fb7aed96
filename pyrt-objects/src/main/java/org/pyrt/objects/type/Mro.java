package org.pyrt.objects.type;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** Method resolution orders: C3, or what a metaclass's {@code mro} says. Source: CPython 3.14 Objects/typeobject.c. */
final class Mro {

    private static final PyStr MRO = PyStr.interned("mro");

    private Mro() {}

    /**
     * The order of a type with these bases, the type itself first; null if there is none: then each of {@code stuck}, a set, stands behind another in some order.
     * Neither raises nor runs Python code.
     */
    static PyType[] merge(PyType type, PyType[] bases, Set<PyType> stuck) {
        if (bases.length == 1) {
            PyType[] of = bases[0].mro();
            PyType[] result = new PyType[of.length + 1];
            result[0] = type;
            System.arraycopy(of, 0, result, 1, of.length);
            return result;
        }
        PyType[][] lists = new PyType[bases.length + 1][];
        for (int i = 0; i < bases.length; i++) {
            lists[i] = bases[i].mro();
        }
        lists[bases.length] = bases;
        int[] heads = new int[lists.length];
        List<PyType> result = new ArrayList<>();
        result.add(type);
        for (; ; ) {
            boolean empty = true;
            PyType next = null;
            for (int i = 0; i < lists.length && next == null; i++) {
                if (heads[i] < lists[i].length) {
                    empty = false;
                    PyType candidate = lists[i][heads[i]];
                    if (!inTail(lists, heads, candidate)) {
                        next = candidate;
                    }
                }
            }
            if (empty) {
                return result.toArray(new PyType[0]);
            }
            if (next == null) {
                for (int i = 0; i < lists.length; i++) {
                    if (heads[i] < lists[i].length) {
                        stuck.add(lists[i][heads[i]]);
                    }
                }
                return null;
            }
            result.add(next);
            for (int i = 0; i < lists.length; i++) {
                if (heads[i] < lists[i].length && lists[i][heads[i]] == next) {
                    heads[i]++;
                }
            }
        }
    }

    private static boolean inTail(PyType[][] lists, int[] heads, PyType type) {
        for (int i = 0; i < lists.length; i++) {
            for (int k = heads[i] + 1; k < lists[i].length; k++) {
                if (lists[i][k] == type) {
                    return true;
                }
            }
        }
        return false;
    }

    /** C3, or the TypeError that says why there is no order. */
    static PyType[] linearize(ThreadState ts, PyType type, PyType[] bases) {
        for (PyType b : bases) {
            if (!b.isOrdered()) {
                throw Errors.typeError(ts, "Cannot extend an incomplete type '" + b.name() + "'");
            }
        }
        for (int i = 0; i < bases.length; i++) {
            for (int k = i + 1; k < bases.length; k++) {
                if (bases[i] == bases[k]) {
                    throw Errors.typeError(ts, "duplicate base class " + bases[i].name());
                }
            }
        }
        Set<PyType> stuck = new LinkedHashSet<>();
        PyType[] order = merge(type, bases, stuck);
        if (order == null) {
            StringBuilder names = new StringBuilder();
            for (PyType b : stuck) {
                names.append(names.length() == 0 ? "" : ", ").append(b.name());
            }
            throw Errors.typeError(ts, "Cannot create a consistent method resolution order (MRO) for bases " + names);
        }
        return order;
    }

    /**
     * Gives a type the order that {@link #compute} finds; false if the type got another one meanwhile, from the {@code mro()} of its metaclass:
     * that one stays.
     */
    @CleanPoint
    static boolean install(ThreadState ts, PyType type) {
        PyType[] old = type.mro();
        PyType[] order = compute(ts, type, type.bases());
        if (type.mro() != old) {
            return false;
        }
        type.setMro(ts, order);
        type.modified();
        return true;
    }

    /** The order that a new type, or one with new bases, is to have: what {@code mro()} of its metaclass returns. */
    @CleanPoint
    static PyType[] compute(ThreadState ts, PyType type, PyType[] bases) {
        PyType meta = type.type();
        PyObject method = meta == PyType.TYPE ? null : meta.lookup(ts, MRO);
        if (method == null || method instanceof PyMethodDescriptor) {
            return linearize(ts, type, bases);
        }
        PyObject bound = Descriptors.get(ts, method, type, meta);
        PyTuple order;
        try (var held = ts.hold(bound)) {
            PyObject result = Calls.call(ts, bound);
            try (var heldResult = ts.hold(result)) {
                order = Iteration.toTuple(ts, result);
                return checked(ts, type, order);
            }
        }
    }

    private static PyType[] checked(ThreadState ts, PyType type, PyTuple order) {
        if (order.size() == 0) {
            throw Errors.typeError(ts, "type MRO must not be empty");
        }
        PyType[] result = new PyType[order.size()];
        for (int i = 0; i < result.length; i++) {
            if (!(order.get(i) instanceof PyType t)) {
                throw Errors.typeError(ts, "mro() returned a non-class ('" + PyType.of(order.get(i)).fullName() + "')");
            }
            if (!type.layout().extendsLayout(t.layout())) {
                throw Errors.typeError(ts, "mro() returned base with unsuitable layout ('" + t.fullName() + "')");
            }
            result[i] = t;
        }
        for (PyType t : result) {
            if (t != type && !inherits(type, t)) {
                t.addFollower(type);
            }
        }
        return result;
    }

    private static boolean inherits(PyType type, PyType from) {
        for (PyType base : type.bases()) {
            for (PyType t : base.mro()) {
                if (t == from) {
                    return true;
                }
            }
        }
        return false;
    }
}
