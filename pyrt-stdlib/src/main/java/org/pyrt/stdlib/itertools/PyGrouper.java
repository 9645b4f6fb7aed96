package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The items of one run of a groupby. */
@ExposedType(name = "_grouper")
final class PyGrouper extends SlotIterator {

    static final PyType TYPE =
            PyType.builtin("itertools._grouper", new PyGrouperAdapter()).include(new IteratorMethodsAdapter()).ownLayout().build();

    private static final int PARENT = 0;
    private static final int TARGET_KEY = 1;

    private final long number;

    PyGrouper(ThreadState ts, PyGroupBy parent, PyObject key, long number) {
        super(ts, TYPE, TYPE, parent, key);
        this.number = number;
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        PyGroupBy parent = (PyGroupBy) load(ts, PARENT);
        PyObject target = load(ts, TARGET_KEY);
        try (var held = ts.hold(parent);
                var heldTarget = ts.hold(target)) {
            return parent == null ? null : parent.nextOfRun(ts, number, target);
        }
    }
}
