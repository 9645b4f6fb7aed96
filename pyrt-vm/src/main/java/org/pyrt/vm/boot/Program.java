package org.pyrt.vm.boot;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.ProgramSources;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.IntDigitLimit;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.imports.BytecodeCache;
import org.pyrt.vm.modules.sys.SysModule;
import org.pyrt.vm.thread.Signals;

/** Boots an interpreter, runs the program in its module {@code __main__}, ends the interpreter. On the main Python thread. */
final class Program {

    private static final String LOADER = "__loader__";
    private static final PyStr MAIN = PyStr.interned("__main__");

    private final VirtualMachine vm;
    private final ThreadState ts;
    private final CommandLine options;

    private Program(VirtualMachine vm) {
        this.vm = vm;
        this.ts = vm.mainThread();
        this.options = vm.settings.commandLine;
    }

    /** Runs to the end and returns the exit code. No Java exception leaves it but OutOfMemoryError, where none is left to report one. */
    @CleanPoint
    static int run(CommandLine options, String[] args, StartLocale locale) {
        VirtualMachine vm;
        try {
            vm = VirtualMachine.boot(new Settings(options, args, locale));
        } catch (IllegalStateException e) {
            Launcher.write(FileDescriptor.err, CommandLine.PROGRAM + ": " + e.getMessage() + "\n");
            return 1;
        } catch (Throwable e) {
            return internalError(e);
        }
        int code;
        try {
            Signals.of(vm).takeOver();
            code = new Program(vm).runProgram();
        } catch (Throwable e) {
            code = internalError(e);
        }
        try {
            code = Shutdown.run(vm, code);
        } catch (Throwable e) {
            return internalError(e);
        }
        if (Signals.of(vm).isInterruptUnhandled()) {
            Signals.dieOfInterrupt();
        }
        return code;
    }

    /** Prepares an interpreter besides the process's first one as it is before any program, with an empty module {@code __main__}; an exception is reported. */
    @CleanPoint
    static void prepareApart(VirtualMachine vm) {
        Program program = new Program(vm);
        try {
            program.makeMain(null);
            if (vm.main().firstPath() != null) {
                SysModule.prependPath(program.ts, vm, vm.main().firstPath());
            }
            program.prepare();
        } catch (Raised e) {
            UncaughtErrors.report(program.ts);
        }
    }

    /** An error of ours that got through everything: one line, or with {@code -Dpyrt.javatrace=true} Java's own trace. */
    static int internalError(Throwable e) {
        if (Boolean.getBoolean("pyrt.javatrace")) {
            e.printStackTrace();
        }
        if (e instanceof OutOfMemoryError) {
            UncaughtErrors.memoryError();
        } else {
            String text = e instanceof StackOverflowError ? "RecursionError: maximum recursion depth exceeded" : "SystemError: internal error: " + e;
            Launcher.write(FileDescriptor.err, text + "\n");
        }
        return 1;
    }

    @CleanPoint
    private int runProgram() {
        boolean inspects = options.count('i') > 0 || options.variable("PYTHONINSPECT") != null;
        int code;
        try {
            code = runMain(inspects);
        } catch (Raised e) {
            if (!inspects) {
                return UncaughtErrors.report(ts);
            }
            UncaughtErrors.reportInteractive(ts);
            code = 0;
        }
        return inspects && options.mode() != CommandLine.Mode.STDIN ? interact(false, null) : code;
    }

    /** The interactive mode, in the module that the program has left. */
    @CleanPoint
    private int interact(boolean banner, String startup) {
        try {
            PyModule main = vm.modules().getStr(ts, MAIN) instanceof PyModule m ? m : makeMain(null);
            PyDict globals = main.globals(ts);
            try (var held = ts.hold(main);
                    var heldGlobals = ts.hold(globals)) {
                Interactive.run(ts, vm, globals, banner, startup);
            }
            return 0;
        } catch (Raised e) {
            return UncaughtErrors.report(ts);
        }
    }

