package org.pyrt.checks;

import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.matchers.Description;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;

/**
 * A counted object in a Java variable floats: nobody counts it for the variable. At a clean point it may die, so it is not used afterwards
 * unless it was held across.
 *
 * <p>{@link FloatingFlow} follows the variables of one method. It takes as safe: parameters never assigned (the caller keeps them), {@code this}
 * and its final fields, constants, leaves, types and code objects, items of a safe tuple, and what is held by {@code ts.hold} in an open
 * scope, {@code pushHold}, {@code Refs.hold} or {@code Scratch.add}. It does not look into called methods.
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
        return tree.getBody() == null ? Description.NO_MATCH : check(tree.getBody(), state);
    }

    @Override
    public Description matchLambdaExpression(LambdaExpressionTree tree, VisitorState state) {
        return check(tree.getBody(), state);
    }

    private Description check(Tree body, VisitorState state) {
        if (!References.isTestSource(state) && !References.isAdapter(state)) {
            new FloatingFlow(state, (where, message) -> state.reportMatch(buildDescription(where).setMessage(message).build()))
                    .analyze(body);
        }
        return Description.NO_MATCH;
    }
}
