package org.pyrt.objects.iterator;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Gives what a function returns for the items of one or several iterators. */
@ExposedType(name = "map")
@HandWrittenSlots("the last iterator dies first, as in CPython's tuple of them")
public final class PyMap extends BuiltinIterator {

    /** The type map. */
    public static final PyType TYPE =
            PyType.builtin("map", new PyMapAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .doc("map(function, iterable, /, *iterables, strict=False)\n--\n\nWhat a function returns for the items of the iterables.")
                    .build();

    @Slot private final PyObject function;
    @Slot private final PyObject[] iterators;
    private boolean strict;
    private boolean cleared;

    private PyMap(ThreadState ts, PyType type, PyObject function, PyObject[] iterators, boolean strict) {
        super(ts, type, TYPE);
        this.function = function;
        this.iterators = iterators;
        this.strict = strict;
        Refs.incref(ts, function);
        ts.trackFor(this, function);
        for (PyObject iterator : iterators) {
            ts.trackFor(this, iterator);
        }
    }

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nApply a function to the items of iterables; if strict, they must have the same length.")
    @CleanPoint
    static PyObject make(
            ThreadState ts, PyType type, @VarArgs PyObject[] args, @KeywordOnly @Default("False") boolean strict) {
        if (args.length < 2) {
            throw Errors.typeError(ts, "map() must have at least two arguments.");
        }
        return new PyMap(ts, type, args[0], IteratorArray.over(ts, args, 1), strict);
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        if (iterators.length == 1) {
            PyObject x = Iteration.next(ts, iterators[0]);
            if (x == null) {
                return null;
            }
            try (var held = ts.hold(x)) {
                return Calls.call(ts, function, x);
            }
        }
        int mark = ts.holdMark();
        PyObject[] items = IteratorArray.next(ts, "map", iterators, strict);
        if (items == null) {
            return null;
        }
        try {
            return Calls.call(ts, function, items, null);
        } finally {
            IteratorArray.release(ts, mark, items, items.length);
        }
    }

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nReturn self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "__next__($self, /)\n--\n\nReturn the next result.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyMap self) {
        return self.advance(ts);
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nReturn state information for pickling.")
    PyObject reduce(ThreadState ts) {
        PyTuple all = PyTuple.of(ts, Calls.prepend(function, iterators));
        return strict ? PyTuple.of(ts, type(), all, PyBool.TRUE) : PyTuple.of(ts, type(), all);
    }

    @ExposedMethod(name = "__setstate__", doc = "__setstate__($self, object, /)\n--\n\nSet state information for unpickling.")
    void setState(@PositionalOnly boolean state) {
        strict = state;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        if (!cleared) {
            visitor.visit(function);
            for (PyObject iterator : iterators) {
                visitor.visit(iterator);
            }
        }
    }

    @Override
    public void clear(ThreadState ts) {
        if (!cleared) {
            cleared = true;
            for (int i = iterators.length; --i >= 0; ) {
                Refs.decref(ts, iterators[i]);
            }
            Refs.decref(ts, function);
        }
        super.clear(ts);
    }
}
