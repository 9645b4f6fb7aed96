package org.pyrt.vm.symtable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.parser.Parser;
import org.pyrt.vm.parser.PySyntaxError;

class SymbolTableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x = 1; global x | name 'x' is assigned to before global declaration | 1 | 8",
        "print(x); global x | name 'x' is used prior to global declaration | 1 | 11",
        "x: int; global x | annotated name 'x' can't be global | 1 | 9",
        "nonlocal x | nonlocal declaration not allowed at module level | 1 | 1",
        "def f(x): global x | name 'x' is parameter and global | 1 | 11",
        "def f(x): nonlocal x | name 'x' is parameter and nonlocal | 1 | 11",
        "def f(): nonlocal x | no binding for nonlocal 'x' found | 1 | 10",
        "def f(a, a): pass | duplicate argument 'a' in function definition | 1 | 10",
        "def f[T, T](): pass | duplicate type parameter 'T' | 1 | 10",
        "def f(): from a import * | import * only allowed at module level | 1 | 24",
        "await x | 'await' outside function | 1 | 1",
        "def f(): await x | 'await' outside async function | 1 | 10",
        "def f(): [x async for x in y] | asynchronous comprehension outside of an asynchronous function | 1 | 10",
        "def f():\\n async for x in y: pass | 'async for' outside async function | 2 | 2",
        "def f():\\n async with x: pass | 'async with' outside async function | 2 | 2",
        "[(yield) for x in y] | 'yield' inside list comprehension | 1 | 3",
        "((yield) for x in y) | 'yield' inside generator expression | 1 | 3",
        "[i := 0 for i in j] | assignment expression cannot rebind comprehension iteration variable 'i' | 1 | 2",
        "[x for x in (i := j)] | assignment expression cannot be used in a comprehension iterable expression | 1 | 14",
        "class A: [x := 1 for y in z] | assignment expression within a comprehension cannot be used in a class body | 1 | 11",
        "type X = (y := 1) | named expression cannot be used within a type alias | 1 | 11",
        "def f(x: (yield)): pass | yield expression cannot be used within an annotation | 1 | 11",
        "__debug__ = 1 | cannot assign to __debug__ | 1 | 1",
        "del __debug__ | cannot delete __debug__ | 1 | 5",
        "f(__debug__=1) | cannot assign to __debug__ | 1 | 3",
        "x = 1; from __future__ import division | from __future__ imports must occur at the beginning of the file | 1 | 8",
        "from __future__ import braces | not a chance | 1 | 24",
        "from __future__ import spam | future feature spam is not defined | 1 | 24"
    })
    void build_misplacedName_fails(String source, String message, int line, int offset) {
        String text = source.replace("\\n", "\n");
        PySyntaxError e = assertThrows(PySyntaxError.class, () -> table(text));
        assertEquals(message, e.getMessage());
        assertEquals(line, e.lineno());
        assertEquals(offset, e.offset());
    }

    @Test
    void build_topLevelAwait_isAllowedWhenAskedFor() {
        Mod.Module m = Parser.parseModule("await x\n", "f");
        assertTrue(SymbolTable.build(m, "f", FutureFeatures.NONE, true).top().isCoroutine());
    }

    @Test
    void scope_privateName_isMangled() {
        Mod.Module m = Parser.parseModule("class _A:\n  def f(self): return self.__x, __y\n", "f");
        SymbolTable t = SymbolTable.build(m, "f");
        Stmt.ClassDef c = (Stmt.ClassDef) m.body().get(0);
        Scope f = t.scope(c.body().get(0));
        assertEquals(Symbol.GLOBAL_IMPLICIT, f.scopeOf("_A__y"));
        assertNull(f.symbol("__y"));
        assertEquals("_A__x", Mangling.mangle("_A", "__x"));
        assertEquals("__x__", Mangling.mangle("_A", "__x__"));
        assertEquals("__x", Mangling.mangle("___", "__x"));
    }

    @Test
    void scope_superInMethod_asksForTheClassCell() {
        Mod.Module m = Parser.parseModule("class A:\n  def f(self): super().f()\n", "f");
        SymbolTable t = SymbolTable.build(m, "f");
        Stmt.ClassDef c = (Stmt.ClassDef) m.body().get(0);
        assertTrue(t.scope(c).needsClassClosure());
        assertEquals(Symbol.FREE, t.scope(c.body().get(0)).scopeOf("__class__"));
        assertTrue(t.scope(c.body().get(0)).isMethod());
    }

    @Test
    void scope_listComprehension_isInlinedAndGeneratorIsNot() {
        Mod.Module m = Parser.parseModule("[x for x in y]\n(x for x in y)\n", "f");
        SymbolTable t = SymbolTable.build(m, "f");
        Expr list = ((Stmt.ExprStmt) m.body().get(0)).value();
        Expr generator = ((Stmt.ExprStmt) m.body().get(1)).value();
        assertTrue(t.scope(list).isInlined());
        assertFalse(t.scope(generator).isInlined());
        assertTrue(t.scope(generator).isGenerator());
    }

    @Test
    void scopes_ofGenericFunction_areFoundByNode() {
        Mod.Module m = Parser.parseModule("def f[T: int = str](a: T) -> T: x: T\n", "f");
        SymbolTable t = SymbolTable.build(m, "f");
        Stmt.FunctionDef f = (Stmt.FunctionDef) m.body().get(0);
        assertEquals(ScopeType.TYPE_PARAMETERS, t.typeParamsScope(f).type());
        assertEquals(ScopeType.ANNOTATION, t.annotationsScope(f).type());
        assertEquals(ScopeType.TYPE_VARIABLE, t.defaultScope(f.typeParams().get(0)).type());
        assertNotNull(t.boundScope((org.pyrt.vm.ast.TypeParam.TypeVar) f.typeParams().get(0)));
        assertNotNull(t.scope(f).annotations());
        assertThrows(IllegalArgumentException.class, () -> t.scope(f.args().args().get(0)));
    }

    private static SymbolTable table(String source) {
        return SymbolTable.build(Parser.parseModule(source, "f"), "f");
    }
}
