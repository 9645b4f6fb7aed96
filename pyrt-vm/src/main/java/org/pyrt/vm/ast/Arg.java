package org.pyrt.vm.ast;

/** One parameter of a function: its name, its annotation or null, its type comment or null. */
public record Arg(String name, Expr annotation, String typeComment,
        int lineno, int col, int endLineno, int endCol) implements Node {}
