package org.pyrt.stdlib.random;

/**
 * The generator MT19937: 32 bits at a time. Used by one thread at a time. Source: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally
 * equidistributed uniform pseudo-random number generator", 1998, and their reference initialization of 2002.
 */
final class MersenneTwister {

    /** Words of state. */
    static final int WORDS = 624;

    private static final int SHIFT = 397;

    private final int[] state = new int[WORDS];

    /** Of the word to give next; {@link #WORDS} when all were given. */
    private int index = WORDS;

    private void seed(int s) {
        state[0] = s;
        for (int i = 1; i < WORDS; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
        index = WORDS;
    }

    /** Starts anew from a key of at least one word. */
    void seed(int[] key) {
        seed(19650218);
        int i = 1;
        int j = 0;
        for (int k = Math.max(WORDS, key.length); k > 0; k--) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1664525) + key[j] + j;
            i = next(i);
            j = j + 1 == key.length ? 0 : j + 1;
        }
        for (int k = WORDS - 1; k > 0; k--) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1566083941) - i;
            i = next(i);
        }
        state[0] = 0x80000000;
    }

    private int next(int i) {
        if (i + 1 < WORDS) {
            return i + 1;
        }
        state[0] = state[WORDS - 1];
        return 1;
    }

    /** The next 32 bits. */
    int next() {
        if (index == WORDS) {
            generate();
        }
        int y = state[index++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void generate() {
        for (int k = 0; k < WORDS; k++) {
            int y = state[k] & 0x80000000 | state[(k + 1) % WORDS] & 0x7fffffff;
            state[k] = state[(k + SHIFT) % WORDS] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        index = 0;
    }

    /** A number from 0 to before 1, with 53 random bits. */
    double nextDouble() {
        long a = next() >>> 5;
        long b = next() >>> 6;
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
    }

    /** Word {@code i} of the state, unsigned. */
    long word(int i) {
        return state[i] & 0xffffffffL;
    }

    int index() {
        return index;
    }

    /** Goes on from a state got from another generator. */
    void restore(int[] words, int position) {
        System.arraycopy(words, 0, state, 0, WORDS);
        index = position;
    }
}
