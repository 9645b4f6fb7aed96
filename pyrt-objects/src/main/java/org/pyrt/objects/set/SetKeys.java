package org.pyrt.objects.set;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** Looking up what may be a set itself: that is unhashable, so a frozenset of its elements is looked for. */
final class SetKeys {

    private SetKeys() {}

    @CleanPoint
    static boolean contains(ThreadState ts, PyAnySet set, PyObject key) {
        if (!isUnhashableSet(key)) {
            return set.contains(ts, key);
        }
        PyFrozenSet frozen = PyFrozenSet.from(ts, key);
        try (var held = ts.hold(frozen)) {
            return set.contains(ts, frozen);
        }
    }

    @CleanPoint
    static boolean delete(ThreadState ts, PySet set, PyObject key) {
        if (!isUnhashableSet(key)) {
            return set.delete(ts, key);
        }
        PyFrozenSet frozen = PyFrozenSet.from(ts, key);
        try (var held = ts.hold(frozen)) {
            return set.delete(ts, frozen);
        }
    }

    private static boolean isUnhashableSet(PyObject key) {
        return key instanceof PySet && PyType.of(key).slot(SlotId.HASH) == null;
    }
}
