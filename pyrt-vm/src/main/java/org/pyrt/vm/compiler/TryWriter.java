package org.pyrt.vm.compiler;

import java.util.BitSet;
import java.util.List;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.ExceptHandler;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.WithItem;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Label;
import org.pyrt.vm.code.Instrumentation;
import org.pyrt.vm.code.Opcode;

/**
 * try, with, and leaving them by return, break and continue. A handler gets the exception in a hidden local; while it runs, the exception
 * handled before is in the next one. The code of finally is copied to every exit. What an exit does is outside the region of the block
 * that it leaves, so each region is a list of pieces.
 */
final class TryWriter {

    /** Of RERAISE: the frame shows itself where the exception was raised, not where it goes on. */
    private static final int AT_ORIGIN = 1;

    private final CodeWriter writer;
    private final Unit u;
    private final CodeBuilder b;

    TryWriter(CodeWriter writer) {
        this.writer = writer;
        this.u = writer.u;
        this.b = u.b;
    }

    // ---- regions ----

    private Block begin(int kind, Label handler, int exception) {
        Block block = new Block(kind, null, null);
        block.handler = handler;
        block.exception = exception;
        b.flushMark();
        block.regionStart = b.here();
        u.blocks.add(block);
        return block;
    }

    private void end(Block block) {
        close(block);
        u.blocks.remove(block);
    }

    private void close(Block block) {
        if (block.handler != null && block.regionStart >= 0) {
            b.flushMark();
            b.addRegion(block.regionStart, b.here(), block.handler, block.exception);
        }
        block.regionStart = -1;
    }

    // ---- try ----

    void write(Stmt.Try s) {
        if (s.body().get(0).lineno() != s.lineno()) {
            b.mark();
            b.flushMark();
        }
        if (s.finalbody().isEmpty()) {
            anyHandlers(s);
        } else {
            withFinally(s);
        }
    }

    private void withFinally(Stmt.Try s) {
        int exception = b.pushHidden();
        Label handler = new Label();
        Label end = new Label();
        BitSet before = u.snapshot();
        Block block = begin(Block.FINALLY, handler, exception);
        block.finalbody = s.finalbody();
        if (s.handlers().isEmpty()) {
            writer.statements(s.body());
        } else {
            anyHandlers(s);
        }
        end(block);
        boolean falls = b.isReachable();
        if (falls) {
            writer.statements(s.finalbody());
        }
        BitSet after = b.isReachable() ? u.snapshot() : null;
        b.artificial();
        b.jump(Opcode.JUMP, Instrumentation.SILENT, 0, end);
        u.restore(before);
        b.bindHandler(handler);
        int saved = b.pushHidden();
        int nested = b.pushHidden();
        Label cleanup = new Label();
        b.artificial();
        b.emit(Opcode.PUSH_EXC, saved, exception, 0);
        Block inner = begin(Block.HANDLER, cleanup, nested);
        inner.register = saved;
        inner.caught = exception;
        writer.statements(s.finalbody());
        b.artificial();
        end(inner);
        b.emit(Opcode.POP_EXC, saved, 0, 0);
        b.emit(Opcode.RERAISE, 0, exception, 0);
        cleanup(cleanup, saved, nested, null);
        b.hidden -= 3;
        if (after != null) {
            u.restore(after);
        }
        b.bind(end);
    }

    /** Where exceptions go that are raised in a handler: what was handled before is put back, and they go on. */
    private void cleanup(Label label, int saved, int nested, String boundName) {
        b.bindHandler(label);
        b.artificial();
        b.emit(Opcode.POP_EXC, saved, 0, 0);
        if (boundName != null) {
            writer.names.unbind(boundName);
        }
        b.emit(Opcode.RERAISE, 0, nested, AT_ORIGIN);
    }

    private void anyHandlers(Stmt.Try s) {
        if (s.isStar()) {
            starHandlers(s);
        } else {
            handlers(s);
        }
    }

