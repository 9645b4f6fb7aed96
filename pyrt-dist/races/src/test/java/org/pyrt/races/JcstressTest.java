package org.pyrt.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the races by jcstress, each in a JVM of its own: no forbidden outcome in some hundred thousand collisions of each. */
@Tag("long")
class JcstressTest {

    /** Those that take a millisecond a state. */
    private static final String SLOW = "HandoverRaces";

    private static final Path HOME = Path.of("target", "jcstress");

    @Test
    void races_threeTenthsOfASecondThreeTimes_haveNoForbiddenOutcome() throws Exception {
        run("races", "^(?!.*" + SLOW + ").*$", listed(false), "-time", "300", "-iters", "3");
    }

    @Test
    void handoverRaces_inSmallStrides_haveNoForbiddenOutcome() throws Exception {
        run("handover", SLOW, listed(true), "-time", "300", "-iters", "20", "-strideSize", "4", "-strideCount", "4");
    }

    /** How many races jcstress's processor has found; one a line of its list. */
    private static int listed(boolean slow) throws IOException {
        try (InputStream list = JcstressTest.class.getResourceAsStream("/META-INF/TestList")) {
            String all = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            return (int) all.lines().filter(line -> line.contains("JCTEST") && line.contains(SLOW) == slow).count();
        }
    }

    private static void run(String name, String tests, int expected, String... more) throws IOException, InterruptedException {
        Path home = HOME.resolve(name);
        Files.createDirectories(home);
        File log = home.resolve("log.txt").toFile();
        // Surefire's own class path has one jar, which names the others.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath));
        command.addAll(List.of("org.openjdk.jcstress.Main", "-t", tests, "-m", "quick", "-f", "1", "-fsm", "1", "-sc", "false", "-v"));
        command.addAll(List.of(more));
        command.addAll(List.of("-jvmArgs", "-XX:+UseParallelGC --enable-native-access=ALL-UNNAMED"));
        Process process = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).redirectOutput(log).start();
        try {
            assertTrue(process.waitFor(20, TimeUnit.MINUTES), "jcstress has not ended, see " + log);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String text = Files.readString(log.toPath());
        assertEquals(0, process.exitValue(), () -> "see " + log.getAbsolutePath() + "\n" + text.lines().filter(line -> line.contains("Observed")).toList());
        assertTrue(
                Pattern.compile(expected + " planned; " + expected + " passed, 0 failed, 0 soft errs, 0 hard errs").matcher(text).find(),
                () -> "not all of " + expected + " races were run, see " + log.getAbsolutePath());
    }
}
