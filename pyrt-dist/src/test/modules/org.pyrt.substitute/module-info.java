/**
 * A cycle collector that only counts what is tracked, to be linked in place of org.pyrt.gc by a test.
 *
 * <p>Layer: beside {@code org.pyrt.gc}.
 * <p>Services: provides the cycle collector contract of {@code org.pyrt.api}.
 */
module org.pyrt.substitute {
  requires org.pyrt.api;

  provides org.pyrt.api.service.CycleCollector.Provider with
      org.pyrt.substitute.SubstituteProvider;
}