    private void handlers(Stmt.Try s) {
        int exception = b.pushHidden();
        Label handler = new Label();
        Label end = new Label();
        BitSet before = u.snapshot();
        Block block = begin(Block.TRY, handler, exception);
        writer.statements(s.body());
        end(block);
        writer.statements(s.orelse());
        BitSet after = b.isReachable() ? u.snapshot() : null;
        b.artificial();
        b.jump(Opcode.JUMP, Instrumentation.SILENT, 0, end);
        u.restore(before);
        b.bindHandler(handler);
        int saved = b.pushHidden();
        int nested = b.pushHidden();
        b.artificial();
        b.emit(Opcode.PUSH_EXC, saved, exception, 0);
        Label cleanup = new Label();
        int matchStart = b.here();
        Label next = new Label();
        for (ExceptHandler h : s.handlers()) {
            b.at(h);
            b.bind(next);
            next = new Label();
            if (h.type() != null) {
                int type = writer.expressions.operand(h.type());
                b.jump(Opcode.EXC_MATCH_JF, exception, type, next);
                b.temps = 0;
            } else {
                b.mark();
                b.flushMark();
            }
            b.addRegion(matchStart, b.here(), cleanup, nested);
            BitSet path = clause(h, exception, saved, nested, end);
            if (path != null) {
                if (after == null) {
                    after = path;
                } else {
                    after.and(path);
                }
            }
            u.restore(before);
            matchStart = b.here();
        }
        b.bind(next);
        b.addRegion(matchStart, b.here(), cleanup, nested);
        b.at(s.handlers().get(s.handlers().size() - 1));
        b.artificial();
        b.emit(Opcode.POP_EXC, saved, 0, 0);
        b.emit(Opcode.RERAISE, 0, exception, 0);
        cleanup(cleanup, saved, nested, null);
        b.hidden -= 3;
        if (after != null) {
            u.restore(after);
        }
        b.bind(end);
    }

    /** One except clause; answers what is assigned at its normal end, or null if there is none. */
    private BitSet clause(ExceptHandler h, int exception, int saved, int nested, Label end) {
        Label cleanup = new Label();
        Block block = begin(Block.HANDLER, cleanup, nested);
        block.register = saved;
        block.exception = nested;
        block.caught = exception;
        block.boundName = h.name();
        if (h.name() != null) {
            writer.names.store(h.name(), exception);
        }
        writer.statements(h.body());
        end(block);
        BitSet after = null;
        if (b.isReachable()) {
            b.artificial();
            b.emit(Opcode.POP_EXC, saved, 0, 0);
            if (h.name() != null) {
                writer.names.unbind(h.name());
            }
            b.emit(Opcode.CLEAR, exception, 0, 0);
            after = u.snapshot();
            b.artificial();
            b.jump(Opcode.JUMP, Instrumentation.SILENT, 0, end);
        }
        cleanup(cleanup, saved, nested, h.name());
        return after;
    }

    // ---- except* ----

    /**
     * Clauses of except*: each takes its part out of what is left of the group and runs; what it raises goes on a list, and so does the rest. At
     * the end the list makes what is raised again, if anything.
     */
    private void starHandlers(Stmt.Try s) {
        int exception = b.pushHidden();
        Label handler = new Label();
        Label end = new Label();
        BitSet before = u.snapshot();
        Block block = begin(Block.TRY, handler, exception);
        writer.statements(s.body());
        end(block);
        writer.statements(s.orelse());
        BitSet after = b.isReachable() ? u.snapshot() : null;
        b.artificial();
        b.jump(Opcode.JUMP, Instrumentation.SILENT, 0, end);
        u.restore(before);
        b.bindHandler(handler);
        int saved = b.pushHidden();
        int nested = b.pushHidden();
        int rest = b.pushHidden();
        int results = b.pushHidden();
        int match = b.pushHidden();
        Label cleanup = new Label();
        b.artificial();
        b.emit(Opcode.PUSH_EXC, saved, exception, 0);
        int start = b.here();
        b.emit(Opcode.MOVE, rest, exception, 0);
        b.emit(Opcode.BUILD_LIST, results, CodeBuilder.TEMP, 0);
        for (ExceptHandler h : s.handlers()) {
            starClause(h, rest, results, match);
            u.restore(before);
        }
        b.artificial();
        b.emit(Opcode.LIST_APPEND, results, rest, 0);
        b.emit(Opcode.STAR_FINISH, match, exception, results);
        Label swallowed = new Label();
        b.jump(Opcode.IS_JT, match, writer.expressions.constant(Constant.NONE, ExpressionWriter.ANY), swallowed);
        b.temps = 0;
        b.emit(Opcode.RERAISE, 0, match, 0);
        b.addRegion(start, b.here(), cleanup, nested);
        cleanup(cleanup, saved, nested, null);
        b.bind(swallowed);
        b.artificial();
        for (int h : new int[] {exception, results, rest, match}) {
            b.emit(Opcode.CLEAR, h, 0, 0);
        }
        b.emit(Opcode.POP_EXC, saved, 0, 0);
        b.hidden -= 6;
        u.meet(after, b.isReachable());
        b.bind(end);
    }

