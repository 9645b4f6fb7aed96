package org.pyrt.vm.boot;

/**
 * What an interpreter's programs may do, and how much of the process it shares by CPython's terms. Memory is never shared and there is no lock around
 * an interpreter, whatever it says. Source: CPython 3.14 Include/cpython/pylifecycle.h (PyInterpreterConfig).
 *
 * @param gil "default", "shared" or "own"
 */
public record InterpreterConfig(
        boolean mainAllocator, boolean fork, boolean exec, boolean threads, boolean daemonThreads, boolean checksExtensions, String gil) {

    /** The process's first interpreter. */
    public static final InterpreterConfig MAIN = new InterpreterConfig(true, true, true, true, true, false, "own");

    /** As isolated as can be: what {@code concurrent.interpreters} makes. */
    public static final InterpreterConfig ISOLATED = new InterpreterConfig(false, false, false, true, false, true, "own");

    /** As interpreters were before they could be isolated. */
    public static final InterpreterConfig LEGACY = new InterpreterConfig(true, true, true, true, true, false, "shared");

    /** Nothing set. */
    public static final InterpreterConfig EMPTY = new InterpreterConfig(false, false, false, false, false, false, "default");
}
