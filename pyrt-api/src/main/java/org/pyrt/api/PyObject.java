package org.pyrt.api;

/**
 * The root of everything a Python program can refer to. It has no fields, so that an exact int or str costs no more than its value.
 *
 * <p>Subclasses come in two kinds. A <em>leaf</em> (int, float, str, bytes, bool, None...) extends this class directly: it refers to
 * nothing and nobody can observe its death, so no count is kept and the host GC frees it. Everything else extends {@code Counted} of
 * org.pyrt.refcount, whose death is observed by counting.
 */
public abstract class PyObject {

    /** For subclasses. */
    protected PyObject() {}

    /**
     * The Python type of this object, never null; always a {@code PyType} of org.pyrt.objects, borrowed.
     * Safe from any thread; never runs Python code.
     */
    public abstract PyObject type();

    /**
     * Bytes that this object takes with what it alone refers to, as its type's {@code __sizeof__} tells them; what other objects take is not
     * counted. Safe from any thread, and an estimate where another thread changes the object; never runs Python code, never blocks.
     */
    public long sizeInMemory() {
        return JavaLayout.bytes(getClass());
    }
}
