package org.pyrt.vm.modules.ast;

import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.ast.Alias;
import org.pyrt.vm.ast.Arg;
import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.CompareOperator;
import org.pyrt.vm.ast.Comprehension;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.ExceptHandler;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Keyword;
import org.pyrt.vm.ast.MatchCase;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.ast.Node;
import org.pyrt.vm.ast.Pattern;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.TypeParam;
import org.pyrt.vm.ast.WithItem;
import org.pyrt.vm.compiler.Constants;

/** Turns a parsed tree into objects. Nothing here runs Python code, so that nodes may float until their parent has them. */
public final class TreeWriter {

    private final ThreadState ts;
    private final AstTypes types;
    private final StatementWriter statements = new StatementWriter(this);

    private final TreeFolding folding;
    private boolean folds;

    private TreeWriter(ThreadState ts, AstTypes types, TreeFolding folding) {
        this.ts = ts;
        this.types = types;
        this.folding = folding;
        folds = folding != null;
    }

    /** The objects of a tree, floating. */
    public static PyObject write(ThreadState ts, AstTypes types, Mod mod) {
        return new TreeWriter(ts, types, null).mod(mod);
    }

    /** The objects of the tree as it is optimized at a level, floating; {@code annotationsAreText} as the tree's future features have it. */
    public static PyObject writeFolded(ThreadState ts, AstTypes types, Mod mod, int level, boolean annotationsAreText) {
        return new TreeWriter(ts, types, new TreeFolding(level, annotationsAreText)).mod(mod);
    }

    private PyObject mod(Mod mod) {
        if (mod instanceof Mod.Module m) {
            PyList ignores = new PyList(ts);
            for (Mod.TypeIgnore i : m.typeIgnores()) {
                ignores.append(ts, node("TypeIgnore", PyInt.of(i.lineno()), PyStr.of(i.tag())));
            }
            return node("Module", body(m.body()), ignores);
        }
        if (mod instanceof Mod.Interactive i) {
            return node("Interactive", statements.list(i.body()));
        }
        if (mod instanceof Mod.Expression e) {
            return node("Expression", expr(e.body()));
        }
        Mod.FunctionType f = (Mod.FunctionType) mod;
        return node("FunctionType", exprs(f.argTypes()), expr(f.returns()));
    }

    /** A node without a place. */
    PyInstance node(String name, PyObject... values) {
        AstTypes.Kind kind = types.kind(name);
        PyInstance o = PyInstance.make(ts, kind.type);
        for (int i = 0; i < values.length; i++) {
            o.put(ts, kind.fields[i], values[i]);
        }
        return o;
    }

    /** A node with its place. */
    PyInstance at(Node place, String name, PyObject... values) {
        PyInstance o = node(name, values);
        o.put(ts, AstTypes.LINENO, PyInt.of(place.lineno()));
        o.put(ts, AstTypes.COL_OFFSET, PyInt.of(place.col()));
        o.put(ts, AstTypes.END_LINENO, PyInt.of(place.endLineno()));
        o.put(ts, AstTypes.END_COL_OFFSET, PyInt.of(place.endCol()));
        return o;
    }

    PyObject singleton(String name) {
        return types.kind(name).singleton;
    }

    ThreadState thread() {
        return ts;
    }

    static PyObject str(String s) {
        return s == null ? PyNone.NONE : PyStr.interned(s);
    }

    PyList strs(List<String> names) {
        PyList list = new PyList(ts, names.size());
        for (String s : names) {
            list.append(ts, PyStr.interned(s));
        }
        return list;
    }

    PyList exprs(List<? extends Expr> all) {
        PyList list = new PyList(ts, all.size());
        for (Expr e : all) {
            list.append(ts, expr(e));
        }
        return list;
    }

    /** The body of a module, class or function. */
    PyList body(List<Stmt> body) {
        return statements.list(folds ? folding.body(body) : body);
    }

    /** An annotation; None for null. */
    PyObject annotation(Expr e) {
        boolean before = folds;
        folds = before && !folding.annotationsAreText;
        PyObject o = expr(e);
        folds = before;
        return o;
    }

    private PyObject patternValue(Expr e) {
        return e == null ? PyNone.NONE : written(folds ? folding.patternValue(e) : e);
    }

    private PyObject context(ExprContext ctx) {
        return singleton(ctx == ExprContext.LOAD ? "Load" : ctx == ExprContext.STORE ? "Store" : "Del");
    }

    /** An expression; None for null. */
    PyObject expr(Expr e) {
        if (e == null) {
            return PyNone.NONE;
        }
        return written(folds ? folding.expression(e) : e);
    }

