package org.pyrt.checks;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.lang.model.element.ElementKind;
import org.pyrt.checks.FlowState.Value;

/**
 * Follows the references of one method or lambda body in the order of execution and reports those used after a clean point that they
 * crossed unheld. A visit of an expression returns the references that its value may be, empty or null if it is safe. This class has the
 * expressions, {@link StatementFlow} the statements.
 */
final class FloatingFlow extends StatementFlow {

    private final VisitorState visitor;
    private final BiConsumer<Tree, String> report;

    /** Uses reported: once for each variable and clean point, and for each operand. */
    private final Set<Object> reported = new HashSet<>();

    /** Variables that are a hold scope, with what they hold. */
    private final Map<Symbol, Set<Value>> scopes = new HashMap<>();

    private AssignedFields assignedFields;

    FloatingFlow(VisitorState visitor, BiConsumer<Tree, String> report) {
        this.visitor = visitor;
        this.report = report;
    }

    /** Follows {@code body}, a block or the expression of a lambda, with parameters that float if they say so. */
    void analyze(List<? extends VariableTree> parameters, Tree body) {
        state = new FlowState();
        for (VariableTree parameter : parameters) {
            Symbol symbol = ASTHelpers.getSymbol(parameter);
            if (References.isMortal(symbol.type, visitor)) {
                state.assign(symbol, References.isFloating(symbol, visitor) ? state.fresh(parameter) : Set.of());
            }
        }
        value(body);
    }

    // ---- variables ----

    @Override
    void bind(Tree variable, Set<Value> values) {
        Symbol symbol = ASTHelpers.getSymbol(variable);
        if (symbol != null && References.isMortal(symbol.type, visitor)) {
            state.assign(symbol, values);
        }
    }

    /** As {@link #bind}; an array variable is known only if the items are as safe as {@code values}. */
    private void assign(Tree variable, ExpressionTree expression, Set<Value> values) {
        Symbol symbol = ASTHelpers.getSymbol(variable);
        if (!symbol.type.hasTag(TypeTag.ARRAY)) {
            bind(variable, values);
        } else if (isSafeArray(expression)) {
            state.assign(symbol, values);
        } else {
            state.forget(symbol);
        }
    }

    @Override
    Set<Value> element(Tree iterable, Tree loop) {
        Set<Value> values = value(iterable);
        Type type = ASTHelpers.getType(iterable);
        return type != null && type.hasTag(TypeTag.ARRAY) && isSafeArray(iterable) ? values : state.fresh(loop);
    }

    @Override
    Set<Value> heldBy(Tree resource) {
        ExpressionTree init = resource instanceof VariableTree v ? v.getInitializer() : resource instanceof ExpressionTree e ? e : null;
        if (init instanceof MethodInvocationTree call && isCall(call, References.THREAD_STATE, "hold")) {
            value(ASTHelpers.getReceiver(call));
            Set<Value> values = value(call.getArguments().get(0));
            if (resource instanceof VariableTree v) {
                scopes.put(ASTHelpers.getSymbol(v), values);
            }
            return values;
        }
        if (resource instanceof VariableTree v) {
            assign(v, v.getInitializer(), value(v.getInitializer()));
        } else {
            value(resource);
        }
        return null;
    }

    @Override
    String closesAtCleanPoint(Tree resource) {
        Type type = ASTHelpers.getType(resource);
        if (type != null) {
            for (Symbol close : type.tsym.members().getSymbolsByName(visitor.getName("close"))) {
                if (References.isCleanPoint(close, visitor)) {
                    return describe(close, resource);
                }
            }
        }
        return null;
    }

    @Override
    public Set<Value> visitVariable(VariableTree tree, Void p) {
        if (tree.getInitializer() instanceof MethodInvocationTree call && isCall(call, References.THREAD_STATE, "holdMark")) {
            state.mark(ASTHelpers.getSymbol(tree));
            return null;
        }
        Symbol symbol = ASTHelpers.getSymbol(tree);
        if (References.isMortal(symbol.type, visitor)) {
            state.assign(symbol, Set.of());
        } else {
            state.forget(symbol);
        }
        if (tree.getInitializer() != null) {
            Set<Value> held = heldBy(tree);
            if (held != null) {
                state.hold(held);
            }
        }
        return null;
    }

    @Override
    public Set<Value> visitAssignment(AssignmentTree tree, Void p) {
        ExpressionTree target = ASTHelpers.stripParentheses(tree.getVariable());
        if (target instanceof IdentifierTree) {
            Set<Value> values = value(tree.getExpression());
            if (isLocal(ASTHelpers.getSymbol(target))) {
                assign(target, tree.getExpression(), values);
            }
            return values;
        }
        if (target instanceof MemberSelectTree select) {
            value(select.getExpression());
        } else if (target instanceof ArrayAccessTree access) {
            value(access.getExpression());
            value(access.getIndex());
        }
        return value(tree.getExpression());
    }

