package org.pyrt.vm.symtable;

import java.util.List;
import org.pyrt.vm.ast.CompareOperator;
import org.pyrt.vm.ast.Comprehension;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Keyword;

/** The checks of expressions. */
final class ExpressionChecks {

    /** Targets before a starred one, at most. */
    private static final int MAX_BEFORE_STAR = 255;

    private final SyntaxChecks checks;

    ExpressionChecks(SyntaxChecks checks) {
        this.checks = checks;
    }

    private void optional(Expr e) {
        if (e != null) {
            expr(e);
        }
    }

    private void exprs(List<Expr> list) {
        for (int i = 0; i < list.size(); i++) {
            expr(list.get(i));
        }
    }

    /** Expressions of a display or call, where starred ones may stand. */
    void elements(List<Expr> list) {
        for (int i = 0; i < list.size(); i++) {
            Expr e = list.get(i);
            expr(e instanceof Expr.Starred s ? s.value() : e);
        }
    }

    void expr(Expr e) {
        switch (e.kind()) {
            case Expr.NAME, Expr.LITERAL:
                break;
            case Expr.ATTRIBUTE:
                expr(((Expr.Attribute) e).value());
                break;
            case Expr.CALL:
                call((Expr.Call) e);
                break;
            case Expr.SUBSCRIPT: {
                Expr.Subscript s = (Expr.Subscript) e;
                checkSubscripted(s.value());
                checkIndex(s.value(), s.slice());
                expr(s.value());
                expr(s.slice());
                break;
            }
            case Expr.BIN_OP:
                expr(((Expr.BinOp) e).left());
                expr(((Expr.BinOp) e).right());
                break;
            case Expr.COMPARE:
                compare((Expr.Compare) e);
                break;
            case Expr.BOOL_OP:
                exprs(((Expr.BoolOp) e).values());
                break;
            case Expr.UNARY_OP:
                expr(((Expr.UnaryOp) e).operand());
                break;
            case Expr.IF_EXP: {
                Expr.IfExp i = (Expr.IfExp) e;
                expr(i.test());
                expr(i.body());
                expr(i.orelse());
                break;
            }
            case Expr.TUPLE:
                elements(((Expr.TupleExpr) e).elts());
                break;
            case Expr.LIST:
                elements(((Expr.ListExpr) e).elts());
                break;
            case Expr.SET:
                elements(((Expr.SetExpr) e).elts());
                break;
            case Expr.DICT: {
                Expr.DictExpr d = (Expr.DictExpr) e;
                for (int i = 0; i < d.keys().size(); i++) {
                    optional(d.keys().get(i));
                    expr(d.values().get(i));
                }
                break;
            }
            case Expr.STARRED:
                throw checks.error("can't use starred expression here", e);
            case Expr.SLICE: {
                Expr.Slice s = (Expr.Slice) e;
                optional(s.lower());
                optional(s.upper());
                optional(s.step());
                break;
            }
            case Expr.JOINED_STR:
                exprs(((Expr.JoinedStr) e).values());
                break;
            case Expr.TEMPLATE_STR:
                exprs(((Expr.TemplateStr) e).values());
                break;
            case Expr.FORMATTED_VALUE:
                expr(((Expr.FormattedValue) e).value());
                optional(((Expr.FormattedValue) e).formatSpec());
                break;
            case Expr.INTERPOLATION:
                expr(((Expr.Interpolation) e).value());
                optional(((Expr.Interpolation) e).formatSpec());
                break;
            default:
                other(e);
                break;
        }
    }

