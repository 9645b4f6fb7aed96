package org.pyrt.refcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pyrt.api.PyObject;

/** Pending deaths of one thread: order, second looks, finalizers, resurrection. */
class DeathsTest {

    private ThreadState ts;
    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void attach() {
        ts = new ThreadRegistry().attachCurrentThread();
    }

    @AfterEach
    void exit() {
        ts.exit();
    }

    private Node node(String name, Node... children) {
        Node n = new Node(ts, name, children);
        n.onDeath = (t, self) -> log.add(self.name);
        return n;
    }

    private void kill(Node n) {
        Refs.hold(ts, n);
        Refs.release(ts, n);
        ts.drain();
    }

    @Test
    void release_lastHold_diesAtDrain() {
        Node n = node("n");
        Refs.hold(ts, n);
        Refs.release(ts, n);
        assertEquals(0, n.deaths);
        assertEquals(1, ts.pendingSize);
        ts.drain();
        assertEquals(1, n.deaths);
        assertEquals(0, ts.pendingSize);
        assertTrue(Refs.isDead(n));
    }

    @Test
    void clearAll_largeArray_diesInPiecesInOrder() {
        int size = 3 * LateSlots.PIECE + 5;
        PyObject[] array = new PyObject[size];
        List<String> expected = new ArrayList<>();
        int[] most = {0};
        for (int i = 0; i < size; i++) {
            Node n = node(i + "", node(i + "a"));
            n.onDeath =
                    (t, self) -> {
                        log.add(self.name);
                        most[0] = Math.max(most[0], t.pendingSize);
                    };
            Slots.init(ts, array, i, n);
            expected.add(i + "");
            expected.add(i + "a");
        }
        Slots.clearAll(ts, array);
        ts.drain();
        assertEquals(expected, log);
        assertTrue(most[0] <= LateSlots.PIECE + 2, most[0] + " pending");
    }

