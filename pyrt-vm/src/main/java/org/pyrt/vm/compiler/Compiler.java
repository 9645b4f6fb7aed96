package org.pyrt.vm.compiler;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.CodeTooLarge;
import org.pyrt.vm.parser.KeywordSuggestion;
import org.pyrt.vm.parser.Parser;
import org.pyrt.vm.parser.ParserOptions;
import org.pyrt.vm.parser.PySyntaxError;
import org.pyrt.vm.parser.SyntaxWarnings;
import org.pyrt.vm.symtable.FinallyWarnings;
import org.pyrt.vm.symtable.FutureFeatures;
import org.pyrt.vm.symtable.SymbolTable;
import org.pyrt.vm.symtable.SyntaxChecks;

/**
 * Compiles source text to code objects. Errors in the source are raised as SyntaxError and its kinds, as CPython raises them. Source: CPython
 * 3.14 Python/compile.c and Python/codegen.c for what the code does.
 */
public final class Compiler {

    private Compiler() {}

    /** The machine's own optimization level. */
    public static int defaultLevel(ThreadState ts) {
        return ts.interpreter instanceof VirtualMachine vm ? Math.min(vm.settings.optimize, 2) : 0;
    }

    private static CompileOptions options(ThreadState ts, int mode) {
        return CompileOptions.of(mode, defaultLevel(ts));
    }

    /** A module or script, or the text given to exec. The code object floats. */
    @CleanPoint
    public static Code compileModule(ThreadState ts, byte[] source, String filename) {
        CompileOptions options = options(ts, ParserOptions.FILE);
        return compile(ts, parse(ts, source, filename, options), filename, options);
    }

    /** The source that the program consists of; {@code file} when it is a file. A misspelt keyword is told right away: nothing can catch it. */
    @CleanPoint
    public static Code compileMain(ThreadState ts, byte[] source, String filename, boolean file) {
        CompileOptions options = options(ts, ParserOptions.FILE);
        SyntaxWarnings warnings = new WarningSink(ts, filename);
        try {
            Mod mod = Parser.parse(source, filename, options.forParser(ts, file), warnings, new RuntimeCodec(ts));
            return generate(ts, mod, filename, options, warnings);
        } catch (CodeTooLarge e) {
            throw Errors.raise(ts, ExceptionTypes.MEMORY_ERROR, e.getMessage());
        } catch (PySyntaxError e) {
            throw SyntaxErrors.raise(ts, KeywordSuggestion.improve(e, file, SyntaxChecks::passes));
        } catch (StackOverflowError e) {
            throw tooDeep(ts);
        }
    }

    /** The text of the command line that the program consists of; misspelt keywords are told as in {@link #compileMain}. */
    @CleanPoint
    public static Code compileCommand(ThreadState ts, String source, String filename) {
        CompileOptions options = options(ts, ParserOptions.FILE);
        SyntaxWarnings warnings = new WarningSink(ts, filename);
        Mod mod;
        try {
            mod = Parser.parse(source, filename, options.forParser(ts, false), warnings);
        } catch (PySyntaxError e) {
            throw SyntaxErrors.raise(ts, KeywordSuggestion.improve(e, false, SyntaxChecks::passes));
        }
        return compile(ts, mod, filename, options);
    }

    /** The same of decoded text. */
    @CleanPoint
    public static Code compileModule(ThreadState ts, String source, String filename) {
        CompileOptions options = options(ts, ParserOptions.FILE);
        return compile(ts, parse(ts, source, filename, options), filename, options);
    }

    /** One expression, as for eval; running the code returns its value. */
    @CleanPoint
    public static Code compileExpression(ThreadState ts, String source, String filename) {
        CompileOptions options = options(ts, ParserOptions.EVAL);
        return compile(ts, parse(ts, source, filename, options), filename, options);
    }

    /** One interactive statement; values of expression statements are shown by sys.displayhook. */
    @CleanPoint
    public static Code compileInteractive(ThreadState ts, String source, String filename) {
        CompileOptions options = options(ts, ParserOptions.SINGLE);
        return compile(ts, parse(ts, source, filename, options), filename, options);
    }

    /** The tree of encoded source. Warns. */
    @CleanPoint
    public static Mod parse(ThreadState ts, byte[] source, String filename, CompileOptions options) {
        try {
            return Parser.parse(
                    source, filename, options.forParser(ts, false), new WarningSink(ts, filename), new RuntimeCodec(ts));
        } catch (PySyntaxError e) {
            throw SyntaxErrors.raise(ts, e);
        }
    }

    /** The tree of a text. Warns. */
    @CleanPoint
    public static Mod parse(ThreadState ts, String source, String filename, CompileOptions options) {
        try {
            return Parser.parse(source, filename, options.forParser(ts, false), new WarningSink(ts, filename));
        } catch (PySyntaxError e) {
            throw SyntaxErrors.raise(ts, e);
        }
    }

    /** What is looked at in a tree that is not compiled: its future features, whose flags are the answer. */
    @CleanPoint
    public static int features(ThreadState ts, Mod mod, String filename, CompileOptions options) {
        try {
            FutureFeatures own = FutureFeatures.of(mod, filename);
            return own.flags() | options.flags() & CompileOptions.FUTURE;
        } catch (PySyntaxError e) {
            throw SyntaxErrors.raise(ts, e);
        } catch (StackOverflowError e) {
            throw tooDeep(ts);
        }
    }

    /** The code of a tree, floating. Warns. */
    @CleanPoint
    public static Code compile(ThreadState ts, Mod mod, String filename, CompileOptions options) {
        try {
            return generate(ts, mod, filename, options, new WarningSink(ts, filename));
        } catch (CodeTooLarge e) {
            throw Errors.raise(ts, ExceptionTypes.MEMORY_ERROR, e.getMessage());
        } catch (PySyntaxError e) {
            throw SyntaxErrors.raise(ts, e);
        } catch (StackOverflowError e) {
            throw tooDeep(ts);
        }
    }

    /** The symbol table of a tree. Warns as compiling it would. */
    @CleanPoint
    public static SymbolTable symbols(ThreadState ts, Mod mod, String filename) {
        try {
            return SymbolTable.build(mod, filename);
        } catch (PySyntaxError e) {
            throw SyntaxErrors.raise(ts, e);
        }
    }

    @CleanPoint
    private static RuntimeException tooDeep(ThreadState ts) {
        return Errors.raise(ts, ExceptionTypes.RECURSION_ERROR, "maximum recursion depth exceeded during compilation");
    }

    private static Code generate(ThreadState ts, Mod mod, String filename, CompileOptions options, SyntaxWarnings warnings) {
        FutureFeatures own = FutureFeatures.of(mod, filename);
        FutureFeatures future =
                new FutureFeatures(own.flags() | options.flags() & CompileOptions.FUTURE, own.lineno(), own.endLineno(), own.endCol());
        FinallyWarnings.check(mod, filename, warnings);
        SymbolTable symbols = SymbolTable.build(mod, filename, future, options.has(CompileOptions.ALLOW_TOP_LEVEL_AWAIT));
        SyntaxChecks.check(mod, symbols, filename, warnings);
        Unit unit = Unit.ofModule(ts, symbols, WalrusNames.of(mod), filename, options.optimize());
        CodeWriter writer = new CodeWriter(unit);
        if (mod instanceof Mod.Expression e) {
            writer.expressionModule(e.body());
        } else if (mod instanceof Mod.Interactive i) {
            unit.interactive = true;
            writer.module(i.body());
        } else {
            writer.module(((Mod.Module) mod).body());
        }
        return unit.finish();
    }
}
