/**
 * The allocator of memory off the heap that the image links: mimalloc's design over {@link java.lang.foreign.Arena}. It calls no native function of
 * its own, needs no access to native methods, and runs without any Python.
 *
 * <p>Start at {@link org.pyrt.alloc.PagedAllocator}, then {@code Page}, {@code ForeignFrees}, {@code Heap} and {@code Heaps}, in that order. What is public
 * here may be called by any thread.
 */
package org.pyrt.alloc;