    private void other(Expr e) {
        switch (e.kind()) {
            case Expr.NAMED_EXPR:
                expr(((Expr.NamedExpr) e).value());
                break;
            case Expr.LAMBDA: {
                Expr.Lambda l = (Expr.Lambda) e;
                checks.defaults(l.args());
                Scope outer = checks.scope;
                checks.scope = checks.table.scope(l);
                expr(l.body());
                checks.scope = outer;
                break;
            }
            case Expr.LIST_COMP:
                comprehension(e, ((Expr.ListComp) e).generators(), ((Expr.ListComp) e).elt(), null);
                break;
            case Expr.SET_COMP:
                comprehension(e, ((Expr.SetComp) e).generators(), ((Expr.SetComp) e).elt(), null);
                break;
            case Expr.DICT_COMP:
                comprehension(e, ((Expr.DictComp) e).generators(), ((Expr.DictComp) e).key(),
                        ((Expr.DictComp) e).value());
                break;
            case Expr.GENERATOR_EXP:
                comprehension(e, ((Expr.GeneratorExp) e).generators(), ((Expr.GeneratorExp) e).elt(), null);
                break;
            case Expr.AWAIT:
                expr(((Expr.Await) e).value());
                break;
            case Expr.YIELD:
                if (!checks.scope.isFunctionLike()) {
                    throw checks.error("'yield' outside function", e);
                }
                optional(((Expr.Yield) e).value());
                break;
            case Expr.YIELD_FROM:
                if (!checks.scope.isFunctionLike()) {
                    throw checks.error("'yield from' outside function", e);
                }
                if (checks.scope.isCoroutine() && checks.scope.comprehension() == Scope.NO_COMPREHENSION) {
                    throw checks.error("'yield from' inside async function", e);
                }
                expr(((Expr.YieldFrom) e).value());
                break;
            default:
                throw new AssertionError(e.kind());
        }
    }

    private void comprehension(Expr e, List<Comprehension> generators, Expr elt, Expr value) {
        expr(generators.get(0).iter());
        Scope outer = checks.scope;
        checks.scope = checks.table.scope(e);
        for (int i = 0; i < generators.size(); i++) {
            Comprehension c = generators.get(i);
            if (i > 0) {
                expr(c.iter());
            }
            target(c.target());
            exprs(c.ifs());
        }
        expr(elt);
        optional(value);
        checks.scope = outer;
    }

    // ---- targets

    /** A target of an assignment or deletion. */
    void target(Expr e) {
        switch (e.kind()) {
            case Expr.TUPLE:
                unpack(e, ((Expr.TupleExpr) e).elts());
                break;
            case Expr.LIST:
                unpack(e, ((Expr.ListExpr) e).elts());
                break;
            case Expr.STARRED:
                throw checks.error("starred assignment target must be in a list or tuple", e);
            case Expr.SUBSCRIPT:
                expr(((Expr.Subscript) e).value());
                expr(((Expr.Subscript) e).slice());
                break;
            default:
                expr(e);
                break;
        }
    }

    private void unpack(Expr whole, List<Expr> elts) {
        boolean star = false;
        for (int i = 0; i < elts.size(); i++) {
            if (elts.get(i) instanceof Expr.Starred) {
                if (star) {
                    throw checks.error("multiple starred expressions in assignment", whole);
                }
                if (i > MAX_BEFORE_STAR) {
                    throw checks.error("too many expressions in star-unpacking assignment", whole);
                }
                star = true;
            }
        }
        for (Expr e : elts) {
            target(e instanceof Expr.Starred s ? s.value() : e);
        }
    }

    // ---- calls, subscripts, comparisons

    private void call(Expr.Call c) {
        checks.keywordsOnce(c.keywords());
        if (isDisplay(c.func()) || c.func() instanceof Expr.Literal || isDebug(c.func())) {
            checks.warn("'" + typeName(c.func()) + "' object is not callable; perhaps you missed a comma?", c.func());
        }
        expr(c.func());
        elements(c.args());
        for (Keyword k : c.keywords()) {
            expr(k.value());
        }
    }

    private static boolean isDebug(Expr e) {
        return e instanceof Expr.Name n && n.id().equals("__debug__");
    }

    /** Whether an expression makes a builtin object that is not callable. */
    private static boolean isDisplay(Expr e) {
        switch (e.kind()) {
            case Expr.TUPLE, Expr.LIST, Expr.LIST_COMP, Expr.DICT, Expr.DICT_COMP, Expr.SET, Expr.SET_COMP,
                    Expr.GENERATOR_EXP, Expr.JOINED_STR, Expr.FORMATTED_VALUE, Expr.TEMPLATE_STR, Expr.INTERPOLATION:
                return true;
            default:
                return false;
        }
    }

