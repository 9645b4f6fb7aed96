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

/** Mutexes, critical sections and the parking lot. A wake-up that is lost for good shows as a run that never ends. */
public final class LockRaces {

    private LockRaces() {}

    /** Two threads take one mutex, three times each, spinning or parked. Plain increments inside, mutex in the end. */
    @JCStressTest
    @Outcome(id = "6, 0", expect = ACCEPTABLE, desc = "One at a time.")
    @Outcome(id = "6, .*", expect = FORBIDDEN, desc = "The mutex was left locked.")
    @Outcome(expect = FORBIDDEN, desc = "Two were inside at once.")
    @State
    public static class MutexExcludes extends Race {

        private final Thing guard = new Thing(owner);
        private int inside;

        private void enter(ThreadState ts) {
            for (int i = 0; i < 3; i++) {
                Mutex.lock(ts, guard);
                inside++;
                Mutex.unlock(ts, guard);
            }
        }

        @Actor
        public void one() {
            enter(owner);
        }

        @Actor
        public void two() {
            enter(other);
        }

        @Arbiter
        public void end(II_Result r) {
            r.r1 = inside;
            r.r2 = Mutex.isLocked(guard) ? 1 : 0;
        }
    }

    /** A lock is released, by a thread that has not taken it, while another waits for at most 20 microseconds. What the waiter got, lock in the end. */
    @JCStressTest
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Taken by the waiter.")
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The time was over, and the lock is free.")
    @Outcome(id = "1, 1", expect = FORBIDDEN, desc = "The lock was given to a waiter that had gone away.")
    @Outcome(expect = FORBIDDEN, desc = "The waiter has a lock that is free.")
    @State
    public static class ReleasedAtDeadline extends Race {

        private final ParkLock lock = new ParkLock(registry);

        public ReleasedAtDeadline() {
            lock.tryAcquire();
        }

        @Actor
        public void release() {
            for (int i = 0; i < 400; i++) {
                Thread.onSpinWait();
            }
            lock.release();
        }

        @Actor
        public void acquire(II_Result r) {
            r.r1 = lock.acquire(other, 20_000);
        }

        @Arbiter
        public void end(II_Result r) {
            r.r2 = lock.isLocked() ? 1 : 0;
        }
    }

    /** A lock is released while another thread begins to wait for it, without a limit. What the waiter got, lock in the end. */
    @JCStressTest
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Taken by the waiter.")
    @Outcome(expect = FORBIDDEN, desc = "The waiter went away without the lock.")
    @State
    public static class ReleasedWhileParking extends Race {

        private final ParkLock lock = new ParkLock(registry);

        public ReleasedWhileParking() {
            lock.tryAcquire();
        }

        @Actor
        public void release() {
            for (int i = 0; i < 100; i++) {
                Thread.onSpinWait();
            }
            lock.release();
        }

        @Actor
        public void acquire(II_Result r) {
            r.r1 = lock.acquire(other, -1);
        }

        @Arbiter
        public void end(II_Result r) {
            r.r2 = lock.isLocked() ? 1 : 0;
        }
    }

    /**
     * A thread inside a critical section detaches and goes on, another one enters meanwhile. Plain increments inside, mutex in the end, sections left
     * open.
     */
    @JCStressTest
    @Outcome(id = "4, 0, 0", expect = ACCEPTABLE, desc = "Given up and taken again whole.")
    @Outcome(id = "4, .*, .*", expect = FORBIDDEN, desc = "The mutex was left locked, or a section open.")
    @Outcome(expect = FORBIDDEN, desc = "Two were inside at once.")
    @State
    public static class SectionSuspended extends Race {

        private final Thing guard = new Thing(owner);
        private int inside;

        @Actor
        public void suspended() {
            CriticalSection.begin(owner, guard);
            inside++;
            owner.detach();
            owner.attach();
            inside++;
            CriticalSection.end(owner);
        }

        @Actor
        public void enter() {
            CriticalSection.begin(other, guard);
            inside++;
            inside++;
            CriticalSection.end(other);
        }

        @Arbiter
        public void end(III_Result r) {
            r.r1 = inside;
            r.r2 = Mutex.isLocked(guard) ? 1 : 0;
            r.r3 = CriticalSection.depth(owner) + CriticalSection.depth(other);
        }
    }

    /** Two threads take two objects at once, in opposite orders. Plain increments inside, mutexes in the end, sections left open. */
    @JCStressTest
    @Outcome(id = "4, 0, 0", expect = ACCEPTABLE, desc = "Both together, without an order.")
    @Outcome(id = "4, .*, .*", expect = FORBIDDEN, desc = "A mutex was left locked, or a section open.")
    @Outcome(expect = FORBIDDEN, desc = "Two were inside at once.")
    @State
    public static class TwoAtOnce extends Race {

        private final Thing a = new Thing(owner);
        private final Thing b = new Thing(owner);
        private int inside;

        private void enter(ThreadState ts, Thing first, Thing second) {
            for (int i = 0; i < 2; i++) {
                CriticalSection.begin2(ts, first, second);
                inside++;
                CriticalSection.end(ts);
            }
        }

        @Actor
        public void one() {
            enter(owner, a, b);
        }

        @Actor
        public void two() {
            enter(other, b, a);
        }

        @Arbiter
        public void end(III_Result r) {
            r.r1 = inside;
            r.r2 = (Mutex.isLocked(a) ? 1 : 0) + (Mutex.isLocked(b) ? 1 : 0);
            r.r3 = CriticalSection.depth(owner) + CriticalSection.depth(other);
        }
    }

    /**
     * Two threads nest the same two sections in opposite orders: the innermost protects, an outer one again once it is the innermost. Plain increments
     * under each of the two, mutexes in the end.
     */
    @JCStressTest
    @Outcome(id = "2, 2, 0", expect = ACCEPTABLE, desc = "The outer section gave way.")
    @Outcome(id = "2, 2, .*", expect = FORBIDDEN, desc = "A mutex was left locked.")
    @Outcome(expect = FORBIDDEN, desc = "Two were inside at once.")
    @State
    public static class Nested extends Race {

        private final Thing a = new Thing(owner);
        private final Thing b = new Thing(owner);
        private int underA;
        private int underB;

        @Actor
        public void one() {
            CriticalSection.begin(owner, a);
            CriticalSection.begin(owner, b);
            underB++;
            CriticalSection.end(owner);
            underA++;
            CriticalSection.end(owner);
        }

        @Actor
        public void two() {
            CriticalSection.begin(other, b);
            CriticalSection.begin(other, a);
            underA++;
            CriticalSection.end(other);
            underB++;
            CriticalSection.end(other);
        }

        @Arbiter
        public void end(III_Result r) {
            r.r1 = underA;
            r.r2 = underB;
            r.r3 = (Mutex.isLocked(a) ? 1 : 0) + (Mutex.isLocked(b) ? 1 : 0);
        }
    }
}
