package org.pyrt.objects.module;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ThreadState;

/**
 * Modules written in Java that a Java module brings along ({@code provides ModuleProvider with ...}). The import system finds all
 * providers by ServiceLoader while an interpreter boots; when two offer the same name, start-up fails. A provider keeps no state of its own:
 * what a module must remember hangs off the interpreter ({@code Interpreter.state}).
 */
public interface ModuleProvider {

    /** The full names of the modules it makes; asked once while an interpreter boots. */
    String[] names();

    /** A new module, floating, filled: called at its first import in an interpreter, by the importing thread. */
    @CleanPoint
    PyModule create(ThreadState ts, String name);
}
