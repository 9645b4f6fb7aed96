package org.pyrt.vm.symtable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.pyrt.vm.ast.Arg;
import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.ExceptHandler;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Keyword;
import org.pyrt.vm.ast.MatchCase;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.ast.Node;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.TypeParam;
import org.pyrt.vm.ast.WithItem;
import org.pyrt.vm.parser.PySyntaxError;
import org.pyrt.vm.parser.SyntaxWarnings;

/**
 * The syntax errors and warnings that CPython's code generator raises: misplaced {@code return}, {@code break} and
 * {@code yield}, starred expressions, patterns that can never be reached, literals that are called or compared by
 * identity. Sub-expressions are visited in the order code is generated for them, so that the first error is the same.
 */
public final class SyntaxChecks {

    /** How deep loops, {@code with} and {@code try} may nest within one function. */
    private static final int MAX_BLOCKS = 21;

    private static final int LOOP = 0;
    private static final int GROUP_HANDLER = 1;
    private static final int OTHER = 2;

    final SymbolTable table;
    final String filename;
    final SyntaxWarnings warnings;
    Scope scope;
    private ArrayList<Integer> blocks = new ArrayList<>();
    private final ExpressionChecks expressions = new ExpressionChecks(this);
    private final PatternChecks patterns = new PatternChecks(this);

    private SyntaxChecks(SymbolTable table, String filename, SyntaxWarnings warnings) {
        this.table = table;
        this.filename = filename;
        this.warnings = warnings;
        this.scope = table.top();
    }

    /**
     * Checks a tree whose symbol table was built.
     *
     * @throws PySyntaxError for the first error, or for a warning where {@code warnings} says that they are errors
     */
    public static void check(Mod mod, SymbolTable table, String filename, SyntaxWarnings warnings) {
        SyntaxChecks checks = new SyntaxChecks(table, filename, warnings);
        if (mod instanceof Mod.Expression e) {
            checks.expr(e.body());
        } else {
            checks.statements(SymbolTable.bodyOf(mod));
        }
    }

    /** Whether a tree passes all checks after parsing, those of the symbol table included. */
    public static boolean passes(Mod mod) {
        try {
            check(mod, SymbolTable.build(mod, ""), "", SyntaxWarnings.IGNORE);
            return true;
        } catch (PySyntaxError e) {
            return false;
        }
    }

    PySyntaxError error(String message, Node at) {
        return SymbolErrors.at(filename, message, at);
    }

    void warn(String message, Node at) {
        if (!warnings.warn(message, at.lineno())) {
            throw error(message, at);
        }
    }

    void expr(Expr e) {
        expressions.expr(e);
    }

    private void optional(Expr e) {
        if (e != null) {
            expr(e);
        }
    }

    // ---- statements

    private void statements(List<Stmt> body) {
        for (int i = 0; i < body.size(); i++) {
            statement(body.get(i));
        }
    }

    private void statement(Stmt s) {
        switch (s.kind()) {
            case Stmt.FUNCTION_DEF:
                function((Stmt.FunctionDef) s);
                break;
            case Stmt.CLASS_DEF:
                classDef((Stmt.ClassDef) s);
                break;
            case Stmt.FOR:
                forLoop((Stmt.For) s);
                break;
            case Stmt.WHILE:
                whileLoop((Stmt.While) s);
                break;
            case Stmt.IF: {
                Stmt.If i = (Stmt.If) s;
                expr(i.test());
                statements(i.body());
                statements(i.orelse());
                break;
            }
            case Stmt.WITH:
                with((Stmt.With) s, 0);
                break;
            case Stmt.TRY:
                tryStatement((Stmt.Try) s);
                break;
            case Stmt.MATCH:
                match((Stmt.Match) s);
                break;
            case Stmt.RETURN:
                returnStatement((Stmt.Return) s);
                break;
            case Stmt.BREAK:
                leave(s, s, true, "'break' outside loop");
                break;
            case Stmt.CONTINUE:
                leave(s, s, true, "'continue' not properly in loop");
                break;
            default:
                simple(s);
                break;
        }
    }

