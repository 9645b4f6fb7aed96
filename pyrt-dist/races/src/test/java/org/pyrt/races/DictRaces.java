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
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.refcount.Refs;

/** A dict that one thread changes while another reads it without a lock, or changes it too. Values are numbers; -1: absent; -2: dead. */
public final class DictRaces {

    private static final PyInt KEY = PyInt.of(1);

    private DictRaces() {}

    abstract static class DictRace extends ContainerRace {

        final PyDict dict = new PyDict(one);

        DictRace() {
            Refs.hold(one, dict);
            dict.put(one, KEY, counted(one, 10));
        }
    }

    /** A key that is there is read while the table grows twice. */
    @JCStressTest
    @Outcome(id = "10", expect = ACCEPTABLE, desc = "Found, in the old table or in a new one.")
    @Outcome(id = "-1", expect = FORBIDDEN, desc = "Not found.")
    @Outcome(expect = FORBIDDEN, desc = "A value that was never there, or a dead one.")
    @State
    public static class ReadWhileGrowing extends DictRace {

        @Actor
        public void grow() {
            for (int i = 2; i < 14; i++) {
                dict.put(one, PyInt.of(i), PyInt.of(i));
            }
        }

        @Actor
        public void read(I_Result r) {
            for (int i = 0; i < 4 && r.r1 != -1; i++) {
                r.r1 = number(dict.get(two, KEY));
            }
        }
    }

    /** A value is read while it is replaced by another one, and dropped. */
    @JCStressTest
    @Outcome(id = {"10", "11"}, expect = ACCEPTABLE, desc = "The one or the other.")
    @Outcome(id = "-2", expect = FORBIDDEN, desc = "The old value, dead.")
    @Outcome(expect = FORBIDDEN, desc = "Not found.")
    @State
    public static class ReadWhileReplaced extends DictRace {

        @Actor
        public void replace() {
            dict.put(one, KEY, counted(one, 11));
            one.drain();
        }

        @Actor
        public void read(I_Result r) {
            r.r1 = number(dict.get(two, KEY));
        }
    }

    /** A key is read twice while it is taken out and put in again, which gives it a new entry. */
    @JCStressTest
    @Outcome(id = {"10, 10", "10, -1", "10, 11", "-1, -1", "-1, 11", "11, 11"}, expect = ACCEPTABLE, desc = "In this order.")
    @Outcome(id = {"-2, .*", ".*, -2"}, expect = FORBIDDEN, desc = "A value of another moment, dead.")
    @Outcome(expect = FORBIDDEN, desc = "Back in time.")
    @State
    public static class ReadWhileTakenOut extends DictRace {

        @Actor
        public void takeOut() {
            Refs.discard(one, dict.pop(one, KEY));
            dict.put(one, KEY, counted(one, 11));
            one.drain();
        }

        @Actor
        public void read(II_Result r) {
            r.r1 = number(dict.get(two, KEY));
            r.r2 = number(dict.get(two, KEY));
        }
    }

    /** A key is read while all are removed: gone for good. */
    @JCStressTest
    @Outcome(id = {"10, 10", "10, -1", "-1, -1"}, expect = ACCEPTABLE, desc = "In this order.")
    @Outcome(id = {"-2, .*", ".*, -2"}, expect = FORBIDDEN, desc = "The old value, dead.")
    @Outcome(expect = FORBIDDEN, desc = "Back in time.")
    @State
    public static class ReadWhileCleared extends DictRace {

        @Actor
        public void clear() {
            dict.removeAll(one);
            one.drain();
        }

        @Actor
        public void read(II_Result r) {
            r.r1 = number(dict.get(two, KEY));
            r.r2 = number(dict.get(two, KEY));
        }
    }

    /** Two threads store distinct keys, and the table grows. The two values, size. */
    @JCStressTest
    @Outcome(id = "20, 30, 13", expect = ACCEPTABLE, desc = "Both are there.")
    @Outcome(expect = FORBIDDEN, desc = "A store was lost.")
    @State
    public static class TwoStores extends DictRace {

        @Actor
        public void store() {
            for (int i = 20; i < 26; i++) {
                dict.put(one, PyInt.of(i), counted(one, i));
            }
        }

        @Actor
        public void storeToo() {
            for (int i = 30; i < 36; i++) {
                dict.put(two, PyInt.of(i), counted(two, i));
            }
        }

        @Arbiter
        public void end(III_Result r) {
            r.r1 = number(dict.get(one, PyInt.of(20)));
            r.r2 = number(dict.get(one, PyInt.of(30)));
            r.r3 = dict.size();
        }
    }

    /** Two threads take the same key out. What each was given, size. */
    @JCStressTest
    @Outcome(id = {"10, -1, 0", "-1, 10, 0"}, expect = ACCEPTABLE, desc = "One of them has it.")
    @Outcome(id = "10, 10, .*", expect = FORBIDDEN, desc = "Both have it.")
    @Outcome(expect = FORBIDDEN, desc = "Nobody has it, or it is dead.")
    @State
    public static class TwoPops extends DictRace {

        @Actor
        public void pop(III_Result r) {
            r.r1 = number(dict.pop(one, KEY));
        }

        @Actor
        public void popToo(III_Result r) {
            r.r2 = number(dict.pop(two, KEY));
        }

        @Arbiter
        public void end(III_Result r) {
            r.r3 = dict.size();
        }
    }

    /** Two threads set a default for one key. What each was given, what is there. */
    @JCStressTest
    @Outcome(id = {"20, 20, 20", "30, 30, 30"}, expect = ACCEPTABLE, desc = "The first one's, for both.")
    @Outcome(expect = FORBIDDEN, desc = "Each has its own.")
    @State
    public static class TwoDefaults extends DictRace {

        private static final PyInt MISSING = PyInt.of(2);

        @Actor
        public void setDefault(III_Result r) {
            r.r1 = number(dict.setDefault(one, MISSING, counted(one, 20)));
        }

        @Actor
        public void setDefaultToo(III_Result r) {
            r.r2 = number(dict.setDefault(two, MISSING, counted(two, 30)));
        }

        @Arbiter
        public void end(III_Result r) {
            r.r3 = number(dict.get(one, MISSING));
        }
    }
}
