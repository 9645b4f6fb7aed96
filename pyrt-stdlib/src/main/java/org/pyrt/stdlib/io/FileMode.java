package org.pyrt.stdlib.io;

import org.pyrt.stdlib.files.OpenFile;

/** What a mode such as {@code r+b} asks for. Plain Java. */
final class FileMode {

    final boolean reads;
    final boolean writes;
    final boolean appends;
    final boolean exclusive;
    private final boolean truncates;

    private FileMode(boolean reads, boolean writes, boolean appends, boolean exclusive, boolean truncates) {
        this.reads = reads;
        this.writes = writes;
        this.appends = appends;
        this.exclusive = exclusive;
        this.truncates = truncates;
    }

    /** A mode of FileIO: one of r, w, a, x, perhaps a plus, perhaps a b. Null if it is none. */
    static FileMode parseRaw(String mode) {
        char kind = 0;
        boolean plus = false;
        for (int i = 0; i < mode.length(); i++) {
            char c = mode.charAt(i);
            if (c == 'b') {
                continue;
            }
            if (c == '+' && !plus) {
                plus = true;
            } else if ("rwax".indexOf(c) >= 0 && kind == 0) {
                kind = c;
            } else {
                return null;
            }
        }
        return kind == 0
                ? null
                : new FileMode(kind == 'r' || plus, kind != 'r' || plus, kind == 'a', kind == 'x', kind == 'w');
    }

    /** What is wrong with a mode that {@link #parseRaw} refused. */
    static String rawError(String mode) {
        for (int i = 0; i < mode.length(); i++) {
            if ("rwaxb+".indexOf(mode.charAt(i)) < 0) {
                return "invalid mode: " + mode;
            }
        }
        return "Must have exactly one of create/read/write/append mode and at most one plus";
    }

    /** The flags that open(2) would take, close-on-exec among them. */
    int flags() {
        int access = reads && writes ? 2 : writes ? 1 : 0;
        int creation = exclusive ? 0300 : truncates ? 01100 : appends ? 0100 : 0;
        return access | creation | (appends ? 02000 : 0) | 02000000;
    }

    /** How to open a file. */
    OpenFile.Options options() {
        OpenFile.Options o = new OpenFile.Options();
        o.read = reads;
        o.write = writes;
        o.append = appends;
        o.create = appends || truncates || exclusive;
        o.exclusive = exclusive;
        o.truncate = truncates;
        return o;
    }

    /** As the flags of the system's open. */
    int systemFlags() {
        int access = reads && writes ? 2 : writes ? 1 : 0;
        return access | (exclusive ? 0300 : truncates ? 01100 : appends ? 02100 : 0) | 02000000;
    }

    /** As FileIO.mode shows it. */
    String shown() {
        String plus = reads && writes ? "+" : "";
        return (exclusive ? "xb" : appends ? "ab" : reads ? "rb" : "wb") + plus;
    }
}
