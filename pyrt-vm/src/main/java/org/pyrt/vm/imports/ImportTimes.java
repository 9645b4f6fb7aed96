package org.pyrt.vm.imports;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/**
 * Tells on standard error how long imports take ({@code -X importtime}). Several threads that import at once disturb each other's figures, as in CPython.
 * Source: CPython 3.14 Python/import.c.
 */
final class ImportTimes {

    private final boolean all;
    private boolean begun;
    private int level;
    private long inner;

    /** {@code all}: those of modules that are there already too. */
    ImportTimes(boolean all) {
        this.all = all;
    }

    /** What loads a module. */
    interface Load {
        /** Loads the module; floating. */
        @CleanPoint
        PyObject load(ThreadState ts, PyStr name);
    }

    /** Loads a module and tells the time. */
    @CleanPoint
    PyObject measure(ThreadState ts, PyStr name, Load load) {
        long outside = begin();
        long start = System.nanoTime();
        try {
            return load.load(ts, name);
        } finally {
            end(name, outside, System.nanoTime() - start);
        }
    }

    private synchronized long begin() {
        if (!begun) {
            begun = true;
            System.err.println("import time: self [us] | cumulative | imported package");
        }
        level++;
        long outside = inner;
        inner = 0;
        return outside;
    }

    private synchronized void end(PyStr name, long outside, long nanos) {
        level--;
        line(column((nanos - inner) / 1000, 9), column(nanos / 1000, 10), name);
        inner = outside + nanos;
    }

    /** Tells of a module that was there. */
    synchronized void found(PyStr name) {
        if (all) {
            line("cached   ", "cached    ", name);
        }
    }

    private void line(String own, String whole, PyStr name) {
        System.err.println("import time: " + own + " | " + whole + " | " + "  ".repeat(level) + name);
    }

    private static String column(long micros, int width) {
        String digits = Long.toString(micros);
        return " ".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
