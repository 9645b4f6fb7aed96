package org.pyrt.vm.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pyrt.objects.number.IntDigitLimit;
import org.pyrt.vm.modules.tracemalloc.TracemallocModule;

/**
 * What an interpreter is started with: the command line, the environment and where the image is. Immutable.
 */
public final class Settings {

    /** The parsed command line. */
    public final CommandLine commandLine;

    /** All arguments as the process got them, for sys.orig_argv. */
    public final String[] originalArguments;

    /** The folder of the image or, for an unlinked run, of the JDK. */
    public final Path home;

    /** The folder of the virtual environment that the launcher stands in; null if it stands in none. */
    public final Path environment;

    /** The folder with the standard library's Python files; null if there is none. */
    public final Path library;

    /** Whether stdout and stderr write through. */
    public final boolean unbuffered;

    /** sys.flags.optimize. */
    public final int optimize;

    /** The folder that cached bytecode goes to instead of the sources' own; null if there is none. */
    public final String cachePrefix;

    /** Whether instructions know more of their places than the line: not with {@code -X no_debug_ranges}. */
    public final boolean debugRanges;

    /** Whether the development mode is on: sys.flags.dev_mode. */
    public final boolean developing;

    /** {@code -X warn_default_encoding}. */
    public final boolean warnsOfEncodings;

    /** What the locale says of text. */
    final StartLocale locale;

    /** Reads the environment. */
    Settings(CommandLine commandLine, String[] originalArguments, StartLocale locale) {
        this.commandLine = commandLine;
        this.originalArguments = originalArguments.clone();
        this.locale = locale;
        home = Path.of(System.getProperty("java.home"));
        environment = findEnvironment(executable());
        library = findLibrary(home);
        unbuffered = commandLine.count('u') > 0 || commandLine.variable("PYTHONUNBUFFERED") != null;
        String ranges = commandLine.variable("PYTHONNODEBUGRANGES");
        debugRanges = ranges == null && !commandLine.hasImplementationOption("no_debug_ranges");
        optimize = Math.max(commandLine.count('O'), level("PYTHONOPTIMIZE"));
        String prefix = commandLine.implementationOption("pycache_prefix");
        warnsOfEncodings = commandLine.hasImplementationOption("warn_default_encoding") || isSet(commandLine.variable("PYTHONWARNDEFAULTENCODING"));
        developing = commandLine.hasImplementationOption("dev") || isSet(commandLine.variable("PYTHONDEVMODE"));
        cachePrefix = prefix == null ? commandLine.variable("PYTHONPYCACHEPREFIX") : prefix.isEmpty() ? null : prefix;
    }

    private static boolean isSet(String value) {
        return value != null && !value.isEmpty();
    }

    /** The folder above a launcher's, or that folder itself, whichever has the file that makes an environment of it. */
    private static Path findEnvironment(String launcher) {
        Path folder = launcher.isEmpty() ? null : Path.of(launcher).getParent();
        if (folder == null || folder.getParent() == null) {
            return null;
        }
        return Files.exists(folder.resolve("pyvenv.cfg")) || Files.exists(folder.resolveSibling("pyvenv.cfg")) ? folder.getParent() : null;
    }

    private static Path findLibrary(Path home) {
        String given = System.getProperty("pyrt.stdlib");
        Path lib = given != null ? Path.of(given) : home.resolve("lib").resolve("python3.14");
        return Files.isDirectory(lib) ? lib : null;
    }

    /** The folder that the machine's classes are in, where it runs without an image; null in an image. */
    public static Path classFolder() {
        java.security.CodeSource source = Settings.class.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null || !source.getLocation().getProtocol().equals("file")
                ? null
                : Path.of(source.getLocation().getPath());
    }

    /**
     * Whether no cached bytecode is written: {@code -B}, and where the machine runs without an image and with no cache of its own, since then others'
     * bytecode would be overwritten.
     */
    public boolean writesNoBytecode() {
        return flag('B', "PYTHONDONTWRITEBYTECODE") > 0 || cachePrefix == null && classFolder() != null;
    }

    /** sys.warnoptions: those of the environment, of the development mode and of the command line, the strongest last. */
    public List<String> warningOptions() {
        List<String> all = new ArrayList<>();
        if (developing) {
            all.add("default");
        }
        String variable = commandLine.variable("PYTHONWARNINGS");
        if (variable != null) {
            for (String option : variable.split(",", -1)) {
                all.add(option);
            }
        }
        all.addAll(commandLine.warningOptions());
        if (commandLine.count('b') > 0) {
            all.add(commandLine.count('b') > 1 ? "error::BytesWarning" : "default::BytesWarning");
        }
        return all;
    }

    /** Whether the module faulthandler is enabled from the start. */
    public boolean enablesFaultHandler() {
        return commandLine.hasImplementationOption("faulthandler") || commandLine.variable("PYTHONFAULTHANDLER") != null || developing;
    }

