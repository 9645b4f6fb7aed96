package org.pyrt.vm.parser;

import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.Expr;

/** Malformed parameter lists. */
final class ParameterDiagnoser extends ParameterList {

    private static final int NO_DEFAULT = 0;
    private static final int WITH_DEFAULT = 1;
    private static final int MAYBE_DEFAULT = 2;

    private final Speculation d;

    ParameterDiagnoser(Speculation parser, boolean lambda) {
        super(parser, lambda);
        d = parser;
    }

    @Override
    Arguments parse() {
        if (!d.quiet) {
            int mark = d.pos;
            invalidParameters(mark);
            d.reset(mark);
        }
        return super.parse();
    }

    // ---- pieces

    /** One parameter with what ends it; false, with the position restored, when it does not fit. */
    private boolean parameter(int defaults) {
        int mark = d.pos;
        if (name()) {
            boolean value = d.at(Tok.EQUAL);
            boolean fits = defaults == MAYBE_DEFAULT || value == (defaults == WITH_DEFAULT);
            if (fits && (!value || optDefault()) && (d.take(Tok.COMMA) || d.at(close))) {
                return true;
            }
        }
        d.reset(mark);
        return false;
    }

    /** A name with its annotation. */
    private boolean name() {
        if (!d.take(Tok.NAME)) {
            return false;
        }
        int mark = d.pos;
        if (!lambda && d.take(Tok.COLON)) {
            if (d.opt(Speculation.EXPRESSION) == null) {
                d.reset(mark);
            }
        }
        return true;
    }

    private boolean optDefault() {
        try {
            d.pos++;
            defaultValue();
            return true;
        } catch (Failure f) {
            return false;
        }
    }

    @Override
    Expr defaultValue() {
        if (!d.quiet && (d.at(Tok.RPAR) || d.at(Tok.COMMA))) {
            throw d.errorAtToken("expected default value expression", d.pos - 1);
        }
        return super.defaultValue();
    }

    private int many(int defaults) {
        int count = 0;
        while (parameter(defaults)) {
            count++;
        }
        return count;
    }

    /** Parameters and the slash after them, with its comma. */
    private boolean slash() {
        int mark = d.pos;
        int count = many(NO_DEFAULT) + many(WITH_DEFAULT);
        if (count > 0 && d.take(Tok.SLASH) && (d.take(Tok.COMMA) || d.at(close))) {
            return true;
        }
        d.reset(mark);
        return false;
    }

    private boolean slashNoDefault() {
        int mark = d.pos;
        if (many(NO_DEFAULT) > 0 && d.take(Tok.SLASH) && (d.take(Tok.COMMA) || d.at(close))) {
            return true;
        }
        d.reset(mark);
        return false;
    }

    private boolean slashWithDefault() {
        int mark = d.pos;
        many(NO_DEFAULT);
        if (many(WITH_DEFAULT) > 0 && d.take(Tok.SLASH) && (d.take(Tok.COMMA) || d.at(close))) {
            return true;
        }
        d.reset(mark);
        return false;
    }

    // ---- malformed lists

    private void invalidParameters(int mark) {
        if (d.take(Tok.SLASH) && d.at(Tok.COMMA)) {
            throw d.errorAtToken("at least one argument must precede /", mark);
        }
        d.reset(mark);
        if (slash()) {
            many(MAYBE_DEFAULT);
            if (d.at(Tok.SLASH)) {
                throw d.errorAtToken("/ may appear only once", d.pos);
            }
        }
        d.reset(mark);
        defaultsOrder(mark);
        bracketed(mark);
        slash();
        many(MAYBE_DEFAULT);
        if (d.take(Tok.STAR) && (d.take(Tok.COMMA) || parameter(NO_DEFAULT))) {
            many(MAYBE_DEFAULT);
            if (d.at(Tok.SLASH)) {
                throw d.errorAtToken("/ must be ahead of *", d.pos);
            }
        }
        d.reset(mark);
        if (many(MAYBE_DEFAULT) > 0 && d.take(Tok.SLASH) && d.at(Tok.STAR)) {
            throw d.errorAtToken("expected comma between / and *", d.pos);
        }
    }

    private void defaultsOrder(int mark) {
        slashNoDefault();
        many(NO_DEFAULT);
        if (slashWithDefault() || many(WITH_DEFAULT) > 0) {
            int late = d.pos;
            if (parameter(NO_DEFAULT)) {
                d.touch(d.pos);
                int end = d.pos;
                d.reset(late);
                name();
                int last = d.pos - 1;
                d.reset(end);
                throw d.errorTokens("parameter without a default follows parameter with a default", late, last);
            }
        }
        d.reset(mark);
    }

    private void bracketed(int mark) {
        many(NO_DEFAULT);
        int open = d.pos;
        if (d.take(Tok.LPAR)) {
            boolean any = lambda ? lambdaNames() : many(NO_DEFAULT) > 0;
            if (any) {
                d.take(Tok.COMMA);
                if (d.at(Tok.RPAR)) {
                    throw d.errorTokens(lambda ? "Lambda expression parameters cannot be parenthesized"
                            : "Function parameters cannot be parenthesized", open, d.pos);
                }
            }
        }
        d.reset(mark);
    }

    private boolean lambdaNames() {
        boolean any = false;
        int mark = d.pos;
        while (d.take(Tok.NAME)) {
            any = true;
            mark = d.pos;
            if (!d.take(Tok.COMMA)) {
                return true;
            }
        }
        d.reset(mark);
        return any;
    }

    @Override
    void beforeStars() {
        if (d.quiet) {
            return;
        }
        int mark = d.pos;
        if (d.at(Tok.STAR)) {
            invalidStar(mark);
        } else {
            invalidDoubleStar(mark);
        }
        d.reset(mark);
    }

    private void invalidStar(int mark) {
        d.pos++;
        boolean bare = d.at(close);
        if (d.take(Tok.COMMA)) {
            bare = d.at(close) || d.at(Tok.DOUBLESTAR);
        }
        if (bare) {
            throw lambda ? d.errorAtLast("named arguments must follow bare *")
                    : d.errorAtToken("named arguments must follow bare *", mark);
        }
        if (d.at(Tok.TYPE_COMMENT)) {
            throw d.errorAtLast("bare * has associated type comment");
        }
        d.reset(mark + 1);
        if (name() && d.at(Tok.EQUAL)) {
            throw d.errorAtToken("var-positional argument cannot have default value", d.pos);
        }
        d.reset(mark + 1);
        if (parameter(NO_DEFAULT) || d.take(Tok.COMMA)) {
            many(MAYBE_DEFAULT);
            int again = d.pos;
            if (d.take(Tok.STAR) && (parameter(NO_DEFAULT) || d.at(Tok.COMMA))) {
                throw d.errorAtToken("* argument may appear only once", again);
            }
        }
    }

    private void invalidDoubleStar(int mark) {
        d.pos++;
        if (!name()) {
            return;
        }
        if (d.at(Tok.EQUAL)) {
            throw d.errorAtToken("var-keyword argument cannot have default value", d.pos);
        }
        if (!d.take(Tok.COMMA)) {
            return;
        }
        int late = d.pos;
        byte t = d.fetch();
        if (name()) {
            throw d.errorTokens("arguments cannot follow var-keyword argument", late, d.pos - 1);
        }
        if (t == Tok.STAR || t == Tok.DOUBLESTAR || t == Tok.SLASH) {
            throw d.errorAtToken("arguments cannot follow var-keyword argument", late);
        }
    }
}
