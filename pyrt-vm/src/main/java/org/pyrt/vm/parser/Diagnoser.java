package org.pyrt.vm.parser;

/** The second pass. */
class Diagnoser extends CompoundParser {

    Diagnoser(Tokens tokens, String filename, ParserOptions options, CompoundParser first) {
        super(tokens, filename, options, SyntaxWarnings.IGNORE);
        furthest = first.furthest;
    }

    PySyntaxError diagnose() {
        return null;
    }
}
