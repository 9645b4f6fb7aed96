package org.pyrt.stdlib.digest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hash functions of our own against the JDK's, against the vectors of their standards, and against themselves in pieces. */
class HashStateTest {

    private static final long SEED = 7693;

    private static byte[] bytes(int length) {
        byte[] made = new byte[length];
        new Random(SEED + length).nextBytes(made);
        return made;
    }

    private static BlakeState blake(boolean wide) {
        BlakeParameters p = new BlakeParameters();
        p.digestSize = wide ? 64 : 32;
        return BlakeState.of(wide, p);
    }

    private static byte[] whole(HashState empty, byte[] data) {
        HashState state = empty.copy();
        state.update(data, 0, data.length);
        return state.digest(state.digestSize());
    }

    private static byte[] inPieces(HashState empty, byte[] data, Random random) {
        HashState state = empty.copy();
        for (int at = 0; at < data.length; ) {
            int n = Math.min(data.length - at, random.nextInt(400));
            state.update(data, at, n);
            at += n;
        }
        return state.digest(state.digestSize());
    }

    @ParameterizedTest
    @ValueSource(ints = {224, 256, 384, 512})
    void sha3_ofAnyLength_isTheJdks(int bits) throws Exception {
        MessageDigest peer = MessageDigest.getInstance("SHA3-" + bits);
        for (int length = 0; length < 450; length++) {
            byte[] data = bytes(length);
            assertArrayEquals(peer.digest(data), whole(KeccakState.sha3(bits), data), "of " + length + " bytes");
        }
    }

    @Test
    void states_fedInPieces_giveWhatTheWholeGives() {
        HashState[] states = {KeccakState.sha3(256), KeccakState.sha3(512), blake(true), blake(false)};
        Random random = new Random(SEED);
        for (HashState state : states) {
            for (int length : new int[] {0, 1, 63, 64, 65, 127, 128, 129, 256, 136 * 3, 5_000}) {
                byte[] data = bytes(length);
                assertArrayEquals(whole(state, data), inPieces(state, data, random), state.name() + " of " + length + " bytes");
            }
        }
    }

    @Test
    void blake2_ofAbc_isTheStandards() {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
                HexFormat.of().formatHex(whole(blake(true), abc)));
        assertEquals(
                "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982", HexFormat.of().formatHex(whole(blake(false), abc)));
    }

    @Test
    void digest_inTheMiddle_leavesTheStateAsItWas() {
        for (HashState state : new HashState[] {KeccakState.sha3(256), blake(true), blake(false)}) {
            byte[] data = bytes(1_000);
            HashState asked = state.copy();
            asked.update(data, 0, 128);
            asked.digest(asked.digestSize());
            asked.update(data, 128, 872);
            assertArrayEquals(whole(state, data), asked.digest(asked.digestSize()), state.name());
        }
    }
}
