package org.pyrt.vm.compiler;

import java.util.BitSet;
import java.util.List;
import org.pyrt.objects.text.PyStr;
import org.pyrt.vm.ast.Alias;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Node;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Label;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.parser.PySyntaxError;
import org.pyrt.vm.symtable.ScopeType;

/** Statements; and the parts that write everything else of the same unit. Between statements no temporary is live. */
final class CodeWriter {

    final Unit u;
    final NameWriter names;
    final ExpressionWriter expressions;
    final CallWriter calls;
    final ComprehensionWriter comprehensions;
    final AssignmentWriter assignments;
    final FunctionWriter functions;
    final AnnotationWriter annotations;
    final GenericWriter generics;
    private final TryWriter tries;
    private final CodeBuilder b;

    CodeWriter(Unit unit) {
        u = unit;
        b = unit.b;
        names = new NameWriter(unit);
        expressions = new ExpressionWriter(this);
        calls = new CallWriter(this);
        comprehensions = new ComprehensionWriter(this);
        assignments = new AssignmentWriter(this);
        functions = new FunctionWriter(this);
        annotations = new AnnotationWriter(this);
        generics = new GenericWriter(this);
        tries = new TryWriter(this);
    }

    /** A SyntaxError at a node. */
    PySyntaxError error(String message, Node node) {
        return new PySyntaxError(
                PySyntaxError.Kind.SYNTAX_ERROR,
                message,
                u.filename,
                node.lineno(),
                node.col() + 1,
                node.endLineno(),
                node.endCol() + 1,
                null);
    }

    void module(List<Stmt> body) {
        List<Stmt> rest = body;
        annotations.beginBody(body);
        if (!u.interactive
                && !body.isEmpty()
                && body.get(0) instanceof Stmt.ExprStmt e
                && e.value() instanceof Expr.Literal l
                && l.value() instanceof Constant.StrValue s) {
            if (u.level < 2) {
                b.at(e);
                int doc = expressions.constant(Docstrings.clean(s), ExpressionWriter.TEMP);
                names.store("__doc__", doc);
                b.temps = 0;
            }
            rest = body.subList(1, body.size());
        }
        functionBody(rest);
    }

    void expressionModule(Expr body) {
        returnExpression(body);
    }

    void returnExpression(Expr body) {
        returnValue(body, body);
    }

    /** Returns the value of {@code e}; the branches of a conditional expression return each for itself. {@code place} is where the return is. */
    void returnValue(Expr e, Node place) {
        if (e instanceof Expr.IfExp choice) {
            Label otherwise = new Label();
            expressions.jumpIf(choice.test(), otherwise, false);
            BitSet before = u.snapshot();
            returnValue(choice.body(), place);
            u.restore(before);
            b.bind(otherwise);
            returnValue(choice.orelse(), place);
            return;
        }
        int x = expressions.operand(e);
        b.at(place);
        b.emit(Opcode.RETURN, 0, x, 0);
        b.temps = 0;
    }

    void functionBody(List<Stmt> body) {
        statements(body);
        b.atPrevious();
        b.artificial();
        b.emit(Opcode.RETURN, 0, expressions.constant(Constant.NONE, ExpressionWriter.ANY), 0);
        b.temps = 0;
    }

    void statements(List<Stmt> body) {
        for (Stmt s : body) {
            statement(s);
        }
    }

    private void statement(Stmt s) {
        b.at(s);
        switch (s.kind()) {
            case Stmt.EXPR_STMT:
                expressionStatement((Stmt.ExprStmt) s);
                break;
            case Stmt.ASSIGN:
                assignments.assign((Stmt.Assign) s);
                break;
            case Stmt.AUG_ASSIGN:
                assignments.augmented((Stmt.AugAssign) s);
                break;
            case Stmt.ANN_ASSIGN:
                annotations.assignment((Stmt.AnnAssign) s);
                break;
            case Stmt.IF:
                conditional((Stmt.If) s);
                break;
            case Stmt.FOR:
                forLoop((Stmt.For) s);
                break;
            case Stmt.WHILE:
                whileLoop((Stmt.While) s);
                break;
            case Stmt.RETURN:
                tries.returnStatement((Stmt.Return) s);
                break;
            case Stmt.BREAK:
            case Stmt.CONTINUE:
                tries.leaveLoop(s);
                break;
            case Stmt.FUNCTION_DEF:
                functions.define((Stmt.FunctionDef) s);
                break;
            case Stmt.CLASS_DEF:
                functions.define((Stmt.ClassDef) s);
                break;
            case Stmt.TYPE_ALIAS:
                generics.typeAlias((Stmt.TypeAlias) s);
                break;
            case Stmt.DELETE:
                for (Expr t : ((Stmt.Delete) s).targets()) {
                    assignments.delete(t);
                }
                break;
            case Stmt.RAISE:
                raise((Stmt.Raise) s);
                break;
            case Stmt.TRY:
                tries.write((Stmt.Try) s);
                break;
            case Stmt.WITH:
                tries.with((Stmt.With) s);
                break;
            case Stmt.MATCH:
                new PatternWriter(this).match((Stmt.Match) s);
                break;
            case Stmt.ASSERT:
                assertion((Stmt.Assert) s);
                break;
            case Stmt.IMPORT:
                importModules((Stmt.Import) s);
                break;
            case Stmt.IMPORT_FROM:
                importFrom((Stmt.ImportFrom) s);
                break;
            case Stmt.GLOBAL:
            case Stmt.NONLOCAL:
                break;
            case Stmt.PASS:
                b.mark();
                break;
            default:
                throw new AssertionError(s.kind());
        }
    }

