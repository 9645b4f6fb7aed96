/**
 * Module objects, and how modules written in Java are found and made. Start at {@code PyModule}.
 */
package org.pyrt.objects.module;
