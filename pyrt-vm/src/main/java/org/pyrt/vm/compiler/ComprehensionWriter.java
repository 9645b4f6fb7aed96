package org.pyrt.vm.compiler;

import java.util.List;
import org.pyrt.vm.ast.Comprehension;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Label;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.symtable.Scope;

/** Comprehensions, compiled into the unit around them (PEP 709) where the symbol table says so, and generator expressions. */
final class ComprehensionWriter {

    private final CodeWriter writer;
    private final Unit u;
    private final CodeBuilder b;

    ComprehensionWriter(CodeWriter writer) {
        this.writer = writer;
        this.u = writer.u;
        this.b = u.b;
    }

    private static List<Comprehension> generators(Expr e) {
        switch (e.kind()) {
            case Expr.LIST_COMP:
                return ((Expr.ListComp) e).generators();
            case Expr.SET_COMP:
                return ((Expr.SetComp) e).generators();
            case Expr.DICT_COMP:
                return ((Expr.DictComp) e).generators();
            default:
                return ((Expr.GeneratorExp) e).generators();
        }
    }

    private static String name(Expr e) {
        switch (e.kind()) {
            case Expr.LIST_COMP:
                return "<listcomp>";
            case Expr.SET_COMP:
                return "<setcomp>";
            case Expr.DICT_COMP:
                return "<dictcomp>";
            default:
                return "<genexpr>";
        }
    }

    int write(Expr e, int dest) {
        Scope scope = u.symbols.scope(e);
        return scope.isInlined() ? inline(e, scope, dest) : outOfLine(e, scope, dest);
    }

    private int inline(Expr e, Scope scope, int dest) {
        int mark = b.temps;
        int iterator = b.pushHidden();
        Comprehension first = generators(e).get(0);
        int source = first.isAsync() ? writer.expressions.operand(first.iter()) : writer.expressions.iterable(first.iter());
        b.at(first.iter());
        b.emit(first.isAsync() ? Opcode.GET_AITER : Opcode.GET_ITER, iterator, source, 0);
        b.temps = mark;
        u.enterInlined(scope);
        int result = build(e, mark);
        loop(e, 0, iterator, result);
        u.leaveInlined();
        b.emit(Opcode.CLEAR, iterator, 0, 0);
        b.hidden--;
        return writer.expressions.place(dest, mark, result);
    }

    private int build(Expr e, int mark) {
        int op = e.kind() == Expr.LIST_COMP ? Opcode.BUILD_LIST : e.kind() == Expr.SET_COMP ? Opcode.BUILD_SET : Opcode.BUILD_MAP;
        b.at(e);
        return writer.expressions.finish(ExpressionWriter.TEMP, mark, op, CodeBuilder.TEMP + mark, 0);
    }

    private int outOfLine(Expr e, Scope scope, int dest) {
        int mark = b.temps;
        Unit inner = u.inner(scope, name(e), e.lineno());
        inner.layout();
        inner.b.argCount = 1;
        CodeWriter body = new CodeWriter(inner);
        body.comprehensions.body(e);
        writer.functions.makeFunction(inner, b.pushTemp());
        int argument = b.temps;
        Comprehension first = generators(e).get(0);
        int source = first.isAsync() ? writer.expressions.operand(first.iter()) : writer.expressions.iterable(first.iter());
        b.at(first.iter());
        writer.expressions.finish(ExpressionWriter.TEMP, argument, first.isAsync() ? Opcode.GET_AITER : Opcode.GET_ITER, source, 0);
        b.at(e);
        if (scope.isCoroutine() && e.kind() != Expr.GENERATOR_EXP) {
            int coroutine = writer.expressions.finish(ExpressionWriter.TEMP, mark, Opcode.CALL, CodeBuilder.TEMP + mark, 1);
            return writer.expressions.place(dest, mark, writer.expressions.await(coroutine, mark, 0));
        }
        return writer.expressions.finish(dest, mark, Opcode.CALL, CodeBuilder.TEMP + mark, 1);
    }

