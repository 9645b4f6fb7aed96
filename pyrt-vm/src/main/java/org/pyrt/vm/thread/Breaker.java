package org.pyrt.vm.thread;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.runtime.MemoryReserve;
import org.pyrt.refcount.EvalBreaker;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.gc.Collections;

/** Serves a thread's eval breaker: what the reference layer does itself, and what it leaves to the machine. */
public final class Breaker {

    private Breaker() {}

    /**
     * Serves every request to the calling thread. Whoever calls holds all that floats in its frames. May raise what handlers of signals
     * raise.
     */
    @CleanPoint
    public static void serve(ThreadState ts) {
        int left = ts.handleBreaker();
        if (left != 0) {
            serveRest(ts, left);
        }
    }

    /** Serves the bits that {@code ThreadState.handleBreaker} has left; as {@link #serve}. */
    @CleanPoint
    public static void serveRest(ThreadState ts, int left) {
        if ((left & EvalBreaker.COLLECT) != 0 && ts.clearBreak(EvalBreaker.COLLECT) != 0) {
            Collections.of(ts).automatic(ts);
            MemoryReserve.of(ts).renew(ts);
        }
        if ((left & EvalBreaker.SIGNAL) != 0 && ts.clearBreak(EvalBreaker.SIGNAL) != 0) {
            Signals.of(ts).serve(ts);
        }
    }
}
