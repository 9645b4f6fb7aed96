package org.pyrt.stdlib.select;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.RuntimeHooks;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;

/** poll(2), with time limits that signals do not prolong. Stateless. */
public final class Poller {

    static final int POLLIN = 1;
    static final int POLLPRI = 2;
    static final int POLLOUT = 4;
    static final int POLLERR = 8;
    static final int POLLHUP = 16;
    static final int POLLNVAL = 32;

    private static final int EINTR = 4;
    private static final long MILLION = 1_000_000L;

    private Poller() {}

    /**
     * Waits until one of the files is ready, at most so many ns, for ever if negative; how many are. What each is ready for is put into {@code ready}. Serves signals while
     * it waits; handlers may raise.
     */
    @CleanPoint
    public static int poll(ThreadState ts, int[] files, int[] events, int[] ready, int count, long nanos) {
        RuntimeHooks hooks = Interpreter.of(ts).hooks;
        LibC libc = LibC.of(ts);
        int wake = nanos == 0 ? -1 : hooks.wakeDescriptor(ts);
        int all = wake < 0 ? count : count + 1;
        long deadline = System.nanoTime() + nanos;
        long mark = libc.mark();
        try {
            MemorySegment s = libc.allocate(8L * Math.max(all, 1));
            for (int i = 0; i < count; i++) {
                s.set(ValueLayout.JAVA_INT, 8L * i, files[i]);
                s.set(ValueLayout.JAVA_SHORT, 8L * i + 4, (short) events[i]);
            }
            if (wake >= 0) {
                s.set(ValueLayout.JAVA_INT, 8L * count, wake);
                s.set(ValueLayout.JAVA_SHORT, 8L * count + 4, (short) POLLIN);
            }
            while (true) {
                long left = nanos < 0 ? -1 : Math.max(deadline - System.nanoTime(), 0);
                int millis = left < 0 ? -1 : (int) Math.min((left + MILLION - 1) / MILLION, Integer.MAX_VALUE);
                int n;
                ts.detach();
                try {
                    n = libc.callInt("poll", s.address(), all, millis);
                } finally {
                    ts.attach();
                }
                if (n < 0 && n != -EINTR) {
                    throw SystemErrors.raise(ts, -n, null);
                }
                boolean signalled = wake >= 0 && n > 0 && s.get(ValueLayout.JAVA_SHORT, 8L * count + 6) != 0;
                int found = n - (signalled ? 1 : 0);
                if (found > 0 || n == 0 && nanos >= 0) {
                    for (int i = 0; i < count; i++) {
                        ready[i] = s.get(ValueLayout.JAVA_SHORT, 8L * i + 6) & 0xffff;
                    }
                    // A signal that came together with it is served before the call returns.
                    hooks.poll(ts);
                    return Math.max(found, 0);
                }
                hooks.poll(ts);
            }
        } finally {
            libc.reset(mark);
        }
    }
}
