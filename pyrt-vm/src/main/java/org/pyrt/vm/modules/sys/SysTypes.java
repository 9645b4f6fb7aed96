package org.pyrt.vm.modules.sys;

import org.pyrt.objects.module.StructSequenceType;

/** The types of named tuples that sys uses. */
public final class SysTypes {

    /** What sys.unraisablehook gets. */
    public static final StructSequenceType UNRAISABLE_HOOK_ARGS =
            new StructSequenceType(
                    "sys.UnraisableHookArgs",
                    "What sys.unraisablehook is told.",
                    "exc_type",
                    "exc_value",
                    "exc_traceback",
                    "err_msg",
                    "object");

    static final StructSequenceType FLAGS =
            StructSequenceType.closed(
                    "sys.flags",
                    "The flags given on the command line or in the environment.",
                    18,
                    "debug",
                    "inspect",
                    "interactive",
                    "optimize",
                    "dont_write_bytecode",
                    "no_user_site",
                    "no_site",
                    "ignore_environment",
                    "verbose",
                    "bytes_warning",
                    "quiet",
                    "hash_randomization",
                    "isolated",
                    "dev_mode",
                    "utf8_mode",
                    "warn_default_encoding",
                    "safe_path",
                    "int_max_str_digits",
                    "gil",
                    "thread_inherit_context",
                    "context_aware_warnings");

    static final StructSequenceType VERSION_INFO =
            StructSequenceType.closed(
                    "sys.version_info", "The version as a tuple.", 5, "major", "minor", "micro", "releaselevel", "serial");

    static final StructSequenceType FLOAT_INFO =
            new StructSequenceType(
                    "sys.float_info",
                    "What is known of floats.",
                    "max",
                    "max_exp",
                    "max_10_exp",
                    "min",
                    "min_exp",
                    "min_10_exp",
                    "dig",
                    "mant_dig",
                    "epsilon",
                    "radix",
                    "rounds");

    static final StructSequenceType INT_INFO =
            new StructSequenceType(
                    "sys.int_info",
                    "What is known of ints.",
                    "bits_per_digit",
                    "sizeof_digit",
                    "default_max_str_digits",
                    "str_digits_check_threshold");

    static final StructSequenceType HASH_INFO =
            new StructSequenceType(
                    "sys.hash_info",
                    "How numbers and strings are hashed.",
                    "width",
                    "modulus",
                    "inf",
                    "nan",
                    "imag",
                    "algorithm",
                    "hash_bits",
                    "seed_bits",
                    "cutoff");

    static final StructSequenceType ASYNCGEN_HOOKS =
            new StructSequenceType("sys.asyncgen_hooks", "The hooks of asynchronous generators.", "firstiter", "finalizer");

    static final StructSequenceType THREAD_INFO =
            new StructSequenceType("sys.thread_info", "How threads are made.", "name", "lock", "version");

    private SysTypes() {}
}
