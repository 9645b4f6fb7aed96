package org.pyrt.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.CompareOperator;
import org.pyrt.vm.ast.Comprehension;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Keyword;
import org.pyrt.vm.ast.Operator;
import org.pyrt.vm.ast.UnaryOperator;

/**
 * Expressions: precedence climbing for binary operators, one method for each other level.
 *
 * <p>Methods that {@code Diagnoser} overrides are not final.
 */
abstract class ExpressionParser extends LiteralParser {

    private static final Operator[] OPERATORS = {
        Operator.ADD, Operator.SUB, Operator.MULT, Operator.MAT_MULT, Operator.DIV, Operator.MOD, Operator.POW,
        Operator.LSHIFT, Operator.RSHIFT, Operator.BIT_OR, Operator.BIT_XOR, Operator.BIT_AND, Operator.FLOOR_DIV
    };

    /** From {@code from __future__ import barry_as_FLUFL} on, inequality is spelt {@code <>}. */
    boolean barry;

    ExpressionParser(Tokens tokens, String filename, ParserOptions options, SyntaxWarnings warnings) {
        super(tokens, filename, options, warnings);
        barry = options.has(ParserOptions.BARRY_AS_BDFL);
    }

    /** The parameters of a function (up to a closing bracket) or of a lambda (up to a colon). */
    abstract Arguments parameters(boolean lambda);

    /** The operator of a binary or augmented operator token. */
    static Operator operator(byte token) {
        return OPERATORS[token >= Tok.PLUSEQUAL ? token - Tok.PLUSEQUAL : token - Tok.PLUS];
    }

    // ---- lists of expressions

    @Override
    final Expr annotatedRhs() {
        return type[pos] == Tok.YIELD ? yieldExpr() : starExpressions();
    }

