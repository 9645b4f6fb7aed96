/**
 * The abstract syntax tree of Python 3.14: immutable records under sealed interfaces, one record for each constructor of
 * CPython's ASDL. Start reading at {@link org.pyrt.vm.ast.Node}.
 *
 * <p>Differences from the ASDL, chosen for the compiler's ease: the asynchronous twins ({@code AsyncFunctionDef},
 * {@code AsyncFor}, {@code AsyncWith}) and {@code TryStar} are flags of one record; records whose ASDL name clashes with
 * a Java or sibling name end in {@code Expr} or {@code Stmt} ({@code ListExpr}, {@code ExprStmt}); the ASDL's
 * {@code Constant} node is {@link org.pyrt.vm.ast.Expr.Literal}, its value a {@link org.pyrt.vm.ast.Constant}.
 *
 * <p>Positions: {@code lineno} and {@code endLineno} are 1-based lines, {@code col} and {@code endCol} 0-based offsets in
 * bytes of the line's UTF-8 form, the end exclusive, as in CPython's {@code ast}. Lists are immutable, may be shared and
 * are never {@code null}; an absent optional child is {@code null}.
 *
 * <p>Threads: a tree has no mutable state and may be read by any thread. Equality of records is deep, so tables keyed by
 * node use identity.
 */
package org.pyrt.vm.ast;
