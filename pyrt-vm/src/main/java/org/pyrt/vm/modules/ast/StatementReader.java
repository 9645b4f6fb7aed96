package org.pyrt.vm.modules.ast;

import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.vm.ast.Alias;
import org.pyrt.vm.ast.Arg;
import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.ExceptHandler;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Keyword;
import org.pyrt.vm.ast.MatchCase;
import org.pyrt.vm.ast.Operator;
import org.pyrt.vm.ast.Pattern;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.TypeParam;
import org.pyrt.vm.ast.WithItem;

/** Statements, parameters and patterns of {@link TreeReader}. */
final class StatementReader {

    private final TreeReader r;

    StatementReader(TreeReader reader) {
        r = reader;
    }

    @CleanPoint
    List<Stmt> body(PyObject o, String kind, String field) {
        return r.list(o, kind, field, this::statement);
    }

    @CleanPoint
    private String id(PyObject o, String kind, String field) {
        return r.required(o, kind, field, r::identifier);
    }

    @CleanPoint
    private Stmt statement(PyObject o) {
        r.enter();
        AstTypes.Kind kind = r.types.kindOf(o);
        int[] p = kind != null && kind.family.equals("stmt") ? r.place(o, "stmt") : null;
        String k = r.kind(o, "stmt").name;
        Stmt s = simple(o, k, p);
        if (s == null) {
            s = compound(o, k, p);
        }
        r.leave();
        return s;
    }

    @CleanPoint
    private Stmt simple(PyObject o, String k, int[] p) {
        switch (k) {
            case "Return":
                return new Stmt.Return(r.maybe(o, "value"), p[0], p[1], p[2], p[3]);
            case "Delete":
                return new Stmt.Delete(r.exprs(o, k, "targets"), p[0], p[1], p[2], p[3]);
            case "Assign": {
                List<Expr> targets = r.exprs(o, k, "targets");
                Expr value = r.one(o, k, "value");
                return new Stmt.Assign(targets, value, r.optional(o, "type_comment", r::string), p[0], p[1], p[2], p[3]);
            }
            case "TypeAlias": {
                Expr.Name name = r.required(o, k, "name", v -> r.name(v, "TypeAlias with non-Name name"));
                List<TypeParam> params = typeParams(o, k);
                return new Stmt.TypeAlias(name, params, r.one(o, k, "value"), p[0], p[1], p[2], p[3]);
            }
            case "AugAssign": {
                Expr target = r.one(o, k, "target");
                Operator op = r.required(o, k, "op", r::operator);
                return new Stmt.AugAssign(target, op, r.one(o, k, "value"), p[0], p[1], p[2], p[3]);
            }
            case "AnnAssign": {
                Expr target = r.one(o, k, "target");
                Expr annotation = r.one(o, k, "annotation");
                Expr value = r.maybe(o, "value");
                boolean simple = r.required(o, k, "simple", r::integer) != 0;
                return new Stmt.AnnAssign(target, annotation, value, simple, p[0], p[1], p[2], p[3]);
            }
            case "Raise":
                return new Stmt.Raise(r.maybe(o, "exc"), r.maybe(o, "cause"), p[0], p[1], p[2], p[3]);
            case "Assert":
                return new Stmt.Assert(r.one(o, k, "test"), r.maybe(o, "msg"), p[0], p[1], p[2], p[3]);
            case "Import":
                return new Stmt.Import(aliases(o, k), p[0], p[1], p[2], p[3]);
            case "ImportFrom": {
                String module = r.optional(o, "module", r::identifier);
                List<Alias> names = aliases(o, k);
                Integer level = r.optional(o, "level", r::integer);
                return new Stmt.ImportFrom(module, names, level == null ? 0 : level, p[0], p[1], p[2], p[3]);
            }
            case "Global":
                return new Stmt.Global(r.names(o, k, "names"), p[0], p[1], p[2], p[3]);
            case "Nonlocal":
                return new Stmt.Nonlocal(r.names(o, k, "names"), p[0], p[1], p[2], p[3]);
            case "Expr":
                return new Stmt.ExprStmt(r.one(o, k, "value"), p[0], p[1], p[2], p[3]);
            case "Pass":
                return new Stmt.Pass(p[0], p[1], p[2], p[3]);
            case "Break":
                return new Stmt.Break(p[0], p[1], p[2], p[3]);
            case "Continue":
                return new Stmt.Continue(p[0], p[1], p[2], p[3]);
            default:
                return null;
        }
    }

