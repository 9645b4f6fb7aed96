package org.pyrt.races;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.set.PySet;
import org.pyrt.refcount.Refs;

/** A set that one thread changes while another looks elements up without a lock, or changes it too. */
public final class SetRaces {

    /** Elements that begin their search at the same place of a small table. */
    private static final PyInt FIRST = PyInt.of(1);

    private static final PyInt SECOND = PyInt.of(1 + 64);
    private static final PyInt THIRD = PyInt.of(1 + 128);

    private SetRaces() {}

    abstract static class SetRace extends ContainerRace {

        final PySet set = new PySet(one);

        SetRace(PyInt... elements) {
            Refs.hold(one, set);
            for (PyInt e : elements) {
                set.add(one, e);
            }
        }

        static int is(boolean b) {
            return b ? 1 : 0;
        }
    }

    /** An element that is there is looked up while the table grows. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "Found.")
    @Outcome(expect = FORBIDDEN, desc = "Not found.")
    @State
    public static class LookUpWhileGrowing extends SetRace {

        public LookUpWhileGrowing() {
            super(FIRST);
        }

        @Actor
        public void grow() {
            for (int i = 2; i < 24; i++) {
                set.add(one, PyInt.of(i));
            }
        }

        @Actor
        public void lookUp(I_Result r) {
            r.r1 = 1;
            for (int i = 0; i < 20 && r.r1 == 1; i++) {
                r.r1 = is(set.contains(two, FIRST));
            }
        }
    }

    /** An element is looked up while the one before it in its chain is removed, and another takes that place. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "Found.")
    @Outcome(expect = FORBIDDEN, desc = "Not found.")
    @State
    public static class LookUpBehindRemoved extends SetRace {

        public LookUpBehindRemoved() {
            super(FIRST, SECOND);
        }

        @Actor
        public void remove() {
            set.discard(one, FIRST);
            set.add(one, THIRD);
            set.discard(one, THIRD);
        }

        @Actor
        public void lookUp(I_Result r) {
            r.r1 = is(set.contains(two, SECOND));
        }
    }

    /** An element is looked up twice while it is added. */
    @JCStressTest
    @Outcome(id = {"0, 0", "0, 1", "1, 1"}, expect = ACCEPTABLE, desc = "In this order.")
    @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "Back in time.")
    @State
    public static class LookUpWhileAdded extends SetRace {

        @Actor
        public void add() {
            for (int i = 0; i < 8; i++) {
                set.add(one, PyInt.of(i));
            }
        }

        @Actor
        public void lookUp(II_Result r) {
            r.r1 = is(set.contains(two, FIRST));
            r.r2 = is(set.contains(two, FIRST));
        }
    }

    /** Two threads remove one element. What each was told, size. */
    @JCStressTest
    @Outcome(id = {"1, 0, 0", "0, 1, 0"}, expect = ACCEPTABLE, desc = "One of them has removed it.")
    @Outcome(expect = FORBIDDEN, desc = "Both have, or none.")
    @State
    public static class TwoRemove extends SetRace {

        public TwoRemove() {
            super(FIRST);
        }

        @Actor
        public void remove(III_Result r) {
            r.r1 = is(set.discard(one, FIRST));
        }

        @Actor
        public void removeToo(III_Result r) {
            r.r2 = is(set.discard(two, FIRST));
        }

        @Arbiter
        public void end(III_Result r) {
            r.r3 = set.size();
        }
    }

    /** Two threads add distinct elements, and the table grows. Size, how many are found. */
    @JCStressTest
    @Outcome(id = "12, 12", expect = ACCEPTABLE, desc = "All are there.")
    @Outcome(expect = FORBIDDEN, desc = "One was lost.")
    @State
    public static class TwoAdd extends SetRace {

        @Actor
        public void add() {
            for (int i = 0; i < 6; i++) {
                set.add(one, PyInt.of(i));
            }
        }

        @Actor
        public void addToo() {
            for (int i = 6; i < 12; i++) {
                set.add(two, PyInt.of(i));
            }
        }

        @Arbiter
        public void end(II_Result r) {
            r.r1 = set.size();
            for (int i = 0; i < 12; i++) {
                r.r2 += is(set.contains(one, PyInt.of(i)));
            }
        }
    }
}
