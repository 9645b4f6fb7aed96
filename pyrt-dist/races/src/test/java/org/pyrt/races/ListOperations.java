package org.pyrt.races;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A list's basic operations. Public, as Lincheck wants it. */
@Param(name = "thread", gen = ThreadIdGen.class)
@Param(name = "index", gen = IntGen.class, conf = "0:2")
@Param(name = "value", gen = IntGen.class, conf = "1:9")
public class ListOperations extends Attached {

    final PyList list = new PyList(state(0));

    public ListOperations() {
        Refs.hold(state(0), list);
    }

    @Operation(params = {"thread", "index"})
    public int get(int thread, int index) {
        ThreadState ts = state(thread);
        return done(ts, ContainerRace.number(list.getItem(ts, index)));
    }

    @Operation(params = {"thread", "index", "value"})
    public boolean set(int thread, int index, int value) {
        ThreadState ts = state(thread);
        return done(ts, list.setItem(ts, index, ContainerRace.counted(ts, value)));
    }

    @Operation(params = {"thread", "value"})
    public void append(int thread, int value) {
        ThreadState ts = state(thread);
        list.append(ts, ContainerRace.counted(ts, value));
        done(ts, null);
    }

    @Operation(params = "thread")
    public int pop(int thread) {
        ThreadState ts = state(thread);
        return done(ts, ContainerRace.number(list.pop(ts, -1)));
    }

    @Operation(params = "thread")
    public void clear(int thread) {
        ThreadState ts = state(thread);
        list.removeAll(ts);
        done(ts, null);
    }

    @Operation
    public int size() {
        return list.size();
    }

    /** What a list is meant to do. */
    public static class Specification {

        final List<Integer> list = new ArrayList<>();

        public int get(int thread, int index) {
            return index < list.size() ? list.get(index) : -1;
        }

        public boolean set(int thread, int index, int value) {
            if (index >= list.size()) {
                return false;
            }
            list.set(index, value);
            return true;
        }

        public void append(int thread, int value) {
            list.add(value);
        }

        public int pop(int thread) {
            return list.isEmpty() ? -1 : list.removeLast();
        }

        public void clear(int thread) {
            list.clear();
        }

        public int size() {
            return list.size();
        }
    }
}
