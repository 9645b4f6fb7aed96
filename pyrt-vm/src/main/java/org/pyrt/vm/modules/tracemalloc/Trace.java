package org.pyrt.vm.modules.tracemalloc;

import java.lang.ref.WeakReference;
import org.pyrt.api.PyObject;

/**
 * What is known of an object that was made: where, and the bytes it takes as far as they were looked at. A key by the object's identity; it does
 * not keep the object alive. Guarded by its {@link Tracer}.
 */
final class Trace extends WeakReference<PyObject> {

    final Traceback where;
    private final int hash;

    /** Bytes that the tracer's sum has of it. */
    long size;

    /** Whether it is in the table. */
    boolean known = true;

    Trace(PyObject object, Traceback where) {
        super(object);
        this.where = where;
        hash = System.identityHashCode(object);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Finds an object's trace in a table: equal to the trace of the object that it was made for. */
    static final class Key {

        private final PyObject object;

        Key(PyObject object) {
            this.object = object;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Trace t && t.refersTo(object);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }
}
