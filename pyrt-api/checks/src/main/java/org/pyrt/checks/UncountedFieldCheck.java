package org.pyrt.checks;

import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.matchers.Description;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;

/**
 * References that outlive a call are counted: an instance field of a counted class that can refer to a counted object, or an array of such,
 * is annotated {@code @Slot}; and no field at all keeps counted objects in a Java collection or atomic. A slot that is not private, so that generated code
 * reaches it, is still changed in the file of its class only.
 */
@BugPattern(
        name = "UncountedField",
        summary = "A field that keeps counted objects counts them",
        severity = BugPattern.SeverityLevel.ERROR,
        linkType = BugPattern.LinkType.NONE)
public final class UncountedFieldCheck extends BugChecker
        implements BugChecker.VariableTreeMatcher, BugChecker.AssignmentTreeMatcher, BugChecker.MethodInvocationTreeMatcher {

    private static final long serialVersionUID = 1L;

    private static final String COUNTED = "org.pyrt.refcount.Counted";
    private static final String SLOTS = "org.pyrt.refcount.Slots";

    /** Called by Error Prone. */
    public UncountedFieldCheck() {}

    @Override
    public Description matchVariable(VariableTree tree, VisitorState state) {
        Symbol.VarSymbol field = ASTHelpers.getSymbol(tree);
        if (!(field.owner instanceof Symbol.ClassSymbol owner) || References.isTestSource(state)) {
            return Description.NO_MATCH;
        }
        if (isUtility(field.type) && holdsCounted(field.type, state)) {
            return buildDescription(tree)
                    .setMessage("a " + field.type.tsym.getSimpleName() + " does not count the Python objects in it: use a counted container or array")
                    .build();
        }
        if (field.isStatic() || !References.is(owner.type, COUNTED, state) || ASTHelpers.hasAnnotation(field, References.SLOT, state)) {
            return Description.NO_MATCH;
        }
        Type element = field.type;
        while (element.hasTag(TypeTag.ARRAY)) {
            element = state.getTypes().elemtype(element);
        }
        if (!References.isMortal(element, state)) {
            return Description.NO_MATCH;
        }
        return buildDescription(tree)
                .setMessage(
                        "the field " + field.getSimpleName() + " can keep a counted object: annotate it @Slot, count what is stored, and visit and clear it")
                .build();
    }

    @Override
    public Description matchAssignment(AssignmentTree tree, VisitorState state) {
        return checkChange(tree.getVariable() instanceof ArrayAccessTree element ? element.getExpression() : tree.getVariable(), state);
    }

    @Override
    public Description matchMethodInvocation(MethodInvocationTree tree, VisitorState state) {
        boolean changes = References.isMemberOf(ASTHelpers.getSymbol(tree), SLOTS) && tree.getArguments().size() > 1;
        return changes ? checkChange(tree.getArguments().get(1), state) : Description.NO_MATCH;
    }

    private Description checkChange(ExpressionTree changed, VisitorState state) {
        Symbol field = ASTHelpers.getSymbol(changed);
        if (field == null || !References.isOwnSlot(field, state) || References.isTestSource(state)) {
            return Description.NO_MATCH;
        }
        Symbol.ClassSymbol owner = field.enclClass();
        Symbol.ClassSymbol here = ASTHelpers.getSymbol(ASTHelpers.findEnclosingNode(state.getPath(), ClassTree.class));
        if (here.outermostClass() == owner.outermostClass() || here.flatName().contentEquals(owner.flatName().toString().replace("$", "") + "Slots")) {
            return Description.NO_MATCH;
        }
        return buildDescription(changed)
                .setMessage("the slot " + field.getSimpleName() + " is changed in the file of its class only: add a method there")
                .build();
    }

    private static boolean isUtility(Type type) {
        String name = type.tsym.getQualifiedName().toString();
        return name.startsWith("java.util.") || name.equals("java.lang.ThreadLocal");
    }

    private static boolean holdsCounted(Type type, VisitorState state) {
        for (Type argument : type.getTypeArguments()) {
            Type bound = argument.hasTag(TypeTag.WILDCARD) ? ASTHelpers.getUpperBound(argument, state.getTypes()) : argument;
            Type element = bound;
            while (element.hasTag(TypeTag.ARRAY)) {
                element = state.getTypes().elemtype(element);
            }
            if (References.isCountable(element, state) || holdsCounted(bound, state)) {
                return true;
            }
        }
        return false;
    }
}
