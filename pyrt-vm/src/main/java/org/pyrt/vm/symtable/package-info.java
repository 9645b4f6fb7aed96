/**
 * The symbol table: which scope each name of a syntax tree belongs to. Start reading at
 * {@link org.pyrt.vm.symtable.SymbolTable}.
 *
 * <p>Two passes, as in CPython's {@code Python/symtable.c} (3.14): {@code SymbolCollector} walks the tree and notes for
 * each scope how names are used, {@code ScopeAnalyzer} walks the scopes and decides what is local, global, free or a
 * cell, and inlines comprehensions (PEP 709). Both raise the {@code SyntaxError}s that belong to them;
 * {@code FutureFeatures} checks the imports from {@code __future__} before.
 *
 * <p>Threads: a table is built by one thread and not changed afterwards; then any thread may read it.
 */
package org.pyrt.vm.symtable;
