package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The module pyrt.contention in the image. */
class ContentionTest {

  private static final String TOLD =
      """
      nothing was recorded: call start() first
      nothing was recorded: call start() first
      lock
      a recording begins only once
      the recording has not begun
      cannot create 'pyrt.contention.Recording' instances
      rlock
      list
      pause
      merge
      off
      """;

  private static void assertTold(String gil) {
    String program = Path.of("src/test/contention/fought_over.py").toAbsolutePath().toString();
    Image.Result result = Image.built().run("pyrt", "-X", "gil=" + gil, "-X", "refpoison", "-X", "refaudit", program);
    assertEquals(new Image.Result(0, TOLD, ""), result);
  }

  @Test
  void module_tellsOfLocksObjectsPausesAndMerges() {
    assertTold("0");
  }

  @Test
  void module_withTheGil_tellsOfTheGil() {
    assertTold("1");
  }
}
