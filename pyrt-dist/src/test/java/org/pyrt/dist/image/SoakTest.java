package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounded soaks on the image: nothing leaks, and each object that threads pass on is finalized exactly once, soon. */
class SoakTest {

  private static final Path SOAK = Path.of(System.getProperty("pyrt.root", ".."), "pyrt-dist", "src", "test", "soak");

  /** The megabytes that a full collection of the host GC has left. */
  private static final Pattern LEFT = Pattern.compile("Pause Full .*?M->(\\d+)M\\(");

  /**
   * Threads, containers, cycles, exceptions and generators, round after round, in a small heap whose young objects go straight to the old ones: so the
   * host GC often collects all, and what it leaves is what the program still has. The program itself compares the tracked objects of its rounds.
   */
  @Test
  @Tag("long")
  void rounds_ofTheSameWork_leaveTheHeapsFlat(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("gc.log");
    String options = "-Xmx44m -XX:MaxTenuringThreshold=0 -Xlog:gc:file=" + log;
    Image.Result result = Image.built().runWith(options, "pyrt", SOAK.resolve("soak.py").toString(), "75");
    assertEquals("flat\n", result.out(), result.err());
    assertEquals(0, result.exit(), result.err());
    List<Integer> left = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      Matcher matcher = LEFT.matcher(line);
      if (matcher.find()) {
        left.add(Integer.valueOf(matcher.group(1)));
      }
    }
    int size = left.size();
    assertTrue(size >= 4, () -> "full collections of the host GC: " + left);
    int early = Collections.max(left.subList(size / 3, (size + 1) * 2 / 3));
    int late = Collections.max(left.subList((size + 1) * 2 / 3, size));
    assertTrue(late <= early + 2, () -> "megabytes that full collections left: " + left);
  }

  /** Forbidden: an object that is finalized twice, or not at all, or, with one thread attached, after the next statement. */
  @Test
  @Tag("long")
  void objects_passedOnByEightThreads_areFinalizedOnce() {
    Image.Result result = Image.built().run("pyrt", SOAK.resolve("promptness.py").toString(), "2000000", "8");
    assertEquals(
        "8 threads: 2000000 of 2000000 finalized once\n"
            + "two threads: 100000 of 100000 finalized once\n"
            + "one thread: 0 of 10000 late\n",
        result.out(),
        result.err());
    assertEquals(0, result.exit(), result.err());
  }

  /** A heap full of large objects in cycles, too few for a collection to be due: MemoryError requests one, and the program goes on. */
  @Test
  void memoryError_withCyclesThatFillTheHeap_letsTheProgramGoOn() {
    Image.Result result = Image.built().runWith("-Xmx60m", "pyrt", SOAK.resolve("memory_error.py").toString());
    assertEquals(new Image.Result(0, "60 made, with MemoryError on the way: True\n", ""), result);
  }

  /**
   * Small objects fill the heap and are alive while their MemoryError is handled: there is memory for that, and the next time too. In a heap of this size the host
   * leaves what is free where new objects cannot go.
   */
  @Test
  void memoryError_withAHeapFullOfSmallObjects_isHandledEachTime() {
    assertIsHandled("-Xmx60m");
  }

  /** The same in heaps of other sizes. */
  @Test
  @Tag("long")
  void memoryError_withHeapsOfAllSizes_isHandledEachTime() {
    for (String heap : List.of("-Xmx40m", "-Xmx64m", "-Xmx100m", "-Xmx200m")) {
      assertIsHandled(heap);
    }
  }

  private static void assertIsHandled(String heap) {
    Image.Result result = Image.built().runWith(heap, "pyrt", SOAK.resolve("memory_full.py").toString());
    String turns = "small objects 0 MemoryError\nsmall objects 1 MemoryError\nsmall objects 2 MemoryError\n";
    assertEquals(new Image.Result(0, turns + "strings\nblocks\ndoubled\nappended\n[\"goes on\"]\n", ""), result, heap);
  }
}
