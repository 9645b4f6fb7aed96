package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module itertools. Source: CPython 3.14 Modules/itertoolsmodule.c. */
@ExposedModule(name = "itertools", doc = "Functional tools for creating and using iterators.")
public final class ItertoolsModule {

    private ItertoolsModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "itertools", "Functional tools for creating and using iterators.", new ItertoolsModuleAdapter())
                .add(
                        PyAccumulate.TYPE,
                        PyBatched.TYPE,
                        PyChain.TYPE,
                        PyCombinations.TYPE,
                        PyCombinationsWithReplacement.TYPE,
                        PyCompress.TYPE,
                        PyCount.TYPE,
                        PyCycle.TYPE,
                        PyDropWhile.TYPE,
                        PyFilterFalse.TYPE,
                        PyGroupBy.TYPE,
                        PyISlice.TYPE,
                        PyPairwise.TYPE,
                        PyPermutations.TYPE,
                        PyProduct.TYPE,
                        PyRepeat.TYPE,
                        PyStarMap.TYPE,
                        PyTakeWhile.TYPE,
                        PyZipLongest.TYPE,
                        PyGrouper.TYPE,
                        PyTee.TYPE,
                        TeeData.TYPE)
                .build();
    }

    @ExposedMethod(doc = "tee($module, iterable, n=2, /)\n--\n\nReturns a tuple of n independent iterators.")
    @CleanPoint
    static PyObject tee(ThreadState ts, PyObject iterable, @PositionalOnly @Default("2") long n) {
        return PyTee.split(ts, iterable, n);
    }
}
