package org.pyrt.vm.parser;

/**
 * How to parse.
 *
 * @param mode what the source is: {@link #FILE}, {@link #SINGLE}, {@link #EVAL} or {@link #FUNC_TYPE}
 * @param flags a sum of the flag constants here
 * @param maxIntDigits the most digits of a decimal integer literal ({@code sys.get_int_max_str_digits}); 0 for no limit
 * @param featureVersion the minor version of Python 3 whose grammar holds: what came later is refused
 */
public record ParserOptions(int mode, int flags, int maxIntDigits, int featureVersion) {

    /** The newest grammar. */
    public static final int LATEST = 14;

    /** A module. */
    public static final int FILE = 0;
    /** One interactive statement. */
    public static final int SINGLE = 1;
    /** An expression. */
    public static final int EVAL = 2;
    /** A signature type comment. */
    public static final int FUNC_TYPE = 3;

    /** Keep type comments ({@code PyCF_TYPE_COMMENTS}). */
    public static final int TYPE_COMMENTS = 1;
    /** Tell source that more input could complete from source that is wrong ({@code PyCF_ALLOW_INCOMPLETE_INPUT}). */
    public static final int ALLOW_INCOMPLETE_INPUT = 2;
    /** The end of an interactive statement closes no blocks ({@code PyCF_DONT_IMPLY_DEDENT}). */
    public static final int DONT_IMPLY_DEDENT = 4;
    /** Inequality is spelt {@code <>} from the start ({@code from __future__ import barry_as_FLUFL}). */
    public static final int BARRY_AS_BDFL = 8;

    /** The source is a script that is run, not text given to {@code compile}: some decoding errors are worded otherwise. */
    public static final int FILE_INPUT = 16;

    /** CPython's default limit of digits. */
    public static final int DEFAULT_MAX_INT_DIGITS = 4300;

    /** The newest grammar. */
    public ParserOptions(int mode, int flags, int maxIntDigits) {
        this(mode, flags, maxIntDigits, LATEST);
    }

    /** No flags, and the default limit of digits. */
    public static ParserOptions of(int mode) {
        return new ParserOptions(mode, 0, DEFAULT_MAX_INT_DIGITS, LATEST);
    }

    /** Whether a flag is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
