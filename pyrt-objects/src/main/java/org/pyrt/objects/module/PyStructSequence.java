package org.pyrt.objects.module;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A tuple with named fields. Immutable. */
public final class PyStructSequence extends PyTuple {

    private final StructSequenceType structure;
    @Slot final PyObject[] hidden;

    /** Takes over one item for each field, with their counts. */
    PyStructSequence(ThreadState ts, StructSequenceType structure, PyObject[] fields) {
        super(ts, fields.length == structure.visible() ? fields : Arrays.copyOf(fields, structure.visible()));
        this.structure = structure;
        this.hidden = Arrays.copyOfRange(fields, structure.visible(), fields.length);
        for (PyObject field : hidden) {
            ts.trackFor(this, field);
        }
    }

    /** A floating one, of a value for each field; counts them. The array is kept. */
    public static PyStructSequence of(ThreadState ts, StructSequenceType structure, PyObject... fields) {
        if (fields.length != structure.size()) {
            throw new IllegalArgumentException(structure.type.fullName() + " has " + structure.size() + " fields");
        }
        for (PyObject field : fields) {
            Refs.incref(ts, field);
        }
        return new PyStructSequence(ts, structure, fields);
    }

    /** The value of a field, borrowed. */
    @Borrowed
    public PyObject field(int index) {
        int n = structure.visible();
        return index < n ? get(index) : hidden[index - n];
    }

    @Override
    public PyType type() {
        return structure.type;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyStructSequenceSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        PyStructSequenceSlots.clear(ts, this);
    }
}
