package org.pyrt.vm.modules.faulthandler;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;

/**
 * A Java thread that waits, and then writes what all Python threads are doing: {@code dump_traceback_later}. It becomes a thread of the interpreter only for
 * the writing. Ended by {@link #cancel}; guarded by its monitor.
 */
final class Watchdog implements Runnable {

    private final VirtualMachine vm;
    private final long nanos;
    private final String header;
    private final boolean repeat;
    private final int fd;
    private final boolean exit;
    private boolean cancelled;

    private Watchdog(VirtualMachine vm, long nanos, String header, boolean repeat, int fd, boolean exit) {
        this.vm = vm;
        this.nanos = nanos;
        this.header = header;
        this.repeat = repeat;
        this.fd = fd;
        this.exit = exit;
    }

    /** Starts one. */
    static Watchdog start(VirtualMachine vm, long nanos, String header, boolean repeat, int fd, boolean exit) {
        Watchdog w = new Watchdog(vm, nanos, header, repeat, fd, exit);
        Thread thread = new Thread(w, "faulthandler");
        thread.setDaemon(true);
        thread.start();
        return w;
    }

    /** Ends it; a dump that is being written is finished. */
    synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    /** Waits for the time; false if cancelled. */
    private synchronized boolean await() {
        long end = System.nanoTime() + nanos;
        for (long rest; !cancelled && (rest = end - System.nanoTime()) > 0; ) {
            try {
                wait(rest / 1_000_000, (int) (rest % 1_000_000));
            } catch (InterruptedException e) {
                cancelled = true;
            }
        }
        return !cancelled;
    }

    @Override
    public void run() {
        while (await()) {
            ThreadState ts = vm.attachCurrentThread();
            try {
                dump(ts);
            } finally {
                ts.exit();
            }
            if (exit) {
                Runtime.getRuntime().halt(1);
            }
            if (!repeat) {
                return;
            }
        }
    }

    @CleanPoint
    private void dump(ThreadState ts) {
        try {
            ThreadDump.write(ts, fd, header + ThreadDump.all(ts, null, ts));
        } catch (Raised e) {
            Errors.clear(ts);
        }
    }
}
