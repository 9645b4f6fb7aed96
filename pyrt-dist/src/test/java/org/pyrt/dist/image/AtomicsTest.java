package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The module pyrt.atomics in the image, dead references poisoned and counts audited. */
class AtomicsTest {

  private static final String SHOWN =
      """
      True
      AtomicInt(3) 0 False 1 5 5 3 True
      3 False True True AtomicInt(1180591620717411303425)
      None True True True
      AtomicInt(1) AtomicInt(5) 12 2
      False True False
      TypeError 'str' object cannot be interpreted as an integer
      TypeError 'float' object cannot be interpreted as an integer
      TypeError AtomicInt.set() takes exactly one argument (0 given)
      TypeError compare_exchange expected 2 arguments, got 1
      True True
      True
      None None True True False True True
      None True False [1] [1]
      ZeroDivisionError division by zero
      TypeError 'int' object is not callable
      TypeError compare_exchange expected 2 arguments, got 1
      [1]
      True True
      True
      [200, 200, 200, 200]
      True
      0 None None None 4 4 0
      -1 -1 0
      OverflowError Python int too large to convert to C ssize_t
      TypeError 'str' object cannot be interpreted as an integer
      TypeError StripedCounter.add() takes exactly one argument (0 given)
      TypeError StripedCounter() takes no arguments
      True
      """;

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void values_aloneAndChangedByThreads_loseNothing(String gil) {
    String program = Path.of("src/test/atomics/values.py").toAbsolutePath().toString();
    Image.Result result = Image.built().run("pyrt", "-X", "gil=" + gil, "-X", "refpoison", "-X", "refaudit", program);
    assertEquals(new Image.Result(0, SHOWN, ""), result);
  }
}
