/**
 * The interpreter as objects know it, and the one contract by which they call upwards.
 */
package org.pyrt.objects.runtime;
