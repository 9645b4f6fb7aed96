package org.pyrt.vm.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntaxWarningsTest {

    private static final String ESCAPE = "\"\\d\" is an invalid escape sequence. Such sequences will not work in the future. "
            + "Did you mean \"\\\\d\"? A raw string is also an option.";

    @Test
    void parse_doubtfulEscape_warnsWithItsLine() {
        assertEquals(List.of("1: " + ESCAPE), warnings("'\\d'"));
        assertEquals(List.of("3: " + ESCAPE), warnings("x = '''a\nb\n\\d'''"));
        assertEquals(List.of("1: " + ESCAPE), warnings("b'\\d'"));
        assertEquals(List.of("1: " + ESCAPE), warnings("f'\\d{x}'"));
        assertEquals(List.of(), warnings("r'\\d' '\\n' rf'\\d', br'\\d'"));
    }

    @Test
    void parse_octalEscapeTooLarge_warns() {
        assertEquals(List.of("1: \"\\400\" is an invalid octal escape sequence. Such sequences will not work in the "
                + "future. Did you mean \"\\\\400\"? A raw string is also an option."), warnings("'\\400'"));
    }

    @Test
    void parse_keywordAfterNumber_warns() {
        assertEquals(List.of("1: invalid decimal literal"), warnings("1if 2else 3".replace("2else", "2 else")));
        assertEquals(List.of("1: invalid hexadecimal literal"), warnings("0x1for x in y".replace("0x1for x in y",
                "[0x1for x in y]")));
    }

    @Test
    void parse_warningsAreErrors_fails() {
        PySyntaxError e = assertThrows(PySyntaxError.class, () -> Parser.parse("x = '\\d'", "f",
                ParserOptions.of(ParserOptions.FILE), (message, line) -> false));
        assertEquals("\"\\d\" is an invalid escape sequence. Did you mean \"\\\\d\"? A raw string is also an option.",
                e.getMessage());
        assertEquals(6, e.offset());
    }

    private static List<String> warnings(String source) {
        List<String> all = new ArrayList<>();
        Parser.parse(source, "f", ParserOptions.of(ParserOptions.FILE), (message, line) -> all.add(line + ": " + message));
        return all;
    }
}
