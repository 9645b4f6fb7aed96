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
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;

/** The price of a counted slot to the thread that owns everything: a load, and a store that drops one object and counts another. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SlotBenchmark {

  private ThreadState thread;
  private PyObject[] slots;
  private PyObject one;
  private PyObject other;

  /** Attaches the benchmark's thread and fills the slots; both objects stay counted by slots of their own. */
  @Setup
  public void attach() {
    thread = new ThreadRegistry().attachCurrentThread();
    one = new Item(thread);
    other = new Item(thread);
    slots = new PyObject[3];
    Slots.init(thread, slots, 0, one);
    Slots.init(thread, slots, 1, other);
  }

  /** A load with its barrier. */
  @Benchmark
  public PyObject load() {
    return Slots.load(thread, slots, 0);
  }

  /** Two stores: each counts what comes and drops what goes. */
  @Benchmark
  public void storeTwice() {
    Slots.store(thread, slots, 2, one);
    Slots.store(thread, slots, 2, other);
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
