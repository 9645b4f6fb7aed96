package org.pyrt.stdlib.socket;

/** The shortest text of an address of version 6, as inet_ntop writes it (RFC 5952). */
final class IpText {

    private IpText() {}

    static String six(byte[] a) {
        int[] words = new int[8];
        for (int i = 0; i < 8; i++) {
            words[i] = (a[2 * i] & 0xff) << 8 | a[2 * i + 1] & 0xff;
        }
        int best = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int n = 0;
            while (i + n < 8 && words[i + n] == 0) {
                n++;
            }
            if (n > length) {
                best = i;
                length = n;
            }
        }
        boolean mapped = best == 0 && length == 5 && words[5] == 0xffff;
        StringBuilder b = new StringBuilder();
        int end = mapped ? 6 : 8;
        for (int i = 0; i < end; i++) {
            if (i == best) {
                b.append("::");
                i += length - 1;
            } else {
                if (b.length() > 0 && b.charAt(b.length() - 1) != ':') {
                    b.append(':');
                }
                b.append(Integer.toHexString(words[i]));
            }
        }
        if (mapped) {
            b.append(':').append(a[12] & 0xff).append('.').append(a[13] & 0xff).append('.').append(a[14] & 0xff).append('.').append(a[15] & 0xff);
        }
        return b.toString();
    }
}
