package org.pyrt.vm.compiler;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.TypeParam;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.symtable.Scope;

/**
 * Generic functions and classes, and {@code type} statements (PEP 695, 696). A definition with type parameters stands in a function of its own, which makes
 * the parameters, then the function or class, and is called at once. Bounds, defaults and values are functions that compute them when asked. Source:
 * CPython 3.14 Python/codegen.c.
 */
final class GenericWriter {

    private static final String TYPE_PARAMS = ".type_params";
    private static final String GENERIC_BASE = ".generic_base";

    private final CodeWriter writer;
    private final Unit u;
    private final CodeBuilder b;

    GenericWriter(CodeWriter writer) {
        this.writer = writer;
        this.u = writer.u;
        this.b = u.b;
    }

    /** A generic function in a new temporary, without its decorators. Defaults are computed outside and passed in. */
    void function(Stmt.FunctionDef s) {
        int mark = b.temps;
        int outer = b.pushTemp();
        int count = (writer.functions.defaults(s.args()) >= 0 ? 1 : 0);
        boolean positional = count > 0;
        boolean keywords = writer.functions.keywordDefaults(s.args()) >= 0;
        count += keywords ? 1 : 0;
        CodeWriter inner = begin(s, s.name(), FunctionWriter.firstLine(s.decorators(), s), count);
        int params = inner.generics.parameters(s.typeParams());
        CodeBuilder ib = inner.u.b;
        ib.at(s);
        int function = ib.pushTemp();
        inner.functions.makeFunction(inner.functions.body(s), function);
        int at = ib.temps;
        if (positional) {
            ib.emit(Opcode.SET_FUNCTION, function, inner.names.load(".defaults", ib.pushTemp()), Opcode.SET_DEFAULTS);
            ib.temps = at;
        }
        if (keywords) {
            ib.emit(Opcode.SET_FUNCTION, function, inner.names.load(".kwdefaults", ib.pushTemp()), Opcode.SET_KWDEFAULTS);
            ib.temps = at;
        }
        inner.annotations.ofFunction(s, function);
        ib.at(s);
        ib.emit(Opcode.SET_FUNCTION, function, params, Opcode.SET_TYPE_PARAMS);
        ib.emit(Opcode.RETURN, 0, function, 0);
        ib.temps = 0;
        call(inner.u, outer, mark, count);
    }

    /** A generic class in a new temporary, without its decorators. */
    void classDef(Stmt.ClassDef s) {
        int mark = b.temps;
        int outer = b.pushTemp();
        Unit unit = unit(s, s.name(), FunctionWriter.firstLine(s.decorators(), s));
        unit.className = s.name();
        unit.layout();
        CodeWriter inner = new CodeWriter(unit);
        inner.generics.parameters(s.typeParams());
        unit.b.at(s);
        inner.names.store(TYPE_PARAMS, CodeBuilder.TEMP);
        unit.b.temps = 0;
        inner.names.load(TYPE_PARAMS, unit.b.pushTemp());
        int base = inner.expressions.finish(ExpressionWriter.TEMP, 0, Opcode.INTRINSIC, CodeBuilder.TEMP, Opcode.GENERIC_BASE);
        inner.names.store(GENERIC_BASE, base);
        unit.b.temps = 0;
        List<Expr> bases = new ArrayList<>(s.bases());
        bases.add(new Expr.Name(GENERIC_BASE, ExprContext.LOAD, s.lineno(), s.col(), s.endLineno(), s.endCol()));
        inner.functions.makeClass(s, bases);
        unit.b.emit(Opcode.RETURN, 0, CodeBuilder.TEMP, 0);
        unit.b.temps = 0;
        call(unit, outer, mark, 0);
    }

    /** A {@code type} statement. */
    void typeAlias(Stmt.TypeAlias s) {
        if (s.typeParams().isEmpty()) {
            alias(s);
        } else {
            int outer = b.pushTemp();
            CodeWriter inner = begin(s, s.name().id(), s.lineno(), 0);
            inner.generics.alias(s);
            inner.u.b.emit(Opcode.RETURN, 0, CodeBuilder.TEMP, 0);
            inner.u.b.temps = 0;
            call(inner.u, outer, 0, 0);
        }
        b.at(s);
        writer.names.store(s.name().id(), CodeBuilder.TEMP);
        b.temps = 0;
    }

