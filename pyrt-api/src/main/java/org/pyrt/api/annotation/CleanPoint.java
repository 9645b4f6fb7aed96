package org.pyrt.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that may reach a clean point: it may run Python code, poll the eval breaker, detach, block on a lock or park for a
 * stop-the-world pause. At a clean point pending deaths are carried out, so a counted object that nobody counts (a <em>floating</em>
 * reference in a Java variable) must not be used after it unless it was held across.
 *
 * <p>Parameters are borrowed: the caller keeps them alive for the whole call, clean points included. A check run by the compiler makes
 * every caller of an annotated method carry the annotation too, and rejects floating references used after a clean point.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface CleanPoint {}
