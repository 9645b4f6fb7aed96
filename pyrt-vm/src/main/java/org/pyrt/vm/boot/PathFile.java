package org.pyrt.vm.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file beside the launcher, named as it is with {@code ._pth} after that, which alone says what sys.path is: the interpreter is isolated then, and site runs only if a
 * line is {@code import site}. Plain Java. Source: CPython 3.14 Modules/getpath.py.
 */
final class PathFile {

    /** The lines, as seen from the file's folder. */
    final List<String> entries = new ArrayList<>();

    /** Whether site runs. */
    final boolean importsSite;

    private PathFile(Path folder, List<String> lines) {
        boolean site = false;
        for (String line : lines) {
            String entry = line.strip();
            if (entry.equals("import site")) {
                site = true;
            } else if (!entry.isEmpty() && !entry.startsWith("#")) {
                entries.add(folder.resolve(entry).normalize().toString());
            }
        }
        importsSite = site;
    }

    /** The file of a launcher; null if there is none, or no launcher is known. */
    static PathFile of(String launcher) {
        if (launcher == null) {
            return null;
        }
        Path file = Path.of(launcher + "._pth").toAbsolutePath();
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return new PathFile(file.getParent(), Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return null; // as where there is none
        }
    }
}
