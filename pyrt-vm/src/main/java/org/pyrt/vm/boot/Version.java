package org.pyrt.vm.boot;

/** The version of the language, as {@code sys} and the command line show it. */
public final class Version {

    /** The number. */
    public static final String NUMBER = "3.14.3";

    /** sys.version. */
    public static final String FULL = NUMBER + " free-threading build (pyrt 0.1.0) [Java 25]";

    /** Major, minor, micro. */
    public static final int MAJOR = 3;

    public static final int MINOR = 14;
    public static final int MICRO = 3;

    /** sys.hexversion. */
    public static final long HEX = 0x030e03f0L;

    private Version() {}
}
