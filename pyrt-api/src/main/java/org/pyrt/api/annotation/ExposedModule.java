package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A Java class that is a Python module: its annotated static methods are the module's functions. The processor generates
 * {@code <Class>Adapter} beside it.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE})
public @interface ExposedModule {

    /** The module's full Python name. */
    String name();

    /** The docstring, or empty for none. */
    String doc() default "";
}
