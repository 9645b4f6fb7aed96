/**
 * The cycle collector that the image links. It knows objects only as traversables with a counted header, and runs without any Python.
 *
 * <p>Start at {@link org.pyrt.gc.PyrtCollector}; what it knows of objects lies in {@code org.pyrt.gc.tracking}.
 *
 * <p>Threads: each thread tracks through a tracker of its own; looking at all objects wants the world stopped.
 */
package org.pyrt.gc;
