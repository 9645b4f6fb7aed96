package org.pyrt.vm.symtable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.parser.KeywordSuggestion;
import org.pyrt.vm.parser.Parser;
import org.pyrt.vm.parser.PySyntaxError;

class SyntaxChecksTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "return; 'return' outside function; 1,1,1,7",
        "class A: return; 'return' outside function; 1,10,1,16",
        "async def f():~ yield 1~ return 2; 'return' with value in async generator; 3,2,3,10",
        "if 1: break; 'break' outside loop; 1,7,1,12",
        "for x in y: pass~else: continue; 'continue' not properly in loop; 2,7,2,15",
        "for x in y:~ def f(): break; 'break' outside loop; 2,11,2,16",
        "yield; 'yield' outside function; 1,1,1,6",
        "def f(x=(yield)): pass; 'yield' outside function; 1,10,1,15",
        "yield from x; 'yield from' outside function; 1,1,1,13",
        "async def f(): yield from x; 'yield from' inside async function; 1,16,1,28",
        "try: pass~except: pass~except A: pass; default 'except:' must be last; 2,1,2,13",
        "for x in y:~ try: pass~ except* A: continue; 'break', 'continue' and 'return' cannot appear in an except* block; "
            + "3,13,3,21",
        "x = *a; can't use starred expression here; 1,5,1,7",
        "*a = 1; starred assignment target must be in a list or tuple; 1,1,1,3",
        "a, *b, *c = d; multiple starred expressions in assignment; 1,1,1,10",
        "f(a=1, a=2); keyword argument repeated: a; 1,8,1,11",
        "class A[T=int, U]: pass; non-default type parameter 'U' follows default type parameter; 1,16,1,17",
        "match x:~ case _: pass~ case 1: pass; wildcard makes remaining patterns unreachable; 2,7,2,8",
        "match x:~ case y | 1: pass; name capture 'y' makes remaining patterns unreachable; 2,7,2,8",
        "match x:~ case [a] | [b]: pass; alternative patterns bind different names; 2,7,2,16",
        "match x:~ case [y, y]: pass; multiple assignments to name 'y' in pattern; 2,11,2,12",
        "match x:~ case [*a, *b]: pass; multiple starred names in sequence pattern; 2,7,2,15",
        "match x:~ case A(a=1, a=2): pass; attribute name repeated in class pattern: a; 2,16,2,17",
        "match x:~ case {1: a, 1.0: b}: pass; mapping pattern checks duplicate key (1.0); 2,7,2,21",
        "match x:~ case {1+1j: a, 1+1j: b}: pass; mapping pattern checks duplicate key ((1+1j)); 2,7,2,25",
        "match x:~ case f'{a}': pass; patterns may only match literals and attribute lookups; 2,7,2,13"
    })
    void check_misplaced_fails(String source, String message, String place) {
        PySyntaxError e = assertThrows(PySyntaxError.class, () -> warnings(source));
        assertEquals(message, e.getMessage());
        assertEquals(place, e.lineno() + "," + e.offset() + "," + e.endLineno() + "," + e.endOffset());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "x is 1; 1: \"is\" with 'int' literal. Did you mean \"==\"?",
        "x is not (1, 2); 1: \"is not\" with 'tuple' literal. Did you mean \"!=\"?",
        "x is None; ",
        "x is -1; ",
        "'a' (b); 1: 'str' object is not callable\\ perhaps you missed a comma?",
        "[1] ['a']; 1: list indices must be integers or slices, not str\\ perhaps you missed a comma?",
        "{1}[0]; 1: 'set' object is not subscriptable\\ perhaps you missed a comma?",
        "assert (x, 'y'); 1: assertion is always true, perhaps remove parentheses?",
        "def f():~ try: pass~ finally: return 1; 3: 'return' in a 'finally' block",
        "for x in y:~ try: pass~ finally:~  for i in j: break; "
    })
    void check_doubtful_warns(String source, String expected) {
        String want = expected == null ? "" : expected.replace("\\ ", "; ");
        assertEquals(want, String.join("\n", warnings(source)));
    }

    @Test
    void check_tooManyBlocks_fails() {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 22; i++) {
            source.append(" ".repeat(i)).append("while 1:~");
        }
        source.append(" ".repeat(22)).append("x");
        PySyntaxError e = assertThrows(PySyntaxError.class, () -> warnings(source.toString()));
        assertEquals("too many statically nested blocks", e.getMessage());
        assertEquals(22, e.lineno());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "fro x in y: pass; for; 1; 4", "x = lamda: 1; lambda; 5; 10", "if x:~  a~elsee:~  b; else; 1; 6",
        "x = a iff b else c; if; 7; 10", "a adn b; and; 3; 6", "clas A: pass; class; 1; 5"
    })
    void improve_misspeltKeyword_isSuggested(String source, String keyword, int offset, int endOffset) {
        PySyntaxError e = assertThrows(PySyntaxError.class, () -> warnings(source));
        PySyntaxError better = KeywordSuggestion.improve(e, false, SyntaxChecks::passes);
        assertEquals("invalid syntax. Did you mean '" + keyword + "'?", better.getMessage());
        assertEquals(offset, better.offset());
        assertEquals(endOffset, better.endOffset());
    }

    @Test
    void improve_keywordThatDoesNotFit_isNotSuggested() {
        PySyntaxError e = assertThrows(PySyntaxError.class, () -> warnings("yeild x"));
        assertEquals("invalid syntax", KeywordSuggestion.improve(e, false, SyntaxChecks::passes).getMessage());
    }

    private static List<String> warnings(String source) {
        List<String> all = new ArrayList<>();
        Mod.Module m = Parser.parseModule(source.replace('~', '\n'), "f");
        FinallyWarnings.check(m, "f", (message, line) -> all.add(line + ": " + message));
        SymbolTable table = SymbolTable.build(m, "f");
        SyntaxChecks.check(m, table, "f", (message, line) -> all.add(line + ": " + message));
        return all;
    }
}
