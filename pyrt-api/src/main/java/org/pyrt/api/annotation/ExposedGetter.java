package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The reader of an attribute of an {@link ExposedType}: takes an optional ThreadState, and the receiver if static.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD})
public @interface ExposedGetter {

    /** The attribute's Python name; empty: the Java method's name. */
    String name() default "";

    /** The docstring, or empty for none. */
    String doc() default "";

    /** Whether CPython keeps the value in a field of the object, which it shows as a member_descriptor, not a getset_descriptor. */
    boolean member() default false;
}
