package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of a {@link CleanPoint} method that its callers need not keep alive: the method uses it before its first clean point only, or
 * holds it itself. All other parameters, and the receiver, are the callers' to keep for the whole call.
 *
 * <p>On a parameter that takes several ({@code PyObject...}), it speaks of each element. The check FloatingReference sees to both sides.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Floating {}
