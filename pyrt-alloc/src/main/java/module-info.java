/**
 * The per-thread off-heap allocator. Usable without any Python.
 *
 * <p>Layer: above {@code org.pyrt.api}, beside {@code org.pyrt.refcount}. Where {@code jdk.jfr} is in the image, the allocator has events.
 * <p>Services: provides the allocator contract of {@code org.pyrt.api}.
 */
module org.pyrt.alloc {
  requires transitive org.pyrt.api;
  requires static jdk.jfr;

  exports org.pyrt.alloc;

  provides org.pyrt.api.service.BlockAllocator.Provider with
      org.pyrt.alloc.PagedAllocatorProvider;
}
