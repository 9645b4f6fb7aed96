package org.pyrt.objects.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * Character classes and case mappings of every code point against checksums made by CPython 3.14.3: of one digit for each code point, and of
 * the mapped text, of the first 0x20000, in UTF-32-LE.
 */
class UnicodeTest {

    private static long classSum(IntPredicate p) {
        byte[] all = new byte[0x110000];
        for (int c = 0; c < all.length; c++) {
            all[c] = (byte) (p.test(c) ? '1' : '0');
        }
        CRC32 crc = new CRC32();
        crc.update(all);
        return crc.getValue();
    }

    private static long mappingSum(String before, String after, UnaryOperator<PyStr> mapping) {
        CRC32 crc = new CRC32();
        byte[] four = new byte[4];
        for (int c = 0; c < 0x20000; c++) {
            PyStr s = new StrBuilder().append(before).appendCodePoint(c).append(after).toStr();
            PyStr r = mapping.apply(s);
            for (int i = 0; i < r.length(); i++) {
                int x = r.codePointAt(i);
                four[0] = (byte) x;
                four[1] = (byte) (x >> 8);
                four[2] = (byte) (x >> 16);
                crc.update(four);
            }
        }
        return crc.getValue();
    }

    @Test
    void classes_everyCodePoint_areCPythons() {
        assertEquals(0x23716344L, classSum(CharacterClasses::isPrintable), "printable");
        assertEquals(0xe36a3b99L, classSum(CharacterClasses::isAlpha), "alpha");
        assertEquals(0x86676d8dL, classSum(CharacterClasses::isDecimal), "decimal");
        assertEquals(0x39f63719L, classSum(CharacterClasses::isDigit), "digit");
        assertEquals(0x25461650L, classSum(CharacterClasses::isNumeric), "numeric");
        assertEquals(0xe752d462L, classSum(CharacterClasses::isSpace), "space");
        assertEquals(0xf1caecbbL, classSum(CharacterClasses::isAlnum), "alnum");
        assertEquals(0xdcac7c6aL, classSum(CharacterClasses::isIdentifierStart), "identifier start");
        assertEquals(0x97ff5533L, classSum(CharacterClasses::isIdentifierPart), "identifier part");
    }

    @Test
    void mappings_everyCodePoint_areCPythons() {
        assertEquals(0x11010a59L, mappingSum("", "", CaseMapping::upper), "upper");
        assertEquals(0xa303190dL, mappingSum("", "", CaseMapping::lower), "lower");
        assertEquals(0x19c865L, mappingSum("", "", CaseMapping::title), "title");
        assertEquals(0xbb9f243bL, mappingSum("", "", CaseMapping::casefold), "casefold");
        assertEquals(0x19c0cb11L, mappingSum("", "", CaseMapping::swapcase), "swapcase");
        assertEquals(0x19c865L, mappingSum("", "", CaseMapping::capitalize), "capitalize");
    }

    @Test
    void mappings_inContext_areCPythons() {
        assertEquals(0x8e0fbaeaL, mappingSum("A", "\u03a3", CaseMapping::lower), "before a sigma");
        assertEquals(0x8f095456L, mappingSum("A\u03a3", "", CaseMapping::lower), "after a sigma");
        assertEquals(0x91707767L, mappingSum("a", "b", CaseMapping::title), "inside a word");
    }
}
