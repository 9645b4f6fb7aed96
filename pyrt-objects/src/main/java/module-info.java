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

  exports org.pyrt.objects.builtin;
  exports org.pyrt.objects.bytes;
  exports org.pyrt.objects.constant;
  exports org.pyrt.objects.exception;
  exports org.pyrt.objects.function;
  exports org.pyrt.objects.host;
  exports org.pyrt.objects.iterator;
  exports org.pyrt.objects.mapping;
  exports org.pyrt.objects.memory;
  exports org.pyrt.objects.module;
  exports org.pyrt.objects.number;
  exports org.pyrt.objects.protocol;
  exports org.pyrt.objects.runtime;
  exports org.pyrt.objects.sequence;
  exports org.pyrt.objects.set;
  exports org.pyrt.objects.template;
  exports org.pyrt.objects.text;
  exports org.pyrt.objects.text.format;
  exports org.pyrt.objects.type;
  exports org.pyrt.objects.weakref;
}
