package org.pyrt.checks;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Name;
import org.pyrt.checks.FlowState.Value;

/**
 * The control flow of statements over a {@link FlowState}. Loops are followed twice, so that what the first round leaves meets the second;
 * an exception may come out of every clean point, with the holds of the try given up.
 */
abstract class StatementFlow extends TreeScanner<Set<Value>, Void> {

    /** What is known here; changed in place or replaced as the visits proceed. */
    FlowState state = new FlowState();

    /** A statement that break, continue or yield can leave. */
    private static final class Target {
        final Tree statement;
        final Name label;
        FlowState breaks;
        FlowState continues;
        Set<Value> yielded = Set.of();

        /** The variables there are around a loop; those declared in it are gone after each round. */
        Set<Symbol> around;

        Target(Tree statement, Name label) {
            this.statement = statement;
            this.label = label;
        }

        boolean isLoop() {
            return statement instanceof WhileLoopTree
                    || statement instanceof DoWhileLoopTree
                    || statement instanceof ForLoopTree
                    || statement instanceof EnhancedForLoopTree;
        }
    }

    private final Deque<Target> targets = new ArrayDeque<>();

    /** For each try around, innermost first: what is known where an exception may come from. */
    private final Deque<FlowState[]> tries = new ArrayDeque<>();

    private Name pendingLabel;

    /** A variable or pattern variable, or an assigned one, becomes one of {@code values}. */
    abstract void bind(Tree variable, Set<Value> values);

    /** Evaluates what a loop runs over and returns the references that its variable may be. */
    abstract Set<Value> element(Tree iterable, Tree loop);

    /** Evaluates a resource or variable with initializer; what it holds, or null if it is no hold scope. */
    abstract Set<Value> heldBy(Tree resource);

    /** Where {@code condition} is {@code truth}, variables that it finds to be null refer to nothing. */
    abstract void refine(Tree condition, boolean truth);

    /** The clean point that closing a resource reaches, or null. */
    abstract String closesAtCleanPoint(Tree resource);

    /** Follows an expression or statement; the references that its value may be, never null. */
    final Set<Value> value(Tree tree) {
        Set<Value> values = tree == null ? null : scan(tree, null);
        return values == null ? Set.of() : values;
    }

    /** Every floating reference crosses {@code cleanPoint}, out of which an exception may come. */
    final void cross(String cleanPoint) {
        state.cross(cleanPoint);
        if (!state.dead) {
            for (FlowState[] thrown : tries) {
                thrown[0] = FlowState.join(thrown[0], state.copy());
            }
        }
    }

    private void die() {
        state = state.copy();
        state.dead = true;
    }

    private Target push(Tree statement) {
        Target target = new Target(statement, pendingLabel);
        pendingLabel = null;
        targets.push(target);
        return target;
    }

    // ---- branches ----

    @Override
    public Set<Value> visitIf(IfTree tree, Void p) {
        value(tree.getCondition());
        FlowState otherwise = state.copy();
        refine(tree.getCondition(), true);
        value(tree.getThenStatement());
        FlowState then = state;
        state = otherwise;
        refine(tree.getCondition(), false);
        value(tree.getElseStatement());
        state = FlowState.join(then, state);
        return null;
    }

    @Override
    public Set<Value> visitSwitch(SwitchTree tree, Void p) {
        return cases(tree, tree.getExpression(), tree.getCases());
    }

    @Override
    public Set<Value> visitSwitchExpression(SwitchExpressionTree tree, Void p) {
        return cases(tree, tree.getExpression(), tree.getCases());
    }

    private Set<Value> cases(Tree tree, ExpressionTree selector, List<? extends CaseTree> cases) {
        Target target = push(tree);
        Set<Value> selected = value(selector);
        FlowState start = state;
        FlowState fallen = null;
        boolean complete = tree instanceof SwitchExpressionTree;
        for (CaseTree c : cases) {
            state = FlowState.join(start.copy(), fallen);
            fallen = null;
            for (CaseLabelTree label : c.getLabels()) {
                complete |= label instanceof DefaultCaseLabelTree;
                if (label instanceof PatternCaseLabelTree pattern && pattern.getPattern() instanceof BindingPatternTree binding) {
                    bind(binding.getVariable(), selected);
                }
            }
            value(c.getGuard());
            if (c.getCaseKind() == CaseTree.CaseKind.RULE) {
                Set<Value> values = value(c.getBody());
                if (c.getBody() instanceof ExpressionTree) {
                    target.yielded = FlowState.union(target.yielded, values);
                }
                target.breaks = FlowState.join(target.breaks, state);
            } else {
                for (StatementTree s : c.getStatements()) {
                    value(s);
                }
                fallen = state;
            }
        }
        FlowState end = FlowState.join(fallen, target.breaks);
        if (!complete || end == null) {
            end = FlowState.join(end, start);
        }
        state = end;
        targets.pop();
        return target.yielded;
    }

    // ---- jumps ----

    @Override
    public Set<Value> visitLabeledStatement(LabeledStatementTree tree, Void p) {
        StatementTree body = tree.getStatement();
        pendingLabel = tree.getLabel();
        if (body instanceof WhileLoopTree || body instanceof DoWhileLoopTree || body instanceof ForLoopTree || body instanceof EnhancedForLoopTree) {
            return value(body);
        }
        Target target = push(tree);
        value(body);
        state = FlowState.join(state, target.breaks);
        targets.pop();
        return null;
    }

