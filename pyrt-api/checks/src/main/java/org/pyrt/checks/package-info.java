/**
 * Checks, for Error Prone, of the rules that references follow in the kit: {@link org.pyrt.checks.CleanPointCheck} makes methods say that they
 * reach a clean point, {@link org.pyrt.checks.FloatingReferenceCheck} rejects what floats across one, and
 * {@link org.pyrt.checks.UncountedFieldCheck} fields that nobody counts. {@code docs/help/clean-points.md} has the rules with examples.
 * Build-time only: they run inside javac, on its threads, and are named in {@code META-INF/services}.
 */
package org.pyrt.checks;
