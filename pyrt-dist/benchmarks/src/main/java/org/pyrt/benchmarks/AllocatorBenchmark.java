package org.pyrt.benchmarks;

import static org.lwjgl.system.mimalloc.mimalloc.nmi_free;
import static org.lwjgl.system.mimalloc.mimalloc.nmi_malloc;

import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.pyrt.alloc.PagedAllocator;

/**
 * A block is allocated and freed by one thread; with {@code Replace} in the name, while 64 others are given out, of which it takes the place of the
 * oldest. Nobody zeroes but the confined arena, which cannot be asked not to.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AllocatorBenchmark {

  private static final int LIVE = 64;

  /** Bytes of a block. */
  @Param({"16", "64", "256", "1024", "4096"})
  public int size;

  private PagedAllocator paged;
  private AdaptiveByteBufAllocator adaptive;
  private MemorySegment[] segments;
  private ByteBuf[] buffers;
  private long[] addresses;
  private int at;

  /** Gives out the blocks that are there all the time. */
  @Setup
  public void allocate() {
    paged = new PagedAllocator();
    adaptive = new AdaptiveByteBufAllocator(true, true);
    segments = new MemorySegment[LIVE];
    buffers = new ByteBuf[LIVE];
    addresses = new long[LIVE];
    for (int i = 0; i < LIVE; i++) {
      segments[i] = paged.allocate(size);
      buffers[i] = adaptive.directBuffer(size, size);
      addresses[i] = nmi_malloc(size);
    }
  }

  /** Gives all back. */
  @TearDown
  public void free() {
    for (int i = 0; i < LIVE; i++) {
      buffers[i].release();
      nmi_free(addresses[i]);
    }
    paged.close();
  }

  /** Ours, as segments. */
  @Benchmark
  public void pyrt(Blackhole hole) {
    MemorySegment block = paged.allocate(size);
    hole.consume(block);
    paged.free(block);
  }

  /** Ours, as addresses. */
  @Benchmark
  public void pyrtAddress(Blackhole hole) {
    long block = paged.allocateAddress(size);
    hole.consume(block);
    paged.freeAddress(block);
  }

  /** Netty's adaptive allocator. */
  @Benchmark
  public void netty(Blackhole hole) {
    ByteBuf block = adaptive.directBuffer(size, size);
    hole.consume(block);
    block.release();
  }

  /** A confined arena for the one block, which is zeroed. */
  @Benchmark
  public void arena(Blackhole hole) {
    try (Arena arena = Arena.ofConfined()) {
      hole.consume(arena.allocate(size));
    }
  }

  /** mimalloc, called through JNI. */
  @Benchmark
  public void mimalloc(Blackhole hole) {
    long block = nmi_malloc(size);
    hole.consume(block);
    nmi_free(block);
  }

  /** Ours, among others. */
  @Benchmark
  public void pyrtReplace() {
    int i = at++ & LIVE - 1;
    paged.free(segments[i]);
    segments[i] = paged.allocate(size);
  }

  /** Netty's, among others. */
  @Benchmark
  public void nettyReplace() {
    int i = at++ & LIVE - 1;
    buffers[i].release();
    buffers[i] = adaptive.directBuffer(size, size);
  }

  /** mimalloc's, among others. */
  @Benchmark
  public void mimallocReplace() {
    int i = at++ & LIVE - 1;
    nmi_free(addresses[i]);
    addresses[i] = nmi_malloc(size);
  }
}
