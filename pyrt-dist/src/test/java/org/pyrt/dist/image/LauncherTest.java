package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that starts the JVM: what it passes on, what it says where it cannot, and that it is made of its source. */
class LauncherTest {

  private static final Path SOURCE = Path.of("src/image/launcher.c");
  private static final Path PROGRAM = Path.of("src/image/launcher.linux-x86_64.txt");

  private static final Path SHELL = Path.of("/bin/sh");

  /** Where a shell finds the tools that build the launcher. */
  private static final String SEARCH = "export PATH=/usr/local/bin:/usr/bin:/bin; ";

  /** Prints the command that the JVM was started by. */
  private static final String COMMAND = "print(*open('/proc/self/cmdline', encoding='utf-8', errors='surrogateescape').read().split('\\0'), sep='\\n')";

  private static final String EXECUTABLE = "import sys; print(sys.executable)";

  @TempDir Path temp;

  /** The launcher of the image; where the machine has none but the script, the test is skipped. */
  private static Path launcher() throws IOException {
    Path launcher = Image.built().home().resolve("bin/pyrt");
    Assumptions.assumeTrue(Files.readAllBytes(launcher)[0] == 0x7f, "the launcher of this machine is a shell script");
    return launcher;
  }

  /** The launcher alone in a folder {@code bin}. */
  private Path copy() throws IOException {
    Path folder = Files.createDirectory(temp.toRealPath().resolve("bin"));
    return Files.copy(launcher(), folder.resolve("python"));
  }

  @Test
  void environment_ofAnyBytes_isPassedOnUnchanged() throws IOException {
    String given = "{b'a-b': b'2', b'\\xff': b'\\xfe', b'PYRT_JAVA_OPTIONS': b' -Da=1  -Db=2 ', b'JAVA_TOOL_OPTION': b'', b'_': b'u'}";
    String dropped = "{b'JAVA_TOOL_OPTIONS': b'-Dc', b'JDK_JAVA_OPTIONS': b'-Dd', b'_JAVA_OPTIONS': b'-De'}";
    String print = "print(open('/proc/self/environ', 'rb').read())";
    Image.Result result = Image.run(
        launcher(), "-c", "import os, sys; os.execve(sys.executable, ['python', '-c', sys.argv[1]], {**" + dropped + ", **" + given + "})", print);
    String expected = "b'a-b=2\\x00\\xff=\\xfe\\x00PYRT_JAVA_OPTIONS= -Da=1  -Db=2 \\x00JAVA_TOOL_OPTION=\\x00_=u\\x00'\n";
    assertEquals(new Image.Result(0, expected, ""), result);
  }

  @Test
  void command_ofTheJvm_isOptionsAndArgumentsAsGiven() throws IOException {
    Path bin = launcher().toRealPath().getParent();
    List<String> expected = List.of(
        bin.resolve("java").toString(),
        "-XX:AOTCache=" + bin.resolve("../lib/server/classes.jsa"),
        "-Dpyrt.executable=" + launcher(),
        "-Da=1",
        "-Db=*",
        "-m",
        "org.pyrt.dist/org.pyrt.dist.Main",
        "-c",
        COMMAND,
        "",
        "two words",
        "@file",
        "");
    Image.Result result = Image.built().runWith(" -Da=1 \t\n-Db=*  ", "pyrt", "-c", COMMAND, "", "two words", "@file");
    assertEquals(new Image.Result(0, String.join("\n", expected) + "\n", ""), result);
  }

  @Test
  void descriptors_closedAtStart_areToldAndNoFilesOfTheJvm() throws IOException {
    String program = "import os, sys; print(sys.stdin, sys.stderr, os.readlink('/proc/self/fd/0'), os.readlink('/proc/self/fd/2'))";
    Image.Result result = Image.run(SHELL, "-c", "exec \"$0\" -c \"$1\" <&- 2>&-", launcher().toString(), program);
    assertEquals(new Image.Result(0, "None None /dev/null /dev/null\n", ""), result);
  }

