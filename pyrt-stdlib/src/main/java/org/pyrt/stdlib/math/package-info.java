/**
 * The module math. Start at {@code MathModule}; what is not in the host's library is in {@code SpecialFunctions}, plain Java.
 */
package org.pyrt.stdlib.math;
