package org.pyrt.vm.parser;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.pyrt.vm.ast.Comprehension;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;

/** Malformed tuples, groups, lists, dicts, sets, comprehensions and strings. */
abstract class DisplayDiagnoser extends ArgumentDiagnoser {

    /** The tokens from which adjacent strings were read. */
    private final BitSet stringsRead = new BitSet();

    /** The tokens where t-strings begin that did not fit: CPython remembers those, but not f-strings. */
    private final BitSet templatesFailed = new BitSet();


    private static final String FORGOT_PARENTHESES = "did you forget parentheses around the comprehension target?";
    private static final String STARRED_VALUE = "cannot use a starred expression in a dictionary value";
    private static final String MISSING_VALUE = "expression expected after dictionary key and ':'";

    DisplayDiagnoser(Tokens tokens, String filename, ParserOptions options, CompoundParser first, ErrorReport report) {
        super(tokens, filename, options, first, report);
    }

    // ---- brackets

    @Override
    final Expr parenthesized() {
        int open = pos;
        Expr e = optTuple(open);
        if (e == null) {
            e = optGroup(open);
        }
        if (e == null) {
            e = optGenerator();
        }
        if (e == null) {
            throw fail();
        }
        return e;
    }

    private Expr optTuple(int open) {
        pos = open + 1;
        ArrayList<Expr> elts = new ArrayList<>();
        Expr e = opt(STAR_NAMED_EXPRESSION);
        if (e != null && take(Tok.COMMA)) {
            elts.add(e);
            List<Expr> rest = optStarNamedExpressions();
            if (rest != null) {
                elts.addAll(rest);
            }
        } else {
            reset(open + 1);
        }
        if (take(Tok.RPAR)) {
            return tuple(elts, open);
        }
        reset(open);
        return null;
    }

    private Expr optGroup(int open) {
        pos = open + 1;
        Expr e = at(Tok.YIELD) ? opt(YIELD_EXPR) : opt(NAMED_EXPRESSION);
        if (e != null && take(Tok.RPAR)) {
            return e;
        }
        reset(open);
        if (!quiet) {
            invalidGroup(open);
        }
        return null;
    }

    private void invalidGroup(int open) {
        pos = open + 1;
        if (at(Tok.STAR)) {
            Expr e = opt(STARRED_ARGUMENT);
            if (e != null && at(Tok.RPAR)) {
                throw errorAtNode("cannot use starred expression here", e);
            }
            reset(open + 1);
        }
        if (take(Tok.DOUBLESTAR)) {
            if (opt(EXPRESSION) != null && at(Tok.RPAR)) {
                throw errorAtToken("cannot use double starred expression here", open + 1);
            }
        }
        reset(open);
    }

    @Override
    final Expr optGenerator() {
        int open = pos;
        pos++;
        int depth = depth();
        try {
            Expr e = argumentExpression();
            List<Comprehension> clauses = optForIfClauses();
            if (clauses != null && take(Tok.RPAR)) {
                return new Expr.GeneratorExp(e, clauses, line(open), col(open), endLine(pos - 1), endCol(pos - 1));
            }
        } catch (Failure f) {
            restoreDepth(depth);
        }
        reset(open);
        if (!quiet) {
            invalidComprehension(open);
        }
        return null;
    }

    @Override
    final Expr listDisplay() {
        int open = pos;
        pos++;
        List<Expr> elts = optStarNamedExpressions();
        if (elts == null) {
            elts = List.of();
        }
        if (take(Tok.RSQB)) {
            return new Expr.ListExpr(List.copyOf(elts), ExprContext.LOAD, line(open), col(open), endLine(pos - 1),
                    endCol(pos - 1));
        }
        reset(open + 1);
        Expr e = opt(NAMED_EXPRESSION);
        List<Comprehension> clauses = e == null ? null : optForIfClauses();
        if (clauses != null && take(Tok.RSQB)) {
            return new Expr.ListComp(e, clauses, line(open), col(open), endLine(pos - 1), endCol(pos - 1));
        }
        reset(open);
        if (!quiet) {
            invalidComprehension(open);
        }
        throw fail();
    }

