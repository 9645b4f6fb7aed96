package org.pyrt.stdlib.csv;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** Reads rows from an iterator of lines. For one thread. Source: CPython 3.14 Modules/_csv.c. */
@ExposedType(name = "reader")
final class PyReader extends PyIterator {

    static final PyType TYPE = PyType.builtin("_csv.reader", new PyReaderAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private static final int START_RECORD = 0;
    private static final int START_FIELD = 1;
    private static final int ESCAPED = 2;
    private static final int IN_FIELD = 3;
    private static final int IN_QUOTED = 4;
    private static final int ESCAPED_IN_QUOTED = 5;
    private static final int QUOTE_IN_QUOTED = 6;
    private static final int EAT_LINE_END = 7;
    private static final int AFTER_ESCAPED_LINE_END = 8;

    /** Stands for the end of a line in the state machine. */
    private static final int END = -2;

    @Slot PyObject lines;
    @Slot PyDialect dialect;
    private final Format format;
    private long lineNumber;

    private int state;
    private StrBuilder field;
    private boolean unquoted;

    PyReader(ThreadState ts, PyObject lines, PyDialect dialect) {
        super(ts);
        format = dialect.format;
        Refs.incref(ts, lines);
        this.lines = lines;
        Refs.incref(ts, dialect);
        this.dialect = dialect;
        ts.trackFor(this, dialect);
    }

    @Override
    @CleanPoint
    public PyObject next(ThreadState ts) {
        PyObject source = lines;
        if (source == null) {
            return null;
        }
        try (var held = ts.hold(source);
                Scratch fields = new Scratch(ts, 16)) {
            field = new StrBuilder();
            state = START_RECORD;
            unquoted = true;
            do {
                PyObject line = Iteration.next(ts, source);
                if (line == null) {
                    if (field.length() == 0 && state != IN_QUOTED) {
                        return null;
                    }
                    if (format.strict) {
                        throw CsvModule.error(ts, "unexpected end of data");
                    }
                    save(ts, fields);
                    break;
                }
                PyStr s = PyStr.asSelf(line);
                String type = PyType.of(line).name();
                Refs.discard(ts, line);
                if (s == null) {
                    throw CsvModule.error(
                            ts, "iterator should return strings, not " + type + " (the file should be opened in text mode)");
                }
                lineNumber++;
                read(ts, fields, s);
            } while (state != START_RECORD);
            return PyList.adopt(ts, fields.moveOut());
        }
    }

    @CleanPoint
    private void read(ThreadState ts, Scratch fields, PyStr line) {
        String text = line.narrowOrNull();
        int n = line.length();
        for (int i = 0; i < n; i++) {
            int c = text != null ? text.charAt(i) : line.codePointAt(i);
            // A run of plain characters within a field needs no state machine.
            if (text != null && (state == IN_FIELD || state == IN_QUOTED)) {
                int from = i;
                while (i < n && isPlain(text.charAt(i))) {
                    i++;
                }
                if (i > from) {
                    room(ts, i - from);
                    field.append(text, from, i);
                    if (i == n) {
                        break;
                    }
                    c = text.charAt(i);
                }
            }
            process(ts, fields, c);
        }
        process(ts, fields, END);
    }

    private boolean isPlain(char c) {
        return c != format.delimiter && c != format.quote && c != format.escape && c != '\n' && c != '\r';
    }

    private void room(ThreadState ts, int more) {
        long limit = CsvModule.fieldLimit(ts);
        if (field.length() + (long) more > limit) {
            throw CsvModule.error(ts, "field larger than field limit (" + limit + ")");
        }
    }

    private void add(ThreadState ts, int c) {
        room(ts, 1);
        field.appendCodePoint(c);
    }

    @CleanPoint
    private void save(ThreadState ts, Scratch fields) {
        int q = format.quoting;
        PyObject value;
        if (unquoted && field.length() == 0 && (q == Format.QUOTE_NOTNULL || q == Format.QUOTE_STRINGS)) {
            value = PyNone.NONE;
        } else {
            PyStr text = field.toStr();
            boolean number = unquoted && text.length() > 0 && (q == Format.QUOTE_NONNUMERIC || q == Format.QUOTE_STRINGS);
            value = number ? Calls.call(ts, PyFloat.TYPE, text) : text;
        }
        fields.add(value);
        field = new StrBuilder();
        unquoted = true;
    }

    @CleanPoint
    private void endRecord(ThreadState ts, Scratch fields, int c) {
        save(ts, fields);
        state = c == END ? START_RECORD : EAT_LINE_END;
    }

    private static boolean isEnd(int c) {
        return c == '\n' || c == '\r' || c == END;
    }

    @CleanPoint
    private void process(ThreadState ts, Scratch fields, int c) {
        switch (state) {
            case START_RECORD:
                if (c == END) {
                    return;
                }
                if (isEnd(c)) {
                    state = EAT_LINE_END;
                    return;
                }
                startField(ts, fields, c);
                return;
            case START_FIELD:
                startField(ts, fields, c);
                return;
            case ESCAPED:
                if (c == '\n' || c == '\r') {
                    add(ts, c);
                    state = AFTER_ESCAPED_LINE_END;
                    return;
                }
                add(ts, c == END ? '\n' : c);
                state = IN_FIELD;
                return;
            case AFTER_ESCAPED_LINE_END:
                if (c != END) {
                    inField(ts, fields, c);
                }
                return;
            case IN_FIELD:
                inField(ts, fields, c);
                return;
            case IN_QUOTED:
                if (c == END) {
                    return;
                }
                if (c == format.escape) {
                    state = ESCAPED_IN_QUOTED;
                } else if (c == format.quote && format.quoting != Format.QUOTE_NONE) {
                    state = format.doubleQuote ? QUOTE_IN_QUOTED : IN_FIELD;
                } else {
                    add(ts, c);
                }
                return;
            case ESCAPED_IN_QUOTED:
                add(ts, c == END ? '\n' : c);
                state = IN_QUOTED;
                return;
            case QUOTE_IN_QUOTED:
                afterQuote(ts, fields, c);
                return;
            default:
                if (c == END) {
                    state = START_RECORD;
                } else if (c != '\n' && c != '\r') {
                    throw CsvModule.error(
                            ts, "new-line character seen in unquoted field - do you need to open the file with newline=''?");
                }
        }
    }

    @CleanPoint
    private void startField(ThreadState ts, Scratch fields, int c) {
        if (isEnd(c)) {
            endRecord(ts, fields, c);
        } else if (c == format.quote && format.quoting != Format.QUOTE_NONE) {
            unquoted = false;
            state = IN_QUOTED;
        } else if (c == format.escape) {
            state = ESCAPED;
        } else if (c == ' ' && format.skipSpace) {
            state = START_FIELD;
        } else if (c == format.delimiter) {
            save(ts, fields);
            state = START_FIELD;
        } else {
            add(ts, c);
            state = IN_FIELD;
        }
    }

    @CleanPoint
    private void inField(ThreadState ts, Scratch fields, int c) {
        if (isEnd(c)) {
            endRecord(ts, fields, c);
        } else if (c == format.escape) {
            state = ESCAPED;
        } else if (c == format.delimiter) {
            save(ts, fields);
            state = START_FIELD;
        } else {
            add(ts, c);
            state = IN_FIELD;
        }
    }

    @CleanPoint
    private void afterQuote(ThreadState ts, Scratch fields, int c) {
        if (format.quoting != Format.QUOTE_NONE && c == format.quote) {
            add(ts, c);
            state = IN_QUOTED;
        } else if (c == format.delimiter) {
            save(ts, fields);
            state = START_FIELD;
        } else if (isEnd(c)) {
            endRecord(ts, fields, c);
        } else if (!format.strict) {
            add(ts, c);
            state = IN_FIELD;
        } else {
            throw CsvModule.error(
                    ts, "'" + Character.toString(format.delimiter) + "' expected after '" + Character.toString(format.quote) + "'");
        }
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next row.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyReader self) {
        return self.next(ts);
    }

    @ExposedGetter(name = "line_num", member = true)
    long lineNumber() {
        return lineNumber;
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
        PyReaderSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyReaderSlots.clear(ts, this);
    }
}
