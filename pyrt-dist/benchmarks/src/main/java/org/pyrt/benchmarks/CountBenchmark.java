package org.pyrt.benchmarks;

import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pyrt.api.PyObject;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;

/**
 * A count goes up and down again, by the thread that owns the object. All of some objects are counted before the first is dropped, so that no compiler
 * sees that nothing changes. No count reaches zero.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CountBenchmark {

  private static final int OBJECTS = 64;

  private ThreadState thread;
  private PyObject[] counted;
  private AtomicInteger[] atomics;
  private ReferenceCounted[] netty;

  /** Attaches the benchmark's thread and makes objects that something else refers to. */
  @Setup
  public void make() {
    thread = new ThreadRegistry().attachCurrentThread();
    counted = new PyObject[OBJECTS];
    atomics = new AtomicInteger[OBJECTS];
    netty = new ReferenceCounted[OBJECTS];
    for (int i = 0; i < OBJECTS; i++) {
      counted[i] = new Item(thread);
      Refs.incref(thread, counted[i]);
      atomics[i] = new AtomicInteger(1);
      netty[i] = new NettyItem();
    }
  }

  /** Ours. */
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void pyrt() {
    for (PyObject o : counted) {
      Refs.incref(thread, o);
    }
    for (PyObject o : counted) {
      Refs.decref(thread, o);
    }
  }

  /** A count that any thread may change. */
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void atomic() {
    for (AtomicInteger count : atomics) {
      count.incrementAndGet();
    }
    for (AtomicInteger count : atomics) {
      if (count.decrementAndGet() == 0) {
        throw new AssertionError("dead");
      }
    }
  }

  /** Netty's. */
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public void netty() {
    for (ReferenceCounted o : netty) {
      o.retain();
    }
    for (ReferenceCounted o : netty) {
      o.release();
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

  private static final class NettyItem extends AbstractReferenceCounted {
    @Override
    public ReferenceCounted touch(Object hint) {
      return this;
    }

    @Override
    protected void deallocate() {
      throw new AssertionError("dead");
    }
  }
}
