package org.pyrt.vm.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTokensTest {

    private static String shown(SourceTokens tokens) {
        StringBuilder b = new StringBuilder();
        for (SourceTokens.Token t : tokens.tokens()) {
            b.append(t.type()).append(':').append(t.text().replace("\n", "\\n")).append('@').append(t.line()).append(',').append(t.col()).append(' ');
        }
        return b.toString().trim();
    }

    @Test
    void read_commentsWanted_standBetweenTokens() {
        SourceTokens tokens = SourceTokens.read("x = 1 # a\n\n", "f", true);
        assertNull(tokens.error());
        assertEquals("1:x@1,0 55:=@1,2 2:1@1,4 65:# a@1,6 4:\\n@1,9 66:\\n@2,0 0:@3,0", shown(tokens));
    }

    @Test
    void read_operators_haveExactTypesUnlessExtraIsWanted() {
        assertEquals("1:a@1,0 48://=@1,1 1:b@1,4 4:@1,5 0:@1,-1", shown(SourceTokens.read("a//=b\n", "f", false)));
    }

    @Test
    void read_columns_countCharacters() {
        List<SourceTokens.Token> tokens = SourceTokens.read("\u00e9 = '\u00e9' + x\n", "f", true).tokens();
        assertEquals(10, tokens.get(4).col());
    }

    @Test
    void read_newlineMissing_tokenIsEmpty() {
        List<SourceTokens.Token> tokens = SourceTokens.read("x", "f", true).tokens();
        assertEquals("", tokens.get(1).text());
        assertEquals("x", tokens.get(1).lineText());
    }

    @Test
    void read_bracketNeverClosed_endsWithError() {
        SourceTokens tokens = SourceTokens.read("(1,\n", "f", true);
        assertNotNull(tokens.error());
        assertEquals("unexpected EOF in multi-line statement", tokens.error().getMessage());
    }

    @Test
    void read_wrongDedent_isIndentationError() {
        SourceTokens tokens = SourceTokens.read("if x:\n    a\n  b\n", "f", true);
        assertEquals(PySyntaxError.Kind.INDENTATION_ERROR, tokens.error().kind());
    }
}
