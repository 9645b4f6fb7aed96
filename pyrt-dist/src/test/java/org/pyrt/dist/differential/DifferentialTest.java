package org.pyrt.dist.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * pyrt and CPython do the same with random programs and with damaged sources. The short runs have a seed of their own, so that they are the same
 * each time; the long ones take a new seed, which they print, and {@code -Dpyrt.seed=SEED} repeats one. What differs is printed, shrunk.
 */
class DifferentialTest {

  private static final Path SCRIPTS = Path.of("src/test/differential").toAbsolutePath();

  @Test
  void programs_aFewHundred_behaveAsOnCPython() throws IOException, InterruptedException {
    compare("compare_programs.py", 200, "pyrt");
  }

  @Test
  void sources_aFewThousand_compileAsOnCPython() throws IOException, InterruptedException {
    compare("fuzz_sources.py", 2_000, "pyrt");
  }

  @Test
  @Tag("long")
  void programs_tenThousand_behaveAsOnCPython() throws IOException, InterruptedException {
    compare("compare_programs.py", 10_000, newSeed());
  }

  @Test
  @Tag("long")
  void sources_twoHundredThousand_compileAsOnCPython() throws IOException, InterruptedException {
    compare("fuzz_sources.py", 200_000, newSeed());
  }

  private static String newSeed() {
    return System.getProperty("pyrt.seed", Long.toString(System.currentTimeMillis()));
  }

  private static void compare(String script, int count, String seed) throws IOException, InterruptedException {
    String image = System.getProperty("pyrt.image");
    Assumptions.assumeTrue(image != null, "no image: this test runs under Maven");
    String cpython = System.getProperty("pyrt.cpython");
    Process process =
        new ProcessBuilder(
                List.of(
                    cpython, "-B", SCRIPTS.resolve(script).toString(), "--pyrt", image + "/bin/pyrt", "--cpython", cpython, "--count", Integer.toString(count),
                    "--seed", seed))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    System.out.println(shown);
    assertEquals(0, process.waitFor(), shown);
  }
}
