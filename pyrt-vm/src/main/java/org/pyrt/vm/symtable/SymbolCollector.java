package org.pyrt.vm.symtable;

import java.util.HashSet;
import java.util.List;
import org.pyrt.vm.ast.Alias;
import org.pyrt.vm.ast.Arg;
import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.ExceptHandler;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.MatchCase;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.ast.Pattern;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.TypeParam;
import org.pyrt.vm.ast.WithItem;

/** The first pass over statements, patterns and definitions: opens scopes and notes how each uses its names. */
final class SymbolCollector extends ScopeStack {

    private final ExpressionCollector expressions;

    SymbolCollector(SymbolTable table, String filename, boolean topLevelAwait) {
        super(table, filename, topLevelAwait);
        expressions = new ExpressionCollector(this);
    }

    void collect(Mod mod) {
        enter(table.top());
        global = table.top();
        if (mod instanceof Mod.Expression e) {
            expr(e.body());
        } else if (mod instanceof Mod.FunctionType) {
            throw new IllegalArgumentException("a signature comment has no symbol table");
        } else {
            List<Stmt> body = SymbolTable.bodyOf(mod);
            table.top().hasDocstring = mod instanceof Mod.Module && hasDocstring(body);
            statements(body);
        }
        exit();
    }

    static boolean hasDocstring(List<Stmt> body) {
        return !body.isEmpty() && body.get(0) instanceof Stmt.ExprStmt e && e.value() instanceof Expr.Literal l
                && l.value() instanceof Constant.StrValue;
    }

    private void expr(Expr e) {
        expressions.expr(e);
    }

    private void optional(Expr e) {
        if (e != null) {
            expressions.expr(e);
        }
    }

    private void exprs(List<Expr> list) {
        expressions.exprs(list);
    }

    void statements(List<Stmt> body) {
        for (int i = 0; i < body.size(); i++) {
            statement(body.get(i));
        }
    }

    private void conditional(List<Stmt> body) {
        boolean saved = current.inConditionalBlock;
        current.inConditionalBlock = true;
        statements(body);
        current.inConditionalBlock = saved;
    }

    private void statement(Stmt s) {
        switch (s.kind()) {
            case Stmt.FUNCTION_DEF:
                function((Stmt.FunctionDef) s);
                break;
            case Stmt.CLASS_DEF:
                classDef((Stmt.ClassDef) s);
                break;
            case Stmt.RETURN: {
                Stmt.Return r = (Stmt.Return) s;
                if (r.value() != null) {
                    expr(r.value());
                    current.returnsValue = true;
                }
                break;
            }
            case Stmt.DELETE:
                exprs(((Stmt.Delete) s).targets());
                break;
            case Stmt.ASSIGN: {
                Stmt.Assign a = (Stmt.Assign) s;
                exprs(a.targets());
                expr(a.value());
                break;
            }
            case Stmt.TYPE_ALIAS:
                typeAlias((Stmt.TypeAlias) s);
                break;
            case Stmt.AUG_ASSIGN: {
                Stmt.AugAssign a = (Stmt.AugAssign) s;
                expr(a.target());
                expr(a.value());
                break;
            }
            case Stmt.ANN_ASSIGN:
                annotated((Stmt.AnnAssign) s);
                break;
            case Stmt.FOR:
                forLoop((Stmt.For) s);
                break;
            case Stmt.WHILE: {
                Stmt.While w = (Stmt.While) s;
                expr(w.test());
                conditional(w.body());
                conditional(w.orelse());
                break;
            }
            case Stmt.IF: {
                Stmt.If i = (Stmt.If) s;
                expr(i.test());
                conditional(i.body());
                conditional(i.orelse());
                break;
            }
            case Stmt.WITH:
                with((Stmt.With) s);
                break;
            case Stmt.MATCH:
                match((Stmt.Match) s);
                break;
            case Stmt.TRY:
                tryStatement((Stmt.Try) s);
                break;
            default:
                simple(s);
                break;
        }
    }

    private void simple(Stmt s) {
        switch (s.kind()) {
            case Stmt.RAISE: {
                Stmt.Raise r = (Stmt.Raise) s;
                optional(r.exc());
                optional(r.cause());
                break;
            }
            case Stmt.ASSERT: {
                Stmt.Assert a = (Stmt.Assert) s;
                expr(a.test());
                optional(a.msg());
                break;
            }
            case Stmt.IMPORT:
                aliases(((Stmt.Import) s).names());
                break;
            case Stmt.IMPORT_FROM: {
                Stmt.ImportFrom from = (Stmt.ImportFrom) s;
                aliases(from.names());
                checkFuture(from);
                break;
            }
            case Stmt.GLOBAL:
                directive(((Stmt.Global) s).names(), s, "global", Symbol.DEF_GLOBAL);
                break;
            case Stmt.NONLOCAL:
                directive(((Stmt.Nonlocal) s).names(), s, "nonlocal", Symbol.DEF_NONLOCAL);
                break;
            case Stmt.EXPR_STMT:
                expr(((Stmt.ExprStmt) s).value());
                break;
            default:
                break;
        }
    }

