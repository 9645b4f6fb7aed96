package org.pyrt.stdlib.contention;

/** How often something happened and how long it took, in ns. Guarded by whoever has it. */
final class Tally {

    long count;
    long total;
    long max;

    /** One more that took {@code nanos}. */
    void add(long nanos) {
        count++;
        total += nanos;
        max = Math.max(max, nanos);
    }

    /** All of another one. */
    void add(Tally other) {
        count += other.count;
        total += other.total;
        max = Math.max(max, other.max);
    }
}
