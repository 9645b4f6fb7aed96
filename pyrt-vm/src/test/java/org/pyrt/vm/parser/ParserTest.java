package org.pyrt.vm.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.ast.Stmt;

class ParserTest {

    private static final int INCOMPLETE = ParserOptions.ALLOW_INCOMPLETE_INPUT | ParserOptions.DONT_IMPLY_DEDENT;

    @Test
    void parseModule_empty_hasNoStatements() {
        assertTrue(Parser.parseModule("", "f").body().isEmpty());
        assertTrue(Parser.parseModule("\n# comment\n\n", "f").body().isEmpty());
    }

    @Test
    void parseExpression_surroundingSpace_isAccepted() {
        assertEquals("Constant(value=1, lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)",
                AstDump.dump(Parser.parseExpression("1 \n\n", "f").body()));
    }

    @Test
    void parseInteractive_block_takesTheImpliedDedent() {
        assertEquals(1, Parser.parseInteractive("if x:\n  y\n", "f").body().size());
        assertEquals(2, Parser.parseInteractive("x; y", "f").body().size());
        assertEquals("multiple statements found while compiling a single statement",
                assertThrows(PySyntaxError.class, () -> Parser.parseInteractive("x\ny\n", "f")).getMessage());
    }

    @Test
    void parse_incompleteInput_isTold() {
        assertEquals(PySyntaxError.Kind.INCOMPLETE_INPUT, incomplete("if x:\n"));
        assertEquals(PySyntaxError.Kind.INCOMPLETE_INPUT, incomplete("f(\n"));
        assertEquals(PySyntaxError.Kind.INCOMPLETE_INPUT, incomplete("'''abc\n"));
        assertEquals(PySyntaxError.Kind.INCOMPLETE_INPUT, incomplete("x = \\\n"));
        assertEquals(PySyntaxError.Kind.SYNTAX_ERROR, incomplete("x y\n"));
    }

    private static PySyntaxError.Kind incomplete(String source) {
        ParserOptions options = new ParserOptions(ParserOptions.SINGLE, INCOMPLETE, 0);
        return assertThrows(PySyntaxError.class, () -> Parser.parse(source, "f", options, SyntaxWarnings.IGNORE)).kind();
    }

    @Test
    void parse_integers_keepTheirValue() {
        assertEquals(Constant.IntValue.of(123_456), value("123_456"));
        assertEquals(Constant.IntValue.of(Long.MAX_VALUE), value("9223372036854775807"));
        assertEquals(Constant.IntValue.of(BigInteger.TWO.pow(63)), value("0x8000_0000_0000_0000"));
        assertNull(((Constant.IntValue) value("0b0")).big());
    }

    @Test
    void parse_tooManyDigits_failsUnlessUnlimited() {
        String digits = "1".repeat(4301);
        PySyntaxError e = assertThrows(PySyntaxError.class, () -> Parser.parseModule(digits, "f"));
        assertTrue(e.getMessage().startsWith("Exceeds the limit (4300 digits) for integer string conversion"));
        Parser.parse(digits, "f", new ParserOptions(ParserOptions.FILE, 0, 0), SyntaxWarnings.IGNORE);
    }

    @Test
    void parse_surrogateEscapes_stayTwoCodePoints() {
        assertEquals(2, ((Constant.StrValue) value("'\\ud83d\\ude00'")).length());
        assertEquals(1, ((Constant.StrValue) value("'\\U0001f600'")).length());
        assertEquals(0x1F600, ((Constant.StrValue) value("'😀'")).codePointAt(0));
    }

    @Test
    void parse_sameName_isTheSameString() {
        Expr.TupleExpr t = (Expr.TupleExpr) Parser.parseExpression("spam, spam", "f").body();
        assertSame(((Expr.Name) t.elts().get(0)).id(), ((Expr.Name) t.elts().get(1)).id());
    }

    @Test
    void parse_identifier_isNormalized() {
        assertEquals("fix", ((Expr.Name) Parser.parseExpression("ﬁx", "f").body()).id());
    }

    @Test
    void parse_barryAsBdfl_wantsTheDiamond() {
        Parser.parseModule("from __future__ import barry_as_FLUFL\na <> b\n", "f");
        assertEquals("with Barry as BDFL, use '<>' instead of '!='", assertThrows(PySyntaxError.class,
                () -> Parser.parseModule("from __future__ import barry_as_FLUFL\na != b\n", "f")).getMessage());
    }

    @Test
    void parse_typeComments_areKeptWhenAskedFor() {
        String source = "x = 1  # type: int\nfor a in b:  # type: int\n  pass\ndef f(a,  # type: int\n"
                + "      b):\n  # type: (...) -> None\n  pass\ny = 1  # type: ignore[x]\n";
        ParserOptions options = new ParserOptions(ParserOptions.FILE, ParserOptions.TYPE_COMMENTS, 0);
        Mod.Module m = (Mod.Module) Parser.parse(source, "f", options, SyntaxWarnings.IGNORE);
        assertEquals("int", ((Stmt.Assign) m.body().get(0)).typeComment());
        assertEquals("int", ((Stmt.For) m.body().get(1)).typeComment());
        Stmt.FunctionDef f = (Stmt.FunctionDef) m.body().get(2);
        assertEquals("int", f.args().args().get(0).typeComment());
        assertEquals("(...) -> None", f.typeComment());
        assertEquals("[TypeIgnore[lineno=8, tag=[x]]]", m.typeIgnores().toString());
    }

    @Test
    void parse_functionType_hasArgumentsAndResult() {
        ParserOptions options = ParserOptions.of(ParserOptions.FUNC_TYPE);
        Mod.FunctionType t = (Mod.FunctionType) Parser.parse("(int, *str, **Any) -> None", "f", options,
                SyntaxWarnings.IGNORE);
        assertEquals(3, t.argTypes().size());
    }

    @Test
    void parse_failure_namesTheLastCompoundStatement() {
        PySyntaxError e = assertThrows(PySyntaxError.class,
                () -> Parser.parseModule("x\nif 1:\n  pass\nfro x in y:\n  pass\n", "f"));
        assertEquals(2, e.lastStatementLine());
        assertEquals(0, e.lastStatementCol());
        assertTrue(e.source().startsWith("x\nif 1"));
    }

    private static Constant value(String source) {
        return ((Expr.Literal) Parser.parseExpression(source, "f").body()).value();
    }
}
