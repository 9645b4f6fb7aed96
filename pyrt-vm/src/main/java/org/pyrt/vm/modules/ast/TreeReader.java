package org.pyrt.vm.modules.ast;

import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.ast.CompareOperator;
import org.pyrt.vm.ast.Comprehension;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Keyword;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.ast.Operator;
import org.pyrt.vm.ast.UnaryOperator;

/** Turns objects into a tree that can be compiled; raises TypeError and ValueError as CPython does for what is no tree. */
public final class TreeReader extends FieldReader {

    private final StatementReader statements;

    private TreeReader(ThreadState ts, AstTypes types) {
        super(ts, types);
        statements = new StatementReader(this);
    }

    /** Whether an object is a node of any kind. */
    public static boolean isNode(ThreadState ts, PyObject o) {
        PyType root = AstTypes.rootIfMade(ts);
        return root != null && PyType.of(o).isSubtypeOf(root);
    }

    /** The tree of an object for {@code exec}, {@code eval} or {@code single}; {@code wanted} is the name of its class. */
    @CleanPoint
    public static Mod read(ThreadState ts, AstTypes types, PyObject o, String wanted) {
        AstTypes.Kind kind = types.kindOf(o);
        if (kind == null || !kind.name.equals(wanted)) {
            throw Errors.typeError(ts, "expected " + wanted + " node, got " + PyType.of(o).name());
        }
        TreeReader reader = new TreeReader(ts, types);
        Mod mod = reader.mod(o, kind.name);
        new TreeValidator(ts).validate(mod);
        return mod;
    }

    @CleanPoint
    private Mod mod(PyObject o, String kind) {
        switch (kind) {
            case "Module":
                return new Mod.Module(
                        statements.body(o, kind, "body"),
                        list(o, kind, "type_ignores", v -> new Mod.TypeIgnore(
                                required(v, "TypeIgnore", "lineno", this::integer), required(v, "TypeIgnore", "tag", this::string))));
            case "Interactive":
                return new Mod.Interactive(statements.body(o, kind, "body"));
            case "Expression":
                return new Mod.Expression(required(o, kind, "body", this::expr));
            default:
                return new Mod.FunctionType(list(o, kind, "argtypes", this::expr), required(o, kind, "returns", this::expr));
        }
    }

    @CleanPoint
    List<Expr> exprs(PyObject o, String kind, String field) {
        return list(o, kind, field, this::expr);
    }

    @CleanPoint
    Expr one(PyObject o, String kind, String field) {
        return required(o, kind, field, this::expr);
    }

    @CleanPoint
    Expr maybe(PyObject o, String field) {
        return optional(o, field, this::expr);
    }

    @CleanPoint
    private ExprContext context(PyObject o, String kind) {
        return required(o, kind, "ctx", v -> {
            switch (kind(v, "expr_context").name) {
                case "Load":
                    return ExprContext.LOAD;
                case "Store":
                    return ExprContext.STORE;
                default:
                    return ExprContext.DEL;
            }
        });
    }

    @CleanPoint
    Operator operator(PyObject v) {
        String name = kind(v, "operator").name;
        for (Operator op : Operator.values()) {
            if (op.asdlName().equals(name)) {
                return op;
            }
        }
        throw new AssertionError(name);
    }

    @CleanPoint
    private UnaryOperator unary(PyObject v) {
        String name = kind(v, "unaryop").name;
        for (UnaryOperator op : UnaryOperator.values()) {
            if (op.asdlName().equals(name)) {
                return op;
            }
        }
        throw new AssertionError(name);
    }

    @CleanPoint
    private CompareOperator comparison(PyObject v) {
        String name = kind(v, "cmpop").name;
        for (CompareOperator op : CompareOperator.values()) {
            if (op.asdlName().equals(name)) {
                return op;
            }
        }
        throw new AssertionError(name);
    }

