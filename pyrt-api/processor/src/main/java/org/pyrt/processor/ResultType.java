package org.pyrt.processor;

/** How a Java result becomes a Python object. */
enum ResultType {
    VOID,
    OBJECT,
    BOOLEAN,
    INT,
    DOUBLE,
    STRING;

    /** The expression of the Python object made from the Java expression {@code java}; not for {@link #VOID}. */
    String convert(String java) {
        return switch (this) {
            case VOID -> throw new IllegalStateException("void has no value");
            case OBJECT -> java;
            case BOOLEAN -> "PyBool.of(" + java + ")";
            case INT -> "PyInt.of(" + java + ")";
            case DOUBLE -> "PyFloat.of(" + java + ")";
            case STRING -> "Conversions.fromString(" + java + ")";
        };
    }
}
