/**
 * From a command line to an exit code: options, the making of an interpreter, running the program, and the end. Start at {@code Launcher}.
 *
 * <p>{@code CommandLine} and {@code Launcher} touch no class that counts references until the options that change counting are in force.
 */
package org.pyrt.vm.boot;