    private PyObject written(Expr e) {
        switch (e.kind()) {
            case Expr.NAME:
                return at(e, "Name", str(((Expr.Name) e).id()), context(((Expr.Name) e).ctx()));
            case Expr.LITERAL: {
                Constant c = ((Expr.Literal) e).value();
                return at(e, "Constant", Constants.object(ts, c), c instanceof Constant.StrValue s ? str(s.kind()) : PyNone.NONE);
            }
            case Expr.ATTRIBUTE: {
                Expr.Attribute n = (Expr.Attribute) e;
                return at(e, "Attribute", expr(n.value()), str(n.attr()), context(n.ctx()));
            }
            case Expr.SUBSCRIPT: {
                Expr.Subscript n = (Expr.Subscript) e;
                return at(e, "Subscript", expr(n.value()), expr(n.slice()), context(n.ctx()));
            }
            case Expr.CALL: {
                Expr.Call n = (Expr.Call) e;
                return at(e, "Call", expr(n.func()), exprs(n.args()), keywords(n.keywords()));
            }
            case Expr.BIN_OP: {
                Expr.BinOp n = (Expr.BinOp) e;
                return at(e, "BinOp", expr(n.left()), singleton(n.op().asdlName()), expr(n.right()));
            }
            case Expr.UNARY_OP: {
                Expr.UnaryOp n = (Expr.UnaryOp) e;
                return at(e, "UnaryOp", singleton(n.op().asdlName()), expr(n.operand()));
            }
            case Expr.BOOL_OP: {
                Expr.BoolOp n = (Expr.BoolOp) e;
                return at(e, "BoolOp", singleton(n.isAnd() ? "And" : "Or"), exprs(n.values()));
            }
            case Expr.COMPARE: {
                Expr.Compare n = (Expr.Compare) e;
                PyObject left = expr(n.left());
                PyList ops = new PyList(ts, n.ops().size());
                for (CompareOperator op : n.ops()) {
                    ops.append(ts, singleton(op.asdlName()));
                }
                return at(e, "Compare", left, ops, exprs(n.comparators()));
            }
            case Expr.TUPLE:
                return at(e, "Tuple", exprs(((Expr.TupleExpr) e).elts()), context(((Expr.TupleExpr) e).ctx()));
            case Expr.LIST:
                return at(e, "List", exprs(((Expr.ListExpr) e).elts()), context(((Expr.ListExpr) e).ctx()));
            case Expr.SET:
                return at(e, "Set", exprs(((Expr.SetExpr) e).elts()));
            case Expr.DICT:
                return at(e, "Dict", exprs(((Expr.DictExpr) e).keys()), exprs(((Expr.DictExpr) e).values()));
            case Expr.STARRED:
                return at(e, "Starred", expr(((Expr.Starred) e).value()), context(((Expr.Starred) e).ctx()));
            case Expr.SLICE: {
                Expr.Slice n = (Expr.Slice) e;
                return at(e, "Slice", expr(n.lower()), expr(n.upper()), expr(n.step()));
            }
            default:
                return otherExpr(e);
        }
    }

    private PyObject otherExpr(Expr e) {
        switch (e.kind()) {
            case Expr.NAMED_EXPR:
                return at(e, "NamedExpr", expr(((Expr.NamedExpr) e).target()), expr(((Expr.NamedExpr) e).value()));
            case Expr.LAMBDA:
                return at(e, "Lambda", arguments(((Expr.Lambda) e).args()), expr(((Expr.Lambda) e).body()));
            case Expr.IF_EXP: {
                Expr.IfExp n = (Expr.IfExp) e;
                return at(e, "IfExp", expr(n.test()), expr(n.body()), expr(n.orelse()));
            }
            case Expr.LIST_COMP:
                return at(e, "ListComp", expr(((Expr.ListComp) e).elt()), generators(((Expr.ListComp) e).generators()));
            case Expr.SET_COMP:
                return at(e, "SetComp", expr(((Expr.SetComp) e).elt()), generators(((Expr.SetComp) e).generators()));
            case Expr.GENERATOR_EXP:
                return at(e, "GeneratorExp", expr(((Expr.GeneratorExp) e).elt()), generators(((Expr.GeneratorExp) e).generators()));
            case Expr.DICT_COMP: {
                Expr.DictComp n = (Expr.DictComp) e;
                return at(e, "DictComp", expr(n.key()), expr(n.value()), generators(n.generators()));
            }
            case Expr.AWAIT:
                return at(e, "Await", expr(((Expr.Await) e).value()));
            case Expr.YIELD:
                return at(e, "Yield", expr(((Expr.Yield) e).value()));
            case Expr.YIELD_FROM:
                return at(e, "YieldFrom", expr(((Expr.YieldFrom) e).value()));
            case Expr.FORMATTED_VALUE: {
                Expr.FormattedValue n = (Expr.FormattedValue) e;
                return at(e, "FormattedValue", expr(n.value()), PyInt.of(n.conversion()), expr(n.formatSpec()));
            }
            case Expr.INTERPOLATION: {
                Expr.Interpolation n = (Expr.Interpolation) e;
                return at(
                        e, "Interpolation", expr(n.value()), Constants.object(ts, n.text()), PyInt.of(n.conversion()), expr(n.formatSpec()));
            }
            case Expr.JOINED_STR:
                return at(e, "JoinedStr", exprs(((Expr.JoinedStr) e).values()));
            case Expr.TEMPLATE_STR:
                return at(e, "TemplateStr", exprs(((Expr.TemplateStr) e).values()));
            default:
                throw new AssertionError(e.kind());
        }
    }

