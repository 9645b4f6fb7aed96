package org.pyrt.checks;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ClassTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What the checks know of the kit's classes, by name: the checks are compiled before all of them. */
final class References {

    static final String CLEAN_POINT = "org.pyrt.api.annotation.CleanPoint";
    static final String FLOATING = "org.pyrt.api.annotation.Floating";
    static final String SLOT = "org.pyrt.api.annotation.Slot";
    static final String THREAD_STATE = "org.pyrt.refcount.ThreadState";
    static final String HOLD_SCOPE = "org.pyrt.refcount.ThreadState.HoldScope";
    static final String REFS = "org.pyrt.refcount.Refs";
    static final String SCRATCH = "org.pyrt.refcount.Scratch";
    static final String BORROWED = "org.pyrt.api.annotation.Borrowed";
    static final String FRAME = "org.pyrt.vm.frame.Frame";
    private static final String PY_OBJECT = "org.pyrt.api.PyObject";
    private static final String COUNTED = "org.pyrt.refcount.Counted";

    /** Deferred from birth, so that a count never ends them, or immortal parts of builtin types. */
    private static final List<String> DEFERRED =
            List.of(
                    "org.pyrt.objects.type.PyType",
                    "org.pyrt.objects.function.PyCode",
                    "org.pyrt.objects.module.PyModule",
                    "org.pyrt.objects.function.PyMethodDescriptor",
                    "org.pyrt.objects.function.PyGetSetDescriptor");

    private References() {}

    /** Whether calling {@code method} may reach a clean point. */
    static boolean isCleanPoint(Symbol method, VisitorState state) {
        return ASTHelpers.hasAnnotation(method, CLEAN_POINT, state);
    }

    /** Whether {@code parameter} is taken floating. */
    static boolean isFloating(Symbol parameter, VisitorState state) {
        return ASTHelpers.hasAnnotation(parameter, FLOATING, state);
    }

    /** Whether the result of {@code method} lives as long as the receiver. */
    static boolean isBorrowed(Symbol method, VisitorState state) {
        return ASTHelpers.hasAnnotation(method, BORROWED, state);
    }

    /** Whether a value of static type {@code type} can be counted: it is a PyObject but no leaf. */
    static boolean isCountable(Type type, VisitorState state) {
        if (type == null || type.hasTag(TypeTag.BOT) || type.isPrimitiveOrVoid() || type.hasTag(TypeTag.ARRAY)) {
            return false;
        }
        Type bound = type.getUpperBound() != null && type.hasTag(TypeTag.TYPEVAR) ? type.getUpperBound() : type;
        Type root = state.getTypeFromString(PY_OBJECT);
        if (root == null || !ASTHelpers.isSubtype(bound, root, state)) {
            return false;
        }
        return ASTHelpers.isSameType(bound, root, state) || is(bound, COUNTED, state);
    }

    /** Whether it can be counted and its count can end it. */
    static boolean isMortal(Type type, VisitorState state) {
        if (!isCountable(type, state)) {
            return false;
        }
        for (String name : DEFERRED) {
            if (is(type, name, state)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code type} is the named class or a subclass. */
    static boolean is(Type type, String name, VisitorState state) {
        Type wanted = state.getTypeFromString(name);
        return wanted != null && ASTHelpers.isSubtype(type, wanted, state);
    }

    /** Whether {@code field} is a slot of a counted class that its package sees, but that only its own file and the generated code may change. */
    static boolean isOwnSlot(Symbol field, VisitorState state) {
        return field.owner instanceof Symbol.ClassSymbol owner
                && !field.getModifiers().contains(Modifier.PUBLIC)
                && ASTHelpers.hasAnnotation(field, SLOT, state)
                && is(owner.type, COUNTED, state);
    }

    /** Whether {@code member} is declared in the named class. */
    static boolean isMemberOf(Symbol member, String className) {
        return member != null
                && member.owner instanceof Symbol.ClassSymbol owner
                && owner.getQualifiedName().toString().equals(className);
    }

    /** Whether the file being compiled is a test or benchmark: those hold what they test as they please. */
    static boolean isTestSource(VisitorState state) {
        String path = state.getPath().getCompilationUnit().getSourceFile().toUri().getPath();
        return state.errorProneOptions().isTestOnlyTarget()
                || path != null && (path.contains("/src/test/") || path.contains("/benchmarks/"));
    }

    /** Whether the code is part of a generated adapter: those borrow by construction. */
    static boolean isAdapter(VisitorState state) {
        ClassTree around = ASTHelpers.findEnclosingNode(state.getPath(), ClassTree.class);
        Type adapter = state.getTypeFromString("org.pyrt.objects.builtin.Adapter");
        return around != null && adapter != null && ASTHelpers.isSubtype(ASTHelpers.getType(around), adapter, state);
    }
}
