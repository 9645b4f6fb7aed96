package org.pyrt.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.Tracker;
import org.pyrt.gc.PyrtCollectorProvider;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;

/** The price of being tracked, paid by each container that holds a counted object. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TrackBenchmark {

  private static final int MANY = 1_000;

  private ThreadState thread;
  private Tracker tracker;
  private Item old;
  private final Item[] many = new Item[MANY];

  /** Attaches the benchmark's thread; a million objects are tracked throughout. */
  @Setup
  public void attach() {
    thread = new ThreadRegistry().attachCurrentThread();
    tracker = new PyrtCollectorProvider().create().newTracker(null);
    for (int i = 0; i < 1_000_000; i++) {
      tracker.track(new Item(thread));
    }
    for (int i = 0; i < MANY; i++) {
      many[i] = new Item(thread);
    }
    old = new Item(thread);
  }

  /** One old object in and out. */
  @Benchmark
  public void trackAndUntrack() {
    tracker.track(old);
    tracker.untrack(old);
  }

  /** A new object in and out: what a temporary container costs, its allocation included. */
  @Benchmark
  public Object trackAndUntrackNew() {
    Item item = new Item(thread);
    tracker.track(item);
    tracker.untrack(item);
    return item;
  }

  /** The allocation alone. */
  @Benchmark
  public Object allocateNew() {
    return new Item(thread);
  }

  /** A thousand objects in, then out in the same order. */
  @Benchmark
  public void trackAndUntrackAThousand() {
    for (Item item : many) {
      tracker.track(item);
    }
    for (Item item : many) {
      tracker.untrack(item);
    }
  }

  private static final class Item extends Counted {
    Item(ThreadState thread) {
      super(thread);
    }

    /** Itself: nothing here asks. */
    @Override
    public PyObject type() {
      return this;
    }
  }
}
