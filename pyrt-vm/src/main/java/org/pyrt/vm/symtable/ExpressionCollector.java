package org.pyrt.vm.symtable;

import java.util.List;
import org.pyrt.vm.ast.Arg;
import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.Comprehension;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Keyword;
import org.pyrt.vm.parser.PySyntaxError;

/** The first pass over expressions. */
final class ExpressionCollector {

    private final ScopeStack scopes;

    ExpressionCollector(ScopeStack scopes) {
        this.scopes = scopes;
    }

    void exprs(List<Expr> list) {
        for (int i = 0; i < list.size(); i++) {
            expr(list.get(i));
        }
    }

    /** Expressions, some of which may be null. */
    void nullable(List<Expr> list) {
        for (int i = 0; i < list.size(); i++) {
            optional(list.get(i));
        }
    }

    private void optional(Expr e) {
        if (e != null) {
            expr(e);
        }
    }

    void expr(Expr e) {
        switch (e.kind()) {
            case Expr.NAME:
                name((Expr.Name) e);
                break;
            case Expr.LITERAL:
                break;
            case Expr.ATTRIBUTE: {
                Expr.Attribute a = (Expr.Attribute) e;
                scopes.checkName(a.attr(), a.ctx(), a);
                expr(a.value());
                break;
            }
            case Expr.CALL: {
                Expr.Call c = (Expr.Call) e;
                expr(c.func());
                exprs(c.args());
                keywords(c.keywords());
                break;
            }
            case Expr.SUBSCRIPT: {
                Expr.Subscript s = (Expr.Subscript) e;
                expr(s.value());
                expr(s.slice());
                break;
            }
            case Expr.BIN_OP: {
                Expr.BinOp b = (Expr.BinOp) e;
                expr(b.left());
                expr(b.right());
                break;
            }
            case Expr.COMPARE: {
                Expr.Compare c = (Expr.Compare) e;
                expr(c.left());
                exprs(c.comparators());
                break;
            }
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
                exprs(((Expr.TupleExpr) e).elts());
                break;
            case Expr.LIST:
                exprs(((Expr.ListExpr) e).elts());
                break;
            case Expr.DICT: {
                Expr.DictExpr d = (Expr.DictExpr) e;
                nullable(d.keys());
                exprs(d.values());
                break;
            }
            case Expr.SET:
                exprs(((Expr.SetExpr) e).elts());
                break;
            case Expr.STARRED:
                expr(((Expr.Starred) e).value());
                break;
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
            case Expr.FORMATTED_VALUE: {
                Expr.FormattedValue f = (Expr.FormattedValue) e;
                expr(f.value());
                optional(f.formatSpec());
                break;
            }
            case Expr.INTERPOLATION: {
                Expr.Interpolation i = (Expr.Interpolation) e;
                expr(i.value());
                optional(i.formatSpec());
                break;
            }
            default:
                scoped(e);
                break;
        }
    }

    /** Expressions that open scopes, or are not allowed in every scope. */
    private void scoped(Expr e) {
        switch (e.kind()) {
            case Expr.NAMED_EXPR:
                rejectInAnnotation("named expression", e);
                namedExpr((Expr.NamedExpr) e);
                break;
            case Expr.LAMBDA:
                lambda((Expr.Lambda) e);
                break;
            case Expr.LIST_COMP: {
                Expr.ListComp c = (Expr.ListComp) e;
                comprehension(e, "listcomp", Scope.LIST_COMPREHENSION, c.generators(), c.elt(), null);
                break;
            }
            case Expr.SET_COMP: {
                Expr.SetComp c = (Expr.SetComp) e;
                comprehension(e, "setcomp", Scope.SET_COMPREHENSION, c.generators(), c.elt(), null);
                break;
            }
            case Expr.DICT_COMP: {
                Expr.DictComp c = (Expr.DictComp) e;
                comprehension(e, "dictcomp", Scope.DICT_COMPREHENSION, c.generators(), c.key(), c.value());
                break;
            }
            case Expr.GENERATOR_EXP: {
                Expr.GeneratorExp c = (Expr.GeneratorExp) e;
                comprehension(e, "genexpr", Scope.GENERATOR_EXPRESSION, c.generators(), c.elt(), null);
                break;
            }
            case Expr.YIELD:
                yieldExpr(e, ((Expr.Yield) e).value());
                break;
            case Expr.YIELD_FROM:
                yieldExpr(e, ((Expr.YieldFrom) e).value());
                break;
            case Expr.AWAIT:
                awaitExpr((Expr.Await) e);
                break;
            default:
                throw new AssertionError(e.kind());
        }
    }