    // ---- definitions

    private void function(Stmt.FunctionDef f) {
        define(f.name(), Symbol.DEF_LOCAL, f);
        Arguments args = f.args();
        exprs(args.defaults());
        expressions.nullable(args.kwDefaults());
        exprs(f.decorators());
        boolean generic = !f.typeParams().isEmpty();
        if (generic) {
            enterTypeParams(f.name(), f, !args.defaults().isEmpty(), hasDefault(args.kwDefaults()), false);
            typeParams(f.typeParams());
        }
        Scope body = newScope(ScopeType.FUNCTION, f.name(), f);
        table.bodies.put(f, body);
        body.hasDocstring = hasDocstring(f.body());
        functionAnnotations(f, args);
        enter(body);
        body.coroutine = f.isAsync();
        expressions.parameters(args);
        statements(f.body());
        exit();
        if (generic) {
            exit();
        }
    }

    private static boolean hasDefault(List<Expr> kwDefaults) {
        for (Expr e : kwDefaults) {
            if (e != null) {
                return true;
            }
        }
        return false;
    }

    private void functionAnnotations(Stmt.FunctionDef f, Arguments a) {
        boolean inClass = current.canSeeClassScope || current.type() == ScopeType.CLASS;
        Scope scope = newScope(ScopeType.ANNOTATION, "__annotate__", f);
        table.annotations.put(f, scope);
        enter(scope);
        addFormatParameter(f);
        if (inClass) {
            scope.canSeeClassScope = true;
            define("__classdict__", Symbol.USE, f);
        }
        annotations(a.posonlyargs());
        annotations(a.args());
        annotation(a.vararg());
        annotation(a.kwarg());
        annotations(a.kwonlyargs());
        if (f.returns() != null) {
            scope.annotationsUsed = true;
            expr(f.returns());
        }
        exit();
    }

    private void annotations(List<Arg> args) {
        for (Arg a : args) {
            annotation(a);
        }
    }

    private void annotation(Arg a) {
        if (a != null && a.annotation() != null) {
            current.annotationsUsed = true;
            expr(a.annotation());
        }
    }

    private void classDef(Stmt.ClassDef c) {
        define(c.name(), Symbol.DEF_LOCAL, c);
        exprs(c.decorators());
        String outerClass = className;
        boolean generic = !c.typeParams().isEmpty();
        if (generic) {
            enterTypeParams(c.name(), c, false, false, true);
            className = c.name();
            current.mangledNames = new HashSet<>();
            typeParams(c.typeParams());
        }
        exprs(c.bases());
        expressions.keywords(c.keywords());
        Scope body = newScope(ScopeType.CLASS, c.name(), c);
        table.bodies.put(c, body);
        enter(body);
        className = c.name();
        if (generic) {
            define("__type_params__", Symbol.DEF_LOCAL, c);
            define(".type_params", Symbol.USE, c);
        }
        body.hasDocstring = hasDocstring(c.body());
        statements(c.body());
        exit();
        if (generic) {
            exit();
        }
        className = outerClass;
    }

    private void typeAlias(Stmt.TypeAlias a) {
        expr(a.name());
        boolean inClass = current.type() == ScopeType.CLASS;
        boolean generic = !a.typeParams().isEmpty();
        String name = a.name().id();
        if (generic) {
            enterTypeParams(name, a, false, false, false);
            typeParams(a.typeParams());
        }
        Scope scope = newScope(ScopeType.TYPE_ALIAS, name, a);
        table.bodies.put(a, scope);
        enter(scope);
        addFormatParameter(a);
        scope.canSeeClassScope = inClass;
        if (inClass) {
            define("__classdict__", Symbol.USE, a.value());
        }
        expr(a.value());
        exit();
        if (generic) {
            exit();
        }
    }

