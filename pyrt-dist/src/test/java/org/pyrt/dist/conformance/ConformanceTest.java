package org.pyrt.dist.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The modules of CPython's suite that are on the ratchet ({@code pyrt-dist/conformance/ratchet.txt}) pass whole on the image. */
class ConformanceTest {

  private static final Path ROOT = Path.of(System.getProperty("pyrt.root", "..")).toAbsolutePath().normalize();

  @Test
  void ratchet_quickModules_passWhole() throws IOException, InterruptedException {
    run("--quick");
  }

  @Test
  @Tag("long")
  void ratchet_allModules_passWhole() throws IOException, InterruptedException {
    run();
  }

  private static void run(String... options) throws IOException, InterruptedException {
    String image = System.getProperty("pyrt.image");
    Assumptions.assumeTrue(image != null, "no image: this test runs under Maven");
    String cpython = System.getProperty("pyrt.cpython");
    List<String> command = new ArrayList<>(List.of(cpython, ROOT.resolve("pyrt-dist/conformance/conformance.py").toString()));
    Collections.addAll(command, "--pyrt", image + "/bin/pyrt", "--cpython", cpython);
    Collections.addAll(command, "--tests", Path.of(cpython).resolveSibling("lib/python3.14/test").toString());
    Collections.addAll(command, "--work", ROOT.resolve("target/conformance").toString());
    Collections.addAll(command, options);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), shown);
  }
}