    private void expressionStatement(Stmt.ExprStmt s) {
        if (u.interactive && u.parent == null) {
            int x = expressions.operand(s.value());
            b.emit(Opcode.PRINT_EXPR, 0, x, 0);
        } else if (!(s.value() instanceof Expr.Literal)) {
            int before = b.here();
            int x = expressions.operand(s.value());
            if (CodeBuilder.isTemp(x)) {
                b.atPrevious();
                b.emit(Opcode.DISCARD, 0, x, 0);
            } else if (b.here() == before) {
                b.mark();
            }
        } else {
            b.mark();
        }
        b.temps = 0;
    }

    private void conditional(Stmt.If s) {
        Label otherwise = new Label();
        Label end = new Label();
        expressions.jumpIf(s.test(), otherwise, false);
        BitSet before = u.snapshot();
        statements(s.body());
        BitSet afterBody = b.isReachable() ? u.snapshot() : null;
        u.restore(before);
        if (s.orelse().isEmpty()) {
            b.bind(otherwise);
        } else {
            b.artificial();
            b.jump(Opcode.JUMP, 0, 0, end);
            b.bind(otherwise);
            statements(s.orelse());
        }
        u.meet(afterBody, b.isReachable());
        b.bind(end);
    }

    private void forLoop(Stmt.For s) {
        if (s.isAsync()) {
            asyncForLoop(s);
            return;
        }
        Label body = new Label();
        Label next = new Label();
        Label done = new Label();
        Label end = new Label();
        int iterator = b.pushHidden();
        int source = expressions.iterable(s.iter());
        b.at(s.iter());
        b.emit(Opcode.GET_ITER, iterator, source, 0);
        b.temps = 0;
        BitSet before = u.snapshot();
        Block loop = new Block(Block.FOR, next, end);
        loop.register = iterator;
        u.blocks.add(loop);
        b.at(s.iter());
        int item = assignments.firstItem(s.target(), iterator, body, done);
        statements(s.body());
        b.bind(next);
        b.at(s.iter());
        assignments.nextItem(s.target(), item, iterator, body);
        u.blocks.remove(loop);
        u.restore(before);
        b.bind(done);
        b.artificial();
        b.emit(Opcode.CLEAR, iterator, 0, 0);
        b.hidden--;
        statements(s.orelse());
        u.restore(before);
        b.bind(end);
    }

    private void asyncForLoop(Stmt.For s) {
        Label top = new Label();
        Label handler = new Label();
        Label done = new Label();
        Label end = new Label();
        int iterator = b.pushHidden();
        int source = expressions.operand(s.iter());
        b.at(s.iter());
        b.emit(Opcode.GET_AITER, iterator, source, 0);
        b.temps = 0;
        BitSet before = u.snapshot();
        b.bindTop(top);
        Block loop = new Block(Block.FOR, top, end);
        loop.register = iterator;
        u.blocks.add(loop);
        int exception = b.pushHidden();
        int item = asyncItem(iterator, handler, exception);
        b.hidden--;
        assignments.store(s.target(), item, false);
        b.temps = 0;
        statements(s.body());
        b.artificial();
        b.jump(Opcode.JUMP_BACK, 0, 0, top);
        u.blocks.remove(loop);
        u.restore(before);
        b.at(s.iter());
        endAsyncFor(handler, exception, done);
        b.emit(Opcode.CLEAR, iterator, 0, 0);
        b.hidden--;
        statements(s.orelse());
        u.restore(before);
        b.bind(end);
    }

    /** The next item of an asynchronous iterator, awaited, in a new temporary; the end of the iteration goes to the handler. */
    int asyncItem(int iterator, Label handler, int exception) {
        int mark = b.temps;
        int start = b.here();
        int next = b.pushHidden();
        b.emit(Opcode.GET_ANEXT, next, iterator, 0);
        int item = expressions.delegate(next, mark);
        b.addRegion(start, b.here(), handler, exception);
        return item;
    }

