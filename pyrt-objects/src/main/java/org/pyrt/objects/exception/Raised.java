package org.pyrt.objects.exception;

/**
 * Unwinds the Java stack while a Python exception is being raised. There is one, without a stack trace: the exception object itself is in the
 * thread state's counted {@code raised} slot. Thrown only by {@link Errors}; only the interpreter and the helpers there catch it.
 */
public final class Raised extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final Raised RAISED = new Raised();

    private Raised() {
        super("a Python exception is being raised", null, false, false);
    }
}