    /** Raises for a malformed comprehension at a bracket of any kind; CPython looks for one after any primary too. */
    final void invalidComprehension(int open) {
        pos = open + 1;
        if (at(Tok.STAR)) {
            Expr e = opt(STARRED_ARGUMENT);
            if (e != null && optForIfClauses() != null) {
                throw errorAtNode("iterable unpacking cannot be used in comprehension", e);
            }
            reset(open + 1);
        }
        if (type[open] != Tok.LPAR) {
            Expr e = opt(STAR_NAMED_EXPRESSION);
            if (e != null && take(Tok.COMMA)) {
                int comma = pos - 1;
                List<Expr> rest = optStarNamedExpressions();
                if (rest != null && optForIfClauses() != null) {
                    throw errorRange(FORGOT_PARENTHESES, e, rest.get(rest.size() - 1));
                }
                reset(comma + 1);
                if (optForIfClauses() != null) {
                    throw errorFromTo(FORGOT_PARENTHESES, e, comma);
                }
            }
        }
        reset(open);
    }

    // ---- braces

    @Override
    final Expr braced() {
        int open = pos;
        Expr e = optDict(open);
        if (e == null) {
            e = optSet(open);
        }
        if (e == null) {
            e = optDictComprehension(open);
        }
        if (e == null) {
            e = optSetComprehension(open);
        }
        if (e == null) {
            throw fail();
        }
        return e;
    }

    private Expr optDict(int open) {
        pos = open + 1;
        ArrayList<Expr> keys = new ArrayList<>();
        ArrayList<Expr> values = new ArrayList<>();
        pairs(keys, values);
        if (!values.isEmpty()) {
            take(Tok.COMMA);
        }
        if (take(Tok.RBRACE)) {
            return new Expr.DictExpr(freezeNullable(keys), freeze(values), line(open), col(open), endLine(pos - 1),
                    endCol(pos - 1));
        }
        reset(open);
        invalidPairs(open);
        return null;
    }

    /** Raises for a malformed dict, whose braces start here, if only that; the first pass asks it too. */
    final void diagnoseDict(int open) {
        quiet = true;
        restoreDepth(0);
        invalidPairs(open);
    }

    @Override
    final void bracesFailed(int open) {
        reset(open);
    }

    /** Pairs and unpacked mappings as far as they fit, up to the last good one. */
    private void pairs(ArrayList<Expr> keys, ArrayList<Expr> values) {
        int mark = pos;
        while (pair(keys, values)) {
            mark = pos;
            if (!take(Tok.COMMA)) {
                return;
            }
        }
        reset(mark);
    }

    private boolean pair(ArrayList<Expr> keys, ArrayList<Expr> values) {
        if (take(Tok.DOUBLESTAR)) {
            Expr e = opt(BITWISE_OR);
            if (e == null) {
                return false;
            }
            keys.add(null);
            values.add(e);
            return true;
        }
        Expr key = opt(EXPRESSION);
        if (key == null || !take(Tok.COLON)) {
            return false;
        }
        Expr value = opt(EXPRESSION);
        if (value == null) {
            return false;
        }
        keys.add(key);
        values.add(value);
        return true;
    }

    private void invalidPairs(int open) {
        pos = open + 1;
        ArrayList<Expr> values = new ArrayList<>();
        pairs(new ArrayList<>(), values);
        if (!values.isEmpty() && take(Tok.COMMA)) {
            invalidPair(true);
        }
        reset(open + 1);
        invalidPair(false);
        reset(open);
    }

    private void invalidPair(boolean missingColon) {
        Expr key = opt(EXPRESSION);
        if (key == null) {
            return;
        }
        if (!at(Tok.COLON)) {
            if (missingColon) {
                throw error(PySyntaxError.Kind.SYNTAX_ERROR, "':' expected after dictionary key", key.lineno(),
                        key.endCol(), key.endLineno(), 0);
            }
            return;
        }
        int colon = pos++;
        int star = pos;
        if (take(Tok.STAR)) {
            if (opt(BITWISE_OR) != null) {
                throw errorStartingFrom(STARRED_VALUE, line(star), col(star));
            }
            reset(star);
        }
        if (at(Tok.RBRACE) || at(Tok.COMMA)) {
            throw errorAtToken(MISSING_VALUE, colon);
        }
    }

