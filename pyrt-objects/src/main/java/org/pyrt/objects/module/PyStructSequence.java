package org.pyrt.objects.module;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A tuple with named fields. Immutable. Its methods are those of each such type. */
@ExposedType(name = "structseq")
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

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyStructSequence self) {
        StructSequenceType s = self.structure;
        StringBuilder b = new StringBuilder(s.type.fullName()).append('(');
        for (int i = 0; i < s.visible(); i++) {
            // An item without a name is shown under that of the attribute in its place, as CPython does.
            b.append(i > 0 ? ", " : "").append(s.attribute(i)).append('=').append(Representation.repr(ts, self.field(i)));
        }
        return PyStr.of(b.append(')').toString());
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyStructSequence self) {
        StructSequenceType s = self.structure;
        PyDict rest = new PyDict(ts);
        for (int i = s.visible(); i < s.size(); i++) {
            rest.putStr(ts, PyStr.interned(s.attribute(i - s.unnamed())), self.field(i));
        }
        PyTuple items = PyTuple.of(ts, Arrays.copyOf(self.array(), s.visible(), PyObject[].class));
        if (s.isSpread()) {
            return PyTuple.of(ts, s.type, items);
        }
        return PyTuple.of(ts, s.type, PyTuple.of(ts, items, rest));
    }

    @ExposedMethod(name = "__replace__", doc = "__replace__($self, /, **changes)\n--\n\nReturn a copy of the structure with new values for the specified fields.")
    @CleanPoint
    static PyObject replace(ThreadState ts, PyStructSequence self, @VarArgs PyObject[] arguments, @VarKeywords PyDict changes) {
        if (arguments.length > 0) {
            throw Errors.typeError(ts, "__replace__() takes no positional arguments");
        }
        StructSequenceType s = self.structure;
        if (s.unnamed() > 0) {
            throw Errors.typeError(
                    ts, "__replace__() is not supported for " + s.type.fullName() + " because it has unnamed field(s)");
        }
        int found = 0;
        PyObject[] fields = new PyObject[s.size()];
        for (int i = 0; i < fields.length; i++) {
            PyObject value = changes == null ? null : changes.getStr(ts, PyStr.interned(s.attribute(i)));
            found += value == null ? 0 : 1;
            fields[i] = value == null ? self.field(i) : value;
        }
        if (changes != null && changes.size() > found) {
            throw unexpected(ts, s, changes);
        }
        return of(ts, s, fields);
    }

    @CleanPoint
    private static RuntimeException unexpected(ThreadState ts, StructSequenceType structure, PyDict changes) {
        PyDict others = changes.copy(ts);
        try (var held = ts.hold(others)) {
            for (int i = 0; i < structure.size(); i++) {
                Refs.discard(ts, others.popStr(ts, PyStr.interned(structure.attribute(i))));
            }
            PyObject names = Calls.call(ts, PyList.TYPE, others);
            try (var heldNames = ts.hold(names)) {
                return Errors.typeError(ts, "Got unexpected field name(s): " + Representation.repr(ts, names));
            }
        }
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
