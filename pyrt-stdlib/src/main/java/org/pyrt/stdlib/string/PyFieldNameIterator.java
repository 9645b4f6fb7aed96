package org.pyrt.stdlib.string;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.FieldName;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Gives {@code (is attribute, name or index)} for each part of a field's name behind the first. */
@ExposedType(name = "fieldnameiterator")
final class PyFieldNameIterator extends PyIterator {

    static final PyType TYPE =
            PyType.builtin("fieldnameiterator", new PyFieldNameIteratorAdapter()).flags(PyType.NO_NEW).build();

    private final FieldName parts;

    PyFieldNameIterator(ThreadState ts, FieldName parts) {
        super(ts);
        this.parts = parts;
    }

    @Override
    public PyObject next(ThreadState ts) {
        if (!parts.next()) {
            return null;
        }
        boolean attribute = parts.isAttribute();
        return PyTuple.of(ts, PyBool.of(attribute), attribute ? parts.part() : StringModule.key(ts, parts.part()));
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    static PyObject next(ThreadState ts, PyFieldNameIterator self) {
        return self.next(ts);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