    private void simple(Stmt s) {
        switch (s.kind()) {
            case Stmt.DELETE:
                for (Expr target : ((Stmt.Delete) s).targets()) {
                    expressions.target(target);
                }
                break;
            case Stmt.ASSIGN: {
                Stmt.Assign a = (Stmt.Assign) s;
                expr(a.value());
                for (Expr target : a.targets()) {
                    expressions.target(target);
                }
                break;
            }
            case Stmt.AUG_ASSIGN: {
                Stmt.AugAssign a = (Stmt.AugAssign) s;
                expressions.target(a.target());
                expr(a.value());
                break;
            }
            case Stmt.ANN_ASSIGN:
                annotated((Stmt.AnnAssign) s);
                break;
            case Stmt.TYPE_ALIAS: {
                Stmt.TypeAlias a = (Stmt.TypeAlias) s;
                typeParams(a.typeParams());
                Scope outer = enter(table.scope(a));
                expr(a.value());
                scope = outer;
                break;
            }
            case Stmt.RAISE:
                optional(((Stmt.Raise) s).exc());
                optional(((Stmt.Raise) s).cause());
                break;
            case Stmt.ASSERT: {
                Stmt.Assert a = (Stmt.Assert) s;
                if (a.test() instanceof Expr.TupleExpr t && !t.elts().isEmpty()) {
                    warn("assertion is always true, perhaps remove parentheses?", s);
                }
                expr(a.test());
                optional(a.msg());
                break;
            }
            case Stmt.EXPR_STMT:
                expr(((Stmt.ExprStmt) s).value());
                break;
            default:
                break;
        }
    }

    private void annotated(Stmt.AnnAssign a) {
        optional(a.value());
        expressions.target(a.target());
        if (scope.type() != ScopeType.FUNCTION && !table.future().has(FutureFeatures.ANNOTATIONS)) {
            expr(a.annotation());
        }
    }

    // ---- leaving blocks

    private void returnStatement(Stmt.Return r) {
        if (!scope.isFunctionLike()) {
            throw error("'return' outside function", r);
        }
        if (r.value() != null && scope.isCoroutine() && scope.isGenerator()) {
            throw error("'return' with value in async generator", r);
        }
        optional(r.value());
        leave(r, r.value() instanceof Expr.Literal ? r.value() : r, false, null);
    }

