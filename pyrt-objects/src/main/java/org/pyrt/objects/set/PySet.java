package org.pyrt.objects.set;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** A set. Instances of subclasses are {@link PySetSub}. */
public class PySet extends PyAnySet {

    /** The type set. */
    public static final PyType TYPE =
            PyType.builtin("set", new SetMethodsAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_WEAKREF | PyType.MATCH_SELF)
                    .ownLayout()
                    .doc("set(iterable=(), /)\n--\n\nAn unordered collection of different hashable elements.")
                    .build();

    /** A floating empty set. */
    public PySet(ThreadState ts) {
        super(ts);
    }

    /** {@code set(iterable)}, floating. */
    @CleanPoint
    public static PySet from(ThreadState ts, PyObject iterable) {
        PySet set = new PySet(ts);
        try (var held = ts.hold(set)) {
            SetOperations.update(ts, set, iterable);
            held.moveOut();
            return set;
        }
    }

    /** Makes {@code element} an element. Raises TypeError if it is unhashable. */
    @CleanPoint
    public final void add(ThreadState ts, PyObject element) {
        insert(ts, element);
    }

    /** Adds all items of {@code iterable}. Raises TypeError if one is unhashable. */
    @CleanPoint
    public final void update(ThreadState ts, PyObject iterable) {
        SetOperations.update(ts, this, iterable);
    }

    /** Removes {@code element}; false if it was none. Raises TypeError if it is unhashable. */
    @CleanPoint
    public final boolean discard(ThreadState ts, PyObject element) {
        return delete(ts, element);
    }

    @Override
    final boolean isFrozen() {
        return false;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
