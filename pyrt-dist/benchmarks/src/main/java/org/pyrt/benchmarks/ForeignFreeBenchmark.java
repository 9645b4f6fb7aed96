package org.pyrt.benchmarks;

import static org.lwjgl.system.mimalloc.mimalloc.nmi_free;
import static org.lwjgl.system.mimalloc.mimalloc.nmi_malloc;

import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Control;
import org.pyrt.alloc.PagedAllocator;

/**
 * One thread allocates blocks of 64 bytes and puts them into a ring of 1,024, another takes them and frees them. The time is that of a block's way, the ring's
 * part, the same for all, with it: see {@code ringOnly}. It wants two cores to itself.
 */
@State(Scope.Group)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ForeignFreeBenchmark {

  private static final int SIZE = 64;
  private static final int RING = 1024;

  private final PagedAllocator paged = new PagedAllocator();
  private final AdaptiveByteBufAllocator adaptive = new AdaptiveByteBufAllocator(true, true);
  private final AtomicReferenceArray<Object> ring = new AtomicReferenceArray<>(RING);
  private final AtomicLongArray addresses = new AtomicLongArray(RING);
  private int in;
  private int out;

  private void put(Object block, Control control) {
    int i = in++ & RING - 1;
    while (ring.getAcquire(i) != null && !control.stopMeasurement) {
      Thread.onSpinWait();
    }
    ring.setRelease(i, block);
  }

  private Object take(Control control) {
    int i = out & RING - 1;
    Object found = ring.getAcquire(i);
    while (found == null && !control.stopMeasurement) {
      Thread.onSpinWait();
      found = ring.getAcquire(i);
    }
    if (found != null) {
      ring.setRelease(i, null);
      out++;
    }
    return found;
  }

  /** The ring alone. */
  @Benchmark
  @Group("ringOnly")
  public void putOnly(Control control) {
    put(this, control);
  }

  /** The ring alone. */
  @Benchmark
  @Group("ringOnly")
  public Object takeOnly(Control control) {
    return take(control);
  }

  /** Ours. */
  @Benchmark
  @Group("pyrt")
  public void pyrtAllocate(Control control) {
    put(paged.allocate(SIZE), control);
  }

  /** Ours. */
  @Benchmark
  @Group("pyrt")
  public void pyrtFree(Control control) {
    if (take(control) instanceof MemorySegment block) {
      paged.free(block);
    }
  }

  /** Netty's. */
  @Benchmark
  @Group("netty")
  public void nettyAllocate(Control control) {
    put(adaptive.directBuffer(SIZE, SIZE), control);
  }

  /** Netty's. */
  @Benchmark
  @Group("netty")
  public void nettyFree(Control control) {
    if (take(control) instanceof ByteBuf block) {
      block.release();
    }
  }

  /** mimalloc's. */
  @Benchmark
  @Group("mimalloc")
  public void mimallocAllocate(Control control) {
    int i = in++ & RING - 1;
    while (addresses.getAcquire(i) != 0 && !control.stopMeasurement) {
      Thread.onSpinWait();
    }
    addresses.setRelease(i, nmi_malloc(SIZE));
  }

  /** mimalloc's. */
  @Benchmark
  @Group("mimalloc")
  public void mimallocFree(Control control) {
    int i = out & RING - 1;
    long found = addresses.getAcquire(i);
    while (found == 0 && !control.stopMeasurement) {
      Thread.onSpinWait();
      found = addresses.getAcquire(i);
    }
    if (found != 0) {
      addresses.setRelease(i, 0);
      out++;
      nmi_free(found);
    }
  }
}
