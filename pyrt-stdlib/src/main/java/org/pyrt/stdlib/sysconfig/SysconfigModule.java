package org.pyrt.stdlib.sysconfig;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The module _sysconfig: how the interpreter was built. Source: CPython 3.14 Modules/_sysconfig.c. */
@ExposedModule(name = "_sysconfig", doc = "How the interpreter was built.")
public final class SysconfigModule {

    private static final PyStr GIL_DISABLED = PyStr.interned("Py_GIL_DISABLED");
    private static final PyStr DEBUG = PyStr.interned("Py_DEBUG");

    private SysconfigModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_sysconfig", "How the interpreter was built.", new SysconfigModuleAdapter()).build();
    }

    @ExposedMethod(name = "config_vars", doc = "config_vars($module, /)\n--\n\nWhat sysconfig shows of the build.")
    @CleanPoint
    static PyObject configVars(ThreadState ts) {
        PyDict vars = new PyDict(ts);
        try (var held = ts.hold(vars)) {
            vars.put(ts, GIL_DISABLED, PyInt.of(1));
            vars.put(ts, DEBUG, PyInt.of(0));
            return vars;
        }
    }
}
