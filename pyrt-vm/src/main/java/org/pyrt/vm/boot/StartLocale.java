package org.pyrt.vm.boot;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * What the environment's locale says of text, and what is made of it: the locale C is taken for C with UTF-8, unless {@code LC_ALL} or
 * {@code PYTHONCOERCECLOCALE=0} insist (PEP 538), and where it stays C, all text is UTF-8, unless {@code PYTHONUTF8=0} or {@code -X utf8=0} do (PEP 540).
 * Plain Java, immutable. Source: CPython 3.14 Python/preconfig.c and Python/pylifecycle.c.
 */
final class StartLocale {

    /** The variable that a coerced locale goes to, for the program and its children. */
    static final String VARIABLE = "LC_CTYPE";

    /** The locale that C is taken for. */
    static final String TARGET = "C.UTF-8";

    /** The encoding of the locale C, as the C library calls it. */
    private static final String ASCII = "ANSI_X3.4-1968";

    private static final String[] VARIABLES = {"LC_ALL", VARIABLE, "LANG"};

    /** Whether LC_CTYPE is changed to {@link #TARGET}. */
    final boolean coerced;

    /** The encoding of text: of the locale after coercion, whatever the UTF-8 mode. */
    final String encoding;

    /** sys.flags.utf8_mode. */
    final boolean utf8Mode;

    /** Whether standard input and output let through what they cannot decode. */
    final boolean lenient;

    /** What PYTHONCOERCECLOCALE=warn says on stderr; null for nothing. */
    final String warning;

    /** Reads the options and the environment. */
    StartLocale(CommandLine options, Map<String, String> environment) {
        String name = "C";
        for (String variable : VARIABLES) {
            String value = environment.get(variable);
            if (value != null && !value.isEmpty()) {
                name = value;
                break;
            }
        }
        String own = encodingOf(name);
        boolean plain = own.equals(ASCII);
        String all = environment.get("LC_ALL");
        String coercion = options.variable("PYTHONCOERCECLOCALE");
        boolean warns = "warn".equals(coercion);
        coerced = plain && (all == null || all.isEmpty()) && !"0".equals(coercion);
        encoding = coerced ? "UTF-8" : own;
        String told = told(options);
        utf8Mode = told == null ? plain : !told.equals("0");
        lenient = utf8Mode || plain || name.equals("C.UTF-8") || name.equals("C.utf8") || name.equals("UTF-8");
        warning =
                !warns || !plain
                        ? null
                        : coerced
                                ? "Python detected LC_CTYPE=C: LC_CTYPE coerced to " + TARGET
                                        + " (set another locale or PYTHONCOERCECLOCALE=0 to disable this locale coercion behavior).\n"
                                : "Python runtime initialized with LC_CTYPE=C (a locale with default ASCII encoding), which may cause Unicode"
                                        + " compatibility problems. Using C.UTF-8, C.utf8, or UTF-8 (if available) as alternative"
                                        + " Unicode-compatible locales is recommended.\n";
    }

    /** Whether names of files, arguments and variables are ASCII, with escapes for other bytes. */
    boolean isAscii() {
        return !utf8Mode && encoding.equals(ASCII);
    }

    /** The encoding of the standard streams where no option names one. */
    String streamEncoding() {
        return utf8Mode || encoding.equals("UTF-8") ? "utf-8" : isAscii() ? "ascii" : encoding.toLowerCase(Locale.ROOT);
    }

    /** The encoding of a locale: what its name ends with, or what the host knows of it. */
    private static String encodingOf(String locale) {
        String lower = locale.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".utf-8") || lower.endsWith(".utf8") || lower.equals("utf-8")) {
            return "UTF-8";
        }
        String property = System.getProperty("native.encoding");
        Charset charset = property == null ? StandardCharsets.US_ASCII : Charset.forName(property, StandardCharsets.US_ASCII);
        return charset.equals(StandardCharsets.US_ASCII) ? ASCII : charset.name();
    }

    private static String told(CommandLine options) {
        String option = options.implementationOption("utf8");
        return option != null ? option : options.variable("PYTHONUTF8");
    }

    /** What is wrong with the option or variable for UTF-8, as CPython says it; null if nothing is. */
    static String wrong(CommandLine options) {
        String option = options.implementationOption("utf8");
        if (option != null) {
            return option.isEmpty() || isSwitch(option) ? null : "preconfig_init_utf8_mode: invalid -X utf8 option value";
        }
        String variable = options.variable("PYTHONUTF8");
        return variable == null || isSwitch(variable) ? null : "preconfig_init_utf8_mode: invalid PYTHONUTF8 environment variable value";
    }

    private static boolean isSwitch(String value) {
        return value.equals("0") || value.equals("1");
    }
}
