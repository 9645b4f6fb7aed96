package org.pyrt.vm.symtable;

import java.math.BigDecimal;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Operator;

/** The constants that patterns compare with: literals, negative numbers, and sums of a real and an imaginary number. */
final class PatternConstants {

    private PatternConstants() {}

    /** Whether an expression of a pattern is a constant. */
    static boolean isConstant(Expr e) {
        return e instanceof Expr.Literal || e instanceof Expr.UnaryOp || e instanceof Expr.BinOp;
    }

    /** A key that is equal for constants that are equal in Python: {@code 1}, {@code 1.0} and {@code True} are. */
    static Object equalityKey(Expr e) {
        if (e instanceof Expr.Literal l && !isNumber(l.value())) {
            return l.value();
        }
        double imaginary = imaginary(e);
        return imaginary == 0 ? number(real(e)) : number(real(e)) + "+" + imaginary + "j";
    }

    private static boolean isNumber(Constant c) {
        return c instanceof Constant.IntValue || c instanceof Constant.FloatValue
                || c instanceof Constant.ImaginaryValue || c == Constant.TRUE || c == Constant.FALSE;
    }

    private static Object number(Object real) {
        if (real instanceof Double d) {
            if (d.isNaN() || d.isInfinite()) {
                return d;
            }
            return new BigDecimal(d).stripTrailingZeros();
        }
        return ((BigDecimal) real).stripTrailingZeros();
    }

    private static Object real(Expr e) {
        if (e instanceof Expr.UnaryOp u) {
            Object value = real(u.operand());
            return value instanceof Double d ? (Object) (-d) : ((BigDecimal) value).negate();
        }
        if (e instanceof Expr.BinOp b) {
            return real(b.left());
        }
        Constant c = ((Expr.Literal) e).value();
        if (c instanceof Constant.IntValue i) {
            return new BigDecimal(i.toBigInteger());
        }
        if (c instanceof Constant.FloatValue f) {
            return f.value();
        }
        return c == Constant.TRUE ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private static double imaginary(Expr e) {
        if (e instanceof Expr.UnaryOp u) {
            return -imaginary(u.operand());
        }
        if (e instanceof Expr.BinOp b) {
            return b.op() == Operator.SUB ? -imaginary(b.right()) : imaginary(b.right());
        }
        return ((Expr.Literal) e).value() instanceof Constant.ImaginaryValue j ? j.imag() : 0;
    }

    /** Python's {@code repr} of the constant. */
    static String repr(Expr e) {
        if (e instanceof Expr.UnaryOp u) {
            String operand = repr(u.operand());
            return operand.equals("0") ? operand : "-" + operand;
        }
        if (e instanceof Expr.BinOp b) {
            return "(" + complexPart(repr(b.left())) + b.op().symbol() + repr(b.right()) + ")";
        }
        return ConstantRepr.of(((Expr.Literal) e).value());
    }

    private static String complexPart(String real) {
        return real.endsWith(".0") ? real.substring(0, real.length() - 2) : real;
    }
}
