package org.pyrt.dist.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of source files: each package documented, no file too long, nothing left to do. */
class SourcesTest {

  private static final int MOST_LINES = 1_000;

  // In two parts, so that this file keeps its own rule.
  private static final List<String> LEFT_TO_DO = List.of("TO" + "DO", "FIX" + "ME", "XX" + "X:");

  @Test
  void packages_ofMainSources_haveAPackageInfo() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path source : sources("/src/main/java/")) {
      Path folder = source.getParent();
      if (!source.endsWith("module-info.java") && !Files.exists(folder.resolve("package-info.java"))) {
        String name = Kit.ROOT.relativize(folder).toString();
        if (!wrong.contains(name)) {
          wrong.add(name);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void files_ofAllSources_areAtMostAThousandLines() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path source : sources("/src/")) {
      try (Stream<String> lines = Files.lines(source)) {
        long count = lines.count();
        if (count > MOST_LINES) {
          wrong.add(Kit.ROOT.relativize(source) + " has " + count + " lines");
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void files_ofAllSources_leaveNothingToDo() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path source : sources("/src/")) {
      String text = Files.readString(source);
      for (String mark : LEFT_TO_DO) {
        if (text.contains(mark)) {
          wrong.add(Kit.ROOT.relativize(source) + " says " + mark);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** The Java files of the repository whose path contains a part. */
  private static List<Path> sources(String part) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> tops = Files.list(Kit.ROOT)) {
      for (Path top : tops.filter(p -> p.getFileName().toString().startsWith("pyrt-")).sorted().toList()) {
        try (Stream<Path> files = Files.walk(top)) {
          files
              .filter(p -> p.toString().endsWith(".java") && p.toString().contains(part) && !isBuilt(p))
              .sorted()
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private static boolean isBuilt(Path file) {
    return Kit.ROOT.relativize(file).toString().contains("target/");
  }
}
