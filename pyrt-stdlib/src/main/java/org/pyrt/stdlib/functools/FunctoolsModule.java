package org.pyrt.stdlib.functools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The module _functools. Source: CPython 3.14 Modules/_functoolsmodule.c. */
@ExposedModule(name = "_functools", doc = "Tools that operate on functions.")
public final class FunctoolsModule {

    private FunctoolsModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_functools", "Tools that operate on functions.", new FunctoolsModuleAdapter())
                .add(PyPartial.TYPE, PyLruCache.TYPE, PyPlaceholder.TYPE)
                .add("Placeholder", PyPlaceholder.PLACEHOLDER)
                .build();
    }

    @ExposedMethod(
            name = "reduce",
            doc = "reduce($module, function, iterable, /, initial=<functools.initial_missing>)\n--\n\n"
                    + "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyObject function, @PositionalOnly PyObject iterable, @Default PyObject initial) {
        if (!isIterable(iterable)) {
            throw Errors.typeError(ts, "reduce() arg 2 must support iteration");
        }
        PyObject iterator = Iteration.iter(ts, iterable);
        try (var held = ts.hold(iterator)) {
            PyObject result = initial == null ? Iteration.next(ts, iterator) : initial;
            if (result == null) {
                throw Errors.typeError(ts, "reduce() of empty iterable with no initial value");
            }
            return fold(ts, function, iterator, result);
        }
    }

    private static boolean isIterable(PyObject o) {
        PyType type = PyType.of(o);
        return o instanceof PyIterator || type.slot(SlotId.ITER) != null || type.slot(SlotId.GETITEM) != null;
    }

    @CleanPoint
    private static PyObject fold(ThreadState ts, PyObject function, PyObject iterator, @Floating PyObject first) {
        PyObject result = first;
        while (true) {
            try (var held = ts.hold(result)) {
                PyObject item = Iteration.next(ts, iterator);
                if (item == null) {
                    return held.moveOut();
                }
                try (var heldItem = ts.hold(item)) {
                    result = Calls.call(ts, function, result, item);
                }
            }
        }
    }

    @ExposedMethod(
            name = "cmp_to_key",
            doc = "cmp_to_key($module, /, mycmp)\n--\n\nConvert a cmp= function into a key= function.")
    static PyObject cmpToKey(ThreadState ts, PyObject mycmp) {
        return new PyKeyWrapper(ts, mycmp, null);
    }
}
