/**
 * The cycle collector: finds unreachable cycles among tracked objects, which it knows only as traversables. Usable
 * without any Python.
 *
 * <p>Layer: above {@code org.pyrt.refcount} and {@code org.pyrt.alloc}, beside {@code org.pyrt.objects}.
 * <p>Services: provides the cycle collector contract of {@code org.pyrt.api}.
 */
module org.pyrt.gc {
  requires transitive org.pyrt.api;
  requires org.pyrt.refcount;
  requires org.pyrt.alloc;

  exports org.pyrt.gc;

  provides org.pyrt.api.service.CycleCollector.Provider with
      org.pyrt.gc.PyrtCollectorProvider;
}
