package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of an {@link ExposedType} or a function of an {@link ExposedModule}. Parameters, in this order: an optional ThreadState; for a
 * static method of a type, the receiver (or, for kind CLASS, the class); then Python's parameters. Dunder methods that have a type slot fill
 * it too.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD})
public @interface ExposedMethod {

    /** The Python name; empty: the Java method's name. */
    String name() default "";

    /** The docstring, with the text signature first as CPython writes it, or empty for none. */
    String doc() default "";

    /** How the method binds. */
    Kind kind() default Kind.INSTANCE;

    /**
     * Whether Python sees a method where it would see the wrapper of a type slot that the method fills: for the few names that CPython's types have as
     * methods besides (METH_COEXIST).
     */
    boolean coexists() default false;

    /** How a method binds: to the instance, to the class, or to nothing. */
    enum Kind { INSTANCE, CLASS, STATIC }
}