    private Expr optSet(int open) {
        pos = open + 1;
        List<Expr> elts = optStarNamedExpressions();
        if (elts != null && take(Tok.RBRACE)) {
            return new Expr.SetExpr(List.copyOf(elts), line(open), col(open), endLine(pos - 1), endCol(pos - 1));
        }
        reset(open);
        return null;
    }

    private Expr optDictComprehension(int open) {
        pos = open + 1;
        Expr key = opt(EXPRESSION);
        if (key != null && take(Tok.COLON)) {
            Expr value = opt(EXPRESSION);
            List<Comprehension> clauses = value == null ? null : optForIfClauses();
            if (clauses != null && take(Tok.RBRACE)) {
                return new Expr.DictComp(key, value, clauses, line(open), col(open), endLine(pos - 1),
                        endCol(pos - 1));
            }
        }
        reset(open + 1);
        if (!quiet && take(Tok.DOUBLESTAR)) {
            if (opt(BITWISE_OR) != null && optForIfClauses() != null && at(Tok.RBRACE)) {
                throw errorAtToken("dict unpacking cannot be used in dict comprehension", open + 1);
            }
        }
        reset(open);
        return null;
    }

    private Expr optSetComprehension(int open) {
        pos = open + 1;
        Expr e = opt(NAMED_EXPRESSION);
        List<Comprehension> clauses = e == null ? null : optForIfClauses();
        if (clauses != null && take(Tok.RBRACE)) {
            return new Expr.SetComp(e, clauses, line(open), col(open), endLine(pos - 1), endCol(pos - 1));
        }
        reset(open);
        if (!quiet) {
            invalidComprehension(open);
        }
        return null;
    }

    // ---- comprehension clauses

    @Override
    final List<Comprehension> forIfClauses() {
        ArrayList<Comprehension> clauses = new ArrayList<>();
        clauses.add(forIfClause());
        while (at(Tok.FOR) || at(Tok.ASYNC)) {
            int mark = pos;
            int depth = depth();
            try {
                clauses.add(forIfClause());
            } catch (Failure f) {
                restoreDepth(depth);
                reset(mark);
                break;
            }
        }
        return freeze(clauses);
    }

    @Override
    final Comprehension forIfClause() {
        int mark = pos;
        boolean async = take(Tok.ASYNC);
        if (!take(Tok.FOR)) {
            throw fail();
        }
        int afterFor = pos;
        Expr target = opt(STAR_TARGETS);
        if (target != null && take(Tok.IN)) {
            Expr iter = disjunction();
            ArrayList<Expr> ifs = new ArrayList<>();
            int last = pos;
            while (take(Tok.IF)) {
                Expr condition = opt(DISJUNCTION);
                if (condition == null) {
                    reset(last);
                    break;
                }
                ifs.add(condition);
                last = pos;
            }
            return new Comprehension(target, iter, freeze(ifs), async);
        }
        reset(afterFor);
        if (!quiet) {
            missingIn();
            reset(afterFor);
            Expr e = opt(STAR_EXPRESSIONS);
            if (e != null) {
                checkTarget(FOR_TARGET_KIND, e);
            }
        }
        reset(mark);
        throw Failure.INSTANCE;
    }

    private void missingIn() {
        if (opt(BITWISE_OR) == null) {
            return;
        }
        int mark = pos;
        while (take(Tok.COMMA)) {
            if (opt(BITWISE_OR) == null) {
                break;
            }
            mark = pos;
        }
        reset(mark);
        take(Tok.COMMA);
        if (!at(Tok.IN)) {
            throw errorAtLast("'in' expected after for-loop variables");
        }
    }

    // ---- strings

    @Override
    final Expr strings() {
        boolean outer = firstReading;
        firstReading = !stringsRead.get(pos);
        stringsRead.set(pos);
        try {
            return adjacentStrings();
        } finally {
            firstReading = outer;
        }
    }