    @Override
    public Set<Value> visitIdentifier(IdentifierTree tree, Void p) {
        Symbol symbol = ASTHelpers.getSymbol(tree);
        if (isLocal(symbol)) {
            Set<Value> values = state.get(symbol);
            if (values != null) {
                checkUse(tree, values, symbol.getSimpleName().toString());
            }
            return values;
        }
        return symbol instanceof Symbol.VarSymbol field && References.isMortal(field.type, visitor) && !isSetOnce(field)
                ? state.fresh(tree)
                : null;
    }

    @Override
    public Set<Value> visitMemberSelect(MemberSelectTree tree, Void p) {
        Symbol symbol = ASTHelpers.getSymbol(tree);
        Set<Value> owner = symbol instanceof Symbol.VarSymbol && !symbol.isStatic() ? value(tree.getExpression()) : null;
        if (!(symbol instanceof Symbol.VarSymbol) || !References.isMortal(symbol.type, visitor)) {
            return symbol.type != null && symbol.type.hasTag(TypeTag.ARRAY) ? owner : null;
        }
        if (isSetOnce((Symbol.VarSymbol) symbol)) {
            return owner;
        }
        return state.fresh(tree);
    }

    @Override
    public Set<Value> visitArrayAccess(ArrayAccessTree tree, Void p) {
        Set<Value> values = value(tree.getExpression());
        value(tree.getIndex());
        if (!References.isMortal(ASTHelpers.getType(tree), visitor)) {
            return null;
        }
        return isSafeArray(tree.getExpression()) ? values : state.fresh(tree);
    }

    /**
     * Whether the array's items live as long as the references that its value may be: a parameter, a tuple's own array, the registers of a
     * frame, which holds its temporaries whenever code runs above it.
     */
    private boolean isSafeArray(Tree array) {
        Tree bare = array instanceof ExpressionTree e ? ASTHelpers.stripParentheses(e) : array;
        Symbol symbol = ASTHelpers.getSymbol(bare);
        if (bare instanceof IdentifierTree && isLocal(symbol)) {
            return symbol.getKind() == ElementKind.PARAMETER && !References.isFloating(symbol, visitor) || state.get(symbol) != null;
        }
        if (symbol instanceof Symbol.VarSymbol field && field.owner instanceof Symbol.ClassSymbol) {
            return isOwn(field) && isSetOnce(field) && !assignedFields().changesArray(field) || isOfFrame(field);
        }
        return bare instanceof MethodInvocationTree call && References.isBorrowed(ASTHelpers.getSymbol(call), visitor);
    }

    /** Whether a field keeps what it was made with for the life of its object: it is final, or its class's own and only set there and cleared. */
    private boolean isSetOnce(Symbol.VarSymbol field) {
        return ASTHelpers.isConsideredFinal(field) || isOfFrame(field) || isOwn(field) && !assignedFields().contains(field);
    }

    /** Whether only the file that declares the field assigns it: it is private, or a slot, of which {@link UncountedFieldCheck} sees to it. */
    private boolean isOwn(Symbol.VarSymbol field) {
        return field.isPrivate() && !field.isStatic() || References.isOwnSlot(field, visitor);
    }

    /** A frame keeps what it has for as long as its code runs. */
    private static boolean isOfFrame(Symbol.VarSymbol field) {
        return References.isMemberOf(field, References.FRAME);
    }

    /** The fields that the file assigns elsewhere than in constructors and {@code clear}. */
    private AssignedFields assignedFields() {
        if (assignedFields == null) {
            assignedFields = AssignedFields.of(visitor.getPath().getCompilationUnit());
        }
        return assignedFields;
    }

    private static boolean isLocal(Symbol symbol) {
        return symbol instanceof Symbol.VarSymbol && symbol.owner != null && !(symbol.owner instanceof Symbol.ClassSymbol);
    }

    // ---- calls ----

