/**
 * The annotation processors: one writes an adapter class per builtin type or module, one {@code traverse} and {@code clear} per
 * class with counted slots. Build-time only: no image links it.
 *
 * <p>Layer: beside the kit; runs inside javac.
 * <p>Services: its processors, to javac (also named in {@code META-INF/services}, since Maven puts processors on a class
 * path).
 */
module org.pyrt.processor {
  requires java.compiler;
  requires org.pyrt.api;

  provides javax.annotation.processing.Processor with
      org.pyrt.processor.ExposedProcessor,
      org.pyrt.processor.SlotProcessor;
}
