package org.pyrt.vm.modules.tracemalloc;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.Frame;

/** Where an object was made: file and line of the innermost Python frames, and how many frames there were. Immutable; equal ones are one in a {@link Tracer}. */
final class Traceback {

    private static final int MOST_FRAMES_COUNTED = 0xffff;
    private static final Traceback UNKNOWN = new Traceback(new String[] {"<unknown>"}, new int[] {0}, 1);

    private final String[] files;
    private final int[] lines;
    private final int total;
    private final int hash;

    private Traceback(String[] files, int[] lines, int total) {
        this.files = files;
        this.lines = lines;
        this.total = total;
        hash = 31 * (31 * Arrays.hashCode(files) + Arrays.hashCode(lines)) + total;
    }

    /** Where the calling thread is, told by at most {@code limit} frames. */
    static Traceback of(ThreadState ts, int limit) {
        Frame innermost = started((Frame) ts.frame);
        int total = 0;
        for (Frame f = innermost; f != null && total < MOST_FRAMES_COUNTED; f = f.back) {
            total++;
        }
        if (total == 0) {
            return UNKNOWN;
        }
        int n = Math.min(limit, total);
        String[] files = new String[n];
        int[] lines = new int[n];
        Frame f = innermost;
        for (int i = 0; i < n; i++, f = f.back) {
            files[i] = f.code.filename;
            lines[i] = Math.max(f.code.positions.line(Math.max(f.pc - 1, 0)), 0);
        }
        return new Traceback(files, lines, total);
    }

    /** The innermost frame that runs code of the programmer's: what a call needs before that, cells for one, is made on behalf of its caller. */
    private static Frame started(Frame innermost) {
        Frame f = innermost;
        while (f != null && f.pc <= f.code.firstTraceable()) {
            f = f.back;
        }
        return f;
    }

    /** How many frames there were, of which the innermost are told. */
    int total() {
        return total;
    }

    /** Bytes that it takes on the host's heap, names of files aside. */
    long bytes() {
        return 64L + 8L * files.length;
    }

    /** A tuple of pairs of file name and line, the innermost first; floating. */
    PyTuple frames(ThreadState ts) {
        PyObject[] frames = new PyObject[files.length];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = PyTuple.of(ts, PyStr.of(files[i]), PyInt.of(lines[i]));
        }
        return PyTuple.of(ts, frames);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Traceback t && t.hash == hash && t.total == total && Arrays.equals(t.lines, lines) && Arrays.equals(t.files, files);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
