package org.pyrt.objects.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.pyrt.objects.text.LinearSearch.Effort;
import org.pyrt.objects.text.LinearSearch;

/** Finding bytes in bytes. Ranges are relative to the view, start inclusive, end exclusive, clipped; start may be behind end. */
final class OctetSearch {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private OctetSearch() {}

    /** The first index of {@code sub} within the range, or -1. */
    static int find(BufferView s, BufferView sub, int start, int end) {
        int m = sub.length();
        if (end - start < m) {
            return -1;
        }
        if (m == 0) {
            return start;
        }
        byte[] a = s.arrayOrNull();
        byte[] b = sub.octets();
        if (a == null) {
            return BlockSearch.find(s.byteBuffer(), b, sub.offset(), m, start, end);
        }
        int base = s.offset();
        byte first = b[sub.offset()];
        int last = base + end - m;
        Effort effort = Effort.matters(m, end - start) ? new Effort(base + start) : null;
        for (int i = base + start; (i = indexOf(a, first, i, last + 1)) >= 0; i++) {
            if (m == 1) {
                return i - base;
            }
            int k = Arrays.mismatch(a, i, i + m, b, sub.offset(), sub.offset() + m);
            if (k < 0) {
                return i - base;
            }
            if (effort != null && effort.isTooMuch(k, i)) {
                int at = LinearSearch.of(a, b, sub.offset()).find(m, i + 1, base + end);
                return at < 0 ? -1 : at - base;
            }
        }
        return -1;
    }

    /** The first index of {@code wanted} from {@code from} to before {@code to}, or -1; looks at eight bytes at once. */
    static int indexOf(byte[] a, byte wanted, int from, int to) {
        long pattern = (wanted & 0xffL) * 0x0101010101010101L;
        int i = from;
        for (; i <= to - 8; i += 8) {
            long x = (long) EIGHT.get(a, i) ^ pattern;
            // The lowest bit set is the top one of the first byte that is 0.
            long zeros = (x - 0x0101010101010101L) & ~x & 0x8080808080808080L;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >> 3);
            }
        }
        for (; i < to; i++) {
            if (a[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] a, int at, byte[] b, int from, int m) {
        return Arrays.equals(a, at, at + m, b, from, from + m);
    }

    /** The last index of {@code sub} within the range, or -1. */
    static int findLast(BufferView s, BufferView sub, int start, int end) {
        int m = sub.length();
        int base = s.offset();
        byte[] a = s.arrayOrNull();
        byte[] b = sub.octets();
        int from = sub.offset();
        if (a == null) {
            return BlockSearch.findLast(s.byteBuffer(), b, from, m, start, end);
        }
        if (Effort.matters(m, end - start)) {
            int at = LinearSearch.of(a, b, from).findLast(m, base + start, base + end);
            return at < 0 ? -1 : at - base;
        }
        for (int i = end - m; i >= start; i--) {
            if (m == 0 || a[base + i] == b[from] && matches(a, base + i, b, from, m)) {
                return i;
            }
        }
        return -1;
    }

    /** How many times {@code sub} occurs within the range without overlapping; an empty one once more than there are bytes. */
    static int count(BufferView s, BufferView sub, int start, int end) {
        if (end < start) {
            return 0;
        }
        int m = sub.length();
        if (m == 0) {
            return end - start + 1;
        }
        int n = 0;
        for (int i = start; (i = find(s, sub, i, end)) >= 0; i += m) {
            n++;
        }
        return n;
    }

    /** Whether the range has {@code sub} at its start or its end. */
    static boolean matchesTail(BufferView s, BufferView sub, int start, int end, boolean atEnd) {
        int m = sub.length();
        if (end - start < m) {
            return false;
        }
        int at = atEnd ? end - m : start;
        if (s.arrayOrNull() == null || sub.arrayOrNull() == null) {
            return m == 0 || s.byteBuffer().slice(at, m).equals(sub.byteBuffer());
        }
        return matches(s.arrayOrNull(), s.offset() + at, sub.arrayOrNull(), sub.offset(), m);
    }

    /** {@code s.replace(old, replacement, count)}; a negative count replaces all. */
    static byte[] replace(BufferView s, BufferView old, BufferView replacement, long count) {
        int n = s.length();
        int m = old.length();
        ByteBuilder b = new ByteBuilder(n);
        long left = count < 0 ? Long.MAX_VALUE : count;
        int done = 0;
        byte[] all = s.octets();
        byte[] by = replacement.octets();
        if (m == 0) {
            for (; left > 0 && done <= n; left--) {
                b.append(by, replacement.offset(), replacement.length());
                if (done == n) {
                    return b.toArray();
                }
                b.append(all[s.offset() + done++]);
            }
        } else {
            int at;
            for (; left > 0 && (at = find(s, old, done, n)) >= 0; left--) {
                b.append(all, s.offset() + done, at - done);
                b.append(by, replacement.offset(), replacement.length());
                done = at + m;
            }
        }
        return b.append(all, s.offset() + done, n - done).toArray();
    }

    /** Lexicographic order of unsigned bytes. */
    static int compare(BufferView a, BufferView b) {
        byte[] x = a.arrayOrNull();
        byte[] y = b.arrayOrNull();
        if (x != null && y != null) {
            return Arrays.compareUnsigned(x, a.offset(), a.offset() + a.length(), y, b.offset(), b.offset() + b.length());
        }
        int k = a.byteBuffer().mismatch(b.byteBuffer());
        if (k < 0) {
            return 0;
        }
        return k == a.length() || k == b.length() ? a.length() - b.length() : Byte.compareUnsigned(a.get(k), b.get(k));
    }
}
