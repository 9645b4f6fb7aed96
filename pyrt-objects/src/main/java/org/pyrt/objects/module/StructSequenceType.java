package org.pyrt.objects.module;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.builtin.Definitions;
import org.pyrt.objects.builtin.Signature;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/**
 * A type of tuples whose items have names too, such as {@code time.struct_time}. Some of the last fields may be attributes only, which the
 * tuple does not show. Immutable. Source: CPython 3.14 Objects/structseq.c.
 */
public final class StructSequenceType {

    /** The type. */
    public final PyType type;

    private final String name;
    private final String[] fields;
    private final int visible;

    /** A type {@code name} with these fields, of which the first {@code visible} are items. A field without a name is an item only. */
    public StructSequenceType(String name, String doc, int visible, String... fields) {
        this.name = name;
        this.fields = fields;
        this.visible = visible;
        type = PyType.builtin(name, new FieldAdapter()).base(PyTuple.TYPE).doc(doc).build();
    }

    /** As the longer constructor, with every field an item. */
    public StructSequenceType(String name, String doc, String... fields) {
        this(name, doc, fields.length, fields);
    }

    /** How many fields there are. */
    public int size() {
        return fields.length;
    }

    /** How many of them are items. */
    public int visible() {
        return visible;
    }

    @CleanPoint
    private PyObject repr(ThreadState ts, PyStructSequence self) {
        StringBuilder b = new StringBuilder(name).append('(');
        int named = 0;
        for (int i = 0; i < visible; i++) {
            if (i > 0) {
                b.append(", ");
            }
            // An item without a name is shown under that of the attribute in its place, as CPython does.
            while (fields[named].isEmpty()) {
                named++;
            }
            b.append(fields[named++]).append('=').append(Representation.repr(ts, self.field(i)));
        }
        return PyStr.of(b.append(')').toString());
    }

    @CleanPoint
    private PyObject make(ThreadState ts, PyObject sequence) {
        PyObject iterator = Iteration.iter(ts, sequence);
        int mark = ts.holdMark();
        ts.pushHold(iterator);
        try (Scratch items = new Scratch(ts, fields.length)) {
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                items.add(item);
            }
            int given = items.size();
            if (given < visible || given > fields.length) {
                String bound = fields.length == visible ? "a " : given < visible ? "an at least " : "an at most ";
                int limit = given < visible ? visible : fields.length;
                throw Errors.typeError(ts, name + "() takes " + bound + limit + "-sequence (" + given + "-sequence given)");
            }
            for (int i = given; i < fields.length; i++) {
                items.add(PyNone.NONE);
            }
            return new PyStructSequence(ts, this, items.moveOut());
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, iterator);
        }
    }

    /** Entries: the fields in order, then repr and new. */
    private final class FieldAdapter extends Adapter {

        @Override
        public void define(Definitions d) {
            int unnamed = 0;
            for (int i = 0; i < fields.length; i++) {
                if (fields[i].isEmpty()) {
                    unnamed++;
                } else {
                    d.getSet(fields[i], i, -1, "");
                }
            }
            d.slot(SlotId.REPR, fields.length, "");
            d.slot(SlotId.NEW, fields.length + 1, "");
            d.constant("n_fields", PyInt.of(fields.length));
            d.constant("n_sequence_fields", PyInt.of(visible));
            d.constant("n_unnamed_fields", PyInt.of(unnamed));
        }

        @Override
        public Signature signature(int entry) {
            if (entry == fields.length + 1) {
                return new Signature(
                        Signature.CONSTRUCTOR,
                        name,
                        name,
                        Conversions.names("sequence", "dict"),
                        0,
                        0,
                        new PyObject[] {Signature.REQUIRED, PyNone.NONE},
                        false,
                        false);
            }
            return new Signature(Signature.WRAPPER, "__repr__", name, new PyStr[0], 0, 0, new PyObject[0], false, false);
        }

        @Override
        @CleanPoint
        public PyObject call0(ThreadState ts, int entry, PyObject self) {
            if (entry < fields.length) {
                return ((PyStructSequence) self).field(entry);
            }
            return super.call0(ts, entry, self);
        }

        @Override
        @CleanPoint
        public PyObject callBound(ThreadState ts, int entry, PyObject self, PyObject[] bound) {
            if (entry == fields.length) {
                return repr(ts, (PyStructSequence) self);
            }
            return make(ts, bound[0]);
        }
    }
}
