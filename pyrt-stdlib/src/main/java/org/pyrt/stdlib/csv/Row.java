package org.pyrt.stdlib.csv;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** A row that is being read, from one line or several: a state machine that adds the fields to a scratch. For one thread. Source: CPython 3.14 Modules/_csv.c. */
final class Row {

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

    private final Format format;
    private final Scratch fields;
    private int state = START_RECORD;
    private StrBuilder field = new StrBuilder();
    private boolean unquoted = true;

    Row(Format format, Scratch fields) {
        this.format = format;
        this.fields = fields;
    }

    /** Whether something of a field is there that no separator has ended. */
    boolean isOpen() {
        return field.length() != 0 || state == IN_QUOTED;
    }

    /** Whether the row has ended. */
    boolean isComplete() {
        return state == START_RECORD;
    }

    /** Takes one line, its end included or not. */
    @CleanPoint
    void read(ThreadState ts, PyStr line) {
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
            process(ts, c);
        }
        process(ts, END);
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

    /** Ends the field. */
    @CleanPoint
    void save(ThreadState ts) {
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
    private void endRecord(ThreadState ts, int c) {
        save(ts);
        state = c == END ? START_RECORD : EAT_LINE_END;
    }

    private static boolean isEnd(int c) {
        return c == '\n' || c == '\r' || c == END;
    }

    @CleanPoint
    private void process(ThreadState ts, int c) {
        switch (state) {
            case START_RECORD:
                if (c == END) {
                    return;
                }
                if (isEnd(c)) {
                    state = EAT_LINE_END;
                    return;
                }
                startField(ts, c);
                return;
            case START_FIELD:
                startField(ts, c);
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
                    inField(ts, c);
                }
                return;
            case IN_FIELD:
                inField(ts, c);
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
                afterQuote(ts, c);
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
    private void startField(ThreadState ts, int c) {
        if (isEnd(c)) {
            endRecord(ts, c);
        } else if (c == format.quote && format.quoting != Format.QUOTE_NONE) {
            unquoted = false;
            state = IN_QUOTED;
        } else if (c == format.escape) {
            state = ESCAPED;
        } else if (c == ' ' && format.skipSpace) {
            state = START_FIELD;
        } else if (c == format.delimiter) {
            save(ts);
            state = START_FIELD;
        } else {
            add(ts, c);
            state = IN_FIELD;
        }
    }

    @CleanPoint
    private void inField(ThreadState ts, int c) {
        if (isEnd(c)) {
            endRecord(ts, c);
        } else if (c == format.escape) {
            state = ESCAPED;
        } else if (c == format.delimiter) {
            save(ts);
            state = START_FIELD;
        } else {
            add(ts, c);
            state = IN_FIELD;
        }
    }

    @CleanPoint
    private void afterQuote(ThreadState ts, int c) {
        if (format.quoting != Format.QUOTE_NONE && c == format.quote) {
            add(ts, c);
            state = IN_QUOTED;
        } else if (c == format.delimiter) {
            save(ts);
            state = START_FIELD;
        } else if (isEnd(c)) {
            endRecord(ts, c);
        } else if (!format.strict) {
            add(ts, c);
            state = IN_FIELD;
        } else {
            throw CsvModule.error(
                    ts, "'" + Character.toString(format.delimiter) + "' expected after '" + Character.toString(format.quote) + "'");
        }
    }
}
