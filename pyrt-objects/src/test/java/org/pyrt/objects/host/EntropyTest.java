package org.pyrt.objects.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EntropyTest {

    @Test
    void fill_twice_givesDifferentBytes() {
        byte[] one = new byte[32];
        byte[] other = new byte[32];
        Entropy.fill(one);
        Entropy.fill(other);
        assertFalse(Arrays.equals(one, other));
    }

    @Test
    void fill_ofALargeArray_reachesItsEnd() {
        byte[] bytes = new byte[1 << 20];
        Entropy.fill(bytes);
        int zeros = 0;
        for (int i = bytes.length - 4096; i < bytes.length; i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        assertEquals(16, zeros, 48);
    }
}
