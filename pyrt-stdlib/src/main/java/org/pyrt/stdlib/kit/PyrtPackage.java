package org.pyrt.stdlib.kit;

import org.pyrt.objects.builtin.NoFunctions;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.refcount.ThreadState;

/** The package {@code pyrt}. It is empty: its submodules are modules in Java, too, and found by their own names. */
public final class PyrtPackage {

    private PyrtPackage() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "pyrt", "What pyrt has and CPython lacks.", new NoFunctions()).add("__path__", PyList.of(ts)).build();
    }
}
