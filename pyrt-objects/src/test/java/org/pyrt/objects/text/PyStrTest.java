package org.pyrt.objects.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The forms of a str, its hash, and sums put off. */
class PyStrTest {

    private static final PyStr FACE = PyStr.ofCodePoint(0x1f600);

    @Test
    void of_surrogatePair_isOneCodePoint() {
        PyStr s = PyStr.of("a\ud83d\ude00b");
        assertEquals(3, s.length());
        assertEquals(0x1f600, s.codePointAt(1));
        assertNull(s.narrowOrNull());
        assertEquals("a\ud83d\ude00b", s.toString());
        assertEquals(PyStr.WIDE, s.kind());
    }

    @Test
    void ofNarrow_surrogatePair_staysTwoCodePoints() {
        PyStr s = PyStr.ofNarrow("\ud83d\ude00");
        assertEquals(2, s.length());
        assertEquals(PyStr.SURROGATES, s.kind());
        assertNotEquals(s, FACE);
    }

    @Test
    void ofCodePoints_partsOfWide_areNarrowWherePossible() {
        int[] all = {'a', 'b', 0x20ac, 0x1f600};
        assertEquals("ab", PyStr.ofCodePoints(all, 0, 2).narrowOrNull());
        assertEquals("b\u20ac", PyStr.ofCodePoints(all, 1, 3).narrowOrNull());
        assertEquals(FACE, PyStr.ofCodePoints(all, 3, 4));
        assertEquals(FACE.hash(), PyStr.ofCodePoints(all).substring(3, 4).hash());
    }

    @Test
    void oneCharacter_latin1_isCachedAndInterned() {
        PyStr e = PyStr.ofCodePoint(0xe9);
        assertSame(e, PyStr.of("\u00e9"));
        assertSame(e, PyStr.interned("\u00e9"));
        assertSame(e, PyStr.of("caf\u00e9").substring(3, 4));
    }

    @Test
    void intern_equalStrs_areOneObject() {
        PyStr wide = PyStr.intern(PyStr.of("x\ud83d\ude00"));
        assertSame(wide, PyStr.intern(PyStr.of("x\ud83d\ude00")));
        assertSame(PyStr.interned("a name"), PyStr.intern(PyStr.of(new StringBuilder("a name").toString())));
        assertTrue(wide.isInterned());
    }

    @Test
    void concat_inALoop_isJoinedWhenLookedAt() {
        PyStr s = PyStr.EMPTY;
        StringBuilder expected = new StringBuilder();
        PyStr middle = null;
        for (int i = 0; i < 200_000; i++) {
            PyStr x = PyStr.ofCodePoint('a' + i % 26);
            s = s.concat(x);
            expected.append((char) ('a' + i % 26));
            if (i == 100_000) {
                middle = s;
            }
        }
        assertEquals(200_000, s.length());
        assertEquals(expected.substring(0, 100_001), middle.toString());
        assertEquals(expected.toString(), s.toString());
        assertEquals(PyStr.of(expected.toString()).hash(), s.hash());
    }

    @Test
    void concat_twoContinuationsOfOneStr_doNotMix() {
        PyStr base = PyStr.of("x".repeat(600)).concat(PyStr.of("y"));
        PyStr grown = base.concat(PyStr.of("z"));
        PyStr one = grown.concat(PyStr.of("1"));
        PyStr two = grown.concat(PyStr.of("2"));
        assertTrue(one.toString().endsWith("yz1"));
        assertTrue(two.toString().endsWith("yz2"));
        assertEquals(602, grown.toString().length());
    }

    @Test
    void concat_wideIntoJoined_keepsCodePoints() {
        PyStr s = PyStr.of("x".repeat(600));
        for (int i = 0; i < 100; i++) {
            s = s.concat(i % 10 == 9 ? FACE : PyStr.of("ab"));
        }
        assertEquals(600 + 180 + 10, s.length());
        assertEquals(0x1f600, s.codePointAt(618));
        assertEquals('a', s.codePointAt(619));
    }

    @Test
    void joined_fromManyThreads_isEqualEverywhere() throws InterruptedException {
        PyStr base = PyStr.of("x".repeat(600)).concat(PyStr.of("y"));
        PyStr[] results = new PyStr[4];
        Thread[] threads = new Thread[4];
        for (int t = 0; t < 4; t++) {
            int n = t;
            threads[t] = new Thread(() -> {
                PyStr s = base;
                for (int i = 0; i < 5000; i++) {
                    s = s.concat(PyStr.ofCodePoint('0' + n));
                    if (i % 1000 == 0) {
                        s.hash();
                    }
                }
                results[n] = s;
            });
            threads[t].start();
        }
        for (int t = 0; t < 4; t++) {
            threads[t].join();
            assertEquals("x".repeat(600) + "y" + String.valueOf(t).repeat(5000), results[t].toString());
        }
    }

    @Test
    void compareTo_wideAndNarrow_isByCodePoints() {
        PyStr high = PyStr.ofNarrow("\uffff");
        assertTrue(high.compareTo(FACE) < 0);
        assertTrue(FACE.compareTo(high) > 0);
        assertTrue(PyStr.of("a").compareTo(PyStr.of("ab")) < 0);
        assertEquals(0, FACE.compareTo(PyStr.of("\ud83d\ude00")));
    }

    @Test
    void repeat_wide_copiesAll() {
        PyStr s = PyStr.of("a\ud83d\ude00").repeat(3);
        assertEquals(6, s.length());
        assertEquals(0x1f600, s.codePointAt(5));
        assertSame(PyStr.EMPTY, s.repeat(0));
    }

    /** Values of CPython 3.14.3; the test JVM runs with PYTHONHASHSEED=0 where it can, so that they apply there only. */
    @Test
    void hash_seedZero_isCPythons() {
        if (!"0".equals(System.getenv("PYTHONHASHSEED"))) {
            return;
        }
        assertEquals(0, PyStr.EMPTY.hash());
        assertEquals(4644417185603328019L, PyStr.of("a").hash());
        assertEquals(-4594863902769663758L, PyStr.of("abc").hash());
        assertEquals(4574395652268504554L, PyStr.of("abcdefgh").hash());
        assertEquals(-7712962755478248686L, PyStr.of("abcdefghijklmnop").hash());
        assertEquals(6431005431994622368L, PyStr.of("\u00e9".repeat(5)).hash());
        assertEquals(7542247858446192590L, PyStr.of("\u20acuro").hash());
        assertEquals(3942569815897470110L, PyStr.of("x\ud83d\ude00yz").hash());
        assertEquals(5959997617762060084L, SipHash.of("0123456789".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, 10));
    }

    @Test
    void hash_equalStrsOfDifferentMaking_areEqual() {
        Random random = new Random(7);
        for (int n = 0; n < 40; n++) {
            int[] c = random.ints(n, 'a', n % 3 == 0 ? 'z' : n % 3 == 1 ? 0x3000 : 0x20000).toArray();
            StrBuilder b = new StrBuilder();
            for (int x : c) {
                b.appendCodePoint(x);
            }
            PyStr built = b.toStr();
            PyStr made = PyStr.ofCodePoints(c.clone());
            assertEquals(made, built);
            assertEquals(made.hash(), built.hash());
        }
    }
}
