package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A Java class that is a Python type. The processor generates {@code <Class>Adapter} beside it, which the class hands to the builder of
 * its {@code PyType}. A class that does not extend PyObject can be annotated too, if it gathers static methods of one type: their receivers say
 * which.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE})
public @interface ExposedType {

    /** The type's Python name. */
    String name();

    /** The docstring, or empty for none. */
    String doc() default "";
}
