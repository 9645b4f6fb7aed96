package org.pyrt.vm.ast;

import java.util.List;

/** The root of a tree, by the way its source was compiled. */
public sealed interface Mod {

    /** A file, or the source of {@code exec}. */
    record Module(List<Stmt> body, List<TypeIgnore> typeIgnores) implements Mod {}

    /** One interactive statement, or one line of simple statements ({@code compile} mode {@code single}). */
    record Interactive(List<Stmt> body) implements Mod {}

    /** A single expression ({@code eval}). */
    record Expression(Expr body) implements Mod {}

    /** A signature type comment ({@code ast.parse} mode {@code func_type}). */
    record FunctionType(List<Expr> argTypes, Expr returns) implements Mod {}

    /** A {@code # type: ignore} comment: its line and what follows {@code ignore}. */
    record TypeIgnore(int lineno, String tag) {}
}
