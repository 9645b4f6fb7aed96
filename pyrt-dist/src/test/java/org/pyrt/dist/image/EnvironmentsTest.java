package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Virtual environments made of the image, and packages installed in them. */
class EnvironmentsTest {

  private static final String WHERE = "import sys; print(sys.executable, sys.prefix, sys.base_prefix, sys._base_executable, sep='\\n')";

  @TempDir static Path temp;

  private static void assertEnvironment(Path home, String... options) {
    Image image = Image.built();
    String[] arguments = new String[options.length + 4];
    arguments[0] = "-m";
    arguments[1] = "venv";
    arguments[2] = "--without-pip";
    System.arraycopy(options, 0, arguments, 3, options.length);
    arguments[options.length + 3] = home.toString();
    assertEquals(new Image.Result(0, "", ""), image.run("python3", arguments));
    Path python = home.resolve("bin/python");
    String expected = python + "\n" + home + "\n" + image.home() + "\n" + image.home().resolve("bin/pyrt") + "\n";
    assertEquals(new Image.Result(0, expected, ""), Image.run(python, "-c", WHERE));
  }

  @Test
  void environment_ofLinks_knowsItsFolderAndTheImage() throws IOException {
    assertEnvironment(temp.toRealPath().resolve("links"), "--symlinks");
  }

  @Test
  void environment_ofCopies_knowsItsFolderAndTheImage() throws IOException {
    assertEnvironment(temp.toRealPath().resolve("copies"), "--copies");
  }

  @Test
  void pip_ofThreeWheelsBuiltHere_installsWhatAProgramUses() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("wheels"));
    Image.Result result = Image.built().run("python3", Path.of("src/test/environments/install_wheels.py").toAbsolutePath().toString(), folder.toString());
    assertEquals(new Image.Result(0, "three: two: one!\n1.0 2.1 3\n", ""), result);
  }
}
