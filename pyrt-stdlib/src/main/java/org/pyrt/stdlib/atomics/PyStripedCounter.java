package org.pyrt.stdlib.atomics;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** A counter that many threads add to and few read. */
@ExposedType(name = "StripedCounter")
final class PyStripedCounter extends Counted {

    static final PyType TYPE =
            PyType.builtin("pyrt.atomics.StripedCounter", new PyStripedCounterAdapter())
                    .flags(PyType.HAS_WEAKREF)
                    .doc("StripedCounter()\n--\n\nA counter that many threads add to and few read.")
                    .ownLayout()
                    .build();

    private final Stripes stripes = new Stripes(Runtime.getRuntime().availableProcessors());

    private PyStripedCounter(ThreadState ts) {
        super(ts);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type) {
        return new PyStripedCounter(ts);
    }

    @ExposedMethod(doc = "add($self, n, /)\n--\n\nAdd n, an int of 64 bits.")
    void add(@PositionalOnly long n) {
        stripes.add(n);
    }

    @ExposedMethod(doc = "increment($self, /)\n--\n\nAdd 1.")
    void increment() {
        stripes.add(1);
    }

    @ExposedMethod(doc = "sum($self, /)\n--\n\nWhat was added before the call, with some of what is added during it.")
    PyObject sum() {
        return PyInt.of(stripes.sum());
    }

    @ExposedMethod(doc = "reset($self, /)\n--\n\nBegin again at 0 and return what was counted; each addition is in one result.")
    PyObject reset() {
        return PyInt.of(stripes.reset());
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
