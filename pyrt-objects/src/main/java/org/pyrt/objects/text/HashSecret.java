package org.pyrt.objects.text;

import org.pyrt.objects.host.Entropy;

/**
 * The key of this process's str and bytes hashes, from the environment variable PYTHONHASHSEED as CPython makes it: absent, empty or
 * {@code random} for a random key, 0 for a key of zeros, another number for one that follows from it. Source: CPython 3.14
 * Python/bootstrap_hash.c.
 */
public final class HashSecret {

    /** The first half of the key. */
    static final long K0;

    /** The second half of the key. */
    static final long K1;

    private static final boolean VALID;
    private static final boolean RANDOM;

    static {
        String seed = Boolean.getBoolean("pyrt.randomhash") ? null : System.getenv("PYTHONHASHSEED");
        long number = seed == null || seed.isEmpty() || seed.equals("random") ? -1 : parse(seed);
        VALID = number != -2;
        RANDOM = number < 0;
        long k0 = 0;
        long k1 = 0;
        if (RANDOM) {
            byte[] random = new byte[16];
            Entropy.fill(random);
            for (int i = 0; i < 8; i++) {
                k0 = k0 << 8 | random[i] & 0xff;
                k1 = k1 << 8 | random[i + 8] & 0xff;
            }
        } else if (number > 0) {
            int x = (int) number;
            for (int i = 0; i < 16; i++) {
                x = x * 214013 + 2531011;
                long octet = x >>> 16 & 0xff;
                if (i < 8) {
                    k0 |= octet << 8 * i;
                } else {
                    k1 |= octet << 8 * (i - 8);
                }
            }
        }
        K0 = k0;
        K1 = k1;
    }

    private HashSecret() {}

    private static long parse(String seed) {
        long number = 0;
        for (int i = 0; i < seed.length(); i++) {
            int digit = seed.charAt(i) - '0';
            if (digit < 0 || digit > 9 || (number = number * 10 + digit) > 0xffffffffL) {
                return -2;
            }
        }
        return number;
    }

    /** Whether PYTHONHASHSEED is absent or as it must be; if not, the program must not start. */
    public static boolean isValid() {
        return VALID;
    }

    /** Whether hashes differ from run to run: {@code sys.flags.hash_randomization}. */
    public static boolean isRandom() {
        return RANDOM;
    }
}
