package org.pyrt.vm.ast;

/** {@code contextExpr as optionalVars} of a {@code with}; the target may be null. */
public record WithItem(Expr contextExpr, Expr optionalVars) {}
