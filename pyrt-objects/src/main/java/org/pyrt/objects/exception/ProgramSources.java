package org.pyrt.objects.exception;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/**
 * Sources that are in no file, such as the argument of {@code -c}, kept so that tracebacks show their lines. They are known by the very String that their
 * code objects have as file name: other code with an equal name is not taken for theirs. Thread-safe.
 */
public final class ProgramSources {

    private final Map<String, List<String>> lines = new IdentityHashMap<>();

    private ProgramSources() {}

    static ProgramSources of(ThreadState ts) {
        return Interpreter.of(ts).state(ProgramSources.class, ProgramSources::new);
    }

    /** Keeps a source; returns the file name to compile it with, which reads {@code shownAs}. */
    public static String keep(ThreadState ts, String shownAs, String source) {
        String name = String.valueOf(shownAs.toCharArray());
        ProgramSources all = of(ts);
        synchronized (all) {
            all.lines.put(name, SourceLines.split(source));
        }
        return name;
    }

    /** A line of a source or file, counted from 1, without its end; null if there is none. */
    public static String line(ThreadState ts, String name, int number) {
        return new SourceLines(of(ts)).line(name, number);
    }

    /** The source with that very name, or null. */
    public static String text(ThreadState ts, String name) {
        List<String> lines = of(ts).find(name);
        return lines == null ? null : String.join("\n", lines);
    }

    /** The lines of the source with that very name, or null. */
    synchronized List<String> find(String name) {
        return lines.get(name);
    }
}
