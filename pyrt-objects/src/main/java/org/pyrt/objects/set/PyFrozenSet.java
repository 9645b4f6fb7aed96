package org.pyrt.objects.set;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** A frozenset. Instances of subclasses are {@link PyFrozenSetSub}. */
public class PyFrozenSet extends PyAnySet {

    /** The type frozenset. */
    public static final PyType TYPE =
            PyType.builtin("frozenset", new FrozenSetMethodsAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_WEAKREF | PyType.MATCH_SELF)
                    .ownLayout()
                    .doc("frozenset(iterable=(), /)\n--\n\nAn unordered collection of different hashable elements that does not change.")
                    .build();

    /** The hash, or -1 as long as nobody asked. Racing threads write the same. */
    private long hash = -1;

    /** A floating empty frozenset. */
    public PyFrozenSet(ThreadState ts) {
        super(ts);
    }

    /** {@code frozenset(iterable)}, floating: an exact frozenset itself. */
    @CleanPoint
    public static PyFrozenSet from(ThreadState ts, PyObject iterable) {
        return iterable.getClass() == PyFrozenSet.class
                ? (PyFrozenSet) iterable
                : fill(ts, new PyFrozenSet(ts), iterable);
    }

    /** Adds elements to a frozenset that is the caller's alone, floating, and returns it. */
    @CleanPoint
    static PyFrozenSet fill(ThreadState ts, @Floating PyFrozenSet set, PyObject iterable) {
        try (var held = ts.hold(set)) {
            SetOperations.update(ts, set, iterable);
            held.moveOut();
            return set;
        }
    }

    /** The hash, which does not depend on the order of the elements. */
    public final long hash() {
        long h = hash;
        if (h == -1) {
            h = computeHash();
            hash = h;
        }
        return h;
    }

    private long computeHash() {
        long h = 0;
        SetTable t = table();
        for (int k = t.next(0); k >= 0; k = t.next(k + 1)) {
            h ^= shuffle(t.hashes[k]);
        }
        h ^= (size() + 1) * 1927868237L;
        h ^= h >>> 11 ^ h >>> 25;
        h = h * 69069 + 907133923;
        return h == -1 ? 590923713 : h;
    }

    /** Spreads what nearby hashes differ in. */
    private static long shuffle(long h) {
        return (h ^ 89869747 ^ h << 16) * 3644798167L;
    }

    @Override
    final boolean isFrozen() {
        return true;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
