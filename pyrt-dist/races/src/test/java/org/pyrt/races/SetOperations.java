package org.pyrt.races;

import java.util.HashSet;
import java.util.Set;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.set.PySet;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A set's basic operations, without {@code len}: its number is one that was true, and not ordered with searches. Public, as Lincheck wants it. */
@Param(name = "thread", gen = ThreadIdGen.class)
@Param(name = "element", gen = IntGen.class, conf = "0:2")
public class SetOperations extends Attached {

    private final PySet set = new PySet(state(0));

    public SetOperations() {
        Refs.hold(state(0), set);
    }

    /** Elements that begin their search at the same place of a small table. */
    private static PyInt key(int element) {
        return PyInt.of(1 + 64L * element);
    }

    @Operation(params = {"thread", "element"})
    public void add(int thread, int element) {
        ThreadState ts = state(thread);
        set.add(ts, key(element));
        done(ts, null);
    }

    @Operation(params = {"thread", "element"})
    public boolean discard(int thread, int element) {
        ThreadState ts = state(thread);
        return done(ts, set.discard(ts, key(element)));
    }

    @Operation(params = {"thread", "element"})
    public boolean contains(int thread, int element) {
        ThreadState ts = state(thread);
        return done(ts, set.contains(ts, key(element)));
    }

    /** What a set is meant to do. */
    public static class Specification {

        private final Set<Integer> set = new HashSet<>();

        public void add(int thread, int element) {
            set.add(element);
        }

        public boolean discard(int thread, int element) {
            return set.remove(element);
        }

        public boolean contains(int thread, int element) {
            return set.contains(element);
        }
    }
}
