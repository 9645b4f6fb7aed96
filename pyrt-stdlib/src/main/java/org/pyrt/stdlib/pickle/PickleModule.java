package org.pyrt.stdlib.pickle;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module {@code _pickle}. */
@ExposedModule(name = "_pickle")
public final class PickleModule {

    private PickleModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_pickle", "What the module pickle has in Java.", new PickleModuleAdapter()).add("PickleBuffer", PyPickleBuffer.TYPE).build();
    }
}