    @CleanPoint
    private Stmt compound(PyObject o, String k, int[] p) {
        switch (k) {
            case "FunctionDef":
            case "AsyncFunctionDef": {
                String name = id(o, k, "name");
                Arguments args = r.required(o, k, "args", this::arguments);
                List<Stmt> body = body(o, k, "body");
                List<Expr> decorators = r.exprs(o, k, "decorator_list");
                Expr returns = r.maybe(o, "returns");
                String comment = r.optional(o, "type_comment", r::string);
                return new Stmt.FunctionDef(
                        name, args, body, decorators, returns, comment, typeParams(o, k), k.startsWith("Async"), p[0], p[1], p[2], p[3]);
            }
            case "ClassDef": {
                String name = id(o, k, "name");
                List<Expr> bases = r.exprs(o, k, "bases");
                List<Keyword> keywords = r.keywords(o, k);
                List<Stmt> body = body(o, k, "body");
                List<Expr> decorators = r.exprs(o, k, "decorator_list");
                return new Stmt.ClassDef(name, bases, keywords, body, decorators, typeParams(o, k), p[0], p[1], p[2], p[3]);
            }
            case "For":
            case "AsyncFor": {
                Expr target = r.one(o, k, "target");
                Expr iter = r.one(o, k, "iter");
                List<Stmt> body = body(o, k, "body");
                List<Stmt> orelse = body(o, k, "orelse");
                String comment = r.optional(o, "type_comment", r::string);
                return new Stmt.For(target, iter, body, orelse, comment, k.startsWith("Async"), p[0], p[1], p[2], p[3]);
            }
            case "While":
                return new Stmt.While(r.one(o, k, "test"), body(o, k, "body"), body(o, k, "orelse"), p[0], p[1], p[2], p[3]);
            case "If":
                return new Stmt.If(r.one(o, k, "test"), body(o, k, "body"), body(o, k, "orelse"), p[0], p[1], p[2], p[3]);
            case "With":
            case "AsyncWith": {
                List<WithItem> items = r.list(o, k, "items", v -> new WithItem(r.one(v, "withitem", "context_expr"), r.maybe(v, "optional_vars")));
                List<Stmt> body = body(o, k, "body");
                String comment = r.optional(o, "type_comment", r::string);
                return new Stmt.With(items, body, comment, k.startsWith("Async"), p[0], p[1], p[2], p[3]);
            }
            case "Match": {
                Expr subject = r.one(o, k, "subject");
                List<MatchCase> cases = r.list(o, k, "cases", this::matchCase);
                return new Stmt.Match(subject, cases, p[0], p[1], p[2], p[3]);
            }
            case "Try":
            case "TryStar": {
                List<Stmt> body = body(o, k, "body");
                List<ExceptHandler> handlers = r.list(o, k, "handlers", this::handler);
                List<Stmt> orelse = body(o, k, "orelse");
                return new Stmt.Try(body, handlers, orelse, body(o, k, "finalbody"), k.equals("TryStar"), p[0], p[1], p[2], p[3]);
            }
            default:
                throw Errors.typeError(r.ts, "expected some sort of stmt, but got " + Representation.repr(r.ts, o));
        }
    }

    @CleanPoint
    private ExceptHandler handler(PyObject v) {
        r.kind(v, "excepthandler");
        int[] p = r.place(v, "excepthandler");
        Expr type = r.maybe(v, "type");
        String name = r.optional(v, "name", r::identifier);
        return new ExceptHandler(type, name, body(v, "ExceptHandler", "body"), p[0], p[1], p[2], p[3]);
    }

    @CleanPoint
    private List<Alias> aliases(PyObject o, String kind) {
        return r.list(o, kind, "names", v -> {
            int[] p = r.place(v, "alias");
            String name = id(v, "alias", "name");
            return new Alias(name, r.optional(v, "asname", r::identifier), p[0], p[1], p[2], p[3]);
        });
    }

    @CleanPoint
    Arguments arguments(PyObject v) {
        List<Arg> posonly = r.list(v, "arguments", "posonlyargs", this::arg);
        List<Arg> args = r.list(v, "arguments", "args", this::arg);
        Arg vararg = r.optional(v, "vararg", this::arg);
        List<Arg> kwonly = r.list(v, "arguments", "kwonlyargs", this::arg);
        List<Expr> kwDefaults = r.exprs(v, "arguments", "kw_defaults");
        Arg kwarg = r.optional(v, "kwarg", this::arg);
        return new Arguments(posonly, args, vararg, kwonly, kwDefaults, kwarg, r.exprs(v, "arguments", "defaults"));
    }

