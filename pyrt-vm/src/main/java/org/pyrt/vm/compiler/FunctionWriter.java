package org.pyrt.vm.compiler;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.text.PyStr;
import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.symtable.Scope;

/** Functions, lambdas and classes. */
final class FunctionWriter {

    private final CodeWriter writer;
    private final Unit u;
    private final CodeBuilder b;

    FunctionWriter(CodeWriter writer) {
        this.writer = writer;
        this.u = writer.u;
        this.b = u.b;
    }

    /** Compiles the inner unit to a code object and makes a function of it in {@code dest}, a temporary that is on top of the stack. */
    void makeFunction(Unit inner, int dest) {
        Code code = inner.finish();
        int mark = b.temps - 1;
        b.temps = mark;
        int n = code.freeVars.length;
        for (int i = 0; i < n; i++) {
            int cell = u.cellFor(code.freeVars[i].toString());
            if (cell < 0) {
                throw new IllegalStateException("no cell for " + code.freeVars[i] + " in " + b.qualname);
            }
            b.emit(Opcode.MOVE, CodeBuilder.TEMP + b.temps, cell, 0);
            b.pushTemp();
        }
        b.emit(Opcode.MAKE_FUNCTION, dest, CodeBuilder.TEMP + mark, b.constant(code, code));
        b.temps = mark;
        b.pushTemp();
    }

    private static void parameters(Unit inner, Arguments args) {
        inner.b.argCount = args.posonlyargs().size() + args.args().size();
        inner.b.positionalOnlyCount = args.posonlyargs().size();
        inner.b.keywordOnlyCount = args.kwonlyargs().size();
    }

    int lambda(Expr.Lambda n, int dest, int mark) {
        Scope scope = u.symbols.scope(n);
        Unit inner = u.inner(scope, "<lambda>", n.lineno());
        parameters(inner, n.args());
        inner.layout();
        CodeWriter body = new CodeWriter(inner);
        body.returnExpression(n.body());
        int function = withDefaults(inner, n.args());
        return writer.expressions.place(dest, mark, function);
    }

    /** The function of a unit, with its defaults, in a new temporary. Defaults are evaluated before the function is made. */
    private int withDefaults(Unit inner, Arguments args) {
        int mark = b.temps;
        int function = b.pushTemp();
        makeFunction(inner, function);
        int at = b.temps;
        int tuple = defaults(args);
        if (tuple >= 0) {
            b.emit(Opcode.SET_FUNCTION, function, tuple, Opcode.SET_DEFAULTS);
            b.temps = at;
        }
        int map = keywordDefaults(args);
        if (map >= 0) {
            b.emit(Opcode.SET_FUNCTION, function, map, Opcode.SET_KWDEFAULTS);
            b.temps = at;
        }
        return CodeBuilder.TEMP + mark;
    }

    /** The defaults of positional parameters as a tuple in a new temporary; -1 if there are none. */
    int defaults(Arguments args) {
        if (args.defaults().isEmpty()) {
            return -1;
        }
        int at = b.temps;
        for (Expr d : args.defaults()) {
            writer.expressions.temp(d);
        }
        return writer.expressions.finish(
                ExpressionWriter.TEMP, at, Opcode.BUILD_TUPLE, CodeBuilder.TEMP + at, args.defaults().size());
    }

