/**
 * Microbenchmarks of the kit's mechanisms, run by {@code ./bench jmh}. Start at {@link
 * org.pyrt.benchmarks.SlotBenchmark}. Each state belongs to one JMH thread.
 */
package org.pyrt.benchmarks;
