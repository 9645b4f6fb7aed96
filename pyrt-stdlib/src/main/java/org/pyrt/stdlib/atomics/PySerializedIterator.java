package org.pyrt.stdlib.atomics;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.ValuedIterator;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * An iterator that threads share: one at a time advances the iterator within, so that each item goes to one of them. Its methods wait for the thread that is
 * in there. Source: what CPython 3.15 documents for {@code threading.serialize_iterator}.
 */
@ExposedType(name = "serialize_iterator")
final class PySerializedIterator extends Counted implements ValuedIterator {

    static final PyType TYPE =
            PyType.builtin("pyrt.atomics.serialize_iterator", new PySerializedIteratorAdapter())
                    .flags(PyType.HAS_WEAKREF)
                    .doc("serialize_iterator(iterable, /)\n--\n\nAn iterator that threads share: each item goes to one of them.")
                    .ownLayout()
                    .build();

    private static final PyStr SEND = PyStr.interned("send");
    private static final PyStr THROW = PyStr.interned("throw");
    private static final PyStr CLOSE = PyStr.interned("close");
    private static final int ITERATOR = 0;

    /** The iterator; null once a collector has taken it, which reads as an end. */
    @Slot final PyObject[] slots = new PyObject[1];

    private final IteratorLock lock;

    private PySerializedIterator(ThreadState ts, PyObject iterator) {
        super(ts);
        lock = new IteratorLock(ts);
        Slots.init(ts, slots, ITERATOR, iterator);
        ts.trackFor(this, iterator);
    }

    /** One over {@code iterable}, floating. */
    @CleanPoint
    static PySerializedIterator over(ThreadState ts, PyObject iterable) {
        return new PySerializedIterator(ts, Iteration.iter(ts, iterable));
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly PyObject iterable) {
        return over(ts, iterable);
    }

    @ExposedMethod(name = "__iter__")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__")
    @CleanPoint
    PyObject next(ThreadState ts) {
        PyObject item = resume(ts);
        if (ts.yielded) {
            return item;
        }
        Refs.discard(ts, item);
        return null;
    }

    @Override
    @CleanPoint
    public PyObject resume(ThreadState ts) {
        lock.enter(ts, this);
        try {
            PyObject iterator = Slots.load(ts, slots, ITERATOR);
            try (var held = ts.hold(iterator)) {
                if (iterator instanceof ValuedIterator v) {
                    return v.resume(ts);
                }
                PyObject item = iterator == null ? null : Iteration.next(ts, iterator);
                ts.yielded = item != null;
                return item;
            }
        } finally {
            lock.leave(ts);
        }
    }

    @ExposedMethod(doc = "send($self, value, /)\n--\n\nSend a value to the generator within.")
    @CleanPoint
    static PyObject send(ThreadState ts, PySerializedIterator self, @PositionalOnly PyObject value) {
        return self.call(ts, SEND, value);
    }

    @ExposedMethod(name = "throw", doc = "throw($self, /, *args)\n--\n\nThrow an exception into the generator within.")
    @CleanPoint
    static PyObject throwInto(ThreadState ts, PySerializedIterator self, @VarArgs PyObject[] args) {
        return self.call(ts, THROW, args);
    }

    @ExposedMethod(doc = "close($self, /)\n--\n\nClose the generator within.")
    @CleanPoint
    static PyObject close(ThreadState ts, PySerializedIterator self) {
        return self.call(ts, CLOSE);
    }

    @CleanPoint
    private PyObject call(ThreadState ts, PyStr method, PyObject... args) {
        lock.enter(ts, this);
        try {
            return Calls.callMethod(ts, Slots.load(ts, slots, ITERATOR), method, args);
        } finally {
            lock.leave(ts);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PySerializedIteratorSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PySerializedIteratorSlots.clear(ts, this);
    }
}
