/**
 * The C modules of the standard library, in Java, one package each.
 *
 * <p>Layer: above {@code org.pyrt.objects}, beside {@code org.pyrt.vm}, which it never sees. Where {@code jdk.jfr} is in the image, {@code pyrt.contention} has events.
 * <p>Services: provides its modules to the virtual machine.
 */
module org.pyrt.stdlib {
  requires org.pyrt.api;
  requires org.pyrt.refcount;
  requires org.pyrt.alloc;
  requires org.pyrt.objects;
  requires static jdk.jfr;

  provides org.pyrt.objects.module.ModuleProvider with
      org.pyrt.stdlib.StandardModules,
      org.pyrt.stdlib.SystemModules,
      org.pyrt.stdlib.DataModules;
}
