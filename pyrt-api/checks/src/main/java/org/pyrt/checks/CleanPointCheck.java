package org.pyrt.checks;

import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.matchers.Description;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import java.util.List;

/**
 * A method that calls one annotated {@code @CleanPoint} is annotated so itself, and so is the method it overrides, because callers see only
 * that. A lambda or method reference counts for its functional interface's method. The methods by which Java starts a thread or a task are the
 * bottom of the stack, where nothing floats: they need no annotation.
 */
@BugPattern(
        name = "CleanPoint",
        summary = "A method that may reach a clean point says so by @CleanPoint",
        severity = BugPattern.SeverityLevel.ERROR,
        linkType = BugPattern.LinkType.NONE)
public final class CleanPointCheck extends BugChecker
        implements BugChecker.MethodInvocationTreeMatcher,
                BugChecker.NewClassTreeMatcher,
                BugChecker.MemberReferenceTreeMatcher,
                BugChecker.MethodTreeMatcher {

    private static final long serialVersionUID = 1L;

    private static final List<String> ROOTS =
            List.of("java.lang.Runnable", "java.lang.Thread", "java.util.concurrent.Callable", "java.lang.Thread.UncaughtExceptionHandler");

    /** Called by Error Prone. */
    public CleanPointCheck() {}

    @Override
    public Description matchMethodInvocation(MethodInvocationTree tree, VisitorState state) {
        return checkCall(tree, ASTHelpers.getSymbol(tree), state);
    }

    @Override
    public Description matchNewClass(NewClassTree tree, VisitorState state) {
        return checkCall(tree, ASTHelpers.getSymbol(tree), state);
    }

    private Description checkCall(ExpressionTree call, Symbol called, VisitorState state) {
        if (!References.isCleanPoint(called, state) || References.isTestSource(state)) {
            return Description.NO_MATCH;
        }
        for (TreePath path = state.getPath().getParentPath(); path != null; path = path.getParentPath()) {
            Tree around = path.getLeaf();
            if (around instanceof LambdaExpressionTree lambda) {
                return checkFunction(call, called, ASTHelpers.getType(lambda), state);
            }
            if (around instanceof MethodTree method) {
                Symbol.MethodSymbol caller = ASTHelpers.getSymbol(method);
                if (References.isCleanPoint(caller, state) || isRoot(caller, state)) {
                    return Description.NO_MATCH;
                }
                return report(call, called, "the method " + caller.getSimpleName() + " is not annotated so", state);
            }
            if (around instanceof ClassTree) {
                return report(call, called, "an initializer is no place for that", state);
            }
        }
        return Description.NO_MATCH;
    }

    @Override
    public Description matchMemberReference(MemberReferenceTree tree, VisitorState state) {
        Symbol called = ASTHelpers.getSymbol(tree);
        if (!References.isCleanPoint(called, state) || References.isTestSource(state)) {
            return Description.NO_MATCH;
        }
        return checkFunction(tree, called, ASTHelpers.getType(tree), state);
    }

    private Description checkFunction(Tree where, Symbol called, Type function, VisitorState state) {
        Symbol method = state.getTypes().findDescriptorSymbol(function.tsym);
        if (References.isCleanPoint(method, state) || ROOTS.contains(method.owner.getQualifiedName().toString())) {
            return Description.NO_MATCH;
        }
        return report(where, called, "the function's method " + method.owner.getSimpleName() + "." + method.getSimpleName() + " is not annotated so", state);
    }

    @Override
    public Description matchMethod(MethodTree tree, VisitorState state) {
        Symbol.MethodSymbol method = ASTHelpers.getSymbol(tree);
        if (!References.isCleanPoint(method, state) || method.isConstructor() || References.isTestSource(state)) {
            return Description.NO_MATCH;
        }
        for (Symbol.MethodSymbol overridden : ASTHelpers.findSuperMethods(method, state.getTypes())) {
            if (!References.isCleanPoint(overridden, state) && overridden.owner.getQualifiedName().toString().startsWith("org.pyrt.")) {
                return buildDescription(tree)
                        .setMessage(
                                "@CleanPoint on " + method.getSimpleName() + ": callers see " + overridden.owner.getSimpleName() + "."
                                        + overridden.getSimpleName() + ", which is not annotated so")
                        .build();
            }
        }
        return Description.NO_MATCH;
    }

    private static boolean isRoot(Symbol.MethodSymbol method, VisitorState state) {
        for (Symbol.MethodSymbol overridden : ASTHelpers.findSuperMethods(method, state.getTypes())) {
            if (ROOTS.contains(overridden.owner.getQualifiedName().toString())) {
                return true;
            }
        }
        return false;
    }

    private Description report(Tree where, Symbol called, String reason, VisitorState state) {
        return buildDescription(where)
                .setMessage(called.owner.getSimpleName() + "." + called.getSimpleName() + " may reach a clean point, and " + reason)
                .build();
    }
}
