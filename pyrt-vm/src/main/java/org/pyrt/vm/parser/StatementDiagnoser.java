package org.pyrt.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.vm.ast.Alias;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.TypeParam;

/** Malformed simple statements. */
abstract class StatementDiagnoser extends ExpressionDiagnoser {

    StatementDiagnoser(Tokens tokens, String filename, ParserOptions options, CompoundParser first,
            ErrorReport report) {
        super(tokens, filename, options, first, report);
    }

    @Override
    final Stmt simpleStatement() {
        byte t = fetch();
        if (t == Tok.PASS || t == Tok.BREAK || t == Tok.CONTINUE) {
            int mark = pos;
            opt(EXPRESSION);
            reset(mark);
        } else if (t == Tok.NAME) {
            return assignmentOrExpression();
        }
        return super.simpleStatement();
    }

    // ---- assignments

    @Override
    final Stmt assignmentOrExpression() {
        int mark = pos;
        Stmt s = annotated(mark);
        if (s == null) {
            s = plain(mark);
        }
        if (s == null) {
            s = augmented(mark);
        }
        if (s != null) {
            return s;
        }
        if (!quiet) {
            invalidAssignment(mark);
        }
        reset(mark);
        if (isSoft(Tok.TYPE)) {
            s = optTypeAlias(mark);
            if (s != null) {
                return s;
            }
        }
        Expr e = annotatedRhs();
        return new Stmt.ExprStmt(e, line(mark), col(mark), endLine(pos - 1), endCol(pos - 1));
    }

    private Stmt optTypeAlias(int mark) {
        touch(pos + 1);
        if (type[pos + 1] != Tok.NAME) {
            return null;
        }
        int depth = depth();
        try {
            return typeAlias();
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            return null;
        }
    }

    private Stmt annotated(int mark) {
        Expr target = opt(PRIMARY);
        Expr stored = target == null ? null : Targets.simple(target, ExprContext.STORE);
        boolean begins = stored != null && type[mark] == Tok.LPAR && beginsWithTarget(target, mark);
        if (stored != null && !begins && take(Tok.COLON)) {
            Expr annotation = opt(EXPRESSION);
            if (annotation != null) {
                int after = pos;
                Expr value = take(Tok.EQUAL) ? opt(ANNOTATED_RHS) : null;
                if (value == null) {
                    reset(after);
                }
                return new Stmt.AnnAssign(stored, annotation, value, type[mark] == Tok.NAME, line(mark), col(mark),
                        endLine(pos - 1), endCol(pos - 1));
            }
        }
        reset(mark);
        return null;
    }

    private Stmt plain(int mark) {
        ArrayList<Expr> targets = targets();
        if (!targets.isEmpty()) {
            Expr value = opt(ANNOTATED_RHS);
            if (value != null && !at(Tok.EQUAL)) {
                return new Stmt.Assign(freeze(targets), value, typeComment(), line(mark), col(mark), endLine(pos - 1),
                        endCol(pos - 1));
            }
        }
        reset(mark);
        return null;
    }

    /** Targets with the equals sign after each, as many as there are. */
    private ArrayList<Expr> targets() {
        ArrayList<Expr> targets = new ArrayList<>();
        while (true) {
            int mark = pos;
            Expr target = opt(STAR_TARGETS);
            if (target == null || !take(Tok.EQUAL)) {
                reset(mark);
                return targets;
            }
            targets.add(target);
        }
    }

    private Stmt augmented(int mark) {
        Expr target = opt(PRIMARY);
        Expr stored = target == null ? null : Targets.simple(target, ExprContext.STORE);
        byte t = fetch();
        if (stored != null && isAugmented(t)) {
            pos++;
            Expr value = annotatedRhs();
            return new Stmt.AugAssign(stored, operator(t), value, line(mark), col(mark), endLine(pos - 1),
                    endCol(pos - 1));
        }
        reset(mark);
        return null;
    }

    private static boolean isAugmented(byte t) {
        return t >= Tok.PLUSEQUAL && t <= Tok.DOUBLESLASHEQUAL;
    }

    private void invalidAssignment(int mark) {
        invalidAnnotation(mark);
        targets();
        int start = pos;
        Expr e = opt(STAR_EXPRESSIONS);
        if (e != null && at(Tok.EQUAL)) {
            checkTarget(STAR_TARGET_KIND, e);
        }
        reset(start);
        if (at(Tok.YIELD)) {
            e = opt(YIELD_EXPR);
            if (e != null && at(Tok.EQUAL)) {
                throw errorAtNode("assignment to yield expression not possible", e);
            }
        }
        reset(mark);
        e = opt(STAR_EXPRESSIONS);
        if (e != null && isAugmented(fetch())) {
            pos++;
            if (opt(ANNOTATED_RHS) != null) {
                throw errorAtNode("'" + describe(e) + "' is an illegal expression for augmented assignment", e);
            }
        }
    }

    private void invalidAnnotation(int mark) {
        Expr display = displayTarget();
        if (display != null && take(Tok.COLON) && opt(EXPRESSION) != null) {
            throw errorAtNode("only single target (not " + describe(display) + ") can be annotated", display);
        }
        reset(mark);
        Expr e = opt(STAR_NAMED_EXPRESSION);
        if (e != null && take(Tok.COMMA)) {
            while (optStarNamedExpressions() != null) {
                fetch();
            }
            if (take(Tok.COLON) && opt(EXPRESSION) != null) {
                throw errorAtNode("only single target (not tuple) can be annotated", e);
            }
        }
        reset(mark);
        e = opt(EXPRESSION);
        if (e != null && take(Tok.COLON) && opt(EXPRESSION) != null) {
            throw errorAtNode("illegal target for annotation", e);
        }
        reset(mark);
    }

