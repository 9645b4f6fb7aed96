package org.pyrt.vm.compiler;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.parser.KeywordSuggestion;
import org.pyrt.vm.parser.Parser;
import org.pyrt.vm.parser.ParserOptions;
import org.pyrt.vm.parser.PySyntaxError;
import org.pyrt.vm.parser.SyntaxWarnings;
import org.pyrt.vm.parser.SyntaxWarnings;
import org.pyrt.vm.symtable.SymbolTable;
import org.pyrt.vm.symtable.SyntaxChecks;

/**
 * Compiles source text to code objects. Errors in the source are raised as SyntaxError and its kinds, as CPython raises them. Source: CPython
 * 3.14 Python/compile.c and Python/codegen.c for what the code does.
 */
public final class Compiler {

    private Compiler() {}

    /** A module or script, or the text given to exec. The code object floats. */
    @CleanPoint
    public static Code compileModule(ThreadState ts, byte[] source, String filename) {
        try {
            return compile(ts, Parser.parseModule(source, filename), filename);
        } catch (PySyntaxError e) {
            throw SyntaxErrors.raise(ts, e);
        }
    }

    /** The source that the program consists of; {@code file} when it is a file. A misspelt keyword is told right away: nothing can catch it. */
    @CleanPoint
    public static Code compileMain(ThreadState ts, byte[] source, String filename, boolean file) {
        try {
            ParserOptions options =
                    new ParserOptions(ParserOptions.FILE, file ? ParserOptions.FILE_INPUT : 0, ParserOptions.DEFAULT_MAX_INT_DIGITS);
            return compile(ts, Parser.parse(source, filename, options, SyntaxWarnings.IGNORE), filename);
        } catch (PySyntaxError e) {
            throw SyntaxErrors.raise(ts, KeywordSuggestion.improve(e, file, SyntaxChecks::passes));
        }
    }

    /** The same of decoded text. */
    @CleanPoint
    public static Code compileModule(ThreadState ts, String source, String filename) {
        try {
            return compile(ts, Parser.parseModule(source, filename), filename);
        } catch (PySyntaxError e) {
            throw SyntaxErrors.raise(ts, e);
        }
    }

    /** One expression, as for eval; running the code returns its value. */
    @CleanPoint
    public static Code compileExpression(ThreadState ts, String source, String filename) {
        try {
            return compile(ts, Parser.parseExpression(source, filename), filename);
        } catch (PySyntaxError e) {
            throw SyntaxErrors.raise(ts, e);
        }
    }

    /** One interactive statement; values of expression statements are shown by sys.displayhook. */
    @CleanPoint
    public static Code compileInteractive(ThreadState ts, String source, String filename) {
        try {
            return compile(ts, Parser.parseInteractive(source, filename), filename);
        } catch (PySyntaxError e) {
            throw SyntaxErrors.raise(ts, e);
        }
    }

    private static Code compile(ThreadState ts, Mod mod, String filename) {
        SymbolTable symbols = SymbolTable.build(mod, filename);
        SyntaxChecks.check(mod, symbols, filename, SyntaxWarnings.IGNORE);
        Unit unit = Unit.ofModule(ts, symbols, WalrusNames.of(mod), filename);
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
