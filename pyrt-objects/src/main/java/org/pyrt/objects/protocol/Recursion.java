package org.pyrt.objects.protocol;

import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.refcount.ThreadState;

/**
 * The limit to operations that call themselves through types without a frame of Python's in between, as {@code __repr__ = str} does: they
 * would use up the stack of the host, which is slow to fill and to leave. The limit is counted, far above what programs nest.
 */
public final class Recursion {

    /** How many operations may be open in a thread: they fit into the smallest stack that we give to one. */
    private static final int DEEPEST = 20_000;

    private Recursion() {}

    /** Opens an operation, which {@link #leave} must close; raises RecursionError instead if too many are open. {@code where} ends the message. */
    public static void enter(ThreadState ts, String where) {
        if (++ts.nested > DEEPEST) {
            ts.nested--;
            throw Errors.raise(ts, ExceptionTypes.RECURSION_ERROR, "maximum recursion depth exceeded" + where);
        }
    }

    /** Closes the innermost operation. */
    public static void leave(ThreadState ts) {
        ts.nested--;
    }
}
