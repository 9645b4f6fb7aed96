package org.pyrt.stdlib.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Finding a byte, wherever it stands among the words that are looked at at once. */
class ByteScanTest {

    @Test
    void indexOf_eachPosition_isFound() {
        for (int length = 0; length < 40; length++) {
            for (int at = 0; at < length; at++) {
                byte[] a = new byte[length];
                a[at] = '\n';
                assertEquals(at, ByteScan.indexOf(a, 0, length, (byte) '\n'));
                assertEquals(-1, ByteScan.indexOf(a, at + 1, length, (byte) '\n'));
                assertEquals(-1, ByteScan.indexOf(a, 0, at, (byte) '\n'));
            }
        }
    }

    @Test
    void indexOf_bytesNextToTheWanted_areNot() {
        byte[] a = {9, 11, (byte) 0x8a, (byte) 0x80, 0, -1, 127, 9, 11, 10};
        assertEquals(9, ByteScan.indexOf(a, 0, a.length, (byte) 10));
        assertEquals(5, ByteScan.indexOf(a, 0, a.length, (byte) -1));
        assertEquals(2, ByteScan.indexOf(a, 0, a.length, (byte) 0x8a));
    }
}
