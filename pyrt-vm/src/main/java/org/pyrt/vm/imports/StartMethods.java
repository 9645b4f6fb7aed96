package org.pyrt.vm.imports;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * Leaves the library's module multiprocessing.context the one start method that there is without {@code fork}: as on Windows, "spawn" is the
 * default, and to ask for "fork" or "forkserver" (whose server forks) is a ValueError. The library itself asks only whether the system is
 * Windows, and would have each process of a program wait for a server that cannot fork. Stateless.
 */
final class StartMethods {

    static final PyStr MODULE = PyStr.interned("multiprocessing.context");

    private static final PyStr CONTEXTS = PyStr.interned("_concrete_contexts");
    private static final PyStr DEFAULT = PyStr.interned("_default_context");
    private static final PyStr SPAWN = PyStr.interned("spawn");

    private StartMethods() {}

    /** Called with the new module, which the caller holds, by the thread that imported it. */
    @CleanPoint
    static void restrict(ThreadState ts, PyObject module) {
        PyObject contexts = Attributes.find(ts, module, CONTEXTS);
        try (var heldContexts = ts.hold(contexts)) {
            PyObject chosen = Attributes.find(ts, module, DEFAULT);
            if (contexts instanceof PyDict all && chosen != null) {
                PyObject spawn = all.getStr(ts, SPAWN);
                try (var heldChosen = ts.hold(chosen);
                        var heldSpawn = ts.hold(spawn)) {
                    Attributes.set(ts, chosen, DEFAULT, spawn);
                    Refs.discard(ts, all.popStr(ts, PyStr.interned("fork")));
                    Refs.discard(ts, all.popStr(ts, PyStr.interned("forkserver")));
                }
            }
        }
    }
}
