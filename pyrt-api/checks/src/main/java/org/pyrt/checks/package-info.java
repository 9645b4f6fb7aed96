/**
 * Checks, for Error Prone, of the rules that references follow in the kit. Build-time only: they run inside javac, on
 * its threads, and are named in {@code META-INF/services}.
 */
package org.pyrt.checks;