    /** The defaults of keyword-only parameters as a dict in a new temporary; -1 if there are none. */
    int keywordDefaults(Arguments args) {
        int at = b.temps;
        int count = 0;
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            Expr d = args.kwDefaults().get(i);
            if (d != null) {
                String name = u.mangle(args.kwonlyargs().get(i).name());
                writer.expressions.constant(Constant.StrValue.ofUtf16(name, null), ExpressionWriter.TEMP);
                writer.expressions.temp(d);
                count++;
            }
        }
        return count == 0
                ? -1
                : writer.expressions.finish(ExpressionWriter.TEMP, at, Opcode.BUILD_MAP, CodeBuilder.TEMP + at, count);
    }

    void define(Stmt.FunctionDef s) {
        for (Expr d : s.decorators()) {
            writer.expressions.temp(d);
        }
        b.at(s);
        if (s.typeParams().isEmpty()) {
            int function = withDefaults(body(s), s.args());
            writer.annotations.ofFunction(s, function);
        } else {
            writer.generics.function(s);
        }
        b.at(s);
        decorate(s.decorators());
        b.at(s);
        writer.names.store(s.name(), CodeBuilder.TEMP);
        b.temps = 0;
    }

    /** The unit of a function's body, compiled. */
    Unit body(Stmt.FunctionDef s) {
        Scope scope = u.symbols.scope(s);
        Unit inner = u.inner(scope, s.name(), firstLine(s.decorators(), s));
        parameters(inner, s.args());
        inner.layout();
        CodeWriter body = new CodeWriter(inner);
        inner.b.flags |= docstring(inner, s.body()) ? PyCode.HAS_DOCSTRING : 0;
        inner.b.flags |= scope.isMethod() ? PyCode.METHOD : 0;
        body.functionBody(Docstrings.of(s.body()) == null ? s.body() : s.body().subList(1, s.body().size()));
        return inner;
    }

    /** The line that a definition begins on, decorators included. */
    static int firstLine(List<Expr> decorators, Stmt s) {
        return decorators.isEmpty() ? s.lineno() : decorators.get(0).lineno();
    }

    /** Makes the docstring constant 0, if there is one. */
    private static boolean docstring(Unit inner, List<Stmt> body) {
        Constant.StrValue doc = inner.level < 2 ? Docstrings.of(body) : null;
        if (doc == null) {
            return false;
        }
        inner.b.constant("docstring", Constants.leaf(Docstrings.clean(doc)));
        return true;
    }

    private void decorate(List<Expr> decorators) {
        for (int i = decorators.size() - 1; i >= 0; i--) {
            b.at(decorators.get(i));
            writer.expressions.finish(ExpressionWriter.TEMP, b.temps - 2, Opcode.CALL, CodeBuilder.TEMP + b.temps - 2, 1);
        }
    }

    void define(Stmt.ClassDef s) {
        for (Expr d : s.decorators()) {
            writer.expressions.temp(d);
        }
        b.at(s);
        if (s.typeParams().isEmpty()) {
            makeClass(s, s.bases());
        } else {
            writer.generics.classDef(s);
        }
        decorate(s.decorators());
        b.at(s);
        writer.names.store(s.name(), CodeBuilder.TEMP);
        b.temps = 0;
    }

    /** The class with these bases, in a new temporary. */
    void makeClass(Stmt.ClassDef s, List<Expr> bases) {
        int mark = b.temps;
        int firstLine = firstLine(s.decorators(), s);
        Unit inner = u.inner(u.symbols.scope(s), s.name(), firstLine);
        inner.className = s.name();
        inner.layout();
        new CodeWriter(inner).functions.classBody(s, firstLine);
        b.at(s);
        b.emit(Opcode.LOAD_BUILD_CLASS, CodeBuilder.TEMP + mark, 0, 0);
        b.pushTemp();
        makeFunction(inner, b.pushTemp());
        writer.expressions.constant(Constant.StrValue.ofUtf16(s.name(), null), ExpressionWriter.TEMP);
        if (CallWriter.isSpread(bases, s.keywords())) {
            spreadClass(s, bases, mark);
        } else {
            classCall(s, bases, mark);
        }
    }

    private void classCall(Stmt.ClassDef s, List<Expr> bases, int mark) {
        for (Expr base : bases) {
            writer.expressions.temp(base);
        }
        int count = 2 + bases.size() + s.keywords().size();
        if (s.keywords().isEmpty()) {
            b.at(s);
            writer.expressions.finish(ExpressionWriter.TEMP, mark, Opcode.CALL, CodeBuilder.TEMP + mark, count);
            return;
        }
        List<PyStr> names = new ArrayList<>();
        for (org.pyrt.vm.ast.Keyword k : s.keywords()) {
            names.add(PyStr.interned(k.name()));
            writer.expressions.temp(k.value());
        }
        b.at(s);
        b.emit(Opcode.CALL_KW, CodeBuilder.TEMP + mark, CodeBuilder.TEMP + mark, count);
        b.emit(Opcode.EXTRA, 0, u.constants.keywords(names), 0);
        b.temps = mark;
        b.pushTemp();
    }

    /** {@code class C(*bases, **keywords)}: the function and the name are already on the stack as the first arguments. */
    private void spreadClass(Stmt.ClassDef s, List<Expr> bases, int mark) {
        int list = writer.expressions.finish(
                ExpressionWriter.TEMP, mark + 1, Opcode.BUILD_LIST, CodeBuilder.TEMP + mark + 1, 2);
        writer.calls.spreadInto(s, list, bases, s.keywords(), ExpressionWriter.TEMP, mark);
    }

    private void classBody(Stmt.ClassDef s, int firstLine) {
        b.at(firstLine, 0, firstLine, 0);
        int t = CodeBuilder.TEMP;
        b.emit(Opcode.LOAD_NAME, t, b.globalSite(PyStr.interned("__name__")), 0);
        b.pushTemp();
        storeLocal("__module__", t);
        b.temps = 0;
        storeConstant("__qualname__", Constant.StrValue.ofUtf16(b.qualname, null));
        storeConstant("__firstlineno__", Constant.IntValue.of(firstLine));
        if (!s.typeParams().isEmpty()) {
            storeLocal("__type_params__", writer.names.load(".type_params", b.pushTemp()));
            b.temps = 0;
        }
        List<Stmt> body = s.body();
        if (docstring(u, body)) {
            b.at(body.get(0));
            int doc = CodeBuilder.TEMP;
            b.emit(Opcode.LOAD_CONST, doc, 0, 0);
            b.pushTemp();
            storeLocal("__doc__", doc);
            b.temps = 0;
            body = body.subList(1, body.size());
        }
        if (u.scope.needsClassDict()) {
            b.emit(Opcode.LOAD_LOCALS, t, 0, 0);
            b.pushTemp();
            b.emit(Opcode.STORE_DEREF, u.cell("__classdict__"), t, 0);
            b.temps = 0;
        }
        writer.annotations.beginBody(body);
        writer.statements(body);
        b.at(firstLine, 0, firstLine, 0);
        b.artificial();
        writer.annotations.endClassBody();
        staticAttributes();
        if (u.scope.needsClassDict()) {
            b.emit(Opcode.MOVE, t, u.cell("__classdict__"), 0);
            b.pushTemp();
            storeLocal("__classdictcell__", t);
            b.temps = 0;
        }
        int cell = u.classCell();
        if (cell >= 0) {
            b.emit(Opcode.MOVE, t, cell, 0);
            b.pushTemp();
            storeLocal("__classcell__", t);
            b.emit(Opcode.MOVE, t, cell, 0);
            b.emit(Opcode.RETURN, 0, t, 0);
            b.temps = 0;
        } else {
            b.emit(Opcode.RETURN, 0, writer.expressions.constant(Constant.NONE, ExpressionWriter.ANY), 0);
        }
    }

    private void staticAttributes() {
        int n = 0;
        for (String name : u.staticAttributes) {
            writer.expressions.constant(Constant.StrValue.ofUtf16(name, null), ExpressionWriter.TEMP);
            n++;
        }
        int tuple = writer.expressions.finish(ExpressionWriter.TEMP, 0, Opcode.BUILD_TUPLE, CodeBuilder.TEMP, n);
        storeLocal("__static_attributes__", tuple);
        b.temps = 0;
    }

    private void storeConstant(String name, Constant value) {
        storeLocal(name, writer.expressions.constant(value, ExpressionWriter.ANY));
        b.temps = 0;
    }

    /** Binds a name of the class's own making, in the scope that the body may have declared for it. */
    private void storeLocal(String name, int value) {
        writer.names.store(name, value);
    }
}
