package org.pyrt.vm.symtable;

import java.util.List;
import org.pyrt.vm.ast.Alias;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.parser.PySyntaxError;

/**
 * The features that a source imports from {@code __future__}.
 *
 * @param flags the compiler flags, a sum of the constants here
 * @param lineno the line of the last such import; -1 when there is none
 * @param endLineno the line it ends on
 * @param endCol the byte column it ends at
 */
public record FutureFeatures(int flags, int lineno, int endLineno, int endCol) {

    /** {@code from __future__ import barry_as_FLUFL}. */
    public static final int BARRY_AS_BDFL = 0x400000;
    /** {@code from __future__ import generator_stop}, which has no effect any more. */
    public static final int GENERATOR_STOP = 0x800000;
    /** {@code from __future__ import annotations}. */
    public static final int ANNOTATIONS = 0x1000000;

    /** No future imports. */
    public static final FutureFeatures NONE = new FutureFeatures(0, -1, -1, -1);

    private static final List<String> WITHOUT_EFFECT = List.of("nested_scopes", "generators", "division",
            "absolute_import", "with_statement", "print_function", "unicode_literals");

    /**
     * Collects the imports at the start of a source.
     *
     * @throws PySyntaxError for a feature that does not exist
     */
    public static FutureFeatures of(Mod mod, String filename) {
        List<Stmt> body = SymbolTable.bodyOf(mod);
        int flags = 0;
        Stmt.ImportFrom last = null;
        boolean first = true;
        for (Stmt s : body) {
            if (s instanceof Stmt.ImportFrom from && from.level() == 0 && "__future__".equals(from.module())) {
                flags |= features(from, filename);
                last = from;
            } else if (!(first && isString(s))) {
                break;
            }
            first = false;
        }
        return last == null ? NONE : new FutureFeatures(flags, last.lineno(), last.endLineno(), last.endCol());
    }

    private static boolean isString(Stmt s) {
        return s instanceof Stmt.ExprStmt e && e.value() instanceof Expr.Literal l
                && l.value() instanceof Constant.StrValue;
    }

    private static int features(Stmt.ImportFrom from, String filename) {
        int flags = 0;
        for (Alias alias : from.names()) {
            switch (alias.name()) {
                case "annotations":
                    flags |= ANNOTATIONS;
                    break;
                case "barry_as_FLUFL":
                    flags |= BARRY_AS_BDFL;
                    break;
                case "generator_stop":
                    flags |= GENERATOR_STOP;
                    break;
                case "braces":
                    throw SymbolErrors.at(filename, "not a chance", alias);
                default:
                    if (!WITHOUT_EFFECT.contains(alias.name())) {
                        throw SymbolErrors.at(filename, "future feature " + alias.name() + " is not defined", alias);
                    }
                    break;
            }
        }
        return flags;
    }

    /** Whether a feature is imported. */
    public boolean has(int feature) {
        return (flags & feature) != 0;
    }
}
