package org.pyrt.gc;

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

    /** Counted once each, from the end of the search on. */
    private Unreachable found;

    /** How many objects they stand for. */
    private long weight;

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
        if (found.isEmpty()) {
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
            long collected = weight;
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
            Unreachable unreachable;
            try {
                unreachable = search.run(ts);
            } catch (OutOfMemoryError e) {
                // One thread alone needs none.
                search = new Search(objects, 1);
                unreachable = search.run(ts);
            }
            Object due = null;
            InterpreterContext interpreter = ts.interpreter;
            for (int at = unreachable.first(); at != 0; at = unreachable.after(at)) {
                Counted c = unreachable.get(at);
                if (interpreter != null && Collecting.hasWeakReferences(c)) {
                    due = interpreter.unlinkWeakReferences(ts, c, due, search);
                }
                weight += interpreter == null ? 1 : interpreter.weigh(c);
            }
            for (int at = unreachable.first(); at != 0; at = unreachable.after(at)) {
                Refs.incref(ts, unreachable.get(at));
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
        int before = 0;
        for (int at = found.first(), next; at != 0; at = next) {
            next = found.after(at);
            Counted c = found.get(at);
            int last = before;
            before = at;
            if (Collecting.needsFinalizer(c)) {
                any = true;
                Collecting.finalizeOnce(ts, c);
                if (Collecting.count(c) == 1 && !Refs.isDeferred(c)) {
                    exclude(last, at);
                    ts.drain();
                    before = last;
                }
            }
        }
        return any;
    }

    /** Gives up what finalizers or callbacks have made reachable. Weak references made meanwhile to the rest are cleared without a word. */
    @CleanPoint
    private void letSurvivorsGo() {
        boolean[] live;
        ts.registry.stopTheWorld(ts);
        try {
            ts.registry.mergeQueues(ts);
            Counted[] all = found.toArray();
            live = new Survivors(all).find(ts);
            for (int i = 0; i < all.length; i++) {
                if ((live == null || !live[i]) && ts.interpreter != null && Collecting.hasWeakReferences(all[i])) {
                    ts.interpreter.unlinkWeakReferences(ts, all[i], null, o -> true);
                }
            }
        } finally {
            ts.registry.startTheWorld(ts);
        }
        if (live != null) {
            int before = 0;
            int i = 0;
            for (int at = found.first(), next; at != 0; at = next) {
                next = found.after(at);
                if (live[i++]) {
                    exclude(before, at);
                } else {
                    before = at;
                }
            }
            ts.drain();
        }
    }

    /** Gives an object up that is not to be cleared. */
    private void exclude(int before, int at) {
        InterpreterContext interpreter = ts.interpreter;
        weight -= interpreter == null ? 1 : interpreter.weigh(found.get(at));
        giveUp(ts, before, at);
    }

    @CleanPoint
    private void letKeptGo() {
        if (keep != null) {
            boolean any = false;
            for (int at = found.first(); at != 0; at = found.after(at)) {
                any |= keep.keep(found.get(at));
            }
            if (any) {
                giveUp();
            }
        }
    }

    @CleanPoint
    private void clear() {
        int before = 0;
        for (int at = found.first(), next; at != 0; at = next) {
            next = found.after(at);
            Counted c = found.get(at);
            c.clear(ts);
            if (Refs.isDeferred(c)) {
                before = at;
            } else {
                giveUp(ts, before, at);
            }
            ts.drain();
        }
        for (int at = found.first(), next; at != 0; at = next) {
            next = found.after(at);
            Counted c = found.get(at);
            giveUp(ts, 0, at);
            Collecting.end(ts, c);
        }
    }

    @CleanPoint
    private void giveUp() {
        giveUpFor(ts);
    }

    /** Gives up all that is left. By {@code by}: the thread that collects, or one that takes over since that was stopped for good. */
    @CleanPoint
    void giveUpFor(ThreadState by) {
        if (found != null) {
            for (int at = found.first(), next; at != 0; at = next) {
                next = found.after(at);
                giveUp(by, 0, at);
            }
            by.drain();
        }
    }

    /** {@code before} is what the object comes after on the list. */
    private void giveUp(ThreadState by, int before, int at) {
        Counted c = found.get(at);
        found.remove(before, at);
        Refs.decref(by, c);
    }
}