    /** Whether somebody types the program. */
    @CleanPoint
    private boolean isInputTerminal() {
        PyObject in = vm.sysAttribute(ts, PyStr.interned("stdin"));
        return in != null && in != PyNone.NONE && Calls.callMethod(ts, in, PyStr.interned("isatty")) == PyBool.TRUE;
    }

    @CleanPoint
    private int runMain(boolean inspects) {
        prepare();
        switch (options.mode()) {
            case COMMAND:
                SysModule.prependPath(ts, vm, "");
                String command = CommandText.dedent(options.argument());
                return runCommand(command);
            case MODULE:
                SysModule.prependPath(ts, vm, Settings.absolute(""));
                return runByRunpy(options.argument(), true);
            case FILE:
                return runFile(options.argument());
            default:
                SysModule.prependPath(ts, vm, "");
                return inspects || isInputTerminal() ? interact(options.count('q') == 0, options.variable("PYTHONSTARTUP")) : runStandardInput();
        }
    }

    /** What happens before any program: warning options are looked at by the library, and site runs where it has something to do. */
    @CleanPoint
    private void prepare() {
        int digits = vm.settings.intDigits();
        if (digits != IntDigitLimit.DEFAULT) {
            IntDigitLimit.of(ts).set(digits);
        }
        if (vm.settings.library == null) {
            return;
        }
        if (SiteNeed.exists(vm.settings)) {
            Refs.discard(ts, vm.importer.importModule(ts, PyStr.interned("site")));
        }
        if (vm.settings.hasWarningOptions()) {
            Refs.discard(ts, vm.importer.importModule(ts, PyStr.interned("warnings")));
        }
    }

