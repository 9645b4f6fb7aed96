package org.pyrt.vm.compiler;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.vm.ast.Arg;
import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.ExceptHandler;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.MatchCase;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Label;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.symtable.FutureFeatures;
import org.pyrt.vm.symtable.Scope;
import org.pyrt.vm.symtable.ScopeType;

/**
 * Annotations: functions that compute them when asked (PEP 649), or texts under {@code from __future__ import annotations}. The variables of a
 * module, and those that a class annotates inside a compound statement, count only if their statement ran: it adds their number to the set
 * {@code __conditional_annotations__}. Source: CPython 3.14 Python/codegen.c.
 */
final class AnnotationWriter {

    private static final String CONDITIONAL = "__conditional_annotations__";

    private final CodeWriter writer;
    private final Unit u;
    private final CodeBuilder b;

    /** The numbers of conditional annotations of this unit. */
    private final Map<Stmt.AnnAssign, Integer> numbers = new IdentityHashMap<>();

    /** The annotated variables of this unit's body, in order. */
    private final List<Stmt.AnnAssign> variables = new ArrayList<>();

    AnnotationWriter(CodeWriter writer) {
        this.writer = writer;
        this.u = writer.u;
        this.b = u.b;
    }

    private boolean areTexts() {
        return u.symbols.future().has(FutureFeatures.ANNOTATIONS);
    }

    // ---- functions ----

    /** Gives the function in a temporary its annotations, if it has any. */
    void ofFunction(Stmt.FunctionDef s, int function) {
        Scope scope = u.symbols.annotationsScope(s);
        if (!scope.usesAnnotations()) {
            return;
        }
        int mark = b.temps;
        CodeWriter inner = begin(scope, s.lineno());
        int count = parameters(s, inner);
        int map = inner.expressions.finish(ExpressionWriter.TEMP, 0, Opcode.BUILD_MAP, CodeBuilder.TEMP, count);
        inner.u.b.emit(Opcode.RETURN, 0, map, 0);
        int annotate = b.pushTemp();
        writer.functions.makeFunction(inner.u, annotate);
        b.emit(Opcode.SET_FUNCTION, function, annotate, Opcode.SET_ANNOTATE);
        b.temps = mark;
    }

    /** Pushes names and annotations of the parameters and the result; answers how many. */
    private int parameters(Stmt.FunctionDef s, CodeWriter to) {
        Arguments args = s.args();
        int count = 0;
        for (Arg a : args.args()) {
            count += parameter(a, to);
        }
        for (Arg a : args.posonlyargs()) {
            count += parameter(a, to);
        }
        count += parameter(args.vararg(), to);
        for (Arg a : args.kwonlyargs()) {
            count += parameter(a, to);
        }
        count += parameter(args.kwarg(), to);
        if (s.returns() != null) {
            named("return", s.returns(), to);
            count++;
        }
        return count;
    }

    private int parameter(Arg a, CodeWriter to) {
        if (a == null || a.annotation() == null) {
            return 0;
        }
        named(u.mangle(a.name()), a.annotation(), to);
        return 1;
    }

    private void named(String name, Expr annotation, CodeWriter to) {
        to.expressions.constant(Constant.StrValue.ofUtf16(name, null), ExpressionWriter.TEMP);
        if (areTexts()) {
            text(annotation, to);
        } else if (annotation instanceof Expr.Starred star) {
            int mark = to.u.b.temps;
            int value = to.expressions.operand(star.value());
            to.u.b.at(annotation);
            to.u.b.emit(Opcode.UNPACK, CodeBuilder.TEMP + mark, value, 1);
            to.u.b.temps = mark;
            to.u.b.pushTemp();
        } else {
            to.expressions.temp(annotation);
        }
    }

    private static int text(Expr annotation, CodeWriter to) {
        return to.expressions.constant(Constant.StrValue.ofUtf16(Unparser.text(annotation), null), ExpressionWriter.TEMP);
    }

    /** The unit of a function that takes the wanted format, and refuses those that need more than values. */
    private CodeWriter begin(Scope scope, int line) {
        Unit inner = u.inner(scope, "__annotate__", line);
        checkFormat(inner);
        return new CodeWriter(inner);
    }

