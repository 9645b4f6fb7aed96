package org.pyrt.races;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.collections.PyDeque;

/** A deque's basic operations. Public, as Lincheck wants it. */
@Param(name = "thread", gen = ThreadIdGen.class)
@Param(name = "value", gen = IntGen.class, conf = "1:9")
public class DequeOperations extends Attached {

    private final PyDeque deque = new PyDeque(state(0), PyDeque.TYPE);

    public DequeOperations() {
        Refs.hold(state(0), deque);
    }

    @Operation(params = {"thread", "value"})
    public void append(int thread, int value) {
        ThreadState ts = state(thread);
        deque.add(ts, ContainerRace.counted(ts, value), false);
        done(ts, null);
    }

    @Operation(params = {"thread", "value"})
    public void appendLeft(int thread, int value) {
        ThreadState ts = state(thread);
        deque.add(ts, ContainerRace.counted(ts, value), true);
        done(ts, null);
    }

    @Operation(params = "thread")
    public int pop(int thread) {
        ThreadState ts = state(thread);
        return done(ts, ContainerRace.number(deque.pop(ts, false)));
    }

    @Operation(params = "thread")
    public int popLeft(int thread) {
        ThreadState ts = state(thread);
        return done(ts, ContainerRace.number(deque.pop(ts, true)));
    }

    @Operation(params = "thread")
    public void clear(int thread) {
        ThreadState ts = state(thread);
        deque.removeAll(ts);
        done(ts, null);
    }

    @Operation
    public int size() {
        return deque.size();
    }

    /** What a deque is meant to do. */
    public static class Specification {

        private final Deque<Integer> deque = new ArrayDeque<>();

        public void append(int thread, int value) {
            deque.addLast(value);
        }

        public void appendLeft(int thread, int value) {
            deque.addFirst(value);
        }

        public int pop(int thread) {
            return deque.isEmpty() ? -1 : deque.removeLast();
        }

        public int popLeft(int thread) {
            return deque.isEmpty() ? -1 : deque.removeFirst();
        }

        public void clear(int thread) {
            deque.clear();
        }

        public int size() {
            return deque.size();
        }
    }
}
