package org.pyrt.vm.modules.ast;

import java.util.List;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.ast.Arg;
import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.Comprehension;
import org.pyrt.vm.ast.ExceptHandler;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Keyword;
import org.pyrt.vm.ast.MatchCase;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.TypeParam;
import org.pyrt.vm.ast.WithItem;

/** Refuses trees that have all their fields but that no source gives. Source: CPython 3.14 Python/ast.c. */
final class TreeValidator {

    private final ThreadState ts;
    private final PatternValidator patterns = new PatternValidator(this);

    TreeValidator(ThreadState ts) {
        this.ts = ts;
    }

    @CleanPoint
    void validate(Mod mod) {
        if (mod instanceof Mod.Module m) {
            statements(m.body());
        } else if (mod instanceof Mod.Interactive i) {
            statements(i.body());
        } else if (mod instanceof Mod.Expression e) {
            expr(e.body(), ExprContext.LOAD);
        } else if (mod instanceof Mod.FunctionType f) {
            exprs(f.argTypes(), ExprContext.LOAD, false);
            expr(f.returns(), ExprContext.LOAD);
        }
    }

    RuntimeException value(String message) {
        return Errors.valueError(ts, message);
    }

    private void notEmpty(List<?> list, String what, String owner) {
        if (list.isEmpty()) {
            throw value("empty " + what + " on " + owner);
        }
    }

    private void body(List<Stmt> body, String owner) {
        notEmpty(body, "body", owner);
        statements(body);
    }

    void name(String id) {
        if (id.equals("None") || id.equals("True") || id.equals("False")) {
            throw value("identifier field can't represent '" + id + "' constant");
        }
    }

    void load(Expr e) {
        expr(e, ExprContext.LOAD);
    }

    private void maybe(Expr e) {
        if (e != null) {
            expr(e, ExprContext.LOAD);
        }
    }

    void exprs(List<Expr> all, ExprContext ctx, boolean nullable) {
        for (Expr e : all) {
            if (e != null) {
                expr(e, ctx);
            } else if (!nullable) {
                throw value("None disallowed in expression list");
            }
        }
    }

    private void loads(List<Expr> all) {
        exprs(all, ExprContext.LOAD, false);
    }

    private static String contextName(ExprContext ctx) {
        return ctx == ExprContext.LOAD ? "Load" : ctx == ExprContext.STORE ? "Store" : "Del";
    }

    private static ExprContext contextOf(Expr e) {
        switch (e.kind()) {
            case Expr.ATTRIBUTE:
                return ((Expr.Attribute) e).ctx();
            case Expr.SUBSCRIPT:
                return ((Expr.Subscript) e).ctx();
            case Expr.STARRED:
                return ((Expr.Starred) e).ctx();
            case Expr.NAME:
                return ((Expr.Name) e).ctx();
            case Expr.LIST:
                return ((Expr.ListExpr) e).ctx();
            case Expr.TUPLE:
                return ((Expr.TupleExpr) e).ctx();
            default:
                return null;
        }
    }

    private void expr(Expr e, ExprContext ctx) {
        ExprContext actual = contextOf(e);
        if (actual == null) {
            if (ctx != ExprContext.LOAD) {
                throw value("expression which can't be assigned to in " + contextName(ctx) + " context");
            }
        } else if (actual != ctx) {
            throw value("expression must have " + contextName(ctx) + " context but has " + contextName(actual) + " instead");
        }
        switch (e.kind()) {
            case Expr.NAME:
                name(((Expr.Name) e).id());
                break;
            case Expr.LITERAL:
                break;
            case Expr.ATTRIBUTE:
                load(((Expr.Attribute) e).value());
                break;
            case Expr.SUBSCRIPT:
                load(((Expr.Subscript) e).slice());
                load(((Expr.Subscript) e).value());
                break;
            case Expr.STARRED:
                expr(((Expr.Starred) e).value(), ctx);
                break;
            case Expr.LIST:
                exprs(((Expr.ListExpr) e).elts(), ctx, false);
                break;
            case Expr.TUPLE:
                exprs(((Expr.TupleExpr) e).elts(), ctx, false);
                break;
            case Expr.BOOL_OP:
                if (((Expr.BoolOp) e).values().size() < 2) {
                    throw value("BoolOp with less than 2 values");
                }
                loads(((Expr.BoolOp) e).values());
                break;
            case Expr.BIN_OP:
                load(((Expr.BinOp) e).left());
                load(((Expr.BinOp) e).right());
                break;
            case Expr.UNARY_OP:
                load(((Expr.UnaryOp) e).operand());
                break;
            case Expr.CALL: {
                Expr.Call c = (Expr.Call) e;
                load(c.func());
                loads(c.args());
                keywords(c.keywords());
                break;
            }
            case Expr.COMPARE: {
                Expr.Compare c = (Expr.Compare) e;
                if (c.comparators().isEmpty()) {
                    throw value("Compare with no comparators");
                }
                if (c.comparators().size() != c.ops().size()) {
                    throw value("Compare has a different number of comparators and operands");
                }
                loads(c.comparators());
                load(c.left());
                break;
            }
            default:
                other(e);
        }
    }

