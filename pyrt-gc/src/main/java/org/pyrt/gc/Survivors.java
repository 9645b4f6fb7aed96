package org.pyrt.gc;

import java.util.IdentityHashMap;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.refcount.Collecting;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/**
 * The second look, after finalizers and callbacks: which of the objects found have become reachable again. It is the search once more, among those
 * objects alone, each of which the collector has counted once. The world is stopped and queues are merged.
 */
final class Survivors {

    private final Counted[] objects;
    @SuppressWarnings("UncountedField") // objects that the collection has counted
    private final IdentityHashMap<Counted, Integer> positions;
    private final int[] counts;
    private final boolean[] live;
    private final int[] stack;
    private int top;
    private final SlotVisitor counter = new Counter();
    private final SlotVisitor marker = new Marker();

    Survivors(Counted[] objects) {
        this.objects = objects;
        positions = new IdentityHashMap<>(objects.length * 2);
        counts = new int[objects.length];
        live = new boolean[objects.length];
        stack = new int[objects.length];
        for (int i = 0; i < objects.length; i++) {
            positions.put(objects[i], i);
        }
    }

    private final class Counter implements SlotVisitor {
        @Override
        public void visit(PyObject o) {
            Integer at = positions.get(o);
            if (at != null) {
                counts[at]++;
            }
        }
    }

    private final class Marker implements SlotVisitor {
        @Override
        public void visit(PyObject o) {
            mark(o);
        }
    }

    /** Which objects live, by position; null if none does. */
    boolean[] find(ThreadState ts) {
        for (Counted c : objects) {
            c.traverse(counter);
        }
        Collecting.visitThreads(ts, marker);
        for (int i = 0; i < objects.length; i++) {
            long held = Collecting.count(objects[i]);
            if (held == Long.MAX_VALUE || held - 1 != counts[i]) {
                mark(objects[i]);
            }
        }
        boolean any = top > 0;
        while (top > 0) {
            Counted c = objects[stack[--top]];
            c.traverse(marker);
            c.visitUncounted(marker);
        }
        return any ? live : null;
    }

    private void mark(PyObject o) {
        Integer at = positions.get(o);
        if (at != null && !live[at]) {
            live[at] = true;
            stack[top++] = at;
        }
    }
}
