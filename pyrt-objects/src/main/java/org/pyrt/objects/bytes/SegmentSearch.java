package org.pyrt.objects.bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.pyrt.objects.text.LinearSearch.Effort;
import org.pyrt.objects.text.LinearSearch;

/** Finding bytes in memory off the Java heap, as {@link OctetSearch} does in arrays. What is searched for is a part of an array. */
final class SegmentSearch {

    private static final ValueLayout.OfLong EIGHT = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private SegmentSearch() {}

    /** The first index of the {@code m} bytes of {@code b} from {@code from} on between {@code start} and {@code end}, or -1; {@code m} is not 0. */
    static int find(MemorySegment s, byte[] b, int from, int m, int start, int end) {
        int last = end - m;
        byte first = b[from];
        if (m == 1) {
            return indexOf(s, first, start, end);
        }
        MemorySegment wanted = MemorySegment.ofArray(b);
        Effort effort = Effort.matters(m, end - start) ? new Effort(start) : null;
        for (int i = start; (i = indexOf(s, first, i, last + 1)) >= 0; i++) {
            int k = (int) MemorySegment.mismatch(s, i, i + m, wanted, from, from + m);
            if (k < 0) {
                return i;
            }
            if (effort != null && effort.isTooMuch(k, i)) {
                byte[] rest = s.asSlice(i + 1, end - i - 1).toArray(ValueLayout.JAVA_BYTE);
                int at = LinearSearch.of(rest, b, from).find(m, 0, rest.length);
                return at < 0 ? -1 : at + i + 1;
            }
        }
        return -1;
    }

    /** The first index of a byte from {@code from} to before {@code to}, or -1; looks at eight bytes at once. */
    static int indexOf(MemorySegment s, byte wanted, int from, int to) {
        long pattern = (wanted & 0xffL) * 0x0101010101010101L;
        int i = from;
        for (; i <= to - 8; i += 8) {
            long x = s.get(EIGHT, i) ^ pattern;
            // The lowest bit set is the top one of the first byte that is 0.
            long zeros = (x - 0x0101010101010101L) & ~x & 0x8080808080808080L;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >> 3);
            }
        }
        for (; i < to; i++) {
            if (s.get(ValueLayout.JAVA_BYTE, i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The last index of the {@code m} bytes of {@code b} from {@code from} on between {@code start} and {@code end}, or -1; {@code m} may be 0. */
    static int findLast(MemorySegment s, byte[] b, int from, int m, int start, int end) {
        if (Effort.matters(m, end - start)) {
            byte[] all = s.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE);
            int at = LinearSearch.of(all, b, from).findLast(m, 0, all.length);
            return at < 0 ? -1 : at + start;
        }
        MemorySegment wanted = MemorySegment.ofArray(b);
        for (int i = end - m; i >= start; i--) {
            if (m == 0 || s.get(ValueLayout.JAVA_BYTE, i) == b[from] && MemorySegment.mismatch(s, i, i + m, wanted, from, from + m) < 0) {
                return i;
            }
        }
        return -1;
    }
}