    @CleanPoint
    Expr.Name name(PyObject v, String problem) {
        if (expr(v) instanceof Expr.Name n) {
            return n;
        }
        throw Errors.typeError(ts, problem);
    }

    /** An expression; the object is neither null nor None. */
    @CleanPoint
    Expr expr(PyObject o) {
        enter();
        int[] p = null;
        AstTypes.Kind kind = types.kindOf(o);
        if (kind != null && kind.family.equals("expr")) {
            p = place(o, "expr");
        }
        Expr e = expr(o, kind(o, "expr").name, p);
        leave();
        return e;
    }

    @CleanPoint
    private Expr expr(PyObject o, String k, int[] p) {
        switch (k) {
            case "Name":
                return new Expr.Name(required(o, k, "id", this::identifier), context(o, k), p[0], p[1], p[2], p[3]);
            case "Constant":
                return constantNode(o, p);
            case "Attribute": {
                Expr value = one(o, k, "value");
                return new Expr.Attribute(value, required(o, k, "attr", this::identifier), context(o, k), p[0], p[1], p[2], p[3]);
            }
            case "Subscript": {
                Expr value = one(o, k, "value");
                return new Expr.Subscript(value, one(o, k, "slice"), context(o, k), p[0], p[1], p[2], p[3]);
            }
            case "Call": {
                Expr f = one(o, k, "func");
                List<Expr> args = exprs(o, k, "args");
                return new Expr.Call(f, args, keywords(o, k), p[0], p[1], p[2], p[3]);
            }
            case "BinOp": {
                Expr left = one(o, k, "left");
                Operator op = required(o, k, "op", this::operator);
                return new Expr.BinOp(left, op, one(o, k, "right"), p[0], p[1], p[2], p[3]);
            }
            case "UnaryOp": {
                UnaryOperator op = required(o, k, "op", this::unary);
                return new Expr.UnaryOp(op, one(o, k, "operand"), p[0], p[1], p[2], p[3]);
            }
            case "BoolOp": {
                boolean and = required(o, k, "op", v -> kind(v, "boolop").name.equals("And"));
                return new Expr.BoolOp(and, exprs(o, k, "values"), p[0], p[1], p[2], p[3]);
            }
            case "Compare": {
                Expr left = one(o, k, "left");
                List<CompareOperator> ops = list(o, k, "ops", this::comparison);
                return new Expr.Compare(left, ops, exprs(o, k, "comparators"), p[0], p[1], p[2], p[3]);
            }
            case "Tuple":
                return new Expr.TupleExpr(exprs(o, k, "elts"), context(o, k), p[0], p[1], p[2], p[3]);
            case "List":
                return new Expr.ListExpr(exprs(o, k, "elts"), context(o, k), p[0], p[1], p[2], p[3]);
            case "Set":
                return new Expr.SetExpr(exprs(o, k, "elts"), p[0], p[1], p[2], p[3]);
            case "Dict": {
                List<Expr> keys = exprs(o, k, "keys");
                return new Expr.DictExpr(keys, exprs(o, k, "values"), p[0], p[1], p[2], p[3]);
            }
            case "Starred":
                return new Expr.Starred(one(o, k, "value"), context(o, k), p[0], p[1], p[2], p[3]);
            case "Slice":
                return new Expr.Slice(maybe(o, "lower"), maybe(o, "upper"), maybe(o, "step"), p[0], p[1], p[2], p[3]);
            default:
                return other(o, k, p);
        }
    }

    @CleanPoint
    private Expr constantNode(PyObject o, int[] p) {
        PyObject v = Attributes.find(ts, o, PyStr.interned("value"));
        if (v == null) {
            throw Errors.typeError(ts, "required field \"value\" missing from Constant");
        }
        try (var held = ts.hold(v)) {
            Constant c = constant(v);
            String kind = optional(o, "kind", this::string);
            if (c instanceof Constant.StrValue s && kind != null) {
                c = new Constant.StrValue(s.text(), s.wide(), kind);
            }
            return new Expr.Literal(c, p[0], p[1], p[2], p[3]);
        }
    }

