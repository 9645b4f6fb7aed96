package org.pyrt.stdlib.zlib;

import java.util.Arrays;

/** The output of a decompressor: what the current call has made, behind the last 32 KB of what came before. Used by one thread at a time. */
final class History {

    private static final int KEPT = 1 << 15;

    private byte[] a;
    private int start;
    private int end;
    private int limit;

    /** What zlib allows to refer back to, in bytes; all of the call's own output besides. */
    private int reach = KEPT;

    History() {
        a = new byte[1024];
    }

    /** A copy. */
    History(History other) {
        a = other.a.clone();
        start = other.start;
        end = other.end;
        limit = other.limit;
        reach = other.reach;
    }

    void setReach(int bytes) {
        reach = bytes;
    }

    /** Begins a call that may make {@code most} bytes. */
    void begin(int most) {
        int drop = Math.max(0, end - KEPT);
        if (drop > 0) {
            System.arraycopy(a, drop, a, 0, end - drop);
        }
        end -= drop;
        start = end;
        limit = most > Integer.MAX_VALUE - 64 - KEPT ? Integer.MAX_VALUE - 64 : end + most;
    }

    /** Puts a preset dictionary in front. */
    void preset(byte[] dictionary) {
        int n = Math.min(dictionary.length, KEPT);
        byte[] made = Arrays.copyOfRange(a, start, end);
        room(n + made.length);
        System.arraycopy(dictionary, dictionary.length - n, a, 0, n);
        System.arraycopy(made, 0, a, n, made.length);
        limit = (int) Math.min(Integer.MAX_VALUE - 64, (long) limit + n - start);
        start = n;
        end = n + made.length;
    }

    /** How much may still be made. */
    int left() {
        return limit - end;
    }

    /** The number of bytes the call has made. */
    int made() {
        return end - start;
    }

    /** What the call has made. */
    byte[] output() {
        return Arrays.copyOfRange(a, start, end);
    }

    byte[] array() {
        return a;
    }

    int end() {
        return end;
    }

    int start() {
        return start;
    }

    private void room(int size) {
        if (size > a.length) {
            long wanted = Math.max(size, a.length * 2L);
            a = Arrays.copyOf(a, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }

    void put(int octet) {
        if (end == a.length) {
            room(end + 1);
        }
        a[end++] = (byte) octet;
    }

    /** Whether something this far back is known. */
    boolean reaches(int distance) {
        return distance <= end - start || distance <= Math.min(end, reach);
    }

    /** Repeats {@code count} bytes from {@code distance} back. */
    void repeat(int distance, int count) {
        room(end + count);
        if (distance >= count) {
            System.arraycopy(a, end - distance, a, end, count);
            end += count;
            return;
        }
        for (int i = 0; i < count; i++) {
            a[end] = a[end - distance];
            end++;
        }
    }

    /** Copies up to {@code count} bytes as they are; how many there were. */
    int copy(BitInput in, int count) {
        room(end + Math.min(count, 1 << 16));
        int n = in.copy(a, end, Math.min(count, a.length - end));
        end += n;
        return n;
    }
}