    @Override
    public Set<Value> visitMethodInvocation(MethodInvocationTree tree, Void p) {
        Symbol.MethodSymbol method = ASTHelpers.getSymbol(tree);
        List<Tree> operands = new ArrayList<>();
        ExpressionTree receiver = ASTHelpers.getReceiver(tree);
        if (receiver != null && !method.isStatic()) {
            operands.add(receiver);
        }
        operands.addAll(tree.getArguments());
        List<Set<Value>> values = operands(operands);
        if (method.owner instanceof Symbol.ClassSymbol) {
            Set<Value> special = special(tree, method, values);
            if (special != null) {
                return special;
            }
        }
        if (References.isCleanPoint(method, visitor)) {
            int receivers = operands.size() - tree.getArguments().size();
            checkLent(method, operands, values, receivers);
            cross(describe(method, tree));
        }
        if (References.isBorrowed(method, visitor)) {
            Set<Value> owners = Set.of();
            for (Set<Value> v : method.isStatic() ? values : values.subList(0, receiver == null ? 0 : 1)) {
                owners = FlowState.union(owners, v);
            }
            return owners;
        }
        return References.isMortal(ASTHelpers.getType(tree), visitor) ? state.fresh(tree) : null;
    }

    @Override
    public Set<Value> visitNewClass(NewClassTree tree, Void p) {
        if (tree.getEnclosingExpression() != null) {
            value(tree.getEnclosingExpression());
        }
        List<Set<Value>> values = operands(tree.getArguments());
        Symbol.MethodSymbol constructor = ASTHelpers.getSymbol(tree);
        if (References.isCleanPoint(constructor, visitor)) {
            checkLent(constructor, tree.getArguments(), values, 0);
            cross(describe(constructor, tree));
        }
        return References.isMortal(ASTHelpers.getType(tree), visitor) ? state.fresh(tree) : null;
    }

    /** Evaluates in order; what an earlier operand got must not cross a clean point of a later one. */
    private List<Set<Value>> operands(List<? extends Tree> operands) {
        List<Set<Value>> values = new ArrayList<>();
        for (Tree operand : operands) {
            Set<Value> got = value(operand);
            values.add(got);
            state.await(got);
        }
        for (int i = 0; i + 1 < values.size(); i++) {
            Tree operand = operands.get(i);
            checkUse(operand, values.get(i), operand instanceof IdentifierTree v ? v.getName().toString() : "an operand");
        }
        values.forEach(state::awaited);
        return values;
    }

    /**
     * The receiver and the arguments of a call that may reach a clean point are the callee's for the whole call: they are safe or held,
     * but for parameters that are taken floating.
     */
    private void checkLent(Symbol.MethodSymbol method, List<? extends Tree> operands, List<Set<Value>> values, int receivers) {
        if (state.dead) {
            return;
        }
        List<Symbol.VarSymbol> parameters = method.getParameters();
        for (int i = 0; i < values.size(); i++) {
            int p = Math.min(i - receivers, parameters.size() - 1);
            if (state.floats(values.get(i)) && (p < 0 || !References.isFloating(parameters.get(p), visitor)) && reported.add(operands.get(i))) {
                String what = operands.get(i) instanceof IdentifierTree v ? v.getName().toString() : p < 0 ? "the receiver" : "an argument";
                report.accept(
                        operands.get(i),
                        what + " is lent floating to " + method.owner.getSimpleName() + (method.isConstructor() ? "" : "." + method.getSimpleName())
                                + ", which may reach a clean point and use it afterwards: hold it");
            }
        }
    }

    /** Holds and releases; null if the method is neither. */
    private Set<Value> special(MethodInvocationTree tree, Symbol.MethodSymbol method, List<Set<Value>> values) {
        String name = method.getSimpleName().toString();
        Set<Value> last = values.isEmpty() ? Set.of() : values.getLast();
        if (References.isMemberOf(method, References.THREAD_STATE)) {
            switch (name) {
                case "hold":
                    state.hold(last);
                    return Set.of();
                case "pushHold":
                    state.pushHold(last);
                    return Set.of();
                case "unholdTo", "releaseTo":
                    state.releasePushed(ASTHelpers.getSymbol(tree.getArguments().get(0)));
                    return Set.of();
                default:
                    return null;
            }
        }
        if (References.isMemberOf(method, References.REFS)) {
            switch (name) {
                case "hold", "incref":
                    state.hold(last);
                    return Set.of();
                case "release", "unhold", "decref", "moveOut":
                    state.release(last);
                    return Set.of();
                default:
                    return null;
            }
        }
        if (References.isMemberOf(method, References.SCRATCH)) {
            if (name.equals("add")) {
                state.hold(last);
            }
            return Set.of();
        }
        if (References.isMemberOf(method, References.HOLD_SCOPE)) {
            Set<Value> scope = scopes.getOrDefault(ASTHelpers.getSymbol(ASTHelpers.getReceiver(tree)), Set.of());
            state.release(scope);
            return scope;
        }
        return null;
    }

    private static boolean isCall(MethodInvocationTree call, String owner, String name) {
        Symbol.MethodSymbol method = ASTHelpers.getSymbol(call);
        return method.getSimpleName().contentEquals(name) && References.isMemberOf(method, owner);
    }

