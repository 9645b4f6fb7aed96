package org.pyrt.vm.parser;

import java.util.ArrayList;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Operator;
import org.pyrt.vm.ast.Pattern;
import org.pyrt.vm.ast.UnaryOperator;

/** The patterns of {@code case}. */
abstract class PatternParser extends ExpressionParser {

    PatternParser(Tokens tokens, String filename, ParserOptions options, SyntaxWarnings warnings) {
        super(tokens, filename, options, warnings);
    }

    /** The pattern of a {@code case}: one, or a sequence without brackets. */
    final Pattern patterns() {
        int first = pos;
        Pattern p = maybeStarPattern();
        if (type[pos] != Tok.COMMA) {
            if (p instanceof Pattern.MatchStar) {
                throw fail();
            }
            return p;
        }
        ArrayList<Pattern> list = new ArrayList<>();
        list.add(p);
        while (accept(Tok.COMMA)) {
            if (type[pos] == Tok.COLON || type[pos] == Tok.IF) {
                break;
            }
            list.add(maybeStarPattern());
        }
        return new Pattern.MatchSequence(freeze(list), line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    private Pattern maybeStarPattern() {
        return type[pos] == Tok.STAR ? starPattern() : pattern();
    }

    private Pattern starPattern() {
        int first = pos++;
        String name = captureTarget(true);
        return new Pattern.MatchStar(name, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    /** A name to bind; null for {@code _} where that is allowed. */
    final String captureTarget(boolean wildcard) {
        if (isSoft(Tok.UNDERSCORE)) {
            if (!wildcard) {
                throw fail();
            }
            pos++;
            return null;
        }
        String name = expectName();
        byte next = type[pos];
        if (next == Tok.DOT || next == Tok.LPAR || next == Tok.EQUAL) {
            throw fail();
        }
        return name;
    }

    /** Alternatives, and the name they are bound to. */
    Pattern pattern() {
        int first = pos;
        Pattern p = orPattern();
        if (!accept(Tok.AS)) {
            return p;
        }
        String name = captureTarget(false);
        return new Pattern.MatchAs(p, name, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    final Pattern orPattern() {
        int first = pos;
        Pattern p = closedPattern();
        if (type[pos] != Tok.VBAR) {
            return p;
        }
        ArrayList<Pattern> list = new ArrayList<>();
        list.add(p);
        while (accept(Tok.VBAR)) {
            list.add(closedPattern());
        }
        return new Pattern.MatchOr(freeze(list), line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    /** A pattern without alternatives. */
    Pattern closedPattern() {
        int first = pos;
        switch (type[pos]) {
            case Tok.NUMBER, Tok.MINUS, Tok.PLUS, Tok.STRING, Tok.FSTRING_START, Tok.TSTRING_START: {
                Expr value = literal();
                return new Pattern.MatchValue(value, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
            }
            case Tok.NONE:
                return singleton(Constant.NONE);
            case Tok.TRUE:
                return singleton(Constant.TRUE);
            case Tok.FALSE:
                return singleton(Constant.FALSE);
            case Tok.NAME:
                return namePattern();
            case Tok.LPAR:
                enter();
                Pattern group = groupOrSequence();
                leave();
                return group;
            case Tok.LSQB:
                enter();
                pos++;
                ArrayList<Pattern> list = new ArrayList<>();
                sequence(list, Tok.RSQB);
                leave();
                return new Pattern.MatchSequence(freeze(list), line(first), col(first), endLine(pos - 1),
                        endCol(pos - 1));
            case Tok.LBRACE:
                enter();
                Pattern mapping = mapping();
                leave();
                return mapping;
            default:
                throw fail();
        }
    }

    private Pattern singleton(Constant value) {
        int i = pos++;
        return new Pattern.MatchSingleton(value, line(i), col(i), endLine(i), endCol(i));
    }

    /** A number with a sign, a complex number, or strings. */
    private Expr literal() {
        byte t = type[pos];
        if (t == Tok.STRING || t == Tok.FSTRING_START || t == Tok.TSTRING_START) {
            return strings();
        }
        int first = pos;
        Expr value = signedNumber();
        if (type[pos] != Tok.PLUS && type[pos] != Tok.MINUS) {
            return value;
        }
        requireReal(value);
        Operator op = type[pos] == Tok.PLUS ? Operator.ADD : Operator.SUB;
        pos++;
        if (type[pos] != Tok.NUMBER) {
            throw fail();
        }
        Expr.Literal imaginary = number();
        if (!(imaginary.value() instanceof Constant.ImaginaryValue)) {
            throw errorAtNode("imaginary number required in complex literal", imaginary);
        }
        return new Expr.BinOp(value, op, imaginary, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    private void requireReal(Expr value) {
        Expr number = value instanceof Expr.UnaryOp u ? u.operand() : value;
        if (((Expr.Literal) number).value() instanceof Constant.ImaginaryValue) {
            throw errorAtNode("real number required in complex literal", number);
        }
    }

    private Expr signedNumber() {
        int first = pos;
        boolean minus = accept(Tok.MINUS);
        if (!minus) {
            accept(Tok.PLUS);
        }
        if (type[pos] != Tok.NUMBER) {
            throw fail();
        }
        Expr number = number();
        return minus ? new Expr.UnaryOp(UnaryOperator.USUB, number, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1)) : number;
    }

    /** A capture, wildcard, dotted value, or class. */
    private Pattern namePattern() {
        int first = pos;
        byte next = type[pos + 1];
        if (next != Tok.DOT && next != Tok.LPAR) {
            touch(pos + 1);
            if (next == Tok.EQUAL && !isSoft(Tok.UNDERSCORE)) {
                pos++;
                throw fail();
            }
            String name = isSoft(Tok.UNDERSCORE) ? null : nameAt(pos);
            pos++;
            return new Pattern.MatchAs(null, name, line(first), col(first), endLine(first), endCol(first));
        }
        Expr value = nameOrAttribute();
        if (type[pos] == Tok.LPAR) {
            enter();
            Pattern p = classPattern(value, first);
            leave();
            return p;
        }
        if (type[pos] == Tok.EQUAL) {
            throw fail();
        }
        return new Pattern.MatchValue(value, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    final Expr nameOrAttribute() {
        int first = pos;
        if (type[pos] != Tok.NAME) {
            throw fail();
        }
        Expr e = nameNode(pos++, ExprContext.LOAD);
        while (accept(Tok.DOT)) {
            e = new Expr.Attribute(e, expectName(), ExprContext.LOAD, line(first), col(first), endLine(pos - 1),
                    endCol(pos - 1));
        }
        return e;
    }

    private Pattern groupOrSequence() {
        int first = pos++;
        ArrayList<Pattern> list = new ArrayList<>();
        if (!accept(Tok.RPAR)) {
            Pattern p = maybeStarPattern();
            if (type[pos] == Tok.RPAR && !(p instanceof Pattern.MatchStar)) {
                pos++;
                return p;
            }
            list.add(p);
            expect(Tok.COMMA);
            sequence(list, Tok.RPAR);
        }
        return new Pattern.MatchSequence(freeze(list), line(first), col(first), endLine(pos - 1), endCol(pos - 1));
    }

    private void sequence(ArrayList<Pattern> list, byte close) {
        while (type[pos] != close) {
            list.add(maybeStarPattern());
            if (!accept(Tok.COMMA)) {
                break;
            }
        }
        expect(close);
    }

    /** A mapping pattern from its brace on. */
    Pattern mapping() {
        int first = pos++;
        ArrayList<Expr> keys = new ArrayList<>();
        ArrayList<Pattern> values = new ArrayList<>();
        String rest = null;
        while (type[pos] != Tok.RBRACE) {
            if (accept(Tok.DOUBLESTAR)) {
                rest = captureTarget(false);
                accept(Tok.COMMA);
                break;
            }
            keys.add(mappingKey());
            expect(Tok.COLON);
            values.add(pattern());
            if (!accept(Tok.COMMA)) {
                break;
            }
        }
        expect(Tok.RBRACE);
        return new Pattern.MatchMapping(freeze(keys), freeze(values), rest, line(first), col(first),
                endLine(pos - 1), endCol(pos - 1));
    }

    private Expr mappingKey() {
        switch (type[pos]) {
            case Tok.NONE:
                return constant(Constant.NONE);
            case Tok.TRUE:
                return constant(Constant.TRUE);
            case Tok.FALSE:
                return constant(Constant.FALSE);
            case Tok.NAME:
                Expr e = nameOrAttribute();
                if (e instanceof Expr.Name) {
                    throw fail();
                }
                return e;
            default:
                return literal();
        }
    }

    /** A class pattern from its opening bracket on. */
    Pattern classPattern(Expr cls, int first) {
        expect(Tok.LPAR);
        ArrayList<Pattern> positional = new ArrayList<>();
        ArrayList<String> names = new ArrayList<>();
        ArrayList<Pattern> keywords = new ArrayList<>();
        while (type[pos] != Tok.RPAR) {
            if (type[pos] == Tok.NAME && type[pos + 1] == Tok.EQUAL) {
                names.add(nameAt(pos));
                pos += 2;
                keywords.add(pattern());
            } else {
                Pattern p = pattern();
                if (!names.isEmpty()) {
                    throw fail();
                }
                positional.add(p);
            }
            if (!accept(Tok.COMMA)) {
                break;
            }
        }
        expect(Tok.RPAR);
        return new Pattern.MatchClass(cls, freeze(positional), freeze(names), freeze(keywords), line(first),
                col(first), endLine(pos - 1), endCol(pos - 1));
    }
}
