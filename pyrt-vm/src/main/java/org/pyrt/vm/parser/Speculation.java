package org.pyrt.vm.parser;

import java.util.List;
import org.pyrt.vm.ast.CompareOperator;
import org.pyrt.vm.ast.Comprehension;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Node;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.parser.PySyntaxError.Kind;

/**
 * The second pass's way of trying a rule: {@link #opt} parses it or goes back, and remembers the outcome for each place.
 *
 * <p>Remembering is part of the semantics, not only of the speed: CPython shares it between the phases with and without
 * diagnosis ({@link #quiet}), so that what failed quietly is not diagnosed later either.
 */
abstract class Speculation extends CompoundParser {

    static final int EXPRESSION = 0;
    static final int DISJUNCTION = 1;
    static final int BITWISE_OR = 2;
    static final int INVERSION = 3;
    static final int FACTOR = 4;
    static final int PRIMARY = 5;
    static final int STAR_EXPRESSIONS = 6;
    static final int NAMED_EXPRESSION = 7;
    static final int STAR_NAMED_EXPRESSION = 8;
    static final int ANNOTATED_RHS = 9;
    static final int YIELD_EXPR = 10;
    static final int STAR_TARGETS = 11;
    static final int STAR_TARGET = 12;
    static final int STARRED_ARGUMENT = 13;
    static final int EXPRESSIONS = 14;
    static final int SUBJECT = 15;
    private static final int RULES = 16;

    private static final Object FAILED = new Object();

    private final ErrorReport report;
    private final Object[][] results = new Object[RULES][];
    private final int[][] ends = new int[RULES][];

    /** Whether the rules for malformed code are switched off. */
    boolean quiet;

    /** Whether the strings being read were not read before in this pass. */
    boolean firstReading;

    Speculation(Tokens tokens, String filename, ParserOptions options, CompoundParser first, ErrorReport report) {
        super(tokens, filename, options, first.warnings);
        this.report = report;
        furthest = first.furthest;
        barry = first.barry;
        lastStatementLine = first.lineBefore;
        lastStatementCol = first.colBefore;
    }

    /** Only where the rules for malformed code are off, and where the strings are read for the first time in this pass: CPython remembers them. */
    @Override
    final boolean warningsOn() {
        return quiet && firstReading;
    }

    // ---- tokens

    /** The tokens do not fit; where the lexer failed, its error ends the pass. */
    @Override
    final Failure fail() {
        fetch();
        return Failure.INSTANCE;
    }

    /** Looks at the current token, as CPython's parser fetches it. */
    final byte fetch() {
        touch(pos);
        if (type[pos] == Tok.ERROR) {
            throw report.lexical(this, pos);
        }
        return type[pos];
    }

    final boolean at(byte wanted) {
        return fetch() == wanted;
    }

    /** Whether the token is here; it is consumed then. */
    final boolean take(byte wanted) {
        if (fetch() == wanted) {
            pos++;
            return true;
        }
        return false;
    }

    // ---- trying rules

    /** Parses a rule; null, with the position restored, when it does not fit. */
    final Expr opt(int rule) {
        int mark = pos;
        int depth = depth();
        try {
            Expr e = parse(rule);
            fetch();
            return e;
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            return null;
        }
    }

    private Expr parse(int rule) {
        switch (rule) {
            case EXPRESSION:
                return expression();
            case DISJUNCTION:
                return disjunction();
            case BITWISE_OR:
                return binary(1);
            case INVERSION:
                return inversion();
            case FACTOR:
                return unary();
            case PRIMARY:
                return primary();
            case STAR_EXPRESSIONS:
                return starExpressions();
            case NAMED_EXPRESSION:
                return namedExpression();
            case STAR_NAMED_EXPRESSION:
                return starNamedExpression();
            case ANNOTATED_RHS:
                return annotatedRhs();
            case YIELD_EXPR:
                return yieldExpr();
            case STAR_TARGETS:
                return starTargets();
            case STAR_TARGET:
                return starTarget();
            case STARRED_ARGUMENT:
                return starredArgument();
            case EXPRESSIONS:
                return expressions();
            case SUBJECT:
                return subject();
            default:
                throw new AssertionError(rule);
        }
    }

    /** An expression, with the rules for malformed code off. */
    final Expr quietExpression() {
        boolean saved = quiet;
        quiet = true;
        try {
            int mark = pos;
            if (at(Tok.LAMBDA)) {
                return opt(EXPRESSION);
            }
            Expr body = opt(DISJUNCTION);
            if (body == null || !at(Tok.IF)) {
                return body;
            }
            return conditional(mark, body);
        } finally {
            quiet = saved;
        }
    }

    /** The remembered outcome of a rule here, consumed; null when there is none; throws when it was failure. */
    final Expr remembered(int rule) {
        Object[] memo = results[rule];
        Object known = memo == null ? null : memo[pos];
        if (known == null) {
            return null;
        }
        if (known == FAILED) {
            throw fail();
        }
        pos = ends[rule][pos];
        return (Expr) known;
    }

    final Expr remember(int rule, int mark, Expr e) {
        store(rule, mark, e);
        return e;
    }

    final Failure rememberFailure(int rule, int mark) {
        store(rule, mark, FAILED);
        return Failure.INSTANCE;
    }

