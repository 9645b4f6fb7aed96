package org.pyrt.gc;

import java.util.concurrent.atomic.AtomicReference;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.api.service.RuntimeThread;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.api.service.Tracker;
import org.pyrt.gc.tracking.TrackedObjects;
import org.pyrt.refcount.ThreadState;

/**
 * The collector of one interpreter: tracks objects, knows when a collection is due, and carries collections out, one at a time. Large ones are searched
 * by several threads, as many as there are processors; the property {@code pyrt.gc.workers} sets how many at most.
 */
public final class PyrtCollector implements CycleCollector {

    /** More gain little: marking waits for memory. */
    private static final int MOST_WORKERS = 8;

    private final TrackedObjects objects = new TrackedObjects();

    /** The collection that is being carried out, or null. */
    private final AtomicReference<Collection> current = new AtomicReference<>();

    private final int mostWorkers;

    /** A collector that tracks nothing yet and asks nobody to collect. */
    public PyrtCollector() {
        this(Integer.getInteger("pyrt.gc.workers", MOST_WORKERS));
    }

    /** A collector whose searches take at most so many threads, and never more than there are processors. */
    public PyrtCollector(int mostWorkers) {
        this.mostWorkers = mostWorkers;
    }

    @Override
    public String name() {
        return "pyrt-gc";
    }

    @Override
    public Tracker newTracker(RuntimeThread thread) {
        return objects.newTracker(thread);
    }

    @Override
    public long trackedCount() {
        return objects.count();
    }

    @Override
    public void forEachTracked(SlotVisitor visitor) {
        objects.forEach(visitor);
    }

    @Override
    public void setThreshold(long threshold) {
        objects.setThreshold(threshold);
    }

    @Override
    @CleanPoint
    public long collect(RuntimeThread thread, Keep keep) {
        Collection collection = new Collection((ThreadState) thread, objects, keep, mostWorkers);
        if (!current.compareAndSet(null, collection)) {
            return 0;
        }
        try {
            return collection.run();
        } finally {
            current.set(null);
            objects.collected(objects.count());
        }
    }

    @Override
    @CleanPoint
    public void takeOver(RuntimeThread thread) {
        Collection collection = current.getAndSet(null);
        if (collection != null) {
            collection.giveUpFor((ThreadState) thread);
        }
    }
}
