package org.pyrt.vm.parser;

import java.util.ArrayList;
import org.pyrt.vm.ast.CompareOperator;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Operator;
import org.pyrt.vm.ast.Stmt;

/**
 * Malformed expressions. Where the first pass gives up, these methods stop before the part that does not fit, as CPython's
 * grammar does, so that a rule for malformed code may look at what follows.
 */
abstract class ExpressionDiagnoser extends DisplayDiagnoser {

    private static final String NOT_AFTER_OPERATOR = "'not' after an operator must be parenthesized";

    /** Places where the rules for malformed named expressions matched nothing. */
    private final boolean[] namedChecked;

    ExpressionDiagnoser(Tokens tokens, String filename, ParserOptions options, CompoundParser first,
            ErrorReport report) {
        super(tokens, filename, options, first, report);
        namedChecked = new boolean[tokens.count];
    }

    // ---- expressions

    @Override
    final Expr expression() {
        Expr known = remembered(EXPRESSION);
        if (known != null) {
            return known;
        }
        int mark = pos;
        if (!quiet) {
            invalidExpression(mark);
            reset(mark);
            invalidLegacy(mark);
            reset(mark);
        }
        try {
            return remember(EXPRESSION, mark, super.expression());
        } catch (Failure f) {
            throw rememberFailure(EXPRESSION, mark);
        }
    }

    @Override
    final Expr conditional(int first, Expr body) {
        int mark = pos;
        int depth = depth();
        try {
            return super.conditional(first, body);
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            return body;
        }
    }

    private void invalidExpression(int mark) {
        stringAroundCode(mark);
        missingComma(mark);
        Expr body = opt(DISJUNCTION);
        if (body != null && take(Tok.IF)) {
            Expr test = opt(DISJUNCTION);
            if (test != null && !at(Tok.ELSE) && !at(Tok.COLON)) {
                throw errorRange("expected 'else' after 'if' expression", body, test);
            }
            if (test != null && take(Tok.ELSE) && opt(EXPRESSION) == null) {
                throw errorOnNextToken("expected expression after 'else', but statement is given");
            }
        }
        reset(mark);
        byte t = fetch();
        if (t == Tok.PASS || t == Tok.BREAK || t == Tok.CONTINUE) {
            statementBeforeIf(mark);
        } else if (t == Tok.LAMBDA) {
            lambdaInField(mark);
        }
    }

    private void stringAroundCode(int mark) {
        if (!take(Tok.STRING)) {
            return;
        }
        Expr firstPart = null;
        Expr lastPart = null;
        while (!at(Tok.STRING)) {
            Expr e = quietExpression();
            if (e == null) {
                break;
            }
            firstPart = firstPart == null ? e : firstPart;
            lastPart = e;
        }
        if (firstPart != null && at(Tok.STRING)) {
            throw errorRange("invalid syntax. Is this intended to be part of the string?", firstPart, lastPart);
        }
        reset(mark);
    }

    private void missingComma(int mark) {
        if (at(Tok.NAME)) {
            touch(pos + 1);
            if (type[pos + 1] == Tok.STRING || tokens.aux[pos] < NameTable.FIRST_KEYWORD_ID) {
                return;
            }
        }
        Expr a = opt(DISJUNCTION);
        if (a != null) {
            Expr b = quietExpression();
            if (b != null && !isLegacyStatement(a) && tokens.level(pos - 1) > 0) {
                throw errorRange("invalid syntax. Perhaps you forgot a comma?", a, b);
            }
        }
        reset(mark);
    }

    private static boolean isLegacyStatement(Expr e) {
        return e instanceof Expr.Name n && (n.id().equals("print") || n.id().equals("exec"));
    }

    private void statementBeforeIf(int mark) {
        pos++;
        if (take(Tok.IF) && opt(DISJUNCTION) != null && take(Tok.ELSE) && optSimpleStatement() != null) {
            throw errorAtToken("expected expression before 'if', but statement is given", mark);
        }
        reset(mark);
    }

    private Stmt optSimpleStatement() {
        int mark = pos;
        int depth = depth();
        try {
            return simpleStatement();
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            return null;
        }
    }

