package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image does before a program's first statement: which classes it loads and initializes, by what the JVM itself logs. */
class StartTest {

  /** Classes that are loaded at every start, all from the archive: the JVM loads each that the archive has linked, about 10 microseconds each. */
  private static final int MOST_LOADED = 2_250;

  /** Classes whose initializers run, the JDK's among them; each costs more than loading it. */
  private static final int MOST_INITIALIZED = 900;

  /** What initializes only when a function of the host is linked for calls from Java. */
  private static final String LINKER = "jdk/internal/foreign/abi/";

  private static final String INITIALIZING = "Initializing '";

  @TempDir static Path temp;

  /** The lines that the JVM writes for a log selection when it runs the image's launcher; the program prints nothing to stderr. */
  private static List<String> log(String selection, String... arguments) throws IOException {
    Path file = Files.createTempFile(temp, "start", ".log");
    Image.Result result = Image.built().runWith("-Xlog:" + selection + ":file=" + file + ":none", "pyrt", arguments);
    assertEquals(0, result.exit(), result.err());
    assertEquals("", result.err());
    return Files.readAllLines(file);
  }

  /** The names of classes that are initialized, with slashes, in order. */
  private static List<String> initialized(String... arguments) throws IOException {
    List<String> names = new ArrayList<>();
    for (String line : log("class+init=info", arguments)) {
      int at = line.indexOf(INITIALIZING);
      if (at >= 0) {
        names.add(line.substring(at + INITIALIZING.length(), line.indexOf('\'', at + INITIALIZING.length())));
      }
    }
    return names;
  }

  private static List<String> starting(List<String> names, String prefix) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      if (name.startsWith(prefix)) {
        found.add(name);
      }
    }
    return found;
  }

  private static void assertAllArchived(String... arguments) throws IOException {
    List<String> loaded = log("class+load", arguments);
    List<String> others = new ArrayList<>();
    for (String line : loaded) {
      if (!line.contains("source: shared objects file")) {
        others.add(line);
      }
    }
    assertEquals(List.of(), others);
    assertTrue(loaded.size() > 500, "no log: " + loaded);
    assertTrue(loaded.size() <= MOST_LOADED, loaded.size() + " classes");
  }

  @Test
  void start_ofACommand_loadsClassesOfTheArchiveOnly() throws IOException {
    assertAllArchived("-c", "pass");
  }

  @Test
  void start_ofAFile_loadsClassesOfTheArchiveOnly() throws IOException {
    Path file = temp.resolve("nothing.py");
    Files.writeString(file, "pass\n");
    assertAllArchived(file.toString());
  }

  @Test
  void start_ofACommand_initializesFewClasses() throws IOException {
    int count = initialized("-c", "pass").size();
    assertTrue(count > 300 && count <= MOST_INITIALIZED, count + " classes");
  }

  @Test
  void start_ofACommand_linksNoForeignFunction() throws IOException {
    assertEquals(List.of(), starting(initialized("-c", "pass"), LINKER));
    assertTrue(starting(initialized("-c", "import os; os.getppid(); os.umask(18)"), LINKER).size() > 3, "a program that does call is not seen");
  }

  @Test
  void start_ofACommand_loadsNoSecurityProviderAndReadsNoLibrary() throws IOException {
    List<String> names = initialized("-c", "pass");
    assertEquals(List.of(), starting(names, "sun/security/"));
    assertEquals(List.of(), starting(names, "org/pyrt/vm/imports/FrozenModules"));
    assertTrue(starting(initialized("-c", "import colorsys"), "org/pyrt/vm/imports/FrozenModules").size() > 0, "an import is not seen");
  }

  @Test
  void imports_ofTheLibrary_compileNothingAndWriteNothing() {
    Path program = Path.of("src/test/start/library_bytecode.py").toAbsolutePath();
    Image image = Image.built();
    Image.Result result = image.run("pyrt", program.toString(), image.home().resolve("lib/python3.14").toString());
    assertEquals("", result.err());
    assertTrue(result.out().endsWith("all cached and used\n"), result.out());
    assertEquals(0, result.exit());
  }
}
