package org.pyrt.stdlib.binascii;

import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.refcount.ThreadState;

/** One line of uuencoded data. */
final class Uu {

    private Uu() {}

    static byte[] decode(ThreadState ts, BufferView v) {
        byte[] a = v.octets();
        int i = v.offset();
        int end = i + v.length();
        int length = i < end ? a[i++] - ' ' & 63 : 0;
        byte[] out = new byte[length];
        int n = 0;
        int bits = 0;
        int left = 0;
        while (n < length) {
            int c = i < end ? a[i] & 0xff : 0;
            i++;
            if (c == '\n' || c == '\r' || i > end) {
                // The line may have lost its spaces at the end.
                c = 0;
            } else {
                if (c < ' ' || c > ' ' + 64) {
                    throw BinasciiModule.error(ts, "Illegal char");
                }
                c = c - ' ' & 63;
            }
            left = left << 6 | c;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out[n++] = (byte) (left >> bits);
                left &= (1 << bits) - 1;
            }
        }
        for (; i < end; i++) {
            int c = a[i] & 0xff;
            if (c != ' ' && c != ' ' + 64 && c != '\n' && c != '\r') {
                throw BinasciiModule.error(ts, "Trailing garbage");
            }
        }
        return out;
    }

    static byte[] encode(ThreadState ts, BufferView v, boolean backtick) {
        if (v.length() > 45) {
            throw BinasciiModule.error(ts, "At most 45 bytes at once");
        }
        ByteBuilder out = new ByteBuilder(64);
        put(out, v.length(), backtick);
        for (int i = 0; i < v.length(); i += 3) {
            int three = 0;
            for (int k = 0; k < 3; k++) {
                three = three << 8 | (i + k < v.length() ? v.get(i + k) & 0xff : 0);
            }
            for (int shift = 18; shift >= 0; shift -= 6) {
                put(out, three >> shift & 63, backtick);
            }
        }
        return out.append('\n').toArray();
    }

    private static void put(ByteBuilder out, int six, boolean backtick) {
        out.append(backtick && six == 0 ? '`' : six + ' ');
    }
}