    private String describe(Symbol method, Tree where) {
        long line = visitor.getPath().getCompilationUnit().getLineMap().getLineNumber(ASTHelpers.getStartPosition(where));
        return method.owner.getSimpleName() + (method.isConstructor() ? "" : "." + method.getSimpleName()) + " in line " + line;
    }

    // ---- other expressions ----

    @Override
    public Set<Value> visitParenthesized(ParenthesizedTree tree, Void p) {
        return value(tree.getExpression());
    }

    @Override
    public Set<Value> visitTypeCast(TypeCastTree tree, Void p) {
        Set<Value> values = value(tree.getExpression());
        Type type = ASTHelpers.getType(tree);
        return type.hasTag(TypeTag.ARRAY) || References.isMortal(type, visitor) ? values : null;
    }

    @Override
    public Set<Value> visitConditionalExpression(ConditionalExpressionTree tree, Void p) {
        value(tree.getCondition());
        FlowState otherwise = state.copy();
        refine(tree.getCondition(), true);
        Set<Value> a = value(tree.getTrueExpression());
        FlowState first = state;
        state = otherwise;
        refine(tree.getCondition(), false);
        Set<Value> b = value(tree.getFalseExpression());
        state = FlowState.join(first, state);
        return FlowState.union(a, b);
    }

    @Override
    public Set<Value> visitBinary(BinaryTree tree, Void p) {
        switch (tree.getKind()) {
            case CONDITIONAL_AND, CONDITIONAL_OR:
                value(tree.getLeftOperand());
                FlowState skipped = state.copy();
                refine(tree.getLeftOperand(), tree.getKind() == Tree.Kind.CONDITIONAL_AND);
                value(tree.getRightOperand());
                state = FlowState.join(skipped, state);
                return null;
            case EQUAL_TO, NOT_EQUAL_TO:
                compared(tree.getLeftOperand());
                compared(tree.getRightOperand());
                return null;
            default:
                return super.visitBinary(tree, p);
        }
    }

    @Override
    void refine(Tree condition, boolean truth) {
        if (!(condition instanceof ExpressionTree expression)) {
            return;
        }
        ExpressionTree bare = ASTHelpers.stripParentheses(expression);
        switch (bare.getKind()) {
            case LOGICAL_COMPLEMENT:
                refine(((UnaryTree) bare).getExpression(), !truth);
                break;
            case CONDITIONAL_AND, CONDITIONAL_OR:
                if ((bare.getKind() == Tree.Kind.CONDITIONAL_AND) == truth) {
                    refine(((BinaryTree) bare).getLeftOperand(), truth);
                    refine(((BinaryTree) bare).getRightOperand(), truth);
                }
                break;
            case EQUAL_TO, NOT_EQUAL_TO:
                BinaryTree test = (BinaryTree) bare;
                if ((bare.getKind() == Tree.Kind.EQUAL_TO) == truth && test.getRightOperand().getKind() == Tree.Kind.NULL_LITERAL) {
                    ExpressionTree tested = ASTHelpers.stripParentheses(test.getLeftOperand());
                    ExpressionTree variable = tested instanceof AssignmentTree a ? a.getVariable() : tested;
                    Symbol symbol = ASTHelpers.getSymbol(variable);
                    if (variable instanceof IdentifierTree && isLocal(symbol) && state.get(symbol) != null) {
                        state.assign(symbol, Set.of());
                    }
                }
                break;
            default:
                break;
        }
    }

    /** Comparing references touches no object. */
    private void compared(ExpressionTree operand) {
        if (!(ASTHelpers.stripParentheses(operand) instanceof IdentifierTree)) {
            value(operand);
        }
    }

    @Override
    public Set<Value> visitInstanceOf(InstanceOfTree tree, Void p) {
        Set<Value> values = value(tree.getExpression());
        if (tree.getPattern() instanceof BindingPatternTree binding) {
            bind(binding.getVariable(), values);
        }
        return null;
    }

    @Override
    public Set<Value> visitLambdaExpression(LambdaExpressionTree tree, Void p) {
        return null;
    }

    @Override
    public Set<Value> visitClass(ClassTree tree, Void p) {
        return null;
    }

    private void checkUse(Tree where, Set<Value> values, String what) {
        String cleanPoint = state.dead ? null : state.crossedBy(values);
        Object once = where instanceof IdentifierTree ? what + cleanPoint : where;
        if (cleanPoint != null && reported.add(once)) {
            report.accept(
                    where,
                    what + " floats across a clean point (" + cleanPoint + "): hold it (try (var h = ts.hold(...))), or get it again");
        }
    }
}
