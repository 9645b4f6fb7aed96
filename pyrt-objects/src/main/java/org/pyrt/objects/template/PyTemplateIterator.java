package org.pyrt.objects.template;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Goes through the strings that are not empty and the interpolations of a template, in their order. */
@ExposedType(name = "TemplateIter")
final class PyTemplateIterator extends PyIterator {

    static final PyType TYPE =
            PyType.builtin("string.templatelib.TemplateIter", new PyTemplateIteratorAdapter()).flags(PyType.NO_NEW).build();

    @Slot PyTemplate template;

    /** The next part: strings are even, interpolations odd. */
    private int at;

    PyTemplateIterator(ThreadState ts, PyTemplate template) {
        super(ts);
        this.template = template;
        Refs.incref(ts, template);
        ts.trackFor(this, template);
    }

    @Override
    public PyObject next(ThreadState ts) {
        while (template != null && at <= 2 * template.interpolations().size()) {
            int i = at++;
            if ((i & 1) != 0) {
                return template.interpolations().get(i >> 1);
            }
            PyObject s = template.strings().get(i >> 1);
            if (((PyStr) s).length() > 0) {
                return s;
            }
        }
        return null;
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    static PyObject next(ThreadState ts, PyTemplateIterator self) {
        return self.next(ts);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyTemplateIteratorSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyTemplateIteratorSlots.clear(ts, this);
    }
}
