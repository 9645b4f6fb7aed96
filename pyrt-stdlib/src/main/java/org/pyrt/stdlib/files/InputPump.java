package org.pyrt.stdlib.files;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.pyrt.refcount.EvalBreaker;
import org.pyrt.refcount.ThreadState;

/**
 * Reads standard input on a thread of its own while the main thread waits for it, so that a signal can end the wait: the host's reads cannot be
 * interrupted. What was read after the wait was given up is there for the next reader. Only where nothing is available at once a thread is started.
 *
 * <p>Its monitor guards the fields; it is not held while anything blocks.
 */
final class InputPump {

    private static final int SIZE = 65536;

    private final FileInputStream in;

    /** Whether a thread reads. */
    private boolean reading;

    /** Who waits for it, or null. */
    private Thread waiter;

    /** What it read: from {@code from} to {@code to}; nothing if equal. */
    private byte[] bytes;

    private int from;
    private int to;

    /** Whether it came to the end, which the next reader is told once. */
    private boolean atEnd;

    private IOException failure;

    InputPump(FileInputStream in) {
        this.in = in;
    }

    /** Whether nobody reads and nothing was left: the stream may be read directly. */
    synchronized boolean isIdle() {
        return !reading && from == to && !atEnd && failure == null;
    }

    /** Reads as {@link OpenFile#read}, or as {@link OpenFile#readUnlessSignalled}. */
    int read(ThreadState ts, byte[] into, int offset, int length, boolean interruptible) throws IOException {
        if (isIdle() && in.available() > 0) {
            return in.read(into, offset, length);
        }
        while (true) {
            synchronized (this) {
                if (from < to) {
                    int n = Math.min(length, to - from);
                    System.arraycopy(bytes, from, into, offset, n);
                    from += n;
                    return n;
                }
                if (failure != null) {
                    IOException e = failure;
                    failure = null;
                    throw e;
                }
                if (atEnd) {
                    atEnd = false;
                    return OpenFile.END;
                }
                waiter = Thread.currentThread();
                if (!reading) {
                    reading = true;
                    Thread thread = new Thread(null, this::pump, "standard input");
                    thread.setDaemon(true);
                    thread.start();
                }
            }
            if (interruptible && (ts.breaker() & EvalBreaker.SIGNAL) != 0) {
                return OpenFile.SIGNALLED;
            }
            LockSupport.park(this);
        }
    }

    private void pump() {
        byte[] buffer = new byte[SIZE];
        int n = 0;
        IOException error = null;
        try {
            n = in.read(buffer);
        } catch (IOException e) {
            error = e;
        }
        synchronized (this) {
            reading = false;
            bytes = buffer;
            from = 0;
            to = Math.max(n, 0);
            atEnd = n < 0;
            failure = error;
            LockSupport.unpark(waiter);
        }
    }
}
