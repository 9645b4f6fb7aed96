/**
 * PyType, slots, shapes and instances. Start at {@code PyType}.
 */
package org.pyrt.objects.type;
