package org.pyrt.vm.compiler;

import java.math.BigInteger;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Operator;
import org.pyrt.vm.ast.UnaryOperator;

/**
 * The values of expressions of constants that the compiler works out, as CPython's does: arithmetic of numbers, and joined or repeated strs. What would raise,
 * warn or become large is left to the program. Source: CPython 3.14 Python/flowgraph.c.
 */
final class ConstantFolding {

    private static final int MAX_BITS = 128;
    private static final int MAX_LENGTH = 4096;
    private static final long EXACT = 1L << 53;

    private ConstantFolding() {}

    /** The value of an expression, or null if it is not known here. */
    static Constant of(Expr e) {
        if (e instanceof Expr.Literal l) {
            return l.value();
        }
        if (e instanceof Expr.UnaryOp n) {
            Constant x = of(n.operand());
            return x == null ? null : unary(n.op(), x);
        }
        if (e instanceof Expr.BinOp n) {
            Constant y = of(n.right());
            Constant x = y == null ? null : of(n.left());
            return x == null ? null : binary(n.op(), x, y);
        }
        return null;
    }

    private static Constant unary(UnaryOperator op, Constant x) {
        switch (op) {
            case USUB:
                if (x instanceof Constant.IntValue i) {
                    return Constant.IntValue.of(i.toBigInteger().negate());
                }
                if (x instanceof Constant.ImaginaryValue i) {
                    return new Constant.ComplexValue(-0.0, -i.imag());
                }
                return x instanceof Constant.FloatValue f ? new Constant.FloatValue(-f.value()) : null;
            case UADD:
                return x instanceof Constant.IntValue || x instanceof Constant.FloatValue ? x : null;
            case INVERT:
                return x instanceof Constant.IntValue i ? Constant.IntValue.of(i.toBigInteger().not()) : null;
            default:
                return null;
        }
    }

    private static Constant binary(Operator op, Constant x, Constant y) {
        if (x instanceof Constant.IntValue i && y instanceof Constant.IntValue j) {
            return op == Operator.DIV ? floats(op, x, y) : ints(op, i.toBigInteger(), j.toBigInteger());
        }
        if (y instanceof Constant.ImaginaryValue imaginary) {
            return complex(op, x, imaginary.imag());
        }
        if (x instanceof Constant.StrValue s) {
            return text(op, s, y);
        }
        return floats(op, x, y);
    }

    private static Constant ints(Operator op, BigInteger x, BigInteger y) {
        switch (op) {
            case ADD:
                return small(x.add(y));
            case SUB:
                return small(x.subtract(y));
            case MULT:
                return x.bitLength() + y.bitLength() > MAX_BITS ? null : Constant.IntValue.of(x.multiply(y));
            case BIT_AND:
                return Constant.IntValue.of(x.and(y));
            case BIT_OR:
                return Constant.IntValue.of(x.or(y));
            case BIT_XOR:
                return Constant.IntValue.of(x.xor(y));
            case LSHIFT:
                return y.signum() < 0 || y.bitLength() > 16 || x.bitLength() + y.intValue() > MAX_BITS
                        ? null
                        : Constant.IntValue.of(x.shiftLeft(y.intValue()));
            case RSHIFT:
                return y.signum() < 0 || y.bitLength() > 16 ? null : Constant.IntValue.of(x.shiftRight(y.intValue()));
            case POW:
                return y.signum() < 0 || y.bitLength() > 16 || (long) x.bitLength() * y.intValue() > MAX_BITS
                        ? null
                        : Constant.IntValue.of(x.pow(y.intValue()));
            case FLOOR_DIV, MOD: {
                if (y.signum() == 0) {
                    return null;
                }
                BigInteger[] parts = x.divideAndRemainder(y);
                boolean up = parts[1].signum() != 0 && parts[1].signum() != y.signum();
                if (op == Operator.MOD) {
                    return Constant.IntValue.of(up ? parts[1].add(y) : parts[1]);
                }
                return Constant.IntValue.of(up ? parts[0].subtract(BigInteger.ONE) : parts[0]);
            }
            default:
                return null;
        }
    }

    private static Constant small(BigInteger result) {
        return result.bitLength() > MAX_BITS ? null : Constant.IntValue.of(result);
    }

    /** Whether a constant is a float, or an int that is one exactly. */
    private static boolean isReal(Constant c) {
        return c instanceof Constant.FloatValue || c instanceof Constant.IntValue i && i.big() == null && i.small() <= EXACT && i.small() >= -EXACT;
    }

    private static double real(Constant c) {
        return c instanceof Constant.FloatValue f ? f.value() : ((Constant.IntValue) c).small();
    }

    private static Constant floats(Operator op, Constant x, Constant y) {
        if (!isReal(x) || !isReal(y)) {
            return null;
        }
        double a = real(x);
        double b = real(y);
        switch (op) {
            case ADD:
                return new Constant.FloatValue(a + b);
            case SUB:
                return new Constant.FloatValue(a - b);
            case MULT:
                return new Constant.FloatValue(a * b);
            case DIV:
                return b == 0 ? null : new Constant.FloatValue(a / b);
            default:
                return null;
        }
    }

    /** The sum or difference of a real number and an imaginary one: how complex numbers are written. */
    private static Constant complex(Operator op, Constant x, double imaginary) {
        if (!isReal(x) || op != Operator.ADD && op != Operator.SUB) {
            return null;
        }
        return new Constant.ComplexValue(real(x) + (op == Operator.ADD ? 0.0 : -0.0), op == Operator.ADD ? imaginary : -imaginary);
    }

    private static Constant text(Operator op, Constant.StrValue x, Constant y) {
        if (x.text() == null) {
            return null;
        }
        if (op == Operator.ADD && y instanceof Constant.StrValue s && s.text() != null && x.text().length() + s.text().length() <= MAX_LENGTH) {
            return new Constant.StrValue(x.text() + s.text(), null, null);
        }
        if (op == Operator.MULT && y instanceof Constant.IntValue i && i.big() == null && i.small() >= 0) {
            return i.small() * x.text().length() <= MAX_LENGTH && i.small() <= MAX_LENGTH
                    ? new Constant.StrValue(x.text().repeat((int) i.small()), null, null)
                    : null;
        }
        return null;
    }
}
