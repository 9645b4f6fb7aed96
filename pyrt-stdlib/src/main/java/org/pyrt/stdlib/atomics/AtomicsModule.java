package org.pyrt.stdlib.atomics;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module pyrt.atomics. */
@ExposedModule(name = "pyrt.atomics", doc = AtomicsModule.DOC)
public final class AtomicsModule {

    static final String DOC = "Values and iterators that threads share.";

    private AtomicsModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "pyrt.atomics", DOC, new AtomicsModuleAdapter())
                .add(PyAtomicInt.TYPE, PyAtomicReference.TYPE, PyStripedCounter.TYPE, PyConcurrentDict.TYPE, PySerializedIterator.TYPE, PyFrozenDict.TYPE)
                .build();
    }

    @ExposedMethod(
            name = "synchronized_iterator",
            doc = "synchronized_iterator($module, function, /)\n--\n\nWrap a function that returns iterators: threads may share those of the wrapper.")
    @CleanPoint
    static PyObject synchronizedIterator(ThreadState ts, @PositionalOnly PyObject function) {
        return PySynchronizedFunction.around(ts, function);
    }

    @ExposedMethod(
            name = "concurrent_tee",
            doc = "concurrent_tee($module, iterable, n=2)\n--\n\nA tuple of n iterators that each give all items, whatever threads they run in.")
    @CleanPoint
    static PyObject concurrentTee(ThreadState ts, PyObject iterable, @Default("2") long n) {
        return PyConcurrentTee.split(ts, iterable, n);
    }

    @ExposedMethod(doc = "freeze($module, object, /)\n--\n\nAn equal of the object that nothing can change, all the way down.")
    @CleanPoint
    static PyObject freeze(ThreadState ts, @PositionalOnly PyObject object) {
        return Freezing.freeze(ts, object);
    }

    @ExposedMethod(
            name = "is_frozen",
            doc = "is_frozen($module, object, /)\n--\n\nWhether an object consists of immutable builtin objects, all the way down.")
    @CleanPoint
    static boolean isFrozen(ThreadState ts, @PositionalOnly PyObject object) {
        return Freezing.isFrozen(ts, object);
    }
}
