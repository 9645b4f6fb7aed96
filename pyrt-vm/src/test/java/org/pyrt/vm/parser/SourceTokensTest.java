package org.pyrt.vm.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTokensTest {

    /** Gives the lines of a text, and counts those that were asked for. */
    private static final class Text implements SourceTokens.Lines {

        private final String text;
        private int at;
        private int count;

        Text(String text) {
            this.text = text;
        }

        @Override
        public String next() {
            int end = text.indexOf('\n', at) + 1;
            String line = text.substring(at, end > 0 ? end : text.length());
            at += line.length();
            count++;
            return line;
        }
    }

    private static SourceTokens read(String text, boolean extra) {
        return new SourceTokens(new Text(text), "f", extra);
    }

    private static List<SourceTokens.Token> all(SourceTokens tokens) {
        List<SourceTokens.Token> all = new ArrayList<>();
        for (SourceTokens.Token t = tokens.next(); t != null; t = tokens.next()) {
            all.add(t);
        }
        return all;
    }

    @Test
    void next_ofEachToken_asksForNoLineTooMany() {
        Text text = new Text("a\n# b\n(c,\nd)\n\"\"\"e\nf\"\"\" \\\ng\n");
        SourceTokens tokens = new SourceTokens(text, "f", true);
        StringBuilder counts = new StringBuilder();
        for (SourceTokens.Token t = tokens.next(); t != null; t = tokens.next()) {
            counts.append(t.text().replace("\n", "|")).append('@').append(text.count).append(' ');
        }
        assertEquals("a@1 |@1 # b@2 |@2 (@3 c@3 ,@3 |@3 d@4 )@4 |@4 \"\"\"e|f\"\"\"@6 g@7 |@7 @8 ", counts.toString());
    }

    @Test
    void next_ofManyLines_keepsTheirNamesAndPlaces() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("name").append(i).append(" = f'{name0}\u00e9'\r\n");
        }
        SourceTokens.Token last = null;
        for (SourceTokens.Token t : all(read(text.toString(), true))) {
            last = t.type() == 1 ? t : last;
        }
        assertEquals("name0", last.text());
        assertEquals(500, last.line());
        assertEquals("name499 = f'{name0}\u00e9'\r\n", last.lineText());
    }

    private static String shown(SourceTokens tokens) {
        StringBuilder b = new StringBuilder();
        for (SourceTokens.Token t : all(tokens)) {
            b.append(t.type()).append(':').append(t.text().replace("\n", "\\n")).append('@').append(t.line()).append(',').append(t.col()).append(' ');
        }
        return b.toString().trim();
    }

    @Test
    void read_commentsWanted_standBetweenTokens() {
        SourceTokens tokens = read("x = 1 # a\n\n", true);
        assertEquals("1:x@1,0 55:=@1,2 2:1@1,4 65:# a@1,6 4:\\n@1,9 66:\\n@2,0 0:@3,0", shown(tokens));
        assertNull(tokens.error());
    }

    @Test
    void read_operators_haveExactTypesUnlessExtraIsWanted() {
        assertEquals("1:a@1,0 48://=@1,1 1:b@1,4 4:@1,5 0:@1,-1", shown(read("a//=b\n", false)));
    }

    @Test
    void read_columns_countCharacters() {
        List<SourceTokens.Token> tokens = all(read("\u00e9 = '\u00e9' + x\n", true));
        assertEquals(10, tokens.get(4).col());
    }

    @Test
    void read_newlineMissing_tokenIsEmpty() {
        List<SourceTokens.Token> tokens = all(read("x", true));
        assertEquals("", tokens.get(1).text());
        assertEquals("x", tokens.get(1).lineText());
    }

    @Test
    void read_bracketNeverClosed_endsWithError() {
        SourceTokens tokens = read("(1,\n", true);
        assertEquals(4, all(tokens).size());
        assertNotNull(tokens.error());
        assertEquals("unexpected EOF in multi-line statement", tokens.error().getMessage());
    }

    @Test
    void read_wrongDedent_isIndentationError() {
        SourceTokens tokens = read("if x:\n    a\n  b\n", true);
        assertEquals(7, all(tokens).size());
        assertEquals(PySyntaxError.Kind.INDENTATION_ERROR, tokens.error().kind());
    }
}
