/**
 * The host's C library, for what Java's own does not reach. Start at {@code LibC}. That is linked at its first use, which takes tens of milliseconds:
 * nothing on the way to a program's first statement may use it. {@code Entropy} needs no linking.
 */
package org.pyrt.objects.host;
