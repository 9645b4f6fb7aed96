package org.pyrt.vm.modules.ast;

import java.util.List;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Operator;
import org.pyrt.vm.ast.Pattern;
import org.pyrt.vm.ast.UnaryOperator;

/** The patterns of {@link TreeValidator}. */
final class PatternValidator {

    private final TreeValidator v;

    PatternValidator(TreeValidator validator) {
        v = validator;
    }

    private void patterns(List<Pattern> all, boolean star) {
        for (Pattern p : all) {
            pattern(p, star);
        }
    }

    private void capture(String name) {
        if (name.equals("_")) {
            throw v.value("can't capture name '_' in patterns");
        }
        v.name(name);
    }

    void pattern(Pattern p, boolean star) {
        switch (p.kind()) {
            case Pattern.MATCH_VALUE:
                matchValue(((Pattern.MatchValue) p).value());
                break;
            case Pattern.MATCH_SINGLETON: {
                Constant c = ((Pattern.MatchSingleton) p).value();
                if (c != Constant.NONE && c != Constant.TRUE && c != Constant.FALSE) {
                    throw v.value("MatchSingleton can only contain True, False and None");
                }
                break;
            }
            case Pattern.MATCH_SEQUENCE:
                patterns(((Pattern.MatchSequence) p).patterns(), true);
                break;
            case Pattern.MATCH_MAPPING:
                mapping((Pattern.MatchMapping) p);
                break;
            case Pattern.MATCH_CLASS:
                matchClass((Pattern.MatchClass) p);
                break;
            case Pattern.MATCH_STAR:
                if (!star) {
                    throw v.value("can't use MatchStar here");
                }
                if (((Pattern.MatchStar) p).name() != null) {
                    capture(((Pattern.MatchStar) p).name());
                }
                break;
            case Pattern.MATCH_AS: {
                Pattern.MatchAs as = (Pattern.MatchAs) p;
                if (as.name() != null) {
                    capture(as.name());
                }
                if (as.pattern() == null) {
                    break;
                }
                if (as.name() == null) {
                    throw v.value("MatchAs must specify a target name if a pattern is given");
                }
                pattern(as.pattern(), false);
                break;
            }
            default:
                if (((Pattern.MatchOr) p).patterns().size() < 2) {
                    throw v.value("MatchOr requires at least 2 patterns");
                }
                patterns(((Pattern.MatchOr) p).patterns(), false);
        }
    }

    private void mapping(Pattern.MatchMapping m) {
        if (m.keys().size() != m.patterns().size()) {
            throw v.value("MatchMapping doesn't have the same number of keys as patterns");
        }
        if (m.rest() != null) {
            capture(m.rest());
        }
        for (Expr key : m.keys()) {
            if (key instanceof Expr.Literal l
                    && (l.value() == Constant.NONE || l.value() == Constant.TRUE || l.value() == Constant.FALSE)) {
                continue;
            }
            matchValue(key);
        }
        patterns(m.patterns(), false);
    }

    private void matchClass(Pattern.MatchClass c) {
        if (c.kwdAttrs().size() != c.kwdPatterns().size()) {
            throw v.value("MatchClass doesn't have the same number of keyword attributes as patterns");
        }
        v.load(c.cls());
        Expr cls = c.cls();
        while (cls instanceof Expr.Attribute a) {
            cls = a.value();
        }
        if (!(cls instanceof Expr.Name)) {
            throw v.value("MatchClass cls field can only contain Name or Attribute nodes.");
        }
        for (String name : c.kwdAttrs()) {
            v.name(name);
        }
        patterns(c.patterns(), false);
        patterns(c.kwdPatterns(), false);
    }

    /** A value to compare with: a literal, a number with a sign, a complex number, a dotted name, or an f-string or t-string (refused later). */
    private void matchValue(Expr e) {
        v.load(e);
        switch (e.kind()) {
            case Expr.LITERAL: {
                Constant c = ((Expr.Literal) e).value();
                if (c == Constant.ELLIPSIS) {
                    throw v.value("unexpected constant inside of a literal pattern");
                }
                if (c instanceof Constant.TupleValue || c instanceof Constant.FrozenSetValue || c instanceof Constant.Singleton) {
                    throw v.value("unexpected constant inside of a literal pattern");
                }
                return;
            }
            case Expr.ATTRIBUTE, Expr.JOINED_STR, Expr.TEMPLATE_STR:
                return;
            case Expr.UNARY_OP:
                if (((Expr.UnaryOp) e).op() == UnaryOperator.USUB && isNumber(((Expr.UnaryOp) e).operand(), true)) {
                    return;
                }
                break;
            case Expr.BIN_OP: {
                Expr.BinOp b = (Expr.BinOp) e;
                Expr left = b.left() instanceof Expr.UnaryOp u && u.op() == UnaryOperator.USUB ? u.operand() : b.left();
                if ((b.op() == Operator.ADD || b.op() == Operator.SUB) && isNumber(left, false) && b.right() instanceof Expr.Literal l
                        && l.value() instanceof Constant.ImaginaryValue) {
                    return;
                }
                break;
            }
            default:
                break;
        }
        throw v.value("patterns may only match literals and attribute lookups");
    }

    private static boolean isNumber(Expr e, boolean imaginary) {
        return e instanceof Expr.Literal l
                && (l.value() instanceof Constant.IntValue
                        || l.value() instanceof Constant.FloatValue
                        || imaginary && l.value() instanceof Constant.ImaginaryValue);
    }
}
