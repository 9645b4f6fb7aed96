package org.pyrt.dist.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signals sent to the image or, where there is none, to a JVM that runs Main: the program's answers, its traceback and how the process ends. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SignalsTest {

  /** What Java's Process adds to the number of the signal that ended a process. */
  private static final int KILLED = 128;

  private static final int SIGHUP = 1;
  private static final int SIGINT = 2;
  private static final int SIGUSR1 = 10;
  private static final int SIGPIPE = 13;
  private static final int SIGTERM = 15;

  @TempDir Path folder;

  /** A program that runs and says when it is ready. */
  private final class Run implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final Path err;

    Run(String... lines) throws IOException {
      Path program = folder.resolve("program.py");
      Files.writeString(program, String.join("\n", lines) + "\n");
      err = folder.resolve("err");
      List<String> command = new ArrayList<>();
      if (interruptIsIgnored()) {
        // A shell's background job, for instance: programs ignore SIGINT then, as CPython's do.
        command.add("env");
        command.add("--default-signal=INT,HUP,QUIT");
      }
      String image = System.getProperty("pyrt.image");
      if (image != null) {
        command.add(image + "/bin/pyrt");
      } else {
        command.add(System.getProperty("java.home") + "/bin/java");
        command.add("--enable-native-access=org.pyrt.alloc,org.pyrt.objects,org.pyrt.vm");
        command.add("--module-path");
        command.add(System.getProperty("jdk.module.path"));
        command.add("--add-modules");
        command.add("org.pyrt.stdlib,org.pyrt.gc,org.pyrt.alloc");
        command.add("-m");
        command.add("org.pyrt.dist/org.pyrt.dist.Main");
      }
      command.add(program.toString());
      process = new ProcessBuilder(command).redirectError(err.toFile()).start();
      out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Whether this process, and so those that it starts, was started with SIGINT ignored. */
    private boolean interruptIsIgnored() throws IOException {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("SigIgn:")) {
          return (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 1L << SIGINT - 1) != 0;
        }
      }
      return false;
    }

    String line() throws IOException {
      return out.readLine();
    }

    void send(int signal) throws IOException, InterruptedException {
      int code = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start().waitFor();
      assertEquals(0, code);
    }

    int exit() throws InterruptedException {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the program does not end");
      return process.exitValue();
    }

    String errors() throws IOException {
      return Files.readString(err);
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  @Test
  void interrupt_whileTheProgramSleeps_printsTheTracebackAndKills() throws Exception {
    try (Run run = new Run("import time", "print('ready', flush=True)", "time.sleep(60)")) {
      assertEquals("ready", run.line());
      run.send(SIGINT);
      assertEquals(KILLED + SIGINT, run.exit());
      String program = folder.resolve("program.py").toString();
      assertEquals(
          "Traceback (most recent call last):\n  File \"" + program + "\", line 3, in <module>\n    time.sleep(60)\n    ~~~~~~~~~~^^^^\nKeyboardInterrupt\n",
          run.errors());
    }
  }

  @Test
  void interrupt_whileTheProgramComputes_isCaught() throws Exception {
    try (Run run = new Run("print('ready', flush=True)", "try:", "    while True: pass", "except KeyboardInterrupt:", "    print('caught')")) {
      assertEquals("ready", run.line());
      run.send(SIGINT);
      assertEquals("caught", run.line());
      assertEquals(0, run.exit());
    }
  }

  @Test
  void interrupt_whileTheProgramReads_isCaughtAndLosesNothing() throws Exception {
    try (Run run =
        new Run(
            "import sys",
            "print('ready', flush=True)",
            "try:",
            "    input()",
            "except KeyboardInterrupt:",
            "    print('caught', flush=True)",
            "print(input(), sys.stdin.readline(), end='')")) {
      assertEquals("ready", run.line());
      Thread.sleep(200);
      run.send(SIGINT);
      assertEquals("caught", run.line());
      run.process.outputWriter().append("one\ntwo\n").close();
      assertEquals("one two", run.line());
      assertEquals(0, run.exit());
    }
  }

  @Test
  void interrupt_ofAThreadedProgram_goesToTheMainThread() throws Exception {
    try (Run run =
        new Run(
            "import _thread",
            "def f():",
            "    while True: pass",
            "h = _thread.start_joinable_thread(f, daemon=True)",
            "print('ready', flush=True)",
            "try:",
            "    h.join()",
            "except KeyboardInterrupt:",
            "    print('caught')")) {
      assertEquals("ready", run.line());
      run.send(SIGINT);
      assertEquals("caught", run.line());
      assertEquals(0, run.exit());
    }
  }

  @Test
  void handler_ofASignalFromOutside_runs() throws Exception {
    try (Run run =
        new Run(
            "import _signal, time",
            "_signal.signal(10, lambda n, f: print('got', n, flush=True))",
            "print('ready', flush=True)",
            "_signal.pause()",
            "print('over')")) {
      assertEquals("ready", run.line());
      run.send(SIGUSR1);
      assertEquals("got 10", run.line());
      assertEquals("over", run.line());
      assertEquals(0, run.exit());
    }
  }

  @Test
  void termination_withoutAHandler_killsAtOnce() throws Exception {
    for (int signal : new int[] {SIGTERM, SIGHUP, SIGUSR1}) {
      try (Run run =
          new Run("import atexit, time", "atexit.register(print, 'never')", "print('ready', flush=True)", "time.sleep(60)")) {
        assertEquals("ready", run.line());
        run.send(signal);
        assertEquals(KILLED + signal, run.exit());
        assertEquals("", run.errors());
        assertEquals(null, run.line());
      }
    }
  }

  @Test
  void brokenPipe_withTheDefaultAction_kills() throws Exception {
    try (Run run =
        new Run("import _signal, time", "_signal.signal(13, 0)", "print('ready', flush=True)", "time.sleep(1)", "while True: print('x' * 1000)")) {
      assertEquals("ready", run.line());
      run.out.close();
      assertEquals(KILLED + SIGPIPE, run.exit());
      assertEquals("", run.errors());
    }
  }
}
