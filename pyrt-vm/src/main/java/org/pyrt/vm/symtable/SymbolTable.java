package org.pyrt.vm.symtable;

import java.util.IdentityHashMap;
import java.util.List;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.ast.Node;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.TypeParam;
import org.pyrt.vm.parser.PySyntaxError;

/**
 * The scopes of a whole tree, found by the node that opens them. Nodes are told apart by identity: the tree that is
 * compiled must be the very one the table was built from.
 */
public final class SymbolTable {

    private final Scope top;
    private final FutureFeatures future;
    final IdentityHashMap<Object, Scope> bodies = new IdentityHashMap<>();
    final IdentityHashMap<Object, Scope> typeParams = new IdentityHashMap<>(0);
    final IdentityHashMap<Object, Scope> annotations = new IdentityHashMap<>();
    final IdentityHashMap<Object, Scope> bounds = new IdentityHashMap<>(0);
    final IdentityHashMap<Object, Scope> defaults = new IdentityHashMap<>(0);

    SymbolTable(Scope top, FutureFeatures future) {
        this.top = top;
        this.future = future;
    }

    /**
     * Builds the table of a module.
     *
     * @throws PySyntaxError for names declared or bound where they must not be, and the other errors that CPython's
     *     symbol table raises
     */
    public static SymbolTable build(Mod mod, String filename) {
        return build(mod, filename, FutureFeatures.of(mod, filename), false);
    }

    /**
     * Builds the table of a tree.
     *
     * @param future the features in effect: the source's own, and those inherited by {@code compile}
     * @param topLevelAwait whether {@code await} may stand at the top level ({@code PyCF_ALLOW_TOP_LEVEL_AWAIT})
     * @throws PySyntaxError as above
     */
    public static SymbolTable build(Mod mod, String filename, FutureFeatures future, boolean topLevelAwait) {
        SymbolTable table = new SymbolTable(new Scope(ScopeType.MODULE, "top", 0, 0, 0, 0), future);
        new SymbolCollector(table, filename, topLevelAwait).collect(mod);
        new ScopeAnalyzer(filename).analyze(table.top);
        return table;
    }

    /** The statements of a tree; none for an expression. */
    static List<Stmt> bodyOf(Mod mod) {
        if (mod instanceof Mod.Module m) {
            return m.body();
        }
        return mod instanceof Mod.Interactive i ? i.body() : List.of();
    }

    /** The scope of the module, or of the single statement or expression. */
    public Scope top() {
        return top;
    }

    /** The features in effect. */
    public FutureFeatures future() {
        return future;
    }

    /**
     * The scope of the body of a function, class, lambda, comprehension or {@code type} statement.
     *
     * @throws IllegalArgumentException when the node opens none, or is not of this tree
     */
    public Scope scope(Node node) {
        return required(bodies, node);
    }

    /** The scope around a generic function, class or {@code type} statement; null when it has no type parameters. */
    public Scope typeParamsScope(Stmt definition) {
        return typeParams.get(definition);
    }

    /** The scope of the annotations of a function's parameters and result; it exists even if there are none. */
    public Scope annotationsScope(Stmt.FunctionDef function) {
        return required(annotations, function);
    }

    /** The scope of a type variable's bound or constraints. */
    public Scope boundScope(TypeParam.TypeVar param) {
        return required(bounds, param);
    }

    /** The scope of a type parameter's default. */
    public Scope defaultScope(TypeParam param) {
        return required(defaults, param);
    }

    private static Scope required(IdentityHashMap<Object, Scope> map, Object node) {
        Scope scope = map.get(node);
        if (scope == null) {
            throw new IllegalArgumentException("no scope: " + node.getClass().getSimpleName());
        }
        return scope;
    }
}
