/**
 * The format mini-language that {@code format}, f-strings and {@code str.format} share, and what both it and % formatting need to lay out
 * numbers. Start at {@link org.pyrt.objects.text.format.FormatSpec}; the formatting of numbers is in {@code number.NumberFormatter}.
 * Everything here is immutable or used by one thread.
 */
package org.pyrt.objects.text.format;
