package org.pyrt.stdlib.string;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.FormatField;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Gives {@code (literal, name, specification, conversion)} for each piece of a template; the last three are None without a field. */
@ExposedType(name = "formatteriterator")
final class PyFormatterIterator extends PyIterator {

    static final PyType TYPE =
            PyType.builtin("formatteriterator", new PyFormatterIteratorAdapter()).flags(PyType.NO_NEW).build();

    private final PyStr template;
    private final FormatField field;

    PyFormatterIterator(ThreadState ts, PyStr template) {
        super(ts);
        this.template = template;
        field = new FormatField(ts, template);
    }

    @Override
    public PyObject next(ThreadState ts) {
        if (!field.next()) {
            return null;
        }
        PyStr literal = template.substring(field.literalStart, field.literalEnd);
        if (!field.present) {
            return PyTuple.of(ts, literal, PyNone.NONE, PyNone.NONE, PyNone.NONE);
        }
        return PyTuple.of(
                ts,
                literal,
                template.substring(field.nameStart, field.nameEnd),
                template.substring(field.specStart, field.specEnd),
                field.conversion == 0 ? PyNone.NONE : PyStr.ofCodePoint(field.conversion));
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    static PyObject next(ThreadState ts, PyFormatterIterator self) {
        return self.next(ts);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
