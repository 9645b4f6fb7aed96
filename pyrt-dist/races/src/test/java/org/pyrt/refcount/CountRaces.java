package org.pyrt.refcount;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.III_Result;
import org.pyrt.api.PyObject;

/** PROTOCOL rules 3, 6, 7 and 8, and kept counts: two threads change counts of one object, or the slot that it is in. */
public final class CountRaces {

    private CountRaces() {}

    /** Rule 3: two threads store into one slot. Deaths of what was in it, of what is not in it in the end, of what is, and the count of that. */
    @JCStressTest
    @Outcome(id = "1, 1, 0, 1", expect = ACCEPTABLE, desc = "Each replaced object was dropped by one of the two.")
    @Outcome(expect = FORBIDDEN, desc = "One was dropped by both, or by none.")
    @State
    public static class TwoStores extends Race {

        private final Thing before = stored();
        private final Thing mine = new Thing(owner);
        private final Thing others = new Thing(other);

        @Actor
        public void store() {
            Slots.store(owner, slot, 0, mine);
            owner.drain();
        }

        @Actor
        public void storeToo() {
            Slots.store(other, slot, 0, others);
            other.drain();
        }

        @Arbiter
        public void end(IIII_Result r) {
            Thing kept = (Thing) slot[0];
            settle(owner);
            r.r1 = before.deaths.get();
            r.r2 = (kept == mine ? others : mine).deaths.get();
            r.r3 = kept.deaths.get();
            r.r4 = (int) Refs.count(owner, kept);
        }
    }

    /** Rule 6: a foreigner that has the object counts it once more, between the owner's look and its merge. Deaths with both counted, count, deaths without. */
    @JCStressTest
    @Outcome(id = "0, 2, 1", expect = ACCEPTABLE, desc = "Both of the foreigner's references are counted, and the object is merged.")
    @Outcome(expect = FORBIDDEN, desc = "The merge was lost, or a count.")
    @State
    public static class MergeWhileCounted extends Race {

        private final Thing thing = stored();
        private final PyObject[] mine = new PyObject[2];

        public MergeWhileCounted() {
            Slots.store(other, mine, 0, thing);
        }

        @Actor
        public void drop() {
            Slots.drop(owner, slot, 0);
            owner.drain();
        }

        @Actor
        public void count() {
            Slots.store(other, mine, 1, thing);
        }

        @Arbiter
        public void end(III_Result r) {
            settle(owner);
            r.r1 = thing.deaths.get();
            r.r2 = (int) Refs.count(owner, thing);
            Slots.drop(owner, mine, 0);
            Slots.drop(owner, mine, 1);
            owner.quiescent();
            r.r3 = thing.deaths.get();
        }
    }

    /** Rule 6: a foreigner drops the last reference but the owner's, between the owner's look and its merge. Deaths in the end, count. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "One of the two finds that nothing is left.")
    @Outcome(id = "0, .*", expect = FORBIDDEN, desc = "It never dies.")
    @Outcome(expect = FORBIDDEN, desc = "It dies twice, or a count is wrong.")
    @State
    public static class MergeWhileDropped extends Race {

        private final Thing thing = stored();
        private final PyObject[] mine = new PyObject[1];

        public MergeWhileDropped() {
            Slots.store(other, mine, 0, thing);
        }

        @Actor
        public void drop() {
            Slots.drop(owner, slot, 0);
            owner.drain();
        }

        @Actor
        public void dropToo() {
            Slots.drop(other, mine, 0);
            other.drain();
        }

        @Arbiter
        public void end(II_Result r) {
            settle(owner);
            r.r1 = thing.deaths.get();
            r.r2 = (int) Refs.count(owner, thing);
        }
    }

    /**
     * Rule 7: the owner moves an object out of its last slot and goes on using it, while a foreigner gives up its hold. Seen dead by the owner, deaths in
     * the end.
     */
    @JCStressTest
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "It lives until the owner is quiescent.")
    @Outcome(id = "1, .*", expect = FORBIDDEN, desc = "It died in the owner's hands.")
    @Outcome(id = ".*, 0", expect = FORBIDDEN, desc = "It never dies.")
    @Outcome(id = ".*, [2-9]", expect = FORBIDDEN, desc = "It dies twice.")
    @State
    public static class MoveOutWhileReleased extends Race {

        private final Thing thing = stored();

        public MoveOutWhileReleased() {
            Refs.hold(other, Slots.load(other, slot, 0));
        }

        @Actor
        public void pop(II_Result r) {
            PyObject o = Slots.take(owner, slot, 0);
            r.r1 = dies(o);
            Refs.discard(owner, o);
            owner.quiescent();
        }

        @Actor
        public void release() {
            Refs.release(other, thing);
            other.drain();
            other.quiescent();
        }

        @Arbiter
        public void end(II_Result r) {
            settle(owner);
            r.r2 = thing.deaths.get();
        }
    }

    /** Rule 8: two threads drop the two references of a merged object. Entries made for it, deaths in the end, count. */
    @JCStressTest
    @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "Who finds zero has the entry.")
    @Outcome(id = "2, .*, .*", expect = FORBIDDEN, desc = "Both may claim the death.")
    @Outcome(expect = FORBIDDEN, desc = "It never dies, dies twice, or a count is wrong.")
    @State
    public static class LastTwoDrops extends Race {

        private final Thing thing = merged();
        private final PyObject[] second = new PyObject[1];

        public LastTwoDrops() {
            Slots.store(other, second, 0, thing);
        }

        @Actor
        public void drop() {
            Slots.drop(owner, slot, 0);
        }

        @Actor
        public void dropToo() {
            Slots.drop(other, second, 0);
        }

        @Arbiter
        public void end(III_Result r) {
            r.r1 = owner.pendingSize + other.pendingSize;
            settle(owner);
            r.r2 = thing.deaths.get();
            r.r3 = (int) Refs.count(owner, thing);
        }
    }

    /**
     * A foreigner keeps counts, so often that it asks the owner to merge, while the owner uses the object and drops it. Loaded, seen dead by the foreigner,
     * deaths in the end, count.
     */
    @JCStressTest
    @Outcome(id = "[01], 0, 1, 0", expect = ACCEPTABLE, desc = "What was kept was given up in the end.")
    @Outcome(id = ".*, 1, .*, .*", expect = FORBIDDEN, desc = "It died in the foreigner's hands.")
    @Outcome(expect = FORBIDDEN, desc = "It never dies, dies twice, or a count is wrong.")
    @State
    public static class KeptWhileDropped extends Race {

        private final Thing thing = stored();

        @Actor
        public void use() {
            for (int i = 0; i < 10; i++) {
                PyObject o = Slots.load(owner, slot, 0);
                Refs.hold(owner, o);
                Refs.release(owner, o);
                owner.drain();
                owner.handleBreaker();
            }
            Slots.drop(owner, slot, 0);
            owner.drain();
        }

        @Actor
        public void keep(IIII_Result r) {
            PyObject o = Slots.load(other, slot, 0);
            if (o != null) {
                r.r1 = 1;
                for (int i = 0; i < 70; i++) {
                    Refs.hold(other, o);
                    Refs.release(other, o);
                }
                r.r2 = dies(o);
            }
        }

        @Arbiter
        public void end(IIII_Result r) {
            settle(owner);
            r.r3 = thing.deaths.get();
            r.r4 = (int) Refs.count(owner, thing);
        }
    }
}
