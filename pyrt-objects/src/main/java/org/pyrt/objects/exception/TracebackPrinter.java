package org.pyrt.objects.exception;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * Shows exceptions as CPython prints them on stderr when nobody catches them: traceback, causes and contexts, groups, notes. Never colours
 * the text. Source: CPython 3.14 Lib/traceback.py, TracebackException.
 *
 * <p>Runs the exceptions' {@code __str__}; what that raises is shown in its place, so nothing here raises a Python exception.
 */
public final class TracebackPrinter {

    private static final String HEADING = "Traceback (most recent call last):\n";
    private static final String CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n";
    private static final String CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n";
    private static final int MAX_WIDTH = 15;
    private static final int MAX_DEPTH = 10;

    private final ThreadState ts;
    private final SourceLines source;
    private final boolean carets;
    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean needsClose;

    private TracebackPrinter(ThreadState ts, ProgramSources program, boolean carets) {
        this.ts = ts;
        this.carets = carets;
        source = new SourceLines(program);
    }

    /** An exception and those to be shown before or inside it; all are kept alive by the one that is printed, which is held. */
    private static final class Node {

        @SuppressWarnings("UncountedField") // on the Java stack only, below a hold of the root
        final PyBaseException exception;

        Node cause;
        Node context;
        List<Node> members;

        Node(PyBaseException exception) {
            this.exception = exception;
        }
    }

    /** Writes what CPython shows of an uncaught exception; the caller holds it. */
    @CleanPoint
    public static void print(ThreadState ts, PyBaseException exception, Appendable out) throws IOException {
        out.append(format(ts, exception));
    }

    /** What CPython shows of an uncaught exception, which the caller holds. */
    @CleanPoint
    public static String format(ThreadState ts, PyBaseException exception) {
        return format(ts, exception, true);
    }

    /** The same without carets and with groups like other exceptions if {@code carets} is false, as CPython shows it when the module {@code traceback} fails. */
    @CleanPoint
    public static String format(ThreadState ts, PyBaseException exception, boolean carets) {
        TracebackPrinter printer = new TracebackPrinter(ts, ProgramSources.of(ts), carets);
        printer.format(printer.tree(exception));
        return printer.out.toString();
    }

    /** A traceback alone, with its heading and without carets. */
    public static String formatTraceback(ThreadState ts, PyTraceback traceback) {
        return HEADING + StackLines.formatShort(ts, new SourceLines(ProgramSources.of(ts)), traceback);
    }

    /**
     * What CPython shows of an exception that nobody could catch: {@code message} and the object it is about, as far as they are not null;
     * then the exception in short form, without carets, chain and notes. It may be null, and then only its type is shown. The caller holds all.
     */
    @CleanPoint
    public static String formatUnraisable(
            ThreadState ts, String message, PyObject object, PyType type, PyBaseException exception) {
        StringBuilder text = new StringBuilder();
        if (object != null) {
            text.append(message != null ? message : "Exception ignored in").append(": ");
            text.append(ExceptionLines.safeRepr(ts, object, "object")).append('\n');
        } else if (message != null) {
            text.append(message).append(":\n");
        }
        if (exception != null && exception.traceback() instanceof PyTraceback t) {
            text.append(HEADING).append(StackLines.formatShort(ts, new SourceLines(null), t));
        }
        text.append(ExceptionLines.typeName(ts, type));
        if (exception != null) {
            text.append(": ").append(ExceptionLines.safeStr(ts, exception, "exception"));
        }
        return text.append('\n').toString();
    }

    // ---- which exceptions ----

    private Node tree(PyBaseException root) {
        Set<PyBaseException> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(root);
        Node result = new Node(root);
        Deque<Node> open = new ArrayDeque<>();
        open.push(result);
        while (!open.isEmpty()) {
            Node n = open.pop();
            PyBaseException e = n.exception;
            PyBaseException cause = e.cause(ts);
            if (cause != null && seen.add(cause)) {
                n.cause = new Node(cause);
            }
            PyBaseException context = e.context(ts);
            if (context != null && n.cause == null && !e.suppressesContext() && seen.add(context)) {
                n.context = new Node(context);
            }
            if (e instanceof PyBaseExceptionGroup group) {
                PyTuple members = group.members();
                n.members = new ArrayList<>();
                for (int i = 0; i < members.size(); i++) {
                    PyBaseException member = (PyBaseException) members.get(i);
                    seen.add(member);
                    n.members.add(new Node(member));
                }
            }
            if (n.cause != null) {
                open.push(n.cause);
            }
            if (n.context != null) {
                open.push(n.context);
            }
            if (n.members != null) {
                for (Node member : n.members) {
                    open.push(member);
                }
            }
        }
        return result;
    }

    // ---- their text ----

    @CleanPoint
    private void format(Node root) {
        List<Node> chain = new ArrayList<>();
        for (Node n = root; n != null; n = n.cause != null ? n.cause : n.context) {
            chain.add(n);
        }
        for (int i = chain.size(); --i >= 0; ) {
            Node n = chain.get(i);
            if (i + 1 < chain.size()) {
                emit(n.cause != null ? CAUSE : CONTEXT, '|');
            }
            if (n.members == null || !carets) {
                formatOne(n, HEADING, '|');
            } else if (depth > MAX_DEPTH) {
                emit("... (max_group_depth is " + MAX_DEPTH + ")\n", '|');
            } else {
                formatGroup(n);
            }
        }
    }

    @CleanPoint
    private void formatOne(Node n, String header, char margin) {
        if (n.exception.traceback() instanceof PyTraceback t) {
            String stack = carets ? StackLines.format(ts, source, t) : StackLines.formatShort(ts, source, t);
            if (!stack.isEmpty()) {
                emit(header, margin);
                emit(stack, '|');
            }
        }
        emit(ExceptionLines.format(ts, n.exception), '|');
    }

    @CleanPoint
    private void formatGroup(Node n) {
        boolean top = depth == 0;
        if (top) {
            depth++;
        }
        formatOne(n, "Exception Group Traceback (most recent call last):\n", top ? '+' : '|');
        int count = n.members.size();
        int shown = count <= MAX_WIDTH ? count : MAX_WIDTH + 1;
        needsClose = false;
        for (int i = 0; i < shown; i++) {
            boolean last = i == shown - 1;
            needsClose |= last;
            boolean truncated = i >= MAX_WIDTH;
            indent();
            out.append(i == 0 ? "+-" : "  ").append("+---------------- ");
            out.append(truncated ? "..." : Integer.toString(i + 1)).append(" ----------------\n");
            depth++;
            if (truncated) {
                int rest = count - MAX_WIDTH;
                emit("and " + rest + " more exception" + (rest > 1 ? "s" : "") + "\n", '|');
            } else {
                format(n.members.get(i));
            }
            if (last && needsClose) {
                indent();
                out.append("+------------------------------------\n");
                needsClose = false;
            }
            depth--;
        }
        if (top) {
            depth = 0;
        }
    }

    private void indent() {
        out.repeat(' ', 2 * depth);
    }

    private void emit(String text, char margin) {
        TextLayout.indent(out, text, depth == 0 ? "" : " ".repeat(2 * depth) + margin + " ");
    }
}