    /** The alias of a statement in the first temporary. */
    private void alias(Stmt.TypeAlias s) {
        writer.expressions.constant(Constant.StrValue.ofUtf16(s.name().id(), null), ExpressionWriter.TEMP);
        if (s.typeParams().isEmpty()) {
            writer.expressions.constant(Constant.NONE, ExpressionWriter.TEMP);
        } else {
            parameters(s.typeParams());
        }
        lazy(u.symbols.scope(s), s.name().id(), s.value(), s.lineno());
        b.at(s);
        writer.expressions.finish(ExpressionWriter.TEMP, 0, Opcode.INTRINSIC, CodeBuilder.TEMP, Opcode.TYPE_ALIAS);
    }

    private Unit unit(Stmt s, String name, int line) {
        return u.inner(u.symbols.typeParamsScope(s), "<generic parameters of " + name + ">", line);
    }

    private CodeWriter begin(Stmt s, String name, int line, int arguments) {
        Unit inner = unit(s, name, line);
        inner.b.argCount = arguments;
        inner.layout();
        return new CodeWriter(inner);
    }

    /** Calls the function of a unit; its arguments lie above the temporary {@code function}, where its result goes. */
    private void call(Unit unit, int function, int mark, int arguments) {
        int top = b.pushTemp();
        writer.functions.makeFunction(unit, top);
        b.emit(Opcode.MOVE, function, top, 0);
        b.temps--;
        writer.expressions.finish(ExpressionWriter.TEMP, mark, Opcode.CALL, function, arguments);
    }

    /** Makes type parameters, binds their names, and puts a tuple of them into a new temporary. */
    private int parameters(List<TypeParam> params) {
        int mark = b.temps;
        for (TypeParam p : params) {
            b.at(p);
            int at = b.temps;
            writer.expressions.constant(Constant.StrValue.ofUtf16(p.name(), null), ExpressionWriter.TEMP);
            int kind;
            if (p instanceof TypeParam.TypeVar v) {
                kind = Opcode.TYPE_VAR;
                if (v.bound() != null) {
                    kind = v.bound() instanceof Expr.TupleExpr ? Opcode.TYPE_VAR_CONSTRAINTS : Opcode.TYPE_VAR_BOUND;
                    lazy(u.symbols.boundScope(v), v.name(), v.bound(), v.bound().lineno());
                }
            } else {
                kind = p instanceof TypeParam.ParamSpec ? Opcode.PARAM_SPEC : Opcode.TYPE_VAR_TUPLE;
            }
            b.at(p);
            int made = writer.expressions.finish(ExpressionWriter.TEMP, at, Opcode.INTRINSIC, CodeBuilder.TEMP + at, kind);
            if (p.defaultValue() != null) {
                lazy(u.symbols.defaultScope(p), p.name(), p.defaultValue(), p.defaultValue().lineno());
                b.at(p);
                made = writer.expressions.finish(
                        ExpressionWriter.TEMP, at, Opcode.INTRINSIC, CodeBuilder.TEMP + at, Opcode.TYPE_DEFAULT);
            }
            writer.names.store(p.name(), made);
        }
        return writer.expressions.finish(
                ExpressionWriter.TEMP, mark, Opcode.BUILD_TUPLE, CodeBuilder.TEMP + mark, params.size());
    }

    /** The function that computes an expression, in a new temporary; its format is 1 if not given. */
    private void lazy(Scope scope, String name, Expr e, int line) {
        Unit unit = u.inner(scope, name, line);
        AnnotationWriter.checkFormat(unit);
        CodeWriter inner = new CodeWriter(unit);
        int value;
        if (e instanceof Expr.Starred star) {
            value = inner.expressions.operand(star.value());
            unit.b.at(e);
            unit.b.emit(Opcode.UNPACK, CodeBuilder.TEMP, value, 1);
            unit.b.temps = 0;
            value = unit.b.pushTemp();
        } else {
            value = inner.expressions.operand(e);
        }
        unit.b.at(e);
        unit.b.emit(Opcode.RETURN, 0, value, 0);
        unit.b.temps = 0;
        int function = b.pushTemp();
        writer.functions.makeFunction(unit, function);
        int at = b.temps;
        writer.expressions.constant(Constant.IntValue.of(1), ExpressionWriter.TEMP);
        int defaults = writer.expressions.finish(ExpressionWriter.TEMP, at, Opcode.BUILD_TUPLE, CodeBuilder.TEMP + at, 1);
        b.emit(Opcode.SET_FUNCTION, function, defaults, Opcode.SET_DEFAULTS);
        b.temps = at;
    }
}
