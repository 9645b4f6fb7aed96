/** Tests of the allocator. Start at {@link org.pyrt.alloc.ArenaAllocatorTest}. */
package org.pyrt.alloc;
