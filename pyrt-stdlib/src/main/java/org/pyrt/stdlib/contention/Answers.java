package org.pyrt.stdlib.contention;

import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Place;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** What Python is told of a recording. */
final class Answers {

    /** The type of the entries of a snapshot. */
    static final StructSequenceType ENTRY =
            StructSequenceType.closed(
                    "pyrt.contention.Entry",
                    "What threads waited for at one place, and how often and how long.",
                    8,
                    "kind",
                    "type",
                    "id",
                    "where",
                    "holder",
                    "count",
                    "total_ns",
                    "max_ns");

    private static final PyStr OPEN = PyStr.interned("open");
    private static final PyStr WRITE = PyStr.interned("write");
    private static final PyStr CLOSE = PyStr.interned("close");

    private Answers() {}

    /** A list of entries, the worst first; floating. */
    static PyObject snapshot(ThreadState ts, Recording recording) {
        List<Recording.Entry> entries = recording.summary().entries();
        try (Scratch all = new Scratch(ts, entries.size())) {
            for (Recording.Entry entry : entries) {
                all.add(entry(ts, entry.spot(), entry.tally()));
            }
            return PyList.adopt(ts, all.moveOut());
        }
    }

    private static PyObject entry(ThreadState ts, Spot spot, Tally tally) {
        return PyStructSequence.of(
                ts,
                ENTRY,
                PyStr.of(spot.kindName()),
                spot.id() == 0 ? PyNone.NONE : PyStr.of(spot.type()),
                spot.id() == 0 ? PyNone.NONE : PyInt.of(spot.id()),
                place(ts, spot.waiter()),
                place(ts, spot.holder()),
                PyInt.of(tally.count),
                PyInt.of(tally.total),
                PyInt.of(tally.max));
    }

    private static PyObject place(ThreadState ts, Place place) {
        return place == null ? PyNone.NONE : PyTuple.of(ts, PyStr.of(place.file()), PyInt.of(place.line()));
    }

    /** The worst places as text, one a line under a heading. */
    static String report(ThreadState ts, Recording recording, int limit) {
        if (limit < 0) {
            throw Errors.valueError(ts, "limit must be >= 0");
        }
        Recording.Summary summary = recording.summary();
        List<Recording.Entry> entries = summary.entries();
        StringBuilder text = new StringBuilder(String.format("%12s %12s %9s  %s%n", "total ms", "longest ms", "times", "kind: what, where; given up at"));
        for (Recording.Entry entry : entries.subList(0, Math.min(limit, entries.size()))) {
            Spot spot = entry.spot();
            Tally tally = entry.tally();
            text.append(String.format("%12s %12s %9d  ", Page.millis(tally.total), Page.millis(tally.max), tally.count))
                    .append(spot.kindName()).append(": ").append(spot.shown()).append(", ").append(Spot.show(spot.waiter()));
            if (spot.holder() != null) {
                text.append("; ").append(Spot.show(spot.holder()));
            }
            text.append('\n');
        }
        if (entries.size() > limit) {
            text.append("and ").append(entries.size() - limit).append(" more\n");
        }
        if (summary.unsummed() > 0) {
            text.append(summary.unsummed()).append(" events are in none of these: there were too many places\n");
        }
        return text.toString();
    }

    /** Writes the page to a file, as Python's {@code open} understands {@code path}. Raises what that raises. */
    @CleanPoint
    static void write(ThreadState ts, Recording recording, PyObject path) {
        String text;
        ts.detach();
        try {
            text = new Page(recording).text();
        } finally {
            ts.attach();
        }
        PyObject io = Interpreter.of(ts).hooks.importModule(ts, "io");
        PyObject file;
        try (var held = ts.hold(io)) {
            file = Calls.callMethod(ts, io, OPEN, path, PyStr.interned("w"), PyInt.of(-1), PyStr.interned("utf-8"));
        }
        try (var held = ts.hold(file)) {
            Refs.discard(ts, Calls.callMethod(ts, file, WRITE, PyStr.of(text)));
            Refs.discard(ts, Calls.callMethod(ts, file, CLOSE));
        }
    }
}
