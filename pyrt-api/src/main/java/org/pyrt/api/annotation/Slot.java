package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field of a counted class that holds one counted reference (or, for an array, one in each element). Whoever stores into the
 * field counts the new value and drops the old one; {@code traverse} visits it and {@code clear} drops it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Slot {}
