package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.sequence.Elements;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.sequence.PySequenceIterator;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.objects.type.PythonSlot;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** Iteration over any object. */
public final class Iteration {

    private static final PyStr NEXT = PyStr.interned("__next__");

    private Iteration() {}

    /** {@code iter(o)}, floating. */
    @CleanPoint
    public static PyObject iter(ThreadState ts, @Floating PyObject o) {
        PyType type = PyType.of(o);
        TypeSlot slot = type.slot(SlotId.ITER);
        if (slot == null) {
            if (isIndexed(type) || o instanceof Indexed) {
                return new PySequenceIterator(ts, o);
            }
            throw Errors.typeError(ts, "'" + type.fullName() + "' object is not iterable");
        }
        PyObject iterator;
        try (var held = ts.hold(o)) {
            iterator = slot.call0(ts, o);
        }
        if (!(iterator instanceof PyIterator) && PyType.of(iterator).slot(SlotId.NEXT) == null) {
            String name = PyType.of(iterator).fullName();
            Refs.discard(ts, iterator);
            throw Errors.typeError(ts, "iter() returned non-iterator of type '" + name + "'");
        }
        return iterator;
    }

    /** Whether items are had by number: a class written in Python may always mean that, a builtin type that is a sequence. */
    private static boolean isIndexed(PyType type) {
        TypeSlot slot = type.slot(SlotId.GETITEM);
        return slot != null && !type.has(PyType.MAPPING) && (slot instanceof PythonSlot || type.has(PyType.SEQUENCE));
    }

    /** The iterator's next item, floating; null at the end (StopIteration raised by a method written in Python is swallowed). */
    @CleanPoint
    public static PyObject next(ThreadState ts, PyObject iterator) {
        if (iterator instanceof PyIterator it) {
            return it.next(ts);
        }
        TypeSlot slot = PyType.of(iterator).slot(SlotId.NEXT);
        if (slot == null) {
            throw Errors.typeError(ts, "'" + PyType.of(iterator).fullName() + "' object is not an iterator");
        }
        return slot.call0(ts, iterator);
    }

    /** The iterator's next item, floating; at the end StopIteration is raised, with the value or as the very one that the iterator raises. */
    @CleanPoint
    public static PyObject nextOrStop(ThreadState ts, PyObject iterator) {
        if (iterator instanceof ValuedIterator v) {
            return v.nextOrStop(ts);
        }
        if (PyType.of(iterator).slot(SlotId.NEXT) instanceof PythonSlot) {
            PyObject method = Attributes.findSpecial(ts, iterator, NEXT);
            try (var held = ts.hold(method)) {
                return Calls.call(ts, method);
            }
        }
        PyObject item = next(ts, iterator);
        if (item == null) {
            throw Errors.stopIteration(ts, null);
        }
        return item;
    }

    /** {@code tuple(o)}, floating: an exact tuple itself, otherwise a new one. */
    @CleanPoint
    public static PyTuple toTuple(ThreadState ts, @Floating PyObject o) {
        if (o.getClass() == PyTuple.class) {
            return (PyTuple) o;
        }
        PyObject[] now = Elements.ofContainer(ts, o);
        if (now != null) {
            return PyTuple.adopt(ts, now);
        }
        PyObject iterator = iter(ts, o);
        try (var held = ts.hold(iterator);
                Scratch items = new Scratch(ts, 8)) {
            for (PyObject x; (x = next(ts, iterator)) != null; ) {
                items.add(x);
            }
            return PyTuple.adopt(ts, items.moveOut());
        }
    }
}
