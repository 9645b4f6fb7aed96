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
import org.pyrt.api.PyObject;

/** PROTOCOL rule 9: an object is queued to an owner that detaches, attaches or ends, and two threads act for one owner. */
public final class MergeQueueRaces {

    private MergeQueueRaces() {}

    /** Whether the owner's count of {@code thing} is in the word. */
    private static int isMerged(Thing thing) {
        return (thing.word & Word.M) != 0 ? 1 : 0;
    }

    /** The owner detaches while the object is pushed. Merged with the owner away, deaths in the end. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The owner or the pusher has merged it.")
    @Outcome(id = "0, .*", expect = FORBIDDEN, desc = "It waits for a thread that may never come back.")
    @Outcome(expect = FORBIDDEN, desc = "It never dies, or dies twice.")
    @State
    public static class OwnerDetaches extends Race {

        private final Thing thing = stored();

        @Actor
        public void detach() {
            owner.detach();
        }

        @Actor
        public void drop() {
            Slots.drop(other, slot, 0);
            other.drain();
        }

        @Arbiter
        public void end(II_Result r) {
            r.r1 = isMerged(thing);
            owner.attach();
            settle(owner);
            r.r2 = thing.deaths.get();
        }
    }

    /** The owner attaches while another thread merges for it, or pushes. Merged at the owner's next poll, deaths in the end. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "One of the two has merged it.")
    @Outcome(id = "0, .*", expect = FORBIDDEN, desc = "It was overlooked.")
    @Outcome(expect = FORBIDDEN, desc = "It never dies, or dies twice.")
    @State
    public static class OwnerAttaches extends Race {

        private final Thing thing = stored();

        public OwnerAttaches() {
            owner.detach();
        }

        @Actor
        public void attach() {
            owner.attach();
        }

        @Actor
        public void drop() {
            Slots.drop(other, slot, 0);
            other.drain();
        }

        @Arbiter
        public void end(II_Result r) {
            owner.handleBreaker();
            r.r1 = isMerged(thing);
            settle(owner);
            r.r2 = thing.deaths.get();
        }
    }

    /** The owner ends while the object is pushed, or adopted. Deaths in the end, count. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Merged by one of the two, or adopted.")
    @Outcome(id = "0, .*", expect = FORBIDDEN, desc = "It was left to a dead thread.")
    @Outcome(expect = FORBIDDEN, desc = "It dies twice, or a count is wrong.")
    @State
    public static class OwnerEnds extends Race {

        private final Thing thing = stored();

        @Actor
        public void exit() {
            owner.exit();
        }

        @Actor
        public void drop() {
            Slots.drop(other, slot, 0);
            other.drain();
        }

        @Arbiter
        public void end(II_Result r) {
            settle(other);
            r.r1 = thing.deaths.get();
            r.r2 = (int) Refs.count(other, thing);
        }
    }

    /** Two threads act for one detached owner, each with an object of its own. Merged with the owner away, both; deaths in the end of both. */
    @JCStressTest
    @Outcome(id = "2, 1, 1", expect = ACCEPTABLE, desc = "Who was busy has looked again.")
    @Outcome(id = "[01], .*, .*", expect = FORBIDDEN, desc = "The one who found the owner busy went away, and so did the other.")
    @Outcome(expect = FORBIDDEN, desc = "One never dies, or dies twice.")
    @State
    public static class TwoActForOne extends Race {

        private final ThreadState third = registry.attachCurrentThread();
        private final Thing one = stored();
        private final Thing two = new Thing(owner);
        private final PyObject[] second = new PyObject[1];

        public TwoActForOne() {
            Slots.store(owner, second, 0, two);
            owner.detach();
        }

        @Actor
        public void drop() {
            Slots.drop(other, slot, 0);
            other.drain();
        }

        @Actor
        public void dropToo() {
            Slots.drop(third, second, 0);
            third.drain();
        }

        @Arbiter
        public void end(III_Result r) {
            r.r1 = isMerged(one) + isMerged(two);
            owner.attach();
            settle(owner);
            r.r2 = one.deaths.get();
            r.r3 = two.deaths.get();
        }
    }

    /**
     * A foreigner found the owner alive, set Q, and finds it dead when it comes to queue the object; another foreigner adopts the object meanwhile. Deaths
     * in the end, count.
     */
    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Merged by the one, or queued to the other, who adopted it.")
    @Outcome(id = "0, .*", expect = FORBIDDEN, desc = "It was left to a dead thread, or a drop was lost.")
    @Outcome(expect = FORBIDDEN, desc = "It dies twice, or a count is wrong.")
    @State
    public static class AdoptedWhileQueued extends Race {

        private final ThreadState third = registry.attachCurrentThread();
        private final Thing thing = stored();
        private final PyObject[] second = new PyObject[1];

        public AdoptedWhileQueued() {
            Slots.store(owner, second, 0, thing);
            owner.exit();
        }

        @Actor
        public void adopt() {
            Slots.drop(third, second, 0);
            third.drain();
        }

        /** The second half of a drop whose first half found the owner alive. */
        @Actor
        public void queue() {
            slot[0] = null;
            int w;
            int next;
            do {
                w = Word.getVolatile(thing);
                next = Word.minusOne(w) | Word.Q;
            } while (!Word.cas(thing, w, next));
            if ((w & Word.Q) == 0) {
                SharedCounts.queue(other, thing);
            }
            other.drain();
        }

        @Arbiter
        public void end(II_Result r) {
            other.handleBreaker();
            third.handleBreaker();
            settle(third);
            r.r1 = thing.deaths.get();
            r.r2 = (int) Refs.count(third, thing);
        }
    }

    /** Two foreigners drop what a dead thread has left: both may adopt it, one does. Deaths in the end, count. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The one adopts, the other drops what is not its own.")
    @Outcome(id = "0, .*", expect = FORBIDDEN, desc = "A drop was lost.")
    @Outcome(expect = FORBIDDEN, desc = "It dies twice, or a count is wrong.")
    @State
    public static class TwoAdopt extends Race {

        private final ThreadState third = registry.attachCurrentThread();
        private final Thing thing = stored();
        private final PyObject[] second = new PyObject[1];

        public TwoAdopt() {
            Slots.store(owner, second, 0, thing);
            owner.exit();
        }

        @Actor
        public void drop() {
            Slots.drop(other, slot, 0);
            other.drain();
        }

        @Actor
        public void dropToo() {
            Slots.drop(third, second, 0);
            third.drain();
        }

        @Arbiter
        public void end(II_Result r) {
            other.handleBreaker();
            third.handleBreaker();
            settle(other);
            r.r1 = thing.deaths.get();
            r.r2 = (int) Refs.count(other, thing);
        }
    }
}
