package org.pyrt.vm.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.ProgramSources;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * The interactive mode: reads statements from sys.stdin, runs each in {@code __main__} and shows the values of expressions, until the input ends. Prompts and
 * errors go to sys.stderr. Which lines make a statement is asked of the library's codeop. Source: CPython 3.14 Python/pythonrun.c.
 */
final class Interactive {

    private static final PyStr PS1 = PyStr.interned("ps1");
    private static final PyStr PS2 = PyStr.interned("ps2");
    private static final PyStr STDIN = PyStr.interned("stdin");
    private static final PyStr STDOUT = PyStr.interned("stdout");
    private static final PyStr READLINE = PyStr.interned("readline");
    private static final PyStr FLUSH = PyStr.interned("flush");
    private static final PyStr SINGLE = PyStr.interned("single");
    private static final String NAME = "<stdin>";

    private final ThreadState ts;
    private final VirtualMachine vm;
    private final PyDict globals;

    /** The lines of a statement that goes on; null at the start of one. */
    private StringBuilder statement;

    private Interactive(ThreadState ts, VirtualMachine vm, PyDict globals) {
        this.ts = ts;
        this.vm = vm;
        this.globals = globals;
    }

    /** Runs the file {@code startup} (may be null), then statements until the input ends. Raises SystemExit, if a statement does. The caller holds the namespace. */
    @CleanPoint
    static void run(ThreadState ts, VirtualMachine vm, PyDict globals, boolean banner, String startup) {
        if (banner) {
            PyObject version = vm.sysAttribute(ts, PyStr.interned("version"));
            UncaughtErrors.printToStderr(
                    ts, "Python " + version + " on linux\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
        }
        setDefault(ts, vm, PS1, ">>> ");
        setDefault(ts, vm, PS2, "... ");
        PyObject codeop = vm.importer.importModule(ts, PyStr.interned("codeop"));
        try (var held = ts.hold(codeop)) {
            PyObject compiler = Calls.callMethod(ts, codeop, PyStr.interned("CommandCompiler"));
            try (var heldCompiler = ts.hold(compiler)) {
                Interactive session = new Interactive(ts, vm, globals);
                if (startup != null) {
                    session.runStartup(startup);
                }
                session.loop(compiler);
            }
        }
    }

    private static void setDefault(ThreadState ts, VirtualMachine vm, PyStr name, String prompt) {
        if (vm.sysAttribute(ts, name) == null) {
            vm.sys().putStr(ts, name, PyStr.of(prompt));
        }
    }

    /** Runs the file that PYTHONSTARTUP names; what it raises is shown, and the session goes on. */
    @CleanPoint
    private void runStartup(String file) {
        byte[] source;
        try {
            source = Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            String type = e instanceof NoSuchFileException ? "FileNotFoundError: " : "OSError: ";
            UncaughtErrors.printToStderr(ts, "Could not open PYTHONSTARTUP\n" + type + Program.reason(e) + ": '" + file + "'\n");
            return;
        }
        PyCode code;
        try {
            code = Engine.compileMain(ts, source, file, true);
        } catch (Raised e) {
            UncaughtErrors.reportInteractive(ts);
            return;
        }
        execute(code, null);
    }

    @CleanPoint
    private void loop(PyObject compiler) {
        while (true) {
            String line;
            try {
                line = readLine();
            } catch (Raised e) {
                if (Errors.matches(ts, ExceptionTypes.OS_ERROR)) {
                    // An input that cannot be read is over.
                    Errors.clear(ts);
                    return;
                }
                if (!Errors.matches(ts, ExceptionTypes.KEYBOARD_INTERRUPT)) {
                    throw e;
                }
                Errors.clear(ts);
                UncaughtErrors.printToStderr(ts, "\nKeyboardInterrupt\n");
                statement = null;
                continue;
            }
            boolean end = !line.endsWith("\n");
            if (end) {
                if (!line.isEmpty()) {
                    prompt(PS2);
                }
                UncaughtErrors.printToStderr(ts, "\n");
                if (line.isEmpty() && statement == null) {
                    return;
                }
            }
            if (statement == null) {
                statement = new StringBuilder();
            } else {
                statement.append('\n');
            }
            statement.append(line.endsWith("\n") ? line.substring(0, line.length() - 1) : line);
            step(compiler, statement.toString(), end);
            ts.drain();
        }
    }

    /** The next line with its end; empty at the end of the input. */
    @CleanPoint
    private String readLine() {
        PyObject out = vm.sysAttribute(ts, STDOUT);
        if (out != null && out != PyNone.NONE) {
            try (var held = ts.hold(out)) {
                Refs.discard(ts, Calls.callMethod(ts, out, FLUSH));
            }
        }
        prompt(statement == null ? PS1 : PS2);
        PyObject in = vm.sysAttribute(ts, STDIN);
        if (in == null || in == PyNone.NONE) {
            return "";
        }
        try (var held = ts.hold(in)) {
            PyStr line = PyStr.asSelf(Calls.callMethod(ts, in, READLINE));
            return line == null ? "" : line.toString();
        }
    }

    @CleanPoint
    private void prompt(PyStr name) {
        PyObject prompt = vm.sysAttribute(ts, name);
        if (prompt != null) {
            try (var held = ts.hold(prompt)) {
                UncaughtErrors.printToStderr(ts, Representation.str(ts, prompt).toString());
            }
        }
    }

    /** Compiles what there is; runs it if it is whole, or the input is over. */
    @CleanPoint
    private void step(PyObject compiler, String source, boolean end) {
        if (source.isBlank()) {
            statement = null;
            return;
        }
        PyObject code;
        try {
            PyStr name = PyStr.of(ProgramSources.keep(ts, NAME, source));
            code = Calls.call(ts, compiler, PyStr.of(end ? source + "\n" : source), name, SINGLE);
        } catch (Raised e) {
            statement = null;
            // The library's frames, through which a SyntaxError came, are nobody's business.
            PyBaseException error = Errors.take(ts);
            error.setTraceback(ts, null);
            Errors.raise(ts, error);
            UncaughtErrors.reportInteractive(ts);
            return;
        }
        if (code == PyNone.NONE && !end) {
            return;
        }
        statement = null;
        if (code instanceof PyCode c) {
            execute(c, source + "\n");
        }
    }

    /** Runs code; {@code source} is what it was typed as, null for a file's. */
    @CleanPoint
    private void execute(PyCode code, String source) {
        try (var held = ts.hold(code)) {
            if (source != null) {
                tellLinecache(code, source);
            }
            Refs.discard(ts, Engine.eval(ts, code, globals, globals));
        } catch (Raised e) {
            if (Errors.matches(ts, ExceptionTypes.SYSTEM_EXIT)) {
                throw e;
            }
            UncaughtErrors.reportInteractive(ts);
        }
        Refs.discard(ts, code);
    }

    /** Tells the library's linecache what the code was typed as; a library that cannot take it is left alone. */
    @CleanPoint
    private void tellLinecache(PyCode code, String source) {
        try {
            PyObject linecache = vm.importer.importModule(ts, PyStr.interned("linecache"));
            try (var held = ts.hold(linecache)) {
                Refs.discard(ts, Calls.callMethod(ts, linecache, PyStr.interned("_register_code"), code, PyStr.of(source), PyStr.of(NAME)));
            }
        } catch (Raised e) {
            Errors.clear(ts);
        }
    }
}
