package org.pyrt.refcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The GIL: one thread at a time, switches that waiters ask for, pauses of the world. */
@Timeout(60)
class GilTest {

    private final ThreadRegistry registry = new ThreadRegistry(true);
    private final Threads threads = new Threads(registry);
    private int plain;

    @Test
    void gil_ofARegistryMadeWithout_isNone() {
        assertFalse(new ThreadRegistry().hasGil());
        assertTrue(registry.hasGil());
    }

    /** Forbidden: two threads between the same polls, which would lose increments of a plain field. */
    @Test
    void attached_threadsThatPoll_areAloneBetweenPolls() throws Exception {
        registry.setSwitchInterval(1_000);
        int count = 200_000;
        for (int i = 0; i < 4; i++) {
            threads.start(
                    ts -> {
                        for (int n = 0; n < count; n++) {
                            plain++;
                            Threads.poll(ts);
                        }
                    });
        }
        threads.join();
        assertEquals(4 * count, plain);
    }

    /** Forbidden: a thread that never blocks keeps all others from running. */
    @Test
    void gil_heldByAThreadThatOnlyPolls_isHandedOver() throws Exception {
        AtomicInteger finished = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            threads.start(
                    ts -> {
                        finished.incrementAndGet();
                        while (finished.get() < 3) {
                            Threads.poll(ts);
                        }
                    });
        }
        threads.join();
        assertEquals(3, finished.get());
    }

    /** Forbidden: a stop of the world that waits for a thread that waits for the GIL. */
    @Test
    void stopTheWorld_whileOthersWantTheGil_letsThemGoOn() throws Exception {
        registry.setSwitchInterval(1_000);
        for (int i = 0; i < 4; i++) {
            threads.start(
                    ts -> {
                        for (int n = 0; n < 300; n++) {
                            registry.stopTheWorld(ts);
                            try {
                                plain++;
                            } finally {
                                registry.startTheWorld(ts);
                            }
                            Threads.poll(ts);
                            if (n % 16 == 0) {
                                Threads.blocking(ts, t -> Thread.sleep(0, 100));
                            }
                        }
                    });
        }
        threads.join();
        assertEquals(1200, plain);
    }
}