    /** How many frames of each traceback are kept of objects traced from the start; 0 to trace none. */
    public int tracedFrames() {
        return tracedFrames(commandLine);
    }

    /** As {@link #tracedFrames()}; negative if the number is wrong. */
    private static int tracedFrames(CommandLine options) {
        String told = options.implementationOption("tracemalloc");
        if (told != null && told.isEmpty()) {
            return 1;
        }
        told = told != null ? told : options.variable("PYTHONTRACEMALLOC");
        int frames = told == null ? 0 : number(told);
        return frames > TracemallocModule.MOST_FRAMES ? -1 : frames;
    }

    /** The file that a report of what threads waited for is to be written to at the end ({@code -X contention}); null if none is. */
    public String contentionReport() {
        String told = commandLine.implementationOption("contention");
        return told == null ? null : absolute(told);
    }

    /** What of imports is timed: nothing (0), those that load a module (1), all (2). */
    public int importTime() {
        String told = commandLine.implementationOption("importtime");
        if (told == null) {
            told = commandLine.variable("PYTHONPROFILEIMPORTTIME");
        }
        return told == null ? 0 : told.equals("2") ? 2 : 1;
    }

    /** Whether a lock keeps threads from running at once, as the options tell; null if they do not. */
    public String gil() {
        return told("gil", "PYTHON_GIL");
    }

    /** Whether one lock keeps threads from running at once. */
    public boolean hasGil() {
        return "1".equals(gil());
    }

    /** Whether modules of the library that CPython freezes are frozen here. */
    public boolean usesFrozenModules() {
        return !"off".equals(told("frozen_modules", "PYTHON_FROZEN_MODULES"));
    }

    /** Whether there are any warning options. */
    boolean hasWarningOptions() {
        return !warningOptions().isEmpty();
    }

    /** {@code --check-hash-based-pycs}. */
    public String checkHashBasedPycs() {
        return commandLine.checkHashBasedPycs();
    }

