package org.pyrt.stdlib.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.text.Codecs;
import org.pyrt.refcount.ThreadState;

/** The environment that the process was started with. Stateless. */
final class HostEnvironment {

    private static final Path WHOLE = Path.of("/proc/self/environ");

    private HostEnvironment() {}

    /**
     * The variables as Python has names of files: bytes that are no text stand for themselves as lone surrogates. A new map. The host has replacement characters for them;
     * then the system is asked.
     */
    @CleanPoint
    static Map<String, String> variables(ThreadState ts) {
        Map<String, String> known = new LinkedHashMap<>(System.getenv());
        for (Map.Entry<String, String> e : known.entrySet()) {
            if (e.getKey().indexOf('\ufffd') >= 0 || e.getValue().indexOf('\ufffd') >= 0) {
                return exact(ts, known);
            }
        }
        return known;
    }

    @CleanPoint
    private static Map<String, String> exact(ThreadState ts, Map<String, String> known) {
        byte[] all;
        try {
            all = Files.readAllBytes(WHOLE);
        } catch (IOException e) {
            return known;
        }
        Map<String, String> exact = new LinkedHashMap<>();
        for (int from = 0; from < all.length; ) {
            int end = from;
            int equals = -1;
            while (end < all.length && all[end] != 0) {
                if (equals < 0 && end > from && all[end] == '=') {
                    equals = end;
                }
                end++;
            }
            if (equals >= 0) {
                exact.putIfAbsent(text(ts, all, from, equals), text(ts, all, equals + 1, end));
            }
            from = end + 1;
        }
        return exact;
    }

    @CleanPoint
    private static String text(ThreadState ts, byte[] all, int from, int to) {
        return Codecs.fsDecode(ts, Arrays.copyOfRange(all, from, to)).toString();
    }
}
