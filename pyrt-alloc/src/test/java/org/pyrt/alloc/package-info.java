/** Tests of the allocator. Start at {@link org.pyrt.alloc.PagedAllocatorTest}; {@link org.pyrt.alloc.Books} checks the books after each. */
package org.pyrt.alloc;
