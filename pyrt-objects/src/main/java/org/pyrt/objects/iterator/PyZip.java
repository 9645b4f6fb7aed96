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
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Gives tuples of one item of each of several iterators, as long as all have one. */
@ExposedType(name = "zip")
@HandWrittenSlots("the last iterator dies first, as in CPython's tuple of them")
public final class PyZip extends BuiltinIterator {

    /** The type zip. */
    public static final PyType TYPE =
            PyType.builtin("zip", new PyZipAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .doc("zip(*iterables, strict=False)\n--\n\nTuples of one item of each iterable.\n\n>>> list(zip('ab', [3, 4, 5]))\n[('a', 3), ('b', 4)]")
                    .build();

    @Slot private final PyObject[] iterators;
    private boolean strict;
    private boolean cleared;

    private PyZip(ThreadState ts, PyType type, PyObject[] iterators, boolean strict) {
        super(ts, type, TYPE);
        this.iterators = iterators;
        this.strict = strict;
        for (PyObject iterator : iterators) {
            ts.trackFor(this, iterator);
        }
    }

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nPair the items of iterables; if strict, they must have the same length.")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            @VarArgs PyObject[] iterables,
            @KeywordOnly @Default("False") boolean strict) {
        return new PyZip(ts, type, IteratorArray.over(ts, iterables, 0), strict);
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        int mark = ts.holdMark();
        PyObject[] items = IteratorArray.next(ts, "zip", iterators, strict);
        if (items == null) {
            return null;
        }
        PyTuple tuple = PyTuple.of(ts, items);
        ts.unholdTo(mark);
        return tuple;
    }

    @Override
    @CleanPoint
    protected PyObject advanceUnpacked(ThreadState ts, PyObject[] target, int at) {
        if (iterators.length != 2) {
            return advance(ts);
        }
        int mark = ts.holdMark();
        PyObject[] items = IteratorArray.next(ts, "zip", iterators, strict);
        if (items == null) {
            return null;
        }
        target[at] = items[0];
        target[at + 1] = items[1];
        ts.unholdTo(mark);
        return PAIR;
    }

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nReturn self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "__next__($self, /)\n--\n\nReturn the next tuple.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyZip self) {
        return self.advance(ts);
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nReturn state information for pickling.")
    PyObject reduce(ThreadState ts) {
        PyTuple all = PyTuple.of(ts, iterators.clone());
        return strict ? PyTuple.of(ts, type(), all, PyBool.TRUE) : PyTuple.of(ts, type(), all);
    }

    @ExposedMethod(name = "__setstate__", doc = "__setstate__($self, object, /)\n--\n\nSet state information for unpickling.")
    void setState(@PositionalOnly boolean state) {
        strict = state;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        for (int i = 0; i < iterators.length && !cleared; i++) {
            visitor.visit(iterators[i]);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        if (!cleared) {
            cleared = true;
            for (int i = iterators.length; --i >= 0; ) {
                Refs.decref(ts, iterators[i]);
            }
        }
        super.clear(ts);
    }
}
