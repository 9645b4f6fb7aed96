package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** SyntaxError, IndentationError and TabError: where in the source the error is, counted from 1. */
@ExposedType(name = "SyntaxError", doc = "Invalid syntax.")
public final class PySyntaxError extends PyBaseException {

    private static final int MSG = 0;
    private static final int FILENAME = 1;
    private static final int LINENO = 2;
    private static final int OFFSET = 3;
    private static final int TEXT = 4;
    private static final int END_LINENO = 5;
    private static final int END_OFFSET = 6;
    private static final int PRINT = 7;
    private static final int METADATA = 8;

    private PySyntaxError(ThreadState ts, PyType type, PyTuple args) {
        super(ts, type, args, 9);
    }

    /** A floating exception as the call {@code type(*arguments)} makes it. */
    @CleanPoint
    static PySyntaxError make(ThreadState ts, PyType type, PyTuple arguments) {
        PySyntaxError e = new PySyntaxError(ts, type, arguments);
        try (var held = ts.hold(e)) {
            e.parse(ts);
            held.moveOut();
            return e;
        }
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PySyntaxError(ts, type, tuple(ts, arguments));
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PySyntaxError self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        self.refuseKeywords(ts, keywords);
        self.initArgs(ts, arguments);
        self.parse(ts);
    }

    /** Takes the fields from the arguments: the message, then a sequence of file name, line, offset, text and perhaps more. */
    @CleanPoint
    private void parse(ThreadState ts) {
        PyTuple a = args();
        if (a.size() >= 1) {
            setExtra(ts, MSG, a.get(0));
        }
        if (a.size() != 2) {
            return;
        }
        PyTuple info = Iteration.toTuple(ts, a.get(1));
        try (var held = ts.hold(info)) {
            int n = info.size();
            if (n < 4) {
                throw Errors.typeError(ts, "function takes at least 4 arguments (" + n + " given)");
            }
            if (n > 7) {
                throw Errors.typeError(ts, "function takes at most 7 arguments (" + n + " given)");
            }
            for (int i = 0; i < 6; i++) {
                setExtra(ts, FILENAME + i, i < n ? info.get(i) : null);
            }
            setExtra(ts, METADATA, n == 7 ? info.get(6) : null);
            if (n == 5) {
                throw Errors.typeError(ts, "end_offset must be provided when end_lineno is provided");
            }
        }
    }

    /** {@code msg}, with file and line as far as they are known. */
    @ExposedMethod(name = "__str__")
    @CleanPoint
    static PyStr str(ThreadState ts, PySyntaxError self) {
        String name = self.extra(ts, FILENAME) instanceof PyStr s ? s.toString() : null;
        String line = self.extra(ts, LINENO) instanceof PyInt i ? "line " + i.bigValue() : null;
        PyObject msg = self.msg(ts);
        try (var held = ts.hold(msg)) {
            PyStr shown = Representation.str(ts, msg);
            if (name == null && line == null) {
                return shown;
            }
            String file = name == null ? null : name.substring(name.lastIndexOf('/') + 1);
            String where = file == null ? line : line == null ? file : file + ", " + line;
            return PyStr.of(shown + " (" + where + ")");
        }
    }

    /** {@code msg}, None if it is not set; floating. */
    @ExposedGetter(name = "msg", doc = "exception msg", member = true)
    public PyObject msg(ThreadState ts) {
        return extraOrNone(ts, MSG);
    }

    @ExposedSetter(name = "msg", deletes = true)
    void setMsg(ThreadState ts, PyObject value) {
        setExtra(ts, MSG, value);
    }

    /** {@code filename}, None if it is not set; floating. */
    @ExposedGetter(name = "filename", doc = "exception filename", member = true)
    public PyObject filename(ThreadState ts) {
        return extraOrNone(ts, FILENAME);
    }

    @ExposedSetter(name = "filename", deletes = true)
    void setFilename(ThreadState ts, PyObject value) {
        setExtra(ts, FILENAME, value);
    }

    /** {@code lineno}, None if it is not set; floating. */
    @ExposedGetter(name = "lineno", doc = "exception lineno", member = true)
    public PyObject lineno(ThreadState ts) {
        return extraOrNone(ts, LINENO);
    }

    @ExposedSetter(name = "lineno", deletes = true)
    void setLineno(ThreadState ts, PyObject value) {
        setExtra(ts, LINENO, value);
    }

    /** {@code offset}, None if it is not set; floating. */
    @ExposedGetter(name = "offset", doc = "exception offset", member = true)
    public PyObject offset(ThreadState ts) {
        return extraOrNone(ts, OFFSET);
    }

    @ExposedSetter(name = "offset", deletes = true)
    void setOffset(ThreadState ts, PyObject value) {
        setExtra(ts, OFFSET, value);
    }

    /** {@code text}, None if it is not set; floating. */
    @ExposedGetter(name = "text", doc = "exception text", member = true)
    public PyObject text(ThreadState ts) {
        return extraOrNone(ts, TEXT);
    }

    @ExposedSetter(name = "text", deletes = true)
    void setText(ThreadState ts, PyObject value) {
        setExtra(ts, TEXT, value);
    }

    /** {@code end_lineno}, None if it is not set; floating. */
    @ExposedGetter(name = "end_lineno", doc = "exception end lineno", member = true)
    public PyObject endLineno(ThreadState ts) {
        return extraOrNone(ts, END_LINENO);
    }

    @ExposedSetter(name = "end_lineno", deletes = true)
    void setEndLineno(ThreadState ts, PyObject value) {
        setExtra(ts, END_LINENO, value);
    }

    /** {@code end_offset}, None if it is not set; floating. */
    @ExposedGetter(name = "end_offset", doc = "exception end offset", member = true)
    public PyObject endOffset(ThreadState ts) {
        return extraOrNone(ts, END_OFFSET);
    }

    @ExposedSetter(name = "end_offset", deletes = true)
    void setEndOffset(ThreadState ts, PyObject value) {
        setExtra(ts, END_OFFSET, value);
    }

    /** {@code print_file_and_line}, None if it is not set; floating. */
    @ExposedGetter(name = "print_file_and_line", doc = "exception print_file_and_line", member = true)
    public PyObject printFileAndLine(ThreadState ts) {
        return extraOrNone(ts, PRINT);
    }

    @ExposedSetter(name = "print_file_and_line", deletes = true)
    void setPrintFileAndLine(ThreadState ts, PyObject value) {
        setExtra(ts, PRINT, value);
    }

    /** {@code _metadata}, None if it is not set; floating. */
    @ExposedGetter(name = "_metadata", doc = "exception private metadata", member = true)
    public PyObject metadata(ThreadState ts) {
        return extraOrNone(ts, METADATA);
    }

    /** Sets {@code _metadata}: what {@code traceback} looks for misspelt keywords in; null deletes it. */
    @ExposedSetter(name = "_metadata", deletes = true)
    public void setMetadata(ThreadState ts, PyObject value) {
        setExtra(ts, METADATA, value);
    }
}