    /** The handler of an asynchronous iteration: goes on after it when the iterator ended, else raises again. */
    void endAsyncFor(Label handler, int exception, Label done) {
        b.bindHandler(handler);
        b.jump(Opcode.END_ASYNC_FOR, 0, exception, done);
        b.bind(done);
        b.emit(Opcode.CLEAR, exception, 0, 0);
    }

    private void whileLoop(Stmt.While s) {
        Label top = new Label();
        Label body = new Label();
        Label done = new Label();
        Label end = new Label();
        BitSet before = u.snapshot();
        Block loop = new Block(Block.WHILE, top, end);
        u.blocks.add(loop);
        expressions.jumpIf(s.test(), done, false);
        b.bindTop(body);
        statements(s.body());
        b.bind(top);
        b.at(s.test());
        expressions.jumpIf(s.test(), body, true);
        u.blocks.remove(loop);
        u.restore(before);
        b.bind(done);
        statements(s.orelse());
        u.restore(before);
        b.bind(end);
    }

    private void raise(Stmt.Raise s) {
        int mark = b.temps;
        if (s.exc() == null) {
            b.emit(Opcode.RAISE, 0, 0, 0);
        } else {
            int e = expressions.operand(s.exc());
            int cause;
            if (s.cause() != null) {
                cause = expressions.operand(s.cause());
            } else {
                cause = b.pushHidden();
                b.emit(Opcode.CLEAR, cause, 0, 0);
                b.hidden--;
            }
            b.at(s);
            b.emit(Opcode.RAISE, 0, e, cause);
        }
        b.temps = mark;
    }

    private void assertion(Stmt.Assert s) {
        if (u.optimizes()) {
            return;
        }
        Label passed = new Label();
        expressions.jumpIf(s.test(), passed, true);
        BitSet before = u.snapshot();
        int mark = b.temps;
        b.emit(Opcode.LOAD_ASSERTION_ERROR, CodeBuilder.TEMP + mark, 0, 0);
        b.pushTemp();
        int e = CodeBuilder.TEMP + mark;
        if (s.msg() != null) {
            expressions.temp(s.msg());
            b.at(s.test());
            expressions.finish(ExpressionWriter.TEMP, mark, Opcode.CALL, e, 1);
        }
        b.at(s.test());
        int cause = b.pushHidden();
        b.emit(Opcode.CLEAR, cause, 0, 0);
        b.hidden--;
        b.emit(Opcode.RAISE, 0, e, cause);
        b.temps = mark;
        u.restore(before);
        b.bind(passed);
    }

    private void importModules(Stmt.Import s) {
        for (Alias a : s.names()) {
            expressions.constant(Constant.IntValue.of(0), ExpressionWriter.TEMP);
            expressions.constant(Constant.NONE, ExpressionWriter.TEMP);
            int module = expressions.finish(
                    ExpressionWriter.TEMP, 0, Opcode.IMPORT_NAME, CodeBuilder.TEMP, b.importIndex(PyStr.interned(a.name())));
            int dot = a.name().indexOf('.');
            if (a.asname() == null) {
                names.store(dot < 0 ? a.name() : a.name().substring(0, dot), module);
            } else {
                for (int from = dot; from >= 0; ) {
                    int next = a.name().indexOf('.', from + 1);
                    String part = a.name().substring(from + 1, next < 0 ? a.name().length() : next);
                    module = expressions.finish(
                            ExpressionWriter.TEMP, 0, Opcode.IMPORT_FROM, module, b.importIndex(PyStr.interned(part)));
                    from = next;
                }
                names.store(a.asname(), module);
            }
            b.temps = 0;
        }
    }

    private void importFrom(Stmt.ImportFrom s) {
        expressions.constant(Constant.IntValue.of(s.level()), ExpressionWriter.TEMP);
        Constant[] wanted = new Constant[s.names().size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = Constant.StrValue.ofUtf16(s.names().get(i).name(), null);
        }
        expressions.constant(new Constant.TupleValue(List.of(wanted)), ExpressionWriter.TEMP);
        String name = s.module() == null ? "" : s.module();
        int module =
                expressions.finish(
                        ExpressionWriter.TEMP, 0, Opcode.IMPORT_NAME, CodeBuilder.TEMP, b.importIndex(PyStr.interned(name)));
        if (s.names().size() == 1 && s.names().get(0).name().equals("*")) {
            if (u.scope.type() != ScopeType.MODULE) {
                throw error("import * only allowed at module level", s);
            }
            b.emit(Opcode.IMPORT_STAR, 0, module, 0);
            b.temps = 0;
            return;
        }
        for (Alias a : s.names()) {
            int t = expressions.finish(
                    ExpressionWriter.TEMP, 1, Opcode.IMPORT_FROM, module, b.importIndex(PyStr.interned(a.name())));
            names.store(a.asname() == null ? a.name() : a.asname(), t);
            b.temps = 1;
        }
        b.at(s);
        b.emit(Opcode.DISCARD, 0, module, 0);
        b.temps = 0;
    }
}
