package org.pyrt.vm.modules.builtins;

import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.boot.Engine;
import org.pyrt.vm.compiler.CompileOptions;
import org.pyrt.vm.compiler.Compiler;
import org.pyrt.vm.modules.ast.AstTypes;
import org.pyrt.vm.modules.ast.TreeReader;
import org.pyrt.vm.modules.ast.TreeWriter;
import org.pyrt.vm.parser.ParserOptions;
import org.pyrt.vm.symtable.FutureFeatures;

/** What {@code compile}, {@code eval} and {@code exec} share: source or a syntax tree in, code or a syntax tree out. */
final class Compilation {

    private static final String[] ROOTS = {"Module", "Interactive", "Expression", "FunctionType"};

    private Compilation() {}

    /** The flags that code compiled by the running function inherits from it. */
    static int inheritedFlags(ThreadState ts) {
        return Engine.currentCodeFlags(ts) & CompileOptions.FUTURE;
    }

    /** The function {@code compile}: {@code source} is text, bytes-like or a node. Floating. */
    @CleanPoint
    static PyObject run(ThreadState ts, PyObject source, String filename, CompileOptions options) {
        if (!TreeReader.isNode(ts, source)) {
            Mod mod = parse(ts, source, filename, options, "compile", "string, bytes or AST");
            if (!options.has(CompileOptions.ONLY_AST)) {
                return Compiler.compile(ts, mod, filename, options);
            }
            int features = Compiler.features(ts, mod, filename, options);
            return options.has(CompileOptions.OPTIMIZED_AST)
                    ? folded(ts, mod, options, features)
                    : TreeWriter.write(ts, AstTypes.of(ts), mod);
        }
        String root = ROOTS[options.mode()];
        Mod mod = TreeReader.read(ts, AstTypes.of(ts), source, root);
        if (!options.has(CompileOptions.ONLY_AST)) {
            return Compiler.compile(ts, mod, filename, options);
        }
        if (options.has(CompileOptions.OPTIMIZED_AST)) {
            return folded(ts, mod, options, Compiler.features(ts, mod, filename, options));
        }
        return source;
    }

    @CleanPoint
    private static PyObject folded(ThreadState ts, Mod mod, CompileOptions options, int features) {
        return TreeWriter.writeFolded(
                ts, AstTypes.of(ts), mod, options.optimize(), (features & FutureFeatures.ANNOTATIONS) != 0);
    }

    /** The code of text or bytes, floating; {@code function} and {@code what} word the TypeError for anything else. */
    @CleanPoint
    static PyObject code(ThreadState ts, PyObject source, String filename, int mode, String function, String what) {
        if (Audit.isOn(ts)) {
            PyStr text = PyStr.asSelf(source);
            Audit.send(ts, "compile", text == null ? source : PyBytes.of(text.toString().getBytes(StandardCharsets.UTF_8)), PyStr.of(filename));
        }
        CompileOptions options = new CompileOptions(mode, inheritedFlags(ts), Compiler.defaultLevel(ts));
        return Compiler.compile(ts, parse(ts, source, filename, options, function, what), filename, options);
    }

    @CleanPoint
    private static Mod parse(ThreadState ts, PyObject source, String filename, CompileOptions options, String function, String what) {
        PyStr text = PyStr.asSelf(source);
        if (text != null) {
            if (text.kind() == PyStr.SURROGATES || text.kind() == PyStr.WIDE) {
                Refs.discard(ts, Codecs.encode(ts, text, "utf-8", "strict"));
            }
            String s = text.toString();
            if (s.indexOf(0) >= 0) {
                throw nullBytes(ts);
            }
            return Compiler.parse(ts, s, filename, options);
        }
        byte[] bytes = ByteArrays.contentOrNull(ts, source);
        if (bytes == null) {
            throw Errors.typeError(ts, function + "() arg 1 must be a " + what + " object");
        }
        for (byte c : bytes) {
            if (c == 0) {
                throw nullBytes(ts);
            }
        }
        return Compiler.parse(ts, bytes, filename, options);
    }

    private static RuntimeException nullBytes(ThreadState ts) {
        return Errors.raise(ts, ExceptionTypes.SYNTAX_ERROR, "source code string cannot contain null bytes");
    }

    /** The mode of a name, or -1. */
    static int mode(String name) {
        switch (name) {
            case "exec":
                return ParserOptions.FILE;
            case "eval":
                return ParserOptions.EVAL;
            case "single":
                return ParserOptions.SINGLE;
            case "func_type":
                return ParserOptions.FUNC_TYPE;
            default:
                return -1;
        }
    }
}
