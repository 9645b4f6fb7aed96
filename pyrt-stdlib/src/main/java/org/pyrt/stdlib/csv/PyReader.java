package org.pyrt.stdlib.csv;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.CriticalSection;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** Reads rows from an iterator of lines. Threads that share one each get whole rows, as long as the iterator does not block. Source: CPython 3.14 Modules/_csv.c. */
@ExposedType(name = "reader")
final class PyReader extends PyIterator {

    static final PyType TYPE = PyType.builtin("_csv.reader", new PyReaderAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    @Slot PyObject lines;
    @Slot PyDialect dialect;
    private final Format format;
    private long lineNumber;

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
        PyObject row;
        int mark = ts.holdMark();
        CriticalSection.begin(ts, this);
        try {
            row = readRow(ts);
            ts.pushHold(row);
        } finally {
            CriticalSection.end(ts);
        }
        ts.unholdTo(mark);
        return row;
    }

    @CleanPoint
    private PyObject readRow(ThreadState ts) {
        PyObject source = lines;
        if (source == null) {
            return null;
        }
        try (var held = ts.hold(source);
                Scratch fields = new Scratch(ts, 16)) {
            Row row = new Row(format, fields);
            do {
                PyObject line = Iteration.next(ts, source);
                if (line == null) {
                    if (!row.isOpen()) {
                        return null;
                    }
                    if (format.strict) {
                        throw CsvModule.error(ts, "unexpected end of data");
                    }
                    row.save(ts);
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
                row.read(ts, s);
            } while (!row.isComplete());
            return PyList.adopt(ts, fields.moveOut());
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
