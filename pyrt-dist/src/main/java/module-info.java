/**
 * The launcher of the assembled image, and nothing else: it wires, it decides nothing.
 *
 * <p>Layer: the top, above {@code org.pyrt.vm}. The image is linked with {@code org.pyrt.stdlib}, {@code org.pyrt.gc}
 * and {@code org.pyrt.alloc} as further roots.
 * <p>Services: none.
 */
module org.pyrt.dist {
  requires org.pyrt.vm;
}
