package org.pyrt.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What two threads can gain on this machine at best: a program that computes and allocates as {@code log_census} does (text is cut
 * apart and counted in hash tables), whose threads share nothing. {@code ./bench scaling} runs it in turn with the examples.
 */
public final class ScalingKernel {

  private ScalingKernel() {}

  /**
   * Makes and counts lines, shared out among threads, and prints the seconds it took to standard error, a checksum to standard output. Without a number of
   * threads: reads lines, each such a number, and answers each with the seconds.
   *
   * @param args the number of lines, and the number of threads or nothing
   */
  public static void main(String[] args) throws InterruptedException, IOException {
    long lines = Long.parseLong(args[0]);
    if (args.length > 1) {
      int threads = Integer.parseInt(args[1]);
      double seconds = count(lines, threads, System.out);
      System.err.println(seconds + " s with " + threads + " threads");
      return;
    }
    BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.US_ASCII);
    for (String line; (line = asked.readLine()) != null; ) {
      System.out.println(count(lines, Integer.parseInt(line), nowhere));
    }
  }

  /** The seconds that the lines took. */
  private static double count(long lines, int threads, PrintStream checksum) throws InterruptedException {
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
    checksum.println(sum);
    return Math.round(seconds * 10000) / 10000.0;
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
