package org.pyrt.objects.builtin;

import org.pyrt.api.PyObject;
import org.pyrt.refcount.ThreadState;

/** The adapter of a module that has types and constants only. */
public final class NoFunctions extends Adapter {

    /** For a module's builder. */
    public NoFunctions() {}

    @Override
    public void define(Definitions definitions) {
        // There is nothing to define.
    }

    @Override
    public Signature signature(int entry) {
        throw new IllegalArgumentException("no entry " + entry);
    }

    @Override
    public PyObject callBound(ThreadState ts, int entry, PyObject self, PyObject[] bound) {
        throw new IllegalArgumentException("no entry " + entry);
    }
}
