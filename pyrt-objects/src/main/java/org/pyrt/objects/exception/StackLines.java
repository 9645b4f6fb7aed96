package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The lines of a whole traceback, outermost frame first; a frame that repeats is shown three times and then counted. */
final class StackLines {

    private static final int SHOWN_REPEATS = 3;
    private static final PyStr LIMIT = PyStr.interned("tracebacklimit");

    private StackLines() {}

    /** The lines of the traceback, as far as {@code sys.tracebacklimit} allows; empty if there are none. */
    static String format(ThreadState ts, SourceLines source, PyTraceback traceback) {
        return format(ts, source, traceback, true);
    }

    /** The same without carets, and with the first line of each place only. */
    static String formatShort(ThreadState ts, SourceLines source, PyTraceback traceback) {
        return format(ts, source, traceback, false);
    }

    private static String format(ThreadState ts, SourceLines source, PyTraceback traceback, boolean carets) {
        int skip = 0;
        PyObject limit = Interpreter.of(ts).sys().getStr(ts, LIMIT);
        if (limit instanceof PyInt n) {
            int frames = 0;
            for (PyTraceback t = traceback; t != null; t = t.next(ts)) {
                frames++;
            }
            long wanted = n.fitsLong() ? Math.max(0, n.longValue()) : n.bigValue().signum() < 0 ? 0 : frames;
            skip = (int) Math.max(0, frames - wanted);
        }
        StringBuilder out = new StringBuilder();
        String lastFile = null;
        String lastName = null;
        int lastLine = 0;
        int repeats = 0;
        for (PyTraceback t = traceback; t != null; t = t.next(ts)) {
            if (skip-- > 0) {
                continue;
            }
            PyCode code = t.frame().code();
            int line = t.line();
            if (!code.filename.equals(lastFile) || line != lastLine || !code.name.equals(lastName)) {
                appendRepeats(out, repeats);
                lastFile = code.filename;
                lastName = code.name;
                lastLine = line;
                repeats = 0;
            }
            if (++repeats <= SHOWN_REPEATS) {
                out.append(carets ? frame(source, t, code, line) : shortFrame(source, code, line));
            }
        }
        appendRepeats(out, repeats);
        return out.toString();
    }

    private static void appendRepeats(StringBuilder out, int repeats) {
        int more = repeats - SHOWN_REPEATS;
        if (more > 0) {
            out.append("  [Previous line repeated ").append(more).append(more > 1 ? " more times]\n" : " more time]\n");
        }
    }

    private static String shortFrame(SourceLines source, PyCode code, int line) {
        String text = source.line(code.filename, line);
        return FrameLines.format(
                new FrameLines.Place(code.filename, code.name, line, line, -1, -1), text == null ? null : new String[] {text});
    }

    private static String frame(SourceLines source, PyTraceback t, PyCode code, int line) {
        TracebackFrame frame = t.frame();
        int[] p = t.lasti() < 0 ? null : frame.position(t.lasti());
        boolean known = p != null && p[0] > 0;
        int first = known ? p[0] : line;
        int last = known && p[1] >= first ? p[1] : first;
        int column = known && p[1] >= first ? p[2] : -1;
        FrameLines.Place place = new FrameLines.Place(code.filename, code.name, first, last, column, known ? p[3] : -1);
        if (first <= 0) {
            return FrameLines.format(place, null);
        }
        String[] lines = new String[last - first + 1];
        for (int i = 0; i < lines.length; i++) {
            String l = source.line(code.filename, first + i);
            lines[i] = l != null ? l : frame.sourceLine(first + i);
        }
        return FrameLines.format(place, lines);
    }
}
