package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a counted class whose {@code traverse} and {@code clear} are not generated from its {@link Slot} fields. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface HandWrittenSlots {

    /** Why not: what the order of the fields alone does not tell. */
    String value();
}
