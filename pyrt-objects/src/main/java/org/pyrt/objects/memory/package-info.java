/**
 * memoryview and the buffer protocol of classes written in Python. Start at {@code PyMemoryView}. Views share what they look at through
 * {@code SharedBuffer}; any thread may use and release them.
 */
package org.pyrt.objects.memory;
