package org.pyrt.vm.compiler;

import org.pyrt.objects.number.IntDigitLimit;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.parser.ParserOptions;

/**
 * How to compile, as the function {@code compile} is told.
 *
 * @param mode what the source is, a mode of {@link ParserOptions}
 * @param flags a sum of the flags here and those of {@code __future__} features
 * @param optimize 0: everything, 1: no asserts and {@code __debug__} false, 2: no docstrings either
 * @param featureVersion as in {@link ParserOptions}
 */
public record CompileOptions(int mode, int flags, int optimize, int featureVersion) {

    /** The end of an interactive statement closes no blocks. */
    public static final int DONT_IMPLY_DEDENT = 0x200;
    /** Give the syntax tree instead of code. */
    public static final int ONLY_AST = 0x400;
    /** Keep type comments. */
    public static final int TYPE_COMMENTS = 0x1000;
    /** {@code await} may stand at the top level. */
    public static final int ALLOW_TOP_LEVEL_AWAIT = 0x2000;
    /** Tell source that more input could complete. */
    public static final int ALLOW_INCOMPLETE_INPUT = 0x4000;
    /** Give the syntax tree as it is optimized. */
    public static final int OPTIMIZED_AST = 0x8000 | ONLY_AST;

    /** The flags of {@code __future__} features, which code hands on to what it compiles. */
    public static final int FUTURE = 0x1FE0000;

    /** All that {@code compile} knows; 0x10 has no effect any more. */
    public static final int KNOWN =
            FUTURE | 0x10 | DONT_IMPLY_DEDENT | TYPE_COMMENTS | ALLOW_TOP_LEVEL_AWAIT | ALLOW_INCOMPLETE_INPUT | OPTIMIZED_AST;

    /** The newest grammar. */
    public CompileOptions(int mode, int flags, int optimize) {
        this(mode, flags, optimize, ParserOptions.LATEST);
    }

    /** No flags. */
    public static CompileOptions of(int mode, int optimize) {
        return new CompileOptions(mode, 0, optimize);
    }

    /** Whether all bits of a flag are set. */
    public boolean has(int flag) {
        return (flags & flag) == flag;
    }

    /** What the parser has to know. */
    ParserOptions forParser(ThreadState ts, boolean file) {
        int f = file ? ParserOptions.FILE_INPUT : 0;
        f |= has(TYPE_COMMENTS) ? ParserOptions.TYPE_COMMENTS : 0;
        f |= has(ALLOW_INCOMPLETE_INPUT) ? ParserOptions.ALLOW_INCOMPLETE_INPUT : 0;
        f |= has(DONT_IMPLY_DEDENT) ? ParserOptions.DONT_IMPLY_DEDENT : 0;
        f |= has(org.pyrt.vm.symtable.FutureFeatures.BARRY_AS_BDFL) ? ParserOptions.BARRY_AS_BDFL : 0;
        return new ParserOptions(mode, f, IntDigitLimit.of(ts).get(), featureVersion);
    }
}
