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
import org.pyrt.refcount.Refs;
import org.pyrt.stdlib.collections.PyDeque;

/** A deque at whose ends two threads work. Elements are numbers; -1: none; -2: dead. */
public final class DequeRaces {

    private DequeRaces() {}

    abstract static class DequeRace extends ContainerRace {

        final PyDeque deque = new PyDeque(one, PyDeque.TYPE);

        DequeRace() {
            Refs.hold(one, deque);
        }
    }

    /** Two threads pop the only element, at both ends. What each was given, size. */
    @JCStressTest
    @Outcome(id = {"10, -1, 0", "-1, 10, 0"}, expect = ACCEPTABLE, desc = "One of them has it.")
    @Outcome(expect = FORBIDDEN, desc = "Both have it, or none, or it is dead.")
    @State
    public static class TwoPop extends DequeRace {

        public TwoPop() {
            deque.add(one, counted(one, 10), false);
        }

        @Actor
        public void pop(III_Result r) {
            r.r1 = number(deque.pop(one, false));
        }

        @Actor
        public void popLeft(III_Result r) {
            r.r2 = number(deque.pop(two, true));
        }

        @Arbiter
        public void end(III_Result r) {
            r.r3 = deque.size();
        }
    }

    /** One thread adds four elements while another takes from the other end. Whether what came out is in order and alive, what came out and what is left. */
    @JCStressTest
    @Outcome(id = "1, 4", expect = ACCEPTABLE, desc = "In order, and all there.")
    @Outcome(id = "0, .*", expect = FORBIDDEN, desc = "Out of order, twice, or dead.")
    @Outcome(expect = FORBIDDEN, desc = "One was lost, or doubled.")
    @State
    public static class AddAndTake extends DequeRace {

        @Actor
        public void add() {
            for (int i = 0; i < 4; i++) {
                deque.add(one, counted(one, 10 + i), false);
            }
        }

        @Actor
        public void take(II_Result r) {
            r.r1 = 1;
            for (int tries = 0; tries < 8 && r.r2 < 4; tries++) {
                int n = number(deque.pop(two, true));
                if (n != -1 && n != 10 + r.r2++) {
                    r.r1 = 0;
                }
            }
        }

        @Arbiter
        public void end(II_Result r) {
            r.r2 += deque.size();
        }
    }
}
