package org.pyrt.objects.number;

import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/** An interpreter's limit on the length of conversions between ints and decimal text (sys.set_int_max_str_digits). Any thread. */
public final class IntDigitLimit {

    /** The limit at first. */
    public static final int DEFAULT = 4300;

    /** The least limit that can be set, but for 0: none. */
    public static final int LEAST = 640;

    private volatile int digits = DEFAULT;

    private IntDigitLimit() {}

    /** The one of the thread's interpreter. */
    public static IntDigitLimit of(ThreadState ts) {
        return Interpreter.of(ts).state(IntDigitLimit.class, IntDigitLimit::new);
    }

    /** The limit in digits; 0 for none. */
    public int get() {
        return digits;
    }

    /** Changes it: 0, or at least {@link #LEAST}, which the caller has checked. */
    public void set(int limit) {
        digits = limit;
    }
}