    @Test
    void clearBackwards_largeArray_diesInPiecesLastFirst() {
        int size = 2 * LateSlots.PIECE + 5;
        PyObject[] array = new PyObject[size];
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Slots.init(ts, array, i, node(i + ""));
            expected.add(0, i + "");
        }
        Slots.clearBackwards(ts, array, size);
        ts.drain();
        assertEquals(expected, log);
    }

    @Test
    void drain_tree_childrenDieInSlotOrderEachWhole() {
        Node root = node("root", node("a", node("a1", node("a11")), node("a2")), node("b", node("b1")), node("c"));
        kill(root);
        assertEquals(List.of("root", "a", "a1", "a11", "a2", "b", "b1", "c"), log);
    }

    @Test
    void drain_severalPended_dieInOrderOfTheirDrops() {
        Node[] nodes = {node("x", node("x1")), node("y"), node("z")};
        for (Node n : nodes) {
            Refs.hold(ts, n);
        }
        for (Node n : nodes) {
            Refs.release(ts, n);
        }
        ts.drain();
        assertEquals(List.of("x", "x1", "y", "z"), log);
    }

    @Test
    void drain_chainOfAMillion_doesNotRecurse() {
        int[] dead = {0};
        Node head = null;
        for (int i = 0; i < 1_000_000; i++) {
            Node n = head == null ? new Node(ts, "n") : new Node(ts, "n", head);
            n.onDeath = (t, self) -> dead[0]++;
            head = n;
        }
        kill(head);
        assertEquals(1_000_000, dead[0]);
    }

    @Test
    void drain_heldAgain_livesOn() {
        Node n = node("n");
        Refs.hold(ts, n);
        Refs.release(ts, n);
        Refs.hold(ts, n);
        ts.drain();
        assertEquals(0, n.deaths);
        Refs.release(ts, n);
        ts.drain();
        assertEquals(1, n.deaths);
    }

    @Test
    void drain_pendedTwice_diesOnce() {
        Node n = node("n");
        Refs.hold(ts, n);
        Refs.release(ts, n);
        Refs.hold(ts, n);
        Refs.release(ts, n);
        Refs.discard(ts, n);
        assertEquals(3, ts.pendingSize);
        ts.drain();
        assertEquals(1, n.deaths);
    }

    @Test
    void drain_floatsInTopActivation_diesAfterDiscard() {
        Node n = node("n");
        TestActivation top = new TestActivation(null);
        top.floating.add(n);
        ts.frame = top;
        Refs.discard(ts, n);
        ts.drain();
        assertEquals(0, n.deaths);
        top.floating.clear();
        Refs.discard(ts, n);
        ts.drain();
        assertEquals(1, n.deaths);
        ts.frame = null;
    }

    @Test
    void take_ownedElement_floatsWithoutPending() {
        Node child = node("child");
        Node parent = node("parent", child);
        PyObject taken = Slots.take(ts, parent.slots, 0);
        assertSame(child, taken);
        assertEquals(0, ts.pendingSize);
        Refs.discard(ts, taken);
        ts.drain();
        assertEquals(List.of("child"), log);
        kill(parent);
    }

    @Test
    void store_overOldValue_oldDies() {
        Node parent = node("parent", node("old"));
        Slots.store(ts, parent.slots, 0, node("new"));
        ts.drain();
        assertEquals(List.of("old"), log);
        kill(parent);
        assertEquals(List.of("old", "parent", "new"), log);
    }

    @Test
    void store_sameValueAgain_livesOn() {
        Node child = node("child");
        Node parent = node("parent", child);
        Slots.store(ts, parent.slots, 0, child);
        ts.drain();
        assertTrue(log.isEmpty());
        assertEquals(1, Refs.count(ts, child));
        kill(parent);
    }

    @Test
    void finalizer_beforeChildrenDie_oncePerLife() {
        Node n = node("n", node("child"));
        n.finalizer = (t, self) -> log.add("finalize " + self.name + " with count " + Refs.count(t, self));
        kill(n);
        assertEquals(List.of("finalize n with count 1", "n", "child"), log);
    }

    @Test
    void finalizer_resurrects_secondDeathWithoutFinalizer() {
        Node home = node("home", new Node[] {null});
        Node n = node("n");
        n.finalizer = (t, self) -> Slots.store(t, home.slots, 0, self);
        kill(n);
        assertEquals(0, n.deaths);
        assertEquals(1, Refs.count(ts, n));
        Slots.drop(ts, home.slots, 0);
        ts.drain();
        assertEquals(1, n.deaths);
        assertEquals(1, n.finalizations);
        kill(home);
    }

    @Test
    void finalizer_drainsInside_takesOnlyItsOwn() {
        Node outer = node("outer");
        outer.finalizer =
                (t, self) -> {
                    Node temp = node("temp");
                    Refs.hold(t, temp);
                    Refs.release(t, temp);
                    assertEquals(1, t.pendingSize);
                    t.drain();
                    log.add("finalized");
                };
        Node sibling = node("sibling");
        Refs.hold(ts, outer);
        Refs.hold(ts, sibling);
        Refs.release(ts, outer);
        Refs.release(ts, sibling);
        ts.drain();
        assertEquals(List.of("temp", "finalized", "outer", "sibling"), log);
    }

    @Test
    void finalizer_leavesPending_drainedBeforeItsObjectDies() {
        Node n = node("n");
        n.finalizer =
                (t, self) -> {
                    Node temp = node("temp");
                    Refs.discard(t, temp);
                };
        kill(n);
        assertEquals(List.of("temp", "n"), log);
    }

    @Test
    void finalizer_throwsError_restStaysPending() {
        Node bad = node("bad");
        bad.finalizer =
                (t, self) -> {
                    throw new StackOverflowError();
                };
        Node next = node("next");
        Refs.hold(ts, bad);
        Refs.hold(ts, next);
        Refs.release(ts, bad);
        Refs.release(ts, next);
        try {
            ts.drain();
        } catch (StackOverflowError e) {
            log.add("error");
        }
        ts.drain();
        assertEquals(List.of("error", "next"), log);
    }

    @Test
    void finalizer_revivesPendedSibling_siblingLives() {
        Node sibling = node("sibling");
        Node home = node("home", new Node[] {null});
        Node n = node("n");
        n.finalizer = (t, self) -> Slots.store(t, home.slots, 0, sibling);
        Node parent = node("parent", n, sibling);
        kill(parent);
        assertEquals(List.of("parent", "n"), log);
        kill(home);
        assertEquals(List.of("parent", "n", "home", "sibling"), log);
    }

    @Test
    void weakReferences_cleared_afterFinalizerBeforeClear() {
        Node n = node("n");
        n.finalizer = (t, self) -> log.add("finalizer");
        n.onWeakClear =
                (t, self) -> {
                    assertTrue(Refs.isDead(self));
                    log.add("weak");
                };
        Refs.noteWeakReference(n);
        kill(n);
        assertEquals(List.of("finalizer", "weak", "n"), log);
    }

    @Test
    void immortal_released_neverDies() {
        Node n = node("n");
        Refs.immortalize(n);
        kill(n);
        Refs.decref(ts, n);
        Refs.discard(ts, n);
        ts.drain();
        assertEquals(0, n.deaths);
        assertTrue(Refs.isImmortal(n));
    }

    @Test
    void deferred_slotsCounted_holdsNot_neverDiesByCount() {
        Node n = node("n");
        Node parent = node("parent", n);
        Refs.defer(n);
        Refs.hold(ts, n);
        assertEquals(1, Refs.count(ts, n));
        Refs.release(ts, n);
        Refs.incref(ts, n);
        assertEquals(2, Refs.count(ts, n));
        Refs.decref(ts, n);
        kill(parent);
        assertEquals(0, Refs.count(ts, n));
        assertEquals(0, n.deaths);
        assertFalse(Refs.touch(ts, n));
    }

    @Test
    void holdScope_nested_releasesNewest() {
        Node a = node("a");
        Node b = node("b");
        try (var ha = ts.hold(a)) {
            try (var hb = ts.hold(b)) {
                assertEquals(1, Refs.count(ts, b));
            }
            ts.drain();
            assertEquals(List.of("b"), log);
        }
        ts.drain();
        assertEquals(List.of("b", "a"), log);
    }

    @Test
    void scratch_movedOut_countsGoAlong() {
        Node a = node("a");
        PyObject[] items;
        try (Scratch s = new Scratch(ts, 1)) {
            s.add(a);
            s.add(a);
            items = s.moveOut();
        }
        assertEquals(2, items.length);
        assertEquals(2, Refs.count(ts, a));
        Slots.drop(ts, items, 0);
        Slots.drop(ts, items, 1);
        ts.drain();
        assertEquals(1, a.deaths);
    }

    @Test
    void count_stuckAtMaximum_livesForEver() {
        int w = Word.MAX << 8 | Word.M;
        assertEquals(Word.MAX, Word.count(Word.plusOne(w)));
        assertEquals(Word.MAX, Word.count(Word.minusOne(w)));
        assertEquals(Word.MAX, Word.count(Word.merged(Word.MIN << 8, 5)));
        assertEquals(Word.MAX, Word.count(Word.merged(3 << 8, Integer.MAX_VALUE)));
        assertEquals(-3, Word.count(Word.minusOne(-2 << 8)));
    }
}
