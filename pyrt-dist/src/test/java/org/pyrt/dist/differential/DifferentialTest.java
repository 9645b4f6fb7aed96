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
 * pyrt and CPython do the same with random programs and with damaged sources. All runs have the same seed, so that they are the same each time, and the
 * long ones begin with the short ones' cases; {@code -Dpyrt.seed=SEED} gives the long ones another. The seed is printed, and what differs, shrunk.
 */
class DifferentialTest {

  private static final Path SCRIPTS = Path.of("src/test/differential").toAbsolutePath();

  private static final String SEED = "pyrt";

  @Test
  void programs_aFewHundred_behaveAsOnCPython() throws IOException, InterruptedException {
    compare("compare_programs.py", 200, SEED);
  }

  @Test
  void sources_aFewThousand_compileAsOnCPython() throws IOException, InterruptedException {
    compare("fuzz_sources.py", 2_000, SEED);
  }

  @Test
  @Tag("long")
  void programs_tenThousand_behaveAsOnCPython() throws IOException, InterruptedException {
    compare("compare_programs.py", 10_000, System.getProperty("pyrt.seed", SEED));
  }

  @Test
  @Tag("long")
  void sources_twoHundredThousand_compileAsOnCPython() throws IOException, InterruptedException {
    compare("fuzz_sources.py", 200_000, System.getProperty("pyrt.seed", SEED));
  }

  private static void compare(String script, int count, String seed) throws IOException, InterruptedException {
    String image = System.getProperty("pyrt.image");
    Assumptions.assumeTrue(image != null, "no image: this test runs under Maven");
    System.out.println(script + ": " + count + " cases of seed " + seed);
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
