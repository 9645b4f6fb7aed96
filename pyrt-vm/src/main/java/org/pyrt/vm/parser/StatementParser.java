package org.pyrt.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.vm.ast.Alias;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.TypeParam;

/** Simple statements. */
abstract class StatementParser extends PatternParser {

    /** The last compound statement finished, for the error's metadata. */
    int lastStatementLine;
    int lastStatementCol;

    StatementParser(Tokens tokens, String filename, ParserOptions options, SyntaxWarnings warnings) {
        super(tokens, filename, options, warnings);
    }

    /** The parameters between the brackets of a generic definition. */
    abstract List<TypeParam> typeParams();

    /** Simple statements up to and with the end of their line. */
    void simpleStatements(ArrayList<Stmt> out) {
        do {
            out.add(simpleStatement());
        } while (accept(Tok.SEMI) && type[pos] != Tok.NEWLINE);
        expect(Tok.NEWLINE);
    }

    Stmt simpleStatement() {
        int first = pos;
        switch (type[first]) {
            case Tok.RETURN: {
                pos++;
                Expr value = startsStarExpression() ? starExpressions() : null;
                touch(pos);
                return new Stmt.Return(value, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
            }
            case Tok.IMPORT:
                return importName();
            case Tok.FROM:
                return importFrom();
            case Tok.RAISE:
                return raise();
            case Tok.PASS:
                pos++;
                return new Stmt.Pass(line(first), col(first), endLine(first), endCol(first));
            case Tok.BREAK:
                pos++;
                return new Stmt.Break(line(first), col(first), endLine(first), endCol(first));
            case Tok.CONTINUE:
                pos++;
                return new Stmt.Continue(line(first), col(first), endLine(first), endCol(first));
            case Tok.DEL:
                return delete();
            case Tok.ASSERT:
                return assertion();
            case Tok.GLOBAL: {
                pos++;
                List<String> ids = nameList();
                return new Stmt.Global(ids, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
            }
            case Tok.NONLOCAL: {
                pos++;
                List<String> ids = nameList();
                return new Stmt.Nonlocal(ids, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
            }
            case Tok.NAME:
                if (isSoft(Tok.TYPE) && type[first + 1] == Tok.NAME) {
                    return typeAlias();
                }
                return assignmentOrExpression();
            default:
                return assignmentOrExpression();
        }
    }

    final boolean startsStarExpression() {
        return Tok.startsExpression(type[pos]) || type[pos] == Tok.STAR;
    }

    private List<String> nameList() {
        ArrayList<String> ids = new ArrayList<>(2);
        do {
            ids.add(expectName());
        } while (accept(Tok.COMMA));
        return freeze(ids);
    }

    // ---- assignments

    /** An assignment of any kind, or an expression as a statement. */
    Stmt assignmentOrExpression() {
        int first = pos;
        Expr e = annotatedRhs();
        byte t = type[pos];
        if (t == Tok.EQUAL) {
            return assignment(e, first);
        }
        if (t == Tok.COLON) {
            return annotated(e, first);
        }
        if (t >= Tok.PLUSEQUAL && t <= Tok.DOUBLESLASHEQUAL) {
            return augmented(e, first);
        }
        return new Stmt.ExprStmt(e, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    private Stmt assignment(Expr firstTarget, int first) {
        ArrayList<Expr> targets = new ArrayList<>(1);
        Expr e = firstTarget;
        while (type[pos] == Tok.EQUAL) {
            Expr target = isBareYield(e) ? null : Targets.store(e, true);
            if (target == null) {
                throw fail();
            }
            targets.add(target);
            pos++;
            e = annotatedRhs();
        }
        touch(pos);
        int last = pos - 1;
        return new Stmt.Assign(freeze(targets), e, typeComment(), line(first), col(first), endLine(last),
                endCol(last));
    }

    private static boolean isBareYield(Expr e) {
        return e instanceof Expr.Yield || e instanceof Expr.YieldFrom;
    }

    /** The type comment here, or null. */
    final String typeComment() {
        if (type[pos] != Tok.TYPE_COMMENT) {
            return null;
        }
        int i = pos++;
        return tokens.source.text(tokens.start[i], tokens.end[i]);
    }

    /** Whether the bracket at {@code first} holds only the beginning of a target, and that would do as one: CPython's grammar then looks no further. */
    final boolean beginsWithTarget(Expr target, int first) {
        Expr e = target;
        while (e.lineno() == line(first) && e.col() == col(first)) {
            if (e instanceof Expr.Attribute a) {
                e = a.value();
            } else if (e instanceof Expr.Subscript s) {
                e = s.value();
            } else if (e instanceof Expr.Call c) {
                e = c.func();
            } else {
                return false;
            }
        }
        return e != target && Targets.simple(e, ExprContext.STORE) != null;
    }

    private Stmt annotated(Expr target, int first) {
        boolean parenthesized = type[first] == Tok.LPAR;
        Expr stored = Targets.simple(target, ExprContext.STORE);
        if (stored == null || parenthesized && beginsWithTarget(target, first)) {
            throw fail();
        }
        pos++;
        Expr annotation = expression();
        Expr value = accept(Tok.EQUAL) ? annotatedRhs() : null;
        touch(pos);
        boolean simple = !parenthesized && stored instanceof Expr.Name;
        requireVersion(6, simple ? "Variable annotation syntax is" : "Variable annotations syntax is", pos);
        return new Stmt.AnnAssign(stored, annotation, value, simple, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }

    private Stmt augmented(Expr target, int first) {
        Expr stored = Targets.simple(target, ExprContext.STORE);
        if (stored == null) {
            throw fail();
        }
        byte op = type[pos++];
        if (op == Tok.AT + Tok.AUGMENTED) {
            requireVersion(5, "The '@' operator is", pos - 1);
        }
        Expr value = annotatedRhs();
        return new Stmt.AugAssign(stored, operator(op), value, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }

    final Stmt typeAlias() {
        int first = pos++;
        Expr.Name name = nameNode(pos++, ExprContext.STORE);
        List<TypeParam> params = type[pos] == Tok.LSQB ? typeParams() : List.of();
        expect(Tok.EQUAL);
        Expr value = expression();
        requireVersion(12, "Type statement is", pos);
        return new Stmt.TypeAlias(name, params, value, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    // ---- other simple statements

    Stmt raise() {
        int first = pos++;
        Expr exc = null;
        Expr cause = null;
        if (Tok.startsExpression(type[pos])) {
            exc = expression();
            if (accept(Tok.FROM)) {
                cause = expression();
            }
        }
        touch(pos);
        return new Stmt.Raise(exc, cause, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    Stmt delete() {
        int first = pos++;
        ArrayList<Expr> targets = new ArrayList<>(2);
        do {
            if (!targets.isEmpty() && (type[pos] == Tok.SEMI || type[pos] == Tok.NEWLINE)) {
                break;
            }
            Expr target = Targets.delete(primary());
            if (target == null) {
                throw fail();
            }
            targets.add(target);
        } while (accept(Tok.COMMA));
        if (type[pos] != Tok.SEMI && type[pos] != Tok.NEWLINE) {
            throw fail();
        }
        return new Stmt.Delete(freeze(targets), line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    Stmt assertion() {
        int first = pos++;
        Expr test = expression();
        Expr msg = accept(Tok.COMMA) ? expression() : null;
        return new Stmt.Assert(test, msg, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    // ---- imports

    Stmt importName() {
        int first = pos++;
        ArrayList<Alias> aliases = new ArrayList<>(2);
        do {
            aliases.add(dottedAsName());
        } while (accept(Tok.COMMA));
        return new Stmt.Import(freeze(aliases), line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    Alias dottedAsName() {
        int first = pos;
        String name = dottedName();
        String asname = accept(Tok.AS) ? expectName() : null;
        return new Alias(name, asname, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    final String dottedName() {
        String name = expectName();
        if (type[pos] != Tok.DOT) {
            return name;
        }
        StringBuilder dotted = new StringBuilder(name);
        while (accept(Tok.DOT)) {
            dotted.append('.').append(expectName());
        }
        return dotted.toString();
    }

    Stmt importFrom() {
        int first = pos++;
        int level = 0;
        while (type[pos] == Tok.DOT || type[pos] == Tok.ELLIPSIS) {
            level += type[pos] == Tok.DOT ? 1 : 3;
            pos++;
        }
        String module = level > 0 && type[pos] == Tok.IMPORT ? null : dottedName();
        expect(Tok.IMPORT);
        List<Alias> aliases = importTargets();
        if (level == 0 && "__future__".equals(module)) {
            futureImport(aliases);
        }
        return new Stmt.ImportFrom(module, aliases, level, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }

    private void futureImport(List<Alias> aliases) {
        for (Alias alias : aliases) {
            if (alias.name().equals("barry_as_FLUFL")) {
                barry = true;
            }
        }
    }

    List<Alias> importTargets() {
        int first = pos;
        if (accept(Tok.STAR)) {
            return List.of(new Alias("*", null, line(first), col(first), endLine(first), endCol(first)));
        }
        boolean bracketed = accept(Tok.LPAR);
        ArrayList<Alias> aliases = new ArrayList<>();
        do {
            if (bracketed && !aliases.isEmpty() && type[pos] == Tok.RPAR) {
                break;
            }
            aliases.add(importFromAsName());
        } while (accept(Tok.COMMA));
        if (bracketed) {
            expect(Tok.RPAR);
        }
        return freeze(aliases);
    }

    Alias importFromAsName() {
        int first = pos;
        String name = expectName();
        String asname = accept(Tok.AS) ? expectName() : null;
        return new Alias(name, asname, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }
}
