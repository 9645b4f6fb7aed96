package org.pyrt.checks;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the fields that a file assigns after construction. Those set by constructors only, and emptied by {@code clear} when the object is
 * unreachable, are as good as final. A field that the file makes a {@code VarHandle} of counts as assigned.
 */
final class AssignedFields extends TreeScanner<Void, Void> {

    private final Set<Symbol> assigned = new HashSet<>();
    private final Set<Symbol> changedArrays = new HashSet<>();
    private final Set<String> handles = new HashSet<>();

    /** In a constructor or in {@code clear}. */
    private boolean exempt;

    private AssignedFields() {}

    static AssignedFields of(CompilationUnitTree file) {
        AssignedFields scanner = new AssignedFields();
        scanner.scan(file, null);
        return scanner;
    }

    /** Whether elements of the array that the field refers to change. */
    boolean changesArray(Symbol field) {
        return changedArrays.contains(field);
    }

    /** Whether the field itself changes. */
    boolean contains(Symbol field) {
        return assigned.contains(field) || handles.contains(field.getSimpleName().toString());
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
        if (ASTHelpers.getSymbol(tree).getSimpleName().contentEquals("findVarHandle")
                && tree.getArguments().get(1) instanceof LiteralTree name) {
            handles.add((String) name.getValue());
        }
        if (!exempt && ASTHelpers.getSymbol(tree).owner.getSimpleName().contentEquals("Slots") && tree.getArguments().size() > 1) {
            changedArrays.add(ASTHelpers.getSymbol(tree.getArguments().get(1)));
        }
        return super.visitMethodInvocation(tree, p);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void p) {
        boolean outer = exempt;
        exempt = ASTHelpers.getSymbol(tree).isConstructor() || tree.getName().contentEquals("clear");
        super.visitMethod(tree, p);
        exempt = outer;
        return null;
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void p) {
        Symbol symbol = ASTHelpers.getSymbol(tree.getVariable());
        if (!exempt && symbol != null) {
            assigned.add(symbol);
        }
        if (!exempt && tree.getVariable() instanceof ArrayAccessTree element) {
            changedArrays.add(ASTHelpers.getSymbol(element.getExpression()));
        }
        return super.visitAssignment(tree, p);
    }
}
