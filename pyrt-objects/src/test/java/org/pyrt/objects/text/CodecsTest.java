package org.pyrt.objects.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.testkit.Runtime;

/** Encodings and their errors; expected texts are those of CPython 3.14.3. */
class CodecsTest {

    @RegisterExtension final Runtime rt = new Runtime();

    private static byte[] bytes(String hex) {
        ByteBuilder b = new ByteBuilder(16);
        for (int i = 0; i + 1 < hex.length(); i += 2) {
            b.append(Integer.parseInt(hex.substring(i, i + 2), 16));
        }
        return b.toArray();
    }

    private String decode(String hex, String encoding, String errors) {
        byte[] a = bytes(hex);
        return rt.repr(Codecs.decode(rt.ts, a, 0, a.length, encoding, errors));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "61ff62|utf-8|can't decode byte 0xff in position 1: invalid start byte",
                "61c3|utf-8|can't decode byte 0xc3 in position 1: unexpected end of data",
                "e282|utf-8|can't decode bytes in position 0-1: unexpected end of data",
                "e28261|utf-8|can't decode bytes in position 0-1: invalid continuation byte",
                "eda080|utf-8|can't decode byte 0xed in position 0: invalid continuation byte",
                "f0808080|utf-8|can't decode byte 0xf0 in position 0: invalid continuation byte",
                "f0909061|utf-8|can't decode bytes in position 0-2: invalid continuation byte",
                "c080|utf-8|can't decode byte 0xc0 in position 0: invalid start byte",
                "6180|ascii|can't decode byte 0x80 in position 1: ordinal not in range(128)",
                "00d8|utf-16-le|can't decode bytes in position 0-1: unexpected end of data",
                "00dc6100|utf-16-le|can't decode bytes in position 0-1: illegal encoding",
                "00d86100|utf-16-le|can't decode bytes in position 0-1: illegal UTF-16 surrogate",
                "61|utf-16-le|can't decode byte 0x61 in position 0: truncated data",
                "00001100|utf-32-le|can't decode bytes in position 0-3: code point not in range(0x110000)",
            })
    void decode_malformed_raisesWithCPythonsBounds(String hex, String encoding, String message) {
        assertEquals(
                "UnicodeDecodeError: '" + encoding + "' codec " + message, rt.raised(() -> decode(hex, encoding, null)));
    }

    @Test
    void decode_handlers_giveWhatCPythonGives() {
        assertEquals("'a\ufffd\ufffdb'", decode("61e282ff62", "utf-8", "replace"));
        assertEquals("'ab'", decode("61e282ff62", "utf-8", "ignore"));
        assertEquals("'a\\\\xe2\\\\x82\\\\xffb'", decode("61e282ff62", "utf-8", "backslashreplace"));
        assertEquals("'a\\udce2\\udc82\\udcffb'", decode("61e282ff62", "utf-8", "surrogateescape"));
        assertEquals("'\\ud800x'", decode("eda08078", "utf-8", "surrogatepass"));
        assertEquals("'\\ud800x'", decode("00d87800", "utf-16-le", "surrogatepass"));
        assertEquals("LookupError: unknown error handler name 'foo'", rt.raised(() -> decode("ff", "utf-8", "foo")));
        assertEquals("'a'", decode("61", "utf-8", "foo"));
    }

    @Test
    void decode_incompleteAtTheEndOfAPart_isLeft() {
        byte[] a = bytes("61e282");
        Decoding d = new Decoding(rt.ts, Codecs.UTF_8, a, 0, a.length, null, false);
        assertEquals("a", Codecs.UTF_8.decode(d).toString());
        assertEquals(1, d.consumed());
    }

    private String encode(String s, String encoding, String errors) {
        return rt.repr(Codecs.encode(rt.ts, PyStr.ofNarrow(s), encoding, errors));
    }

    @Test
    void encode_handlers_giveWhatCPythonGives() {
        assertEquals("b'a??b'", encode("a\u20ac\u00e9b", "ascii", "replace"));
        assertEquals("b'ab'", encode("a\u20ac\u00e9b", "ascii", "ignore"));
        assertEquals("b'a\\\\u20ac\\\\xe9b'", encode("a\u20ac\u00e9b", "ascii", "backslashreplace"));
        assertEquals("b'a&#8364;&#233;b'", encode("a\u20ac\u00e9b", "ascii", "xmlcharrefreplace"));
        assertEquals("b'\\\\N{EURO SIGN}'", encode("\u20ac", "ascii", "namereplace"));
        assertEquals("b'a\\xff'", encode("a\udcff", "utf-8", "surrogateescape"));
        assertEquals("b'\\xed\\xa0\\x80'", encode("\ud800", "utf-8", "surrogatepass"));
        assertEquals("b'\\xff\\xfea\\x00'", encode("a", "utf-16", null));
    }

    @Test
    void encode_notThere_raisesWithCPythonsBounds() {
        assertEquals(
                "UnicodeEncodeError: 'latin-1' codec can't encode characters in position 0-1: ordinal not in range(256)",
                rt.raised(() -> encode("\u20ac\u20acx", "latin-1", null)));
        assertEquals(
                "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 1: surrogates not allowed",
                rt.raised(() -> encode("a\ud800", "utf-8", null)));
        assertEquals("LookupError: unknown encoding: xx", rt.raised(() -> encode("a", "xx", null)));
    }

    @Test
    void roundTrip_randomText_isUnchanged() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            int[] c = new int[random.nextInt(20)];
            int bound = new int[] {0x80, 0x100, 0xd800, 0x110000}[round % 4];
            for (int i = 0; i < c.length; i++) {
                do {
                    c[i] = random.nextInt(bound);
                } while (c[i] >= 0xd800 && c[i] <= 0xdfff);
            }
            PyStr s = PyStr.ofCodePoints(c);
            for (String encoding : new String[] {"utf-8", "utf-16", "utf-16-be", "utf-32", "utf-32-le"}) {
                byte[] encoded = Codecs.encode(rt.ts, s, encoding, null).array();
                assertEquals(s, Codecs.decode(rt.ts, encoded, 0, encoded.length, encoding, null), encoding);
            }
        }
    }
}
