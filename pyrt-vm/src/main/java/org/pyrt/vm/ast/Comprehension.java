package org.pyrt.vm.ast;

import java.util.List;

/** {@code for target in iter if ...} of a comprehension. */
public record Comprehension(Expr target, Expr iter, List<Expr> ifs, boolean isAsync) {}
