package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs of {@code examples}, on small inputs: the image prints what CPython prints. */
class ExamplesTest {

  private static final Path ROOT = Path.of(System.getProperty("pyrt.root", ".."));
  private static final Path EXAMPLES = ROOT.resolve("examples");

  @TempDir static Path temp;
  private static List<String> logs;

  @BeforeAll
  static void generate() {
    Image.built();
    Image.Result result = cpython("log_census_generate.py", "--size", "300K", "--files", "2", "--seed", "3", temp + "/their");
    assertEquals(0, result.exit(), result.err());
    logs = result.out().lines().toList();
    assertEquals(2, logs.size());
  }

  private static Image.Result cpython(String example, String... arguments) {
    return Image.run(Path.of(System.getProperty("pyrt.cpython")), command(EXAMPLES.resolve(example), arguments));
  }

  private static Image.Result pyrt(String example, String... arguments) {
    return Image.built().run("pyrt", command(EXAMPLES.resolve(example), arguments));
  }

  private static String[] command(Path file, String... arguments) {
    List<String> all = new ArrayList<>(List.of(file.toString()));
    all.addAll(Arrays.asList(arguments));
    return all.toArray(new String[0]);
  }

  /** The same program with the same arguments: the same output, errors and exit code. */
  private static Image.Result assertSame(String example, String... arguments) {
    Image.Result expected = cpython(example, arguments);
    assertEquals(expected, pyrt(example, arguments));
    return expected;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void logCensus_withAnyNumberOfThreads_printsCPythonsReport(int threads) {
    Image.Result expected = cpython("log_census.py", logs.get(0), logs.get(1));
    assertTrue(expected.out().contains("STATUS CODES"), expected.out());
    assertEquals(expected, pyrt("log_census.py", "--threads", Integer.toString(threads), logs.get(0), logs.get(1)));
  }

  @Test
  void logCensus_ofAnEmptyFileOrNoLog_printsCPythonsReport() throws IOException {
    Path empty = Files.createFile(temp.resolve("empty"));
    Path junk = Files.write(temp.resolve("junk"), new byte[] {(byte) 0xff, '"', '\n', '\n', (byte) 0xe9, 'x'});
    assertSame("log_census.py", "--threads", "3", empty.toString(), junk.toString());
  }

  @Test
  void logCensus_ofAMissingFile_failsAsInCPython() {
    assertEquals(1, assertSame("log_census.py", "--threads", "2", temp.resolve("missing").toString()).exit());
    assertEquals(2, assertSame("log_census.py", "--threads").exit());
  }

  @Test
  void generator_withOneSeed_writesCPythonsBytes() throws IOException {
    Image.Result result =
        pyrt("log_census_generate.py", "--size", "300K", "--files", "2", "--seed", "3", temp + "/our");
    assertEquals(new Image.Result(0, temp + "/our-1.log\n" + temp + "/our-2.log\n", ""), result);
    for (int file = 1; file <= 2; file++) {
      byte[] ours = Files.readAllBytes(temp.resolve("our-" + file + ".log"));
      assertArrayEquals(Files.readAllBytes(Path.of(logs.get(file - 1))), ours);
    }
  }

  @Test
  void mandelbrot_withTwoThreads_drawsCPythonsPicture() throws IOException {
    Path theirs = temp.resolve("their.ppm");
    Path ours = temp.resolve("our.ppm");
    assertEquals(new Image.Result(0, "", ""), cpython("mandelbrot.py", "--size", "90", "--output", theirs.toString()));
    assertEquals(
        new Image.Result(0, "", ""),
        pyrt("mandelbrot.py", "--threads", "2", "--size", "90", "--output", ours.toString()));
    assertArrayEquals(Files.readAllBytes(theirs), Files.readAllBytes(ours));
  }

  @Test
  void computeHeavyTask_inAPool_printsCPythonsResults() {
    String[] arguments = {"--threads", "2", "--tasks", "5", "--work", "20000", "--compare"};
    Image.Result expected = cpython("compute_heavy_task.py", arguments);
    Image.Result result = pyrt("compute_heavy_task.py", arguments);
    assertEquals(expected.out(), result.out());
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().contains("speed-up: "), result.err());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void sourceCensus_withAnyNumberOfThreads_printsCPythonsDigest(int threads) {
    Image.Result expected = cpython("source_census.py", EXAMPLES.toString());
    assertTrue(expected.out().contains("digest "), expected.out() + expected.err());
    assertEquals(expected, pyrt("source_census.py", "--threads", Integer.toString(threads), EXAMPLES.toString()));
  }

  @Test
  void logAnalyser_withThreeThreads_printsCPythonsReport() {
    String[] arguments = {"--threads", "3", "--lines", "2000", "--batch", "100"};
    assertEquals(0, assertSame("log_analyser.py", arguments).exit());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void crawler_withAnyNumberOfWorkers_printsCPythonsReport(int workers) {
    String[] arguments = {"--pages", "60", "--seed", "5", "--workers", Integer.toString(workers)};
    assertTrue(assertSame("crawler.py", arguments).out().contains("broken links:"));
  }

  @Test
  void httpLoad_ofTwoThousandRequests_losesAndCorruptsNone() {
    assertLoad(2_000);
  }

  @Test
  @Tag("long")
  void httpLoad_ofTwentyThousandRequests_losesAndCorruptsNone() {
    assertLoad(20_000);
  }

  /** Eight clients; the report has a checksum of all answers. */
  private static void assertLoad(int requests) {
    Image.Result result = assertSame("http_load.py", "--clients", "8", "--requests", Integer.toString(requests));
    assertTrue(result.out().contains("answered: " + requests + " each once: True"), result.out());
    assertEquals(0, result.exit());
  }
}