    private void starClause(ExceptHandler h, int rest, int results, int match) {
        Label next = new Label();
        Label failed = new Label();
        b.at(h);
        int type = writer.expressions.operand(h.type());
        b.at(h);
        b.emit(Opcode.STAR_MATCH, match, rest, type);
        b.temps = 0;
        b.jump(Opcode.IS_JT, match, writer.expressions.constant(Constant.NONE, ExpressionWriter.ANY), next);
        b.temps = 0;
        int raised = b.pushHidden();
        Block block = begin(Block.STAR_HANDLER, failed, raised);
        if (h.name() != null) {
            writer.names.store(h.name(), match);
        }
        writer.statements(h.body());
        end(block);
        if (b.isReachable()) {
            if (h.name() != null) {
                writer.names.unbind(h.name());
            }
            b.artificial();
            b.jump(Opcode.JUMP, Instrumentation.SILENT, 0, next);
        }
        b.bindHandler(failed);
        b.artificial();
        if (h.name() != null) {
            writer.names.unbind(h.name());
        }
        b.emit(Opcode.LIST_APPEND, results, raised, 0);
        b.emit(Opcode.CLEAR, raised, 0, 0);
        b.hidden--;
        b.bind(next);
    }

    // ---- with ----

    void with(Stmt.With s) {
        with(s, 0);
    }

    private void with(Stmt.With s, int i) {
        if (i == s.items().size()) {
            writer.statements(s.body());
            return;
        }
        WithItem item = s.items().get(i);
        int exit = b.pushHidden();
        int exception = b.pushHidden();
        Label handler = new Label();
        Label end = new Label();
        int manager = writer.expressions.operand(item.contextExpr());
        b.at(item.contextExpr());
        if (s.isAsync()) {
            b.emit(Opcode.ASYNC_WITH_ENTER, CodeBuilder.TEMP, manager, exit);
            b.temps = 0;
            b.pushTemp();
            writer.expressions.await(CodeBuilder.TEMP, 0, 1);
        } else {
            b.emit(Opcode.WITH_ENTER, CodeBuilder.TEMP, manager, exit);
            b.temps = 0;
            b.pushTemp();
        }
        BitSet before = u.snapshot();
        Block block = begin(Block.WITH, handler, exception);
        block.register = exit;
        block.isAsync = s.isAsync();
        block.manager = item.contextExpr();
        b.at(item.contextExpr());
        if (item.optionalVars() != null) {
            writer.assignments.store(item.optionalVars(), CodeBuilder.TEMP, false);
        } else {
            b.emit(Opcode.DISCARD, 0, CodeBuilder.TEMP, 0);
        }
        b.temps = 0;
        with(s, i + 1);
        end(block);
        b.at(item.contextExpr());
        leaveWith(s.isAsync(), exit);
        b.artificial();
        b.jump(Opcode.JUMP, Instrumentation.SILENT, 0, end);
        u.restore(before);
        b.bindHandler(handler);
        b.at(item.contextExpr());
        int saved = b.pushHidden();
        int nested = b.pushHidden();
        Label cleanup = new Label();
        b.emit(Opcode.PUSH_EXC, saved, exception, 0);
        int start = b.here();
        Label swallowed = new Label();
        if (s.isAsync()) {
            b.emit(Opcode.CALL_EXIT, CodeBuilder.TEMP, exit, exception + 1);
            b.pushTemp();
            writer.expressions.await(CodeBuilder.TEMP, 0, 2);
        } else {
            b.emit(Opcode.WITH_EXCEPT, CodeBuilder.TEMP, exit, exception);
            b.pushTemp();
        }
        b.jump(Opcode.JUMP_IF_TRUE, CodeBuilder.TEMP, 0, swallowed);
        b.temps = 0;
        b.emit(Opcode.RERAISE, 0, exception, AT_ORIGIN);
        b.addRegion(start, b.here(), cleanup, nested);
        cleanup(cleanup, saved, nested, null);
        b.bind(swallowed);
        b.artificial();
        b.emit(Opcode.POP_EXC, saved, 0, 0);
        b.emit(Opcode.CLEAR, exception, 0, 0);
        b.emit(Opcode.CLEAR, exit, 0, 0);
        b.hidden -= 4;
        b.bind(end);
    }