    private void checkSubscripted(Expr e) {
        boolean bad;
        switch (e.kind()) {
            case Expr.LITERAL: {
                Constant v = ((Expr.Literal) e).value();
                bad = !(v instanceof Constant.StrValue || v instanceof Constant.BytesValue);
                break;
            }
            case Expr.SET, Expr.SET_COMP, Expr.GENERATOR_EXP, Expr.TEMPLATE_STR, Expr.INTERPOLATION, Expr.LAMBDA:
                bad = true;
                break;
            case Expr.NAME:
                bad = isDebug(e);
                break;
            default:
                bad = false;
                break;
        }
        if (bad) {
            checks.warn("'" + typeName(e) + "' object is not subscriptable; perhaps you missed a comma?", e);
        }
    }

    private void checkIndex(Expr e, Expr index) {
        String name = typeName(index);
        if (name == null || name.equals("int") || name.equals("bool")) {
            return;
        }
        switch (e.kind()) {
            case Expr.LITERAL: {
                Constant v = ((Expr.Literal) e).value();
                if (!(v instanceof Constant.StrValue || v instanceof Constant.BytesValue)) {
                    return;
                }
                break;
            }
            case Expr.TUPLE, Expr.LIST, Expr.LIST_COMP, Expr.JOINED_STR, Expr.FORMATTED_VALUE:
                break;
            default:
                return;
        }
        checks.warn(typeName(e) + " indices must be integers or slices, not " + name
                + "; perhaps you missed a comma?", e);
    }

    private void compare(Expr.Compare c) {
        Expr left = c.left();
        for (int i = 0; i < c.ops().size(); i++) {
            Expr right = c.comparators().get(i);
            CompareOperator op = c.ops().get(i);
            boolean identity = op == CompareOperator.IS || op == CompareOperator.IS_NOT;
            if (identity && (isValue(left) || isValue(right))) {
                String name = typeName(isValue(left) ? left : right);
                checks.warn(op == CompareOperator.IS
                        ? "\"is\" with '" + name + "' literal. Did you mean \"==\"?"
                        : "\"is not\" with '" + name + "' literal. Did you mean \"!=\"?", c);
                break;
            }
            left = right;
        }
        expr(c.left());
        exprs(c.comparators());
    }

    /** Whether an expression is a constant whose identity means nothing. */
    private static boolean isValue(Expr e) {
        if (e instanceof Expr.Literal l) {
            return !(l.value() instanceof Constant.Singleton);
        }
        return e instanceof Expr.TupleExpr t && isConstantTuple(t);
    }

    /** Whether all items are constants; tuples in it are none, as CPython 3.14 has it. */
    private static boolean isConstantTuple(Expr.TupleExpr t) {
        for (Expr e : t.elts()) {
            if (!(e instanceof Expr.Literal)) {
                return false;
            }
        }
        return true;
    }

    /** The name of the type an expression surely has, or null. */
    private static String typeName(Expr e) {
        switch (e.kind()) {
            case Expr.TUPLE:
                return "tuple";
            case Expr.LIST, Expr.LIST_COMP:
                return "list";
            case Expr.DICT, Expr.DICT_COMP:
                return "dict";
            case Expr.SET, Expr.SET_COMP:
                return "set";
            case Expr.GENERATOR_EXP:
                return "generator";
            case Expr.LAMBDA:
                return "function";
            case Expr.TEMPLATE_STR:
                return "string.templatelib.Template";
            case Expr.INTERPOLATION:
                return "string.templatelib.Interpolation";
            case Expr.JOINED_STR, Expr.FORMATTED_VALUE:
                return "str";
            case Expr.LITERAL:
                return typeName(((Expr.Literal) e).value());
            case Expr.NAME:
                return isDebug(e) ? "bool" : null;
            default:
                return null;
        }
    }

    private static String typeName(Constant value) {
        if (value instanceof Constant.IntValue) {
            return "int";
        }
        if (value instanceof Constant.FloatValue) {
            return "float";
        }
        if (value instanceof Constant.ImaginaryValue) {
            return "complex";
        }
        if (value instanceof Constant.StrValue) {
            return "str";
        }
        if (value instanceof Constant.BytesValue) {
            return "bytes";
        }
        return value == Constant.NONE ? "NoneType" : value == Constant.ELLIPSIS ? "ellipsis" : "bool";
    }
}
