package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeNames;
import org.pyrt.refcount.ThreadState;

/**
 * The lines that name an exception at the end of a traceback: for a syntax error also the source, then the text and the notes. Source: CPython
 * 3.14 Lib/traceback.py, TracebackException.format_exception_only.
 */
final class ExceptionLines {

    private static final PyStr NOTES = PyStr.interned("__notes__");

    private ExceptionLines() {}

    /** The lines; the exception is held by the caller. Never raises. */
    @CleanPoint
    static String format(ThreadState ts, PyBaseException e) {
        StringBuilder out = new StringBuilder();
        String name = typeName(ts, e.type());
        if (e instanceof PySyntaxError s) {
            appendSyntaxError(ts, out, s, name);
        } else {
            String text = safeStr(ts, e, "exception") + NameSuggestions.suffix(ts, e);
            out.append(name);
            if (!text.isEmpty()) {
                out.append(": ").append(text);
            }
            out.append('\n');
        }
        appendNotes(ts, out, e);
        return out.toString();
    }

    /** The type's name with its module, unless that is builtins or __main__. */
    static String typeName(ThreadState ts, PyType type) {
        PyObject module;
        try {
            module = TypeNames.module(ts, type);
        } catch (Raised r) {
            Errors.clear(ts);
            module = null;
        }
        if (!(module instanceof PyStr m)) {
            return "<unknown>." + type.qualname();
        }
        String name = m.toString();
        return name.equals("builtins") || name.equals("__main__") ? type.qualname().toString() : name + "." + type.qualname();
    }

    /** {@code str(o)}, or a text that says that this failed. */
    @CleanPoint
    static String safeStr(ThreadState ts, @Floating PyObject o, String what) {
        try {
            return Representation.str(ts, o).toString();
        } catch (Raised r) {
            Errors.clear(ts);
            return "<" + what + " str() failed>";
        }
    }

    /** {@code repr(o)}, or a text that says that this failed. */
    @CleanPoint
    static String safeRepr(ThreadState ts, PyObject o, String what) {
        try {
            return Representation.repr(ts, o).toString();
        } catch (Raised r) {
            Errors.clear(ts);
            return "<" + what + " repr() failed>";
        }
    }

    @CleanPoint
    private static void appendNotes(ThreadState ts, StringBuilder out, PyBaseException e) {
        PyObject notes;
        try {
            notes = Attributes.find(ts, e, NOTES);
        } catch (Raised r) {
            PyBaseException error = Errors.take(ts);
            try (var held = ts.hold(error)) {
                out.append("Ignored error getting __notes__: ").append(safeRepr(ts, error, "__notes__")).append('\n');
            }
            return;
        }
        if (notes == null || notes == PyNone.NONE) {
            return;
        }
        try (var held = ts.hold(notes)) {
            if (!(notes instanceof PyList) && !(notes instanceof PyTuple)) {
                out.append(safeRepr(ts, notes, "__notes__")).append('\n');
                return;
            }
            PyTuple all = Iteration.toTuple(ts, notes);
            try (var heldAll = ts.hold(all)) {
                for (int i = 0; i < all.size(); i++) {
                    out.append(safeStr(ts, all.get(i), "note")).append('\n');
                }
            }
        }
    }

    // ---- syntax errors ----

    @CleanPoint
    private static void appendSyntaxError(ThreadState ts, StringBuilder out, PySyntaxError e, String name) {
        String suffix = "";
        if (e.lineno(ts) != PyNone.NONE) {
            String shown = isTrue(ts, e.filename(ts)) ? safeStr(ts, e.filename(ts), "filename") : "<string>";
            out.append("  File \"").append(shown).append("\", line ").append(safeStr(ts, e.lineno(ts), "lineno")).append('\n');
        } else if (e.filename(ts) != PyNone.NONE) {
            suffix = " (" + safeStr(ts, e.filename(ts), "filename") + ")";
        }
        if (e.text(ts) instanceof PyStr text) {
            appendSource(ts, out, e, text.toString());
        }
        String shown = isTrue(ts, e.msg(ts)) ? safeStr(ts, e.msg(ts), "exception") : "<no detail available>";
        out.append(name).append(": ").append(shown).append(suffix).append('\n');
    }

    @CleanPoint
    private static boolean isTrue(ThreadState ts, @Floating PyObject o) {
        try (var held = ts.hold(o)) {
            return Comparison.isTrue(ts, o);
        } catch (Raised r) {
            Errors.clear(ts);
            return false;
        }
    }

    private static void appendSource(ThreadState ts, StringBuilder out, PySyntaxError e, String text) {
        int to = text.length();
        while (to > 0 && text.charAt(to - 1) == '\n') {
            to--;
        }
        String whole = text.substring(0, to);
        int from = 0;
        while (from < to && (whole.charAt(from) == ' ' || whole.charAt(from) == '\n' || whole.charAt(from) == '\f')) {
            from++;
        }
        String shown = whole.substring(from);
        PyObject given = e.offset(ts);
        if (given == PyNone.NONE) {
            out.append("    ").append(shown).append('\n');
            return;
        }
        if (!(given instanceof PyInt)) {
            return;
        }
        int length = whole.codePointCount(0, whole.length());
        int textLength = text.codePointCount(0, text.length());
        int offset = clip(given);
        int end = length + 1;
        PyObject first = e.lineno(ts);
        PyObject last = e.endLineno(ts);
        if (first == last || first instanceof PyInt a && last instanceof PyInt b && a.bigValue().equals(b.bigValue())) {
            PyObject givenEnd = e.endOffset(ts);
            end = givenEnd instanceof PyInt && clip(givenEnd) != 0 ? clip(givenEnd) : offset;
        }
        if (textLength > 0 && offset > textLength) {
            offset = length + 1;
        }
        if (textLength > 0 && end > textLength) {
            end = length + 1;
        }
        if (offset >= end || end < 0) {
            end = offset + 1;
        }
        int column = offset - 1 - from;
        out.append("    ").append(shown).append('\n');
        if (column < 0) {
            return;
        }
        int[] points = shown.codePoints().toArray();
        out.append("    ");
        for (int i = 0; i < column && i < points.length; i++) {
            out.appendCodePoint(Character.isWhitespace(points[i]) ? points[i] : ' ');
        }
        out.repeat('^', end - offset).append('\n');
    }

    private static int clip(PyObject o) {
        long v = ((PyInt) o).longValue();
        return (int) Math.max(Integer.MIN_VALUE / 2, Math.min(Integer.MAX_VALUE / 2, v));
    }
}
