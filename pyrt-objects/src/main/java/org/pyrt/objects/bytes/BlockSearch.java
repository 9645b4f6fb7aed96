package org.pyrt.objects.bytes;

import java.nio.ByteBuffer;
import org.pyrt.objects.text.LinearSearch.Effort;
import org.pyrt.objects.text.LinearSearch;

/** Finding bytes in little-endian memory off the Java heap, as {@link OctetSearch} does in arrays. What is searched for is a part of an array. */
final class BlockSearch {

    private BlockSearch() {}

    /** The first index of the {@code m} bytes of {@code b} from {@code from} on between {@code start} and {@code end}, or -1; {@code m} is not 0. */
    static int find(ByteBuffer s, byte[] b, int from, int m, int start, int end) {
        int last = end - m;
        byte first = b[from];
        if (m == 1) {
            return indexOf(s, first, start, end);
        }
        Effort effort = Effort.matters(m, end - start) ? new Effort(start) : null;
        for (int i = start; (i = indexOf(s, first, i, last + 1)) >= 0; i++) {
            int k = mismatch(s, i, b, from, m);
            if (k == m) {
                return i;
            }
            if (effort != null && effort.isTooMuch(k, i)) {
                byte[] rest = new byte[end - i - 1];
                s.get(i + 1, rest);
                int at = LinearSearch.of(rest, b, from).find(m, 0, rest.length);
                return at < 0 ? -1 : at + i + 1;
            }
        }
        return -1;
    }

    /** How many bytes are equal before the first that is not. */
    private static int mismatch(ByteBuffer s, int at, byte[] b, int from, int m) {
        int k = 0;
        while (k < m && s.get(at + k) == b[from + k]) {
            k++;
        }
        return k;
    }

    /** The first index of a byte from {@code from} to before {@code to}, or -1; looks at eight bytes at once. */
    static int indexOf(ByteBuffer s, byte wanted, int from, int to) {
        long pattern = (wanted & 0xffL) * 0x0101010101010101L;
        int i = from;
        for (; i <= to - 8; i += 8) {
            long x = s.getLong(i) ^ pattern;
            // The lowest bit set is the top one of the first byte that is 0.
            long zeros = (x - 0x0101010101010101L) & ~x & 0x8080808080808080L;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >> 3);
            }
        }
        for (; i < to; i++) {
            if (s.get(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The last index of the {@code m} bytes of {@code b} from {@code from} on between {@code start} and {@code end}, or -1; {@code m} may be 0. */
    static int findLast(ByteBuffer s, byte[] b, int from, int m, int start, int end) {
        if (Effort.matters(m, end - start)) {
            byte[] all = new byte[end - start];
            s.get(start, all);
            int at = LinearSearch.of(all, b, from).findLast(m, 0, all.length);
            return at < 0 ? -1 : at + start;
        }
        for (int i = end - m; i >= start; i--) {
            if (mismatch(s, i, b, from, m) == m) {
                return i;
            }
        }
        return -1;
    }
}
