package org.pyrt.refcount;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Uses of dead objects under refpoison, on which all tests run. */
@EnabledIfSystemProperty(named = "pyrt.refpoison", matches = "true")
class PoisonTest {

    private final ThreadState ts = new ThreadRegistry().attachCurrentThread();

    private Node dead() {
        Node n = new Node(ts, "n");
        Refs.discard(ts, n);
        ts.drain();
        return n;
    }

    @Test
    void anyUse_deadObject_fails() {
        Node n = dead();
        assertThrows(RefPoisonError.class, () -> Refs.incref(ts, n));
        assertThrows(RefPoisonError.class, () -> Refs.decref(ts, n));
        assertThrows(RefPoisonError.class, () -> Refs.hold(ts, n));
        assertThrows(RefPoisonError.class, () -> Refs.release(ts, n));
        assertThrows(RefPoisonError.class, () -> Refs.unhold(ts, n));
        assertThrows(RefPoisonError.class, () -> Refs.moveOut(ts, n));
        assertThrows(RefPoisonError.class, () -> Refs.discard(ts, n));
        assertThrows(RefPoisonError.class, () -> Refs.touch(ts, n));
    }

    @Test
    void error_namesTheClass() {
        Node n = dead();
        RefPoisonError e = assertThrows(RefPoisonError.class, () -> Refs.hold(ts, n));
        assertTrue(e.getMessage().contains(Node.class.getName()));
    }
}