    private void other(Expr e) {
        switch (e.kind()) {
            case Expr.NAMED_EXPR:
                load(((Expr.NamedExpr) e).value());
                break;
            case Expr.LAMBDA:
                arguments(((Expr.Lambda) e).args());
                load(((Expr.Lambda) e).body());
                break;
            case Expr.IF_EXP:
                load(((Expr.IfExp) e).test());
                load(((Expr.IfExp) e).body());
                load(((Expr.IfExp) e).orelse());
                break;
            case Expr.DICT: {
                Expr.DictExpr d = (Expr.DictExpr) e;
                if (d.keys().size() != d.values().size()) {
                    throw value("Dict doesn't have the same number of keys as values");
                }
                exprs(d.keys(), ExprContext.LOAD, true);
                loads(d.values());
                break;
            }
            case Expr.SET:
                loads(((Expr.SetExpr) e).elts());
                break;
            case Expr.LIST_COMP:
                comprehension(((Expr.ListComp) e).generators());
                load(((Expr.ListComp) e).elt());
                break;
            case Expr.SET_COMP:
                comprehension(((Expr.SetComp) e).generators());
                load(((Expr.SetComp) e).elt());
                break;
            case Expr.GENERATOR_EXP:
                comprehension(((Expr.GeneratorExp) e).generators());
                load(((Expr.GeneratorExp) e).elt());
                break;
            case Expr.DICT_COMP:
                comprehension(((Expr.DictComp) e).generators());
                load(((Expr.DictComp) e).key());
                load(((Expr.DictComp) e).value());
                break;
            case Expr.YIELD:
                maybe(((Expr.Yield) e).value());
                break;
            case Expr.YIELD_FROM:
                load(((Expr.YieldFrom) e).value());
                break;
            case Expr.AWAIT:
                load(((Expr.Await) e).value());
                break;
            case Expr.FORMATTED_VALUE:
                load(((Expr.FormattedValue) e).value());
                maybe(((Expr.FormattedValue) e).formatSpec());
                break;
            case Expr.INTERPOLATION:
                load(((Expr.Interpolation) e).value());
                maybe(((Expr.Interpolation) e).formatSpec());
                break;
            case Expr.JOINED_STR:
                loads(((Expr.JoinedStr) e).values());
                break;
            case Expr.TEMPLATE_STR:
                loads(((Expr.TemplateStr) e).values());
                break;
            case Expr.SLICE:
                maybe(((Expr.Slice) e).lower());
                maybe(((Expr.Slice) e).upper());
                maybe(((Expr.Slice) e).step());
                break;
            default:
                break;
        }
    }

    private void comprehension(List<Comprehension> generators) {
        if (generators.isEmpty()) {
            throw value("comprehension with no generators");
        }
        for (Comprehension c : generators) {
            expr(c.target(), ExprContext.STORE);
            load(c.iter());
            loads(c.ifs());
        }
    }

    private void keywords(List<Keyword> keywords) {
        for (Keyword k : keywords) {
            load(k.value());
        }
    }

    private void args(List<Arg> args) {
        for (Arg a : args) {
            maybe(a.annotation());
        }
    }

