package org.pyrt.vm.symtable;

/** The kinds of scope. */
public enum ScopeType {
    /** A module, an interactive statement or an {@code eval} expression. */
    MODULE,
    /** A class body. */
    CLASS,
    /** A function, lambda or comprehension. */
    FUNCTION,
    /** Lazily evaluated annotations (PEP 649). */
    ANNOTATION,
    /** The bound, constraints or default of a type parameter. */
    TYPE_VARIABLE,
    /** The value of a {@code type} statement. */
    TYPE_ALIAS,
    /** The type parameters of a generic definition, around the definition itself. */
    TYPE_PARAMETERS
}
