package org.pyrt.vm.boot;

import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyTraceback;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.compiler.Compiler;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.interpreter.Execution;

/**
 * The one door from boot, imports and builtin modules to compiler and eval loop. Arguments are borrowed, results float.
 */
public final class Engine {

    /** For {@link #compile}: a module. */
    public static final int MODULE = 0;

    /** For {@link #compile}: an expression. */
    public static final int EXPRESSION = 1;

    /** For {@link #compile}: one interactive statement, whose value goes to sys.displayhook. */
    public static final int INTERACTIVE = 2;

    private static final PyStr BUILTINS = PyStr.interned("__builtins__");

    private static final PyCell[] NO_CELLS = {};

    private Engine() {}

    /** Compiles source, whose encoding its first lines say. Raises SyntaxError. */
    @CleanPoint
    public static PyCode compile(ThreadState ts, byte[] source, String filename, int mode) {
        return mode == MODULE
                ? Compiler.compileModule(ts, source, filename)
                : compileText(ts, new String(source, StandardCharsets.UTF_8), filename, mode);
    }

    /** Compiles the program's own source; {@code file} when it is a file. Raises SyntaxError. */
    @CleanPoint
    public static PyCode compileMain(ThreadState ts, byte[] source, String filename, boolean file) {
        return Compiler.compileMain(ts, source, filename, file);
    }

    /** Compiles the program that the command line gives. Raises SyntaxError. */
    @CleanPoint
    public static PyCode compileCommand(ThreadState ts, String source, String filename) {
        return Compiler.compileCommand(ts, source, filename);
    }

    /** Compiles decoded source. Raises SyntaxError. */
    @CleanPoint
    public static PyCode compileText(ThreadState ts, String source, String filename, int mode) {
        switch (mode) {
            case MODULE:
                return Compiler.compileModule(ts, source, filename);
            case EXPRESSION:
                return Compiler.compileExpression(ts, source, filename);
            default:
                return Compiler.compileInteractive(ts, source, filename);
        }
    }

    /** Runs a module's code in its namespace. */
    @CleanPoint
    public static void runModule(ThreadState ts, PyCode code, PyDict globals) {
        Refs.discard(ts, eval(ts, code, globals, globals));
    }

    /** Runs code in a namespace for globals and one, which may be any mapping, for locals; the value of an expression, or None. */
    @CleanPoint
    public static PyObject eval(ThreadState ts, PyCode code, PyDict globals, PyObject locals) {
        return eval(ts, code, globals, locals, NO_CELLS);
    }

    /** As {@link #eval(ThreadState, PyCode, PyDict, PyObject)}, with cells for the code's free variables, which the caller keeps. */
    @CleanPoint
    public static PyObject eval(ThreadState ts, PyCode code, PyDict globals, PyObject locals, PyCell[] closure) {
        PyObject builtins = globals.getStr(ts, BUILTINS);
        if (builtins instanceof org.pyrt.objects.module.PyModule m) {
            builtins = m.globals(ts);
        } else if (builtins == null) {
            builtins = VirtualMachine.of(ts).builtins();
        }
        try (var held = ts.hold(builtins)) {
            return (code.flags & PyCode.NEWLOCALS) == 0
                    ? Execution.runCode(ts, (Code) code, globals, builtins, locals)
                    : Execution.runFunctionCode(ts, (Code) code, globals, builtins, locals, closure);
        }
    }

    /** Calls a Python function. */
    @CleanPoint
    public static PyObject call(ThreadState ts, PyFunction function, PyObject[] args, PyStr[] kwNames) {
        return Execution.call(ts, function, args, kwNames);
    }

    /** Runs a class body in {@code namespace}; the cell of {@code __class__}, or None. */
    @CleanPoint
    public static PyObject runClassBody(ThreadState ts, PyFunction body, PyObject namespace) {
        return Execution.runClassBody(ts, body, namespace);
    }

    private static Frame frame(ThreadState ts, int depth) {
        Frame f = (Frame) ts.frame;
        for (int i = 0; i < depth && f != null; i++) {
            f = (Frame) f.caller();
        }
        return f;
    }

    /** How many activations are nested. */
    public static int depth(ThreadState ts) {
        return ts.frame instanceof Frame f ? f.depth : 0;
    }

    /** The globals of the innermost Python frame, borrowed; null if there is none. */
    public static PyDict currentGlobals(ThreadState ts) {
        return globalsAt(ts, 0);
    }

    /** The builtins of the innermost Python frame, borrowed; the interpreter's if there is none. */
    public static PyObject currentBuiltins(ThreadState ts) {
        Frame f = frame(ts, 0);
        return f == null ? VirtualMachine.of(ts).builtins() : f.builtins;
    }

    /** The flags of the code of the innermost Python frame; 0 if there is none. */
    public static int currentCodeFlags(ThreadState ts) {
        Frame f = frame(ts, 0);
        return f == null ? 0 : f.code.flags;
    }

    /** The globals of the frame that many calls up, borrowed; null if there is none. */
    public static PyDict globalsAt(ThreadState ts, int depth) {
        Frame f = frame(ts, depth);
        return f == null ? null : f.globals;
    }

    /** The locals of the innermost Python frame as locals() shows them, floating; null if there is none. */
    @CleanPoint
    public static PyObject currentLocals(ThreadState ts) {
        Frame f = frame(ts, 0);
        if (f == null) {
            return null;
        }
        if (f.locals != null && !f.code.isInComprehension(f.pc - 1)) {
            return f.locals;
        }
        org.pyrt.vm.frame.PyFrame object = f.object(ts);
        try (var held = ts.hold(object)) {
            return object.localsNow(ts);
        }
    }

    /** The frame object that many calls up, floating; null if there are not so many. */
    @CleanPoint
    public static PyObject frameObject(ThreadState ts, int depth) {
        Frame f = frame(ts, depth);
        return f == null ? null : f.object(ts);
    }

    /** Adds the innermost Python frame, if there is one, to the exception's traceback. */
    @CleanPoint
    static void addTraceback(ThreadState ts, PyBaseException exception) {
        Frame f = frame(ts, 0);
        if (f != null) {
            PyTraceback.add(ts, exception, f.object(ts), Math.max(f.pc - 1, 0));
        }
    }
}
