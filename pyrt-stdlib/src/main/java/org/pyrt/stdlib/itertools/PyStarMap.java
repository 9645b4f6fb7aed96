package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** What a function returns for each of an iterator's items, which are its arguments. */
@ExposedType(name = "starmap")
final class PyStarMap extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("starmap", new PyStarMapAdapter()).doc("starmap(function, iterable, /)\n--\n\nWhat the function returns for each tuple of arguments.").build();

    private static final int FUNCTION = 0;
    private static final int ITERATOR = 1;

    private PyStarMap(ThreadState ts, PyType type, PyObject function, PyObject iterator) {
        super(ts, type, TYPE, function, iterator);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts, PyType type, PyObject function, @PositionalOnly PyObject iterable, @VarKeywords PyDict keywords) {
        IteratorMethods.refuseKeywords(ts, type, TYPE, keywords);
        return new PyStarMap(ts, type, function, Iteration.iter(ts, iterable));
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        PyObject args = nextOf(ts, ITERATOR);
        if (args == null) {
            return null;
        }
        try (var held = ts.hold(args)) {
            PyTuple tuple = Iteration.toTuple(ts, args);
            try (var heldTuple = ts.hold(tuple)) {
                return Calls.call(ts, load(ts, FUNCTION), tuple.array(), null);
            }
        }
    }
}
