/**
 * Counted references: the counted header, biased counts, pending lists and clean points, QSBR, locks, and the
 * thread state on which everything above keeps its per-thread fields. Usable without any Python.
 *
 * <p>Layer: above {@code org.pyrt.api}.
 * <p>Services: none.
 */
module org.pyrt.refcount {
  requires transitive org.pyrt.api;

  exports org.pyrt.refcount;
}
