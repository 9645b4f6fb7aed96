package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The items of an iterator whose selector, from another iterator, is true. */
@ExposedType(name = "compress")
final class PyCompress extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("compress", new PyCompressAdapter()).doc("compress(data, selectors)\n--\n\nThe data whose selector is true.").build();

    private static final int DATA = 0;
    private static final int SELECTORS = 1;

    private PyCompress(ThreadState ts, PyType type, PyObject data, PyObject selectors) {
        super(ts, type, TYPE, data, selectors);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject data, PyObject selectors) {
        PyObject first = Iteration.iter(ts, data);
        try (var held = ts.hold(first)) {
            return new PyCompress(ts, type, first, Iteration.iter(ts, selectors));
        }
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        while (true) {
            PyObject item = nextOf(ts, DATA);
            if (item == null) {
                return null;
            }
            try (var held = ts.hold(item)) {
                PyObject selector = nextOf(ts, SELECTORS);
                if (selector == null) {
                    return null;
                }
                if (isTrue(ts, selector)) {
                    return held.moveOut();
                }
            }
        }
    }
}
