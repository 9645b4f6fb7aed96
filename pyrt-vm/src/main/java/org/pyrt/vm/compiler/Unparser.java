package org.pyrt.vm.compiler;

import java.math.BigInteger;
import java.util.List;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrRepr;
import org.pyrt.vm.ast.Arg;
import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.CompareOperator;
import org.pyrt.vm.ast.Comprehension;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Keyword;
import org.pyrt.vm.ast.Operator;

/** The text of an expression, as annotations show it under {@code from __future__ import annotations}. Source: CPython 3.14 Python/ast_unparse.c. */
final class Unparser {

    private static final int TUPLE = 0;
    private static final int TEST = 1;
    private static final int OR = 2;
    private static final int AND = 3;
    private static final int NOT = 4;
    private static final int COMPARE = 5;
    private static final int BIT_OR = 6;
    private static final int BIT_XOR = 7;
    private static final int BIT_AND = 8;
    private static final int SHIFT = 9;
    private static final int ARITHMETIC = 10;
    private static final int TERM = 11;
    private static final int FACTOR = 12;
    private static final int POWER = 13;
    private static final int AWAIT = 14;
    private static final int ATOM = 15;

    private static final String[] COMPARISONS = {" == ", " != ", " < ", " <= ", " > ", " >= ", " is ", " is not ", " in ", " not in "};
    private static final String INFINITY = "1e309";

    private final StringBuilder out = new StringBuilder();

    private Unparser() {}

    /** The text of an expression. */
    static String text(Expr e) {
        Unparser p = new Unparser();
        p.expr(e, TEST);
        return p.out.toString();
    }

    private void expr(Expr e, int level) {
        switch (e.kind()) {
            case Expr.BOOL_OP: {
                Expr.BoolOp n = (Expr.BoolOp) e;
                int own = n.isAnd() ? AND : OR;
                open(level > own);
                for (int i = 0; i < n.values().size(); i++) {
                    if (i > 0) {
                        out.append(n.isAnd() ? " and " : " or ");
                    }
                    expr(n.values().get(i), own + 1);
                }
                close(level > own);
                break;
            }
            case Expr.NAMED_EXPR: {
                Expr.NamedExpr n = (Expr.NamedExpr) e;
                open(level > TUPLE);
                expr(n.target(), ATOM);
                out.append(" := ");
                expr(n.value(), ATOM);
                close(level > TUPLE);
                break;
            }
            case Expr.BIN_OP:
                binary((Expr.BinOp) e, level);
                break;
            case Expr.UNARY_OP:
                unary((Expr.UnaryOp) e, level);
                break;
            case Expr.LAMBDA: {
                Expr.Lambda n = (Expr.Lambda) e;
                open(level > TEST);
                out.append(n.args().posonlyargs().isEmpty() && n.args().args().isEmpty() ? "lambda" : "lambda ");
                arguments(n.args());
                out.append(": ");
                expr(n.body(), TEST);
                close(level > TEST);
                break;
            }
            case Expr.IF_EXP: {
                Expr.IfExp n = (Expr.IfExp) e;
                open(level > TEST);
                expr(n.body(), TEST + 1);
                out.append(" if ");
                expr(n.test(), TEST + 1);
                out.append(" else ");
                expr(n.orelse(), TEST);
                close(level > TEST);
                break;
            }
            case Expr.DICT:
                dict((Expr.DictExpr) e);
                break;
            case Expr.SET:
                out.append('{');
                list(((Expr.SetExpr) e).elts());
                out.append('}');
                break;
            case Expr.LIST_COMP:
                comprehension('[', ((Expr.ListComp) e).elt(), null, ((Expr.ListComp) e).generators(), ']');
                break;
            case Expr.SET_COMP:
                comprehension('{', ((Expr.SetComp) e).elt(), null, ((Expr.SetComp) e).generators(), '}');
                break;
            case Expr.DICT_COMP:
                comprehension('{', ((Expr.DictComp) e).key(), ((Expr.DictComp) e).value(), ((Expr.DictComp) e).generators(), '}');
                break;
            case Expr.GENERATOR_EXP:
                comprehension('(', ((Expr.GeneratorExp) e).elt(), null, ((Expr.GeneratorExp) e).generators(), ')');
                break;
            case Expr.AWAIT:
                open(level > AWAIT);
                out.append("await ");
                expr(((Expr.Await) e).value(), ATOM);
                close(level > AWAIT);
                break;
            case Expr.YIELD: {
                Expr value = ((Expr.Yield) e).value();
                out.append(value == null ? "(yield" : "(yield ");
                if (value != null) {
                    expr(value, TEST);
                }
                out.append(')');
                break;
            }
            case Expr.YIELD_FROM:
                out.append("(yield from ");
                expr(((Expr.YieldFrom) e).value(), TEST);
                out.append(')');
                break;
            case Expr.COMPARE:
                compare((Expr.Compare) e, level);
                break;
            case Expr.CALL:
                call((Expr.Call) e);
                break;
            case Expr.JOINED_STR:
                out.append('f').append(quoted(fields(((Expr.JoinedStr) e).values())));
                break;
            case Expr.TEMPLATE_STR:
                out.append('t').append(quoted(fields(((Expr.TemplateStr) e).values())));
                break;
            case Expr.FORMATTED_VALUE:
            case Expr.INTERPOLATION:
                out.append('f').append(quoted(fields(List.of(e))));
                break;
            case Expr.LITERAL:
                constant(((Expr.Literal) e).value());
                break;
            case Expr.ATTRIBUTE:
                attribute((Expr.Attribute) e);
                break;
            case Expr.SUBSCRIPT:
                expr(((Expr.Subscript) e).value(), ATOM);
                out.append('[');
                expr(((Expr.Subscript) e).slice(), TUPLE);
                out.append(']');
                break;
            case Expr.STARRED:
                out.append('*');
                expr(((Expr.Starred) e).value(), BIT_OR);
                break;
            case Expr.NAME:
                out.append(((Expr.Name) e).id());
                break;
            case Expr.LIST:
                out.append('[');
                list(((Expr.ListExpr) e).elts());
                out.append(']');
                break;
            case Expr.TUPLE:
                tuple(((Expr.TupleExpr) e).elts(), level);
                break;
            default:
                slice((Expr.Slice) e);
        }
    }

