package org.pyrt.vm.boot;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the library's module site has anything to do at start-up. CPython runs it at every start; most of the time it finds that there are no path
 * files and no customizations, and what it adds to builtins is made here when a program asks for it. Plain Java; stateless.
 */
final class SiteNeed {

    private SiteNeed() {}

    /** Whether site must run: path files, a customization module, a virtual environment or the user's own packages exist, and options do not forbid it. */
    static boolean exists(Settings settings) {
        if (settings.commandLine.count('S') > 0 || settings.library == null) {
            return false;
        }
        if (settings.commandLine.count('i') > 0 || settings.environment != null) {
            return true;
        }
        boolean usersOwn = settings.usesUserSite();
        for (String entry : settings.searchPath()) {
            Path folder = Path.of(entry);
            if (has(folder, "sitecustomize") || usersOwn && has(folder, "usercustomize") || hasPathFiles(folder)) {
                return true;
            }
        }
        return usersOwn && settings.hasUserSite();
    }

    private static boolean has(Path folder, String module) {
        return Files.exists(folder.resolve(module + ".py")) || Files.exists(folder.resolve(module));
    }

    private static boolean hasPathFiles(Path folder) {
        if (!folder.endsWith("site-packages")) {
            return false;
        }
        String[] names = folder.toFile().list();
        if (names != null) {
            for (String name : names) {
                if (name.endsWith(".pth")) {
                    return true;
                }
            }
        }
        return false;
    }
}
