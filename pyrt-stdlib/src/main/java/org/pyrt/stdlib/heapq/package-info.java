/** The module {@code _heapq}. Start at {@code HeapqModule}. */
package org.pyrt.stdlib.heapq;