    private void open(boolean needed) {
        if (needed) {
            out.append('(');
        }
    }

    private void close(boolean needed) {
        if (needed) {
            out.append(')');
        }
    }

    private void list(List<Expr> elts) {
        for (int i = 0; i < elts.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            expr(elts.get(i), TEST);
        }
    }

    private void tuple(List<Expr> elts, int level) {
        if (elts.isEmpty()) {
            out.append("()");
            return;
        }
        open(level > TUPLE);
        list(elts);
        if (elts.size() == 1) {
            out.append(',');
        }
        close(level > TUPLE);
    }

    private static int level(Operator op) {
        switch (op) {
            case ADD:
            case SUB:
                return ARITHMETIC;
            case LSHIFT:
            case RSHIFT:
                return SHIFT;
            case BIT_OR:
                return BIT_OR;
            case BIT_XOR:
                return BIT_XOR;
            case BIT_AND:
                return BIT_AND;
            case POW:
                return POWER;
            default:
                return TERM;
        }
    }

    private void binary(Expr.BinOp n, int level) {
        int own = level(n.op());
        boolean right = n.op() == Operator.POW;
        open(level > own);
        expr(n.left(), own + (right ? 1 : 0));
        if (right) {
            out.append(" ** ");
        } else {
            out.append(' ').append(n.op().symbol()).append(' ');
        }
        expr(n.right(), own + (right ? 0 : 1));
        close(level > own);
    }

    private void unary(Expr.UnaryOp n, int level) {
        int own = FACTOR;
        String op;
        switch (n.op()) {
            case NOT:
                op = "not ";
                own = NOT;
                break;
            case INVERT:
                op = "~";
                break;
            case UADD:
                op = "+";
                break;
            default:
                op = "-";
        }
        open(level > own);
        out.append(op);
        expr(n.operand(), own);
        close(level > own);
    }

    private void arguments(Arguments a) {
        boolean first = true;
        int positional = a.posonlyargs().size() + a.args().size();
        for (int i = 0; i < positional; i++) {
            first = comma(first);
            Arg arg = i < a.posonlyargs().size() ? a.posonlyargs().get(i) : a.args().get(i - a.posonlyargs().size());
            out.append(arg.name());
            int d = i - (positional - a.defaults().size());
            if (d >= 0) {
                out.append('=');
                expr(a.defaults().get(d), TEST);
            }
            if (i + 1 == a.posonlyargs().size()) {
                out.append(", /");
            }
        }
        if (a.vararg() != null || !a.kwonlyargs().isEmpty()) {
            first = comma(first);
            out.append('*');
            if (a.vararg() != null) {
                out.append(a.vararg().name());
            }
        }
        for (int i = 0; i < a.kwonlyargs().size(); i++) {
            first = comma(first);
            out.append(a.kwonlyargs().get(i).name());
            if (a.kwDefaults().get(i) != null) {
                out.append('=');
                expr(a.kwDefaults().get(i), TEST);
            }
        }
        if (a.kwarg() != null) {
            comma(first);
            out.append("**").append(a.kwarg().name());
        }
    }

    private boolean comma(boolean first) {
        if (!first) {
            out.append(", ");
        }
        return false;
    }

    private void dict(Expr.DictExpr n) {
        out.append('{');
        for (int i = 0; i < n.keys().size(); i++) {
            comma(i == 0);
            if (n.keys().get(i) == null) {
                out.append("**");
                expr(n.values().get(i), BIT_OR);
            } else {
                expr(n.keys().get(i), TEST);
                out.append(": ");
                expr(n.values().get(i), TEST);
            }
        }
        out.append('}');
    }