    private void name(Expr.Name n) {
        Scope scope = scopes.current;
        if (scope.inUnevaluatedAnnotation) {
            return;
        }
        boolean load = n.ctx() == ExprContext.LOAD;
        scopes.define(n.id(), load ? Symbol.USE : Symbol.DEF_LOCAL, n, n.ctx());
        if (load && scope.isFunctionLike() && n.id().equals("super")) {
            scopes.define("__class__", Symbol.USE, n);
        }
    }

    void keywords(List<Keyword> keywords) {
        for (int i = 0; i < keywords.size(); i++) {
            Keyword k = keywords.get(i);
            if (k.name() != null) {
                scopes.checkName(k.name(), ExprContext.STORE, k);
            }
        }
        for (int i = 0; i < keywords.size(); i++) {
            expr(keywords.get(i).value());
        }
    }

    // ---- lambdas and comprehensions

    private void lambda(Expr.Lambda l) {
        exprs(l.args().defaults());
        nullable(l.args().kwDefaults());
        Scope scope = scopes.newScope(ScopeType.FUNCTION, "lambda", l);
        scopes.table.bodies.put(l, scope);
        scopes.enter(scope);
        parameters(l.args());
        expr(l.body());
        scopes.exit();
    }

    void parameters(Arguments a) {
        parameters(a.posonlyargs());
        parameters(a.args());
        parameters(a.kwonlyargs());
        if (a.vararg() != null) {
            scopes.define(a.vararg().name(), Symbol.DEF_PARAM, a.vararg());
            scopes.current.varargs = true;
        }
        if (a.kwarg() != null) {
            scopes.define(a.kwarg().name(), Symbol.DEF_PARAM, a.kwarg());
            scopes.current.varkeywords = true;
        }
    }

    private void parameters(List<Arg> args) {
        for (int i = 0; i < args.size(); i++) {
            scopes.define(args.get(i).name(), Symbol.DEF_PARAM, args.get(i));
        }
    }

    private void comprehension(Expr e, String name, int kind, List<Comprehension> generators, Expr elt, Expr value) {
        Comprehension outermost = generators.get(0);
        scopes.current.inIterable++;
        expr(outermost.iter());
        scopes.current.inIterable--;
        Scope scope = scopes.newScope(ScopeType.FUNCTION, name, e);
        scopes.table.bodies.put(e, scope);
        scopes.enter(scope);
        scope.comprehension = kind;
        scope.coroutine = outermost.isAsync();
        scopes.define(".0", Symbol.DEF_PARAM, e);
        scope.inIterationTarget = true;
        expr(outermost.target());
        scope.inIterationTarget = false;
        exprs(outermost.ifs());
        for (int i = 1; i < generators.size(); i++) {
            innerLoop(generators.get(i));
        }
        optional(value);
        expr(elt);
        scope.generator = kind == Scope.GENERATOR_EXPRESSION;
        boolean async = scope.coroutine && !scope.generator;
        scopes.exit();
        if (async) {
            Scope outer = scopes.current;
            if (!isAsyncFunction(outer) && outer.comprehension == Scope.NO_COMPREHENSION
                    && !scopes.allowsTopLevelAwait()) {
                throw scopes.error("asynchronous comprehension outside of an asynchronous function", e);
            }
            outer.coroutine = true;
        }
    }

    private void innerLoop(Comprehension c) {
        Scope scope = scopes.current;
        scope.inIterationTarget = true;
        expr(c.target());
        scope.inIterationTarget = false;
        scope.inIterable++;
        expr(c.iter());
        scope.inIterable--;
        exprs(c.ifs());
        if (c.isAsync()) {
            scope.coroutine = true;
        }
    }