    /** Lays a lazily evaluated unit out: its one parameter is the format, of which only 1 and 2 are its own business. */
    static void checkFormat(Unit inner) {
        inner.b.argCount = 1;
        inner.b.positionalOnlyCount = 1;
        inner.layout();
        Label own = new Label();
        inner.b.jump(Opcode.GT_JF, 0, inner.constants.operand(Constant.IntValue.of(2)), own);
        inner.b.emit(Opcode.LOAD_CONST, CodeBuilder.TEMP, inner.constants.index(ExceptionTypes.NOT_IMPLEMENTED_ERROR), 0);
        inner.b.pushTemp();
        int cause = inner.b.pushHidden();
        inner.b.emit(Opcode.CLEAR, cause, 0, 0);
        inner.b.emit(Opcode.RAISE, 0, CodeBuilder.TEMP, cause);
        inner.b.hidden--;
        inner.b.temps = 0;
        inner.b.bind(own);
    }

    // ---- variables of modules and classes ----

    /** Before a module's or class's statements: what records its annotations; a module has its {@code __annotate__} from the start. */
    void beginBody(List<Stmt> body) {
        boolean isModule = u.scope.type() == ScopeType.MODULE;
        if (areTexts()) {
            if (u.scope.usesAnnotations()) {
                b.emit(Opcode.SETUP_ANNOTATIONS, 0, 0, 0);
            }
            return;
        }
        collect(body, isModule);
        if (u.scope.hasConditionalAnnotations() && !numbers.isEmpty()) {
            int mark = b.temps;
            int set = writer.expressions.finish(ExpressionWriter.TEMP, mark, Opcode.BUILD_SET, CodeBuilder.TEMP + mark, 0);
            if (isModule) {
                b.emit(Opcode.STORE_NAME, set, b.globalSite(PyStr.interned(CONDITIONAL)), 0);
            } else {
                b.emit(Opcode.STORE_DEREF, u.cell(CONDITIONAL), set, 0);
            }
            b.temps = mark;
        }
        if (isModule) {
            function("__annotate__");
        }
    }

    /** After a class's statements: the function that computes its annotations. */
    void endClassBody() {
        if (!areTexts()) {
            function("__annotate_func__");
        }
    }

    private void function(String name) {
        if (variables.isEmpty()) {
            return;
        }
        int[] position = b.position();
        CodeWriter inner = begin(u.scope.annotations(), variables.get(0).lineno());
        inner.annotations.variables(this);
        int mark = b.temps;
        int f = b.pushTemp();
        writer.functions.makeFunction(inner.u, f);
        b.emit(Opcode.STORE_NAME, f, b.globalSite(PyStr.interned(name)), 0);
        b.temps = mark;
        b.restore(position);
    }

    /** In the function that computes them: the dict of the outer unit's variables whose statements ran. */
    private void variables(AnnotationWriter outer) {
        int map = writer.expressions.finish(ExpressionWriter.TEMP, 0, Opcode.BUILD_MAP, CodeBuilder.TEMP, 0);
        for (Stmt.AnnAssign s : outer.variables) {
            b.at(s);
            Label skipped = new Label();
            Integer number = outer.numbers.get(s);
            if (number != null) {
                int mark = b.temps;
                int set = b.pushTemp();
                b.temps--;
                if (outer.u.scope.type() == ScopeType.CLASS) {
                    b.emit(Opcode.LOAD_DEREF, set, u.cell(CONDITIONAL), 0);
                } else {
                    b.emit(Opcode.LOAD_GLOBAL, set, b.globalSite(PyStr.interned(CONDITIONAL)), 0);
                }
                b.temps++;
                int n = writer.expressions.constant(Constant.IntValue.of(number), ExpressionWriter.TEMP);
                int found = writer.expressions.finish(ExpressionWriter.TEMP, mark, Opcode.CONTAINS, n, set);
                b.jump(Opcode.JUMP_IF_FALSE, found, 0, skipped);
                b.temps = mark;
            }
            int mark = b.temps;
            int key = writer.expressions.constant(
                    Constant.StrValue.ofUtf16(outer.u.mangle(((Expr.Name) s.target()).id()), null), ExpressionWriter.TEMP);
            int value = writer.expressions.temp(s.annotation());
            b.emit(Opcode.MAP_ADD, map, key, value);
            b.temps = mark;
            b.bind(skipped);
        }
        b.emit(Opcode.RETURN, 0, map, 0);
        b.temps = 0;
    }

