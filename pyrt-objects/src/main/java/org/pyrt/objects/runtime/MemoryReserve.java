package org.pyrt.objects.runtime;

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

    private final int size = (int) Math.min(SIZE, Runtime.getRuntime().maxMemory() / SMALLEST_SHARE);
    private volatile byte[] kept;
    private volatile boolean due;

    MemoryReserve() {}

    /** The reserve of the thread's process. */
    public static MemoryReserve of(ThreadState ts) {
        return Interpreter.of(ts).main().reserve;
    }

    /** Keeps memory back from now on. Of the first interpreter's, when it boots. */
    public void keep() {
        kept = new byte[size];
    }

    /**
     * A MemoryError is about to be raised: gives the reserve to the heap, unless that has other memory. The host collects at once, for a collection
     * that an allocation starts would fail again where the host finds that it spends its time on nothing else.
     */
    public void release() {
        due = false;
        if (kept != null && isScarce()) {
            kept = null;
            System.gc();
        }
    }

    private static boolean isScarce() {
        Runtime host = Runtime.getRuntime();
        return host.maxMemory() - host.totalMemory() + host.freeMemory() < host.maxMemory() / SCARCE_SHARE;
    }

    /** A MemoryError has died: where the reserve was given, it is to be taken back, and a collection is requested to make room. */
    public void errorDied(ThreadState ts) {
        if (kept == null) {
            due = true;
            ts.requestCollection();
        }
    }

    /** After a collection: takes the reserve back where that is due and the heap has room. */
    public void renew() {
        if (due) {
            due = false;
            try {
                kept = new byte[size];
            } catch (OutOfMemoryError e) {
                // The program has kept what filled the heap. Its next error dies, too.
                kept = null;
            }
        }
    }
}