    Expr yieldExpr() {
        int first = pos;
        expect(Tok.YIELD);
        if (accept(Tok.FROM)) {
            Expr value = expression();
            return new Expr.YieldFrom(value, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
        }
        Expr value = null;
        if (Tok.startsExpression(type[pos]) || type[pos] == Tok.STAR) {
            value = starExpressions();
        }
        touch(pos);
        return new Expr.Yield(value, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    /** One star expression, or a tuple of several without brackets. */
    Expr starExpressions() {
        int first = pos;
        Expr e = starExpression();
        if (type[pos] != Tok.COMMA) {
            return e;
        }
        ArrayList<Expr> elts = new ArrayList<>();
        elts.add(e);
        while (accept(Tok.COMMA)) {
            if (!Tok.startsExpression(type[pos]) && type[pos] != Tok.STAR) {
                break;
            }
            elts.add(starExpression());
        }
        return tuple(elts, first);
    }

    /** One expression, or a tuple of several; no stars. */
    final Expr expressions() {
        int first = pos;
        Expr e = expression();
        if (type[pos] != Tok.COMMA) {
            return e;
        }
        ArrayList<Expr> elts = new ArrayList<>();
        elts.add(e);
        while (accept(Tok.COMMA)) {
            if (!Tok.startsExpression(type[pos])) {
                break;
            }
            elts.add(expression());
        }
        return tuple(elts, first);
    }

    final Expr.TupleExpr tuple(ArrayList<Expr> elts, int first) {
        touch(pos);
        return new Expr.TupleExpr(freeze(elts), ExprContext.LOAD, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }

    /** {@code *bitwise_or} or an expression. */
    Expr starExpression() {
        return type[pos] == Tok.STAR ? starred() : expression();
    }

    /** {@code *bitwise_or}. */
    final Expr starred() {
        int first = pos;
        expect(Tok.STAR);
        Expr value = binary(1);
        return new Expr.Starred(value, ExprContext.LOAD, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    /** An element of a display: {@code *bitwise_or} or a named expression. */
    Expr starNamedExpression() {
        return type[pos] == Tok.STAR ? starred() : namedExpression();
    }

    /** An expression, or {@code name := expression}. */
    Expr namedExpression() {
        if (type[pos] == Tok.NAME && type[pos + 1] == Tok.COLONEQUAL) {
            return assignmentExpression();
        }
        Expr e = expression();
        if (type[pos] == Tok.COLONEQUAL) {
            throw fail();
        }
        return e;
    }

    /** A positional argument: the same. */
    Expr argumentExpression() {
        return namedExpression();
    }

    final Expr assignmentExpression() {
        int first = pos;
        Expr.Name target = nameNode(first, ExprContext.STORE);
        pos += 2;
        Expr value = expression();
        requireVersion(8, "Assignment expressions are", pos);
        return new Expr.NamedExpr(target, value, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    // ---- one expression

    /** A conditional expression, a lambda, or anything that binds tighter. */
    Expr expression() {
        byte t = type[pos];
        if (t == Tok.NAME && Tok.endsSimpleExpression(type[pos + 1])) {
            return nameNode(pos++, ExprContext.LOAD);
        }
        enter();
        Expr e;
        if (t == Tok.LAMBDA) {
            e = lambda();
        } else {
            int first = pos;
            e = disjunction();
            if (type[pos] == Tok.IF) {
                e = conditional(first, e);
            }
        }
        leave();
        return e;
    }

    /** The rest of a conditional expression, at its {@code if}. */
    Expr conditional(int first, Expr body) {
        expect(Tok.IF);
        Expr test = disjunction();
        expect(Tok.ELSE);
        Expr orelse = expression();
        return new Expr.IfExp(test, body, orelse, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    final Expr lambda() {
        int first = pos;
        expect(Tok.LAMBDA);
        Arguments args = type[pos] == Tok.COLON ? Arguments.EMPTY : parameters(true);
        expect(Tok.COLON);
        Expr body = expression();
        return new Expr.Lambda(args, body, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    /** {@code or}. */
    Expr disjunction() {
        int first = pos;
        Expr e = conjunction();
        if (type[pos] != Tok.OR) {
            return e;
        }
        ArrayList<Expr> values = new ArrayList<>();
        values.add(e);
        while (accept(Tok.OR)) {
            values.add(conjunction());
        }
        return new Expr.BoolOp(false, freeze(values), line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    /** {@code and}. */
    Expr conjunction() {
        int first = pos;
        Expr e = inversion();
        if (type[pos] != Tok.AND) {
            return e;
        }
        ArrayList<Expr> values = new ArrayList<>();
        values.add(e);
        while (accept(Tok.AND)) {
            values.add(inversion());
        }
        return new Expr.BoolOp(true, freeze(values), line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    /** {@code not}, or a comparison. */
    final Expr inversion() {
        int first = pos;
        if (!accept(Tok.NOT)) {
            return comparison();
        }
        enter();
        Expr operand = inversion();
        leave();
        return new Expr.UnaryOp(UnaryOperator.NOT, operand, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }

    /** A chain of comparisons. */
    Expr comparison() {
        int first = pos;
        Expr left = binary(1);
        CompareOperator op = compareOperator();
        if (op == null) {
            return left;
        }
        ArrayList<CompareOperator> ops = new ArrayList<>(2);
        ArrayList<Expr> comparators = new ArrayList<>(2);
        while (op != null) {
            ops.add(op);
            comparators.add(binary(1));
            op = compareOperator();
        }
        return new Expr.Compare(left, freeze(ops), freeze(comparators), line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }

    /** The comparison operator here, consumed, or null. */
    final CompareOperator compareOperator() {
        switch (type[pos]) {
            case Tok.EQEQUAL:
                pos++;
                return CompareOperator.EQ;
            case Tok.NOTEQUAL:
                return notEqual();
            case Tok.LESS:
                pos++;
                return CompareOperator.LT;
            case Tok.LESSEQUAL:
                pos++;
                return CompareOperator.LT_E;
            case Tok.GREATER:
                pos++;
                return CompareOperator.GT;
            case Tok.GREATEREQUAL:
                pos++;
                return CompareOperator.GT_E;
            case Tok.IN:
                pos++;
                return CompareOperator.IN;
            case Tok.IS:
                pos++;
                return accept(Tok.NOT) ? CompareOperator.IS_NOT : CompareOperator.IS;
            case Tok.NOT:
                touch(pos + 1);
                if (type[pos + 1] == Tok.IN) {
                    pos += 2;
                    return CompareOperator.NOT_IN;
                }
                return null;
            default:
                return null;
        }
    }

    private CompareOperator notEqual() {
        boolean diamond = tokens.source.bytes[tokens.start[pos]] == '<';
        if (barry && !diamond) {
            touch(pos);
            throw errorAtFurthest(PySyntaxError.Kind.SYNTAX_ERROR, "with Barry as BDFL, use '<>' instead of '!='");
        }
        if (barry != diamond) {
            return null;
        }
        pos++;
        return CompareOperator.NOT_EQ;
    }

    /** Binary operators of at least this precedence; 1 is all of them. */
    Expr binary(int precedence) {
        int first = pos;
        Expr left = unary();
        while (true) {
            byte op = type[pos];
            int p = Tok.precedence(op);
            if (p < precedence || p == 0) {
                return left;
            }
            pos++;
            Expr right = p == Tok.STRONGEST ? unary() : binary(p + 1);
            if (op == Tok.AT) {
                requireVersion(5, "The '@' operator is", pos);
            }
            left = new Expr.BinOp(left, operator(op), right, line(first), col(first), endLine(pos - 1),
                    endCol(pos - 1));
        }
    }

    /** {@code -x}, {@code +x}, {@code ~x}, or a power. */
    Expr unary() {
        UnaryOperator op;
        switch (type[pos]) {
            case Tok.MINUS:
                op = UnaryOperator.USUB;
                break;
            case Tok.PLUS:
                op = UnaryOperator.UADD;
                break;
            case Tok.TILDE:
                op = UnaryOperator.INVERT;
                break;
            default:
                return power();
        }
        int first = pos++;
        enter();
        Expr operand = unary();
        leave();
        return new Expr.UnaryOp(op, operand, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    /** {@code a ** b}. */
    Expr power() {
        int first = pos;
        Expr base = awaitPrimary();
        if (!accept(Tok.DOUBLESTAR)) {
            return base;
        }
        enter();
        Expr exponent = unary();
        leave();
        return new Expr.BinOp(base, Operator.POW, exponent, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }

    final Expr awaitPrimary() {
        int first = pos;
        if (!accept(Tok.AWAIT)) {
            return primary();
        }
        Expr value = primary();
        requireVersion(5, "Await expressions are", pos);
        return new Expr.Await(value, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    // ---- primaries

    /** An atom with its attributes, calls and items. */
    Expr primary() {
        int first = pos;
        Expr e = atom();
        while (true) {
            switch (type[pos]) {
                case Tok.DOT:
                    pos++;
                    e = new Expr.Attribute(e, expectName(), ExprContext.LOAD, line(first), col(first),
                            endLine(pos - 1), endCol(pos - 1));
                    break;
                case Tok.LPAR:
                    e = call(e, first);
                    break;
                case Tok.LSQB:
                    pos++;
                    enter();
                    Expr slice = slices();
                    leave();
                    expect(Tok.RSQB);
                    e = new Expr.Subscript(e, slice, ExprContext.LOAD, line(first), col(first), endLine(pos - 1),
                            endCol(pos - 1));
                    break;
                default:
                    return e;
            }
        }
    }

    /** A call: the opening bracket is the current token. */
    Expr call(Expr func, int first) {
        pos++;
        enter();
        CallArguments a = new CallArguments(true);
        arguments(a, Tok.RPAR);
        leave();
        expect(Tok.RPAR);
        return a.finish(this, func, first);
    }

    /** The arguments of a call or class header, up to the closing bracket. */
    void arguments(CallArguments a, byte close) {
        while (type[pos] != close) {
            argument(a, close);
            if (type[pos] != Tok.COMMA) {
                return;
            }
            pos++;
        }
    }

    private void argument(CallArguments a, byte close) {
        int first = pos;
        byte t = type[pos];
        if (t == Tok.DOUBLESTAR) {
            pos++;
            Expr value = expression();
            a.keywords.add(new Keyword(null, value, line(first), col(first), endLine(pos - 1), endCol(pos - 1)));
            a.unpacked = true;
        } else if (t == Tok.STAR) {
            if (a.unpacked) {
                throw fail();
            }
            a.args.add(starredArgument());
        } else if (t == Tok.NAME && type[pos + 1] == Tok.EQUAL) {
            String name = nameAt(pos);
            pos += 2;
            Expr value = expression();
            a.keywords.add(new Keyword(name, value, line(first), col(first), endLine(pos - 1), endCol(pos - 1)));
        } else {
            positional(a, close, first);
        }
    }

    private void positional(CallArguments a, byte close, int first) {
        if (!a.keywords.isEmpty()) {
            if (type[pos] == Tok.NAME) {
                pos++;
            }
            throw fail();
        }
        Expr e = argumentExpression();
        if (type[pos] == Tok.EQUAL) {
            throw fail();
        }
        if (type[pos] == Tok.FOR || type[pos] == Tok.ASYNC) {
            if (!a.allowGenerator || !a.args.isEmpty()) {
                throw fail();
            }
            List<Comprehension> clauses = forIfClauses();
            if (type[pos] != close) {
                throw fail();
            }
            e = new Expr.GeneratorExp(e, clauses, line(first - 1), col(first - 1), endLine(pos), endCol(pos));
        }
        a.args.add(e);
    }

    /** {@code *expression} as an argument. */
    Expr starredArgument() {
        int first = pos;
        expect(Tok.STAR);
        Expr value = expression();
        return new Expr.Starred(value, ExprContext.LOAD, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    /** What stands in the brackets of a subscript. */
    Expr slices() {
        int first = pos;
        Expr e = type[pos] == Tok.STAR ? starredArgument() : slice();
        if (type[pos] != Tok.COMMA && !(e instanceof Expr.Starred)) {
            return e;
        }
        ArrayList<Expr> elts = new ArrayList<>();
        elts.add(e);
        while (accept(Tok.COMMA)) {
            if (type[pos] == Tok.RSQB) {
                break;
            }
            elts.add(type[pos] == Tok.STAR ? starredArgument() : slice());
        }
        return tuple(elts, first);
    }

    private Expr slice() {
        int first = pos;
        Expr lower = null;
        if (type[pos] != Tok.COLON) {
            lower = namedExpression();
            if (type[pos] != Tok.COLON || lower instanceof Expr.NamedExpr && type[first] == Tok.NAME) {
                return lower;
            }
        }
        expect(Tok.COLON);
        Expr upper = sliceBound();
        Expr step = null;
        if (accept(Tok.COLON)) {
            step = sliceBound();
        }
        return new Expr.Slice(lower, upper, step, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    private Expr sliceBound() {
        byte t = type[pos];
        return t == Tok.COLON || t == Tok.COMMA || t == Tok.RSQB ? null : expression();
    }

    // ---- atoms

    Expr atom() {
        int i = pos;
        switch (type[i]) {
            case Tok.NAME:
                pos++;
                return nameNode(i, ExprContext.LOAD);
            case Tok.NUMBER:
                return number();
            case Tok.STRING, Tok.FSTRING_START, Tok.TSTRING_START:
                return strings();
            case Tok.TRUE:
                return constant(Constant.TRUE);
            case Tok.FALSE:
                return constant(Constant.FALSE);
            case Tok.NONE:
                return constant(Constant.NONE);
            case Tok.ELLIPSIS:
                return constant(Constant.ELLIPSIS);
            case Tok.LPAR:
                return nested(Tok.LPAR);
            case Tok.LSQB:
                return nested(Tok.LSQB);
            case Tok.LBRACE:
                return nested(Tok.LBRACE);
            default:
                throw fail();
        }
    }

    private Expr nested(byte open) {
        enter();
        Expr e = open == Tok.LPAR ? parenthesized() : open == Tok.LSQB ? listDisplay() : bracedOrDiagnosed();
        leave();
        return e;
    }

    private Expr bracedOrDiagnosed() {
        int open = pos;
        try {
            return braced();
        } catch (Failure f) {
            bracesFailed(open);
            throw f;
        }
    }

    /**
     * Called when what stands in braces does not fit: some malformed dicts are told at once, before all other errors.
     *
     * @throws PySyntaxError for those
     */
    abstract void bracesFailed(int open);

    final Expr.Literal constant(Constant value) {
        int i = pos++;
        return new Expr.Literal(value, line(i), col(i), endLine(i), endCol(i));
    }

    /** A group, tuple or generator expression. */
    Expr parenthesized() {
        int first = pos++;
        if (accept(Tok.RPAR)) {
            return tuple(new ArrayList<>(), first);
        }
        if (type[pos] == Tok.YIELD) {
            Expr e = yieldExpr();
            expect(Tok.RPAR);
            return e;
        }
        boolean star = type[pos] == Tok.STAR;
        Expr e = starNamedExpression();
        switch (type[pos]) {
            case Tok.COMMA:
                ArrayList<Expr> elts = new ArrayList<>();
                elts.add(e);
                restOfDisplay(elts, Tok.RPAR);
                return tuple(elts, first);
            case Tok.RPAR:
                if (star) {
                    throw fail();
                }
                pos++;
                return e;
            case Tok.FOR, Tok.ASYNC:
                if (star) {
                    throw fail();
                }
                List<Comprehension> clauses = forIfClauses();
                expect(Tok.RPAR);
                return new Expr.GeneratorExp(e, clauses, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
            default:
                throw fail();
        }
    }

    /** The elements after the first, at the comma, up to and with the closing bracket. */
    final void restOfDisplay(ArrayList<Expr> elts, byte close) {
        while (accept(Tok.COMMA)) {
            if (type[pos] == close) {
                break;
            }
            elts.add(starNamedExpression());
        }
        expect(close);
    }

    /** A list or list comprehension. */
    Expr listDisplay() {
        int first = pos++;
        ArrayList<Expr> elts = new ArrayList<>();
        if (type[pos] == Tok.RSQB) {
            pos++;
        } else {
            boolean star = type[pos] == Tok.STAR;
            Expr e = starNamedExpression();
            if (!star && (type[pos] == Tok.FOR || type[pos] == Tok.ASYNC)) {
                List<Comprehension> clauses = forIfClauses();
                expect(Tok.RSQB);
                return new Expr.ListComp(e, clauses, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
            }
            elts.add(e);
            restOfDisplay(elts, Tok.RSQB);
        }
        return new Expr.ListExpr(freeze(elts), ExprContext.LOAD, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }

    /** A dict, a set, or a comprehension of either. */
    Expr braced() {
        int first = pos++;
        if (type[pos] == Tok.RBRACE || type[pos] == Tok.DOUBLESTAR) {
            return dict(first, null);
        }
        boolean star = type[pos] == Tok.STAR;
        int start = pos;
        Expr e = starNamedExpression();
        if (type[pos] == Tok.COLON) {
            if (star || e instanceof Expr.NamedExpr && type[start] == Tok.NAME) {
                throw fail();
            }
            return dict(first, e);
        }
        if (!star && (type[pos] == Tok.FOR || type[pos] == Tok.ASYNC)) {
            List<Comprehension> clauses = forIfClauses();
            expect(Tok.RBRACE);
            return new Expr.SetComp(e, clauses, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
        }
        ArrayList<Expr> elts = new ArrayList<>();
        elts.add(e);
        restOfDisplay(elts, Tok.RBRACE);
        return new Expr.SetExpr(freeze(elts), line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    /** The rest of a dict; the first key, if it is parsed, stands before a colon. */
    private Expr dict(int first, Expr firstKey) {
        ArrayList<Expr> keys = new ArrayList<>();
        ArrayList<Expr> values = new ArrayList<>();
        Expr key = firstKey;
        boolean unpacked = false;
        while (key != null || type[pos] != Tok.RBRACE) {
            if (key == null && accept(Tok.DOUBLESTAR)) {
                unpacked = true;
                keys.add(null);
                values.add(binary(1));
            } else {
                if (key == null) {
                    key = expression();
                }
                expect(Tok.COLON);
                keys.add(key);
                values.add(expression());
                if (keys.size() == 1 && (type[pos] == Tok.FOR || type[pos] == Tok.ASYNC)) {
                    List<Comprehension> clauses = forIfClauses();
                    expect(Tok.RBRACE);
                    return new Expr.DictComp(key, values.get(0), clauses, line(first), col(first), endLine(pos - 1),
                            endCol(pos - 1));
                }
                key = null;
            }
            if (!accept(Tok.COMMA)) {
                break;
            }
        }
        expect(Tok.RBRACE);
        return new Expr.DictExpr(unpacked ? freezeNullable(keys) : freeze(keys), freeze(values), line(first),
                col(first), endLine(pos - 1), endCol(pos - 1));
    }

    // ---- comprehensions

    /** One or more {@code for ... in ... if ...}. */
    List<Comprehension> forIfClauses() {
        ArrayList<Comprehension> clauses = new ArrayList<>(2);
        do {
            clauses.add(forIfClause());
        } while (type[pos] == Tok.FOR || type[pos] == Tok.ASYNC);
        return freeze(clauses);
    }

    Comprehension forIfClause() {
        boolean async = accept(Tok.ASYNC);
        expect(Tok.FOR);
        Expr target = starTargets();
        expect(Tok.IN);
        Expr iter = disjunction();
        ArrayList<Expr> ifs = new ArrayList<>(2);
        while (accept(Tok.IF)) {
            ifs.add(disjunction());
        }
        if (async) {
            requireVersion(6, "Async comprehensions are", pos);
        }
        return new Comprehension(target, iter, freeze(ifs), async);
    }

    // ---- targets

    /** The target of a {@code for}: one, or a tuple of several without brackets. */
    final Expr starTargets() {
        int first = pos;
        Expr e = starTarget();
        if (type[pos] != Tok.COMMA) {
            return e;
        }
        ArrayList<Expr> elts = new ArrayList<>();
        elts.add(e);
        while (accept(Tok.COMMA)) {
            byte t = type[pos];
            if (t != Tok.STAR && !Tok.startsExpression(t)) {
                break;
            }
            elts.add(starTarget());
        }
        touch(pos);
        return new Expr.TupleExpr(freeze(elts), ExprContext.STORE, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }

    final Expr starTarget() {
        int first = pos;
        if (accept(Tok.STAR)) {
            if (type[pos] == Tok.STAR) {
                throw fail();
            }
            Expr value = starTarget();
            return new Expr.Starred(value, ExprContext.STORE, line(first), col(first), endLine(pos - 1),
                    endCol(pos - 1));
        }
        Expr target = Targets.store(primary(), false);
        if (target == null) {
            throw fail();
        }
        return target;
    }
}
