package org.pyrt.vm.parser;

import java.nio.charset.StandardCharsets;
import org.pyrt.vm.ast.Mod;

/**
 * The entry to parsing: source in, syntax tree or {@link PySyntaxError} out.
 *
 * <p>A source given as a String must hold no lone surrogates (Python raises {@code UnicodeEncodeError} for those before
 * it parses). Source (grammar, tokenizer): CPython 3.14, {@code Grammar/python.gram}, {@code Parser/}.
 */
public final class Parser {

    private Parser() {}

    /**
     * Parses a module.
     *
     * @throws PySyntaxError when the source is not valid Python
     */
    public static Mod.Module parseModule(String source, String filename) {
        return (Mod.Module) parse(source, filename, ParserOptions.of(ParserOptions.FILE), SyntaxWarnings.IGNORE);
    }

    /**
     * Parses a module from its encoded form: UTF-8, unless a byte order mark or coding comment says otherwise.
     *
     * @throws PySyntaxError when the source is not valid Python, or cannot be decoded
     */
    public static Mod.Module parseModule(byte[] source, String filename) {
        return (Mod.Module) parse(source, filename, ParserOptions.of(ParserOptions.FILE), SyntaxWarnings.IGNORE);
    }

    /**
     * Parses an expression, as for {@code eval}.
     *
     * @throws PySyntaxError when the source is not a valid expression
     */
    public static Mod.Expression parseExpression(String source, String filename) {
        return (Mod.Expression) parse(source, filename, ParserOptions.of(ParserOptions.EVAL), SyntaxWarnings.IGNORE);
    }

    /**
     * Parses one interactive statement.
     *
     * @throws PySyntaxError when the source is not valid, or holds more than one statement
     */
    public static Mod.Interactive parseInteractive(String source, String filename) {
        return (Mod.Interactive) parse(source, filename, ParserOptions.of(ParserOptions.SINGLE),
                SyntaxWarnings.IGNORE);
    }

    /**
     * Parses a text.
     *
     * @param warnings told of each {@code SyntaxWarning}
     * @throws PySyntaxError when the source is not valid in the mode
     */
    public static Mod parse(String source, String filename, ParserOptions options, SyntaxWarnings warnings) {
        if (source.indexOf('\0') >= 0) {
            throw nullBytes();
        }
        byte[] utf8 = source.getBytes(StandardCharsets.UTF_8);
        return parse(SourceText.ofUtf8(utf8, 0, options.mode() == ParserOptions.FILE), filename, options, warnings);
    }

    /**
     * Parses encoded source.
     *
     * @param warnings told of each {@code SyntaxWarning}
     * @throws PySyntaxError when the source is not valid in the mode, or cannot be decoded
     */
    public static Mod parse(byte[] source, String filename, ParserOptions options, SyntaxWarnings warnings) {
        return parse(source, filename, options, warnings, SourceCodec.JAVA);
    }

    /**
     * Parses encoded source with the caller's codecs.
     *
     * @param warnings told of each {@code SyntaxWarning}
     * @param codec decodes source in other encodings than UTF-8
     * @throws PySyntaxError when the source is not valid in the mode, or cannot be decoded
     */
    public static Mod parse(byte[] source, String filename, ParserOptions options, SyntaxWarnings warnings,
            SourceCodec codec) {
        for (int i = 0; i < source.length; i++) {
            if (source[i] == 0) {
                throw options.has(ParserOptions.FILE_INPUT) ? nullByteInFile(source, i, filename) : nullBytes();
            }
        }
        SourceText text = new SourceDecoder(source, filename, options.has(ParserOptions.FILE_INPUT), codec)
                .decode(options.mode() == ParserOptions.FILE);
        return parse(text, filename, options, warnings);
    }

    private static PySyntaxError nullBytes() {
        return new PySyntaxError(PySyntaxError.Kind.SYNTAX_ERROR, "source code string cannot contain null bytes", null,
                PySyntaxError.NONE, PySyntaxError.NONE, PySyntaxError.NONE, PySyntaxError.NONE, null);
    }

    private static PySyntaxError nullByteInFile(byte[] source, int at, String filename) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < at; i++) {
            if (source[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        String text = new String(source, start, at - start, StandardCharsets.UTF_8);
        return new PySyntaxError(PySyntaxError.Kind.SYNTAX_ERROR, "source code cannot contain null bytes", filename, line, 0,
                line, 0, text);
    }

    private static Mod parse(SourceText text, String filename, ParserOptions options, SyntaxWarnings warnings) {
        Tokens tokens = new Lexer(text, filename, options).run();
        CompoundParser parser = new CompoundParser(tokens, filename, options, warnings);
        ErrorReport report = new ErrorReport(tokens, filename, options);
        Mod mod = null;
        PySyntaxError error = null;
        try {
            mod = parse(parser, options, report);
        } catch (PySyntaxError e) {
            error = e;
        }
        int failing = warn(tokens, report.leavesRest ? parser.furthest : tokens.count, warnings);
        if (failing >= 0) {
            Tokens strict = new Lexer(text, filename, options, failing).run();
            CompoundParser again = new CompoundParser(strict, filename, options, SyntaxWarnings.IGNORE);
            return parse(again, options, new ErrorReport(strict, filename, options));
        }
        if (error != null) {
            throw error;
        }
        return mod;
    }

    /** Reports what the lexer warned of in the tokens up to one; answers the number of the warning that is to be an error, or -1. */
    private static int warn(Tokens tokens, int furthest, SyntaxWarnings warnings) {
        for (int i = 0; i < tokens.warnings.size(); i++) {
            Tokens.Warning w = tokens.warnings.get(i);
            if (w.token() <= furthest && !warnings.warn(w.message(), w.line())) {
                return i;
            }
        }
        return -1;
    }

    private static Mod parse(CompoundParser parser, ParserOptions options, ErrorReport report) {
        Mod mod;
        try {
            mod = parser.source();
        } catch (Failure f) {
            throw report.afterFailure(parser);
        } catch (PySyntaxError e) {
            throw report.withMetadata(e, parser);
        } catch (StackOverflowError e) {
            throw parser.tooComplex();
        }
        if (options.mode() == ParserOptions.SINGLE) {
            report.checkSingleStatement(parser);
        }
        return mod;
    }
}
