package org.pyrt.vm.compiler;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.pyrt.vm.ast.Comprehension;
import org.pyrt.vm.ast.ExceptHandler;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Keyword;
import org.pyrt.vm.ast.MatchCase;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.WithItem;

/**
 * The names that can change in the middle of an expression or become unbound: targets of {@code :=}, of {@code del} and of {@code except ...
 * as}. A local of such a name is copied before it is used as an operand, and always checked.
 */
final class WalrusNames {

    final Set<String> assigned = new HashSet<>();
    final Set<String> unbound = new HashSet<>();

    private WalrusNames() {}

    static WalrusNames of(Mod mod) {
        WalrusNames names = new WalrusNames();
        if (mod instanceof Mod.Module m) {
            names.visit(m.body());
        } else if (mod instanceof Mod.Interactive i) {
            names.visit(i.body());
        } else if (mod instanceof Mod.Expression e) {
            names.visit(e.body());
        }
        return names;
    }

    private void visit(Collection<?> nodes) {
        for (Object o : nodes) {
            visit(o);
        }
    }

    /** A node, a list of nodes, or null. */
    private void visit(Object o) {
        if (o instanceof Stmt s) {
            statement(s);
        } else if (o instanceof Expr e) {
            expression(e);
        } else if (o instanceof Collection<?> c) {
            visit(c);
        }
    }

    private void statement(Stmt s) {
        switch (s.kind()) {
            case Stmt.FUNCTION_DEF: {
                Stmt.FunctionDef f = (Stmt.FunctionDef) s;
                visit(f.decorators());
                visit(f.args().defaults());
                visit(f.args().kwDefaults());
                visit(f.body());
                break;
            }
            case Stmt.CLASS_DEF: {
                Stmt.ClassDef c = (Stmt.ClassDef) s;
                visit(c.decorators());
                visit(c.bases());
                keywords(c.keywords());
                visit(c.body());
                break;
            }
            case Stmt.RETURN:
                visit(((Stmt.Return) s).value());
                break;
            case Stmt.DELETE:
                deleted(((Stmt.Delete) s).targets());
                break;
            case Stmt.ASSIGN:
                visit(((Stmt.Assign) s).targets());
                visit(((Stmt.Assign) s).value());
                break;
            case Stmt.AUG_ASSIGN:
                visit(((Stmt.AugAssign) s).target());
                visit(((Stmt.AugAssign) s).value());
                break;
            case Stmt.ANN_ASSIGN:
                visit(((Stmt.AnnAssign) s).value());
                break;
            case Stmt.FOR: {
                Stmt.For f = (Stmt.For) s;
                visit(f.target());
                visit(f.iter());
                visit(f.body());
                visit(f.orelse());
                break;
            }
            case Stmt.WHILE:
                visit(((Stmt.While) s).test());
                visit(((Stmt.While) s).body());
                visit(((Stmt.While) s).orelse());
                break;
            case Stmt.IF:
                visit(((Stmt.If) s).test());
                visit(((Stmt.If) s).body());
                visit(((Stmt.If) s).orelse());
                break;
            case Stmt.WITH: {
                Stmt.With w = (Stmt.With) s;
                for (WithItem i : w.items()) {
                    visit(i.contextExpr());
                }
                visit(w.body());
                break;
            }
            case Stmt.MATCH: {
                Stmt.Match m = (Stmt.Match) s;
                visit(m.subject());
                for (MatchCase c : m.cases()) {
                    visit(c.guard());
                    visit(c.body());
                }
                break;
            }
            case Stmt.RAISE:
                visit(((Stmt.Raise) s).exc());
                visit(((Stmt.Raise) s).cause());
                break;
            case Stmt.TRY: {
                Stmt.Try t = (Stmt.Try) s;
                visit(t.body());
                for (ExceptHandler h : t.handlers()) {
                    if (h.name() != null) {
                        unbound.add(h.name());
                    }
                    visit(h.type());
                    visit(h.body());
                }
                visit(t.orelse());
                visit(t.finalbody());
                break;
            }
            case Stmt.ASSERT:
                visit(((Stmt.Assert) s).test());
                visit(((Stmt.Assert) s).msg());
                break;
            case Stmt.EXPR_STMT:
                visit(((Stmt.ExprStmt) s).value());
                break;
            default:
        }
    }

    private void keywords(Collection<Keyword> keywords) {
        for (Keyword k : keywords) {
            visit(k.value());
        }
    }

