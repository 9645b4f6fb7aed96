/**
 * Python types and containers: what an object is, and each operation's semantics, once.
 *
 * <p>Layer: above {@code org.pyrt.refcount} and {@code org.pyrt.alloc}.
 * <p>Services: none; what it needs from above it asks of its runtime hooks.
 */
module org.pyrt.objects {
  requires transitive org.pyrt.api;
  requires transitive org.pyrt.refcount;
  requires transitive org.pyrt.alloc;
}
