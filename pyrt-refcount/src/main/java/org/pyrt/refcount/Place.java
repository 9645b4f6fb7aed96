package org.pyrt.refcount;

/**
 * Where a call stands in its program.
 *
 * @param file the name of the source file, as its code object tells it
 * @param line from 1; 0 where it is not known
 */
public record Place(String file, int line) {}
