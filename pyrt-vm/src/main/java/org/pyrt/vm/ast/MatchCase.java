package org.pyrt.vm.ast;

import java.util.List;

/** {@code case pattern if guard: body}; the guard may be null. */
public record MatchCase(Pattern pattern, Expr guard, List<Stmt> body) {}