    PyList keywords(List<Keyword> all) {
        PyList list = new PyList(ts, all.size());
        for (Keyword k : all) {
            list.append(ts, at(k, "keyword", str(k.name()), expr(k.value())));
        }
        return list;
    }

    private PyList generators(List<Comprehension> all) {
        PyList list = new PyList(ts, all.size());
        for (Comprehension c : all) {
            list.append(
                    ts, node("comprehension", expr(c.target()), expr(c.iter()), exprs(c.ifs()), PyInt.of(c.isAsync() ? 1 : 0)));
        }
        return list;
    }

    PyObject arguments(Arguments a) {
        return node(
                "arguments",
                args(a.posonlyargs()),
                args(a.args()),
                arg(a.vararg()),
                args(a.kwonlyargs()),
                exprs(a.kwDefaults()),
                arg(a.kwarg()),
                exprs(a.defaults()));
    }

    private PyList args(List<Arg> all) {
        PyList list = new PyList(ts, all.size());
        for (Arg a : all) {
            list.append(ts, arg(a));
        }
        return list;
    }

    private PyObject arg(Arg a) {
        return a == null ? PyNone.NONE : at(a, "arg", str(a.name()), annotation(a.annotation()), str(a.typeComment()));
    }

    PyList aliases(List<Alias> all) {
        PyList list = new PyList(ts, all.size());
        for (Alias a : all) {
            list.append(ts, at(a, "alias", str(a.name()), str(a.asname())));
        }
        return list;
    }

    PyList withItems(List<WithItem> all) {
        PyList list = new PyList(ts, all.size());
        for (WithItem w : all) {
            list.append(ts, node("withitem", expr(w.contextExpr()), expr(w.optionalVars())));
        }
        return list;
    }

    PyList handlers(List<ExceptHandler> all) {
        PyList list = new PyList(ts, all.size());
        for (ExceptHandler h : all) {
            list.append(ts, at(h, "ExceptHandler", expr(h.type()), str(h.name()), statements.list(h.body())));
        }
        return list;
    }

    PyList cases(List<MatchCase> all) {
        PyList list = new PyList(ts, all.size());
        for (MatchCase c : all) {
            list.append(ts, node("match_case", pattern(c.pattern()), expr(c.guard()), statements.list(c.body())));
        }
        return list;
    }

    PyList typeParams(List<TypeParam> all) {
        PyList list = new PyList(ts, all.size());
        for (TypeParam p : all) {
            PyObject o;
            if (p instanceof TypeParam.TypeVar v) {
                o = at(p, "TypeVar", str(v.name()), expr(v.bound()), expr(v.defaultValue()));
            } else {
                o = at(p, p instanceof TypeParam.ParamSpec ? "ParamSpec" : "TypeVarTuple", str(p.name()), expr(p.defaultValue()));
            }
            list.append(ts, o);
        }
        return list;
    }

    private PyList patterns(List<Pattern> all) {
        PyList list = new PyList(ts, all.size());
        for (Pattern p : all) {
            list.append(ts, pattern(p));
        }
        return list;
    }

    private PyObject pattern(Pattern p) {
        if (p == null) {
            return PyNone.NONE;
        }
        switch (p.kind()) {
            case Pattern.MATCH_VALUE:
                return at(p, "MatchValue", patternValue(((Pattern.MatchValue) p).value()));
            case Pattern.MATCH_SINGLETON:
                return at(p, "MatchSingleton", Constants.object(ts, ((Pattern.MatchSingleton) p).value()));
            case Pattern.MATCH_SEQUENCE:
                return at(p, "MatchSequence", patterns(((Pattern.MatchSequence) p).patterns()));
            case Pattern.MATCH_MAPPING: {
                Pattern.MatchMapping n = (Pattern.MatchMapping) p;
                PyList keys = new PyList(ts, n.keys().size());
                for (Expr key : n.keys()) {
                    keys.append(ts, patternValue(key));
                }
                return at(p, "MatchMapping", keys, patterns(n.patterns()), str(n.rest()));
            }
            case Pattern.MATCH_CLASS: {
                Pattern.MatchClass n = (Pattern.MatchClass) p;
                return at(p, "MatchClass", expr(n.cls()), patterns(n.patterns()), strs(n.kwdAttrs()), patterns(n.kwdPatterns()));
            }
            case Pattern.MATCH_STAR:
                return at(p, "MatchStar", str(((Pattern.MatchStar) p).name()));
            case Pattern.MATCH_AS:
                return at(p, "MatchAs", pattern(((Pattern.MatchAs) p).pattern()), str(((Pattern.MatchAs) p).name()));
            default:
                return at(p, "MatchOr", patterns(((Pattern.MatchOr) p).patterns()));
        }
    }
}
