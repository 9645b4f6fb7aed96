package org.pyrt.vm.code;

import java.util.Arrays;

/** A place in code being built that jumps go to; bound once. */
public final class Label {

    int position = -1;
    int[] jumps = new int[2];
    int jumpCount;

    void addJump(int at) {
        if (jumpCount == jumps.length) {
            jumps = Arrays.copyOf(jumps, jumpCount * 2);
        }
        jumps[jumpCount++] = at;
    }
}
