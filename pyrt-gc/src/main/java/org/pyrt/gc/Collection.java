package org.pyrt.gc;

import java.util.Arrays;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.gc.tracking.TrackedObjects;
import org.pyrt.refcount.Collecting;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.InterpreterContext;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * One collection, in PEP 442's order: search; with the world still stopped, clear the weak references to what was found, so that nobody gets at it
 * any more; call their callbacks; run finalizers; look what they have brought back; clear the rest. Sources: CPython 3.14
 * Python/gc_free_threading.c.
 *
 * <p>What was found is counted once by the collection until its end, so that nothing of it dies in between.
 */
final class Collection {

    private final ThreadState ts;
    private final TrackedObjects objects;
    private final CycleCollector.Keep keep;
    private final int mostWorkers;

    /** Counted once each, from the end of the search on; null where it was given up. */
    private Counted[] found;

    /** How many objects each of them stands for. */
    private int[] weights;

    Collection(ThreadState ts, TrackedObjects objects, CycleCollector.Keep keep, int mostWorkers) {
        this.mostWorkers = mostWorkers;
        this.ts = ts;
        this.objects = objects;
        this.keep = keep;
    }

    /** Collects and answers how many objects were cleared (or kept by who asked for that). */
    @CleanPoint
    long run() {
        ts.drain();
        int mark = ts.holdMark();
        Object due = search();
        if (found.length == 0) {
            return 0;
        }
        try {
            if (due != null) {
                ts.interpreter.callWeakCallbacks(ts, due);
            }
            ts.releaseTo(mark);
            if (runFinalizers() | due != null) {
                letSurvivorsGo();
            }
            long collected = count();
            letKeptGo();
            clear();
            return collected;
        } finally {
            ts.releaseTo(mark);
            giveUp();
        }
    }

    /** Sets {@link #found}; answers the callbacks that are due. */
    @CleanPoint
    private Object search() {
        ts.registry.stopTheWorld(ts);
        try {
            ts.registry.mergeQueues(ts);
            Search search = new Search(objects, Crew.size(objects.lastPage(), mostWorkers));
            Counted[] unreachable = search.run(ts);
            Object due = null;
            InterpreterContext interpreter = ts.interpreter;
            if (interpreter != null) {
                for (Counted c : unreachable) {
                    if (Collecting.hasWeakReferences(c)) {
                        due = interpreter.unlinkWeakReferences(ts, c, due, search);
                    }
                }
            }
            weights = new int[unreachable.length];
            for (int i = 0; i < unreachable.length; i++) {
                weights[i] = interpreter == null ? 1 : interpreter.weigh(unreachable[i]);
            }
            for (Counted c : unreachable) {
                Refs.incref(ts, c);
            }
            found = unreachable;
            return due;
        } finally {
            ts.registry.startTheWorld(ts);
        }
    }

    /** Answers whether any ran. An object that its finalizer has left to the collection alone dies at once, and is not one of a cycle. */
    @CleanPoint
    @SuppressWarnings("FloatingReference") // what was found is counted until given up
    private boolean runFinalizers() {
        boolean any = false;
        for (int i = 0; i < found.length; i++) {
            Counted c = found[i];
            if (Collecting.needsFinalizer(c)) {
                any = true;
                Collecting.finalizeOnce(ts, c);
                if (Collecting.count(c) == 1 && !Refs.isDeferred(c)) {
                    giveUp(i);
                    ts.drain();
                }
            }
        }
        if (any) {
            compact();
        }
        return any;
    }

    /** Forgets what was given up. */
    private void compact() {
        int n = 0;
        for (int i = 0; i < found.length; i++) {
            if (found[i] != null) {
                found[n] = found[i];
                weights[n++] = weights[i];
            }
        }
        found = Arrays.copyOf(found, n);
    }

    /** Gives up what finalizers or callbacks have made reachable. Weak references made meanwhile to the rest are cleared without a word. */
    @CleanPoint
    private void letSurvivorsGo() {
        boolean[] live;
        ts.registry.stopTheWorld(ts);
        try {
            ts.registry.mergeQueues(ts);
            live = new Survivors(found).find(ts);
            for (int i = 0; i < found.length; i++) {
                if ((live == null || !live[i]) && ts.interpreter != null && Collecting.hasWeakReferences(found[i])) {
                    ts.interpreter.unlinkWeakReferences(ts, found[i], null, o -> true);
                }
            }
        } finally {
            ts.registry.startTheWorld(ts);
        }
        if (live != null) {
            for (int i = 0; i < found.length; i++) {
                if (live[i]) {
                    giveUp(i);
                }
            }
            ts.drain();
        }
    }

    private long count() {
        long count = 0;
        for (int i = 0; i < found.length; i++) {
            count += found[i] == null ? 0 : weights[i];
        }
        return count;
    }

    @CleanPoint
    private void letKeptGo() {
        if (keep != null) {
            boolean any = false;
            for (Counted c : found) {
                any |= c != null && keep.keep(c);
            }
            if (any) {
                giveUp();
            }
        }
    }

    @CleanPoint
    private void clear() {
        for (int i = 0; i < found.length; i++) {
            Counted c = found[i];
            if (c != null) {
                c.clear(ts);
                if (!Refs.isDeferred(c)) {
                    giveUp(i);
                }
                ts.drain();
            }
        }
        for (int i = 0; i < found.length; i++) {
            Counted c = found[i];
            if (c != null) {
                giveUp(i);
                Collecting.end(ts, c);
            }
        }
    }

    @CleanPoint
    private void giveUp() {
        for (int i = 0; i < found.length; i++) {
            giveUp(i);
        }
        ts.drain();
    }

    private void giveUp(int i) {
        giveUp(ts, i);
    }

    /** By {@code other}, since the thread that collects was stopped for good. */
    @CleanPoint
    void giveUpFor(ThreadState other) {
        if (found != null) {
            for (int i = 0; i < found.length; i++) {
                giveUp(other, i);
            }
            other.drain();
        }
    }

    private void giveUp(ThreadState by, int i) {
        Counted c = found[i];
        found[i] = null;
        Refs.decref(by, c);
    }
}
