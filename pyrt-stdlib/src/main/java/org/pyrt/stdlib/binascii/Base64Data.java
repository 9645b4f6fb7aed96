package org.pyrt.stdlib.binascii;

import java.util.Arrays;
import java.util.Base64;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.refcount.ThreadState;

/** Base 64, with CPython's tolerance when decoding. */
final class Base64Data {

    private static final byte[] DIGITS = new byte[256];

    static {
        Arrays.fill(DIGITS, (byte) -1);
        String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < all.length(); i++) {
            DIGITS[all.charAt(i)] = (byte) i;
        }
    }

    private Base64Data() {}

    static byte[] encode(BufferView v, boolean newline) {
        byte[] whole = v.arrayOrNull();
        byte[] data = whole != null && v.offset() == 0 && v.length() == whole.length ? whole : v.toArray(0, v.length());
        if (!newline) {
            return Base64.getEncoder().encode(data);
        }
        byte[] out = new byte[(data.length + 2) / 3 * 4 + 1];
        Base64.getEncoder().encode(data, out);
        out[out.length - 1] = '\n';
        return out;
    }

    static byte[] decode(ThreadState ts, BufferView v, boolean strict) {
        byte[] a = v.octets();
        int end = v.offset() + v.length();
        byte[] out = new byte[(v.length() + 3) / 4 * 3];
        int n = 0;
        int place = 0;
        int left = 0;
        int pads = 0;
        boolean padding = false;
        for (int i = v.offset(); i < end; i++) {
            int c = a[i] & 0xff;
            if (c == '=') {
                padding = true;
                if (strict && place == 0) {
                    throw BinasciiModule.error(
                            ts, i == v.offset() ? "Leading padding not allowed" : "Excess padding not allowed");
                }
                if (place >= 2 && place + ++pads >= 4) {
                    if (strict && i + 1 < end) {
                        throw BinasciiModule.error(ts, "Excess data after padding");
                    }
                    return Arrays.copyOf(out, n);
                }
                continue;
            }
            int digit = DIGITS[c];
            if (digit < 0) {
                if (strict) {
                    throw BinasciiModule.error(ts, "Only base64 data is allowed");
                }
                continue;
            }
            if (strict && padding) {
                throw BinasciiModule.error(ts, "Discontinuous padding not allowed");
            }
            pads = 0;
            switch (place) {
                case 0:
                    place = 1;
                    left = digit;
                    break;
                case 1:
                    place = 2;
                    out[n++] = (byte) (left << 2 | digit >> 4);
                    left = digit & 15;
                    break;
                case 2:
                    place = 3;
                    out[n++] = (byte) (left << 4 | digit >> 2);
                    left = digit & 3;
                    break;
                default:
                    place = 0;
                    out[n++] = (byte) (left << 6 | digit);
                    left = 0;
            }
        }
        if (place == 1) {
            throw BinasciiModule.error(
                    ts,
                    "Invalid base64-encoded string: number of data characters (" + (n / 3 * 4 + 1)
                            + ") cannot be 1 more than a multiple of 4");
        }
        if (place != 0) {
            throw BinasciiModule.error(ts, "Incorrect padding");
        }
        return Arrays.copyOf(out, n);
    }
}
