package org.pyrt.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.vm.ast.Arg;
import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.Expr;

/** Reads the parameters of one function or lambda, up to the closing bracket or colon. */
class ParameterList {

    final ExpressionParser p;
    final boolean lambda;
    final byte close;
    private List<Arg> positionalOnly = List.of();
    private ArrayList<Arg> positional = new ArrayList<>(4);
    private final ArrayList<Expr> defaults = new ArrayList<>(0);
    private final ArrayList<Arg> keywordOnly = new ArrayList<>(0);
    private final ArrayList<Expr> keywordDefaults = new ArrayList<>(0);
    private Arg vararg;
    private Arg kwarg;

    ParameterList(ExpressionParser parser, boolean lambda) {
        p = parser;
        this.lambda = lambda;
        close = lambda ? Tok.COLON : Tok.RPAR;
    }

    Arguments parse() {
        boolean slash = false;
        boolean star = false;
        while (p.type[p.pos] != close) {
            switch (p.type[p.pos]) {
                case Tok.SLASH:
                    if (slash || star || positional.isEmpty()) {
                        throw p.fail();
                    }
                    slash = true;
                    p.pos++;
                    positionalOnly = List.copyOf(positional);
                    positional = new ArrayList<>(4);
                    break;
                case Tok.STAR:
                    beforeStars();
                    if (star) {
                        throw p.fail();
                    }
                    star = true;
                    starParameter();
                    break;
                case Tok.DOUBLESTAR:
                    beforeStars();
                    p.pos++;
                    kwarg = parameter(false);
                    endParameter();
                    return finish();
                default:
                    plainParameter(star);
                    break;
            }
            if (!endParameter()) {
                break;
            }
        }
        return finish();
    }

    private Arguments finish() {
        if (!positionalOnly.isEmpty()) {
            p.requireVersion(8, "Positional-only parameters are", p.pos);
        }
        return new Arguments(positionalOnly, List.copyOf(positional), vararg, List.copyOf(keywordOnly),
                TokenCursor.freezeNullable(keywordDefaults), kwarg, List.copyOf(defaults));
    }

    /** What follows a parameter: a comma (true), or the end. */
    private boolean endParameter() {
        if (p.accept(Tok.COMMA)) {
            skipTypeComment();
            return true;
        }
        skipTypeComment();
        if (p.type[p.pos] != close) {
            throw p.fail();
        }
        return false;
    }

    private void skipTypeComment() {
        if (p.type[p.pos] == Tok.TYPE_COMMENT && !lambda) {
            int i = p.pos++;
            attachTypeComment(p.tokens.source.text(p.tokens.start[i], p.tokens.end[i]));
        }
    }

    private void attachTypeComment(String text) {
        if (kwarg != null) {
            kwarg = commented(kwarg, text);
        } else if (!keywordOnly.isEmpty()) {
            keywordOnly.set(keywordOnly.size() - 1, commented(keywordOnly.get(keywordOnly.size() - 1), text));
        } else if (vararg != null) {
            vararg = commented(vararg, text);
        } else if (!positional.isEmpty()) {
            positional.set(positional.size() - 1, commented(positional.get(positional.size() - 1), text));
        }
    }

    private static Arg commented(Arg a, String text) {
        return new Arg(a.name(), a.annotation(), text, a.lineno(), a.col(), a.endLineno(), a.endCol());
    }

    /** Called at a star or double star. */
    void beforeStars() {}

    private void starParameter() {
        p.pos++;
        if (p.type[p.pos] == Tok.COMMA) {
            if (p.type[p.pos + 1] != Tok.NAME) {
                p.pos++;
                throw p.fail();
            }
            return;
        }
        vararg = parameter(true);
    }

    private void plainParameter(boolean keyword) {
        Arg arg = parameter(false);
        Expr value = p.accept(Tok.EQUAL) ? defaultValue() : null;
        if (keyword) {
            keywordOnly.add(arg);
            keywordDefaults.add(value);
            return;
        }
        if (value != null) {
            defaults.add(value);
        } else if (!defaults.isEmpty()) {
            throw p.fail();
        }
        positional.add(arg);
    }

    /** The value after {@code =}. */
    Expr defaultValue() {
        return p.expression();
    }

    private Arg parameter(boolean starAnnotation) {
        int first = p.pos;
        String name = p.expectName();
        Expr annotation = null;
        if (!lambda && p.accept(Tok.COLON)) {
            annotation = starAnnotation ? p.starExpression() : p.expression();
        }
        int last = p.pos - 1;
        return new Arg(name, annotation, null, p.line(first), p.col(first), p.endLine(last), p.endCol(last));
    }
}
