package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A static final field (PyObject, int, long, double or String) that becomes a module or type attribute.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.FIELD})
public @interface ExposedConstant {

    /** The Python name; empty: the Java field's name. */
    String name() default "";
}
