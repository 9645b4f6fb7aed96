package org.pyrt.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README is a program, and runs with no other module of the kit than this one and what it requires. */
class ReadmeTest {

    @Test
    void example_ofTheReadme_runsWithoutPython(@TempDir Path folder) throws Exception {
        String readme = Files.readString(Path.of("../pyrt-gc/README.md"));
        int from = readme.indexOf("```java\n") + "```java\n".length();
        Path source = folder.resolve("Example.java");
        Files.writeString(source, readme.substring(from, readme.indexOf("```\n", from)));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String modules = String.join(":", location("org.pyrt.gc"), location("org.pyrt.refcount"), location("org.pyrt.alloc"), location("org.pyrt.api"));
        List<String> command = List.of(java, "-XX:TieredStopAtLevel=1", "--module-path", modules, "--add-modules", "org.pyrt.gc", source.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertEquals("0 of 2 unreachable\n2 collected, 0 left\n", output);
    }

    private static String location(String module) {
        return Path.of(ModuleLayer.boot().configuration().findModule(module).orElseThrow().reference().location().orElseThrow()).toString();
    }
}
