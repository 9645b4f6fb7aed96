package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.iterator.IteratorReduction;
import org.pyrt.objects.iterator.SourceIterator;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;

/** Gives a generic alias once, starred: what {@code *tuple[int, str]} in a subscript unpacks. */
@ExposedType(name = "generic_alias_iterator")
final class PyGenericAliasIterator extends SourceIterator {

    static final PyType TYPE =
            PyType.builtin("generic_alias_iterator", new PyGenericAliasIteratorAdapter()).flags(PyType.NO_NEW).build();

    PyGenericAliasIterator(ThreadState ts, PyGenericAlias alias) {
        super(ts, alias);
    }

    @Override
    public PyObject next(ThreadState ts) {
        PyGenericAlias alias = (PyGenericAlias) source(ts);
        if (alias == null) {
            return null;
        }
        PyObject starred = alias.starred(ts);
        finish(ts);
        return starred;
    }

    @ExposedMethod(name = "__iter__")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__")
    static PyObject next(ThreadState ts, PyGenericAliasIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyGenericAliasIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyObject alias = self.source(ts);
        return PyTuple.of(ts, iter, PyTuple.of(ts, alias == null ? PyTuple.EMPTY : alias));
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