    private static boolean isAsyncFunction(Scope s) {
        return s.type() == ScopeType.FUNCTION && s.coroutine;
    }

    // ---- assignment expressions

    private void namedExpr(Expr.NamedExpr n) {
        if (scopes.current.inIterable > 0) {
            throw scopes.error("assignment expression cannot be used in a comprehension iterable expression", n);
        }
        if (scopes.current.comprehension != Scope.NO_COMPREHENSION) {
            bindOutsideComprehension(n.target());
        }
        expr(n.value());
        expr(n.target());
    }

    /** The target of an assignment expression in a comprehension belongs to the nearest scope that is none. */
    private void bindOutsideComprehension(Expr.Name target) {
        String name = target.id();
        for (int i = scopes.stack.size() - 1; i >= 0; i--) {
            Scope s = scopes.stack.get(i);
            if (s.comprehension != Scope.NO_COMPREHENSION) {
                int flags = scopes.flags(s, name);
                if ((flags & Symbol.DEF_COMP_ITER) != 0 && (flags & Symbol.DEF_LOCAL) != 0) {
                    throw scopes.error("assignment expression cannot rebind comprehension iteration variable '" + name
                            + "'", target);
                }
                continue;
            }
            if (s.type() == ScopeType.ANNOTATION) {
                continue;
            }
            if (s.type() != ScopeType.FUNCTION && s.type() != ScopeType.MODULE) {
                throw scopes.error("assignment expression within a comprehension cannot be used "
                        + misplaced(s.type()), target);
            }
            boolean function = s.type() == ScopeType.FUNCTION;
            boolean asGlobal = !function || (scopes.flags(s, name) & Symbol.DEF_GLOBAL) != 0;
            scopes.define(name, asGlobal ? Symbol.DEF_GLOBAL : Symbol.DEF_NONLOCAL, target);
            scopes.recordDirective(name, target);
            scopes.note(name, function ? Symbol.DEF_LOCAL : Symbol.DEF_GLOBAL, s, target);
            return;
        }
    }

    private static String misplaced(ScopeType type) {
        switch (type) {
            case CLASS:
                return "in a class body";
            case TYPE_PARAMETERS:
                return "within the definition of a generic";
            case TYPE_ALIAS:
                return "in a type alias";
            default:
                return "in a TypeVar bound";
        }
    }

    // ---- yield and await

    private void yieldExpr(Expr e, Expr value) {
        rejectInAnnotation("yield expression", e);
        optional(value);
        Scope scope = scopes.current;
        scope.generator = true;
        switch (scope.comprehension) {
            case Scope.NO_COMPREHENSION:
                return;
            case Scope.LIST_COMPREHENSION:
                throw scopes.error("'yield' inside list comprehension", e);
            case Scope.SET_COMPREHENSION:
                throw scopes.error("'yield' inside set comprehension", e);
            case Scope.DICT_COMPREHENSION:
                throw scopes.error("'yield' inside dict comprehension", e);
            default:
                throw scopes.error("'yield' inside generator expression", e);
        }
    }

    private void awaitExpr(Expr.Await a) {
        rejectInAnnotation("await expression", a);
        Scope scope = scopes.current;
        if (!scopes.allowsTopLevelAwait()) {
            if (!scope.isFunctionLike()) {
                throw scopes.error("'await' outside function", a);
            }
            if (!isAsyncFunction(scope) && scope.comprehension == Scope.NO_COMPREHENSION) {
                throw scopes.error("'await' outside async function", a);
            }
        }
        expr(a.value());
        scope.coroutine = true;
    }

    private void rejectInAnnotation(String what, Expr e) {
        PySyntaxError error;
        Scope scope = scopes.current;
        switch (scope.type()) {
            case ANNOTATION:
                error = scopes.error(what + " cannot be used within an annotation", e);
                break;
            case TYPE_VARIABLE:
                error = scopes.error(what + " cannot be used within " + scope.info, e);
                break;
            case TYPE_ALIAS:
                error = scopes.error(what + " cannot be used within a type alias", e);
                break;
            case TYPE_PARAMETERS:
                error = scopes.error(what + " cannot be used within the definition of a generic", e);
                break;
            default:
                return;
        }
        throw error;
    }
}
