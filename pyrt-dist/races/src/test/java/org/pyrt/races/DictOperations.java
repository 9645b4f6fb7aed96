package org.pyrt.races;

import java.util.HashMap;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A dict's basic operations, without {@code len}: its number is one that was true, and not ordered with searches. Public, as Lincheck wants it. */
@Param(name = "thread", gen = ThreadIdGen.class)
@Param(name = "key", gen = IntGen.class, conf = "1:3")
@Param(name = "value", gen = IntGen.class, conf = "1:9")
public class DictOperations extends Attached {

    private final PyDict dict = new PyDict(state(0));

    public DictOperations() {
        Refs.hold(state(0), dict);
    }

    @Operation(params = {"thread", "key"})
    public int get(int thread, int key) {
        ThreadState ts = state(thread);
        return done(ts, ContainerRace.number(dict.get(ts, PyInt.of(key))));
    }

    @Operation(params = {"thread", "key", "value"})
    public void put(int thread, int key, int value) {
        ThreadState ts = state(thread);
        dict.put(ts, PyInt.of(key), ContainerRace.counted(ts, value));
        done(ts, null);
    }

    @Operation(params = {"thread", "key", "value"})
    public int setDefault(int thread, int key, int value) {
        ThreadState ts = state(thread);
        return done(ts, ContainerRace.number(dict.setDefault(ts, PyInt.of(key), ContainerRace.counted(ts, value))));
    }

    @Operation(params = {"thread", "key"})
    public int pop(int thread, int key) {
        ThreadState ts = state(thread);
        return done(ts, ContainerRace.number(dict.pop(ts, PyInt.of(key))));
    }

    @Operation(params = {"thread", "key"})
    public boolean contains(int thread, int key) {
        ThreadState ts = state(thread);
        return done(ts, dict.contains(ts, PyInt.of(key)));
    }

    @Operation(params = "thread")
    public void clear(int thread) {
        ThreadState ts = state(thread);
        dict.removeAll(ts);
        done(ts, null);
    }

    /** What a dict is meant to do. */
    public static class Specification {

        private final Map<Integer, Integer> map = new HashMap<>();

        public int get(int thread, int key) {
            return map.getOrDefault(key, -1);
        }

        public void put(int thread, int key, int value) {
            map.put(key, value);
        }

        public int setDefault(int thread, int key, int value) {
            Integer there = map.putIfAbsent(key, value);
            return there == null ? value : there;
        }

        public int pop(int thread, int key) {
            Integer there = map.remove(key);
            return there == null ? -1 : there;
        }

        public boolean contains(int thread, int key) {
            return map.containsKey(key);
        }

        public void clear(int thread) {
            map.clear();
        }
    }
}
