package org.pyrt.dist.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The kit's modules as the running test sees them, read as class files and never loaded. */
final class Kit {

  /** What each module of the kit may require of the others: the rows of the layer diagram in docs/architecture.md. */
  static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "org.pyrt.api", Set.of(),
          "org.pyrt.refcount", Set.of("org.pyrt.api"),
          "org.pyrt.alloc", Set.of("org.pyrt.api"),
          "org.pyrt.objects", Set.of("org.pyrt.api", "org.pyrt.refcount", "org.pyrt.alloc"),
          "org.pyrt.gc", Set.of("org.pyrt.api", "org.pyrt.refcount", "org.pyrt.alloc"),
          "org.pyrt.vm", Set.of("org.pyrt.api", "org.pyrt.refcount", "org.pyrt.objects"),
          "org.pyrt.stdlib",
              Set.of("org.pyrt.api", "org.pyrt.refcount", "org.pyrt.alloc", "org.pyrt.objects"),
          "org.pyrt.dist", Set.of("org.pyrt.vm"));

  /** The repository's top folder: tests run in the folder of their Maven module. */
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private Kit() {}

  /** The kit's modules in this JVM, by name. */
  static Map<String, ModuleReference> modules() {
    Map<String, ModuleReference> found = new TreeMap<>();
    for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
      if (ALLOWED.containsKey(module.name())) {
        found.put(module.name(), module.reference());
      }
    }
    return found;
  }

  /** Every class file of a module that is not part of its tests, parsed. */
  static List<ClassModel> classes(ModuleReference module) {
    List<ClassModel> parsed = new ArrayList<>();
    try (ModuleReader reader = module.open()) {
      List<String> names =
          reader.list().filter(n -> n.endsWith(".class") && !n.endsWith("-info.class")).sorted().toList();
      for (String name : names) {
        if (module.descriptor().name().equals("org.pyrt.dist") && isTest(name)) {
          continue;
        }
        try (var in = reader.open(name).orElseThrow()) {
          parsed.add(ClassFile.of().parse(in.readAllBytes()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parsed;
  }

  /** Whether a class file comes from this module's test tree, which patches it. */
  private static boolean isTest(String classFile) {
    String outer = classFile.substring(0, classFile.length() - ".class".length()).replaceFirst("\\$.*", "");
    return ROOT.resolve("pyrt-dist/src/test/java").resolve(outer + ".java").toFile().exists();
  }

  static String nameOf(ClassModel type) {
    return type.thisClass().asInternalName().replace('/', '.');
  }
}
