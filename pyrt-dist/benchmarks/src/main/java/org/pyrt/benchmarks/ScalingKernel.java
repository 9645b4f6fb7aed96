package org.pyrt.benchmarks;

import java.util.HashMap;
import java.util.Map;

/**
 * What two threads can gain on this machine at best: a program that computes and allocates as {@code log_census} does (text is cut
 * apart and counted in hash tables), whose threads share nothing. {@code ./bench scaling} runs it in turn with the examples.
 */
public final class ScalingKernel {

  private ScalingKernel() {}

  /**
   * Makes and counts lines, shared out among threads, and prints the seconds it took to standard error, a checksum to standard output.
   *
   * @param args the number of lines, and the number of threads
   */
  public static void main(String[] args) throws InterruptedException {
    long lines = Long.parseLong(args[0]);
    int threads = Integer.parseInt(args[1]);
    long[] results = new long[threads * 32]; // far apart: no two threads write to one cache line
    long start = System.nanoTime();
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int part = t;
      long share = lines * (t + 1) / threads - lines * t / threads;
      workers[t] = new Thread(() -> results[part * 32] = count(part, share));
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long sum = 0;
    for (long result : results) {
      sum += result;
    }
    System.out.println(sum);
    System.err.println(Math.round(seconds * 1000) / 1000.0 + " s with " + threads + " threads");
  }

  /** Counts so many lines, and returns a number that depends on all of them. */
  private static long count(int part, long lines) {
    Map<String, Integer> paths = new HashMap<>();
    Map<String, Integer> hours = new HashMap<>();
    int state = part * 7919 + 1;
    long bytes = 0;
    for (long i = 0; i < lines; i++) {
      state = state * 1103515245 + 12345;
      int draw = state >>> 8;
      String line = "/path/" + (draw & 255) + " " + (draw >>> 8 & 15) + ":00 " + (draw & 0xffff);
      int first = line.indexOf(' ');
      int second = line.indexOf(' ', first + 1);
      paths.merge(line.substring(0, first), 1, Integer::sum);
      hours.merge(line.substring(first + 1, first + 3), 1, Integer::sum);
      bytes += Integer.parseInt(line, second + 1, line.length(), 10);
    }
    for (int number : paths.values()) {
      bytes ^= number;
    }
    return bytes + hours.size();
  }
}
