package org.pyrt.objects.module;

import java.util.Set;
import java.util.function.Supplier;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.set.PyAnySet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/**
 * Whether a module sits in the script's own folder, where it may hide the one that the program wants; errors about missing names say so. Set once by
 * boot. Source: CPython 3.14 Objects/moduleobject.c (_PyModule_IsPossiblyShadowing).
 */
public final class ModuleShadows {

    private static final PyStr NAMES = PyStr.interned("stdlib_module_names");

    private volatile String folder;

    /** The names of the standard library's modules; null before they are told. */
    private volatile Supplier<Set<String>> library;

    /** Whether sys was seen to have the names: they are made when first asked for. */
    private volatile boolean seen;

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

    /**
     * What an error about a missing name says, in parentheses, of a module that may hide another; null: nothing, as it cannot. The module's name is a
     * str or null. Raises what the hash of an instance of a subclass raises.
     */
    @CleanPoint
    public String hint(ThreadState ts, PyObject name, String file, boolean initializing) {
        if (name == null || !isPossible(file)) {
            return null;
        }
        Comparison.hash(ts, name);
        String module = PyStr.asSelf(name).toString();
        if (isStandard(ts, name, module)) {
            return "consider renaming '" + file + "' since it has the same name as the standard library module named '" + module
                    + "' and prevents importing that standard library module";
        }
        return initializing ? "consider renaming '" + file + "' if it has the same name as a library you intended to import" : null;
    }

    /** Whether {@code sys.stdlib_module_names} has the name; what a program puts into its place counts if it is a set. */
    @CleanPoint
    private boolean isStandard(ThreadState ts, PyObject name, String module) {
        PyObject names = Interpreter.of(ts).sys().getStr(ts, NAMES);
        if (names == null) {
            return !seen && library != null && library.get().contains(module);
        }
        seen = true;
        try (var held = ts.hold(names)) {
            return names instanceof PyAnySet && Subscripts.contains(ts, names, name);
        }
    }

    /** Whether the names are still to be put into sys when a program asks for them: once they were there, only their deletion makes them go. */
    public boolean isNamesLate() {
        boolean late = !seen;
        seen = true;
        return late;
    }
}
