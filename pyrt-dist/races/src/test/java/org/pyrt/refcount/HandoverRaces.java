package org.pyrt.refcount;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** Locks handed over to waiters of more than a millisecond: each state takes that long, so that these are run in smaller strides. */
public final class HandoverRaces {

    private static final long BEFORE_HANDOVER = 1_050_000;

    private HandoverRaces() {}

    private static void spin(long nanos) {
        for (long since = System.nanoTime(); System.nanoTime() - since < nanos; ) {
            Thread.onSpinWait();
        }
    }

    /** The lock is released at about the moment when a waiter to whom it would be handed over gives up. What the waiter got, lock in the end. */
    @JCStressTest
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Handed over, or taken.")
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The time was over, and the lock is free.")
    @Outcome(id = "1, 1", expect = FORBIDDEN, desc = "Handed over to a waiter that had gone away.")
    @Outcome(expect = FORBIDDEN, desc = "The waiter has a lock that is free.")
    @State
    public static class AtDeadline extends Race {

        private final ParkLock lock = new ParkLock(registry);

        public AtDeadline() {
            lock.tryAcquire();
        }

        @Actor
        public void release() {
            spin(BEFORE_HANDOVER);
            lock.release();
        }

        @Actor
        public void acquire(II_Result r) {
            r.r1 = lock.acquire(other, BEFORE_HANDOVER);
        }

        @Arbiter
        public void end(II_Result r) {
            r.r2 = lock.isLocked() ? 1 : 0;
        }
    }

    /**
     * Who leaves a mutex takes it again at once, while another thread has waited for more than a millisecond. Plain increments inside, mutex in the end,
     * whether the waiter came first.
     */
    @JCStressTest
    @Outcome(id = "2, 0, [01]", expect = ACCEPTABLE, desc = "One at a time; the waiter first if it had parked in time.")
    @Outcome(id = "2, .*, .*", expect = FORBIDDEN, desc = "The mutex was left locked.")
    @Outcome(expect = FORBIDDEN, desc = "Two were inside at once.")
    @State
    public static class AgainstBarging extends Race {

        private final Thing guard = new Thing(owner);
        private int inside;

        public AgainstBarging() {
            Mutex.lock(owner, guard);
        }

        @Actor
        public void barge() {
            spin(BEFORE_HANDOVER);
            Mutex.unlock(owner, guard);
            Mutex.lock(owner, guard);
            inside++;
            Mutex.unlock(owner, guard);
        }

        @Actor
        public void await(III_Result r) {
            Mutex.lock(other, guard);
            r.r3 = inside == 0 ? 1 : 0;
            inside++;
            Mutex.unlock(other, guard);
        }

        @Arbiter
        public void end(III_Result r) {
            r.r1 = inside;
            r.r2 = Mutex.isLocked(guard) ? 1 : 0;
        }
    }
}
