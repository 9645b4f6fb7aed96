package org.pyrt.races;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * The operations of a list that move elements. Two reads of one thread may see such a move half done ({@code ListRaces.ReadWhileShifted}), so nothing
 * reads here but what takes out. Public, as Lincheck wants it.
 */
@Param(name = "thread", gen = ThreadIdGen.class)
@Param(name = "index", gen = IntGen.class, conf = "0:2")
@Param(name = "value", gen = IntGen.class, conf = "1:9")
public class ListShifts extends Attached {

    private final PyList list = new PyList(state(0));

    public ListShifts() {
        Refs.hold(state(0), list);
    }

    @Operation(params = {"thread", "index", "value"})
    public void insert(int thread, int index, int value) {
        ThreadState ts = state(thread);
        list.insert(ts, index, ContainerRace.counted(ts, value));
        done(ts, null);
    }

    @Operation(params = {"thread", "index"})
    public int pop(int thread, int index) {
        ThreadState ts = state(thread);
        return done(ts, ContainerRace.number(list.pop(ts, index)));
    }

    @Operation(params = "thread")
    public void reverse(int thread) {
        ThreadState ts = state(thread);
        list.reverse(ts);
        done(ts, null);
    }

    @Operation
    public int size() {
        return list.size();
    }

    /** What a list is meant to do. */
    public static class Specification {

        private final List<Integer> list = new ArrayList<>();

        public void insert(int thread, int index, int value) {
            list.add(Math.min(index, list.size()), value);
        }

        public int pop(int thread, int index) {
            return index < list.size() ? list.remove(index) : -1;
        }

        public void reverse(int thread) {
            Collections.reverse(list);
        }

        public int size() {
            return list.size();
        }
    }
}
