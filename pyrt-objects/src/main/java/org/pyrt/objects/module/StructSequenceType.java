package org.pyrt.objects.module;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.builtin.Definitions;
import org.pyrt.objects.builtin.Signature;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
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
    private final int unnamed;
    private final boolean makeable;

    /** Whether each field is an argument of the type, instead of one sequence of them. */
    private final boolean spread;

    private StructSequenceType(boolean makeable, boolean spread, String name, String doc, int visible, String... fields) {
        this.name = name;
        this.fields = fields;
        this.visible = visible;
        this.makeable = makeable;
        this.spread = spread;
        int n = 0;
        for (String field : fields) {
            n += field.isEmpty() ? 1 : 0;
        }
        unnamed = n;
        type = PyType.builtin(name, new FieldAdapter())
                .include(new PyStructSequenceAdapter())
                .base(PyTuple.TYPE)
                .flags(makeable ? 0 : PyType.NO_NEW)
                .doc(doc)
                .build();
    }

    /** A type {@code name} with these fields, of which the first {@code visible} are items. A field without a name is an item only. */
    public StructSequenceType(String name, String doc, int visible, String... fields) {
        this(true, false, name, doc, visible, fields);
    }

    /** As the longer constructor, with every field an item. */
    public StructSequenceType(String name, String doc, String... fields) {
        this(true, false, name, doc, fields.length, fields);
    }

    /** A type whose instances Python cannot make. */
    public static StructSequenceType closed(String name, String doc, int visible, String... fields) {
        return new StructSequenceType(false, false, name, doc, visible, fields);
    }

    /** A type that is called with its fields, by position or by name. */
    public static StructSequenceType ofArguments(String name, String doc, String... fields) {
        return new StructSequenceType(true, true, name, doc, fields.length, fields);
    }

    /** Whether the type is called with its fields. */
    boolean isSpread() {
        return spread;
    }

    /** How many fields there are. */
    public int size() {
        return fields.length;
    }

    /** How many of them are items. */
    public int visible() {
        return visible;
    }

    /** How many of the items are no attributes. */
    int unnamed() {
        return unnamed;
    }

    /** The name of the attribute in place {@code i} among those that have one. */
    String attribute(int i) {
        int at = 0;
        for (String field : fields) {
            if (!field.isEmpty() && at++ == i) {
                return field;
            }
        }
        throw new IndexOutOfBoundsException(i);
    }

    /** The names of the items that have one, as patterns with positions need them. */
    private PyTuple matched() {
        PyObject[] names = new PyObject[visible];
        int n = 0;
        for (int i = 0; i < visible; i++) {
            if (!fields[i].isEmpty()) {
                names[n++] = PyStr.interned(fields[i]);
            }
        }
        return new PyTuple(Arrays.copyOf(names, n));
    }

    @CleanPoint
    private PyObject make(ThreadState ts, PyObject sequence, PyObject others) {
        PyObject iterator = Iteration.iter(ts, sequence);
        int mark = ts.holdMark();
        ts.pushHold(iterator);
        try (Scratch items = new Scratch(ts, fields.length)) {
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                items.add(item);
            }
            if (others != null && !(others instanceof PyDict)) {
                throw Errors.typeError(ts, name + "() takes a dict as second arg, if any");
            }
            int given = items.size();
            if (given < visible || given > fields.length) {
                String bound = fields.length == visible ? "a " : given < visible ? "an at least " : "an at most ";
                int limit = given < visible ? visible : fields.length;
                throw Errors.typeError(ts, name + "() takes " + bound + limit + "-sequence (" + given + "-sequence given)");
            }
            addNamed(ts, items, (PyDict) others);
            return new PyStructSequence(ts, this, items.moveOut());
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, iterator);
        }
    }

    /** The fields after the items given: from a dict, or None. */
    private void addNamed(ThreadState ts, Scratch items, PyDict others) {
        int found = 0;
        for (int i = items.size(); i < fields.length; i++) {
            PyObject value = others == null ? null : others.getStr(ts, PyStr.interned(attribute(i - unnamed)));
            found += value == null ? 0 : 1;
            // The first attributes after the items are what the items without names tell, more exactly: so with files' times.
            boolean told = value == null && i - visible < unnamed;
            items.add(told ? items.get(i - unnamed) : value == null ? PyNone.NONE : value);
        }
        if (others != null && others.size() > found) {
            throw Errors.typeError(ts, name + "() got duplicate or unexpected field name(s)");
        }
    }

    /** Entries: the fields in order, then new. */
    private final class FieldAdapter extends Adapter {

        @Override
        public void define(Definitions d) {
            for (int i = 0; i < fields.length; i++) {
                if (!fields[i].isEmpty()) {
                    d.member(fields[i], i, -1, "");
                }
            }
            if (makeable) {
                d.slot(SlotId.NEW, fields.length, "");
            }
            d.constant("n_sequence_fields", PyInt.of(visible));
            d.constant("n_fields", PyInt.of(fields.length));
            d.constant("n_unnamed_fields", PyInt.of(unnamed));
            d.constant("__match_args__", matched());
        }

        @Override
        public Signature signature(int entry) {
            if (spread) {
                PyObject[] required = new PyObject[fields.length];
                Arrays.fill(required, Signature.REQUIRED);
                String last = name.substring(name.lastIndexOf('.') + 1);
                return new Signature(Signature.CONSTRUCTOR, last, last, Conversions.names(fields), 0, 0, required, false, false);
            }
            return new Signature(
                    Signature.CONSTRUCTOR,
                    "structseq",
                    "structseq",
                    Conversions.names("sequence", "dict"),
                    0,
                    0,
                    new PyObject[] {Signature.REQUIRED, null},
                    false,
                    false);
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
            return spread ? PyStructSequence.of(ts, StructSequenceType.this, bound.clone()) : make(ts, bound[0], bound[1]);
        }
    }
}