    /** The body of a comprehension that is a function of its own, with the outermost iterator as its parameter. */
    private void body(Expr e) {
        if (e.kind() == Expr.GENERATOR_EXP) {
            loop(e, 0, 0, -1);
            b.emit(Opcode.RETURN, 0, writer.expressions.constant(Constant.NONE, ExpressionWriter.ANY), 0);
            return;
        }
        int result = build(e, b.temps);
        loop(e, 0, 0, result);
        b.emit(Opcode.RETURN, 0, result, 0);
        b.temps = 0;
    }

    /** The loop of clause {@code i}, whose iterator is in a register, and what is inside it. */
    private void loop(Expr e, int i, int iterator, int result) {
        List<Comprehension> generators = generators(e);
        Comprehension clause = generators.get(i);
        Label body = new Label();
        Label next = new Label();
        Label end = new Label();
        Label handler = new Label();
        int exception = 0;
        b.at(clause.iter());
        int item = 0;
        if (clause.isAsync()) {
            b.bindTop(body);
            int mark = b.temps;
            exception = b.pushHidden();
            item = writer.asyncItem(iterator, handler, exception);
            b.hidden--;
            writer.assignments.store(clause.target(), item, false);
            b.temps = mark;
        } else {
            item = writer.assignments.firstItem(clause.target(), iterator, body, end);
        }
        for (Expr condition : clause.ifs()) {
            writer.expressions.jumpIf(condition, next, false);
        }
        if (i + 1 < generators.size()) {
            Comprehension inside = generators.get(i + 1);
            int inner = b.pushHidden();
            int mark = b.temps;
            int source = inside.isAsync() ? writer.expressions.operand(inside.iter()) : writer.expressions.iterable(inside.iter());
            b.at(inside.iter());
            b.emit(inside.isAsync() ? Opcode.GET_AITER : Opcode.GET_ITER, inner, source, 0);
            b.temps = mark;
            loop(e, i + 1, inner, result);
            b.emit(Opcode.CLEAR, inner, 0, 0);
            b.hidden--;
        } else {
            element(e, result);
        }
        b.bind(next);
        if (clause.isAsync()) {
            b.jump(Opcode.JUMP_BACK, 0, 0, body);
            writer.endAsyncFor(handler, exception, end);
        } else {
            b.at(clause.iter());
            writer.assignments.nextItem(clause.target(), item, iterator, body);
            b.bind(end);
        }
    }

    private void append(int op, int result, Expr elt) {
        int x = writer.expressions.operand(elt);
        b.at(elt);
        b.emit(op, result, x, 0);
    }

    private void element(Expr e, int result) {
        int mark = b.temps;
        switch (e.kind()) {
            case Expr.LIST_COMP:
                append(Opcode.LIST_APPEND, result, ((Expr.ListComp) e).elt());
                break;
            case Expr.SET_COMP:
                append(Opcode.SET_ADD, result, ((Expr.SetComp) e).elt());
                break;
            case Expr.DICT_COMP: {
                Expr first = ((Expr.DictComp) e).key();
                Expr last = ((Expr.DictComp) e).value();
                int key = writer.expressions.operand(first);
                int value = writer.expressions.operand(last);
                b.at(first.lineno(), first.col(), last.endLineno(), last.endCol());
                b.emit(Opcode.MAP_ADD, result, key, value);
                break;
            }
            default: {
                int x = writer.expressions.operand(((Expr.GeneratorExp) e).elt());
                b.at(((Expr.GeneratorExp) e).elt());
                if (u.isAsyncGenerator()) {
                    x = writer.expressions.finish(ExpressionWriter.TEMP, mark, Opcode.ASYNC_WRAP, x, 0);
                }
                int sent = writer.expressions.finish(ExpressionWriter.TEMP, mark, Opcode.YIELD, x, 0);
                b.emit(Opcode.DISCARD, 0, sent, 0);
            }
        }
        b.temps = mark;
    }
}
