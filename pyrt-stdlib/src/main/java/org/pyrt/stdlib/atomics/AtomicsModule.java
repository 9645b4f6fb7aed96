package org.pyrt.stdlib.atomics;

import org.pyrt.objects.builtin.NoFunctions;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module pyrt.atomics. */
public final class AtomicsModule {

    private static final String DOC = "Values that threads change together without a lock.";

    private AtomicsModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "pyrt.atomics", DOC, new NoFunctions())
                .add(PyAtomicInt.TYPE, PyAtomicReference.TYPE, PyStripedCounter.TYPE)
                .build();
    }
}
