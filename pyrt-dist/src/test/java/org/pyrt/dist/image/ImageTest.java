package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image that the build makes: what it holds, and that it runs wherever it lies. */
class ImageTest {

  private static final String[] HELLO = {"-c", "import sys; print('hello', *sys.argv)", "again"};
  private static final Image.Result GREETED = new Image.Result(0, "hello -c again\n", "");

  @Test
  void bin_ofTheImage_holdsTheLaunchersAndTheirJava() throws IOException {
    try (Stream<Path> files = Files.list(Image.built().home().resolve("bin"))) {
      Set<String> names = files.map(p -> p.getFileName().toString()).collect(Collectors.toSet());
      assertEquals(Set.of("java", "pyrt", "python3", "python3.14"), names);
    }
  }

  @Test
  void modules_ofTheImage_areTheKitAndTheJdkOnly() {
    Image.Result result = Image.built().run("java", "--list-modules");
    Set<String> kit = new TreeSet<>();
    for (String line : result.out().lines().toList()) {
      String name = line.replaceFirst("@.*", "");
      if (!name.startsWith("java.") && !name.startsWith("jdk.")) {
        kit.add(name);
      }
    }
    Set<String> expected = new TreeSet<>();
    for (String part : List.of("api", "refcount", "alloc", "objects", "gc", "vm", "stdlib", "dist")) {
      expected.add("org.pyrt." + part);
    }
    assertEquals(expected, kit);
  }

  @Test
  void library_ofTheImage_isThePurePartOfCPythons() {
    Path library = Image.built().home().resolve("lib/python3.14");
    assertTrue(Files.exists(library.resolve("collections/__init__.py")));
    assertTrue(Files.notExists(library.resolve("lib-dynload")));
    assertTrue(Files.isSymbolicLink(library.resolve("test")), "CPython's tests are linked for who works here, not copied");
  }

  @Test
  void launcher_ofACopyInAFolderWithASpace_runsWithoutJava(@TempDir Path temp) throws IOException {
    Image copy = Image.built().copyTo(temp.resolve("another place"));
    assertEquals(GREETED, copy.run("pyrt", HELLO));
    assertEquals(GREETED, copy.run("python3", HELLO));
  }

  @Test
  void archive_ofACopy_isUsed(@TempDir Path temp) throws IOException {
    Image copy = Image.built().copyTo(temp.resolve("copy"));
    // With -Xshare:on the JVM stops where it cannot use the archive.
    assertEquals(
        GREETED, copy.run("java", "-Xshare:on", "-m", "org.pyrt.dist/org.pyrt.dist.Main", HELLO[0], HELLO[1], HELLO[2]));
  }

  @Test
  void launcher_throughSymbolicLinks_findsItsJava(@TempDir Path temp) throws IOException {
    Path first = Files.createSymbolicLink(temp.resolve("py"), Image.built().home().resolve("bin/pyrt"));
    Path second = Files.createSymbolicLink(Files.createDirectory(temp.resolve("in")).resolve("py"), Path.of("../py"));
    assertEquals(GREETED, Image.run(first, HELLO));
    assertEquals(GREETED, Image.run(second, HELLO));
  }
}
