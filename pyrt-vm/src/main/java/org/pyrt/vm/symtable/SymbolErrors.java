package org.pyrt.vm.symtable;

import org.pyrt.vm.ast.Node;
import org.pyrt.vm.parser.PySyntaxError;

/** Makes the syntax errors found after parsing: their columns are byte offsets, as CPython's are. */
final class SymbolErrors {

    private SymbolErrors() {}

    static PySyntaxError at(String filename, String message, Node node) {
        return at(filename, message, node.lineno(), node.col(), node.endLineno(), node.endCol());
    }

    static PySyntaxError at(String filename, String message, int line, int col, int endLine, int endCol) {
        return new PySyntaxError(PySyntaxError.Kind.SYNTAX_ERROR, message, filename, line, col + 1, endLine, endCol + 1,
                null);
    }
}
