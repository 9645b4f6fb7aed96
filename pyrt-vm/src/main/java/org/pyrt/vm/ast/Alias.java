package org.pyrt.vm.ast;

/** {@code name as asname} in an import; {@code asname} may be null, the name may be dotted or {@code *}. */
public record Alias(String name, String asname, int lineno, int col, int endLineno, int endCol) implements Node {}
