package org.pyrt.alloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The races of the list of foreign frees. Two threads go through the same pages in the same order, each doing its part of the race in every page; that is
 * repeated from a fresh start many times.
 *
 * <table>
 * <caption>Outcomes that must not be</caption>
 * <tr><th>hazard</th><th>forbidden</th></tr>
 * <tr><td>two threads push</td><td>a block missing from the list; two tokens, or none</td></tr>
 * <tr><td>one pushes, the owner takes</td><td>a block taken twice, or neither taken nor in the list; a list with blocks and no token</td></tr>
 * <tr><td>one pushes, the owner takes with the token</td><td>the same; two tokens at once</td></tr>
 * <tr><td>two free the same block</td><td>both are believed</td></tr>
 * <tr><td>one frees, the heap changes hands</td><td>a token that stays with the closed heap</td></tr>
 * </table>
 */
@Timeout(120)
class ForeignFreesRaceTest {

    private static final int ROUNDS = 400;
    private static final int PAGES = 60;
    private static final int BLOCKS = 4;

    private final PagePool pool = new PagePool();
    private final List<Page> pages = new ArrayList<>();

    ForeignFreesRaceTest() {
        for (int i = 0; i < PAGES; i++) {
            pages.add(pool.newPage(SizeClasses.of(8_192)));
        }
    }

    @AfterEach
    void close() {
        pool.run();
    }

    private static boolean free(Page page, int block) {
        assertTrue(ForeignFrees.claim(page.link, block, Page.LIVE, Page.END));
        return page.push(page.link, block);
    }

    private static int freeTwo(Page page, int first) {
        return (free(page, first) ? 1 : 0) + (free(page, first + 1) ? 1 : 0);
    }

    private static int count(Page page, int first) {
        int count = 0;
        for (int i = first; i >= 0; i = page.link[i]) {
            count++;
            assertTrue(count <= BLOCKS, "a list without end");
        }
        return count;
    }

    private interface Action {
        int run(Page page);
    }

    private interface Verdict {
        void judge(Page page, int first, int second);
    }

    /** Runs the two at once in all pages, again and again; each time the verdict over what they returned. */
    private void race(Action one, Action two, Verdict verdict) throws Exception {
        int[] theirs = new int[PAGES];
        int[] mine = new int[PAGES];
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CyclicBarrier barrier = new CyclicBarrier(2);
        Thread other =
                new Thread(
                        () -> {
                            try {
                                for (int round = 0; round < ROUNDS; round++) {
                                    barrier.await();
                                    run(two, theirs);
                                    barrier.await();
                                }
                            } catch (Throwable e) {
                                failure.compareAndSet(null, e);
                                barrier.reset();
                            }
                        });
        other.start();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                for (Page page : pages) {
                    page.takeWithToken();
                    for (int i = 0; i < BLOCKS; i++) {
                        page.link[i] = Page.LIVE;
                    }
                }
                barrier.await();
                run(one, mine);
                barrier.await();
                for (int i = 0; i < PAGES; i++) {
                    verdict.judge(pages.get(i), mine[i], theirs[i]);
                }
            }
        } finally {
            other.interrupt();
            other.join();
            if (failure.get() != null && !(failure.get() instanceof InterruptedException)) {
                throw new AssertionError(failure.get());
            }
        }
    }

    private void run(Action action, int[] results) {
        for (int i = 0; i < PAGES; i++) {
            results[i] = action.run(pages.get(i));
        }
    }

    @Test
    void pushes_byTwoThreads_loseNoBlockAndGiveOneToken() throws Exception {
        race(
                page -> freeTwo(page, 0),
                page -> freeTwo(page, 2),
                (page, mine, others) -> {
                    assertEquals(1, mine + others, "tokens");
                    assertTrue(page.isNotified());
                    assertEquals(BLOCKS, count(page, page.takeWithToken()));
                    assertFalse(page.isNotified());
                });
    }

    @Test
    void push_whileTheOwnerTakes_isFoundOnce() throws Exception {
        race(
                page -> count(page, page.take()) + count(page, page.take()),
                page -> freeTwo(page, 0),
                (page, taken, tokens) -> {
                    assertEquals(1, tokens);
                    assertTrue(page.isNotified(), "a token lost");
                    assertEquals(2, taken + count(page, page.takeWithToken()));
                });
    }

    @Test
    void push_whileTheTokenIsReturned_isFoundOnceAndHasAToken() throws Exception {
        race(
                page -> count(page, page.takeWithToken()),
                page -> freeTwo(page, 0),
                (page, taken, tokens) -> {
                    int rest = count(page, page.peek());
                    assertEquals(2, taken + rest);
                    assertEquals(rest > 0, page.isNotified(), "blocks without a token, or a token without blocks");
                    assertEquals(taken == 1 ? 2 : 1, tokens, "tokens; taken: " + taken);
                });
    }

    @Test
    void claims_ofOneBlock_succeedOnce() throws Exception {
        race(
                page -> ForeignFrees.claim(page.link, 1, Page.LIVE, Page.END) ? 1 : 0,
                page -> ForeignFrees.claim(page.link, 1, Page.LIVE, Page.END) ? 1 : 0,
                (page, mine, others) -> assertEquals(1, mine + others));
    }

    @Test
    void notice_whileTheHeapCloses_reachesTheNextOwner() throws Exception {
        Heaps heaps = new Heaps(pool);
        for (Page page : pages) {
            renew(page, heaps);
        }
        race(
                page -> {
                    Heap old = page.heap;
                    page.heap = heaps.abandoned;
                    old.close();
                    return 0;
                },
                page -> {
                    if (free(page, 0)) {
                        Heap.notice(page);
                    }
                    return 0;
                },
                (page, mine, others) -> {
                    synchronized (pool) {
                        heaps.abandoned.drain();
                    }
                    assertEquals(1, page.given, "the freed block did not arrive");
                    assertFalse(page.isNotified());
                    heaps.abandoned.unlink(page);
                    page.refill();
                    renew(page, heaps);
                });
    }

    /** A full page of eight blocks of a heap to itself. */
    private void renew(Page page, Heaps heaps) {
        page.heap = new Heap(pool, heaps, null);
        page.free = Page.END;
        page.taken = 8;
        page.given = 0;
        page.watch = Page.FULL;
    }
}
