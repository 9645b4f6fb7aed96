package org.pyrt.dist.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The programs below {@code src/test/python}, one folder a topic: each runs on CPython and on the image, with dead references poisoned and
 * every count audited at the end, and must leave the same output, errors and exit code. Files in folders named {@code lib} are imported by others and are not run themselves.
 */
class ProgramsTest {

  /** How long a program may take, in seconds. */
  private static final long PATIENCE = 120;

  private static final Path PROGRAMS = Path.of("src/test/python");

  /** A program that runs, with files for what it writes. */
  private record Run(Process process, Path out, Path err) {

    static Run start(Path program, String... command) throws IOException {
      List<String> all = new ArrayList<>(List.of(command));
      all.add(program.toString());
      ProcessBuilder builder = new ProcessBuilder(all).directory(program.getParent().toFile());
      builder.environment().clear();
      Path out = Files.createTempFile("pyrt", ".out");
      Path err = Files.createTempFile("pyrt", ".err");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      return new Run(process, out, err);
    }

    /** Each byte as a character: programs may write anything. */
    private static String read(Path file) throws IOException {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** Has a JVM write what its threads do to its output, so that a failed comparison tells where a program hangs. */
    private void askForThreads() throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
      process.waitFor(3, TimeUnit.SECONDS);
    }

    /** All that it left, addresses left out, as one text that a failed comparison shows well. */
    String result() throws IOException, InterruptedException {
      boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
      if (!ended) {
        askForThreads();
        process.destroyForcibly().waitFor();
      }
      String text =
          read(out) + "---- errors\n" + read(err) + "---- exit " + (ended ? process.exitValue() : "too late");
      Files.delete(out);
      Files.delete(err);
      return text.replaceAll("0x[0-9a-f]{4,}", "0x...");
    }
  }

  @TestFactory
  Stream<DynamicNode> program_onBoth_behavesTheSame() throws IOException {
    Assumptions.assumeTrue(System.getProperty("pyrt.image") != null, "no image: this test runs under Maven");
    List<DynamicNode> topics = new ArrayList<>();
    try (Stream<Path> folders = Files.list(PROGRAMS)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        List<DynamicNode> programs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(f -> f.toString().endsWith(".py")).sorted().toList()) {
            programs.add(DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> compare(file)));
          }
        }
        topics.add(DynamicContainer.dynamicContainer(folder.getFileName().toString(), programs));
      }
    }
    assertFalse(topics.isEmpty());
    return topics.stream();
  }

  private static void compare(Path file) throws IOException, InterruptedException {
    Path program = file.toAbsolutePath();
    Run peer = Run.start(program, System.getProperty("pyrt.cpython"), "-B");
    Run ours = Run.start(program, System.getProperty("pyrt.image") + "/bin/pyrt", "-B", "-X", "refpoison", "-X", "refaudit");
    String expected = peer.result();
    assertEquals(expected, ours.result());
  }
}
