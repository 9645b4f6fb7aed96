package org.pyrt.refcount;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Threads of one registry whose failures reach the test. */
final class Threads {

    interface Body {
        void run(ThreadState ts) throws Exception;
    }

    final ThreadRegistry registry;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<Thread> started = new ArrayList<>();

    Threads(ThreadRegistry registry) {
        this.registry = registry;
    }

    /** Runs {@code body} in a thread of its own, attached meanwhile. */
    Thread start(Body body) {
        Thread t =
                new Thread(
                        () -> {
                            ThreadState ts = registry.attachCurrentThread();
                            try {
                                body.run(ts);
                            } catch (Throwable e) {
                                failure.compareAndSet(null, e);
                            } finally {
                                ts.exit();
                            }
                        });
        started.add(t);
        t.start();
        return t;
    }

    /** Waits for all threads started; throws what one of them threw. The caller is not attached. */
    void join() throws Exception {
        for (Thread t : started) {
            t.join();
        }
        started.clear();
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    static void poll(ThreadState ts) {
        if (ts.breaker() != 0) {
            ts.handleBreaker();
        }
    }

    static void blocking(ThreadState ts, Body body) throws Exception {
        ts.detach();
        try {
            body.run(ts);
        } finally {
            ts.attach();
        }
    }
}
