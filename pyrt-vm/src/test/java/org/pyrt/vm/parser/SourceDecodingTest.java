package org.pyrt.vm.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Stmt;

class SourceDecodingTest {

    @Test
    void parseModule_codingComment_decodes() {
        assertEquals("é", string("# coding: latin-1\n'é'", "ISO-8859-1"));
        assertEquals("é", string("#!x\n# -*- coding: cp1252 -*-\n'é'", "windows-1252"));
        assertEquals("я", string("# vim: set fileencoding=koi8-r :\n'я'", "KOI8-R"));
    }

    @Test
    void parseModule_codingCommentAfterCode_isIgnored() {
        assertEquals("Non-UTF-8 code starting with '\\xe9' on line 3, but no encoding declared; "
                + "see https://peps.python.org/pep-0263/ for details", fail("x\n# coding: latin-1\n'é'", 0).getMessage());
    }

    @Test
    void parseModule_byteOrderMark_isSkipped() {
        assertEquals("a", string("\uFEFF'a'", "UTF-8"));
        assertEquals("encoding problem: iso-8859-1 with BOM", assertThrows(PySyntaxError.class,
                () -> Parser.parseModule("\uFEFF# coding: latin-1\n".getBytes(StandardCharsets.UTF_8), "f")).getMessage());
    }

    @Test
    void parseModule_unknownEncoding_fails() {
        PySyntaxError e = fail("# coding: no-such\n", 0);
        assertEquals("unknown encoding: no-such", e.getMessage());
        assertEquals(0, e.lineno());
        assertEquals(-1, e.offset());
        assertEquals("encoding problem: no-such", fail("# coding: no-such\n", ParserOptions.FILE_INPUT).getMessage());
    }

    @Test
    void parseModule_notAscii_namesTheByte() {
        assertEquals("'ascii' codec can't decode byte 0xe9 in position 18: ordinal not in range(128)",
                fail("# coding: ascii\n\n'é'", 0).getMessage());
    }

    @Test
    void parse_badUtf8InAFile_namesTheFile() {
        PySyntaxError e = fail("x = 'é'\n", ParserOptions.FILE_INPUT);
        assertEquals("Non-UTF-8 code starting with '\\xe9' in file f on line 1, but no encoding declared; "
                + "see https://peps.python.org/pep-0263/ for details", e.getMessage());
        assertEquals(6, e.offset());
        assertEquals("(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 1: invalid continuation byte",
                fail("# coding: utf-8\n\n'é'\n", ParserOptions.FILE_INPUT).getMessage());
    }

    @Test
    void parse_nullByte_fails() {
        assertEquals("source code string cannot contain null bytes",
                assertThrows(PySyntaxError.class, () -> Parser.parseModule("a\0b", "f")).getMessage());
    }

    private static String string(String source, String charset) {
        byte[] bytes = source.getBytes(java.nio.charset.Charset.forName(charset));
        Stmt.ExprStmt s = (Stmt.ExprStmt) Parser.parseModule(bytes, "f").body().get(0);
        return ((Constant.StrValue) ((Expr.Literal) s.value()).value()).text();
    }

    private static PySyntaxError fail(String source, int flags) {
        byte[] bytes = source.getBytes(StandardCharsets.ISO_8859_1);
        ParserOptions options = new ParserOptions(ParserOptions.FILE, flags, 0);
        return assertThrows(PySyntaxError.class, () -> Parser.parse(bytes, "f", options, SyntaxWarnings.IGNORE));
    }
}