    @Override
    public Set<Value> visitBreak(BreakTree tree, Void p) {
        for (Target t : targets) {
            if (tree.getLabel() == null ? t.isLoop() || t.statement instanceof SwitchTree : tree.getLabel().equals(t.label)) {
                t.breaks = FlowState.join(t.breaks, outOf(t));
                break;
            }
        }
        die();
        return null;
    }

    private FlowState outOf(Target loop) {
        FlowState s = state.copy();
        if (loop.around != null) {
            s.leaveScope(loop.around);
        }
        return s;
    }

    @Override
    public Set<Value> visitContinue(ContinueTree tree, Void p) {
        for (Target t : targets) {
            if (t.isLoop() && (tree.getLabel() == null || tree.getLabel().equals(t.label))) {
                t.continues = FlowState.join(t.continues, outOf(t));
                break;
            }
        }
        die();
        return null;
    }

    @Override
    public Set<Value> visitYield(YieldTree tree, Void p) {
        Set<Value> values = value(tree.getValue());
        for (Target t : targets) {
            if (t.statement instanceof SwitchExpressionTree) {
                t.breaks = FlowState.join(t.breaks, state.copy());
                t.yielded = FlowState.union(t.yielded, values);
                break;
            }
        }
        die();
        return null;
    }

    @Override
    public Set<Value> visitReturn(ReturnTree tree, Void p) {
        value(tree.getExpression());
        die();
        return null;
    }

    @Override
    public Set<Value> visitThrow(ThrowTree tree, Void p) {
        value(tree.getExpression());
        die();
        return null;
    }

    // ---- loops ----

    @Override
    public Set<Value> visitWhileLoop(WhileLoopTree tree, Void p) {
        loop(push(tree), tree.getCondition(), tree.getStatement(), List.of());
        return null;
    }

    @Override
    public Set<Value> visitForLoop(ForLoopTree tree, Void p) {
        Target target = push(tree);
        for (StatementTree s : tree.getInitializer()) {
            value(s);
        }
        loop(target, tree.getCondition(), tree.getStatement(), tree.getUpdate());
        return null;
    }

    private void loop(Target target, Tree condition, Tree body, List<? extends Tree> update) {
        target.around = state.variables();
        for (int round = 0; round < 2; round++) {
            FlowState start = state.copy();
            value(condition);
            refine(condition, true);
            value(body);
            nextRound(target);
            for (Tree u : update) {
                value(u);
            }
            state = FlowState.join(start, state);
        }
        value(condition);
        if (isTrue(condition)) {
            die();
        } else {
            refine(condition, false);
        }
        leave(target);
    }

    @Override
    public Set<Value> visitDoWhileLoop(DoWhileLoopTree tree, Void p) {
        Target target = push(tree);
        target.around = state.variables();
        FlowState start = null;
        for (int round = 0; round < 2; round++) {
            state = FlowState.join(state, start);
            start = state.copy();
            value(tree.getStatement());
            nextRound(target);
            value(tree.getCondition());
        }
        if (isTrue(tree.getCondition())) {
            die();
        }
        leave(target);
        return null;
    }

    @Override
    public Set<Value> visitEnhancedForLoop(EnhancedForLoopTree tree, Void p) {
        Target target = push(tree);
        target.around = state.variables();
        for (int round = 0; round < 2; round++) {
            FlowState start = state.copy();
            bind(tree.getVariable(), element(tree.getExpression(), tree));
            value(tree.getStatement());
            nextRound(target);
            state = FlowState.join(start, state);
        }
        leave(target);
        return null;
    }

    private void nextRound(Target target) {
        state = outOf(target);
        state = FlowState.join(state, target.continues);
        target.continues = null;
    }

    private void leave(Target target) {
        state = FlowState.join(state, target.breaks);
        targets.pop();
    }

    private static boolean isTrue(Tree condition) {
        Tree bare = condition;
        while (bare instanceof ParenthesizedTree inner) {
            bare = inner.getExpression();
        }
        return bare == null || bare instanceof LiteralTree literal && Boolean.TRUE.equals(literal.getValue());
    }

    // ---- try ----

    @Override
    public Set<Value> visitTry(TryTree tree, Void p) {
        FlowState before = state.copy();
        FlowState[] thrown = {null};
        tries.push(thrown);
        List<Set<Value>> holds = new ArrayList<>();
        for (Tree resource : tree.getResources()) {
            Set<Value> held = heldBy(resource);
            if (held != null) {
                state.hold(held);
            }
            holds.add(held);
        }
        value(tree.getBlock());
        for (int i = holds.size() - 1; i >= 0; i--) {
            if (holds.get(i) != null) {
                state.release(holds.get(i));
            }
            String close = closesAtCleanPoint(tree.getResources().get(i));
            if (close != null) {
                cross(close);
            }
        }
        tries.pop();
        FlowState end = state;
        FlowState caught = FlowState.join(before.copy(), thrown[0]);
        caught.resetHolds(before);
        for (CatchTree c : tree.getCatches()) {
            state = caught.copy();
            value(c.getBlock());
            end = FlowState.join(end, state);
        }
        state = end;
        if (tree.getFinallyBlock() != null) {
            finish(tree.getFinallyBlock(), caught);
        }
        return null;
    }

    /** Follows a finally block: where nothing else comes to it, as an exception does. */
    private void finish(Tree block, FlowState caught) {
        boolean only = state.dead;
        if (only) {
            state = caught;
        }
        value(block);
        if (only) {
            die();
        }
    }
}
