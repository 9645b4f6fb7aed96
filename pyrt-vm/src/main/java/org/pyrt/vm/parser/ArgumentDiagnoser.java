package org.pyrt.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.vm.ast.Comprehension;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Keyword;

/** Malformed calls. */
abstract class ArgumentDiagnoser extends Speculation {

    private static final String MEANT_EQUALS = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    private static final String BARE_GENERATOR = "Generator expression must be parenthesized";

    ArgumentDiagnoser(Tokens tokens, String filename, ParserOptions options, CompoundParser first, ErrorReport report) {
        super(tokens, filename, options, first, report);
    }

    /** A generator expression in brackets, at the opening one; null when it is none. */
    abstract Expr optGenerator();

    @Override
    final Expr argumentExpression() {
        if (at(Tok.NAME) && type[pos + 1] == Tok.COLONEQUAL) {
            return assignmentExpression();
        }
        Expr e = expression();
        if (at(Tok.COLONEQUAL)) {
            throw fail();
        }
        return e;
    }

    @Override
    final Expr call(Expr func, int first) {
        int open = pos;
        enter();
        CallArguments a = new CallArguments(true);
        Expr generator = optGenerator();
        if (generator != null) {
            a.args.add(generator);
        } else {
            pos = open + 1;
            arguments(a, Tok.RPAR);
            expect(Tok.RPAR);
        }
        leave();
        return a.finish(this, func, first);
    }

    @Override
    final void arguments(CallArguments a, byte close) {
        int mark = pos;
        if (at(close)) {
            return;
        }
        if (args(a)) {
            take(Tok.COMMA);
            if (at(Tok.RPAR)) {
                return;
            }
        }
        reset(mark);
        if (!quiet) {
            invalidArguments(mark);
        }
        throw fail();
    }

    // ---- the arguments that fit

    /** As many arguments as fit; false when none does. */
    private boolean args(CallArguments a) {
        if (positionals(a)) {
            int mark = pos;
            if (take(Tok.COMMA) && !kwargs(a)) {
                reset(mark);
            }
            return true;
        }
        return kwargs(a);
    }

    /** Positional and starred arguments before the first keyword. */
    private boolean positionals(CallArguments a) {
        boolean any = false;
        int mark = pos;
        while (true) {
            Expr e = positional();
            if (e == null) {
                reset(mark);
                return any;
            }
            a.args.add(e);
            any = true;
            mark = pos;
            if (!take(Tok.COMMA)) {
                return true;
            }
        }
    }

    private Expr positional() {
        int mark = pos;
        if (at(Tok.STAR)) {
            return opt(STARRED_ARGUMENT);
        }
        int depth = depth();
        try {
            Expr e = argumentExpression();
            if (!at(Tok.EQUAL)) {
                return e;
            }
        } catch (Failure f) {
            restoreDepth(depth);
        }
        reset(mark);
        return null;
    }

    private boolean kwargs(CallArguments a) {
        int mark = pos;
        if (keywords(a, false)) {
            mark = pos;
            if (take(Tok.COMMA) && !keywords(a, true)) {
                reset(mark);
            }
            return true;
        }
        reset(mark);
        return keywords(a, true);
    }

    /** Keyword arguments with {@code *iterable} among them, or with {@code **mapping} among them. */
    private boolean keywords(CallArguments a, boolean mappings) {
        boolean any = false;
        int mark = pos;
        while (keyword(a, mappings)) {
            any = true;
            mark = pos;
            if (!take(Tok.COMMA)) {
                return true;
            }
        }
        reset(mark);
        return any;
    }

    private boolean keyword(CallArguments a, boolean mappings) {
        int first = pos;
        if (!quiet) {
            invalidKeyword();
        }
        if (at(Tok.NAME) && type[pos + 1] == Tok.EQUAL) {
            pos += 2;
            Expr value = opt(EXPRESSION);
            if (value != null) {
                a.keywords.add(new Keyword(nameAt(first), value, line(first), col(first), endLine(pos - 1),
                        endCol(pos - 1)));
                return true;
            }
        } else if (mappings && take(Tok.DOUBLESTAR)) {
            Expr value = opt(EXPRESSION);
            if (value != null) {
                a.keywords.add(new Keyword(null, value, line(first), col(first), endLine(pos - 1), endCol(pos - 1)));
                a.unpacked = true;
                return true;
            }
        } else if (!mappings && at(Tok.STAR)) {
            Expr e = opt(STARRED_ARGUMENT);
            if (e != null) {
                a.args.add(e);
                return true;
            }
        } else if (at(Tok.NAME)) {
            touch(pos + 1);
        }
        reset(first);
        return false;
    }

    @Override
    final Expr starredArgument() {
        int first = pos;
        if (!at(Tok.STAR)) {
            throw fail();
        }
        if (!quiet) {
            pos++;
            if (opt(EXPRESSION) != null && take(Tok.EQUAL)) {
                Expr value = opt(EXPRESSION);
                if (value != null) {
                    throw errorFromTo("cannot assign to iterable argument unpacking", first, value);
                }
            }
            reset(first);
        }
        int depth = depth();
        try {
            return super.starredArgument();
        } catch (Failure f) {
            restoreDepth(depth);
            if (!quiet) {
                throw errorAtLast("Invalid star expression");
            }
            throw f;
        }
    }