  @Test
  void executable_ofANameWithoutAFolder_isSearchedOnThePath() throws IOException {
    Path other = Files.createDirectories(temp.resolve("other/python")).getParent();
    Path link = Files.createSymbolicLink(temp.resolve("python"), launcher());
    String call = "export PATH=\"$1:/no where::$2\"; exec python -c \"$3\"";
    Image.Result result = Image.run(SHELL, "-c", call, "sh", other.toString(), temp.toString(), EXECUTABLE);
    assertEquals(new Image.Result(0, link + "\n", ""), result);
  }

  @Test
  void executable_ofANameThatIsNowhere_isTheLauncherItself() throws IOException {
    Image.Result result = Image.run(
        launcher(), "-c", "import os, sys; os.execve(sys.executable, ['nowhere', '-c', sys.argv[1]], {'PATH': '/bin'})", EXECUTABLE);
    assertEquals(new Image.Result(0, launcher().toRealPath() + "\n", ""), result);
  }

  @Test
  void home_ofAnEnvironment_isReadAsPythonReadsIt() throws IOException {
    Path python = copy();
    Path home = launcher().getParent();
    Files.writeString(temp.resolve("pyvenv.cfg"), "homes = /a\n\n home /b\n\t home\t=  " + home + " \r\nhome = /c");
    assertEquals(new Image.Result(0, python + "\n", ""), Image.run(python, "-c", EXECUTABLE));
    Files.writeString(python.resolveSibling("pyvenv.cfg"), "home=" + home);
    assertEquals(new Image.Result(0, python + "\n", ""), Image.run(python, "-c", EXECUTABLE));
    Files.writeString(python.resolveSibling("pyvenv.cfg"), "home = /no where\n");
    assertEquals(new Image.Result(127, "", "pyrt: /no where/java: No such file or directory\n"), Image.run(python));
    Files.writeString(python.resolveSibling("pyvenv.cfg"), "#".repeat(1 << 16));
    String tooLarge = "pyrt: " + python.resolveSibling("pyvenv.cfg") + ": File too large\n";
    assertEquals(new Image.Result(126, "", tooLarge), Image.run(python));
  }

  @Test
  void java_thatIsMissingOrNoProgram_isToldOnOneLine() throws IOException {
    Path python = copy();
    Path java = python.resolveSibling("java");
    assertEquals(new Image.Result(127, "", "pyrt: " + java + ": No such file or directory\n"), Image.run(python));
    Files.createDirectory(java);
    assertEquals(new Image.Result(126, "", "pyrt: " + java + ": Permission denied\n"), Image.run(python));
  }

  @Test
  void program_thatIsKept_isOfTheSource() throws IOException, NoSuchAlgorithmException {
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(SOURCE)));
    String first = Files.readAllLines(PROGRAM).getFirst();
    assertEquals(sum, first.substring(first.lastIndexOf(' ') + 1), "launcher.c was changed: run src/image/build-launcher");
  }

  @Test
  void program_ofTheImage_isTheOneThatIsKept() throws IOException {
    List<String> lines = Files.readAllLines(PROGRAM);
    byte[] kept = Base64.getDecoder().decode(String.join("", lines.subList(1, lines.size())));
    for (String name : List.of("pyrt", "python3", "python3.14")) {
      assertArrayEquals(kept, Files.readAllBytes(launcher().resolveSibling(name)), name);
    }
  }

  @Test
  void program_builtAgain_isTheOneThatIsKept() throws IOException {
    List<String> kept = Files.readAllLines(PROGRAM);
    Image.Result tools = Image.run(SHELL, "-c", SEARCH + "gcc --version && ld --version && readelf --version");
    Assumptions.assumeTrue(tools.exit() == 0, "no gcc or no binutils here to build the launcher again");
    Path out = temp.resolve("program");
    Image.Result result = Image.run(SHELL, "-c", SEARCH + "exec sh src/image/build-launcher \"$0\"", out.toString());
    assertEquals(new Image.Result(0, "", ""), result);
    List<String> again = Files.readAllLines(out);
    Assumptions.assumeTrue(again.getFirst().equals(kept.getFirst()), "other tools than made the launcher: " + again.getFirst() + ", not " + kept.getFirst());
    assertEquals(kept, again);
  }
}
