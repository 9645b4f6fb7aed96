package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The writer of an attribute that has an {@link ExposedGetter}; its last parameter is the new value, null when the attribute is deleted
 * (only if {@link #deletes}; otherwise deletion raises the AttributeError or TypeError of CPython).
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD})
public @interface ExposedSetter {

    /** The attribute's Python name; empty: the Java method's name. */
    String name() default "";

    /** Whether the method accepts null for deletion. */
    boolean deletes() default false;
}