    private void store(int rule, int mark, Object outcome) {
        if (results[rule] == null) {
            results[rule] = new Object[tokens.count];
            ends[rule] = new int[tokens.count];
        }
        results[rule][mark] = outcome;
        ends[rule][mark] = pos;
    }

    /** Comprehension clauses; null, with the position restored, when there are none. */
    final List<Comprehension> optForIfClauses() {
        int mark = pos;
        int depth = depth();
        try {
            return fetch() == Tok.FOR || type[pos] == Tok.ASYNC ? forIfClauses() : null;
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            return null;
        }
    }

    // ---- errors

    final PySyntaxError errorOnNextToken(String message) {
        fetch();
        return errorFetchedAt(Kind.SYNTAX_ERROR, message, pos);
    }

    final PySyntaxError errorAtLast(String message) {
        return errorAtFurthest(Kind.SYNTAX_ERROR, message);
    }

    final PySyntaxError errorFromTo(String message, int fromToken, Node to) {
        return errorAt(message, line(fromToken), col(fromToken), to.endLineno(), to.endCol());
    }

    final PySyntaxError errorFromTo(String message, Node from, int toToken) {
        return errorAt(message, from.lineno(), from.col(), endLine(toToken), endCol(toToken));
    }

    final PySyntaxError errorTokens(String message, int from, int to) {
        return errorAt(message, line(from), col(from), endLine(to), endCol(to));
    }

    /** An error from a place up to the end of what was read so far. */
    final PySyntaxError errorStartingFrom(String message, int line, int col) {
        int i = furthest;
        int end = endCol(i) == -1 ? tokens.aux[i] : endCol(i);
        return error(Kind.SYNTAX_ERROR, message, line, col + 1, endLine(i), end);
    }

    final PySyntaxError indentationError(String after, int keyword) {
        return errorAtFurthest(Kind.INDENTATION_ERROR,
                "expected an indented block after " + after + " on line " + line(keyword));
    }

    static final int STAR_TARGET_KIND = 0;
    static final int DEL_TARGET_KIND = 1;
    static final int FOR_TARGET_KIND = 2;

    /** Raises the error for the part of an expression that cannot be assigned to or deleted, if there is one. */
    final void checkTarget(int kind, Expr e) {
        Expr bad = invalidTarget(e, kind);
        if (bad != null) {
            throw errorAtNode((kind == DEL_TARGET_KIND ? "cannot delete " : "cannot assign to ") + describe(bad), bad);
        }
    }

    private static Expr invalidTarget(Expr e, int kind) {
        switch (e.kind()) {
            case Expr.LIST:
                return invalidTarget(((Expr.ListExpr) e).elts(), kind);
            case Expr.TUPLE:
                return invalidTarget(((Expr.TupleExpr) e).elts(), kind);
            case Expr.STARRED:
                return kind == DEL_TARGET_KIND ? e : invalidTarget(((Expr.Starred) e).value(), kind);
            case Expr.COMPARE:
                if (kind == FOR_TARGET_KIND) {
                    Expr.Compare c = (Expr.Compare) e;
                    return c.ops().get(0) == CompareOperator.IN ? invalidTarget(c.left(), kind) : null;
                }
                return e;
            case Expr.NAME, Expr.SUBSCRIPT, Expr.ATTRIBUTE:
                return null;
            default:
                return e;
        }
    }

    private static Expr invalidTarget(List<Expr> elts, int kind) {
        for (Expr e : elts) {
            Expr bad = invalidTarget(e, kind);
            if (bad != null) {
                return bad;
            }
        }
        return null;
    }

    /** What an expression is called in messages. */
    static String describe(Expr e) {
        switch (e.kind()) {
            case Expr.ATTRIBUTE:
                return "attribute";
            case Expr.SUBSCRIPT:
                return "subscript";
            case Expr.STARRED:
                return "starred";
            case Expr.NAME:
                return "name";
            case Expr.LIST:
                return "list";
            case Expr.TUPLE:
                return "tuple";
            case Expr.LAMBDA:
                return "lambda";
            case Expr.CALL:
                return "function call";
            case Expr.BOOL_OP, Expr.BIN_OP, Expr.UNARY_OP:
                return "expression";
            case Expr.GENERATOR_EXP:
                return "generator expression";
            case Expr.YIELD, Expr.YIELD_FROM:
                return "yield expression";
            case Expr.AWAIT:
                return "await expression";
            case Expr.LIST_COMP:
                return "list comprehension";
            case Expr.SET_COMP:
                return "set comprehension";
            case Expr.DICT_COMP:
                return "dict comprehension";
            case Expr.DICT:
                return "dict literal";
            case Expr.SET:
                return "set display";
            case Expr.JOINED_STR, Expr.FORMATTED_VALUE:
                return "f-string expression";
            case Expr.TEMPLATE_STR, Expr.INTERPOLATION:
                return "t-string expression";
            case Expr.LITERAL:
                return describe(((Expr.Literal) e).value());
            case Expr.COMPARE:
                return "comparison";
            case Expr.IF_EXP:
                return "conditional expression";
            default:
                return "named expression";
        }
    }

    private static String describe(Constant value) {
        if (value == Constant.NONE) {
            return "None";
        }
        if (value == Constant.TRUE) {
            return "True";
        }
        if (value == Constant.FALSE) {
            return "False";
        }
        return value == Constant.ELLIPSIS ? "ellipsis" : "literal";
    }
}
