package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.iterator.BuiltinIterator;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.type.BuiltinTypeBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** The two methods that all iterators of itertools have. */
@ExposedType(name = "iterator")
final class IteratorMethods {

    private IteratorMethods() {}

    /** Starts a type of this module with these methods in it. */
    static BuiltinTypeBuilder type(String name, Adapter adapter) {
        return PyType.builtin("itertools." + name, adapter).include(new IteratorMethodsAdapter()).flags(PyType.BASETYPE).ownLayout();
    }

    /** Raises TypeError if keywords were given to a class that takes none; its subclasses may pass them on to an {@code __init__} of their own. */
    static void refuseKeywords(ThreadState ts, PyType type, PyType builtin, PyDict keywords) {
        if (keywords != null && keywords.size() > 0 && type.slot(SlotId.INIT) == builtin.slot(SlotId.INIT)) {
            throw Errors.typeError(ts, builtin.name() + "() takes no keyword arguments");
        }
    }

    @ExposedMethod(name = "__iter__", doc = "Implement iter(self).")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Implement next(self).")
    @CleanPoint
    static PyObject next(ThreadState ts, BuiltinIterator self) {
        return self.advance(ts);
    }
}
