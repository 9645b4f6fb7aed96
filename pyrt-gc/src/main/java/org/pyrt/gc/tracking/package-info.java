/**
 * The set of tracked objects: those that hold a counted object and so can be part of a cycle.
 *
 * <p>Start at {@link org.pyrt.gc.tracking.ThreadTracker}, whose notes explain the slots.
 *
 * <p>Threads: a tracker belongs to one thread; the pages of ended threads wait in {@link org.pyrt.gc.tracking.TrackedObjects} for the
 * next that needs one; looking at all objects wants the world stopped.
 */
package org.pyrt.gc.tracking;
