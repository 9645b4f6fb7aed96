package org.pyrt.api.service;

import org.pyrt.api.PyObject;

/** Receives each reference that an object's counted slots hold; called with the world stopped, or by the object's only user. */
@FunctionalInterface
public interface SlotVisitor {

    /** Called once for each non-null slot, so the same object may come several times. Must not run Python code or change counts. */
    void visit(PyObject referent);
}
