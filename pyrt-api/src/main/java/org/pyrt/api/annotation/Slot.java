package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field of a counted class that holds one counted reference (or, for an array, one in each element). Whoever stores into the
 * field counts the new value and drops the old one; {@code traverse} visits it and {@code clear} drops it.
 *
 * <p>The processor writes both into {@code <Class>Slots}, in the order of the fields, for every class that is not {@link HandWrittenSlots}. It reaches
 * the fields by name, so they are not private; but only the class's own file assigns them (UncountedField checks it).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Slot {

    /**
     * Whether the field still refers to its object when the count was given up by {@code clear}, because the class needs it as long as anybody can
     * ask; as for a final field, the class has a field {@code boolean cleared} then, which says whether it was.
     */
    boolean stays() default false;
}
