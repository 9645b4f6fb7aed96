package org.pyrt.vm.boot;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.ProgramSources;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.sys.SysModule;
import org.pyrt.vm.thread.Signals;

/** Boots an interpreter, runs the program in its module {@code __main__}, ends the interpreter. On the main Python thread. */
final class Program {

    private static final PyStr MAIN = PyStr.interned("__main__");

    private final VirtualMachine vm;
    private final ThreadState ts;
    private final CommandLine options;

    private Program(VirtualMachine vm) {
        this.vm = vm;
        this.ts = vm.mainThread();
        this.options = vm.settings.commandLine;
    }

    /** Runs to the end and returns the exit code. No Java exception leaves it. */
    static int run(CommandLine options, String[] args) {
        VirtualMachine vm;
        try {
            vm = VirtualMachine.boot(new Settings(options, args));
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

    /** An error of ours that got through everything: one line, or with {@code -Dpyrt.javatrace=true} Java's own trace. */
    static int internalError(Throwable e) {
        if (Boolean.getBoolean("pyrt.javatrace")) {
            e.printStackTrace();
        }
        String text =
                e instanceof StackOverflowError
                        ? "RecursionError: maximum recursion depth exceeded"
                        : e instanceof OutOfMemoryError ? "MemoryError" : "SystemError: internal error: " + e;
        Launcher.write(FileDescriptor.err, text + "\n");
        return 1;
    }

    @CleanPoint
    private int runProgram() {
        try {
            return runMain();
        } catch (Raised e) {
            return UncaughtErrors.report(ts);
        }
    }

    @CleanPoint
    private int runMain() {
        switch (options.mode()) {
            case COMMAND:
                SysModule.prependPath(ts, vm, "");
                execute(options.argument().getBytes(StandardCharsets.UTF_8), keep("<string>", options.argument()), makeMain(null));
                return 0;
            case MODULE:
                return runModule(options.argument());
            case FILE:
                return runFile(options.argument());
            default:
                SysModule.prependPath(ts, vm, "");
                return runStandardInput();
        }
    }

    @CleanPoint
    private int runStandardInput() {
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
        if (Files.isDirectory(path)) {
            Path main = path.resolve("__main__.py");
            if (!Files.isRegularFile(main)) {
                return complain("can't find '__main__' module in '" + path + "'", 1);
            }
            SysModule.prependPath(ts, vm, file);
            return runModuleFile(main, "");
        }
        SysModule.prependPath(ts, vm, Settings.folderOf(file));
        byte[] source;
        try {
            source = Files.readAllBytes(path);
        } catch (IOException e) {
            return complain("can't open file '" + path + "': " + reason(e), 2);
        }
        execute(source, path.toString(), makeMain(path.toString()));
        return 0;
    }

    private static String reason(IOException e) {
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

    /** {@code -m}: finds the module on sys.path and runs it as the program, a package by its {@code __main__}. */
    @CleanPoint
    private int runModule(String name) {
        SysModule.prependPath(ts, vm, Settings.absolute(""));
        String found = name;
        Path file;
        try {
            file = vm.importer.findSource(ts, found);
            if (file != null && (file.endsWith("__init__.py") || Files.isDirectory(file))) {
                found = name + ".__main__";
                file = vm.importer.findSource(ts, found);
                if (file == null) {
                    return complain(
                            "No module named " + found + "; '" + name + "' is a package and cannot be directly executed", 1);
                }
            }
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.EXCEPTION)) {
                throw e;
            }
            return complainOfModule(found);
        }
        if (file == null) {
            return complain("No module named " + name, 1);
        }
        int dot = found.lastIndexOf('.');
        return runModuleFile(file, dot < 0 ? "" : found.substring(0, dot));
    }

    /** Says what importing a module's package raised. */
    @CleanPoint
    private int complainOfModule(String name) {
        PyBaseException e = Errors.take(ts);
        String what = e.type().name() + ": ";
        try (var held = ts.hold(e)) {
            what += Representation.str(ts, e);
        } catch (Raised second) {
            Errors.clear(ts);
        }
        Refs.discard(ts, e);
        return complain("Error while finding module specification for '" + name + "' (" + what + ")", 1);
    }

    @CleanPoint
    private int runModuleFile(Path file, String parent) {
        byte[] source;
        try {
            source = Files.readAllBytes(file);
        } catch (IOException e) {
            return complain("can't open file '" + file + "': " + reason(e), 2);
        }
        if (options.mode() == CommandLine.Mode.MODULE) {
            SysModule.setFirstArgument(ts, vm, file.toString());
        }
        PyModule main = makeMain(file.toString());
        main.globals(ts).putStr(ts, PyStr.interned("__package__"), PyStr.of(parent));
        execute(source, file.toString(), main);
        return 0;
    }

    private PyModule makeMain(String file) {
        PyModule main = new PyModule(ts, MAIN, PyNone.NONE);
        PyDict globals = main.globals(ts);
        globals.putStr(ts, PyStr.interned("__builtins__"), vm.builtinsModule());
        if (file != null) {
            globals.putStr(ts, PyStr.interned("__file__"), PyStr.of(file));
            globals.putStr(ts, PyStr.interned("__cached__"), PyNone.NONE);
        }
        vm.modules().putStr(ts, MAIN, main);
        return main;
    }

    @CleanPoint
    private void execute(byte[] source, String shownAs, PyModule main) {
        PyCode code = Engine.compileMain(ts, source, shownAs, !shownAs.startsWith("<"));
        try (var held = ts.hold(code)) {
            Engine.runModule(ts, code, main.globals(ts));
        }
        Refs.discard(ts, code);
    }

    private int complain(String text, int code) {
        Launcher.write(FileDescriptor.err, CommandLine.PROGRAM + ": " + text + "\n");
        return code;
    }
}
