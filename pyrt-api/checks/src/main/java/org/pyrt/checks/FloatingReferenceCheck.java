package org.pyrt.checks;

import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.matchers.Description;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol;
import java.util.List;

/**
 * A counted object in a Java variable floats: nobody counts it for the variable. At a clean point it may die, so it is not used afterwards
 * unless it was held across; and it is not lent to a method that may pass a clean point, unless the method takes it floating.
 *
 * <p>{@link FloatingFlow} follows the variables of one method. It takes as safe: parameters that are not {@code @Floating} (the caller keeps
 * them), {@code this}, fields that are set once, what {@code @Borrowed} methods of something safe return, constants, leaves, types and code
 * objects, and what is held by {@code ts.hold} in an open scope, {@code pushHold}, {@code Refs.hold} or {@code Scratch.add}. It does not look
 * into called methods: their annotations say what matters, and are checked where they stand.
 */
@BugPattern(
        name = "FloatingReference",
        summary = "A counted object that is used after a clean point is held across it",
        severity = BugPattern.SeverityLevel.ERROR,
        linkType = BugPattern.LinkType.NONE)
public final class FloatingReferenceCheck extends BugChecker
        implements BugChecker.MethodTreeMatcher, BugChecker.LambdaExpressionTreeMatcher {

    private static final long serialVersionUID = 1L;

    /** Called by Error Prone. */
    public FloatingReferenceCheck() {}

    @Override
    public Description matchMethod(MethodTree tree, VisitorState state) {
        if (References.isTestSource(state)) {
            return Description.NO_MATCH;
        }
        for (Symbol.MethodSymbol overridden : ASTHelpers.findSuperMethods(ASTHelpers.getSymbol(tree), state.getTypes())) {
            checkOverride(tree, overridden, state);
        }
        return tree.getBody() == null ? Description.NO_MATCH : check(tree.getParameters(), tree.getBody(), state);
    }

    /** Callers see the overridden method, and lend floating what it takes so. */
    private void checkOverride(MethodTree tree, Symbol.MethodSymbol overridden, VisitorState state) {
        for (int i = 0; i < tree.getParameters().size(); i++) {
            VariableTree parameter = tree.getParameters().get(i);
            if (References.isFloating(overridden.getParameters().get(i), state)
                    && !References.isFloating(ASTHelpers.getSymbol(parameter), state)) {
                state.reportMatch(
                        buildDescription(parameter)
                                .setMessage(
                                        parameter.getName() + " is @Floating in " + overridden.owner.getSimpleName() + "."
                                                + overridden.getSimpleName() + ", which callers see: it is here too")
                                .build());
            }
        }
    }

    @Override
    public Description matchLambdaExpression(LambdaExpressionTree tree, VisitorState state) {
        return check(tree.getParameters(), tree.getBody(), state);
    }

    private Description check(List<? extends VariableTree> parameters, Tree body, VisitorState state) {
        if (!References.isTestSource(state) && !References.isAdapter(state)) {
            new FloatingFlow(state, (where, message) -> state.reportMatch(buildDescription(where).setMessage(message).build()))
                    .analyze(parameters, body);
        }
        return Description.NO_MATCH;
    }
}
