package org.pyrt.vm.ast;

/** Any syntax node that has a place in the source text. */
public sealed interface Node
        permits Stmt, Expr, Pattern, TypeParam, ExceptHandler, Arg, Keyword, Alias {

    /** First line of the node, from 1. */
    int lineno();

    /** Offset of the node's first byte in its line's UTF-8 form, from 0. */
    int col();

    /** Last line of the node, from 1. */
    int endLineno();

    /** Offset past the node's last byte in the last line's UTF-8 form. */
    int endCol();
}
