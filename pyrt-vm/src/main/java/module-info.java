/**
 * The virtual machine: parser, compiler, interpreter, threads and import, and the modules whose state is its own.
 *
 * <p>Layer: above {@code org.pyrt.objects}, beside {@code org.pyrt.stdlib}.
 * <p>Services: uses the cycle collector, the allocator and the standard library's modules, and requires none of their
 * providers: what is linked is what runs.
 */
module org.pyrt.vm {
  requires transitive org.pyrt.api;
  requires transitive org.pyrt.refcount;
  requires transitive org.pyrt.objects;

  // Signals: the JDK's one way to them.
  requires jdk.unsupported;

  exports org.pyrt.vm.boot;

  uses org.pyrt.api.service.BlockAllocator.Provider;
  uses org.pyrt.api.service.CycleCollector.Provider;
  uses org.pyrt.objects.module.ModuleProvider;
}
