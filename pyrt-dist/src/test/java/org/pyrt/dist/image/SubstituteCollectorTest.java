package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second image, linked with another cycle collector: the parts of the kit are chosen by linking alone. */
class SubstituteCollectorTest {

  private static final String ROOTS = "org.pyrt.dist,org.pyrt.stdlib,org.pyrt.alloc,org.pyrt.substitute";

  @TempDir static Path temp;
  private static Image image;

  @BeforeAll
  static void link() throws IOException {
    Image.built();
    Path sources = Path.of("src/test/modules/org.pyrt.substitute");
    Path classes = temp.resolve("substitute");
    List<String> arguments;
    try (Stream<Path> files = Files.walk(sources)) {
      arguments =
          Stream.concat(
                  Stream.of("--release", "25", "-d", classes.toString(), "--module-path", Image.modules()),
                  files.map(Path::toString).filter(name -> name.endsWith(".java")))
              .toList();
    }
    Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
    assertEquals(new Image.Result(0, "", ""), Image.run(javac, arguments.toArray(new String[0])));
    image = Image.link(temp.resolve("image"), Image.modules() + ":" + classes, ROOTS);
  }

  @Test
  void modules_ofTheSecondImage_holdTheSubstituteOnly() {
    String modules = image.run("java", "--list-modules").out();
    assertTrue(modules.contains("org.pyrt.substitute"), modules);
    assertFalse(modules.contains("org.pyrt.gc"), modules);
  }

  @Test
  void program_onTheSecondImage_runs() {
    String program = "cycle = []; cycle.append([cycle]); import gc; print(len(cycle), gc.collect())";
    assertEquals(new Image.Result(0, "1 0\n", ""), image.run("pyrt", "-c", program));
  }

  @Test
  void image_withoutACollector_saysWhatIsMissing(@TempDir Path folder) {
    Image without = Image.link(folder.resolve("image"), Image.modules(), "org.pyrt.dist,org.pyrt.stdlib,org.pyrt.alloc");
    Image.Result result = without.run("pyrt", "-c", "print(1)");
    assertEquals(1, result.exit());
    assertEquals("", result.out());
    assertTrue(result.err().contains("CycleCollector") && result.err().lines().count() == 1, result.err());
  }
}
