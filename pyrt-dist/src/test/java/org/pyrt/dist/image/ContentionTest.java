package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module pyrt.contention in the image, the option that writes its page, and what opens the page in a browser. */
class ContentionTest {

  private static final Path SCRIPTS = Path.of("src/test/contention").toAbsolutePath();

  @TempDir Path temp;

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
    String program = SCRIPTS.resolve("fought_over.py").toString();
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

  /** Runs a program that ends with {@code last}, recorded; the page goes to {@code page}. */
  private Image.Result record(String page, String last) throws IOException {
    Path program = temp.resolve("program.py");
    Files.writeString(
        program,
        """
        import sys, threading, time
        lock, start, met = threading.Lock(), threading.Barrier(2), []
        def work():
            start.wait()
            end = time.monotonic() + 60
            while len(met) < 10 and time.monotonic() < end:
                met.extend([1] * lock.locked())
                with lock:  # kept <too> long
                    time.sleep(0.005)
        threads = [threading.Thread(target=work, name=n) for n in ('first & foremost', 'second')]
        for t in threads: t.start()
        for t in threads: t.join()
        assert 'pyrt' not in sys.modules
        """
            + last
            + "\n");
    return Image.built().run("pyrt", "-X", "refpoison", "-X", "refaudit", "-X", "contention=" + page, program.toString());
  }

  private void assertPage(Path page) throws IOException {
    String text = Files.readString(page);
    assertTrue(text.startsWith("<!DOCTYPE html>") && text.endsWith("</html>\n"), text);
    assertTrue(text.contains(">first &amp; foremost</text>") && text.contains(">second</text>"), text);
    assertTrue(text.contains("class=\"bar waiting\""), text);
    assertTrue(text.contains(temp.resolve("program.py") + ":8</span><br><code>with lock:  # kept &lt;too&gt; long</code>"), text);
    assertTrue(text.contains("lock: _thread.lock 0x"), text);
    assertFalse(text.matches("(?s).*(src|href)=.*"), "the page needs something else");
  }

  @Test
  void option_ofAProgramThatEnds_writesAPage() throws IOException {
    Path page = temp.resolve("page.html");
    assertEquals(new Image.Result(0, "end\n", ""), record(page.toString(), "print('end')"));
    assertPage(page);
  }

  @Test
  void option_ofAProgramThatLeaves_writesAPageAndKeepsTheStatus() throws IOException {
    Path page = temp.resolve("page.html");
    assertEquals(new Image.Result(3, "", ""), record(page.toString(), "sys.exit(3)"));
    assertPage(page);
  }

  @Test
  void option_ofAProgramThatFails_writesAPageAndKeepsTheStatus() throws IOException {
    Path page = temp.resolve("page.html");
    Image.Result result = record(page.toString(), "raise KeyError('k')");
    assertEquals(1, result.exit());
    assertTrue(result.err().endsWith("KeyError: 'k'\n"), result.err());
    assertPage(page);
  }

  @Test
  void option_withAPathThatCannotBeWritten_saysSoAndKeepsTheStatus() throws IOException {
    String page = temp.resolve("missing/page.html").toString();
    String message = "pyrt: cannot write the contention report: [Errno 2] No such file or directory: '" + page + "'\n";
    assertEquals(new Image.Result(4, "", message), record(page, "sys.exit(4)"));
  }

  @Test
  void option_withoutANameOfAPage_isAnErrorAtStart() {
    for (String option : List.of("contention", "contention=", "contention=page.txt")) {
      Image.Result result = Image.built().run("pyrt", "-X", option, "-c", "print('not run')");
      assertEquals(1, result.exit());
      assertEquals("", result.out());
      assertTrue(
          result.err().startsWith("Fatal Python error: config_init_contention: -X contention=FILE: FILE is missing or does not end in .html\n"),
          result.err());
    }
  }

  /** Runs what {@code ./verify --browser} runs. */
  private Image.Result open(String chromium, String path) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", SCRIPTS.resolve("open-report").toString()));
    command.add(Image.built().home().resolve("bin/pyrt").toString());
    command.add(temp.resolve("out").toString());
    Path err = temp.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("CHROMIUM", chromium);
    int exit = builder.start().waitFor();
    return new Image.Result(exit, "", Files.readString(err));
  }

  @Test
  void browser_thatIsNotThere_isAskedFor() throws IOException, InterruptedException {
    Image.Result result = open("", temp.toString());
    assertEquals(
        new Image.Result(2, "", "./verify --browser needs Chromium, and found none: install chromium or google-chrome, or name it in CHROMIUM\n"), result);
  }

  @Test
  void browser_thatDrawsNothing_fails() throws IOException, InterruptedException {
    Path browser = temp.resolve("browser");
    Files.writeString(browser, "#!/bin/sh\necho '<html lang=\"en\" data-drawn=\"0\">'\n");
    assertTrue(browser.toFile().setExecutable(true));
    Image.Result result = open(browser.toString(), "/usr/bin:/bin");
    assertEquals(1, result.exit(), result.err());
    assertTrue(result.err().contains(" bars 0 were drawn; see "), result.err());
  }
}
