package org.pyrt.objects.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The secret is made once in a process, so each test starts one. Expected hashes are those of CPython 3.14.3. */
class HashSecretTest {

    /** What the processes run: prints the hashes of its arguments. */
    public static final class Hashes {

        private Hashes() {}

        /** The program. */
        public static void main(String[] args) {
            StringBuilder b = new StringBuilder().append(HashSecret.isValid()).append(' ').append(HashSecret.isRandom());
            for (String s : args) {
                byte[] bytes = s.getBytes(StandardCharsets.ISO_8859_1);
                b.append(' ').append(SipHash.of(s)).append(' ').append(SipHash.of(bytes, 0, bytes.length));
            }
            System.out.println(b);
        }
    }

    private static String run(String seed, String... args) throws IOException, InterruptedException {
        String path = folder(HashSecret.class) + ":" + folder(HashSecretTest.class);
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1", "-cp", path, Hashes.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder b = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        b.environment().remove("PYTHONHASHSEED");
        if (seed != null) {
            b.environment().put("PYTHONHASHSEED", seed);
        }
        Process p = b.start();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        assertEquals(0, p.waitFor());
        return out;
    }

    /** The folder that the class was loaded from; of a patched module each class may be from another one. */
    private static String folder(Class<?> c) {
        String file = "/" + c.getName().replace('.', '/') + ".class";
        String url = c.getResource(file).getPath();
        return Path.of(url.substring(0, url.length() - file.length())).toString();
    }

    @Test
    void seedZero_givesCPythonsHashes() throws Exception {
        assertEquals(
                "true false 0 0 4644417185603328019 4644417185603328019 -4594863902769663758 -4594863902769663758"
                        + " -7712962755478248686 -7712962755478248686",
                run("0", "", "a", "abc", "abcdefghijklmnop"));
    }

    @Test
    void seedNumber_givesCPythonsHashes() throws Exception {
        assertEquals("true false -6019719312852672851 -6019719312852672851", run("123", "abc"));
    }

    @Test
    void seedRandomOrAbsent_differsFromRunToRun() throws Exception {
        assertNotEquals(run(null, "abc"), run(null, "abc"));
        assertEquals("true true", run("random"));
    }

    @Test
    void seedNoNumber_isInvalid() throws Exception {
        assertEquals("false true", run("x"));
        assertEquals("false true", run("4294967296"));
        assertEquals("true false", run("4294967295"));
    }
}