    private Expr adjacentStrings() {
        int first = pos;
        boolean template = type[pos] == Tok.TSTRING_START;
        ArrayList<Expr> parts = new ArrayList<>();
        while (fetch() == Tok.STRING || type[pos] == Tok.FSTRING_START || type[pos] == Tok.TSTRING_START) {
            boolean other = type[pos] == Tok.TSTRING_START != template;
            if (other && quiet || templatesFailed.get(pos)) {
                break;
            }
            int mark = pos;
            int depth = depth();
            Expr part;
            try {
                part = type[pos] == Tok.STRING ? plainString() : interpolated(type[pos] == Tok.TSTRING_START);
            } catch (Failure f) {
                restoreDepth(depth);
                reset(mark);
                if (type[mark] == Tok.TSTRING_START) {
                    templatesFailed.set(mark);
                }
                break;
            }
            if (other) {
                throw errorRange("cannot mix t-string literals with string or bytes literals",
                        parts.get(parts.size() - 1), part);
            }
            parts.add(part);
        }
        if (parts.isEmpty()) {
            throw fail();
        }
        int last = pos - 1;
        return new StringConcatenation(this, template).concatenate(parts, line(first), col(first), endLine(last),
                endCol(last));
    }

    @Override
    final void replacementField(ArrayList<Expr> parts, boolean template, boolean inTemplate, boolean raw) {
        int open = pos;
        int depth = depth();
        try {
            super.replacementField(parts, template, inTemplate, raw);
        } catch (Failure f) {
            restoreDepth(depth);
            reset(open);
            if (!quiet) {
                invalidField(open, inTemplate ? "t-string: " : "f-string: ", inTemplate);
            }
            reset(open);
            throw f;
        }
    }

    private void invalidField(int open, String prefix, boolean template) {
        pos = open + 1;
        byte t = fetch();
        if (t == Tok.EQUAL || t == Tok.EXCLAMATION || t == Tok.COLON || t == Tok.RBRACE) {
            throw errorAtToken(prefix + "valid expression required before '" + (char) tokens.source.bytes[
                    tokens.start[pos]] + "'", pos);
        }
        if (opt(ANNOTATED_RHS) == null) {
            throw errorOnNextToken(prefix + "expecting a valid expression after '{'");
        }
        t = fetch();
        if (t != Tok.EQUAL && t != Tok.EXCLAMATION && t != Tok.COLON && t != Tok.RBRACE) {
            throw errorOnNextToken(prefix + "expecting '=', or '!', or ':', or '}'");
        }
        if (take(Tok.EQUAL)) {
            t = fetch();
            if (t != Tok.EXCLAMATION && t != Tok.COLON && t != Tok.RBRACE) {
                throw errorOnNextToken(prefix + "expecting '!', or ':', or '}'");
            }
        }
        if (take(Tok.EXCLAMATION)) {
            if (at(Tok.COLON) || at(Tok.RBRACE)) {
                throw errorOnNextToken(prefix + "missing conversion character");
            }
            if (!take(Tok.NAME)) {
                throw errorOnNextToken(prefix + "invalid conversion character");
            }
        }
        t = fetch();
        if (t != Tok.COLON && t != Tok.RBRACE) {
            throw errorOnNextToken(prefix + "expecting ':' or '}'");
        }
        if (take(Tok.COLON)) {
            formatSpecParts(template);
            if (!at(Tok.RBRACE)) {
                throw errorOnNextToken(prefix + "expecting '}', or format specs");
            }
        }
    }

    private void formatSpecParts(boolean template) {
        byte middle = template ? Tok.TSTRING_MIDDLE : Tok.FSTRING_MIDDLE;
        while (true) {
            if (take(middle)) {
                continue;
            }
            if (!at(Tok.LBRACE)) {
                return;
            }
            int mark = pos;
            try {
                replacementField(new ArrayList<>(), false, template, false);
            } catch (Failure f) {
                reset(mark);
                return;
            }
        }
    }
}
