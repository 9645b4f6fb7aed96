package org.pyrt.vm.ast;

/** {@code name=value} in a call or class header; the name is null for {@code **value}. */
public record Keyword(String name, Expr value, int lineno, int col, int endLineno, int endCol) implements Node {}
