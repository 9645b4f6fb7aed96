/**
 * int, bool, float and complex.
 */
package org.pyrt.objects.number;
