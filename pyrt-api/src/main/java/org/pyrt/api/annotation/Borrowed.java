package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The result of the method lives at least as long as its receiver: a slot that is written once, an element of an immutable container.
 * Who keeps the receiver alive need not hold the result. A promise of who writes the method; the check FloatingReference relies on it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Borrowed {}
