package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;

/** The module {@code _io}. Source: CPython 3.14 Modules/_io/_iomodule.c. */
@ExposedModule(name = "_io", doc = "Streams.")
public final class IoModule {

    @ExposedConstant static final int DEFAULT_BUFFER_SIZE = PyBuffered.DEFAULT_SIZE;

    private static final PyStr MODE = PyStr.interned("mode");

    private IoModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_io", "Streams.", new IoModuleAdapter())
                .add(
                        PyIOBase.TYPE,
                        RawIOBase.TYPE,
                        BufferedIOBase.TYPE,
                        TextIOBase.TYPE,
                        PyFileIO.TYPE,
                        PyBytesIO.TYPE,
                        PyStringIO.TYPE,
                        PyBufferedReader.TYPE,
                        PyBufferedWriter.TYPE,
                        PyBufferedRandom.TYPE,
                        PyBufferedRWPair.TYPE,
                        PyTextIOWrapper.TYPE,
                        PyIncrementalNewlineDecoder.TYPE,
                        IoErrors.UNSUPPORTED_OPERATION,
                        ExceptionTypes.BLOCKING_IO_ERROR)
                .build();
    }

    @ExposedMethod(
            doc =
                    "open($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)\n--\n\n"
                            + "Open a file as a stream.")
    @CleanPoint
    static PyObject open(
            ThreadState ts,
            PyObject file,
            @Default("'r'") String mode,
            @Default("-1") int buffering,
            @Default("None") String encoding,
            @Default("None") String errors,
            @Default("None") String newline,
            @Default("True") boolean closefd,
            @Default("None") PyObject opener) {
        OpenMode m = OpenMode.parse(ts, mode);
        if (m.binary) {
            m.refuseText(ts, encoding, errors, newline);
            if (buffering == 1) {
                Interpreter.of(ts).hooks.warn(
                        ts,
                        ExceptionTypes.RUNTIME_WARNING,
                        "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
                        1);
            }
        }
        PyObject named = PyType.of(file).slot(SlotId.INDEX) != null ? file : PathNames.fspath(ts, file);
        PyObject raw;
        try (var heldName = ts.hold(named)) {
            raw = Calls.call(ts, PyFileIO.TYPE, new PyObject[] {named, PyStr.of(m.raw), PyBool.of(closefd), opener}, null);
        }
        int mark = ts.holdMark();
        ts.pushHold(raw);
        PyObject result = raw;
        try {
            boolean terminal = buffering < 0 && PyIOBase.ask(ts, raw, PyStr.interned("isatty"));
            int size = buffering < 0 || buffering == 1 ? PyBuffered.DEFAULT_SIZE : buffering;
            if (size == 0) {
                if (!m.binary) {
                    throw Errors.valueError(ts, "can't have unbuffered text I/O");
                }
                ts.unholdTo(mark);
                return raw;
            }
            result = buffer(ts, raw, m, size);
            ts.pushHold(result);
            if (!m.binary) {
                PyStr[] names = {
                    PyStr.interned("encoding"), PyStr.interned("errors"), PyStr.interned("newline"), PyStr.interned("line_buffering")
                };
                result =
                        Calls.call(
                                ts,
                                PyTextIOWrapper.TYPE,
                                new PyObject[] {result, text(encoding), text(errors), text(newline), PyBool.of(buffering == 1 || terminal)},
                                names);
                ts.pushHold(result);
                Attributes.set(ts, result, MODE, PyStr.of(mode));
            }
            ts.unholdTo(mark);
            return result;
        } catch (Raised e) {
            closeAfterFailure(ts, result);
            ts.releaseTo(mark);
            throw Errors.again(ts);
        }
    }

    private static PyObject text(String s) {
        return s == null ? PyNone.NONE : PyStr.of(s);
    }

    @CleanPoint
    private static PyObject buffer(ThreadState ts, PyObject raw, OpenMode m, int size) {
        if (m.updates) {
            PyIOBase.check(ts, raw, PyIOBase.SEEKABLE, "File or stream is not seekable.");
            return PyBufferedRandom.over(ts, raw, size);
        }
        return m.reads ? PyBufferedReader.over(ts, raw, size) : PyBufferedWriter.over(ts, raw, size);
    }

    /** Closes what was opened; the exception being raised goes on. */
    @CleanPoint
    private static void closeAfterFailure(ThreadState ts, PyObject stream) {
        PyBaseException failure = Errors.take(ts);
        try (var held = ts.hold(failure)) {
            try {
                Refs.discard(ts, Calls.callMethod(ts, stream, PyIOBase.CLOSE));
            } catch (Raised second) {
                Errors.clear(ts);
            }
            Errors.raise(ts, failure);
        }
    }

    @ExposedMethod(name = "open_code", doc = "open_code($module, /, path)\n--\n\nOpen a file of code for reading.")
    @CleanPoint
    static PyObject openCode(ThreadState ts, PyObject path) {
        if (PyStr.asSelf(path) == null) {
            throw Errors.typeError(ts, "open_code() argument 'path' must be str, not " + PyType.of(path).fullName());
        }
        return open(ts, path, "rb", -1, null, null, null, true, PyNone.NONE);
    }

    @ExposedMethod(name = "text_encoding", doc = "text_encoding($module, encoding, stacklevel=2, /)\n--\n\nWhat encoding=None means.")
    @CleanPoint
    static PyObject textEncoding(ThreadState ts, PyObject encoding, @PositionalOnly @Default("2") int stacklevel) {
        if (encoding != PyNone.NONE) {
            return encoding;
        }
        Interpreter interpreter = Interpreter.of(ts);
        if (interpreter.warnsOfEncodings()) {
            interpreter.hooks.warn(ts, ExceptionTypes.ENCODING_WARNING, "'encoding' argument not specified", stacklevel);
        }
        return PyStr.of(interpreter.utf8Mode() ? "utf-8" : "locale");
    }

    /** The mode argument of open. */
    private static final class OpenMode {
        boolean reads;
        boolean updates;
        boolean binary;
        String raw;

        @CleanPoint
        static OpenMode parse(ThreadState ts, String mode) {
            boolean[] set = new boolean[128];
            for (int i = 0; i < mode.length(); i++) {
                char c = mode.charAt(i);
                if (c >= 128 || "xrwa+tb".indexOf(c) < 0 || set[c]) {
                    throw Errors.valueError(ts, "invalid mode: " + Representation.repr(ts, PyStr.of(mode)));
                }
                set[c] = true;
            }
            if (set['t'] && set['b']) {
                throw Errors.valueError(ts, "can't have text and binary mode at once");
            }
            int kinds = (set['x'] ? 1 : 0) + (set['r'] ? 1 : 0) + (set['w'] ? 1 : 0) + (set['a'] ? 1 : 0);
            if (kinds > 1) {
                throw Errors.valueError(ts, "must have exactly one of create/read/write/append mode");
            }
            OpenMode m = new OpenMode();
            m.reads = set['r'];
            m.updates = set['+'];
            m.binary = set['b'];
            m.raw = (set['x'] ? "x" : "") + (set['r'] ? "r" : "") + (set['w'] ? "w" : "") + (set['a'] ? "a" : "") + (set['+'] ? "+" : "");
            return m;
        }

        void refuseText(ThreadState ts, String encoding, String errors, String newline) {
            String what = encoding != null ? "n encoding" : errors != null ? "n errors" : newline != null ? " newline" : null;
            if (what != null) {
                throw Errors.valueError(ts, "binary mode doesn't take a" + what + " argument");
            }
        }
    }
}
