package org.pyrt.objects.type;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;

/**
 * Assignment to {@code __bases__}. Where a metaclass has an {@code mro()} of its own, Python code runs on the way, which may assign bases again:
 * what it did last stays. Source: CPython 3.14 Objects/typeobject.c, type_set_bases.
 */
final class Rebasing {

    private Rebasing() {}

    /** Gives a heap type other bases. Raises TypeError, having done nothing, if that cannot be. */
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
            if (b.isSubtypeOf(type) || b.isOrdered() && b.isBelow(type)) {
                throw Errors.typeError(ts, "a __bases__ item causes an inheritance cycle");
            }
            bases[i] = b;
        }
        PyType base = TypeFactory.bestBase(ts, bases);
        int shape = PyType.HAS_DICT | PyType.HAS_WEAKREF;
        PyType old = type.base();
        if (TypeNames.isCollected(base) != TypeNames.isCollected(old)) {
            throw Errors.typeError(
                    ts, "__bases__ assignment: '" + base.fullName() + "' deallocator differs from '" + old.fullName() + "'");
        }
        if (!old.layout().matches(base.layout()) || (old.flags() & shape) != (base.flags() & shape)) {
            throw Errors.typeError(
                    ts,
                    "__bases__ assignment: '" + base.fullName() + "' object layout differs from '" + old.fullName() + "'");
        }
        int mark = ts.holdMark();
        PyType oldBase = type.base();
        PyType[] oldBases = type.bases();
        PyTuple oldShown = type.shownBases(ts);
        ts.pushHold(oldShown);
        ts.pushHold(oldBase);
        for (PyType b : oldBases) {
            ts.pushHold(b);
        }
        try {
            type.setBases(ts, base, bases, tuple);
            List<Change> changes = new ArrayList<>();
            try {
                reorder(ts, type, changes);
            } catch (Raised e) {
                undo(ts, changes);
                if (type.bases() == bases) {
                    type.setBases(ts, oldBase, oldBases, oldShown);
                }
                throw e;
            }
            if (type.bases() == bases) {
                settle(ts, type, oldBases);
            }
        } finally {
            ts.unholdTo(mark);
        }
    }

    /** A type that got another order. */
    @SuppressWarnings("UncountedField") // held while the bases change
    private record Change(PyType type, PyType[] before, PyType[] now) {}

    /** Recomputes the order of a type and of all below it, which their metaclasses may do by Python code. */
    @CleanPoint
    private static void reorder(ThreadState ts, PyType type, List<Change> changes) {
        PyType[] before = type.mro();
        ts.pushHold(type);
        for (PyType t : before) {
            ts.pushHold(t);
        }
        if (!Mro.install(ts, type)) {
            return;
        }
        changes.add(new Change(type, before, type.mro()));
        for (PyType t : type.subclasses()) {
            reorder(ts, t, changes);
        }
    }

    /** Takes the orders back, but for those that changed again. */
    private static void undo(ThreadState ts, List<Change> changes) {
        for (int i = changes.size(); --i >= 0; ) {
            Change c = changes.get(i);
            if (c.type.mro() == c.now) {
                c.type.setMro(ts, c.before);
                c.type.modified();
            }
        }
    }

    /** What follows from the new bases: whose subclass the type is, and the slots of it and all below. */
    @CleanPoint
    private static void settle(ThreadState ts, PyType type, PyType[] oldBases) {
        ts.registry.stopTheWorld(ts);
        try {
            for (PyType b : oldBases) {
                b.removeSubclass(type);
            }
            for (PyType b : type.bases()) {
                b.addSubclass(type);
            }
            computeSlots(ts, type);
            type.modified();
        } finally {
            ts.registry.startTheWorld(ts);
        }
    }

    private static void computeSlots(ThreadState ts, PyType type) {
        type.setSlots(SlotTable.compute(ts, type));
        for (PyType t : type.subclasses()) {
            computeSlots(ts, t);
        }
    }
}
