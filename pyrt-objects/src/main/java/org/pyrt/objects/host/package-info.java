/**
 * The host's C library, for what Java's own does not reach. Start at {@code LibC}. It is linked at its first use, which takes tens of milliseconds:
 * nothing on the way to a program's first statement may use it.
 */
package org.pyrt.objects.host;