    private void lambdaInField(int mark) {
        pos++;
        int depth = depth();
        try {
            if (!at(Tok.COLON)) {
                parameters(true);
            }
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark + 1);
        }
        int colon = pos;
        if (take(Tok.COLON) && (at(Tok.FSTRING_MIDDLE) || at(Tok.TSTRING_MIDDLE))) {
            char letter = at(Tok.FSTRING_MIDDLE) ? 'f' : 't';
            throw errorTokens(letter + "-string: lambda expressions are not allowed without parentheses", mark, colon);
        }
        reset(mark);
    }

    private void invalidLegacy(int mark) {
        if (!take(Tok.NAME) || at(Tok.LPAR)) {
            return;
        }
        Expr rest = opt(STAR_EXPRESSIONS);
        String name = nameAt(mark);
        if (rest != null && (name.equals("print") || name.equals("exec"))) {
            throw errorFromTo("Missing parentheses in call to '" + name + "'. Did you mean " + name + "(...)?", mark,
                    rest);
        }
    }

    // ---- lists of expressions

    @Override
    final Expr starExpressions() {
        int first = pos;
        Expr e = starExpression();
        if (!at(Tok.COMMA)) {
            return e;
        }
        ArrayList<Expr> elts = new ArrayList<>();
        elts.add(e);
        while (take(Tok.COMMA)) {
            e = optStarExpression();
            if (e == null) {
                break;
            }
            elts.add(e);
        }
        return new Expr.TupleExpr(freeze(elts), ExprContext.LOAD, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }

    private Expr optStarExpression() {
        if (!at(Tok.STAR)) {
            return opt(EXPRESSION);
        }
        int mark = pos;
        int depth = depth();
        try {
            return starred();
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            return null;
        }
    }

    @Override
    final Expr yieldExpr() {
        int first = pos;
        expect(Tok.YIELD);
        int mark = pos;
        if (take(Tok.FROM)) {
            Expr value = opt(EXPRESSION);
            if (value != null) {
                return new Expr.YieldFrom(value, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
            }
            reset(mark);
        }
        Expr value = opt(STAR_EXPRESSIONS);
        return new Expr.Yield(value, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    // ---- named expressions

    @Override
    final Expr namedExpression() {
        int mark = pos;
        if (at(Tok.NAME)) {
            touch(pos + 1);
            if (type[pos + 1] == Tok.COLONEQUAL) {
                return assignmentExpression();
            }
        }
        if (!quiet && !namedChecked[mark]) {
            invalidNamed(mark);
            namedChecked[mark] = true;
            reset(mark);
        }
        Expr e = expression();
        if (at(Tok.COLONEQUAL)) {
            throw fail();
        }
        return e;
    }

    private void invalidNamed(int mark) {
        Expr a = opt(EXPRESSION);
        if (a != null && take(Tok.COLONEQUAL) && opt(EXPRESSION) != null) {
            throw errorAtNode("cannot use assignment expressions with " + describe(a), a);
        }
        reset(mark);
        if (take(Tok.NAME) && take(Tok.EQUAL)) {
            Expr b = opt(BITWISE_OR);
            if (b != null && !at(Tok.EQUAL) && !at(Tok.COLONEQUAL)) {
                throw errorFromTo("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", mark, b);
            }
        }
        reset(mark);
        if (startsDisplay(mark)) {
            return;
        }
        a = opt(BITWISE_OR);
        if (a != null && take(Tok.EQUAL) && opt(BITWISE_OR) != null && !at(Tok.EQUAL) && !at(Tok.COLONEQUAL)) {
            throw errorAtNode("cannot assign to " + describe(a) + " here. Maybe you meant '==' instead of '='?", a);
        }
    }

    /** Whether a list, tuple, generator expression or one of the three constants starts here. */
    private boolean startsDisplay(int mark) {
        byte t = fetch();
        if (t == Tok.TRUE || t == Tok.FALSE || t == Tok.NONE) {
            return true;
        }
        if (t != Tok.LPAR && t != Tok.LSQB) {
            return false;
        }
        int depth = depth();
        try {
            Expr e = t == Tok.LPAR ? parenthesized() : listDisplay();
            boolean display = e instanceof Expr.TupleExpr || e instanceof Expr.GeneratorExp || e instanceof Expr.ListExpr;
            return display && e.lineno() == line(mark) && e.col() == col(mark);
        } catch (Failure f) {
            restoreDepth(depth);
            return false;
        } finally {
            reset(mark);
        }
    }

    // ---- operators

    @Override
    final Expr disjunction() {
        Expr known = remembered(DISJUNCTION);
        if (known != null) {
            return known;
        }
        int mark = pos;
        try {
            Expr e = conjunction();
            if (at(Tok.OR)) {
                e = booleans(e, Tok.OR, mark);
            }
            return remember(DISJUNCTION, mark, e);
        } catch (Failure f) {
            throw rememberFailure(DISJUNCTION, mark);
        }
    }

    @Override
    final Expr conjunction() {
        int mark = pos;
        Expr e = inversion();
        return at(Tok.AND) ? booleans(e, Tok.AND, mark) : e;
    }

    private Expr booleans(Expr left, byte operator, int first) {
        ArrayList<Expr> values = new ArrayList<>();
        values.add(left);
        int mark = pos;
        while (take(operator)) {
            int depth = depth();
            try {
                values.add(operator == Tok.OR ? conjunction() : inversion());
            } catch (Failure f) {
                restoreDepth(depth);
                break;
            }
            mark = pos;
        }
        reset(mark);
        return values.size() == 1 ? left : new Expr.BoolOp(operator == Tok.AND, freeze(values), line(first), col(first),
                endLine(pos - 1), endCol(pos - 1));
    }

    @Override
    final Expr comparison() {
        int first = pos;
        Expr left = binary(1);
        ArrayList<CompareOperator> ops = new ArrayList<>();
        ArrayList<Expr> comparators = new ArrayList<>();
        while (true) {
            int mark = pos;
            fetch();
            CompareOperator op = compareOperator();
            Expr right = op == null ? null : opt(BITWISE_OR);
            if (right == null) {
                reset(mark);
                break;
            }
            ops.add(op);
            comparators.add(right);
        }
        return ops.isEmpty() ? left : new Expr.Compare(left, freeze(ops), freeze(comparators), line(first), col(first),
                endLine(pos - 1), endCol(pos - 1));
    }

    @Override
    final Expr binary(int precedence) {
        if (precedence > 1) {
            return operators(precedence);
        }
        Expr known = remembered(BITWISE_OR);
        if (known != null) {
            return known;
        }
        int mark = pos;
        try {
            return remember(BITWISE_OR, mark, operators(1));
        } catch (Failure f) {
            throw rememberFailure(BITWISE_OR, mark);
        }
    }

    private Expr operators(int precedence) {
        int first = pos;
        Expr left = unary();
        while (true) {
            byte op = fetch();
            int p = Tok.precedence(op);
            if (p < precedence || p == 0) {
                return left;
            }
            int mark = pos++;
            int depth = depth();
            try {
                Expr right = p == Tok.STRONGEST ? unary() : binary(p + 1);
                left = new Expr.BinOp(left, operator(op), right, line(first), col(first), endLine(pos - 1),
                        endCol(pos - 1));
            } catch (Failure f) {
                restoreDepth(depth);
                reset(mark + 1);
                if (!quiet && p >= Tok.precedence(Tok.PLUS) && at(Tok.NOT)) {
                    Expr e = opt(INVERSION);
                    if (e != null) {
                        throw errorFromTo(NOT_AFTER_OPERATOR, mark + 1, e);
                    }
                }
                reset(mark);
                return left;
            }
        }
    }

    @Override
    final Expr unary() {
        Expr known = remembered(FACTOR);
        if (known != null) {
            return known;
        }
        int mark = pos;
        byte t = fetch();
        if (!quiet && (t == Tok.PLUS || t == Tok.MINUS || t == Tok.TILDE)) {
            pos++;
            if (take(Tok.NOT)) {
                Expr e = opt(FACTOR);
                if (e != null) {
                    throw errorFromTo(NOT_AFTER_OPERATOR, mark + 1, e);
                }
            }
            reset(mark);
        }
        try {
            return remember(FACTOR, mark, super.unary());
        } catch (Failure f) {
            throw rememberFailure(FACTOR, mark);
        }
    }

    @Override
    final Expr power() {
        int first = pos;
        Expr base = awaitPrimary();
        int mark = pos;
        if (!take(Tok.DOUBLESTAR)) {
            return base;
        }
        Expr exponent = opt(FACTOR);
        if (exponent == null) {
            reset(mark);
            return base;
        }
        return new Expr.BinOp(base, Operator.POW, exponent, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }

    @Override
    final Expr primary() {
        Expr known = remembered(PRIMARY);
        if (known != null) {
            return known;
        }
        int first = pos;
        Expr e;
        try {
            e = atom();
        } catch (Failure f) {
            throw rememberFailure(PRIMARY, first);
        }
        while (true) {
            int mark = pos;
            int depth = depth();
            byte t = fetch();
            if (!quiet && (t == Tok.LSQB || t == Tok.LBRACE)) {
                invalidComprehension(mark);
            }
            if (t != Tok.DOT && t != Tok.LPAR && t != Tok.LSQB) {
                return remember(PRIMARY, first, e);
            }
            try {
                e = trailer(e, first, t);
            } catch (Failure f) {
                restoreDepth(depth);
                reset(mark);
                return remember(PRIMARY, first, e);
            }
        }
    }

    private Expr trailer(Expr e, int first, byte t) {
        if (t == Tok.LPAR) {
            return call(e, first);
        }
        pos++;
        if (t == Tok.DOT) {
            return new Expr.Attribute(e, expectName(), ExprContext.LOAD, line(first), col(first), endLine(pos - 1),
                    endCol(pos - 1));
        }
        Expr slice = slices();
        expect(Tok.RSQB);
        return new Expr.Subscript(e, slice, ExprContext.LOAD, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }
}