    // ---- the ones that do not

    private void invalidKeyword() {
        int first = pos;
        byte t = fetch();
        if (t == Tok.TRUE || t == Tok.FALSE || t == Tok.NONE) {
            pos++;
            if (at(Tok.EQUAL)) {
                throw errorTokens("cannot assign to " + Tok.KEYWORDS[t - Tok.FIRST_KEYWORD], first, pos);
            }
            reset(first);
        }
        invalidNameEqualsGenerator();
        if (!(t == Tok.NAME && type[pos + 1] == Tok.EQUAL)) {
            Expr e = opt(EXPRESSION);
            if (e != null && at(Tok.EQUAL)) {
                throw errorFromTo("expression cannot contain assignment, perhaps you meant \"==\"?", e, pos);
            }
            reset(first);
        }
        if (take(Tok.DOUBLESTAR)) {
            if (opt(EXPRESSION) != null && take(Tok.EQUAL)) {
                Expr value = opt(EXPRESSION);
                if (value != null) {
                    throw errorFromTo("cannot assign to keyword argument unpacking", first, value);
                }
            }
            reset(first);
        }
    }

    private void invalidNameEqualsGenerator() {
        int first = pos;
        if (at(Tok.NAME) && type[pos + 1] == Tok.EQUAL) {
            pos += 2;
            if (opt(EXPRESSION) != null && optForIfClauses() != null) {
                throw errorTokens(MEANT_EQUALS, first, first + 1);
            }
            reset(first);
        }
    }

    private void invalidArguments(int mark) {
        starAfterMapping(mark);
        Expr e = opt(EXPRESSION);
        if (e != null) {
            List<Comprehension> clauses = optForIfClauses();
            if (clauses != null && take(Tok.COMMA)) {
                CallArguments rest = new CallArguments(true);
                if (!args(rest) && opt(EXPRESSION) != null) {
                    optForIfClauses();
                }
                throw errorRange(BARE_GENERATOR, e, lastItem(clauses));
            }
        }
        reset(mark);
        invalidNameEqualsGenerator();
        missingValue(mark);
        CallArguments a = new CallArguments(true);
        if (args(a)) {
            int after = pos;
            generatorAmong(a, after);
            reset(after);
            positionalAfterKeyword(a);
        }
        reset(mark);
    }

    private void starAfterMapping(int mark) {
        CallArguments a = new CallArguments(true);
        if (!(positionals(a) && take(Tok.COMMA) && kwargs(a))) {
            reset(mark);
            if (!kwargs(new CallArguments(true))) {
                reset(mark);
                return;
            }
        }
        int comma = pos;
        if (take(Tok.COMMA)) {
            boolean any = false;
            while (at(Tok.STAR) && opt(STARRED_ARGUMENT) != null && !at(Tok.EQUAL)) {
                any = true;
                if (!take(Tok.COMMA)) {
                    break;
                }
            }
            if (any) {
                throw errorStartingFrom("iterable argument unpacking follows keyword argument unpacking", line(comma),
                        col(comma));
            }
        }
        reset(mark);
    }

    /** {@code f(a, b=)}. */
    private void missingValue(int mark) {
        if (!(args(new CallArguments(true)) && take(Tok.COMMA))) {
            reset(mark);
        }
        int name = pos;
        if (take(Tok.NAME) && take(Tok.EQUAL) && (at(Tok.COMMA) || at(Tok.RPAR))) {
            throw errorTokens("expected argument value expression", name, name + 1);
        }
        reset(mark);
    }

    private void generatorAmong(CallArguments a, int after) {
        List<Comprehension> clauses = optForIfClauses();
        if (clauses != null && a.args.size() > 1) {
            throw errorRange(BARE_GENERATOR, a.args.get(a.args.size() - 1), lastItem(clauses));
        }
        reset(after);
        if (take(Tok.COMMA)) {
            Expr e = opt(EXPRESSION);
            if (e != null) {
                clauses = optForIfClauses();
                if (clauses != null) {
                    throw errorRange(BARE_GENERATOR, e, lastItem(clauses));
                }
            }
        }
    }

    private void positionalAfterKeyword(CallArguments a) {
        if (take(Tok.COMMA) && args(new CallArguments(true))) {
            throw errorAtLast(a.unpacked ? "positional argument follows keyword argument unpacking"
                    : "positional argument follows keyword argument");
        }
    }

    private static Expr lastItem(List<Comprehension> clauses) {
        Comprehension last = clauses.get(clauses.size() - 1);
        return last.ifs().isEmpty() ? last.iter() : last.ifs().get(last.ifs().size() - 1);
    }

    /** Elements of a display, as many as fit, with a comma after the last taken too; null when there are none. */
    final List<Expr> optStarNamedExpressions() {
        ArrayList<Expr> list = new ArrayList<>();
        while (true) {
            Expr e = opt(STAR_NAMED_EXPRESSION);
            if (e == null) {
                return list.isEmpty() ? null : list;
            }
            list.add(e);
            if (!take(Tok.COMMA)) {
                return list;
            }
        }
    }
}