    /** What ends the body of a with normally. */
    private void leaveWith(boolean isAsync, int exit) {
        if (isAsync) {
            b.emit(Opcode.CALL_EXIT, CodeBuilder.TEMP, exit, 0);
            b.pushTemp();
            int result = writer.expressions.await(CodeBuilder.TEMP, 0, 2);
            b.emit(Opcode.DISCARD, 0, result, 0);
            b.temps = 0;
        } else {
            b.emit(Opcode.WITH_EXIT, 0, exit, 0);
        }
        b.emit(Opcode.CLEAR, exit, 0, 0);
    }

    // ---- leaving ----

    void returnStatement(Stmt.Return s) {
        boolean plain = true;
        for (Block block : u.blocks) {
            plain &= block.kind == Block.FOR || block.kind == Block.WHILE || block.kind == Block.TRY;
        }
        if (plain && s.value() != null) {
            writer.returnValue(s.value(), s);
            return;
        }
        if (plain) {
            int x = writer.expressions.constant(Constant.NONE, ExpressionWriter.ANY);
            b.at(s);
            b.emit(Opcode.RETURN, 0, x, 0);
            b.temps = 0;
            return;
        }
        checkLeaving(0, s);
        int kept = b.pushHidden();
        b.emit(Opcode.CLEAR, kept, 0, 0);
        if (s.value() == null) {
            writer.expressions.constant(Constant.NONE, kept);
        } else {
            writer.expressions.write(s.value(), kept);
        }
        b.temps = 0;
        List<Block> left = leave(0);
        leavingPlace(s, left);
        b.emit(Opcode.RETURN, 0, kept, 0);
        enterAgain(left);
        b.hidden--;
    }

    void leaveLoop(Stmt s) {
        for (int i = u.blocks.size() - 1; i >= 0; i--) {
            Block block = u.blocks.get(i);
            if (block.kind != Block.FOR && block.kind != Block.WHILE) {
                continue;
            }
            checkLeaving(i + 1, s);
            b.mark();
            List<Block> left = leave(i + 1);
            leavingPlace(s, left);
            if (s.kind() == Stmt.CONTINUE) {
                b.jump(Opcode.JUMP, 0, 0, block.top);
            } else {
                if (block.kind == Block.FOR) {
                    b.emit(Opcode.CLEAR, block.register, 0, 0);
                }
                b.jump(Opcode.JUMP, 0, 0, block.end);
            }
            enterAgain(left);
            return;
        }
        throw writer.error(s.kind() == Stmt.BREAK ? "'break' outside loop" : "'continue' not properly in loop", s);
    }

    /** What ends the leaving of blocks is of the statement's line, unless code of other lines has come between. */
    private void leavingPlace(Stmt s, List<Block> left) {
        boolean other = false;
        for (Block block : left) {
            other |= block.kind == Block.FINALLY || block.kind == Block.WITH;
        }
        b.at(s);
        if (other) {
            b.artificial();
        }
    }

    private void checkLeaving(int to, Stmt s) {
        for (Block block : u.blocks.subList(to, u.blocks.size())) {
            if (block.kind == Block.STAR_HANDLER) {
                throw writer.error("'break', 'continue' and 'return' cannot appear in an except* block", s);
            }
        }
    }

    /** Emits what leaving the blocks from the innermost to number {@code to} does; answers them. */
    private List<Block> leave(int to) {
        List<Block> left = List.copyOf(u.blocks.subList(to, u.blocks.size()));
        BitSet assigned = u.snapshot();
        for (int i = left.size() - 1; i >= 0; i--) {
            Block block = left.get(i);
            close(block);
            u.blocks.remove(u.blocks.size() - 1);
            exit(block);
        }
        u.restore(assigned);
        return left;
    }

    /** The code after the exit is inside the blocks again. */
    private void enterAgain(List<Block> left) {
        for (Block block : left) {
            block.regionStart = b.here();
            u.blocks.add(block);
        }
    }

    private void exit(Block block) {
        switch (block.kind) {
            case Block.FOR:
                b.emit(Opcode.CLEAR, block.register, 0, 0);
                break;
            case Block.FINALLY:
                writer.statements(block.finalbody);
                break;
            case Block.WITH: {
                int[] here = b.position();
                b.at(block.manager);
                leaveWith(block.isAsync, block.register);
                b.restore(here);
                break;
            }
            case Block.HANDLER:
                b.emit(Opcode.POP_EXC, block.register, 0, 0);
                if (block.boundName != null) {
                    writer.names.unbind(block.boundName);
                }
                b.emit(Opcode.CLEAR, block.caught, 0, 0);
                break;
            default:
        }
    }
}