    private void enterTypeParams(String name, Stmt s, boolean defaults, boolean kwdefaults, boolean ofClass) {
        boolean inClass = current.type() == ScopeType.CLASS;
        Scope scope = newScope(ScopeType.TYPE_PARAMETERS, name, s);
        table.typeParams.put(s, scope);
        enter(scope);
        if (inClass) {
            scope.canSeeClassScope = true;
            define("__classdict__", Symbol.USE, s);
        }
        if (ofClass) {
            define(".type_params", Symbol.DEF_LOCAL, s);
            define(".type_params", Symbol.USE, s);
            define(".generic_base", Symbol.DEF_LOCAL, s);
            define(".generic_base", Symbol.USE, s);
        }
        if (defaults) {
            define(".defaults", Symbol.DEF_PARAM, s);
        }
        if (kwdefaults) {
            define(".kwdefaults", Symbol.DEF_PARAM, s);
        }
    }

    private void typeParams(List<TypeParam> params) {
        for (TypeParam p : params) {
            define(p.name(), Symbol.DEF_TYPE_PARAM | Symbol.DEF_LOCAL, p);
            String kind = "a ParamSpec";
            if (p instanceof TypeParam.TypeVar v) {
                kind = "a TypeVar";
                checkReserved(p);
                if (v.bound() != null) {
                    String info = v.bound() instanceof Expr.TupleExpr ? "a TypeVar constraint" : "a TypeVar bound";
                    table.bounds.put(p, typeVariable(p, v.bound(), info));
                }
            } else if (p instanceof TypeParam.TypeVarTuple) {
                kind = "a TypeVarTuple";
            }
            checkReserved(p);
            if (p.defaultValue() != null) {
                table.defaults.put(p, typeVariable(p, p.defaultValue(), kind + " default"));
            }
        }
    }

    private void checkReserved(TypeParam p) {
        if (p.name().equals("__classdict__")) {
            throw error("reserved name '" + p.name() + "' cannot be used for type parameter", p);
        }
    }

    private Scope typeVariable(TypeParam p, Expr e, String info) {
        boolean inClass = current.canSeeClassScope;
        Scope scope = newScope(ScopeType.TYPE_VARIABLE, p.name(), e);
        enter(scope);
        addFormatParameter(e);
        scope.canSeeClassScope = inClass;
        if (inClass) {
            define("__classdict__", Symbol.USE, e);
        }
        scope.info = info;
        expr(e);
        exit();
        return scope;
    }

    // ---- annotated assignments

    private void annotated(Stmt.AnnAssign a) {
        current.annotationsUsed = true;
        if (a.target() instanceof Expr.Name name) {
            int flags = flags(current, name.id());
            if ((flags & (Symbol.DEF_GLOBAL | Symbol.DEF_NONLOCAL)) != 0 && current != global && a.simple()) {
                throw error("annotated name '" + name.id() + "' can't be "
                        + ((flags & Symbol.DEF_GLOBAL) != 0 ? "global" : "nonlocal"), a);
            }
            if (a.simple()) {
                define(name.id(), Symbol.DEF_ANNOT | Symbol.DEF_LOCAL, name);
            } else if (a.value() != null) {
                define(name.id(), Symbol.DEF_LOCAL, name);
            }
        } else {
            expr(a.target());
        }
        variableAnnotation(a.annotation());
        optional(a.value());
    }

    private void variableAnnotation(Expr annotation) {
        Scope owner = current;
        boolean unevaluated = owner.type() == ScopeType.FUNCTION;
        boolean conditional = owner.type() == ScopeType.MODULE
                || owner.type() == ScopeType.CLASS && owner.inConditionalBlock;
        if (conditional && !owner.hasConditionalAnnotations) {
            owner.hasConditionalAnnotations = true;
            define("__conditional_annotations__", Symbol.USE, annotation);
        }
        if (owner.annotations == null) {
            Scope scope = newScope(ScopeType.ANNOTATION, "__annotate__", annotation);
            owner.annotations = scope;
            enter(scope);
            addFormatParameter(annotation);
            if (owner.type() == ScopeType.CLASS && !table.future().has(FutureFeatures.ANNOTATIONS)) {
                scope.canSeeClassScope = true;
                define("__classdict__", Symbol.USE, annotation);
            }
        } else {
            reenter(owner.annotations);
        }
        current.inUnevaluatedAnnotation = unevaluated;
        expr(annotation);
        current.inUnevaluatedAnnotation = false;
        exit();
    }

    // ---- compound statements

    private void forLoop(Stmt.For f) {
        if (f.isAsync()) {
            requireCoroutine("'async for' outside async function", f);
        }
        expr(f.target());
        expr(f.iter());
        conditional(f.body());
        conditional(f.orelse());
    }

    private void with(Stmt.With w) {
        if (w.isAsync()) {
            requireCoroutine("'async with' outside async function", w);
        }
        boolean saved = current.inConditionalBlock;
        current.inConditionalBlock = true;
        for (WithItem item : w.items()) {
            expr(item.contextExpr());
            optional(item.optionalVars());
        }
        statements(w.body());
        current.inConditionalBlock = saved;
    }

