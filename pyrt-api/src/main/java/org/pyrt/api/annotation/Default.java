package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a parameter optional. The value is a Python literal: {@code None}, {@code True}, {@code False}, an int, a float, a quoted str; empty
 * means that Java null (or 0, false) is passed when the argument is absent.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PARAMETER})
public @interface Default {

    /** The default as a Python literal, or empty. */
    String value() default "";
}
