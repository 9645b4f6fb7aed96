package org.pyrt.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;

/** Turns expressions, parsed as values, into assignment and deletion targets. */
final class Targets {

    private Targets() {}

    /** The target of an assignment, or null when the expression is none; a star is allowed where {@code star} says. */
    static Expr store(Expr e, boolean star) {
        switch (e.kind()) {
            case Expr.NAME, Expr.ATTRIBUTE, Expr.SUBSCRIPT:
                return simple(e, ExprContext.STORE);
            case Expr.TUPLE: {
                Expr.TupleExpr t = (Expr.TupleExpr) e;
                List<Expr> elts = all(t.elts(), ExprContext.STORE);
                return elts == null ? null
                        : new Expr.TupleExpr(elts, ExprContext.STORE, t.lineno(), t.col(), t.endLineno(), t.endCol());
            }
            case Expr.LIST: {
                Expr.ListExpr t = (Expr.ListExpr) e;
                List<Expr> elts = all(t.elts(), ExprContext.STORE);
                return elts == null ? null
                        : new Expr.ListExpr(elts, ExprContext.STORE, t.lineno(), t.col(), t.endLineno(), t.endCol());
            }
            case Expr.STARRED: {
                Expr.Starred s = (Expr.Starred) e;
                Expr value = star ? store(s.value(), false) : null;
                return value == null ? null
                        : new Expr.Starred(value, ExprContext.STORE, s.lineno(), s.col(), s.endLineno(), s.endCol());
            }
            default:
                return null;
        }
    }

    /** The target of a deletion, or null. */
    static Expr delete(Expr e) {
        switch (e.kind()) {
            case Expr.NAME, Expr.ATTRIBUTE, Expr.SUBSCRIPT:
                return simple(e, ExprContext.DEL);
            case Expr.TUPLE: {
                Expr.TupleExpr t = (Expr.TupleExpr) e;
                List<Expr> elts = all(t.elts(), ExprContext.DEL);
                return elts == null ? null
                        : new Expr.TupleExpr(elts, ExprContext.DEL, t.lineno(), t.col(), t.endLineno(), t.endCol());
            }
            case Expr.LIST: {
                Expr.ListExpr t = (Expr.ListExpr) e;
                List<Expr> elts = all(t.elts(), ExprContext.DEL);
                return elts == null ? null
                        : new Expr.ListExpr(elts, ExprContext.DEL, t.lineno(), t.col(), t.endLineno(), t.endCol());
            }
            default:
                return null;
        }
    }

    private static List<Expr> all(List<Expr> elts, ExprContext ctx) {
        ArrayList<Expr> out = new ArrayList<>(elts.size());
        for (Expr e : elts) {
            Expr target = ctx == ExprContext.DEL ? delete(e) : store(e, true);
            if (target == null) {
                return null;
            }
            out.add(target);
        }
        return List.copyOf(out);
    }

    /** A name, attribute or item with this context; null for other expressions. */
    static Expr simple(Expr e, ExprContext ctx) {
        if (e instanceof Expr.Name n) {
            return new Expr.Name(n.id(), ctx, n.lineno(), n.col(), n.endLineno(), n.endCol());
        }
        if (e instanceof Expr.Attribute a) {
            return new Expr.Attribute(a.value(), a.attr(), ctx, a.lineno(), a.col(), a.endLineno(), a.endCol());
        }
        if (e instanceof Expr.Subscript s) {
            return new Expr.Subscript(s.value(), s.slice(), ctx, s.lineno(), s.col(), s.endLineno(), s.endCol());
        }
        return null;
    }
}
