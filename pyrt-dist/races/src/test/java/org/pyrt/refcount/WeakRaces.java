package org.pyrt.refcount;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** PROTOCOL rule 13: a weak reference is read while its referent dies. Given out, seen dead then, deaths in the end. */
public final class WeakRaces {

    private WeakRaces() {}

    /** What the three have: a thread that reads the weak reference, for which the object itself stands. */
    abstract static class WeakRace extends Race {

        final Thing thing;

        WeakRace(boolean merged) {
            thing = merged ? merged() : stored();
            Refs.noteWeakReference(thing);
        }

        final void read(III_Result r) {
            if (Refs.upgrade(other, thing)) {
                r.r1 = 1;
                r.r2 = dies(thing);
            }
        }

        final void finish(III_Result r) {
            settle(owner);
            r.r3 = thing.deaths.get();
        }
    }

    /** The owner kills an object that only it has seen. */
    @JCStressTest
    @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "It had died.")
    @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "Marked before the owner could kill.")
    @Outcome(id = ".*, 1, .*", expect = FORBIDDEN, desc = "What the weak reference gave is dead.")
    @Outcome(id = ".*, .*, 0", expect = FORBIDDEN, desc = "It never dies.")
    @Outcome(id = ".*, .*, [2-9]", expect = FORBIDDEN, desc = "It dies twice.")
    @State
    public static class OwnerKills extends WeakRace {

        public OwnerKills() {
            super(false);
        }

        @Actor
        public void kill() {
            Slots.drop(owner, slot, 0);
            owner.drain();
        }

        @Actor
        public void upgrade(III_Result r) {
            read(r);
        }

        @Arbiter
        public void end(III_Result r) {
            finish(r);
        }
    }

    /** The owner has to merge an object that others have seen, and the reader, which writes nothing, is not quiescent before it reads. */
    @JCStressTest
    @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "The grace period after the merge waits for the reader.")
    @Outcome(id = ".*, 1, .*", expect = FORBIDDEN, desc = "What the weak reference gave is dead.")
    @Outcome(id = ".*, .*, 0", expect = FORBIDDEN, desc = "It never dies.")
    @Outcome(id = ".*, .*, [2-9]", expect = FORBIDDEN, desc = "It dies twice.")
    @State
    public static class OwnerMerges extends WeakRace {

        public OwnerMerges() {
            super(false);
            Slots.load(other, slot, 0);
        }

        @Actor
        public void kill() {
            Slots.drop(owner, slot, 0);
            owner.drain();
            owner.quiescent();
        }

        @Actor
        public void upgrade(III_Result r) {
            read(r);
        }

        @Arbiter
        public void end(III_Result r) {
            finish(r);
        }
    }

    /** The referent is in limbo, the reader was quiescent since: the grace period may be over at any moment. */
    @JCStressTest
    @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "It had died.")
    @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "R made the grace period begin anew.")
    @Outcome(id = ".*, 1, .*", expect = FORBIDDEN, desc = "What the weak reference gave is dead.")
    @Outcome(id = ".*, .*, 0", expect = FORBIDDEN, desc = "It never dies.")
    @Outcome(id = ".*, .*, [2-9]", expect = FORBIDDEN, desc = "It dies twice.")
    @State
    public static class InLimbo extends WeakRace {

        public InLimbo() {
            super(true);
            Slots.drop(owner, slot, 0);
            owner.drain();
            other.quiescent();
        }

        @Actor
        public void claim() {
            owner.quiescent();
        }

        @Actor
        public void upgrade(III_Result r) {
            read(r);
        }

        @Arbiter
        public void end(III_Result r) {
            finish(r);
        }
    }
}
