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
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.compiler.SyntaxErrors;
import org.pyrt.vm.parser.SourceTokens;

/** Gives {@code (type, string, start, end, line)} for each token of what a {@code readline} gives; all of it is read when the iterator is made. */
@ExposedType(name = "TokenizerIter")
public final class PyTokenizerIter extends PyIterator {

    static final PyType TYPE = PyType.builtin("_tokenize.TokenizerIter", new PyTokenizerIterAdapter()).build();

    private final SourceTokens source;
    private int at;
    private boolean failed;

    private PyTokenizerIter(ThreadState ts, SourceTokens source) {
        super(ts);
        this.source = source;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            @PositionalOnly PyObject readline,
            @KeywordOnly @Default("None") String encoding,
            boolean extra_tokens) {
        StringBuilder text = new StringBuilder();
        for (; ; ) {
            PyObject line;
            try {
                line = Calls.call(ts, readline);
            } catch (Raised e) {
                if (!Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
                    throw e;
                }
                Errors.clear(ts);
                break;
            }
            String s;
            try (var held = ts.hold(line)) {
                s = lineText(ts, line, encoding);
            }
            if (s.isEmpty()) {
                break;
            }
            text.append(s);
        }
        String source = text.toString();
        SourceTokens tokens = SourceTokens.read(source, "<string>", extra_tokens);
        int at = source.indexOf('\0');
        if (at >= 0) {
            int line = 1;
            for (int i = 0; i < at; i++) {
                line += source.charAt(i) == '\n' ? 1 : 0;
            }
            tokens.cutAt(line);
        }
        return new PyTokenizerIter(ts, tokens);
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
        if (at < source.tokens().size()) {
            SourceTokens.Token t = source.tokens().get(at++);
            return PyTuple.of(
                    ts,
                    PyInt.of(t.type()),
                    PyStr.of(t.text()),
                    PyTuple.of(ts, PyInt.of(t.line()), PyInt.of(t.col())),
                    PyTuple.of(ts, PyInt.of(t.endLine()), PyInt.of(t.endCol())),
                    PyStr.of(t.lineText()));
        }
        if (source.error() != null && !failed) {
            failed = true;
            throw SyntaxErrors.raise(ts, source.error());
        }
        return null;
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