    private void comprehension(char begin, Expr elt, Expr value, List<Comprehension> generators, char end) {
        out.append(begin);
        expr(elt, TEST);
        if (value != null) {
            out.append(": ");
            expr(value, TEST);
        }
        for (Comprehension c : generators) {
            out.append(c.isAsync() ? " async for " : " for ");
            expr(c.target(), TUPLE);
            out.append(" in ");
            expr(c.iter(), TEST + 1);
            for (Expr condition : c.ifs()) {
                out.append(" if ");
                expr(condition, TEST + 1);
            }
        }
        out.append(end);
    }

    private void compare(Expr.Compare n, int level) {
        open(level > COMPARE);
        expr(n.left(), COMPARE + 1);
        for (int i = 0; i < n.ops().size(); i++) {
            CompareOperator op = n.ops().get(i);
            out.append(COMPARISONS[op.ordinal()]);
            expr(n.comparators().get(i), COMPARE + 1);
        }
        close(level > COMPARE);
    }

    private void call(Expr.Call n) {
        expr(n.func(), ATOM);
        out.append('(');
        if (n.args().size() == 1 && n.keywords().isEmpty() && n.args().get(0).kind() == Expr.GENERATOR_EXP) {
            out.setLength(out.length() - 1);
            expr(n.args().get(0), TEST);
            return;
        }
        boolean first = true;
        for (Expr a : n.args()) {
            first = comma(first);
            expr(a, TEST);
        }
        for (Keyword k : n.keywords()) {
            first = comma(first);
            out.append(k.name() == null ? "**" : k.name() + "=");
            expr(k.value(), TEST);
        }
        out.append(')');
    }

    private void attribute(Expr.Attribute n) {
        expr(n.value(), ATOM);
        boolean number = n.value() instanceof Expr.Literal l && l.value() instanceof Constant.IntValue;
        out.append(number ? " ." : ".").append(n.attr());
    }

    private void slice(Expr.Slice n) {
        if (n.lower() != null) {
            expr(n.lower(), TEST);
        }
        out.append(':');
        if (n.upper() != null) {
            expr(n.upper(), TEST);
        }
        if (n.step() != null) {
            out.append(':');
            expr(n.step(), TEST);
        }
    }

    private void constant(Constant c) {
        if (c instanceof Constant.IntValue i) {
            BigInteger v = i.toBigInteger();
            out.append(v);
        } else if (c instanceof Constant.FloatValue f) {
            out.append(Double.isInfinite(f.value()) ? INFINITY : PyFloat.of(f.value()).toString());
        } else if (c instanceof Constant.ImaginaryValue i) {
            out.append(
                    Double.isInfinite(i.imag()) ? INFINITY + "j" : PyComplex.of(0, i.imag()).toString());
        } else if (c instanceof Constant.BytesValue s) {
            out.append(PyBytes.of(s.bytes()));
        } else if (c instanceof Constant.StrValue s) {
            if (s.kind() != null) {
                out.append(s.kind());
            }
            out.append(quoted(Constants.leaf(s).toString()));
        } else if (c == Constant.ELLIPSIS) {
            out.append("...");
        } else {
            out.append(c == Constant.NONE ? "None" : c == Constant.TRUE ? "True" : "False");
        }
    }

    private static String quoted(String s) {
        return StrRepr.repr(PyStr.asSelf(Constants.leaf(Constant.StrValue.ofUtf16(s, null)))).toString();
    }

    /** What stands between the quotes of an f-string. */
    private static String fields(List<Expr> parts) {
        StringBuilder s = new StringBuilder();
        for (Expr part : parts) {
            if (part instanceof Expr.Literal l && l.value() instanceof Constant.StrValue text) {
                s.append(Constants.leaf(text).toString().replace("{", "{{").replace("}", "}}"));
            } else if (part instanceof Expr.FormattedValue f) {
                Unparser p = new Unparser();
                p.expr(f.value(), TEST + 1);
                field(s, p.out, f.conversion(), f.formatSpec());
            } else if (part instanceof Expr.Interpolation i) {
                field(s, Constants.leaf(i.text()).toString(), i.conversion(), i.formatSpec());
            } else {
                s.append(fields(((Expr.JoinedStr) part).values()));
            }
        }
        return s.toString();
    }

    private static void field(StringBuilder s, CharSequence value, int conversion, Expr spec) {
        s.append(value.length() > 0 && value.charAt(0) == '{' ? "{ " : "{").append(value);
        if (conversion > 0) {
            s.append('!').append((char) conversion);
        }
        if (spec != null) {
            s.append(':').append(fields(((Expr.JoinedStr) spec).values()));
        }
        s.append('}');
    }
}
