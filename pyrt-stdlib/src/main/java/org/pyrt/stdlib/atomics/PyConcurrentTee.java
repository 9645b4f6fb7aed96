package org.pyrt.stdlib.atomics;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * One of several iterators that each give all items of one, whatever threads they run in. Source: what CPython 3.15 documents for
 * {@code threading.concurrent_tee}.
 *
 * <p>Implementation notes. Its place among the shared links moves by CAS, so that threads that share one of these get each item once, too. What has been read takes no
 * lock.
 */
@ExposedType(name = "_concurrent_tee")
final class PyConcurrentTee extends PyIterator {

    static final PyType TYPE =
            PyType.builtin("pyrt.atomics._concurrent_tee", new PyConcurrentTeeAdapter())
                    .flags(PyType.NO_NEW | PyType.HAS_WEAKREF)
                    .doc("One of several iterators that each give all items of one.")
                    .ownLayout()
                    .build();

    private static final int SOURCE = 0;
    private static final int LINK = 1;

    /** What is read, and the link of the item to give next; null once a collector has taken them. */
    @Slot final PyObject[] slots = new PyObject[2];

    private PyConcurrentTee(ThreadState ts, TeeSource source, TeeLink link) {
        super(ts);
        Slots.init(ts, slots, SOURCE, source);
        Slots.init(ts, slots, LINK, link);
        ts.trackFor(this, source);
    }

    /** {@code n} iterators over {@code iterable}, in a floating tuple; over the rest of it, where that is one of these. */
    @CleanPoint
    static PyTuple split(ThreadState ts, PyObject iterable, long n) {
        if (n < 0) {
            throw Errors.valueError(ts, "n must be a non-negative integer");
        }
        if (n == 0) {
            return PyTuple.EMPTY;
        }
        try (Scratch result = new Scratch(ts, (int) Math.min(n, 1000))) {
            PyConcurrentTee first =
                    iterable instanceof PyConcurrentTee t
                            ? t.copy(ts)
                            : new PyConcurrentTee(ts, new TeeSource(ts, Iteration.iter(ts, iterable)), new TeeLink(ts));
            result.add(first);
            while (result.size() < n) {
                result.add(first.copy(ts));
            }
            return PyTuple.adopt(ts, result.moveOut());
        }
    }

    private PyConcurrentTee copy(ThreadState ts) {
        return new PyConcurrentTee(ts, (TeeSource) Slots.load(ts, slots, SOURCE), (TeeLink) Slots.load(ts, slots, LINK));
    }

    @ExposedMethod(name = "__iter__")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__")
    @CleanPoint
    static PyObject next(ThreadState ts, PyConcurrentTee self) {
        return self.next(ts);
    }

    @Override
    @CleanPoint
    public PyObject next(ThreadState ts) {
        while (true) {
            TeeLink link = (TeeLink) Slots.load(ts, slots, LINK);
            if (link == null) {
                return null;
            }
            TeeLink next = link.next(ts);
            if (next == null) {
                if (!fill(ts, link)) {
                    return null;
                }
                continue;
            }
            PyObject item = link.item(ts);
            if (Slots.replace(ts, slots, LINK, link, next)) {
                return item;
            }
        }
    }

    @CleanPoint
    private boolean fill(ThreadState ts, @Floating TeeLink link) {
        TeeSource source = (TeeSource) Slots.load(ts, slots, SOURCE);
        try (var held = ts.hold(link);
                var heldSource = ts.hold(source)) {
            return source != null && source.fill(ts, link);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyConcurrentTeeSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyConcurrentTeeSlots.clear(ts, this);
    }
}
