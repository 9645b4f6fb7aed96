package org.pyrt.stdlib.random;

import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module _random. */
@ExposedModule(name = "_random", doc = "Module implements the Mersenne Twister random number generator.")
public final class RandomModule {

    private RandomModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_random", "Module implements the Mersenne Twister random number generator.", new RandomModuleAdapter())
                .add(PyRandom.TYPE)
                .build();
    }
}
