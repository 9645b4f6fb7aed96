/** Template strings: {@code Template} and {@code Interpolation} of {@code string.templatelib}. Start at {@code PyTemplate}. Immutable. */
package org.pyrt.objects.template;
