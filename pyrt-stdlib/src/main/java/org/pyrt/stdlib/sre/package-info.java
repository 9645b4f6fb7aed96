/**
 * The module {@code _sre}, which runs the code that {@code re._compiler} makes. Start at {@code SreModule}; {@code ProgramCompiler} turns that code into a
 * {@code Program}, {@code Matcher} runs it. Programs are immutable and shared by threads, a matcher belongs to one call.
 */
package org.pyrt.stdlib.sre;
