/**
 * Runs what compares pyrt with CPython over made-up input: random programs and sources that are nearly right ({@code src/test/differential}).
 * Start reading at {@link org.pyrt.dist.differential.DifferentialTest}.
 */
package org.pyrt.dist.differential;