    private void requireCoroutine(String message, Stmt s) {
        if (allowsTopLevelAwait()) {
            current.coroutine = true;
        }
        if (!current.coroutine) {
            throw error(message, s);
        }
    }

    private void tryStatement(Stmt.Try t) {
        conditional(t.body());
        boolean saved = current.inConditionalBlock;
        current.inConditionalBlock = true;
        for (ExceptHandler h : t.handlers()) {
            optional(h.type());
            if (h.name() != null) {
                define(h.name(), Symbol.DEF_LOCAL, h);
            }
            statements(h.body());
        }
        current.inConditionalBlock = saved;
        conditional(t.orelse());
        conditional(t.finalbody());
    }

    private void match(Stmt.Match m) {
        expr(m.subject());
        boolean saved = current.inConditionalBlock;
        current.inConditionalBlock = true;
        for (MatchCase c : m.cases()) {
            pattern(c.pattern());
            optional(c.guard());
            statements(c.body());
        }
        current.inConditionalBlock = saved;
    }

    // ---- patterns

    private void patterns(List<Pattern> list) {
        for (Pattern p : list) {
            pattern(p);
        }
    }

    private void pattern(Pattern p) {
        switch (p.kind()) {
            case Pattern.MATCH_VALUE:
                expr(((Pattern.MatchValue) p).value());
                break;
            case Pattern.MATCH_SEQUENCE:
                patterns(((Pattern.MatchSequence) p).patterns());
                break;
            case Pattern.MATCH_MAPPING: {
                Pattern.MatchMapping m = (Pattern.MatchMapping) p;
                exprs(m.keys());
                patterns(m.patterns());
                bind(m.rest(), p);
                break;
            }
            case Pattern.MATCH_CLASS: {
                Pattern.MatchClass c = (Pattern.MatchClass) p;
                expr(c.cls());
                patterns(c.patterns());
                for (int i = 0; i < c.kwdAttrs().size(); i++) {
                    checkName(c.kwdAttrs().get(i), ExprContext.STORE, c.kwdPatterns().get(i));
                }
                patterns(c.kwdPatterns());
                break;
            }
            case Pattern.MATCH_STAR:
                bind(((Pattern.MatchStar) p).name(), p);
                break;
            case Pattern.MATCH_AS: {
                Pattern.MatchAs as = (Pattern.MatchAs) p;
                if (as.pattern() != null) {
                    pattern(as.pattern());
                }
                bind(as.name(), p);
                break;
            }
            case Pattern.MATCH_OR:
                patterns(((Pattern.MatchOr) p).patterns());
                break;
            default:
                break;
        }
    }

    private void bind(String name, Pattern p) {
        if (name != null) {
            define(name, Symbol.DEF_LOCAL, p);
        }
    }

    // ---- imports and directives

    private void aliases(List<Alias> names) {
        for (Alias a : names) {
            String name = a.asname() == null ? a.name() : a.asname();
            if (name.equals("*")) {
                if (current.type() != ScopeType.MODULE) {
                    throw error("import * only allowed at module level", a);
                }
                continue;
            }
            int dot = name.indexOf('.');
            define(dot < 0 ? name : name.substring(0, dot), Symbol.DEF_IMPORT, a);
        }
    }

    private void checkFuture(Stmt.ImportFrom from) {
        FutureFeatures f = table.future();
        if (from.level() == 0 && "__future__".equals(from.module())
                && (from.lineno() > f.lineno() || from.lineno() == f.endLineno() && from.col() > f.endCol())) {
            throw error("from __future__ imports must occur at the beginning of the file", from);
        }
    }

    private void directive(List<String> names, Stmt s, String keyword, int flag) {
        for (String name : names) {
            int flags = flags(current, name);
            if ((flags & (Symbol.DEF_PARAM | Symbol.DEF_LOCAL | Symbol.USE | Symbol.DEF_ANNOT)) != 0) {
                throw error(misplaced(name, flags, keyword), s);
            }
            define(name, flag, s);
            recordDirective(name, s);
        }
    }

    private static String misplaced(String name, int flags, String keyword) {
        if ((flags & Symbol.DEF_PARAM) != 0) {
            return "name '" + name + "' is parameter and " + keyword;
        }
        if ((flags & Symbol.USE) != 0) {
            return "name '" + name + "' is used prior to " + keyword + " declaration";
        }
        if ((flags & Symbol.DEF_ANNOT) != 0) {
            return "annotated name '" + name + "' can't be " + keyword;
        }
        return "name '" + name + "' is assigned to before " + keyword + " declaration";
    }
}
