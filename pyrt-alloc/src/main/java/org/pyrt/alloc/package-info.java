/**
 * The off-heap allocator that the image links. It serves from {@link java.lang.foreign.Arena}, calls no native function of its own, and
 * runs without any Python.
 *
 * <p>Start at {@link org.pyrt.alloc.ArenaAllocator}. Everything here may be called by any thread.
 */
package org.pyrt.alloc;
