package org.pyrt.vm.modules.tokenize;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.iterator.SourceIterator;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.CriticalSection;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.compiler.SyntaxErrors;
import org.pyrt.vm.parser.SourceTokens;

/**
 * Gives {@code (type, string, start, end, line)} for each token of the lines that a {@code readline} gives, which is called when a token needs a line.
 * Threads that share it take turns.
 */
@ExposedType(name = "TokenizerIter")
public final class PyTokenizerIter extends SourceIterator {

    static final PyType TYPE = PyType.builtin("_tokenize.TokenizerIter", new PyTokenizerIterAdapter()).build();

    private final String encoding;
    private final SourceTokens tokens;
    private boolean failed;

    /** Who reads, for the lines that the tokens need meanwhile. */
    private ThreadState reader;

    private PyTokenizerIter(ThreadState ts, PyObject readline, String encoding, boolean extra) {
        super(ts, readline);
        this.encoding = encoding;
        this.tokens = new SourceTokens(new Readline(this), "<string>", extra);
    }

    /** The lines of the iterator's function, in the thread that reads. */
    private static final class Readline implements SourceTokens.Lines {

        private final PyTokenizerIter iterator;

        Readline(PyTokenizerIter iterator) {
            this.iterator = iterator;
        }

        @Override
        @SuppressWarnings("CleanPoint") // what is between, the lexer, uses no Python objects; who asks for tokens is annotated
        public String next() {
            return iterator.readLine(iterator.reader);
        }
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(
            ThreadState ts,
            PyType type,
            @PositionalOnly PyObject readline,
            @KeywordOnly @Default("None") String encoding,
            boolean extra_tokens) {
        return new PyTokenizerIter(ts, readline, encoding, extra_tokens);
    }

    /** The next line; empty at the end. */
    @CleanPoint
    private String readLine(ThreadState ts) {
        PyObject readline = source(ts);
        if (readline == null) {
            return "";
        }
        PyObject line;
        try (var held = ts.hold(readline)) {
            line = Calls.call(ts, readline);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
                throw e;
            }
            Errors.clear(ts);
            return "";
        }
        try (var held = ts.hold(line)) {
            return lineText(ts, line, encoding);
        }
    }

    @CleanPoint
    private static String lineText(ThreadState ts, PyObject line, String encoding) {
        PyStr s = PyStr.asSelf(line);
        if (encoding == null) {
            if (s == null) {
                throw Errors.typeError(ts, "readline() returned a non-string object");
            }
            return s.toString();
        }
        PyBytes b = PyBytes.asSelf(line);
        if (b == null) {
            throw Errors.typeError(ts, "readline() returned a non-bytes object");
        }
        return Codecs.decode(ts, b.array(), 0, b.array().length, encoding, "replace").toString();
    }

    @Override
    @CleanPoint
    public PyObject next(ThreadState ts) {
        CriticalSection.begin(ts, this);
        try {
            SourceTokens.Token t;
            ThreadState outer = reader;
            reader = ts;
            try {
                t = tokens.next();
            } finally {
                reader = outer;
            }
            if (t != null) {
                return PyTuple.of(
                        ts,
                        PyInt.of(t.type()),
                        PyStr.of(t.text()),
                        PyTuple.of(ts, PyInt.of(t.line()), PyInt.of(t.col())),
                        PyTuple.of(ts, PyInt.of(t.endLine()), PyInt.of(t.endCol())),
                        PyStr.of(t.lineText()));
            }
            if (tokens.error() != null && !failed) {
                failed = true;
                throw SyntaxErrors.raise(ts, tokens.error());
            }
            return null;
        } finally {
            CriticalSection.end(ts);
        }
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyTokenizerIter self) {
        return self.next(ts);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
