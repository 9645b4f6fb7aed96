package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs that {@code ./bench} times: the image computes what CPython computes. */
class BenchmarkProgramsTest {

  private static final Path MEASURE =
      Path.of(System.getProperty("pyrt.root", ".."), "pyrt-dist", "benchmarks", "programs", "measure.py");

  @ParameterizedTest
  @ValueSource(strings = {"fib", "attributes", "lists", "dicts", "strings", "ints", "richards"})
  void program_onBothInterpreters_givesOneResult(String program) {
    String[] command = {MEASURE.toString(), "0", program};
    Image.Result expected = Image.run(Path.of(System.getProperty("pyrt.cpython")), command);
    Image.Result result = Image.built().run("pyrt", command);
    assertEquals(0, result.exit(), result.err());
    assertEquals(expected.out(), result.out());
  }
}
