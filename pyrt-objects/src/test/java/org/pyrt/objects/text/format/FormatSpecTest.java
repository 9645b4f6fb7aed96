package org.pyrt.objects.text.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;

class FormatSpecTest {

    @RegisterExtension final Runtime rt = new Runtime();

    private FormatSpec parse(String s) {
        return FormatSpec.parse(rt.ts, PyStr.of(s), "thing", 's', '<');
    }

    @Test
    void parse_empty_givesDefaults() {
        FormatSpec f = parse("");
        assertEquals(' ', f.fill);
        assertEquals('<', f.align);
        assertEquals('s', f.type);
        assertEquals(FormatSpec.NONE, f.width);
        assertEquals(FormatSpec.NONE, f.precision);
    }

    @Test
    void parse_everyPart_isFound() {
        FormatSpec f = parse("\ud83d\ude00^+z#012,.7_f");
        assertEquals(0x1f600, f.fill);
        assertEquals('^', f.align);
        assertEquals('+', f.sign);
        assertEquals(true, f.noNegativeZero);
        assertEquals(true, f.alternate);
        assertEquals(12, f.width);
        assertEquals(',', f.grouping);
        assertEquals(7, f.precision);
        assertEquals('_', f.fractionGrouping);
        assertEquals('f', f.type);
    }

    @Test
    void parse_zero_fillsAndAlignsNumbersOnly() {
        assertEquals('<', parse("05").align);
        assertEquals('0', parse("05").fill);
        assertEquals('=', FormatSpec.parse(rt.ts, PyStr.of("05"), "int", 'd', '>').align);
        assertEquals('x', parse("x>05").fill);
    }

    @Test
    void parse_malformed_raises() {
        assertEquals("ValueError: Invalid format specifier '5dd' for object of type 'thing'", rt.raised(() -> parse("5dd")));
        assertEquals("ValueError: Format specifier missing precision", rt.raised(() -> parse(".f")));
        assertEquals("ValueError: Cannot specify both ',' and '_'.", rt.raised(() -> parse(",_f")));
        assertEquals("ValueError: Cannot specify ',' with 's'.", rt.raised(() -> parse(",")));
        assertEquals("ValueError: Cannot specify '_' with '\\x80'.", rt.raised(() -> parse("_\u0080")));
        assertEquals("ValueError: Too many decimal digits in format string", rt.raised(() -> parse("9".repeat(30))));
    }

    @Test
    void pad_wideFill_countsCodePoints() {
        PyStr s = parse("\ud83d\ude00^6").pad("ab", 2);
        assertEquals(6, s.length());
        assertEquals("\ud83d\ude00\ud83d\ude00ab\ud83d\ude00\ud83d\ude00", s.toString());
    }
}
