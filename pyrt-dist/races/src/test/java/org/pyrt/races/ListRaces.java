package org.pyrt.races;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.refcount.Refs;

/** A list that one thread changes while another reads it without a lock, or changes it too. Elements are numbers; -1: no such element; -2: dead. */
public final class ListRaces {

    private ListRaces() {}

    abstract static class ListRace extends ContainerRace {

        final PyList list = new PyList(one);

        /** Of elements 10, 11... */
        ListRace(int size) {
            Refs.hold(one, list);
            for (int i = 0; i < size; i++) {
                list.append(one, counted(one, 10 + i));
            }
        }
    }

    /** The first element is read while the array grows and is replaced. */
    @JCStressTest
    @Outcome(id = "10", expect = ACCEPTABLE, desc = "In the old array or a new one.")
    @Outcome(expect = FORBIDDEN, desc = "Not found, or dead.")
    @State
    public static class ReadWhileGrowing extends ListRace {

        public ReadWhileGrowing() {
            super(1);
        }

        @Actor
        public void grow() {
            for (int i = 11; i < 23; i++) {
                list.append(one, counted(one, i));
            }
        }

        @Actor
        public void read(I_Result r) {
            for (int i = 0; i < 4 && r.r1 != -1; i++) {
                r.r1 = number(list.getItem(two, 0));
            }
        }
    }

    /** The last element is read twice while it is popped and dropped. */
    @JCStressTest
    @Outcome(id = {"11, 11", "11, -1", "-1, -1"}, expect = ACCEPTABLE, desc = "In this order.")
    @Outcome(id = {"-2, .*", ".*, -2"}, expect = FORBIDDEN, desc = "Dead.")
    @Outcome(expect = FORBIDDEN, desc = "Back in time.")
    @State
    public static class ReadWhilePopped extends ListRace {

        public ReadWhilePopped() {
            super(2);
        }

        @Actor
        public void pop() {
            Refs.discard(one, list.pop(one, -1));
            one.drain();
        }

        @Actor
        public void read(II_Result r) {
            r.r1 = number(list.getItem(two, 1));
            r.r2 = number(list.getItem(two, 1));
        }
    }

    /** An element is read while another one replaces it. */
    @JCStressTest
    @Outcome(id = {"10", "20"}, expect = ACCEPTABLE, desc = "The one or the other.")
    @Outcome(expect = FORBIDDEN, desc = "Not found, or dead.")
    @State
    public static class ReadWhileReplaced extends ListRace {

        public ReadWhileReplaced() {
            super(1);
        }

        @Actor
        public void replace() {
            list.setItem(one, 0, counted(one, 20));
            one.drain();
        }

        @Actor
        public void read(I_Result r) {
            r.r1 = number(list.getItem(two, 0));
        }
    }

    /** The first element is read while all are removed, and one appended. */
    @JCStressTest
    @Outcome(id = {"10, 10", "10, -1", "10, 20", "-1, -1", "-1, 20", "20, 20"}, expect = ACCEPTABLE, desc = "In this order.")
    @Outcome(id = {"-2, .*", ".*, -2"}, expect = FORBIDDEN, desc = "Dead.")
    @Outcome(expect = FORBIDDEN, desc = "Back in time.")
    @State
    public static class ReadWhileCleared extends ListRace {

        public ReadWhileCleared() {
            super(3);
        }

        @Actor
        public void clear() {
            list.removeAll(one);
            list.append(one, counted(one, 20));
            one.drain();
        }

        @Actor
        public void read(II_Result r) {
            r.r1 = number(list.getItem(two, 0));
            r.r2 = number(list.getItem(two, 0));
        }
    }

    /** The last and the first of 60 elements are read while an insertion moves them all: each read is of one moment, the two together are not. */
    @JCStressTest
    @Outcome(id = {"69, 10", "69, 100", "68, 100"}, expect = ACCEPTABLE, desc = "Before, after, or the insertion came between the two.")
    @Outcome(id = "68, 10", expect = ACCEPTABLE_INTERESTING, desc = "The insertion half done, as CPython's may be seen.")
    @Outcome(expect = FORBIDDEN, desc = "Not found, or dead.")
    @State
    public static class ReadWhileShifted extends ListRace {

        public ReadWhileShifted() {
            super(60);
        }

        @Actor
        public void insert() {
            list.insert(one, 0, counted(one, 100));
        }

        @Actor
        public void read(II_Result r) {
            r.r1 = number(list.getItem(two, 59));
            r.r2 = number(list.getItem(two, 0));
        }
    }

    /** Two threads append. Size, sum of the elements, count of the last one. */
    @JCStressTest
    @Outcome(id = "10, 245, 1", expect = ACCEPTABLE, desc = "All are there, once.")
    @Outcome(expect = FORBIDDEN, desc = "One was lost, or is there twice.")
    @State
    public static class TwoAppend extends ListRace {

        public TwoAppend() {
            super(0);
        }

        @Actor
        public void append() {
            for (int i = 20; i < 25; i++) {
                list.append(one, counted(one, i));
            }
        }

        @Actor
        public void appendToo() {
            for (int i = 25; i < 30; i++) {
                list.append(two, counted(two, i));
            }
        }

        @Arbiter
        public void end(III_Result r) {
            r.r1 = list.size();
            for (int i = 0; i < r.r1; i++) {
                r.r2 += number(list.getItem(one, i));
            }
            r.r3 = (int) Refs.count(one, list.getItem(one, -1));
        }
    }

    /** Two threads pop. What each was given, size. */
    @JCStressTest
    @Outcome(id = {"10, 11, 0", "11, 10, 0"}, expect = ACCEPTABLE, desc = "Each has one of the two.")
    @Outcome(expect = FORBIDDEN, desc = "Both have the same, one has none, or a dead one.")
    @State
    public static class TwoPop extends ListRace {

        public TwoPop() {
            super(2);
        }

        @Actor
        public void pop(III_Result r) {
            r.r1 = number(list.pop(one, -1));
        }

        @Actor
        public void popToo(III_Result r) {
            r.r2 = number(list.pop(two, -1));
        }

        @Arbiter
        public void end(III_Result r) {
            r.r3 = list.size();
        }
    }
}
