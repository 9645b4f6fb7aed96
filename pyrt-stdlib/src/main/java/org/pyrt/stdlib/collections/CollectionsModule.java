package org.pyrt.stdlib.collections;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.mapping.PyOrderedDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.IntArithmetic;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** The module _collections. Source: CPython 3.14 Modules/_collectionsmodule.c. */
@ExposedModule(name = "_collections", doc = "High performance data structures.")
public final class CollectionsModule {

    private static final PyStr GET = PyStr.interned("get");

    private CollectionsModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_collections", "High performance data structures.", new CollectionsModuleAdapter())
                .add(
                        PyDeque.TYPE,
                        PyDefaultDict.TYPE,
                        PyOrderedDict.TYPE,
                        PyDequeIterator.TYPE,
                        PyDequeReverseIterator.TYPE,
                        PyTupleGetter.TYPE)
                .build();
    }

    @ExposedMethod(name = "_count_elements", doc = "_count_elements(mapping, iterable) -> None\n\nCount elements in the iterable, updating the mapping.")
    @CleanPoint
    static void countElements(ThreadState ts, PyObject mapping, @PositionalOnly PyObject iterable) {
        PyObject iterator = Iteration.iter(ts, iterable);
        try (var held = ts.hold(iterator)) {
            if (mapping instanceof PyDict d && keepsDictMethods(ts, d.type())) {
                for (PyObject key; (key = Iteration.next(ts, iterator)) != null; ) {
                    try (var heldKey = ts.hold(key)) {
                        count(ts, d, key);
                    }
                }
            } else {
                countAnywhere(ts, mapping, iterator);
            }
        }
    }

    private static boolean keepsDictMethods(ThreadState ts, PyType type) {
        return type.slot(SlotId.SETITEM) == PyDict.TYPE.slot(SlotId.SETITEM) && type.lookup(ts, GET) == PyDict.TYPE.lookup(ts, GET);
    }

    @CleanPoint
    private static void count(ThreadState ts, PyDict d, PyObject key) {
        long hash = Comparison.hash(ts, key);
        PyObject old = d.get(ts, key, hash);
        PyObject count = old == null ? PyInt.of(1) : plusOne(ts, old);
        try (var held = ts.hold(count)) {
            d.put(ts, key, hash, count);
        }
    }

    @CleanPoint
    private static PyObject plusOne(ThreadState ts, @Floating PyObject old) {
        if (old instanceof PyInt i) {
            return IntArithmetic.add(i, PyInt.of(1));
        }
        try (var held = ts.hold(old)) {
            return Operators.binary(ts, SlotId.ADD, old, PyInt.of(1));
        }
    }

    @CleanPoint
    private static void countAnywhere(ThreadState ts, PyObject mapping, PyObject iterator) {
        PyObject get = Attributes.get(ts, mapping, GET);
        try (var held = ts.hold(get)) {
            for (PyObject key; (key = Iteration.next(ts, iterator)) != null; ) {
                try (var heldKey = ts.hold(key)) {
                    PyObject sum = plusOne(ts, Calls.call(ts, get, key, PyInt.of(0)));
                    try (var heldSum = ts.hold(sum)) {
                        Subscripts.set(ts, mapping, key, sum);
                    }
                }
            }
        }
    }
}
