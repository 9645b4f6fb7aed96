package org.pyrt.processor;

/** One Python parameter and the Java parameter that receives it. */
final class Parameter {

    enum Kind {
        POSITIONAL_ONLY,
        POSITIONAL_OR_KEYWORD,
        KEYWORD_ONLY
    }

    /** How the Java parameter takes a Python object. */
    enum Type {
        OBJECT,
        BOOLEAN,
        INT,
        LONG,
        DOUBLE,
        /** java.lang.String. */
        STRING,
        /** PyStr. */
        STR,
        /** Another subclass of PyObject. */
        CLASS
    }

    /** The Python name. */
    final String name;

    final Type type;

    /** For {@link Type#CLASS}: the Java class, as the generated source writes it. */
    final String javaClass;

    /** For {@link Type#CLASS}: the Python name of the class, for errors. */
    final String pythonClass;

    /** For {@link Type#CLASS}: whether its {@code asSelf} converts. */
    final boolean asSelf;

    /** The default, or null if the parameter is required. */
    final Literal defaultValue;

    /** Set once all parameters are read. */
    Kind kind = Kind.POSITIONAL_OR_KEYWORD;

    Parameter(String name, Type type, String javaClass, String pythonClass, boolean asSelf, Literal defaultValue) {
        this.name = name;
        this.type = type;
        this.javaClass = javaClass;
        this.pythonClass = pythonClass;
        this.asSelf = asSelf;
        this.defaultValue = defaultValue;
    }

    boolean required() {
        return defaultValue == null;
    }

    /** Whether {@code None} stands for Java null here: a typed parameter with default None. */
    boolean noneIsNull() {
        return defaultValue != null
                && defaultValue.kind == Literal.Kind.NONE
                && (type == Type.STRING || type == Type.STR || type == Type.CLASS);
    }

    /** Whether a bound array may have Java null in this place. */
    boolean mayBeAbsent() {
        return defaultValue != null && defaultValue.kind == Literal.Kind.ABSENT;
    }

    boolean primitive() {
        return type == Type.BOOLEAN || type == Type.INT || type == Type.LONG || type == Type.DOUBLE;
    }

    /** Why the default does not go with the type, or null if it does. */
    String defaultProblem() {
        if (defaultValue == null || defaultValue.kind == Literal.Kind.ABSENT || type == Type.OBJECT) {
            return null;
        }
        boolean fits =
                switch (defaultValue.kind) {
                    case ABSENT -> true;
                    case NONE -> !primitive();
                    case BOOL -> type == Type.BOOLEAN;
                    case INT ->
                        type == Type.LONG
                                || type == Type.DOUBLE
                                || type == Type.INT && (int) defaultValue.integer == defaultValue.integer;
                    case FLOAT -> type == Type.DOUBLE;
                    case STR -> type == Type.STRING || type == Type.STR;
                };
        return fits ? null : "the default does not fit the parameter's Java type";
    }
}
