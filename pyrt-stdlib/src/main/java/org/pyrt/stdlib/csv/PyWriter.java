package org.pyrt.stdlib.csv;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Writes rows by calling a file's write. Immutable. Source: CPython 3.14 Modules/_csv.c. */
@ExposedType(name = "writer")
final class PyWriter extends Counted {

    static final PyType TYPE = PyType.builtin("_csv.writer", new PyWriterAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    @Slot PyObject write;
    @Slot PyDialect dialect;
    private final Format format;

    PyWriter(ThreadState ts, PyObject write, PyDialect dialect) {
        super(ts);
        format = dialect.format;
        Refs.incref(ts, write);
        this.write = write;
        Refs.incref(ts, dialect);
        this.dialect = dialect;
        ts.trackFor(this, dialect);
    }

    @ExposedMethod(doc = "writerow(iterable)\n\nConstruct and write a CSV record from an iterable of fields.")
    @CleanPoint
    static PyObject writerow(ThreadState ts, PyWriter self, @PositionalOnly PyObject row) {
        return Calls.call(ts, self.write, self.record(ts, row));
    }

    @ExposedMethod(doc = "writerows(iterable of iterables)\n\nConstruct and write a series of iterables to a csv file.")
    @CleanPoint
    static void writerows(ThreadState ts, PyWriter self, @PositionalOnly PyObject rows) {
        PyObject iterator = Iteration.iter(ts, rows);
        try (var held = ts.hold(iterator)) {
            for (PyObject row; (row = Iteration.next(ts, iterator)) != null; ) {
                try (var heldRow = ts.hold(row)) {
                    Refs.discard(ts, writerow(ts, self, row));
                }
            }
        }
    }

    @CleanPoint
    private PyStr record(ThreadState ts, PyObject row) {
        PyObject iterator;
        try {
            iterator = Iteration.iter(ts, row);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.TYPE_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            throw CsvModule.error(ts, "iterable expected, not " + PyType.of(row).name());
        }
        StrBuilder out = new StrBuilder(64);
        int fields = 0;
        boolean lastNull = false;
        try (var held = ts.hold(iterator)) {
            for (PyObject field; (field = Iteration.next(ts, iterator)) != null; ) {
                try (var heldField = ts.hold(field)) {
                    if (fields++ > 0) {
                        out.appendCodePoint(format.delimiter);
                    }
                    lastNull = field == PyNone.NONE;
                    PyStr text = PyStr.asSelf(field);
                    put(ts, out, lastNull ? null : text != null ? text : Representation.str(ts, field), isQuoted(field));
                }
            }
        }
        if (fields > 0 && out.length() == 0) {
            if (format.quoting == Format.QUOTE_NONE || lastNull && keepsNull()) {
                throw CsvModule.error(ts, "single empty field record must be quoted");
            }
            put(ts, out, null, true);
        }
        return out.append(format.lineEnd).toStr();
    }

    private boolean keepsNull() {
        return format.quoting == Format.QUOTE_STRINGS || format.quoting == Format.QUOTE_NOTNULL;
    }

    private boolean isQuoted(PyObject field) {
        switch (format.quoting) {
            case Format.QUOTE_NONNUMERIC:
                PyType t = PyType.of(field);
                return t.slot(SlotId.FLOAT) == null && t.slot(SlotId.INDEX) == null && t.slot(SlotId.INT) == null;
            case Format.QUOTE_ALL:
                return true;
            case Format.QUOTE_STRINGS:
                return PyStr.asSelf(field) != null;
            case Format.QUOTE_NOTNULL:
                return field != PyNone.NONE;
            default:
                return false;
        }
    }

    /** Appends a field; null is an absent one. */
    private void put(ThreadState ts, StrBuilder out, PyStr field, boolean forced) {
        boolean quoted = forced;
        int n = field == null ? 0 : field.length();
        if (n == 0 && format.delimiter == ' ' && format.skipSpace) {
            if (format.quoting == Format.QUOTE_NONE || field == null && keepsNull()) {
                throw CsvModule.error(ts, "empty field must be quoted if delimiter is a space and skipinitialspace is true");
            }
            quoted = true;
        }
        StrBuilder text = new StrBuilder(n + 8);
        for (int i = 0; i < n; i++) {
            int c = field.codePointAt(i);
            if (c == format.delimiter || c == format.escape || c == format.quote || c == '\n' || c == '\r' || format.endsLine(c)) {
                boolean escaped = format.quoting == Format.QUOTE_NONE || c == format.escape || c == format.quote && !format.doubleQuote;
                if (escaped) {
                    if (format.escape < 0) {
                        throw CsvModule.error(ts, "need to escape, but no escapechar set");
                    }
                    text.appendCodePoint(format.escape);
                } else {
                    quoted = true;
                    if (c == format.quote) {
                        text.appendCodePoint(c);
                    }
                }
            }
            text.appendCodePoint(c);
        }
        if (quoted) {
            out.appendCodePoint(format.quote).append(text.toStr()).appendCodePoint(format.quote);
        } else {
            out.append(text.toStr());
        }
    }

    @ExposedGetter(member = true)
    PyObject dialect() {
        return dialect;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyWriterSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyWriterSlots.clear(ts, this);
    }
}
