package org.pyrt.vm.parser;

/** Where the parser and the symbol table report a {@code SyntaxWarning}. */
public interface SyntaxWarnings {

    /** Drops every warning. */
    SyntaxWarnings IGNORE = new SyntaxWarnings() {
        @Override
        public boolean warn(String message, int lineno) {
            return true;
        }
    };

    /**
     * Reports one warning; called on the parsing thread, once a place, in the order of the source.
     *
     * @return false to have the parse fail with a {@link PySyntaxError} of this message (warnings are errors)
     */
    boolean warn(String message, int lineno);
}
