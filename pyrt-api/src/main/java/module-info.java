/**
 * The root of the kit: the root reference type, the service contracts between layers, the annotations that mark
 * builtins and the embedding API.
 *
 * <p>Layer: the lowest; requires nothing but {@code java.base}.
 * <p>Services: declares the contracts of the allocator and the cycle collector; provides none.
 */
module org.pyrt.api {
  exports org.pyrt.api;
  exports org.pyrt.api.annotation;
  exports org.pyrt.api.service;
}
