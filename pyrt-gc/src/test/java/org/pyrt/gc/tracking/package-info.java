/** Tests of the set of tracked objects. Start at {@link org.pyrt.gc.tracking.ThreadTrackerTest}. */
package org.pyrt.gc.tracking;
