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

/** PROTOCOL rules 10 and 14: grace periods, and a finalizer that brings its object back. */
public final class LimboRaces {

    private LimboRaces() {}

    /** Rule 10: the count goes 0, 1, 0 during the grace period, and who dropped it last has loaded it again. Seen dead, deaths in the end. */
    @JCStressTest
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The period that began with the last drop is waited for.")
    @Outcome(id = "1, .*", expect = FORBIDDEN, desc = "It died by the first period.")
    @Outcome(id = ".*, 0", expect = FORBIDDEN, desc = "It never dies.")
    @Outcome(id = ".*, [2-9]", expect = FORBIDDEN, desc = "It dies twice.")
    @State
    public static class CountedAgain extends Race {

        private final Thing thing = merged();
        private final PyObject[] second = new PyObject[1];

        public CountedAgain() {
            Slots.drop(owner, slot, 0);
            owner.drain();
        }

        @Actor
        public void claim() {
            owner.quiescent();
            owner.quiescent();
        }

        @Actor
        public void countAgain(II_Result r) {
            Slots.store(other, second, 0, thing);
            other.quiescent();
            PyObject o = Slots.load(other, second, 0);
            Slots.drop(other, second, 0);
            r.r1 = dies(o);
        }

        @Arbiter
        public void end(II_Result r) {
            settle(owner);
            r.r2 = thing.deaths.get();
        }
    }

    /** Rule 10: a thread attaches and loads during the scan of sequences. Loaded, seen dead, deaths in the end. */
    @JCStressTest
    @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "The slot was empty.")
    @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "The scan has seen the thread.")
    @Outcome(id = ".*, 1, .*", expect = FORBIDDEN, desc = "The period did not wait for the thread.")
    @Outcome(id = ".*, .*, 0", expect = FORBIDDEN, desc = "It never dies.")
    @Outcome(id = ".*, .*, [2-9]", expect = FORBIDDEN, desc = "It dies twice.")
    @State
    public static class AttachedDuringScan extends Race {

        private final Thing thing = merged();

        public AttachedDuringScan() {
            other.detach();
        }

        @Actor
        public void drop() {
            Slots.drop(owner, slot, 0);
            owner.drain();
            owner.quiescent();
        }

        @Actor
        public void attach(III_Result r) {
            other.attach();
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

    /** Rule 10: the holder of the entry detaches while another thread passes quiescent points. Deaths with the holder away; in the end. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The other thread has taken the entry.")
    @Outcome(id = "0, .*", expect = FORBIDDEN, desc = "The entry was left behind.")
    @Outcome(expect = FORBIDDEN, desc = "It never dies, or dies twice.")
    @State
    public static class HolderDetaches extends Race {

        private final Thing thing = merged();

        public HolderDetaches() {
            Slots.drop(owner, slot, 0);
            owner.drain();
        }

        @Actor
        public void detach() {
            owner.detach();
        }

        @Actor
        public void pass() {
            other.quiescent();
        }

        @Arbiter
        public void end(II_Result r) {
            other.handleBreaker();
            r.r1 = thing.deaths.get();
            owner.attach();
            settle(owner);
            r.r2 = thing.deaths.get();
        }
    }

    /** Rule 14: a finalizer stores its object, which another thread drops at once. Finalizations, deaths, count in the end. */
    @JCStressTest
    @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "Finalized once; it dies when the reference that brought it back is dropped.")
    @Outcome(id = "[02-9], .*, .*", expect = FORBIDDEN, desc = "Finalized twice, or never.")
    @Outcome(expect = FORBIDDEN, desc = "It never dies, dies twice, or a count is wrong.")
    @State
    public static class Resurrected extends Race {

        private final PyObject[] home = new PyObject[1];
        private final Thing thing = new Thing(owner, home);

        public Resurrected() {
            Slots.store(owner, slot, 0, thing);
        }

        @Actor
        public void finish() {
            Slots.drop(owner, slot, 0);
            owner.drain();
        }

        @Actor
        public void drop() {
            PyObject o = null;
            for (int i = 0; o == null && i < 50; i++) {
                o = Slots.take(other, home, 0);
            }
            if (o != null) {
                Refs.discard(other, o);
                other.quiescent();
            }
        }

        @Arbiter
        public void end(III_Result r) {
            Slots.drop(owner, home, 0);
            settle(owner);
            r.r1 = thing.finalizations.get();
            r.r2 = thing.deaths.get();
            r.r3 = (int) Refs.count(owner, thing);
        }
    }
}
