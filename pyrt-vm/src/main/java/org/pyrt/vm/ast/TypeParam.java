package org.pyrt.vm.ast;

/** A parameter of a generic function, class or type alias. */
public sealed interface TypeParam extends Node {

    /** Its name. */
    String name();

    /** The expression after {@code =}, or null. */
    Expr defaultValue();

    /** {@code T}, {@code T: bound}, {@code T = default}; a tuple as bound makes constraints. */
    record TypeVar(String name, Expr bound, Expr defaultValue,
            int lineno, int col, int endLineno, int endCol) implements TypeParam {}

    /** {@code **P}. */
    record ParamSpec(String name, Expr defaultValue,
            int lineno, int col, int endLineno, int endCol) implements TypeParam {}

    /** {@code *Ts}; its default may be a {@link Expr.Starred}. */
    record TypeVarTuple(String name, Expr defaultValue,
            int lineno, int col, int endLineno, int endCol) implements TypeParam {}
}
