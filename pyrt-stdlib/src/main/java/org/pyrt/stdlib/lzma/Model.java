package org.pyrt.stdlib.lzma;

import java.util.Arrays;

/** What encoder and decoder of LZMA share: the probabilities, the state and the last four distances. */
class Model {

    static final int IS_MATCH = 0;
    static final int IS_REP = 192;
    static final int IS_REP_G0 = 204;
    static final int IS_REP_G1 = 216;
    static final int IS_REP_G2 = 228;
    static final int IS_REP0_LONG = 240;
    static final int POS_SLOT = 432;
    static final int POS_SPECIAL = 688;
    static final int ALIGN = 803;
    static final int LENGTH = 819;
    static final int REP_LENGTH = 1333;
    static final int LITERAL = 1847;

    static final int MID = 2 + 128;
    static final int HIGH = 2 + 256;
    static final int HALF = 1024;
    static final int TOP = 0xff000000;

    short[] probs = {};
    int lc;
    int lp;
    int pb;
    int state;
    int rep0;
    int rep1;
    int rep2;
    int rep3;

    final void setProperties(int newLc, int newLp, int newPb) {
        lc = newLc;
        lp = newLp;
        pb = newPb;
        resetState();
    }

    final void resetState() {
        int n = LITERAL + (0x300 << lc + lp);
        probs = probs.length == n ? probs : new short[n];
        Arrays.fill(probs, (short) HALF);
        state = 0;
        rep0 = 0;
        rep1 = 0;
        rep2 = 0;
        rep3 = 0;
    }

    /** The probabilities of a literal after {@code previous}. */
    final int literal(long position, int previous) {
        return LITERAL + 0x300 * ((int) (position & (1 << lp) - 1) << lc | previous >> 8 - lc);
    }

    final void afterLiteral() {
        state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
    }
}