    /** Runs text of the command line, in which no comment tells an encoding. */
    @CleanPoint
    private int runCommand(String command) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, "cpython.run_command", PyStr.of(command));
        }
        PyModule main = makeMain(null);
        for (int i = 0; i < command.length(); i++) {
            if (Character.isLowSurrogate(command.charAt(i)) && (i == 0 || !Character.isHighSurrogate(command.charAt(i - 1)))) {
                Launcher.write(FileDescriptor.err, "Unable to decode the command from the command line:\n");
                PyObject unused = Calls.callMethod(ts, PyStr.of(command), PyStr.interned("encode"));
                Refs.discard(ts, unused);
            }
        }
        if (command.contains(LOADER)) {
            vm.importer.needImportlib(ts);
        }
        run(Engine.compileCommand(ts, command, keep("<string>", command)), main);
        return 0;
    }

    @CleanPoint
    private int runStandardInput() {
        if (Audit.isOn(ts)) {
            Audit.send(ts, "cpython.run_stdin");
        }
        byte[] source;
        ts.detach();
        try {
            source = new FileInputStream(FileDescriptor.in).readAllBytes();
        } catch (IOException e) {
            source = new byte[0];
        } finally {
            ts.attach();
        }
        execute(source, keep("<stdin>", new String(source, StandardCharsets.UTF_8)), makeMain(null));
        return 0;
    }

    private String keep(String shownAs, String source) {
        return ProgramSources.keep(ts, shownAs, source);
    }

    @CleanPoint
    private int runFile(String file) {
        Path path = Path.of(file).toAbsolutePath();
        if (path.toFile().isDirectory()) {
            prependToPath(file);
            return runByRunpy("__main__", false);
        }
        byte[] source;
        try {
            source = Files.readAllBytes(path);
        } catch (IOException e) {
            if (!isInsideZip(path)) {
                return complain("can't open file '" + path + "': " + reason(e), 2);
            }
            source = null;
        }
        if (source == null || isZip(source)) {
            prependToPath(file);
            return runByRunpy("__main__", false);
        }
        SysModule.prependPath(ts, vm, Settings.folderOf(file));
        if (Audit.isOn(ts)) {
            Audit.send(ts, "cpython.run_file", PyStr.of(file));
        }
        PyModule main = makeMain(path.toString());
        if (BytecodeCache.isCache(ts, file, source)) {
            executeCache(path.toString(), source, main);
        } else {
            execute(source, path.toString(), main);
        }
        return 0;
    }

    /** Runs a program that is there as a cache file only. */
    @CleanPoint
    private void executeCache(String file, byte[] bytes, PyModule main) {
        try (var held = ts.hold(main)) {
            vm.importer.setMainLoader(ts, "SourcelessFileLoader", file);
            PyCode code = BytecodeCache.program(ts, bytes);
            run(code, main);
        }
    }

    /** The folder or archive that the program is comes first in sys.path whatever the options. */
    private void prependToPath(String file) {
        if (vm.sysAttribute(ts, PyStr.interned("path")) instanceof PyList list) {
            list.insert(ts, 0, PyStr.of(file));
        }
    }

    /** Whether the path continues that of a zip file, as the name of a folder in it. */
    private static boolean isInsideZip(Path path) {
        for (Path p = path.getParent(); p != null; p = p.getParent()) {
            if (Files.isRegularFile(p)) {
                try {
                    return isZip(Files.readAllBytes(p));
                } catch (IOException e) {
                    return false;
                }
            }
            if (Files.exists(p)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the bytes end as a zip file without a comment does, or begin as one. */
    private static boolean isZip(byte[] b) {
        int end = b.length - 22;
        return end >= 0 && (isSignature(b, 0, 3, 4) || isSignature(b, end, 5, 6));
    }

    private static boolean isSignature(byte[] b, int at, int third, int fourth) {
        return b[at] == 'P' && b[at + 1] == 'K' && b[at + 2] == third && b[at + 3] == fourth;
    }

    /** What the C library would say of it, with the number of the error. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "[Errno 2] No such file or directory";
        }
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "[Errno 13] Permission denied";
        }
        if (e instanceof FileSystemException f && "Not a directory".equals(f.getReason())) {
            return "[Errno 20] Not a directory";
        }
        return "[Errno 5] Input/output error";
    }

    /** {@code -m}, folders and archives: the library's runpy finds the module and runs it as the program. */
    @CleanPoint
    private int runByRunpy(String name, boolean setsArguments) {
        makeMain(null);
        if (Audit.isOn(ts)) {
            Audit.send(ts, "cpython.run_module", PyStr.of(name));
        }
        PyObject runpy = vm.importer.importModule(ts, PyStr.interned("runpy"));
        try (var held = ts.hold(runpy)) {
            Refs.discard(
                    ts, Calls.callMethod(ts, runpy, PyStr.interned("_run_module_as_main"), PyStr.of(name), PyBool.of(setsArguments)));
        }
        return 0;
    }

    @CleanPoint
    private PyModule makeMain(String file) {
        PyModule main = new PyModule(ts, MAIN, PyNone.NONE);
        PyDict globals = main.globals(ts);
        globals.putStr(ts, PyStr.interned("__builtins__"), vm.builtinsModule());
        if (file != null) {
            globals.putStr(ts, PyStr.interned("__file__"), PyStr.of(file));
            globals.putStr(ts, PyStr.interned("__cached__"), PyNone.NONE);
        }
        vm.modules().putStr(ts, MAIN, main);
        vm.importer.giveMainALoader(ts);
        return main;
    }

    @CleanPoint
    private void execute(byte[] source, String shownAs, PyModule main) {
        if (mentionsLoader(source)) {
            // The name of a loader is set late, by importlib, for few programs ask.
            vm.importer.needImportlib(ts);
        }
        run(Engine.compileMain(ts, source, shownAs, !shownAs.startsWith("<")), main);
    }

    private static boolean mentionsLoader(byte[] source) {
        return new String(source, StandardCharsets.ISO_8859_1).contains(LOADER);
    }

    @CleanPoint
    private void run(PyCode code, PyModule main) {
        PyDict globals = main.globals(ts);
        try (var held = ts.hold(code);
                var heldGlobals = ts.hold(globals)) {
            Engine.runModule(ts, code, globals);
        }
        Refs.discard(ts, code);
    }

    private int complain(String text, int code) {
        Launcher.write(FileDescriptor.err, CommandLine.PROGRAM + ": " + text + "\n");
        return code;
    }
}
