package org.pyrt.stdlib.contextvars;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module _contextvars. */
@ExposedModule(name = "_contextvars", doc = "Context Variables")
public final class ContextvarsModule {

    private ContextvarsModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_contextvars", "Context Variables", new ContextvarsModuleAdapter())
                .add(PyContext.TYPE, PyContextVar.TYPE, PyToken.TYPE)
                .build();
    }

    @ExposedMethod(name = "copy_context", doc = "copy_context($module, /)\n--\n\nReturn a copy of the current context.")
    static PyObject copyContext(ThreadState ts) {
        return PyContext.current(ts).copy(ts);
    }
}
