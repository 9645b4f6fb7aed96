package org.pyrt.refcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pyrt.api.PyObject;

/** What a tracer is told: objects made and dead, by which thread, while it is set. */
class TracingTest {

    private ThreadState ts;
    private final List<PyObject> made = new CopyOnWriteArrayList<>();
    private final List<PyObject> died = new CopyOnWriteArrayList<>();
    private final List<ThreadState> makers = new CopyOnWriteArrayList<>();

    private final AllocationTracer tracer =
            new AllocationTracer() {
                @Override
                public void made(ThreadState maker, PyObject object) {
                    made.add(object);
                    makers.add(maker);
                }

                @Override
                public void died(ThreadState where, Counted object) {
                    died.add(object);
                }
            };

    @BeforeEach
    void attach() {
        ts = new ThreadRegistry().attachCurrentThread();
    }

    @AfterEach
    void exit() {
        Tracing.set(ts, null);
        ts.exit();
    }

    private void kill(Node n) {
        Refs.hold(ts, n);
        Refs.release(ts, n);
        ts.drain();
    }

    @Test
    void set_tracer_tellsOfWhatIsMadeAndDiesFromThenOn() {
        Node before = new Node(ts, "before", 0);
        Tracing.set(ts, tracer);
        Node n = new Node(ts, "n", 0);
        Node kept = new Node(ts, "kept", 0);
        kill(n);
        kill(before);
        assertEquals(List.of(n, kept), made);
        assertEquals(List.of(n, before), died);
        Tracing.set(ts, null);
        kill(new Node(ts, "after", 0));
        assertEquals(2, made.size());
        assertEquals(2, died.size());
    }

    @Test
    void set_tracer_tellsOfThreadsThatAttachLater() throws InterruptedException {
        Tracing.set(ts, tracer);
        List<ThreadState> other = new ArrayList<>();
        Thread thread =
                new Thread(
                        () -> {
                            ThreadState mine = ts.registry.attachCurrentThread();
                            other.add(mine);
                            new Node(mine, "of the other", 0);
                            Tracing.made(new Node(mine, "a value", 0));
                            mine.exit();
                        });
        thread.start();
        ts.detach();
        thread.join();
        ts.attach();
        assertEquals(List.of(other.get(0), other.get(0), other.get(0)), makers);
    }

    @Test
    void suspendTracing_ofThisThread_tellsNothingUntilResumed() {
        Tracing.set(ts, tracer);
        AllocationTracer suspended = ts.suspendTracing();
        new Node(ts, "untold", 0);
        ts.resumeTracing(suspended);
        Node told = new Node(ts, "told", 0);
        assertEquals(List.of(told), made);
    }

    @Test
    void seesValues_whileARegistryTraces_isTrue() {
        assertFalse(Tracing.seesValues());
        Tracing.set(ts, tracer);
        assertTrue(Tracing.seesValues());
        Tracing.set(ts, null);
        assertFalse(Tracing.seesValues());
    }
}
