package org.pyrt.stdlib.testing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * What CPython's {@code _testsinglephase} holds, as a module in Java: the tests of importlib import it, whatever they test. That it is loaded from a file
 * and how its state is made is of C, and not here.
 */
@ExposedModule(name = "_testsinglephase")
public final class SinglePhaseModule {

    private static final PyType ERROR =
            PyType.builtin("_testsinglephase.error", null).base(ExceptionTypes.EXCEPTION).flags(PyType.BASETYPE).build();

    private SinglePhaseModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_testsinglephase", "Test module _testsinglephase", new SinglePhaseModuleAdapter())
                .add("error", ERROR)
                .add("int_const", PyInt.of(1969))
                .add("str_const", PyStr.interned("something different"))
                .build();
    }

    @ExposedMethod(doc = "sum(i,j)\n\nReturn the sum of i and j.")
    static PyObject sum(long i, @PositionalOnly long j) {
        return PyInt.of(i + j);
    }
}