    /** A variable that holds a level: 0 if unset, 1 if not a number. */
    private int level(String variable) {
        String value = commandLine.variable(variable);
        if (value == null) {
            return 0;
        }
        try {
            return Math.max(Integer.parseInt(value), 1);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** The larger of how often the option was given and the variable's level. */
    public int flag(char option, String variable) {
        return Math.max(commandLine.count(option), level(variable));
    }

    /** How many processors {@code -X cpu_count} or the environment tells, or -1. */
    public int toldProcessors() {
        String told = told("cpu_count", "PYTHON_CPU_COUNT");
        return told == null || told.equals("default") ? -1 : number(told);
    }

    /**
     * sys.implementation.name: {@code -X implementation-name=cpython} has programs take pyrt for CPython that treat others differently, such as the tests of CPython's suite that it
     * marks as its own details. Nothing but the name changes.
     */
    public String implementationName() {
        String told = commandLine.implementationOption("implementation-name");
        return told == null || told.isEmpty() ? CommandLine.PROGRAM : told;
    }

    /** How many digits int and str convert at most, at start. */
    public int intDigits() {
        String told = told("int_max_str_digits", "PYTHONINTMAXSTRDIGITS");
        return told == null ? IntDigitLimit.DEFAULT : number(told);
    }

    /** Whether threads begin with the context variables of who starts them (sys.flags.thread_inherit_context). */
    public boolean threadsInheritContext() {
        return isOn("thread_inherit_context");
    }

    /** Whether the filters of warnings are those of the context (sys.flags.context_aware_warnings). */
    public boolean warningsLookAtContext() {
        return isOn("context_aware_warnings");
    }

    /** Whether {@code -X name} or PYTHON_NAME does not say 0. */
    private boolean isOn(String name) {
        return !"0".equals(told(name, variable(name)));
    }

    /** sys.flags.utf8_mode. */
    public int utf8Mode() {
        return locale.utf8Mode ? 1 : 0;
    }

    /** The encoding of names of files. */
    public String fileNameEncoding() {
        return locale.isAscii() ? "ascii" : "utf-8";
    }

    private String told(String option, String variable) {
        String told = commandLine.implementationOption(option);
        return told != null ? told : commandLine.variable(variable);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** What is wrong with the values of options, as CPython says it; null if nothing is. */
    static String wrongOption(CommandLine options) {
        if (isWrongSwitch(options.implementationOption("gil")) || isWrongSwitch(options.variable("PYTHON_GIL"))) {
            return "config_read_gil: PYTHON_GIL / -X gil must be \"0\" or \"1\"";
        }
        String option = options.implementationOption("int_max_str_digits");
        String digits = option != null ? option : options.variable("PYTHONINTMAXSTRDIGITS");
        if (digits != null && number(digits) != 0 && number(digits) < IntDigitLimit.LEAST) {
            String name = option != null ? "-X int_max_str_digits" : "PYTHONINTMAXSTRDIGITS";
            return "config_init_int_max_str_digits: " + name + ": invalid limit; must be >= " + IntDigitLimit.LEAST + " or 0 for unlimited.";
        }
        option = options.implementationOption("importtime");
        if (option != null && !option.isEmpty() && !option.equals("1") && !option.equals("2") && !option.equals("true")) {
            return "config_init_import_time: -X importtime: values other than 1 and 2 are reserved for future use.";
        }
        if (tracedFrames(options) < 0) {
            String name = options.hasImplementationOption("tracemalloc") ? "-X tracemalloc=NFRAME" : "PYTHONTRACEMALLOC";
            return "config_init_tracemalloc: " + name + ": invalid number of frames";
        }
        option = options.implementationOption("cpu_count");
        String count = option != null ? option : options.variable("PYTHON_CPU_COUNT");
        if (count != null && !count.equals("default") && number(count) < 1) {
            String name = option != null ? "-X cpu_count=n option" : "PYTHON_CPU_COUNT=n";
            return "config_init_cpu_count: " + name + ": n is missing or an invalid number, n must be greater than 0";
        }
        option = options.implementationOption("contention");
        if (option != null && !option.endsWith(".html")) {
            return "config_init_contention: -X contention=FILE: FILE is missing or does not end in .html";
        }
        for (String name : List.of("tlbc", "thread_inherit_context", "context_aware_warnings")) {
            String wrong = wrongSwitch(options, name);
            if (wrong != null) {
                return wrong;
            }
        }
        option = options.implementationOption("frozen_modules");
        String frozen = option != null ? option : options.variable("PYTHON_FROZEN_MODULES");
        if (frozen != null && !frozen.isEmpty() && !frozen.equals("on") && !frozen.equals("off")) {
            return "bad value for " + (option != null ? "option -X frozen_modules" : "PYTHON_FROZEN_MODULES") + " (expected \"on\" or \"off\")";
        }
        return null;
    }

    /** As {@link #wrongOption}, of {@code -X name} and PYTHON_NAME, which are 0 or 1. */
    private static String wrongSwitch(CommandLine options, String name) {
        String variable = variable(name);
        String option = options.implementationOption(name);
        if (!isWrongSwitch(option != null ? option : options.variable(variable))) {
            return null;
        }
        return "config_init_" + name + ": " + (option != null ? "-X " + name + "=n: n" : variable + "=N: N") + " is missing or invalid";
    }

    private static String variable(String option) {
        return "PYTHON_" + option.toUpperCase(Locale.ROOT);
    }

    private static boolean isWrongSwitch(String told) {
        return told != null && !told.equals("0") && !told.equals("1");
    }

    /** The path of the launcher as it was called, for sys.executable, which it tells by the property {@code pyrt.executable}; symbolic links are not followed. */
    public String executable() {
        String given = System.getProperty("pyrt.executable");
        return given != null ? absolute(given) : baseExecutable();
    }

    /** The launcher that a virtual environment is made of, for sys._base_executable; that of the image, if there is one. */
    public String baseExecutable() {
        Path launcher = home.resolve("bin").resolve(CommandLine.PROGRAM);
        if (Files.exists(launcher)) {
            return launcher.toString();
        }
        String given = System.getProperty("pyrt.executable");
        return given != null ? given : "";
    }

    /** sys.path as it is before the script's folder comes first. */
    public List<String> searchPath() {
        if (commandLine.pathFile() != null) {
            return new ArrayList<>(commandLine.pathFile().entries);
        }
        List<String> path = new ArrayList<>();
        String more = commandLine.variable("PYTHONPATH");
        if (more != null) {
            for (String entry : more.split(":", -1)) {
                path.add(absolute(entry));
            }
        }
        if (library != null) {
            path.add(library.toString());
            if (environment == null) {
                path.add(library.resolve("site-packages").toString());
            }
        }
        return path;
    }

    /** Whether the user has a folder of packages. */
    boolean hasUserSite() {
        String base = commandLine.variable("PYTHONUSERBASE");
        String homeFolder = System.getenv("HOME");
        Path root = base != null ? Path.of(base) : Path.of(isSet(homeFolder) ? homeFolder : System.getProperty("user.home"), ".local");
        return Files.isDirectory(root.resolve("lib").resolve("python3.14t").resolve("site-packages"));
    }

    /** Whether site looks for what is the user's own. */
    boolean usesUserSite() {
        return commandLine.count('s') == 0 && commandLine.count('I') == 0 && commandLine.variable("PYTHONNOUSERSITE") == null;
    }

    /** A path as seen from the current folder. */
    public static String absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize().toString();
    }

    /** The folder of a script, symbolic links to the script followed: what sys.path starts with. */
    public static String folderOf(String script) {
        Path p = Path.of(script);
        try {
            // Fails for what is no link; Java's test of whether it is one needs more classes than this and os.readlink together.
            Files.readSymbolicLink(p);
            p = p.toRealPath();
        } catch (IOException e) {
            p = p.toAbsolutePath();
        }
        Path parent = p.normalize().getParent();
        return parent == null ? "/" : parent.toString();
    }
}