    private void deleted(Collection<Expr> targets) {
        for (Expr t : targets) {
            if (t instanceof Expr.Name n) {
                unbound.add(n.id());
            } else if (t instanceof Expr.TupleExpr tuple) {
                deleted(tuple.elts());
            } else if (t instanceof Expr.ListExpr list) {
                deleted(list.elts());
            } else {
                visit(t);
            }
        }
    }

    private void expression(Expr e) {
        switch (e.kind()) {
            case Expr.NAMED_EXPR: {
                Expr.NamedExpr n = (Expr.NamedExpr) e;
                assigned.add(n.target().id());
                unbound.add(n.target().id());
                visit(n.value());
                break;
            }
            case Expr.BOOL_OP:
                visit(((Expr.BoolOp) e).values());
                break;
            case Expr.BIN_OP:
                visit(((Expr.BinOp) e).left());
                visit(((Expr.BinOp) e).right());
                break;
            case Expr.UNARY_OP:
                visit(((Expr.UnaryOp) e).operand());
                break;
            case Expr.LAMBDA:
                visit(((Expr.Lambda) e).args().defaults());
                visit(((Expr.Lambda) e).args().kwDefaults());
                visit(((Expr.Lambda) e).body());
                break;
            case Expr.IF_EXP:
                visit(((Expr.IfExp) e).test());
                visit(((Expr.IfExp) e).body());
                visit(((Expr.IfExp) e).orelse());
                break;
            case Expr.DICT:
                visit(((Expr.DictExpr) e).keys());
                visit(((Expr.DictExpr) e).values());
                break;
            case Expr.SET:
                visit(((Expr.SetExpr) e).elts());
                break;
            case Expr.LIST_COMP:
                visit(((Expr.ListComp) e).elt());
                comprehension(((Expr.ListComp) e).generators());
                break;
            case Expr.SET_COMP:
                visit(((Expr.SetComp) e).elt());
                comprehension(((Expr.SetComp) e).generators());
                break;
            case Expr.DICT_COMP:
                visit(((Expr.DictComp) e).key());
                visit(((Expr.DictComp) e).value());
                comprehension(((Expr.DictComp) e).generators());
                break;
            case Expr.GENERATOR_EXP:
                visit(((Expr.GeneratorExp) e).elt());
                comprehension(((Expr.GeneratorExp) e).generators());
                break;
            case Expr.AWAIT:
                visit(((Expr.Await) e).value());
                break;
            case Expr.YIELD:
                visit(((Expr.Yield) e).value());
                break;
            case Expr.YIELD_FROM:
                visit(((Expr.YieldFrom) e).value());
                break;
            case Expr.COMPARE:
                visit(((Expr.Compare) e).left());
                visit(((Expr.Compare) e).comparators());
                break;
            case Expr.CALL: {
                Expr.Call c = (Expr.Call) e;
                visit(c.func());
                visit(c.args());
                keywords(c.keywords());
                break;
            }
            case Expr.FORMATTED_VALUE:
                visit(((Expr.FormattedValue) e).value());
                visit(((Expr.FormattedValue) e).formatSpec());
                break;
            case Expr.INTERPOLATION:
                visit(((Expr.Interpolation) e).value());
                visit(((Expr.Interpolation) e).formatSpec());
                break;
            case Expr.JOINED_STR:
                visit(((Expr.JoinedStr) e).values());
                break;
            case Expr.TEMPLATE_STR:
                visit(((Expr.TemplateStr) e).values());
                break;
            case Expr.ATTRIBUTE:
                visit(((Expr.Attribute) e).value());
                break;
            case Expr.SUBSCRIPT:
                visit(((Expr.Subscript) e).value());
                visit(((Expr.Subscript) e).slice());
                break;
            case Expr.STARRED:
                visit(((Expr.Starred) e).value());
                break;
            case Expr.LIST:
                visit(((Expr.ListExpr) e).elts());
                break;
            case Expr.TUPLE:
                visit(((Expr.TupleExpr) e).elts());
                break;
            case Expr.SLICE:
                visit(((Expr.Slice) e).lower());
                visit(((Expr.Slice) e).upper());
                visit(((Expr.Slice) e).step());
                break;
            default:
        }
    }

    private void comprehension(Collection<Comprehension> generators) {
        for (Comprehension g : generators) {
            visit(g.target());
            visit(g.iter());
            visit(g.ifs());
        }
    }
}
