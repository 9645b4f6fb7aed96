package org.pyrt.dist.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A linked image, and programs run in it. */
record Image(Path home) {

  /** How long a program may take, in seconds, before it is killed. */
  private static final long PATIENCE = 120;

  /** What a program left: its exit code and all it wrote, decoded as UTF-8. */
  record Result(int exit, String out, String err) {}

  /** The image that the build made; without one (a test run outside Maven) the test is skipped. */
  static Image built() {
    String home = System.getProperty("pyrt.image");
    Assumptions.assumeTrue(home != null, "no image: this test runs under Maven");
    return new Image(Path.of(home));
  }

  /** The kit's class folders, as a module path. */
  static String modules() {
    return System.getProperty("pyrt.image.modules");
  }

  /** Links an image of {@code roots} without a Python library. */
  static Image link(Path home, String modulePath, String roots) {
    Path script = Path.of("src/image/link-image").toAbsolutePath();
    ProcessBuilder builder = new ProcessBuilder("sh", script.toString(), home.toString(), modulePath, roots);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Result result = run(builder, "");
    if (result.exit() != 0) {
      throw new AssertionError("link-image failed: " + result);
    }
    return new Image(home);
  }

  /** A copy of the whole folder, which must not exist yet. */
  Image copyTo(Path folder) throws IOException {
    Files.walkFileTree(
        home,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(folder.resolve(home.relativize(dir)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.copy(file, folder.resolve(home.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
    return new Image(folder);
  }

  /** Runs a program of {@code bin} with an empty environment: no PATH, no JAVA_HOME. */
  Result run(String program, String... arguments) {
    return run(home.resolve("bin").resolve(program), arguments);
  }

  /** As {@link #run(String, String...)}, with options for the JVM. */
  Result runWith(String javaOptions, String program, String... arguments) {
    ProcessBuilder builder = command(home.resolve("bin").resolve(program), arguments);
    builder.environment().put("PYRT_JAVA_OPTIONS", javaOptions);
    return run(builder, "");
  }

  /** Runs a program anywhere with an empty environment, and nothing on its standard input. */
  static Result run(Path program, String... arguments) {
    return run(command(program, arguments), "");
  }

  private static ProcessBuilder command(Path program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    return builder;
  }

  private static Result run(ProcessBuilder builder, String input) {
    try {
      Path out = Files.createTempFile("pyrt", ".out");
      Path err = Files.createTempFile("pyrt", ".err");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after " + PATIENCE + " s: " + builder.command());
      }
      Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
