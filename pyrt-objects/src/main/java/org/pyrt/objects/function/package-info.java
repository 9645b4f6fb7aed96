/**
 * Functions, methods, code objects, cells and descriptors.
 */
package org.pyrt.objects.function;
