package org.pyrt.objects.sequence;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** A tuple. Immutable once published. Subclass instances are {@link PyTupleSub}. */
@HandWrittenSlots("the last element dies first")
public class PyTuple extends Counted {

    /** The type tuple. */
    public static final PyType TYPE =
            PyType.builtin("tuple", new TupleMethodsAdapter())
                    .flags(PyType.BASETYPE | PyType.CONCATENATES | PyType.SEQUENCE | PyType.MATCH_SELF)
                    .ownLayout()
                    .doc("tuple(iterable=(), /)\n--\n\nA sequence that does not change.")
                    .build();

    /** The empty tuple; immortal. */
    public static final PyTuple EMPTY = new PyTuple(new PyObject[0]);

    private static final long ARRAY_BYTES = 16;
    private static final long REFERENCE_BYTES = 8;

    @Slot private final PyObject[] items;

    /** The hash, or 0 as long as nobody asked. Racing threads write the same. */
    private long hash;

    /** An immortal tuple of immortal or leaf items; for constants made at boot. */
    public PyTuple(PyObject[] items) {
        this.items = items;
    }

    /** A floating tuple over {@code items}, whose counts it takes over (as {@code Scratch.moveOut} gives them). */
    protected PyTuple(ThreadState ts, PyObject[] items) {
        super(ts);
        this.items = items;
        for (PyObject item : items) {
            // What is immortal is in no cycle that dies.
            if (item instanceof Counted c && !Refs.isImmortal(c)) {
                ts.trackFor(this, item);
            }
        }
    }

    /** A floating tuple that takes over {@code items} with their counts. */
    public static PyTuple adopt(ThreadState ts, PyObject[] items) {
        return items.length == 0 ? EMPTY : new PyTuple(ts, items);
    }

    /** A floating tuple of these items, which it counts; the array is kept. */
    public static PyTuple of(ThreadState ts, PyObject... items) {
        for (PyObject item : items) {
            Refs.incref(ts, item);
        }
        return adopt(ts, items);
    }

    /** The number of items. */
    public final int size() {
        return items.length;
    }

    /** The item at {@code index}, borrowed from the tuple. */
    @Borrowed
    public final PyObject get(int index) {
        return items[index];
    }

    /** The item at {@code index}, counted from the end if negative, borrowed from the tuple; null if there is none. */
    public final PyObject getItem(long index) {
        long i = index < 0 ? index + items.length : index;
        return i >= 0 && i < items.length ? items[(int) i] : null;
    }

    /** The array itself; not to be changed. */
    @Borrowed
    public final PyObject[] array() {
        return items;
    }

    /** The items from {@code from} to before {@code to} in a floating exact tuple; this one itself if that is all and it is exact. */
    public final PyTuple slice(ThreadState ts, int from, int to) {
        if (from == 0 && to == items.length && getClass() == PyTuple.class) {
            return this;
        }
        return of(ts, Arrays.copyOfRange(items, from, to));
    }

    /** The hash; raises TypeError if an item has none. */
    @CleanPoint
    public final long hash(ThreadState ts) {
        long h = hash;
        if (h == 0) {
            h = TupleHash.START;
            for (PyObject item : items) {
                h = TupleHash.add(h, Comparison.hash(ts, item));
            }
            h = TupleHash.finish(h, items.length);
            hash = h;
        }
        return h;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        for (PyObject item : items) {
            if (item != null) {
                visitor.visit(item);
            }
        }
    }

    @Override
    public void clear(ThreadState ts) {
        Slots.clearAllBackwards(ts, items);
    }

    @Override
    public long sizeInMemory() {
        return super.sizeInMemory() + ARRAY_BYTES + items.length * REFERENCE_BYTES;
    }
}
