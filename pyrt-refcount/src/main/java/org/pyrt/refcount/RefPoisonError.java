package org.pyrt.refcount;

/**
 * A reference to an object that is already dead was used: somebody kept a floating reference across a clean point, or dropped a
 * reference that was not counted. Thrown only with {@code -Dpyrt.refpoison=true}.
 */
public final class RefPoisonError extends Error {

    private static final long serialVersionUID = 1;

    RefPoisonError(Counted object) {
        super("use of a dead " + object.getClass().getName());
    }
}
