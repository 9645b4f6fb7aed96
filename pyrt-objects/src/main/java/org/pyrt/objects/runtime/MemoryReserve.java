package org.pyrt.objects.runtime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * Memory of the Java heap that is kept back for the time when it has run out: with it a program can handle the MemoryError, although all
 * that filled the heap still hangs on the error's traceback. CPython needs none, for what fails there is mostly a large block, and the small
 * ones that a handler needs are left. It is taken back once the error has died. One for the process, the first interpreter's. Any thread.
 */
public final class MemoryReserve {

    /** Bytes kept back, less where the heap is small: enough to write a traceback, module traceback included. */
    private static final int SIZE = 2 << 20;

    private static final int SMALLEST_SHARE = 32;

    /** Memory is scarce where less than this share of the heap is free: with more, it was one large object that had no place. */
    private static final int SCARCE_SHARE = 8;

    /** As many MemoryErrors as CPython has made beforehand. */
    private static final int SPARES = 16;

    /** So many exceptions are looked at that lead from the one being handled to others; a program may have made a circle of them. */
    private static final int MOST_CONTEXTS = 100;

    private final int size = (int) Math.min(SIZE, Runtime.getRuntime().maxMemory() / SMALLEST_SHARE);
    private volatile byte[] kept;
    private volatile boolean due;

    /** So many bytes are asked for to learn whether there is room for an error and its traceback: each object refused costs two collections of the host. */
    private static final int PROBE = 1 << 16;

    private volatile byte[] probe;

    /** There was no room. Until a MemoryError has died. */
    private volatile boolean exhausted;

    /** MemoryErrors without arguments and traceback, each counted once: for when there is no memory for a new one. Guarded by this object. */
    @Slot private final PyBaseException[] spares = new PyBaseException[SPARES];

    /** How many there are. Written under this object's monitor. */
    private volatile int spareCount;

    MemoryReserve() {}

    /** The reserve of the thread's process. */
    public static MemoryReserve of(ThreadState ts) {
        return Interpreter.of(ts).main().reserve;
    }

    /** Keeps memory back from now on. Of the first interpreter's, when it boots. */
    public void keep(ThreadState ts) {
        kept = new byte[size];
        fill(ts);
    }

    /**
     * Raises MemoryError where the host has thrown an OutOfMemoryError. The reserve goes to the heap, unless that has other memory. Where it is gone already, or the
     * host has put it where no new object goes, less is kept alive: the MemoryErrors being handled lose their tracebacks, and with those what their frames hold;
     * and the new error may be one made beforehand, without a context.
     *
     * @throws OutOfMemoryError where none of those is left either
     */
    public Raised raise(ThreadState ts, OutOfMemoryError error) {
        due = false;
        if (isScarce()) {
            if (kept == null) {
                forgetTracebacks(ts);
            } else {
                kept = null;
                // At once, for a collection that an allocation starts would fail again where the host finds that it spends its time on nothing else.
                System.gc();
            }
            exhausted = !hasRoom();
        }
        if (!exhausted) {
            try {
                return Errors.raise(ts, ExceptionTypes.MEMORY_ERROR);
            } catch (OutOfMemoryError e) {
                exhausted = true;
            }
        }
        return raiseSpare(ts, error);
    }

    /** Whether an exception shall do without a traceback, since there is no room for one. */
    public boolean isExhausted() {
        return exhausted;
    }

    private boolean hasRoom() {
        try {
            probe = new byte[PROBE];
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        } finally {
            probe = null;
        }
    }

    private static void forgetTracebacks(ThreadState ts) {
        PyBaseException e = (PyBaseException) ts.handled;
        for (int i = 0; i < MOST_CONTEXTS && e != null; i++) {
            if (e.type() == ExceptionTypes.MEMORY_ERROR) {
                e.setTraceback(ts, null);
            }
            e = e.context(ts);
        }
    }

    private synchronized Raised raiseSpare(ThreadState ts, OutOfMemoryError error) {
        if (spareCount == 0) {
            throw error;
        }
        PyBaseException spare = spares[--spareCount];
        spares[spareCount] = null;
        PyObject old = ts.raised;
        ts.raised = spare;
        Refs.decref(ts, old);
        return Errors.again(ts);
    }

    private synchronized void fill(ThreadState ts) {
        while (spareCount < SPARES) {
            PyBaseException spare = ExceptionTypes.make(ts, ExceptionTypes.MEMORY_ERROR, PyTuple.EMPTY);
            Refs.incref(ts, spare);
            spares[spareCount++] = spare;
        }
    }

    private static boolean isScarce() {
        Runtime host = Runtime.getRuntime();
        return host.maxMemory() - host.totalMemory() + host.freeMemory() < host.maxMemory() / SCARCE_SHARE;
    }

    /** A MemoryError has died: what was given of the reserve is to be taken back, and a collection is requested to make room. */
    public void errorDied(ThreadState ts) {
        exhausted = false;
        if (kept == null || spareCount < SPARES) {
            due = true;
            ts.requestCollection();
        }
    }

    /** After a collection: takes the reserve back where that is due and the heap has room. */
    public void renew(ThreadState ts) {
        if (due) {
            due = false;
            try {
                if (kept == null) {
                    kept = new byte[size];
                }
                fill(ts);
            } catch (OutOfMemoryError e) {
                // The program has kept what filled the heap. Its next error dies, too.
                return;
            }
        }
    }
}
