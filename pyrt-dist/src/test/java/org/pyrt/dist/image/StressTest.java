package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random operations by 2 to 8 threads on containers of all kinds, on the image. Forbidden: an element lost or doubled, a torn copy, a length or comparison that fits no
 * state that existed, results that no order of the operations explains, an object not finalized exactly once. A failure names the seed of its round.
 */
class StressTest {

  private static final Path STRESS = Path.of(System.getProperty("pyrt.root", ".."), "pyrt-dist", "src", "test", "stress", "stress.py");

  @Test
  void containers_ofAllKindsUnderAFewOperations_loseNothing() {
    run("60000", "0");
  }

  @Test
  void containers_underAFewOperationsWithTheGil_loseNothing() {
    run("40000", "1");
  }

  @Test
  @Tag("long")
  void containers_underTenMillionOperations_loseNothing() {
    run("10000000", "0");
  }

  @Test
  @Tag("long")
  void containers_underTenMillionOperationsWithTheGil_loseNothing() {
    run("10000000", "1");
  }

  private static void run(String operations, String gil) {
    String seed = Long.toString(System.nanoTime(), 36).toLowerCase(Locale.ROOT);
    Image.Result result = Image.built().run("pyrt", "-X", "gil=" + gil, STRESS.toString(), "--operations", operations, "--seed", seed);
    assertEquals("none lost, none corrupted\n", result.out(), result.err());
    assertEquals(0, result.exit(), result.err());
  }
}
