package org.pyrt.vm.boot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The options of one start, parsed. Plain Java: made before anything of the runtime is loaded. Immutable once parsed.
 * Source: CPython 3.14 Python/getopt.c and Python/initconfig.c.
 */
public final class CommandLine {

    /** What to run. */
    public enum Mode {
        /** A script, a folder with a {@code __main__.py}. */
        FILE,
        /** {@code -c}. */
        COMMAND,
        /** {@code -m}. */
        MODULE,
        /** Standard input. */
        STDIN,
        /** Nothing: {@link #message} goes to stdout, exit code 0. */
        INFORMATION,
        /** Nothing: {@link #message} goes to stderr, exit code 2. */
        ERROR
    }

    /** The name of the program in messages. */
    public static final String PROGRAM = "pyrt";

    private Mode mode = Mode.STDIN;
    private String argument;
    private String message;
    private List<String> arguments = Collections.emptyList();
    private final List<String> implementationOptions = new ArrayList<>();
    private final List<String> warningOptions = new ArrayList<>();
    private final int[] counts = new int[128];
    private final Map<String, String> environment;
    private PathFile pathFile;
    private int versionRequests;
    private String checkHashBasedPycs = "default";

    private CommandLine(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Parses the arguments that follow the program's name. */
    public static CommandLine parse(String[] args, Map<String, String> environment) {
        CommandLine result = new CommandLine(environment);
        result.read(args);
        return result;
    }

    /** Has {@code file} say what sys.path is, as if {@code -I} were given, and {@code -S} unless it wants site; without effect for null. Once, before the options are used. */
    void obey(PathFile file) {
        if (file != null) {
            pathFile = file;
            counts['I']++;
            counts['S'] += file.importsSite ? 0 : 1;
        }
    }

    private void read(String[] args) {
        int i = 0;
        while (i < args.length && message == null) {
            String a = args[i];
            if (a.length() < 2 || a.charAt(0) != '-') {
                break;
            }
            i++;
            if (a.equals("--")) {
                break;
            }
            if (a.startsWith("--")) {
                i = readLong(a, args, i);
                continue;
            }
            int next = readShort(a, args, i);
            if (next < 0) {
                return;
            }
            i = next;
        }
        if (message != null) {
            return;
        }
        if (versionRequests > 0) {
            inform("Python " + (versionRequests > 1 ? Version.FULL : Version.NUMBER) + "\n");
            return;
        }
        rest(args, i);
        if (!arguments.isEmpty() && !arguments.get(0).equals("-")) {
            mode = Mode.FILE;
            argument = arguments.get(0);
        }
    }

    private int readLong(String a, String[] args, int next) {
        switch (a) {
            case "--help":
            case "--help-env":
            case "--help-xoptions":
            case "--help-all":
                inform(Help.of(a));
                return next;
            case "--version":
                versionRequests++;
                return next;
            case "--check-hash-based-pycs":
                if (next == args.length) {
                    fail("Argument expected for the " + a + " option");
                }
                checkHashBasedPycs = args[next];
                if (!checkHashBasedPycs.equals("always") && !checkHashBasedPycs.equals("never") && !checkHashBasedPycs.equals("default")) {
                    fail("--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
                }
                return next + 1;
            default:
                fail("Unknown option: " + a);
                return next;
        }
    }

    /** Reads a cluster such as {@code -Bu}; returns where to go on, or -1 when the option list is over. */
    private int readShort(String a, String[] args, int following) {
        int next = following;
        for (int k = 1; k < a.length() && message == null; k++) {
            char c = a.charAt(k);
            if (c == 'c' || c == 'm' || c == 'W' || c == 'X') {
                String value;
                if (k + 1 < a.length()) {
                    value = a.substring(k + 1);
                } else if (next < args.length) {
                    value = args[next++];
                } else {
                    fail("Argument expected for the -" + c + " option");
                    return next;
                }
                if (c == 'W') {
                    warningOptions.add(value);
                    return next;
                }
                if (c == 'X') {
                    implementationOptions.add(value);
                    return next;
                }
                mode = c == 'c' ? Mode.COMMAND : Mode.MODULE;
                argument = value;
                List<String> all = new ArrayList<>(args.length - next + 1);
                all.add("-" + c);
                all.addAll(Arrays.asList(args).subList(next, args.length));
                arguments = all;
                if (versionRequests > 0) {
                    inform("Python " + Version.NUMBER + "\n");
                }
                return -1;
            }
            if (c == 'h' || c == '?') {
                inform(Help.of("--help"));
            } else if (c == 'V') {
                versionRequests++;
            } else if ("bBdEiIOPqRsSuvx".indexOf(c) >= 0) {
                counts[c]++;
            } else {
                fail("Unknown option: -" + c);
            }
        }
        return next;
    }

    private void rest(String[] args, int from) {
        arguments = new ArrayList<>(Arrays.asList(args).subList(from, args.length));
    }

    private void inform(String text) {
        mode = Mode.INFORMATION;
        message = text;
    }

    private void fail(String text) {
        mode = Mode.ERROR;
        message = text + "\n" + Help.USAGE + "Try `" + PROGRAM + " -h' for more information.\n";
    }

    /** What to run. */
    public Mode mode() {
        return mode;
    }

    /** The file, command or module to run; null for the other modes. */
    public String argument() {
        return argument;
    }

    /** What to print instead of running anything, or null. */
    public String message() {
        return message;
    }

    /** sys.argv as first made, but that the file's name stands as given. */
    public List<String> arguments() {
        return arguments;
    }

    /** What alone says what sys.path is; null if nothing does. */
    PathFile pathFile() {
        return pathFile;
    }

    /** The arguments of {@code -W}, in order. */
    public List<String> warningOptions() {
        return warningOptions;
    }

    /** The arguments of {@code -X}, in order. */
    public List<String> implementationOptions() {
        return implementationOptions;
    }

    /** When hash-based cache files are checked: {@code default}, {@code always} or {@code never}. */
    public String checkHashBasedPycs() {
        return checkHashBasedPycs;
    }

    /** How often a one-letter option was given. */
    public int count(char option) {
        return counts[option];
    }

    /** Whether the PYTHON* variables do not count. */
    public boolean ignoresEnvironment() {
        return count('E') > 0 || count('I') > 0;
    }

    /** The value of a PYTHON* variable; null if unset, empty or ignored. */
    public String variable(String name) {
        if (ignoresEnvironment()) {
            return null;
        }
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Whether {@code -X name} was given, with or without a value. */
    public boolean hasImplementationOption(String name) {
        return implementationOption(name) != null;
    }

    /** The value of {@code -X name=value}: empty without a value, null if the option was not given. */
    public String implementationOption(String name) {
        String found = null;
        for (String option : implementationOptions) {
            if (option.equals(name)) {
                found = "";
            } else if (option.startsWith(name) && option.charAt(name.length()) == '=') {
                found = option.substring(name.length() + 1);
            }
        }
        return found;
    }
}