    private void arguments(Arguments a) {
        args(a.posonlyargs());
        args(a.args());
        if (a.vararg() != null) {
            maybe(a.vararg().annotation());
        }
        args(a.kwonlyargs());
        if (a.kwarg() != null) {
            maybe(a.kwarg().annotation());
        }
        if (a.defaults().size() > a.posonlyargs().size() + a.args().size()) {
            throw value("more positional defaults than args on arguments");
        }
        if (a.kwDefaults().size() != a.kwonlyargs().size()) {
            throw value("length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        loads(a.defaults());
        exprs(a.kwDefaults(), ExprContext.LOAD, true);
    }

    // ---- statements

    private void statements(List<Stmt> body) {
        for (Stmt s : body) {
            if (s == null) {
                throw value("None disallowed in statement list");
            }
            statement(s);
        }
    }

    private void targets(List<Expr> targets, String owner, ExprContext ctx) {
        notEmpty(targets, "targets", owner);
        exprs(targets, ctx, false);
    }

    private void typeParams(List<TypeParam> params) {
        for (TypeParam p : params) {
            name(p.name());
            if (p instanceof TypeParam.TypeVar v) {
                maybe(v.bound());
            }
            maybe(p.defaultValue());
        }
    }

    private void statement(Stmt s) {
        switch (s.kind()) {
            case Stmt.FUNCTION_DEF: {
                Stmt.FunctionDef f = (Stmt.FunctionDef) s;
                body(f.body(), f.isAsync() ? "AsyncFunctionDef" : "FunctionDef");
                typeParams(f.typeParams());
                arguments(f.args());
                loads(f.decorators());
                maybe(f.returns());
                break;
            }
            case Stmt.CLASS_DEF: {
                Stmt.ClassDef c = (Stmt.ClassDef) s;
                body(c.body(), "ClassDef");
                typeParams(c.typeParams());
                loads(c.bases());
                keywords(c.keywords());
                loads(c.decorators());
                break;
            }
            case Stmt.RETURN:
                maybe(((Stmt.Return) s).value());
                break;
            case Stmt.DELETE:
                targets(((Stmt.Delete) s).targets(), "Delete", ExprContext.DEL);
                break;
            case Stmt.ASSIGN:
                targets(((Stmt.Assign) s).targets(), "Assign", ExprContext.STORE);
                load(((Stmt.Assign) s).value());
                break;
            case Stmt.TYPE_ALIAS:
                expr(((Stmt.TypeAlias) s).name(), ExprContext.STORE);
                typeParams(((Stmt.TypeAlias) s).typeParams());
                load(((Stmt.TypeAlias) s).value());
                break;
            case Stmt.AUG_ASSIGN:
                expr(((Stmt.AugAssign) s).target(), ExprContext.STORE);
                load(((Stmt.AugAssign) s).value());
                break;
            case Stmt.ANN_ASSIGN: {
                Stmt.AnnAssign a = (Stmt.AnnAssign) s;
                if (a.simple() && !(a.target() instanceof Expr.Name)) {
                    throw Errors.typeError(ts, "AnnAssign with simple non-Name target");
                }
                expr(a.target(), ExprContext.STORE);
                maybe(a.value());
                load(a.annotation());
                break;
            }
            case Stmt.RAISE:
                maybe(((Stmt.Raise) s).exc());
                if (((Stmt.Raise) s).cause() != null) {
                    if (((Stmt.Raise) s).exc() == null) {
                        throw value("Raise with cause but no exception");
                    }
                    load(((Stmt.Raise) s).cause());
                }
                break;
            case Stmt.ASSERT:
                load(((Stmt.Assert) s).test());
                maybe(((Stmt.Assert) s).msg());
                break;
            case Stmt.IMPORT:
                notEmpty(((Stmt.Import) s).names(), "names", "Import");
                break;
            case Stmt.IMPORT_FROM:
                if (((Stmt.ImportFrom) s).level() < 0) {
                    throw value("Negative ImportFrom level");
                }
                notEmpty(((Stmt.ImportFrom) s).names(), "names", "ImportFrom");
                break;
            case Stmt.GLOBAL:
                notEmpty(((Stmt.Global) s).names(), "names", "Global");
                break;
            case Stmt.NONLOCAL:
                notEmpty(((Stmt.Nonlocal) s).names(), "names", "Nonlocal");
                break;
            case Stmt.EXPR_STMT:
                load(((Stmt.ExprStmt) s).value());
                break;
            default:
                compound(s);
        }
    }

    private void compound(Stmt s) {
        switch (s.kind()) {
            case Stmt.FOR: {
                Stmt.For f = (Stmt.For) s;
                expr(f.target(), ExprContext.STORE);
                load(f.iter());
                body(f.body(), f.isAsync() ? "AsyncFor" : "For");
                statements(f.orelse());
                break;
            }
            case Stmt.WHILE:
                load(((Stmt.While) s).test());
                body(((Stmt.While) s).body(), "While");
                statements(((Stmt.While) s).orelse());
                break;
            case Stmt.IF:
                load(((Stmt.If) s).test());
                body(((Stmt.If) s).body(), "If");
                statements(((Stmt.If) s).orelse());
                break;
            case Stmt.WITH: {
                Stmt.With w = (Stmt.With) s;
                String owner = w.isAsync() ? "AsyncWith" : "With";
                notEmpty(w.items(), "items", owner);
                for (WithItem item : w.items()) {
                    load(item.contextExpr());
                    if (item.optionalVars() != null) {
                        expr(item.optionalVars(), ExprContext.STORE);
                    }
                }
                body(w.body(), owner);
                break;
            }
            case Stmt.MATCH: {
                Stmt.Match m = (Stmt.Match) s;
                load(m.subject());
                notEmpty(m.cases(), "cases", "Match");
                for (MatchCase c : m.cases()) {
                    patterns.pattern(c.pattern(), false);
                    maybe(c.guard());
                    body(c.body(), "match_case");
                }
                break;
            }
            case Stmt.TRY:
                tryStatement((Stmt.Try) s);
                break;
            default:
                break;
        }
    }

    private void tryStatement(Stmt.Try t) {
        String owner = t.isStar() ? "TryStar" : "Try";
        body(t.body(), owner);
        if (t.handlers().isEmpty() && t.finalbody().isEmpty()) {
            throw value(owner + " has neither except handlers nor finalbody");
        }
        if (t.handlers().isEmpty() && !t.orelse().isEmpty()) {
            throw value(owner + " has orelse but no except handlers");
        }
        for (ExceptHandler h : t.handlers()) {
            maybe(h.type());
            body(h.body(), "ExceptHandler");
        }
        statements(t.finalbody());
        statements(t.orelse());
    }
}
