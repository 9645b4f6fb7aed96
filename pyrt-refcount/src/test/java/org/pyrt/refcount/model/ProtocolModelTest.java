package org.pyrt.refcount.model;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pyrt.refcount.model.ProtocolModel.Broken;

/** Every interleaving of the protocol, and of the protocol with one rule left out. */
class ProtocolModelTest {

    private static Explorer explore(int threads, int slots, boolean ownerDead, Broken broken) {
        return explore(threads, slots, ownerDead, false, broken);
    }

    private static Explorer explore(int threads, int slots, boolean ownerDead, boolean weak, Broken broken) {
        Explorer e = new Explorer();
        e.run(new ProtocolModel(threads, slots, ownerDead, weak, broken));
        return e;
    }

    private static Explorer exploreKept(int threads, int slots, boolean ownerDead, boolean weak, Broken broken) {
        Explorer e = new Explorer();
        e.run(new ProtocolModel(threads, slots, ownerDead, weak, true, broken));
        return e;
    }

    private static void assertSound(Explorer e, int leastStates) {
        assertNull(e.error(), () -> String.join("\n", e.trace()));
        assertTrue(e.states() >= leastStates, e.states() + " states");
    }

    @Test
    void explore_twoThreadsTwoSlots_noLostEarlyOrDoubleDeath() {
        assertSound(explore(2, 2, false, Broken.NOTHING), 100_000);
    }

    @Test
    void explore_deadOwnerTwoOthersTwoSlots_noLostEarlyOrDoubleDeath() {
        assertSound(explore(3, 2, true, Broken.NOTHING), 10_000);
    }

    @Test
    void explore_deadOwnerTwoOthersOneSlot_noLostEarlyOrDoubleDeath() {
        assertSound(explore(3, 1, true, Broken.NOTHING), 1_000);
    }

    @Test
    @Tag("long")
    void explore_threeThreadsOneSlot_noLostEarlyOrDoubleDeath() {
        assertSound(explore(3, 1, false, Broken.NOTHING), 1_000_000);
    }

    @Test
    void exploreWeak_twoThreadsTwoSlots_noLostEarlyOrDoubleDeath() {
        assertSound(explore(2, 2, false, true, Broken.NOTHING), 100_000);
    }

    @Test
    void exploreWeak_deadOwnerTwoOthersOneSlot_noLostEarlyOrDoubleDeath() {
        assertSound(explore(3, 1, true, true, Broken.NOTHING), 1_000);
    }

    @Test
    @Tag("long")
    void exploreWeak_threeThreadsOneSlot_noLostEarlyOrDoubleDeath() {
        assertSound(explore(3, 1, false, true, Broken.NOTHING), 1_000_000);
    }

    @Test
    void exploreKept_twoThreadsOneSlot_noLostEarlyOrDoubleDeath() {
        assertSound(exploreKept(2, 1, false, false, Broken.NOTHING), 100_000);
    }

    @Test
    void exploreKept_deadOwnerTwoOthersOneSlot_noLostEarlyOrDoubleDeath() {
        assertSound(exploreKept(3, 1, true, false, Broken.NOTHING), 10_000);
    }

    @Test
    void exploreKept_twoThreadsTwoSlots_noLostEarlyOrDoubleDeath() {
        assertSound(exploreKept(2, 2, false, false, Broken.NOTHING), 500_000);
    }

    @Test
    @Tag("long")
    void exploreKept_twoThreadsTwoSlotsWeak_noLostEarlyOrDoubleDeath() {
        assertSound(exploreKept(2, 2, false, true, Broken.NOTHING), 500_000);
    }

    @Test
    @Tag("long")
    void exploreKept_deadOwnerTwoOthersTwoSlotsWeak_noLostEarlyOrDoubleDeath() {
        assertSound(exploreKept(3, 2, true, true, Broken.NOTHING), 100_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = Broken.class,
            names = {"KEPT_UNMARKED", "KEPT_WHILE_OFF", "KEPT_TWICE"})
    void exploreKept_carelessly_findsTheHarm(Broken broken) {
        assertNotNull(exploreKept(2, 1, false, false, broken).error());
    }

    @ParameterizedTest
    @EnumSource(
            value = Broken.class,
            names = {"WEAK_NO_MARK", "WEAK_NO_R", "WEAK_PLAIN_DEATH"})
    void exploreWeak_carelessUpgrade_findsTheHarm(Broken broken) {
        assertNotNull(explore(2, 1, false, true, broken).error());
    }

    @ParameterizedTest
    @EnumSource(
            value = Broken.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "NOTHING", "ADOPT_BLINDLY", "ADOPT_UNMARKED", "WEAK_NO_MARK", "WEAK_NO_R", "WEAK_PLAIN_DEATH",
                "KEPT_UNMARKED", "KEPT_WHILE_OFF", "KEPT_TWICE"
            })
    void explore_withoutARule_findsTheHarm(Broken broken) {
        assertNotNull(explore(2, 2, false, broken).error());
    }

    @ParameterizedTest
    @EnumSource(
            value = Broken.class,
            names = {"ADOPT_BLINDLY", "ADOPT_UNMARKED"})
    void explore_carelessAdoption_findsTheHarm(Broken broken) {
        assertNotNull(explore(3, 2, true, broken).error());
    }
}
