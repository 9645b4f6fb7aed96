package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The items of one iterable after another. */
@ExposedType(name = "chain")
final class PyChain extends SlotIterator {

    static final PyType TYPE =
            IteratorMethods.type("chain", new PyChainAdapter()).generic().doc("chain(*iterables)\n--\n\nThe items of the first iterable, then those of the next, and so on.").build();

    private static final int SOURCE = 1;
    private static final int ACTIVE = 0;

    private PyChain(ThreadState ts, PyType type, PyObject source) {
        super(ts, type, TYPE, null, source);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] iterables, @VarKeywords PyDict keywords) {
        IteratorMethods.refuseKeywords(ts, type, TYPE, keywords);
        return new PyChain(ts, type, Iteration.iter(ts, PyTuple.of(ts, iterables.clone())));
    }

    @ExposedMethod(name = "from_iterable", kind = ExposedMethod.Kind.CLASS, doc = "Chain the iterables that an iterable gives.")
    @CleanPoint
    static PyObject fromIterable(ThreadState ts, PyType type, @PositionalOnly PyObject iterable) {
        return new PyChain(ts, type, Iteration.iter(ts, iterable));
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        while (load(ts, SOURCE) != null) {
            if (load(ts, ACTIVE) == null && !open(ts)) {
                return null;
            }
            PyObject item = nextOf(ts, ACTIVE);
            if (item != null) {
                return item;
            }
            drop(ts, ACTIVE);
        }
        return null;
    }

    /** Goes on to the next iterable; false if there is none. */
    @CleanPoint
    private boolean open(ThreadState ts) {
        boolean done = false;
        try {
            PyObject iterable = nextOf(ts, SOURCE);
            if (iterable == null) {
                return false;
            }
            try (var held = ts.hold(iterable)) {
                store(ts, ACTIVE, Iteration.iter(ts, iterable));
            }
            done = true;
            return true;
        } finally {
            if (!done) {
                drop(ts, SOURCE);
            }
        }
    }
}
