package org.pyrt.refcount;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.pyrt.api.PyObject;

/** PROTOCOL rules 1, 2 and 4: an object is loaded, counted or popped while its last slot is emptied. */
public final class LoadRaces {

    private LoadRaces() {}

    /** Rule 2: the owner empties the slot and kills, between a foreigner's load and its mark. Loaded, seen dead, deaths in the end. */
    @JCStressTest
    @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "The slot was empty.")
    @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "Marked in time: it lives until the loader is quiescent.")
    @Outcome(id = ".*, 1, .*", expect = FORBIDDEN, desc = "What the loader was given is dead.")
    @Outcome(id = ".*, .*, 0", expect = FORBIDDEN, desc = "It never dies.")
    @Outcome(id = ".*, .*, [2-9]", expect = FORBIDDEN, desc = "It dies twice.")
    @State
    public static class OwnerKills extends Race {

        private final Thing thing = stored();

        @Actor
        public void kill() {
            Slots.drop(owner, slot, 0);
            owner.drain();
        }

        @Actor
        public void load(III_Result r) {
            PyObject o = Slots.load(other, slot, 0);
            if (o != null) {
                r.r1 = 1;
                r.r2 = dies(o);
            }
        }

        @Arbiter
        public void end(III_Result r) {
            settle(owner);
            r.r3 = thing.deaths.get();
        }
    }

    /**
     * Rule 2, the second read of an object that was marked already: one foreigner marks after the owner's look, the next one finds the mark. One
     * actor is both foreigners. Loaded, seen dead, deaths in the end.
     */
    @JCStressTest
    @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "The slot was empty, at the second read at the latest.")
    @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "Marked in time: it lives until the loader is quiescent.")
    @Outcome(id = ".*, 1, .*", expect = FORBIDDEN, desc = "What the loader was given is dead.")
    @Outcome(id = ".*, .*, 0", expect = FORBIDDEN, desc = "It never dies.")
    @Outcome(id = ".*, .*, [2-9]", expect = FORBIDDEN, desc = "It dies twice.")
    @State
    public static class MarkedByAnother extends Race {

        private final Thing thing = stored();
        private final ThreadState third = registry.attachCurrentThread();

        @Actor
        public void kill() {
            Slots.drop(owner, slot, 0);
            owner.drain();
        }

        @Actor
        public void load(III_Result r) {
            PyObject read = slot[0];
            Refs.touch(third, read);
            PyObject o = Refs.touch(other, read) ? Slots.load(other, slot, 0) : read;
            if (o != null) {
                r.r1 = 1;
                r.r2 = dies(o);
            }
        }

        @Arbiter
        public void end(III_Result r) {
            settle(owner);
            r.r3 = thing.deaths.get();
        }
    }

    /** Rule 2: the load of a merged object writes nothing, so that its death has to wait for the loader. Loaded, seen dead, deaths in the end. */
    @JCStressTest
    @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "The slot was empty.")
    @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "It lives until the loader is quiescent.")
    @Outcome(id = ".*, 1, .*", expect = FORBIDDEN, desc = "It died within the loader's grace period.")
    @Outcome(id = ".*, .*, 0", expect = FORBIDDEN, desc = "It never dies.")
    @Outcome(id = ".*, .*, [2-9]", expect = FORBIDDEN, desc = "It dies twice.")
    @State
    public static class Merged extends Race {

        private final Thing thing = merged();

        @Actor
        public void drop() {
            Slots.drop(owner, slot, 0);
            owner.drain();
            owner.quiescent();
        }

        @Actor
        public void load(III_Result r) {
            PyObject o = Slots.load(other, slot, 0);
            if (o != null) {
                r.r1 = 1;
                r.r2 = dies(o);
            }
            other.quiescent();
        }

        @Arbiter
        public void end(III_Result r) {
            settle(owner);
            r.r3 = thing.deaths.get();
        }
    }

    /** Rule 1: a foreigner loads and counts while the owner kills. Stored, deaths with that counted, count, deaths without. */
    @JCStressTest
    @Outcome(id = "0, 1, 0, 1", expect = ACCEPTABLE, desc = "The slot was empty.")
    @Outcome(id = "1, 0, 1, 1", expect = ACCEPTABLE, desc = "The foreigner's reference is what was left.")
    @Outcome(id = "1, [1-9], .*, .*", expect = FORBIDDEN, desc = "A counted object is dead.")
    @Outcome(expect = FORBIDDEN, desc = "A count was lost, or a merge.")
    @State
    public static class OwnerKillsWhatIsCounted extends Race {

        private final Thing thing = stored();
        private final PyObject[] mine = new PyObject[1];

        @Actor
        public void kill() {
            Slots.drop(owner, slot, 0);
            owner.drain();
        }

        @Actor
        public void count(IIII_Result r) {
            PyObject o = Slots.load(other, slot, 0);
            if (o != null) {
                Slots.store(other, mine, 0, o);
                r.r1 = 1;
            }
            other.quiescent();
        }

        @Arbiter
        public void end(IIII_Result r) {
            settle(owner);
            r.r2 = thing.deaths.get();
            r.r3 = (int) Refs.count(owner, thing);
            Slots.drop(owner, mine, 0);
            owner.quiescent();
            r.r4 = thing.deaths.get();
        }
    }

    /** Rule 4: a foreigner pops the object and goes on using it, while its owner counts it as well. Popped object dead, deaths in the end. */
    @JCStressTest
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "It lives until the popper is quiescent.")
    @Outcome(id = "1, .*", expect = FORBIDDEN, desc = "It died in the popper's hands.")
    @Outcome(id = ".*, 0", expect = FORBIDDEN, desc = "It never dies.")
    @Outcome(id = ".*, [2-9]", expect = FORBIDDEN, desc = "It dies twice.")
    @State
    public static class ForeignPop extends Race {

        private final Thing thing = stored();

        @Actor
        public void use() {
            PyObject o = Slots.load(owner, slot, 0);
            Refs.hold(owner, o);
            Refs.release(owner, o);
            owner.drain();
            owner.handleBreaker();
            owner.quiescent();
        }

        @Actor
        public void pop(II_Result r) {
            PyObject o = Slots.take(other, slot, 0);
            r.r1 = dies(o);
            Refs.discard(other, o);
            other.quiescent();
        }

        @Arbiter
        public void end(II_Result r) {
            settle(owner);
            r.r2 = thing.deaths.get();
        }
    }
}
