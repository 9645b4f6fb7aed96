package org.pyrt.alloc;

import org.pyrt.api.service.BlockAllocator;

/**
 * Makes the allocators of this module; found by ServiceLoader. The system property {@code pyrt.alloc.debug}, if set, asks for
 * {@linkplain CheckedAllocator checked} ones, and its value is their {@linkplain CheckedAllocator.Options#parse options}.
 */
public final class PagedAllocatorProvider implements BlockAllocator.Provider {

    /** For ServiceLoader. */
    public PagedAllocatorProvider() {}

    @Override
    public BlockAllocator create() {
        String debug = System.getProperty("pyrt.alloc.debug");
        PagedAllocator plain = new PagedAllocator();
        return debug == null ? plain : new CheckedAllocator(plain, CheckedAllocator.Options.parse(debug));
    }
}
