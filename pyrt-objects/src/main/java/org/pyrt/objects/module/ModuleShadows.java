package org.pyrt.objects.module;

import java.util.Collections;
import java.util.Set;
import java.util.function.Supplier;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/**
 * Whether a module sits in the script's own folder, where it may hide the one that the program wants; errors about missing names say so. Set once by
 * boot. Source: CPython 3.14 Objects/moduleobject.c (_PyModule_IsPossiblyShadowing).
 */
public final class ModuleShadows {

    private volatile String folder;
    private volatile Supplier<Set<String>> library = Collections::emptySet;

    private ModuleShadows() {}

    /** The one of the thread's interpreter. */
    public static ModuleShadows of(ThreadState ts) {
        return Interpreter.of(ts).state(ModuleShadows.class, ModuleShadows::new);
    }

    /** The program's folder, absolute, and the names of the standard library's modules. */
    public void set(String programFolder, Supplier<Set<String>> libraryModules) {
        folder = programFolder;
        library = libraryModules;
    }

    /** Whether the module of this file may hide another. */
    public boolean isPossible(String file) {
        if (folder == null || file == null) {
            return false;
        }
        int slash = file.lastIndexOf('/');
        if (slash > 0 && file.substring(slash + 1).equals("__init__.py")) {
            slash = file.lastIndexOf('/', slash - 1);
        }
        return slash > 0 && file.substring(0, slash).equals(folder);
    }

    /** What an error about a missing name says, in parentheses, of a module that may hide another; null: nothing, as it cannot. */
    public String hint(String module, String file, boolean initializing) {
        if (!isPossible(file)) {
            return null;
        }
        if (library.get().contains(module)) {
            return "consider renaming '" + file + "' since it has the same name as the standard library module named '" + module
                    + "' and prevents importing that standard library module";
        }
        return initializing ? "consider renaming '" + file + "' if it has the same name as a library you intended to import" : null;
    }
}
