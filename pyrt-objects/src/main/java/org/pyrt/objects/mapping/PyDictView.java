package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A view of a dict: shows its keys, values or items as they are now. */
public abstract class PyDictView extends Counted {

    @Slot final PyDict dict;
    boolean cleared;

    /** A floating view of {@code dict}, which it counts. */
    PyDictView(ThreadState ts, PyDict dict) {
        super(ts);
        this.dict = dict;
        Refs.incref(ts, dict);
        ts.trackFor(this, dict);
    }

    /** The dict, borrowed from the view. */
    @Borrowed
    public final PyDict dict() {
        return dict;
    }

    /** What the view shows: a kind of {@link PyDictIterator}. */
    abstract int kind();

    /** What the view shows now, in a new array, each counted once for the caller. */
    public final PyObject[] snapshot(ThreadState ts) {
        return dict.snapshot(ts, kind());
    }

    /** An iterator over the view, floating. */
    final PyDictIterator iterator(ThreadState ts) {
        return new PyDictIterator(ts, dict, kind());
    }

    /** What the view shows of the item that the cursor has found, floating. */
    final PyObject item(ThreadState ts, DictCursor cursor) {
        int kind = kind();
        return kind == PyDictIterator.KEYS
                ? cursor.key
                : kind == PyDictIterator.VALUES ? cursor.value : PyTuple.of(ts, cursor.key, cursor.value);
    }

    /** {@code repr(self)}, which begins with {@code name}. */
    @CleanPoint
    final PyStr repr(ThreadState ts, String name) {
        if (!Representation.enter(ts, this)) {
            return PyStr.ofAscii("...");
        }
        try {
            StrBuilder b = new StrBuilder();
            b.append(name).append("([");
            boolean first = true;
            DictCursor cursor = new DictCursor(dict);
            while (cursor.next(ts)) {
                if (!first) {
                    b.append(", ");
                }
                first = false;
                PyObject item = item(ts, cursor);
                try (var held = ts.hold(item)) {
                    b.append(Representation.repr(ts, item));
                }
            }
            return b.append("])").toStr();
        } finally {
            Representation.leave(ts);
        }
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyDictViewSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyDictViewSlots.clear(ts, this);
    }
}
