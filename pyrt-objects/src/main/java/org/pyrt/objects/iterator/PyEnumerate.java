package org.pyrt.objects.iterator;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Gives the items of an iterator, each with its number. */
@ExposedType(name = "enumerate")
public final class PyEnumerate extends BuiltinIterator {

    /** The type enumerate. */
    public static final PyType TYPE =
            PyType.builtin("enumerate", new PyEnumerateAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .doc("enumerate(iterable, start=0)\n--\n\nPairs of number and item.")
                    .build();

    @Slot final PyObject iterator;
    private PyInt number;
    boolean cleared;

    private PyEnumerate(ThreadState ts, PyType type, PyObject iterator, PyInt start) {
        super(ts, type, TYPE);
        this.iterator = iterator;
        this.number = start;
        Refs.incref(ts, iterator);
        ts.trackFor(this, iterator);
    }

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nNumber the items of an iterable, from start on.")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject iterable, @Default("0") PyObject start) {
        PyInt first = Sizes.index(ts, start);
        return new PyEnumerate(ts, type, Iteration.iter(ts, iterable), first);
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        PyObject item = Iteration.next(ts, iterator);
        if (item == null) {
            return null;
        }
        return PyTuple.of(ts, count(), item);
    }

    @Override
    @CleanPoint
    protected PyObject advanceUnpacked(ThreadState ts, PyObject[] target, int at) {
        PyObject item = Iteration.next(ts, iterator);
        if (item == null) {
            return null;
        }
        target[at] = count();
        target[at + 1] = item;
        return PAIR;
    }

    /** The number of the item that was fetched. */
    private PyInt count() {
        PyInt n = number;
        number =
                n instanceof SmallInt small && small.value != Long.MAX_VALUE
                        ? SmallInt.of(small.value + 1)
                        : PyInt.of(n.bigValue().add(BigInteger.ONE));
        return n;
    }

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nReturn self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "__next__($self, /)\n--\n\nReturn the next pair.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyEnumerate self) {
        return self.advance(ts);
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nReturn state information for pickling.")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, type(), PyTuple.of(ts, iterator, number));
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyEnumerateSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyEnumerateSlots.clear(ts, this);
        super.clear(ts);
    }
}
