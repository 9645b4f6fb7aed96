package org.pyrt.objects.type;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;

/** Assignment to {@code __bases__}. Source: CPython 3.14 Objects/typeobject.c, type_set_bases. */
final class Rebasing {

    private Rebasing() {}

    /** Gives a heap type other bases; the world stops meanwhile. Raises TypeError, having done nothing, if that cannot be. */
    @CleanPoint
    static void setBases(ThreadState ts, PyType type, PyObject value) {
        String name = type.name();
        if (!(value instanceof PyTuple tuple)) {
            throw Errors.typeError(
                    ts, "can only assign tuple to " + name + ".__bases__, not " + PyType.of(value).fullName());
        }
        if (tuple.size() == 0) {
            throw Errors.typeError(ts, "can only assign non-empty tuple to " + name + ".__bases__, not ()");
        }
        PyType[] bases = new PyType[tuple.size()];
        for (int i = 0; i < bases.length; i++) {
            if (!(tuple.get(i) instanceof PyType b)) {
                throw Errors.typeError(
                        ts,
                        name + ".__bases__ must be tuple of classes, not '" + PyType.of(tuple.get(i)).fullName() + "'");
            }
            if (b.isSubtypeOf(type)) {
                throw Errors.typeError(ts, "a __bases__ item causes an inheritance cycle");
            }
            bases[i] = b;
        }
        PyType base = TypeFactory.bestBase(ts, bases);
        int shape = PyType.HAS_DICT | PyType.HAS_WEAKREF;
        PyType old = type.base();
        if (!old.layout().matches(base.layout()) || (old.flags() & shape) != (base.flags() & shape)) {
            throw Errors.typeError(
                    ts,
                    "__bases__ assignment: '" + base.fullName() + "' object layout differs from '" + old.fullName() + "'");
        }
        Mro.linearize(ts, type, bases);
        boolean done;
        ts.registry.stopTheWorld(ts);
        try {
            done = replace(ts, type, base, bases);
        } finally {
            ts.registry.startTheWorld(ts);
        }
        if (!done) {
            throw Errors.typeError(ts, "Cannot create a consistent method resolution order (MRO) for a subclass of " + name);
        }
    }

    private static boolean replace(ThreadState ts, PyType type, PyType base, PyType[] bases) {
        PyType[] oldBases = type.bases();
        PyType oldBase = type.base();
        type.setBases(ts, base, bases);
        List<PyType> changed = new ArrayList<>();
        List<PyType[]> before = new ArrayList<>();
        if (!reorder(ts, type, changed, before)) {
            for (int i = changed.size(); --i >= 0; ) {
                changed.get(i).setMro(ts, before.get(i));
            }
            type.setBases(ts, oldBase, oldBases);
            return false;
        }
        for (PyType b : oldBases) {
            b.removeSubclass(type);
        }
        for (PyType b : bases) {
            b.addSubclass(type);
        }
        for (PyType t : changed) {
            t.setSlots(SlotTable.compute(ts, t));
        }
        type.modified();
        return true;
    }

    /** Recomputes the mro of a type and of all below it; false if one has none. */
    private static boolean reorder(ThreadState ts, PyType type, List<PyType> changed, List<PyType[]> before) {
        PyType[] order = Mro.merge(type, type.bases());
        if (order == null) {
            return false;
        }
        changed.add(type);
        before.add(type.mro());
        type.setMro(ts, order);
        for (PyType t : type.subclasses()) {
            if (!reorder(ts, t, changed, before)) {
                return false;
            }
        }
        return true;
    }
}
