package org.pyrt.substitute;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.api.service.RuntimeThread;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.api.service.Tracker;

/** Tracks in one set under one lock, and never finds a cycle. */
final class SubstituteCollector implements CycleCollector {

  /** Guarded by itself. */
  private final Set<PyObject> tracked = Collections.newSetFromMap(new IdentityHashMap<>());

  @Override
  public String name() {
    return "substitute";
  }

  @Override
  public Tracker newTracker(RuntimeThread thread) {
    return new Tracker() {
      @Override
      public void track(PyObject container) {
        synchronized (tracked) {
          tracked.add(container);
        }
      }

      @Override
      public void untrack(PyObject container) {
        synchronized (tracked) {
          tracked.remove(container);
        }
      }
    };
  }

  @Override
  public long trackedCount() {
    synchronized (tracked) {
      return tracked.size();
    }
  }

  @Override
  public void forEachTracked(SlotVisitor visitor) {
    synchronized (tracked) {
      tracked.forEach(visitor::visit);
    }
  }

  @Override
  public long collect(RuntimeThread thread, Keep keep) {
    return 0;
  }
}