    /** Unwinds blocks, to the innermost loop or all; {@code at} is where an except* block is told. */
    private void leave(Stmt s, Node at, boolean toLoop, String outside) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            int block = blocks.get(i);
            if (block == GROUP_HANDLER) {
                throw error("'break', 'continue' and 'return' cannot appear in an except* block", at);
            }
            if (toLoop && block == LOOP) {
                return;
            }
        }
        if (toLoop) {
            throw error(outside, s);
        }
    }

    private void push(int block, Node at) {
        if (blocks.size() >= MAX_BLOCKS) {
            throw error("too many statically nested blocks", at);
        }
        blocks.add(block);
    }

    private void pop() {
        blocks.remove(blocks.size() - 1);
    }

    private void forLoop(Stmt.For f) {
        push(LOOP, f.iter());
        expr(f.iter());
        expressions.target(f.target());
        statements(f.body());
        pop();
        statements(f.orelse());
    }

    private void whileLoop(Stmt.While w) {
        push(LOOP, w);
        expr(w.test());
        statements(w.body());
        pop();
        statements(w.orelse());
    }

    private void with(Stmt.With w, int index) {
        WithItem item = w.items().get(index);
        expr(item.contextExpr());
        push(OTHER, item.contextExpr());
        if (item.optionalVars() != null) {
            expressions.target(item.optionalVars());
        }
        if (index + 1 < w.items().size()) {
            with(w, index + 1);
        } else {
            statements(w.body());
        }
        pop();
    }

    private void tryStatement(Stmt.Try t) {
        if (!t.finalbody().isEmpty()) {
            push(OTHER, t);
            tryBody(t);
            pop();
            push(OTHER, t);
            statements(t.finalbody());
            pop();
        } else {
            tryBody(t);
        }
    }

    private void tryBody(Stmt.Try t) {
        if (t.handlers().isEmpty()) {
            statements(t.body());
            return;
        }
        push(OTHER, t);
        statements(t.body());
        pop();
        if (!t.isStar()) {
            statements(t.orelse());
        }
        push(t.isStar() ? GROUP_HANDLER : OTHER, t);
        for (int i = 0; i < t.handlers().size(); i++) {
            ExceptHandler h = t.handlers().get(i);
            if (h.type() == null && i + 1 < t.handlers().size()) {
                throw error("default 'except:' must be last", h);
            }
            optional(h.type());
            push(OTHER, h);
            statements(h.body());
            pop();
        }
        pop();
        if (t.isStar()) {
            statements(t.orelse());
        }
    }

    private void match(Stmt.Match m) {
        expr(m.subject());
        int last = m.cases().size() - 1;
        for (int i = 0; i <= last; i++) {
            MatchCase c = m.cases().get(i);
            patterns.check(c.pattern(), c.guard() != null || i == last);
            optional(c.guard());
            statements(c.body());
        }
    }

    // ---- definitions

    private Scope enter(Scope inner) {
        Scope outer = scope;
        scope = inner;
        return outer;
    }

    private void function(Stmt.FunctionDef f) {
        for (Expr decorator : f.decorators()) {
            expr(decorator);
        }
        defaults(f.args());
        Scope outer = scope;
        if (!f.typeParams().isEmpty()) {
            scope = table.typeParamsScope(f);
            typeParams(f.typeParams());
        }
        if (!table.future().has(FutureFeatures.ANNOTATIONS)) {
            Scope around = enter(table.annotationsScope(f));
            annotations(f);
            scope = around;
        }
        body(f.body(), table.scope(f));
        scope = outer;
    }

    void defaults(Arguments a) {
        for (Expr e : a.defaults()) {
            expr(e);
        }
        for (Expr e : a.kwDefaults()) {
            optional(e);
        }
    }

    private void annotations(Stmt.FunctionDef f) {
        Arguments a = f.args();
        for (Arg arg : a.args()) {
            optional(arg.annotation());
        }
        for (Arg arg : a.posonlyargs()) {
            optional(arg.annotation());
        }
        if (a.vararg() != null && a.vararg().annotation() != null) {
            Expr annotation = a.vararg().annotation();
            expr(annotation instanceof Expr.Starred s ? s.value() : annotation);
        }
        for (Arg arg : a.kwonlyargs()) {
            optional(arg.annotation());
        }
        if (a.kwarg() != null) {
            optional(a.kwarg().annotation());
        }
        optional(f.returns());
    }

    private void body(List<Stmt> statements, Scope inner) {
        Scope outer = enter(inner);
        ArrayList<Integer> outerBlocks = blocks;
        blocks = new ArrayList<>();
        if (inner.isGenerator() || inner.isCoroutine()) {
            blocks.add(OTHER);
        }
        statements(statements);
        blocks = outerBlocks;
        scope = outer;
    }

    private void typeParams(List<TypeParam> params) {
        boolean defaults = false;
        for (TypeParam p : params) {
            if (p instanceof TypeParam.TypeVar v && v.bound() != null) {
                Scope outer = enter(table.boundScope(v));
                expr(v.bound());
                scope = outer;
            }
            if (p.defaultValue() != null) {
                Scope outer = enter(table.defaultScope(p));
                expr(p.defaultValue() instanceof Expr.Starred s ? s.value() : p.defaultValue());
                scope = outer;
                defaults = true;
            } else if (defaults) {
                throw error("non-default type parameter '" + p.name() + "' follows default type parameter", p);
            }
        }
    }

    private void classDef(Stmt.ClassDef c) {
        for (Expr decorator : c.decorators()) {
            expr(decorator);
        }
        Scope outer = scope;
        if (!c.typeParams().isEmpty()) {
            scope = table.typeParamsScope(c);
            typeParams(c.typeParams());
        }
        body(c.body(), table.scope(c));
        keywordsOnce(c.keywords());
        expressions.elements(c.bases());
        for (Keyword k : c.keywords()) {
            expr(k.value());
        }
        scope = outer;
    }

    /** Raises for a keyword argument given twice. */
    void keywordsOnce(List<Keyword> keywords) {
        if (keywords.size() < 2) {
            return;
        }
        HashSet<String> seen = new HashSet<>();
        for (Keyword k : keywords) {
            if (k.name() != null && !seen.add(k.name())) {
                throw error("keyword argument repeated: " + k.name(), k);
            }
        }
    }
}