    /** An annotated assignment. The annotation comes last. */
    void assignment(Stmt.AnnAssign s) {
        if (s.value() != null) {
            int value = writer.expressions.operand(s.value());
            writer.assignments.store(s.target(), value, false);
            b.temps = 0;
        }
        ScopeType scope = u.scope.type();
        boolean evaluates = scope == ScopeType.MODULE || scope == ScopeType.CLASS;
        if (s.target() instanceof Expr.Name n && s.simple()) {
            if (evaluates && areTexts()) {
                int value = text(s.annotation(), writer);
                writer.names.load("__annotations__", b.pushTemp());
                int key = writer.expressions.constant(Constant.StrValue.ofUtf16(u.mangle(n.id()), null), ExpressionWriter.TEMP);
                b.emit(Opcode.STORE_SUBSCR, value + 1, key, value);
                b.temps = 0;
            }
            Integer number = numbers.get(s);
            if (number != null) {
                addNumber(number);
            }
            return;
        }
        if (s.value() == null && s.target() instanceof Expr.Attribute n) {
            evaluate(n.value());
        } else if (s.value() == null && s.target() instanceof Expr.Subscript n) {
            evaluate(n.value());
            evaluateIndex(n.slice());
        }
    }

    private void addNumber(int number) {
        int set = b.pushTemp();
        b.temps--;
        if (u.scope.type() == ScopeType.CLASS) {
            b.emit(Opcode.LOAD_DEREF, set, u.cell(CONDITIONAL), 0);
        } else {
            b.emit(Opcode.LOAD_NAME, set, b.globalSite(PyStr.interned(CONDITIONAL)), 0);
        }
        b.temps++;
        int n = writer.expressions.constant(Constant.IntValue.of(number), ExpressionWriter.TEMP);
        b.emit(Opcode.SET_ADD, set, n, 0);
        b.temps--;
        b.emit(Opcode.DISCARD, 0, set, 0);
        b.temps = 0;
    }

    private void evaluate(Expr e) {
        int x = writer.expressions.operand(e);
        if (CodeBuilder.isTemp(x)) {
            b.emit(Opcode.DISCARD, 0, x, 0);
        }
        b.temps = 0;
    }

    private void evaluateIndex(Expr e) {
        if (e instanceof Expr.Slice s) {
            for (Expr part : new Expr[] {s.lower(), s.upper(), s.step()}) {
                if (part != null) {
                    evaluate(part);
                }
            }
        } else if (e instanceof Expr.TupleExpr t) {
            for (Expr part : t.elts()) {
                evaluateIndex(part);
            }
        } else {
            evaluate(e);
        }
    }

    /** Finds the annotated variables of a body; inside compound statements, and anywhere in a module, they are conditional. */
    private void collect(List<Stmt> body, boolean conditional) {
        for (Stmt s : body) {
            switch (s.kind()) {
                case Stmt.ANN_ASSIGN: {
                    Stmt.AnnAssign n = (Stmt.AnnAssign) s;
                    if (n.simple() && n.target() instanceof Expr.Name) {
                        variables.add(n);
                        if (conditional) {
                            numbers.put(n, numbers.size());
                        }
                    }
                    break;
                }
                case Stmt.IF:
                    collect(((Stmt.If) s).body(), true);
                    collect(((Stmt.If) s).orelse(), true);
                    break;
                case Stmt.FOR:
                    collect(((Stmt.For) s).body(), true);
                    collect(((Stmt.For) s).orelse(), true);
                    break;
                case Stmt.WHILE:
                    collect(((Stmt.While) s).body(), true);
                    collect(((Stmt.While) s).orelse(), true);
                    break;
                case Stmt.WITH:
                    collect(((Stmt.With) s).body(), true);
                    break;
                case Stmt.TRY:
                    collect(((Stmt.Try) s).body(), true);
                    for (ExceptHandler h : ((Stmt.Try) s).handlers()) {
                        collect(h.body(), true);
                    }
                    collect(((Stmt.Try) s).orelse(), true);
                    collect(((Stmt.Try) s).finalbody(), true);
                    break;
                case Stmt.MATCH:
                    for (MatchCase c : ((Stmt.Match) s).cases()) {
                        collect(c.body(), true);
                    }
                    break;
                default:
            }
        }
    }
}
