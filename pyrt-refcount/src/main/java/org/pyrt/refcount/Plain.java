package org.pyrt.refcount;

/**
 * Whether this JVM runs one thread of Python for a measurement, with mutexes that are never taken and slots that are exchanged by a load and a store:
 * {@code -Dpyrt.plain=true}. What the same program takes without the flag tells the price of being ready for more. Without the flag it costs nothing.
 */
public final class Plain {

    /** Whether it does. Several threads would corrupt everything. */
    public static final boolean ON = Boolean.getBoolean("pyrt.plain");

    private Plain() {}
}
