package org.pyrt.vm.modules.ast;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Operator;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.UnaryOperator;

/**
 * What an optimized tree shows otherwise than its source: {@code __debug__} as a constant, {@code '...' % (...)} as a formatted string, signed and complex
 * numbers of patterns as one constant, and at level 2 no docstrings. Each method looks at one node; {@link TreeWriter} asks on its way down.
 *
 * <p>Source: CPython 3.14 Python/ast_preprocess.c.
 */
final class TreeFolding {

    private static final int NO_DOCSTRINGS = 2;
    private static final int MAX_DIGITS = 3;

    private final int level;

    /** Whether annotations stay as they are, for they are kept as text. */
    final boolean annotationsAreText;

    TreeFolding(int level, boolean annotationsAreText) {
        this.level = level;
        this.annotationsAreText = annotationsAreText;
    }

    /** The expression to show for one outside patterns. */
    Expr expression(Expr e) {
        if (e instanceof Expr.Name n && n.ctx() == ExprContext.LOAD && n.id().equals("__debug__")) {
            return literal(level == 0 ? Constant.TRUE : Constant.FALSE, e);
        }
        if (e instanceof Expr.BinOp b
                && b.op() == Operator.MOD
                && b.left() instanceof Expr.Literal l
                && l.value() instanceof Constant.StrValue format
                && b.right() instanceof Expr.TupleExpr arguments) {
            List<Expr> parts = new Format(format.codePoints(), arguments.elts()).parts();
            return parts == null ? e : new Expr.JoinedStr(parts, e.lineno(), e.col(), e.endLineno(), e.endCol());
        }
        return e;
    }

    /** The expression to show for a value or key of a pattern. */
    Expr patternValue(Expr e) {
        if (e instanceof Expr.UnaryOp u && u.op() == UnaryOperator.USUB && u.operand() instanceof Expr.Literal l) {
            Constant negated = negated(l.value());
            return negated == null ? e : literal(negated, e);
        }
        if (e instanceof Expr.BinOp b
                && (b.op() == Operator.ADD || b.op() == Operator.SUB)
                && b.right() instanceof Expr.Literal r
                && r.value() instanceof Constant.ImaginaryValue j
                && patternValue(b.left()) instanceof Expr.Literal l) {
            double imag = b.op() == Operator.ADD ? j.imag() : -j.imag();
            if (l.value() instanceof Constant.IntValue i) {
                return literal(new Constant.ComplexValue(i.toBigInteger().doubleValue(), imag), e);
            }
            if (l.value() instanceof Constant.FloatValue f) {
                double real = b.op() == Operator.ADD ? f.value() + 0.0 : f.value();
                return literal(new Constant.ComplexValue(real, imag), e);
            }
        }
        return e;
    }

    /** The statements to show for the body of a module, class or function. */
    List<Stmt> body(List<Stmt> body) {
        if (level < NO_DOCSTRINGS || body.isEmpty() || !isText(body.get(0))) {
            return body;
        }
        Stmt doc = body.get(0);
        if (body.size() == 1) {
            return List.of(new Stmt.Pass(doc.lineno(), doc.col(), doc.lineno(), doc.col() + "pass".length()));
        }
        List<Stmt> rest = new ArrayList<>(body.subList(1, body.size()));
        Stmt first = rest.get(0);
        if (isText(first)) {
            Expr text = ((Stmt.ExprStmt) first).value();
            Expr joined = new Expr.JoinedStr(List.of(text), first.lineno(), first.col(), first.endLineno(), first.endCol());
            rest.set(0, new Stmt.ExprStmt(joined, first.lineno(), first.col(), first.endLineno(), first.endCol()));
        }
        return rest;
    }

    private static boolean isText(Stmt s) {
        return s instanceof Stmt.ExprStmt e && e.value() instanceof Expr.Literal l && l.value() instanceof Constant.StrValue;
    }

    private static Expr literal(Constant value, Expr place) {
        return new Expr.Literal(value, place.lineno(), place.col(), place.endLineno(), place.endCol());
    }

    private static Constant negated(Constant c) {
        if (c instanceof Constant.IntValue i) {
            BigInteger value = i.toBigInteger();
            return Constant.IntValue.of(value.negate());
        }
        if (c instanceof Constant.FloatValue f) {
            return new Constant.FloatValue(-f.value());
        }
        return c instanceof Constant.ImaginaryValue j ? new Constant.ComplexValue(-0.0, -j.imag()) : null;
    }

    /** A format with {@code %} and its arguments, read from left to right. */
    private static final class Format {

        private final int[] text;
        private final List<Expr> arguments;
        private int pos;

        Format(int[] text, List<Expr> arguments) {
            this.text = text;
            this.arguments = arguments;
        }

        /** The parts of the formatted string, or null if it cannot be one. */
        List<Expr> parts() {
            List<Expr> parts = new ArrayList<>();
            int count = 0;
            for (; ; ) {
                String plain = plain();
                if (!plain.isEmpty()) {
                    parts.add(unplaced(plain));
                }
                if (pos >= text.length) {
                    return count == arguments.size() ? parts : null;
                }
                if (count == arguments.size() || arguments.get(count) instanceof Expr.Starred) {
                    return null;
                }
                pos++;
                Expr field = field(arguments.get(count++));
                if (field == null) {
                    return null;
                }
                parts.add(field);
            }
        }

        private String plain() {
            StringBuilder b = new StringBuilder();
            while (pos < text.length) {
                if (text[pos] == '%') {
                    if (pos + 1 == text.length || text[pos + 1] != '%') {
                        break;
                    }
                    pos++;
                }
                b.appendCodePoint(text[pos++]);
            }
            return b.toString();
        }

        /** The replacement field of a conversion by {@code s}, {@code r} or {@code a}; null for another. */
        private Expr field(Expr argument) {
            boolean left = false;
            while (pos < text.length && "-+ #0".indexOf(text[pos]) >= 0) {
                left |= text[pos++] == '-';
            }
            String width = digits();
            if (width == null) {
                return null;
            }
            StringBuilder spec = new StringBuilder();
            if (!width.isEmpty()) {
                int n = Integer.parseInt(width);
                spec.append(left || n == 0 ? "" : ">").append(n);
            }
            if (pos < text.length && text[pos] == '.') {
                pos++;
                String precision = digits();
                if (precision == null) {
                    return null;
                }
                spec.append('.').append(precision.isEmpty() ? 0 : Integer.parseInt(precision));
            }
            if (pos >= text.length || "sra".indexOf(text[pos]) < 0) {
                return null;
            }
            int conversion = text[pos++];
            Expr formatSpec = spec.isEmpty() ? null : unplaced(spec.toString());
            return new Expr.FormattedValue(
                    argument, conversion, formatSpec, argument.lineno(), argument.col(), argument.endLineno(), argument.endCol());
        }

        /** The digits here, fewer than three; null if there are more. */
        private String digits() {
            StringBuilder b = new StringBuilder();
            while (pos < text.length && text[pos] >= '0' && text[pos] <= '9') {
                b.append((char) text[pos++]);
            }
            return b.length() < MAX_DIGITS ? b.toString() : null;
        }

        private static Expr unplaced(String s) {
            return new Expr.Literal(Constant.StrValue.ofUtf16(s, null), -1, -1, -1, -1);
        }
    }
}
