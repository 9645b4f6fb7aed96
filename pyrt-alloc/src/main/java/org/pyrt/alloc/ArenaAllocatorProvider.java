package org.pyrt.alloc;

import org.pyrt.api.service.BlockAllocator;

/** Makes the allocators of this module; found by ServiceLoader. */
public final class ArenaAllocatorProvider implements BlockAllocator.Provider {

    /** For ServiceLoader. */
    public ArenaAllocatorProvider() {}

    @Override
    public BlockAllocator create() {
        return new ArenaAllocator();
    }
}
