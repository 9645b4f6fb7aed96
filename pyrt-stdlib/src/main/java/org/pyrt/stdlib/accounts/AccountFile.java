package org.pyrt.stdlib.accounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of /etc/passwd and /etc/group, split at colons. Directory services are not asked. Stateless. */
final class AccountFile {

    private AccountFile() {}

    /** The entries that have so many fields; none if the file cannot be read. */
    static List<String[]> entries(String file, int fields) {
        List<String[]> found = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return found;
        }
        for (String line : lines) {
            String[] parts = line.split(":", -1);
            if (parts.length >= fields && !line.startsWith("#") && isNumber(parts[2])) {
                found.add(parts);
            }
        }
        return found;
    }

    private static boolean isNumber(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) < '0' || s.charAt(i) > '9') {
                return false;
            }
        }
        return !s.isEmpty();
    }

    /** The entry of a name, or null. */
    static String[] byName(List<String[]> entries, String name) {
        for (String[] e : entries) {
            if (e[0].equals(name)) {
                return e;
            }
        }
        return null;
    }

    /** The entry of a number, or null. */
    static String[] byNumber(List<String[]> entries, long number) {
        for (String[] e : entries) {
            if (Long.parseLong(e[2]) == number) {
                return e;
            }
        }
        return null;
    }
}
