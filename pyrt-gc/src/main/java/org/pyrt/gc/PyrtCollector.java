package org.pyrt.gc;

import org.pyrt.api.service.CycleCollector;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.api.service.Tracker;
import org.pyrt.gc.tracking.TrackedObjects;

/**
 * The collector of one interpreter. It tracks objects and shows them to whoever has stopped the world, as the count audit does. It
 * does not look for cycles: {@link #collect} finds none.
 */
public final class PyrtCollector implements CycleCollector {

    private final TrackedObjects objects = new TrackedObjects();

    /** A collector that tracks nothing yet. */
    public PyrtCollector() {}

    @Override
    public String name() {
        return "pyrt-gc";
    }

    @Override
    public Tracker newTracker() {
        return objects.newTracker();
    }

    @Override
    public long trackedCount() {
        return objects.count();
    }

    @Override
    public void forEachTracked(SlotVisitor visitor) {
        objects.forEach(visitor);
    }

    /** Finds nothing, and runs nothing. */
    @Override
    public long collect() {
        return 0;
    }
}
