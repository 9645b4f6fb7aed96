package org.pyrt.vm.interpreter;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Raised;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.Frame;

/** Serves the eval breaker between instructions. */
@SuppressWarnings("CleanPoint")
final class Polls {

    private Polls() {}

    /** Serves what was asked of the thread, with the live temporaries of {@code f} held; may raise (signals, asynchronous exceptions). */
    @CleanPoint
    static void serve(ThreadState ts, Frame f) {
        f.settled = f.code.depth[f.pc];
        int before = f.holdTemporaries(ts);
        try {
            int rest = ts.handleBreaker();
            if (rest != 0) {
                Execution.machine(ts).serveBreaker(ts, rest);
            }
        } catch (Raised e) {
            ts.polledAt = f.pc;
            throw e;
        } finally {
            f.unholdTemporaries(ts, before);
            f.settled = -1;
        }
    }
}