    @CleanPoint
    private Arg arg(PyObject v) {
        int[] p = r.place(v, "arg");
        String name = id(v, "arg", "arg");
        Expr annotation = r.maybe(v, "annotation");
        return new Arg(name, annotation, r.optional(v, "type_comment", r::string), p[0], p[1], p[2], p[3]);
    }

    @CleanPoint
    private List<TypeParam> typeParams(PyObject o, String kind) {
        return r.list(o, kind, "type_params", v -> {
            String k = r.kind(v, "type_param").name;
            int[] p = r.place(v, "type_param");
            String name = id(v, k, "name");
            switch (k) {
                case "TypeVar": {
                    Expr bound = r.maybe(v, "bound");
                    return new TypeParam.TypeVar(name, bound, r.maybe(v, "default_value"), p[0], p[1], p[2], p[3]);
                }
                case "ParamSpec":
                    return new TypeParam.ParamSpec(name, r.maybe(v, "default_value"), p[0], p[1], p[2], p[3]);
                default:
                    return new TypeParam.TypeVarTuple(name, r.maybe(v, "default_value"), p[0], p[1], p[2], p[3]);
            }
        });
    }

    // ---- patterns

    @CleanPoint
    private MatchCase matchCase(PyObject v) {
        Pattern pattern = r.required(v, "match_case", "pattern", this::pattern);
        Expr guard = r.maybe(v, "guard");
        return new MatchCase(pattern, guard, body(v, "match_case", "body"));
    }

    @CleanPoint
    private List<Pattern> patterns(PyObject o, String kind, String field) {
        return r.list(o, kind, field, this::pattern);
    }

    @CleanPoint
    private Pattern pattern(PyObject o) {
        r.enter();
        AstTypes.Kind kind = r.types.kindOf(o);
        int[] p = kind != null && kind.family.equals("pattern") ? r.place(o, "pattern") : null;
        Pattern result = pattern(o, r.kind(o, "pattern").name, p);
        r.leave();
        return result;
    }

    @CleanPoint
    private Pattern pattern(PyObject o, String k, int[] p) {
        switch (k) {
            case "MatchValue":
                return new Pattern.MatchValue(r.one(o, k, "value"), p[0], p[1], p[2], p[3]);
            case "MatchSingleton": {
                PyObject v = Attributes.find(r.ts, o, PyStr.interned("value"));
                if (v == null) {
                    throw Errors.typeError(r.ts, "required field \"value\" missing from MatchSingleton");
                }
                Constant c;
                try (var held = r.ts.hold(v)) {
                    c = v == PyNone.NONE ? Constant.NONE : r.constant(v);
                }
                return new Pattern.MatchSingleton(c, p[0], p[1], p[2], p[3]);
            }
            case "MatchSequence":
                return new Pattern.MatchSequence(patterns(o, k, "patterns"), p[0], p[1], p[2], p[3]);
            case "MatchMapping": {
                List<Expr> keys = r.exprs(o, k, "keys");
                List<Pattern> patterns = patterns(o, k, "patterns");
                return new Pattern.MatchMapping(keys, patterns, r.optional(o, "rest", r::identifier), p[0], p[1], p[2], p[3]);
            }
            case "MatchClass": {
                Expr cls = r.one(o, k, "cls");
                List<Pattern> patterns = patterns(o, k, "patterns");
                List<String> names = r.names(o, k, "kwd_attrs");
                return new Pattern.MatchClass(cls, patterns, names, patterns(o, k, "kwd_patterns"), p[0], p[1], p[2], p[3]);
            }
            case "MatchStar":
                return new Pattern.MatchStar(r.optional(o, "name", r::identifier), p[0], p[1], p[2], p[3]);
            case "MatchAs": {
                Pattern inner = r.optional(o, "pattern", this::pattern);
                return new Pattern.MatchAs(inner, r.optional(o, "name", r::identifier), p[0], p[1], p[2], p[3]);
            }
            default:
                return new Pattern.MatchOr(patterns(o, k, "patterns"), p[0], p[1], p[2], p[3]);
        }
    }
}