    /** A list or tuple, perhaps in brackets; else null. */
    private Expr displayTarget() {
        byte t = fetch();
        if (t != Tok.LPAR && t != Tok.LSQB) {
            return null;
        }
        int depth = depth();
        try {
            Expr e = atom();
            return e instanceof Expr.ListExpr || e instanceof Expr.TupleExpr ? e : null;
        } catch (Failure f) {
            restoreDepth(depth);
            return null;
        }
    }

    // ---- del, assert, raise

    @Override
    final Stmt delete() {
        int mark = pos;
        int depth = depth();
        try {
            return super.delete();
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark + 1);
            if (!quiet) {
                Expr e = opt(STAR_EXPRESSIONS);
                if (e != null) {
                    checkTarget(DEL_TARGET_KIND, e);
                }
            }
            reset(mark);
            throw f;
        }
    }

    // ---- imports

    @Override
    final Stmt importName() {
        int mark = pos;
        if (!quiet) {
            invalidImport(mark);
        }
        reset(mark);
        return super.importName();
    }

    /** A dotted name as far as it goes: a dot without a name is left. */
    private void longestDottedName() {
        expectName();
        while (at(Tok.DOT)) {
            touch(pos + 1);
            if (type[pos + 1] != Tok.NAME) {
                return;
            }
            pos += 2;
        }
    }

    private void invalidImport(int mark) {
        pos++;
        if (at(Tok.NEWLINE)) {
            throw errorStartingFrom("Expected one or more names after 'import'", line(pos), col(pos));
        }
        try {
            do {
                dottedName();
            } while (take(Tok.COMMA));
            if (take(Tok.FROM)) {
                longestDottedName();
                throw errorStartingFrom("Did you mean to use 'from ... import ...' instead?", line(mark), col(mark));
            }
        } catch (Failure f) {
            fetch();
        }
    }

    @Override
    final Alias dottedAsName() {
        if (!quiet) {
            int mark = pos;
            try {
                dottedName();
                invalidAsName();
            } catch (Failure f) {
                fetch();
            }
            reset(mark);
        }
        return super.dottedAsName();
    }

    @Override
    final Alias importFromAsName() {
        if (!quiet) {
            int mark = pos;
            if (take(Tok.NAME)) {
                invalidAsName();
            }
            reset(mark);
        }
        return super.importFromAsName();
    }

    private void invalidAsName() {
        if (!take(Tok.AS)) {
            return;
        }
        int mark = pos;
        if (take(Tok.NAME)) {
            byte t = fetch();
            if (t == Tok.COMMA || t == Tok.RPAR || t == Tok.NEWLINE || t == Tok.SEMI) {
                return;
            }
        }
        reset(mark);
        Expr e = opt(EXPRESSION);
        if (e != null) {
            throw errorAtNode("cannot use " + describe(e) + " as import target", e);
        }
    }

    @Override
    final List<Alias> importTargets() {
        int mark = pos;
        int depth = depth();
        try {
            List<Alias> aliases = super.importTargets();
            if (type[mark] == Tok.LPAR || !at(Tok.COMMA)) {
                return aliases;
            }
        } catch (Failure f) {
            restoreDepth(depth);
        }
        reset(mark);
        if (!quiet) {
            invalidImportTargets(mark);
        }
        reset(mark);
        throw Failure.INSTANCE;
    }

    private void invalidImportTargets(int mark) {
        try {
            do {
                importFromAsName();
            } while (take(Tok.COMMA) && !at(Tok.NEWLINE));
            if (type[pos - 1] == Tok.COMMA && at(Tok.NEWLINE)) {
                throw errorAtLast("trailing comma not allowed without surrounding parentheses");
            }
        } catch (Failure f) {
            reset(mark);
        }
        reset(mark);
        if (at(Tok.NEWLINE)) {
            throw errorStartingFrom("Expected one or more names after 'import'", line(pos), col(pos));
        }
    }

    // ---- type parameters

    @Override
    final List<TypeParam> typeParams() {
        if (!quiet && type[pos + 1] == Tok.RSQB) {
            pos++;
            fetch();
            throw errorStartingFrom("Type parameter list cannot be empty", line(pos), col(pos));
        }
        return super.typeParams();
    }

    @Override
    final TypeParam typeParam() {
        int mark = pos;
        byte t = fetch();
        if (!quiet && (t == Tok.STAR || t == Tok.DOUBLESTAR)) {
            pos++;
            if (take(Tok.NAME) && take(Tok.COLON)) {
                int colon = pos - 1;
                Expr e = opt(EXPRESSION);
                if (e != null) {
                    throw errorStartingFrom("cannot use " + (e instanceof Expr.TupleExpr ? "constraints" : "bound")
                            + " with " + (t == Tok.STAR ? "TypeVarTuple" : "ParamSpec"), line(colon), col(colon));
                }
            }
            reset(mark);
        }
        return super.typeParam();
    }
}
