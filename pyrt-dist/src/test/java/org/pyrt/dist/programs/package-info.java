/** Runs whole programs on the image and on CPython, and compares everything they write. Start at {@link ProgramsTest}. */
package org.pyrt.dist.programs;