    @CleanPoint
    private Expr other(PyObject o, String k, int[] p) {
        switch (k) {
            case "NamedExpr": {
                Expr.Name target = required(o, k, "target", v -> name(v, "NamedExpr target must be a Name"));
                return new Expr.NamedExpr(target, one(o, k, "value"), p[0], p[1], p[2], p[3]);
            }
            case "Lambda":
                return new Expr.Lambda(required(o, k, "args", statements::arguments), one(o, k, "body"), p[0], p[1], p[2], p[3]);
            case "IfExp": {
                Expr test = one(o, k, "test");
                Expr body = one(o, k, "body");
                return new Expr.IfExp(test, body, one(o, k, "orelse"), p[0], p[1], p[2], p[3]);
            }
            case "ListComp":
                return new Expr.ListComp(one(o, k, "elt"), generators(o, k), p[0], p[1], p[2], p[3]);
            case "SetComp":
                return new Expr.SetComp(one(o, k, "elt"), generators(o, k), p[0], p[1], p[2], p[3]);
            case "GeneratorExp":
                return new Expr.GeneratorExp(one(o, k, "elt"), generators(o, k), p[0], p[1], p[2], p[3]);
            case "DictComp": {
                Expr key = one(o, k, "key");
                return new Expr.DictComp(key, one(o, k, "value"), generators(o, k), p[0], p[1], p[2], p[3]);
            }
            case "Await":
                return new Expr.Await(one(o, k, "value"), p[0], p[1], p[2], p[3]);
            case "Yield":
                return new Expr.Yield(maybe(o, "value"), p[0], p[1], p[2], p[3]);
            case "YieldFrom":
                return new Expr.YieldFrom(one(o, k, "value"), p[0], p[1], p[2], p[3]);
            case "FormattedValue": {
                Expr value = one(o, k, "value");
                int conversion = required(o, k, "conversion", this::integer);
                return new Expr.FormattedValue(value, conversion, maybe(o, "format_spec"), p[0], p[1], p[2], p[3]);
            }
            case "Interpolation": {
                Expr value = one(o, k, "value");
                PyObject text = Attributes.get(ts, o, PyStr.interned("str"));
                Constant c;
                try (var held = ts.hold(text)) {
                    c = constant(text);
                }
                int conversion = required(o, k, "conversion", this::integer);
                return new Expr.Interpolation(value, c, conversion, maybe(o, "format_spec"), p[0], p[1], p[2], p[3]);
            }
            case "JoinedStr":
                return new Expr.JoinedStr(exprs(o, k, "values"), p[0], p[1], p[2], p[3]);
            case "TemplateStr":
                return new Expr.TemplateStr(exprs(o, k, "values"), p[0], p[1], p[2], p[3]);
            default:
                throw Errors.typeError(ts, "expected some sort of expr, but got " + Representation.repr(ts, o));
        }
    }

    @CleanPoint
    List<Keyword> keywords(PyObject o, String kind) {
        return list(o, kind, "keywords", v -> {
            int[] p = place(v, "keyword");
            String name = optional(v, "arg", this::identifier);
            return new Keyword(name, one(v, "keyword", "value"), p[0], p[1], p[2], p[3]);
        });
    }

    @CleanPoint
    private List<Comprehension> generators(PyObject o, String kind) {
        return list(o, kind, "generators", v -> {
            Expr target = one(v, "comprehension", "target");
            Expr iter = one(v, "comprehension", "iter");
            List<Expr> ifs = exprs(v, "comprehension", "ifs");
            return new Comprehension(target, iter, ifs, required(v, "comprehension", "is_async", this::integer) != 0);
        });
    }

    @CleanPoint
    List<String> names(PyObject o, String kind, String field) {
        return list(o, kind, field, this::identifier);
    }
}
